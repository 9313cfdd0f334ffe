"""ClassDetailsGoogleClassroom. Generated from openapi.yaml; do not edit."""

from typing import Optional

from flat_api.codec.model import FlatModel


class ClassDetailsGoogleClassroom(FlatModel):
    """The course in Google Classroom that a class is connected with."""

    id: Optional[str] = None
    """ID of the course in Google Classroom."""

    alternate_link: Optional[str] = None
    """Address (URL) of the course in Google Classroom."""
