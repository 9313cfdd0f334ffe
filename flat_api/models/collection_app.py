"""CollectionApp. Generated from openapi.yaml; do not edit."""

from typing import Optional

from flat_api.codec.model import FlatModel


class CollectionApp(FlatModel):
    """The application that a collection of the type ``app`` belongs to."""

    id: Optional[str] = None
    """24 hex digits."""

    name: Optional[str] = None
    """Name that the application gives itself."""

    logo: Optional[str] = None
    """Address of its picture."""
