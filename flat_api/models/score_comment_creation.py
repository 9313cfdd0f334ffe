"""ScoreCommentCreation. Generated from openapi.yaml; do not edit."""

from typing import List, Optional

from flat_api.codec.model import FlatModel
from flat_api.models.score_comment_context import ScoreCommentContext


class ScoreCommentCreation(FlatModel):
    """A comment to post."""

    revision: Optional[str] = None
    """ID of the revision it refers to."""

    comment: str
    """The words, with mentions in Flat's own markup."""

    raw_comment: Optional[str] = None
    """The same words with mentions as plain text."""

    mentions: Optional[List[str]] = None
    """IDs of the users to mention."""

    reply_to: Optional[str] = None
    """ID of the comment to answer."""

    context: Optional[ScoreCommentContext] = None
    """Notes to attach it to. Left out, it is about the whole score."""
