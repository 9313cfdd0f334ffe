"""AssignmentSubmissionHistoryState. Generated from openapi.yaml; do not edit."""

from flat_api.codec.model import OpenEnum


class AssignmentSubmissionHistoryState(OpenEnum):
    """``created`` (started, not turned in), ``turnedIn``, ``returned`` (handed back), ``graded``, or ``reset`` (the
    submission was deleted so that the student starts again)."""

    CREATED = "created"
    TURNED_IN = "turnedIn"
    TURNEDIN = "turnedIn"
    RETURNED = "returned"
    GRADED = "graded"
    RESET = "reset"
