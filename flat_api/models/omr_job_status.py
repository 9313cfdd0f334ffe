"""OmrJobStatus. Generated from openapi.yaml; do not edit."""

from flat_api.base_model import OpenEnum


class OmrJobStatus(OpenEnum):
    """How far a job is: ``draft`` (takes files), ``processing``, ``awaitingInput`` (needs
    ``OMRApi.submit_omr_job_step``), and at the end ``done``, ``error`` or ``canceled``."""

    DRAFT = "draft"
    PROCESSING = "processing"
    AWAITING_INPUT = "awaitingInput"
    AWAITINGINPUT = "awaitingInput"
    DONE = "done"
    ERROR = "error"
    CANCELED = "canceled"
