"""ScoreCommentModeration and what belongs to it. Generated from openapi.yaml; do not edit."""

from typing import Optional

from pydantic import StrictBool

from flat_api.codec.model import FlatModel, OpenEnum


class ScoreCommentModerationReason(OpenEnum):
    """Why it is hidden."""

    SPAM = "spam"
    INAPPROPRIATE = "inappropriate"


class ScoreCommentModeration(FlatModel):
    """What moderation decided about a comment."""

    hidden: Optional[StrictBool] = None
    """Whether it is kept from readers."""

    reason: Optional[ScoreCommentModerationReason] = None
    """Why it is hidden."""
