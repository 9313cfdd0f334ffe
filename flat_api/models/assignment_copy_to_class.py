"""AssignmentCopyToClass. Generated from openapi.yaml; do not edit."""

from typing import Optional

from flat_api.base_model import FlatModel, Timestamp


class AssignmentCopyToClass(FlatModel):
    """Destination of a copy that goes to a class."""

    classroom: str
    """ID of the class that receives the copy."""
    assignment: Optional[str] = None
    """ID of an assignment in that class that receives the content. When left out, a new assignment is created."""
    scheduled_date: Optional[Timestamp] = None
    """When the copy is to be given to the students."""
