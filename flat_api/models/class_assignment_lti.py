"""ClassAssignmentLti. Generated from openapi.yaml; do not edit."""

from typing import Optional

from flat_api.codec.model import FlatModel


class ClassAssignmentLti(FlatModel):
    """The counterpart of an assignment in a learning management system (LMS) that is connected by LTI."""

    id: Optional[str] = None
    """ID of the assignment in the LMS."""
