"""ScoreTrackPurpose. Generated from openapi.yaml; do not edit."""

from flat_api.base_model import OpenEnum


class ScoreTrackPurpose(OpenEnum):
    """``common`` for ordinary tracks, ``performanceSubmission`` for what a student recorded for an assignment."""

    COMMON = "common"
    PERFORMANCE_SUBMISSION = "performanceSubmission"
    PERFORMANCESUBMISSION = "performanceSubmission"
