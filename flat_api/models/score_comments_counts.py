"""ScoreCommentsCounts. Generated from openapi.yaml; do not edit."""

from typing import Optional

from flat_api.codec.model import FlatModel, Number


class ScoreCommentsCounts(FlatModel):
    """How many comments a score has received."""

    total: Optional[Number] = None
    """Since the score was made."""

    unique: Optional[Number] = None
    """Number of different people who commented."""

    weekly: Optional[Number] = None
    """Over the past week."""

    monthly: Optional[Number] = None
    """Over the past month."""

    yearly: Optional[Number] = None
    """Over the past year."""
