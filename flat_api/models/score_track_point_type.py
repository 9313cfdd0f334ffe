"""ScoreTrackPointType. Generated from openapi.yaml; do not edit."""

from flat_api.base_model import OpenEnum


class ScoreTrackPointType(OpenEnum):
    """``measure`` marks where a measure begins, ``end`` where the music ends."""

    MEASURE = "measure"
    END = "end"
