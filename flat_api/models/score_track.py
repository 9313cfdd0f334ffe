"""ScoreTrack and what belongs to it. Generated from openapi.yaml; do not edit."""

from typing import List, Optional

from pydantic import StrictBool

from flat_api.codec.model import FlatModel, OpenEnum, Timestamp
from flat_api.models.score_track_point import ScoreTrackPoint
from flat_api.models.score_track_state import ScoreTrackState
from flat_api.models.score_track_type import ScoreTrackType


class ScoreTrackPurpose(OpenEnum):
    """``common`` for ordinary tracks, ``performanceSubmission`` for what a student recorded for an assignment."""

    COMMON = "common"
    PERFORMANCE_SUBMISSION = "performanceSubmission"
    PERFORMANCESUBMISSION = "performanceSubmission"


class ScoreTrack(FlatModel):
    """An audio or video recording that plays along with a score."""

    id: str
    """24 hex digits."""

    title: Optional[str] = None
    """Shown in the list of tracks."""

    score: Optional[str] = None
    """ID of the score. Absent for a free recording handed in for an assignment."""

    creator: str
    """ID of the user who added it."""

    creation_date: Timestamp
    """When it was added, in UTC."""

    modification_date: Timestamp
    """When it last changed, in UTC."""

    default: StrictBool
    """Whether the score plays this track unless another is chosen."""

    state: ScoreTrackState
    """Whether it is ready. The server's default is ``draft``."""

    type: ScoreTrackType
    """Where the recording comes from."""

    purpose: ScoreTrackPurpose
    """What it is for. The server's default is ``common``."""

    url: Optional[str] = None
    """Address of the recording."""

    media_id: Optional[str] = None
    """ID of the recording at its host."""

    synchronization_points: Optional[List[ScoreTrackPoint]] = None
    """Ties measures to times in the recording, in order of time."""


class ScoreTrackCreationResponse(FlatModel):
    """Envelope around a track that was just added."""

    track: ScoreTrack
    """The new track."""
