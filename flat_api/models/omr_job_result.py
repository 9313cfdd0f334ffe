"""OmrJobResult. Generated from openapi.yaml; do not edit."""

from typing import List, Optional

from flat_api.base_model import FlatModel


class OmrJobResult(FlatModel):
    """Where the result of a finished job is."""

    score: Optional[str] = None
    """ID of the score that was created, for the output ``library``."""
    exports: Optional[List[str]] = None
    """Formats that ``OMRApi.get_omr_job_export`` can deliver."""
