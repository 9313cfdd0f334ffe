"""AssignmentSubmissionCommentCreation. Generated from openapi.yaml; do not edit."""

from flat_api.codec.model import FlatModel


class AssignmentSubmissionCommentCreation(FlatModel):
    """The text of a comment on a submission."""

    comment: str
    """What to write."""
