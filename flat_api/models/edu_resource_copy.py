"""EduResourceCopy. Generated from openapi.yaml; do not edit."""

from flat_api.codec.model import FlatModel


class EduResourceCopy(FlatModel):
    """Where the copy of a resource goes."""

    destination: str
    """Folder that receives the copy, ``root`` for the top of the account's own library, or an ID."""
