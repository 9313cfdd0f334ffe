"""OmrJobFileUploadResult. Generated from openapi.yaml; do not edit."""

from typing import Optional

from pydantic import StrictInt

from flat_api.base_model import FlatModel


class OmrJobFileUploadResult(FlatModel):
    """Place of an added file in the draft."""

    file_index: Optional[StrictInt] = None
    """Position of the file, to read it back with ``OMRApi.get_omr_job_file``."""
    file_count: Optional[StrictInt] = None
    """Number of files that the draft has now."""
