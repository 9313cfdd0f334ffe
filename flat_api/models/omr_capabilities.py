"""OmrCapabilities. Generated from openapi.yaml; do not edit."""

from typing import List, Optional

from flat_api.base_model import FlatModel, Integer
from flat_api.models.omr_job_output import OmrJobOutput
from flat_api.models.omr_locale_details import OmrLocaleDetails
from flat_api.models.omr_step_name import OmrStepName


class OmrCapabilities(FlatModel):
    """What OMR can do for this account at present; expect the lists to grow."""

    steps: List[OmrStepName]
    """Steps at which a job can stop and ask; for ``interactiveSteps``."""
    formats: List[str]
    """Formats that results can be downloaded in; for ``OMRApi.get_omr_job_export``."""
    outputs: List[OmrJobOutput]
    """What a job can make of the pages."""
    max_files: Integer
    """Most files in one job."""
    max_pages: Integer
    """Most pages in one job."""
    max_parallel_jobs: Integer
    """Most jobs that may run at the same time."""
    max_file_size: Integer
    """Largest file, in bytes."""
    accepted_mime_types: List[str]
    """Media types of the files that can be read."""
    accepted_extensions: List[str]
    """File name extensions of the files that can be read."""
    cost_per_page: Optional[Integer] = None
    """Credits charged for one page."""
    remaining_credits: Optional[Integer] = None
    """Credits left to spend; missing without a token."""
    retention_days: Optional[Integer] = None
    """Days after which the files of a job with the output ``musicxml`` are erased."""
    locales: List[str]
    """Codes of the languages that a job can be given, as in ``localesDetails``."""
    locales_details: List[OmrLocaleDetails]
    """The languages with their names, for showing a choice."""
