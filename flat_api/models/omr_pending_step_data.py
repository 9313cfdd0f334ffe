"""OmrPendingStepData. Generated from openapi.yaml; do not edit."""

from typing import List, Optional

from typing_extensions import Literal

from flat_api.models.omr_detected_instrument import OmrDetectedInstrument
from flat_api.union import FlatUnion


class OmrPendingStepData(FlatUnion):
    """What was detected, in the shape that ``step`` tells. Steps not known yet may come; do not reject them."""

    __variants__ = ("OmrDetailsStepData",)
    __discriminator__ = ("step", {"details": "OmrDetailsStepData"})

    step: Optional[Literal["details"]] = None
    """Always ``details``."""
    title: Optional[str] = None
    """Title as read from the pages."""
    instruments: Optional[List[OmrDetectedInstrument]] = None
    """The parts of the score, with the instrument guessed for each."""
