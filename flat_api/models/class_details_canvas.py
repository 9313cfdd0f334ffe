"""ClassDetailsCanvas. Generated from openapi.yaml; do not edit."""

from typing import Optional

from flat_api.codec.model import FlatModel


class ClassDetailsCanvas(FlatModel):
    """The course in Canvas that a class is connected with."""

    id: Optional[str] = None
    """ID of the course in Canvas."""

    domain: Optional[str] = None
    """Host name of the Canvas site."""
