"""GetScoreRevisionDataUrl. Generated from openapi.yaml; do not edit."""

from flat_api.codec.model import FlatModel


class GetScoreRevisionDataUrl(FlatModel):
    """Where the file is stored."""

    url: str
    """Address to download the file from without the access token."""
