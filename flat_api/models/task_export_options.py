"""TaskExportOptions. Generated from openapi.yaml; do not edit."""

from typing import List, Optional

from flat_api.codec.model import FlatModel


class TaskExportOptions(FlatModel):
    """What to render."""

    parts: Optional[List[str]] = None
    """UUIDs of the parts. Left out, the whole score."""
