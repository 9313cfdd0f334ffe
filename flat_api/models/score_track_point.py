"""ScoreTrackPoint and what belongs to it. Generated from openapi.yaml; do not edit."""

from typing import Optional

from flat_api.codec.model import FlatModel, Number, OpenEnum


class ScoreTrackPointType(OpenEnum):
    """``measure`` marks where a measure begins, ``end`` where the music ends."""

    MEASURE = "measure"
    END = "end"


class ScoreTrackPoint(FlatModel):
    """One tie between a place in the score and a time in the recording."""

    type: ScoreTrackPointType
    """``measure`` marks where a measure begins, ``end`` where the music ends."""

    measure_uuid: Optional[str] = None
    """UUID of the measure; absent for ``end``."""

    time: Number
    """Position in the recording, in seconds."""
