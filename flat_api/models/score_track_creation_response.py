"""ScoreTrackCreationResponse. Generated from openapi.yaml; do not edit."""

from flat_api.base_model import FlatModel
from flat_api.models.score_track import ScoreTrack


class ScoreTrackCreationResponse(FlatModel):
    """Envelope around a track that was just added."""

    track: ScoreTrack
    """The new track."""
