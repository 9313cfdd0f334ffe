"""ClassAssignmentCanvas. Generated from openapi.yaml; do not edit."""

from typing import Optional

from flat_api.codec.model import FlatModel


class ClassAssignmentCanvas(FlatModel):
    """The counterpart of an assignment in Canvas."""

    id: Optional[str] = None
    """ID of the assignment in Canvas."""

    alternate_link: Optional[str] = None
    """Address (URL) of the assignment in Canvas."""
