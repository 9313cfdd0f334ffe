"""ScoreCommentType. Generated from openapi.yaml; do not edit."""

from flat_api.base_model import OpenEnum


class ScoreCommentType(OpenEnum):
    """``document`` is about the whole score, ``inline`` about the notes in ``context``."""

    DOCUMENT = "document"
    INLINE = "inline"
