"""GroupDetails. Generated from openapi.yaml; do not edit."""

from typing import List, Optional

from pydantic import StrictBool

from flat_api.base_model import FlatModel, Number, Timestamp
from flat_api.models.group_type import GroupType


class GroupDetails(FlatModel):
    """A group and what it belongs to, without its members (see ``GroupApi.list_group_users``)."""

    id: str
    """24 hex digits."""
    name: str
    """Name that its members see."""
    type: GroupType
    """What the group is for."""
    organization: Optional[str] = None
    """ID of the organization that the group belongs to."""
    classroom: Optional[str] = None
    """ID of the class that the group belongs to."""
    assignment: Optional[str] = None
    """ID of the assignment that the group belongs to, for ``assignmentStudentsSubGroup``."""
    parent: Optional[str] = None
    """ID of the group that this one was made from. The server may send ``null``."""
    creation_date: Timestamp
    """When the group was created."""
    users_count: Number
    """Number of members."""
    read_only: StrictBool
    """Whether the group cannot be changed by hand."""
    tags: List[str]
    """Keywords for the group."""
