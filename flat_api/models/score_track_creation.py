"""ScoreTrackCreation. Generated from openapi.yaml; do not edit."""

from typing import TYPE_CHECKING, List, Optional

from pydantic import StrictBool

from flat_api.codec.model import FlatModel
from flat_api.models.score_track import ScoreTrackPurpose
from flat_api.models.score_track_point import ScoreTrackPoint
from flat_api.models.score_track_state import ScoreTrackState

if TYPE_CHECKING:
    from typing import Any, Mapping, Sequence, Union

    from typing_extensions import Literal


class ScoreTrackCreation(FlatModel):
    """A recording to attach to a score."""

    title: Optional[str] = None
    """Shown in the list of tracks."""

    default: Optional[StrictBool] = None
    """Whether the score plays this track unless another is chosen."""

    state: Optional[ScoreTrackState] = None
    """Set to ``completed`` when it is ready. The server's default is ``draft``."""

    purpose: Optional[ScoreTrackPurpose] = None
    """What it is for. The server's default is ``common``."""

    url: Optional[str] = None
    """Address of the recording, for example at SoundCloud, YouTube or Vimeo."""

    synchronization_points: Optional[List[ScoreTrackPoint]] = None
    """Ties measures to times in the recording, in order of time."""

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            title: Optional[str] = None,
            default: Optional[bool] = None,
            state: Optional[Union[ScoreTrackState, Literal["draft", "completed", "deleted"]]] = None,
            purpose: Optional[Union[ScoreTrackPurpose, Literal["common", "performanceSubmission"]]] = None,
            url: Optional[str] = None,
            synchronization_points: Optional[Sequence[Union[ScoreTrackPoint, Mapping[str, Any]]]] = None,
        ) -> None: ...
