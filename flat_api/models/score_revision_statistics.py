"""ScoreRevisionStatistics. Generated from openapi.yaml; do not edit."""

from typing import Optional

from flat_api.codec.model import FlatModel, Number, Timestamp


class ScoreRevisionStatistics(FlatModel):
    """How much changed in a revision."""

    additions: Optional[Number] = None
    """Elements added."""

    deletions: Optional[Number] = None
    """Elements removed."""

    start_date: Optional[Timestamp] = None
    """First change, in UTC."""

    end_date: Optional[Timestamp] = None
    """Last change, in UTC."""
