"""GoogleClassroomSubmission. Generated from openapi.yaml; do not edit."""

from flat_api.codec.model import FlatModel


class GoogleClassroomSubmission(FlatModel):
    """The counterpart of a submission in Google Classroom."""

    id: str
    """ID of the submission in Google Classroom."""

    state: str
    """State of the submission, as Google Classroom names it."""

    alternate_link: str
    """Address (URL) of the submission in Google Classroom."""
