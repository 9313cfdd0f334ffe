"""ScoreCreationType. Generated from openapi.yaml; do not edit."""

from flat_api.codec.model import OpenEnum


class ScoreCreationType(OpenEnum):
    """Whether a score is an original work, an arrangement of another or something else; ``null`` when unset."""

    ORIGINAL = "original"
    ARRANGEMENT = "arrangement"
    OTHER = "other"
