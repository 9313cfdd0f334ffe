"""AssignmentSubmissionState. Generated from openapi.yaml; do not edit."""

from flat_api.codec.model import OpenEnum


class AssignmentSubmissionState(OpenEnum):
    """``created`` (started, not turned in), ``turnedIn`` (handed in, not marked), ``returned`` (handed back to the
    student), or ``graded``."""

    CREATED = "created"
    TURNED_IN = "turnedIn"
    TURNEDIN = "turnedIn"
    RETURNED = "returned"
    GRADED = "graded"
