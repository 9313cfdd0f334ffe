"""EduResourceUseInClass. Generated from openapi.yaml; do not edit."""

from typing import Optional

from flat_api.codec.model import FlatModel


class EduResourceUseInClass(FlatModel):
    """The class that gets a copy of an assignment from the resource library."""

    classroom: str
    """ID of the class."""

    assignment: Optional[str] = None
    """ID of an assignment in that class that receives the content. When left out, a new assignment is created."""
