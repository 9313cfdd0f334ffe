"""OmrJobFileMetadata. Generated from openapi.yaml; do not edit."""

from typing import Optional

from pydantic import StrictInt

from flat_api.base_model import FlatModel


class OmrJobFileMetadata(FlatModel):
    """What a job was given to read."""

    number_of_pages: Optional[StrictInt] = None
    """Number of pages in all files; the charge depends on it."""
    file_count: Optional[StrictInt] = None
    """Number of files."""
    filename: Optional[str] = None
    """File name, as it was sent."""
    file_size: Optional[StrictInt] = None
    """Size in bytes."""
    mime_type: Optional[str] = None
    """Media type, as found from the content."""
    file_extension: Optional[str] = None
    """File name extension."""
