"""OmrPendingStep. Generated from openapi.yaml; do not edit."""

from flat_api.base_model import FlatModel
from flat_api.models.omr_pending_step_data import OmrPendingStepData
from flat_api.models.omr_step_name import OmrStepName


class OmrPendingStep(FlatModel):
    """A question that a job waits for an answer to."""

    step: OmrStepName
    """Step to answer with ``OMRApi.submit_omr_job_step``."""
    data: OmrPendingStepData
    """What was detected so far; its shape depends on ``step``."""
