"""ClassDetailsMfc. Generated from openapi.yaml; do not edit."""

from typing import Optional

from flat_api.codec.model import FlatModel


class ClassDetailsMfc(FlatModel):
    """The class in MusicFirst Classroom that a class is connected with."""

    id: Optional[str] = None
    """ID of the class in MusicFirst Classroom."""

    alternate_link: Optional[str] = None
    """Address (URL) of the class in MusicFirst Classroom."""
