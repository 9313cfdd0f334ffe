"""EduResourceAssignmentCreation. Generated from openapi.yaml; do not edit."""

from typing import Optional

from flat_api.base_model import FlatModel
from flat_api.models.assignment_type import AssignmentType


class EduResourceAssignmentCreation(FlatModel):
    """An assignment to create in the resource library."""

    type: Optional[AssignmentType] = None
    """What the students are asked to do."""
