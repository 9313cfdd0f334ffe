"""EduResourceFolder. Generated from openapi.yaml; do not edit."""

from typing import List, Optional

from flat_api.base_model import FlatModel, Number
from flat_api.models.assignment_type import AssignmentType


class EduResourceFolder(FlatModel):
    """What is known about a folder of the resource library."""

    title: Optional[str] = None
    """Name of the folder."""
    assignments_types: Optional[List[AssignmentType]] = None
    """The types of the assignments in the folder."""
    resources_count: Optional[Number] = None
    """Number of resources in the folder."""
