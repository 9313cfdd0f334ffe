"""ScoreCommentCreation. Generated from openapi.yaml; do not edit."""

from typing import TYPE_CHECKING, List, Optional

from flat_api.codec.model import FlatModel
from flat_api.models.score_comment_context import ScoreCommentContext

if TYPE_CHECKING:
    from typing import Any, Mapping, Sequence, Union


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

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            revision: Optional[str] = None,
            comment: str,
            raw_comment: Optional[str] = None,
            mentions: Optional[Sequence[str]] = None,
            reply_to: Optional[str] = None,
            context: Optional[Union[ScoreCommentContext, Mapping[str, Any]]] = None,
        ) -> None: ...
