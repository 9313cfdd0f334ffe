"""Group. Generated from openapi.yaml; do not edit."""

from typing import Optional

from pydantic import StrictBool

from flat_api.codec.model import FlatModel, Number, Timestamp
from flat_api.models.group_type import GroupType


class Group(FlatModel):
    """A set of users in a school, as shown where something is shared with it."""

    id: Optional[str] = None
    """24 hex digits."""

    name: Optional[str] = None
    """Name shown to people."""

    type: Optional[GroupType] = None
    """What the group stands for."""

    users_count: Optional[Number] = None
    """Number of its members."""

    read_only: Optional[StrictBool] = None
    """Whether its members follow something else, such as a class, and cannot be changed by themselves."""

    organization: Optional[str] = None
    """ID of the organization."""

    creation_date: Optional[Timestamp] = None
    """When it was made, in UTC."""
