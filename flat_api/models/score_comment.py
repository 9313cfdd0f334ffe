"""ScoreComment and what belongs to it. Generated from openapi.yaml; do not edit."""

from typing import List, Optional

from pydantic import AliasChoices, Field, StrictBool

from flat_api.codec.model import FlatModel, OpenEnum, Timestamp
from flat_api.models.score_comment_context import ScoreCommentContext
from flat_api.models.score_comment_moderation import ScoreCommentModeration


class ScoreCommentType(OpenEnum):
    """``document`` is about the whole score, ``inline`` about the notes in ``context``."""

    DOCUMENT = "document"
    INLINE = "inline"


class ScoreComment(FlatModel):
    """A comment on a score as a whole or on some of its notes."""

    id: str
    """24 hex digits."""

    type: ScoreCommentType
    """``document`` is about the whole score, ``inline`` about the notes in ``context``."""

    user: str
    """ID of the author."""

    score: str
    """ID of the score."""

    revision: Optional[str] = None
    """ID of the revision that the author saw."""

    reply_to: Optional[str] = None
    """ID of the comment that this one answers."""

    date: Timestamp = Field(validation_alias=AliasChoices("date", "var_date"), serialization_alias="date")
    """When it was posted, in UTC."""

    @property
    def var_date(self) -> Timestamp:
        """The same as ``date``."""
        return self.date

    @var_date.setter
    def var_date(self, value: Timestamp) -> None:
        self.date = value

    modification_date: Optional[Timestamp] = None
    """When it was last reworded, in UTC; absent if never."""

    comment: str
    """The words, with mentions in Flat's own markup."""

    raw_comment: str
    """The same words with mentions as plain text, for display."""

    context: Optional[ScoreCommentContext] = None
    """The notes it is about; absent for ``document``."""

    mentions: Optional[List[str]] = None
    """IDs of the users it mentions."""

    resolved: Optional[StrictBool] = None
    """Whether it has been dealt with."""

    resolved_by: Optional[str] = None
    """ID of the user who marked it so."""

    moderation: Optional[ScoreCommentModeration] = None
    """What Flat's moderation decided."""

    spam: Optional[StrictBool] = None
    """Whether it counts as spam."""
