"""ScoreCommentUpdate. Generated from openapi.yaml; do not edit."""

from typing import TYPE_CHECKING, Optional

from pydantic import Field

from flat_api.codec.model import FlatModel
from flat_api.models.score_comment_context import ScoreCommentContext

if TYPE_CHECKING:
    from typing import Any, Mapping, Union


class ScoreCommentUpdate(FlatModel):
    """Changes to a comment. Fields left out stay as they are."""

    revision: Optional[str] = None
    """ID of the revision it refers to."""

    comment: Optional[str] = Field(default=None, min_length=1, max_length=10000)
    """The words, with mentions in Flat's own markup; 1 to 10,000 characters."""

    raw_comment: Optional[str] = Field(default=None, min_length=1, max_length=10000)
    """The same words with mentions as plain text; 1 to 10,000 characters."""

    context: Optional[ScoreCommentContext] = None
    """Notes to attach it to."""

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            revision: Optional[str] = None,
            comment: Optional[str] = None,
            raw_comment: Optional[str] = None,
            context: Optional[Union[ScoreCommentContext, Mapping[str, Any]]] = None,
        ) -> None: ...
