"""GroupCreation. Generated from openapi.yaml; do not edit."""

from typing import List, Optional

from typing_extensions import Literal

from flat_api.base_model import FlatModel


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
