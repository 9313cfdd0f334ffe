"""OmrJob. Generated from openapi.yaml; do not edit."""

from typing import List, Optional

from pydantic import StrictBool

from flat_api.base_model import FlatModel, Integer, Timestamp
from flat_api.models.omr_imported_metadata import OmrImportedMetadata
from flat_api.models.omr_job_file_metadata import OmrJobFileMetadata
from flat_api.models.omr_job_output import OmrJobOutput
from flat_api.models.omr_job_progress import OmrJobProgress
from flat_api.models.omr_job_result import OmrJobResult
from flat_api.models.omr_job_retention import OmrJobRetention
from flat_api.models.omr_job_status import OmrJobStatus
from flat_api.models.omr_pending_step import OmrPendingStep
from flat_api.models.omr_step_name import OmrStepName


class OmrJob(FlatModel):
    """One run of optical music recognition, from the first file to the result."""

    id: str
    """Unique ID of the job."""
    status: OmrJobStatus
    """How far the job is."""
    output: OmrJobOutput
    """What the job makes of the pages. The server's default is ``library``."""
    interactive_steps: List[OmrStepName]
    """Steps at which the job stops and asks; empty when it runs through."""
    auto_rotate: Optional[StrictBool] = None
    """Whether pages are turned upright before reading."""
    locales: Optional[List[str]] = None
    """Languages of the text on the pages, as codes from ``OmrCapabilities.locales``."""
    current_step: Optional[OmrStepName] = None
    """Step that the job is at."""
    pending_step: Optional[OmrPendingStep] = None
    """Question that the job waits for an answer to, while ``status`` is ``awaitingInput``."""
    estimated_credits: Optional[Integer] = None
    """Credits that the job costs, ``costPerPage`` for every page; charged when it starts."""
    progress: Optional[OmrJobProgress] = None
    """How much is done, for showing to people."""
    original_file_metadata: Optional[OmrJobFileMetadata] = None
    """What the job was given to read."""
    imported_metadata: Optional[OmrImportedMetadata] = None
    """What the score contains, once it has been read."""
    result: Optional[OmrJobResult] = None
    """Where the result is, once ``status`` is ``done``."""
    retention: Optional[OmrJobRetention] = None
    """When the files are erased; only with the output ``musicxml``."""
    error_code: Optional[str] = None
    """Why the job failed, for programs: ``NO_MUSIC_DETECTED``, ``CORRUPTED_FILE``, ``UNSUPPORTED_FORMAT``,
    ``UNSUPPORTED_TABLATURE``, ``ENCRYPTED_PDF``, ``TOO_LARGE``, ``ENGINE_TIMEOUT``, ``GENERIC``; more may come."""
    error_message: Optional[str] = None
    """Why the job failed, for people, in the language of ``X-Flat-Locale``."""
    creation_date: Optional[Timestamp] = None
    """When the job was created."""
    modification_date: Optional[Timestamp] = None
    """When the job last changed."""
