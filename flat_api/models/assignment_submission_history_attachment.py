"""AssignmentSubmissionHistoryAttachment. Generated from openapi.yaml; do not edit."""

from typing import Optional

from flat_api.codec.model import FlatModel


class AssignmentSubmissionHistoryAttachment(FlatModel):
    """A score as it was when a submission changed."""

    score: Optional[str] = None
    """ID of the score."""

    revision: Optional[str] = None
    """ID of the revision that the score had."""

    title: Optional[str] = None
    """Title that the score had."""
