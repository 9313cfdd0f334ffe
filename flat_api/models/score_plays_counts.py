"""ScorePlaysCounts. Generated from openapi.yaml; do not edit."""

from typing import Optional

from flat_api.codec.model import FlatModel, Number


class ScorePlaysCounts(FlatModel):
    """How often a score was played."""

    total: Optional[Number] = None
    """Since the score was made."""

    weekly: Optional[Number] = None
    """Over the past week."""

    monthly: Optional[Number] = None
    """Over the past month."""

    yearly: Optional[Number] = None
    """Over the past year."""
