"""AssignmentSubmissionPlayback. Generated from openapi.yaml; do not edit."""

from flat_api.base_model import FlatModel, Number


class AssignmentSubmissionPlayback(FlatModel):
    """How often a student has played a score of an assignment."""

    score: str
    """ID of the score."""
    nb_play_attempt: Number
    """Times that the score was played. See ``nbPlaybackAuthorized`` of the assignment for the limit."""
