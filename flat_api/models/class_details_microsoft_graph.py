"""ClassDetailsMicrosoftGraph. Generated from openapi.yaml; do not edit."""

from typing import Optional

from flat_api.codec.model import FlatModel


class ClassDetailsMicrosoftGraph(FlatModel):
    """The class in Microsoft Teams that a class is connected with."""

    id: Optional[str] = None
    """ID of the class in Microsoft Graph, a UUID."""
