"""ScoreTrackState. Generated from openapi.yaml; do not edit."""

from flat_api.codec.model import OpenEnum


class ScoreTrackState(OpenEnum):
    """``draft`` while it is being prepared, ``completed`` when ready, ``deleted`` when removed."""

    DRAFT = "draft"
    COMPLETED = "completed"
    DELETED = "deleted"
