"""ScoreTrackPoint and what belongs to it. Generated from openapi.yaml; do not edit."""

from typing import TYPE_CHECKING, Optional

from flat_api.codec.model import FlatModel, Number, OpenEnum

if TYPE_CHECKING:
    from typing import Union

    from typing_extensions import Literal


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

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            type: Union[ScoreTrackPointType, Literal["measure", "end"]],
            measure_uuid: Optional[str] = None,
            time: float,
        ) -> None: ...
