"""AssignmentGroup. Generated from openapi.yaml; do not edit."""

from typing import List, Optional

from flat_api.base_model import FlatModel


class AssignmentGroup(FlatModel):
    """Some students who hand in an assignment together."""

    id: str
    """ID of the group, whose type is ``assignmentStudentsSubGroup``."""
    name: str
    """Name that teachers and students see."""
    parent: Optional[str] = None
    """ID of the sub-group of the class that this group was made from. The server may send ``null``."""
    members: List[str]
    """IDs of the students."""
