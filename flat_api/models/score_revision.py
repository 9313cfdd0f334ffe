"""ScoreRevision. Generated from openapi.yaml; do not edit."""

from typing import List, Optional

from pydantic import AliasChoices, Field, StrictBool

from flat_api.codec.model import FlatModel, Timestamp
from flat_api.models.score_revision_statistics import ScoreRevisionStatistics


class ScoreRevision(FlatModel):
    """One saved state of a score."""

    id: str
    """24 hex digits."""

    user: Optional[str] = None
    """ID of the account that saved it."""

    score: str
    """ID of the score."""

    collaborators: Optional[List[str]] = None
    """IDs of other users whose changes are in it. May be empty."""

    date: Timestamp = Field(validation_alias=AliasChoices("date", "var_date"), serialization_alias="date")
    """When it was saved, in UTC."""

    @property
    def var_date(self) -> Timestamp:
        """The same as ``date``."""
        return self.date

    @var_date.setter
    def var_date(self, value: Timestamp) -> None:
        self.date = value

    event: Optional[str] = None
    """What caused it to be saved, as an open string."""

    description: Optional[str] = None
    """Note of the person who saved it."""

    autosave: Optional[StrictBool] = None
    """Whether the editor saved it by itself."""

    statistics: Optional[ScoreRevisionStatistics] = None
    """How much changed. May be empty."""
