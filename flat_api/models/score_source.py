"""ScoreSource. Generated from openapi.yaml; do not edit."""

from typing import Optional

from flat_api.codec.model import FlatModel


class ScoreSource(FlatModel):
    """Where to fetch a file from."""

    google_drive: Optional[str] = None
    """ID of a file on Google Drive. The account must be linked to Drive."""
