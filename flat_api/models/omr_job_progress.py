"""OmrJobProgress. Generated from openapi.yaml; do not edit."""

from typing import Optional

from flat_api.base_model import FlatModel, Number


class OmrJobProgress(FlatModel):
    """How much of a job is done."""

    percent: Optional[Number] = None
    """Share that is done, 0 to 100."""
    text: Optional[str] = None
    """What is being done, for people, in the language of ``X-Flat-Locale``."""
    key: Optional[str] = None
    """What is being done, for programs; the same in every language."""
