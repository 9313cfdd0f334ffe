"""GroupDetails and what belongs to it. Generated from openapi.yaml; do not edit."""

from typing import List, Optional

from pydantic import StrictBool
from typing_extensions import Literal

from flat_api.codec.model import FlatModel, Number, Timestamp
from flat_api.models.group_type import GroupType


class AddGroupUserRequest(FlatModel):
    """Whom to add to a group."""

    user: str
    """ID of the user who is to join."""


class AddGroupUserResponse(FlatModel):
    """Who was added to a group."""

    user: Optional[str] = None
    """ID of the user who joined."""


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


class GroupCreation(FlatModel):
    """A sub-group of a class to create."""

    type: Literal["classStudentsSubGroup"]
    """Always ``classStudentsSubGroup``, the one type that can be created."""

    classroom: str
    """ID of the class."""

    name: Optional[str] = None
    """Name that teachers and students see."""

    members: Optional[List[str]] = None
    """IDs of the students who are in the group from the start."""


class RenameGroupRequest(FlatModel):
    """The new name of a group."""

    name: str
    """Name that teachers and students see from now on."""
