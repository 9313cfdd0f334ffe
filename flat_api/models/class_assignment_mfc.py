"""ClassAssignmentMfc. Generated from openapi.yaml; do not edit."""

from typing import Optional

from flat_api.codec.model import FlatModel


class ClassAssignmentMfc(FlatModel):
    """The counterpart of an assignment in MusicFirst Classroom."""

    id: Optional[str] = None
    """ID of the assignment in MusicFirst Classroom."""

    alternate_link: Optional[str] = None
    """Address (URL) of the assignment in MusicFirst Classroom."""
