"""EduResourceMove. Generated from openapi.yaml; do not edit."""

from flat_api.codec.model import FlatModel


class EduResourceMove(FlatModel):
    """Where a resource goes."""

    destination: str
    """Folder that receives the resource, ``root`` for the top of the account's own library, or an ID."""
