"""AssignmentSubmissionHistorySource. Generated from openapi.yaml; do not edit."""

from flat_api.base_model import OpenEnum


class AssignmentSubmissionHistorySource(OpenEnum):
    """Service that the change came from, when it was not made in Flat."""

    LTI = "lti"
    GOOGLE_CLASSROOM = "googleClassroom"
    GOOGLECLASSROOM = "googleClassroom"
    MICROSOFT_GRAPH = "microsoftGraph"
    MICROSOFTGRAPH = "microsoftGraph"
