"""OmrDetailsSubmission. Generated from openapi.yaml; do not edit."""

from typing import List, Optional

from pydantic import Field
from typing_extensions import Literal

from flat_api.base_model import FlatModel
from flat_api.models.omr_instrument_override import OmrInstrumentOverride


class OmrDetailsSubmission(FlatModel):
    """Answer to the step ``details``. Everything left out stays as detected; no other fields are accepted."""

    step: Literal["details"]
    """Always ``details``."""
    title: Optional[str] = Field(default=None, max_length=500)
    """Title of the score, at most 500 characters."""
    main_language: Optional[str] = Field(default=None, min_length=1, max_length=35)
    """Main language of the text on the pages, a code of 1 to 35 characters such as ``en``."""
    instruments: Optional[List[OmrInstrumentOverride]] = Field(default=None, max_length=200)
    """Corrections, one for each part that was wrong; at most 200."""
