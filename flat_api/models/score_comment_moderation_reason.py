"""ScoreCommentModerationReason. Generated from openapi.yaml; do not edit."""

from flat_api.base_model import OpenEnum


class ScoreCommentModerationReason(OpenEnum):
    """Why it is hidden."""

    SPAM = "spam"
    INAPPROPRIATE = "inappropriate"
