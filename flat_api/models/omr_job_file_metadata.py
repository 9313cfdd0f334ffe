"""OmrJobFileMetadata. Generated from openapi.yaml; do not edit."""

from typing import Optional

from flat_api.base_model import FlatModel, Integer


class OmrJobFileMetadata(FlatModel):
    """What a job was given to read."""

    number_of_pages: Optional[Integer] = None
    """Number of pages in all files; the charge depends on it."""
    file_count: Optional[Integer] = None
    """Number of files."""
    filename: Optional[str] = None
    """File name, as it was sent."""
    file_size: Optional[Integer] = None
    """Size in bytes."""
    mime_type: Optional[str] = None
    """Media type, as found from the content."""
    file_extension: Optional[str] = None
    """File name extension."""
