"""OmrJobFileUploadResult. Generated from openapi.yaml; do not edit."""

from typing import Optional

from flat_api.base_model import FlatModel, Integer


class OmrJobFileUploadResult(FlatModel):
    """Place of an added file in the draft."""

    file_index: Optional[Integer] = None
    """Position of the file, to read it back with ``OMRApi.get_omr_job_file``."""
    file_count: Optional[Integer] = None
    """Number of files that the draft has now."""
