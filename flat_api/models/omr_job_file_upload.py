"""OmrJobFileUpload. Generated from openapi.yaml; do not edit."""

from typing import Optional

from flat_api.base_model import FlatModel


class OmrJobFileUpload(FlatModel):
    """A file to add to a draft; its type is found from the content."""

    file: str
    """Content of the scan, photo or PDF, encoded in Base64; at most ``OmrCapabilities.maxFileSize`` bytes."""
    filename: Optional[str] = None
    """Name of the file, with its extension."""
