"""OmrDetailsStepData. Generated from openapi.yaml; do not edit."""

from typing import List, Optional

from typing_extensions import Literal

from flat_api.base_model import FlatModel
from flat_api.models.omr_detected_instrument import OmrDetectedInstrument


class OmrDetailsStepData(FlatModel):
    """What was detected, to be confirmed or corrected in the step ``details``."""

    step: Literal["details"]
    """Always ``details``."""
    title: Optional[str] = None
    """Title as read from the pages."""
    instruments: List[OmrDetectedInstrument]
    """The parts of the score, with the instrument guessed for each."""
