"""AssignmentSubmissionComments. Generated from openapi.yaml; do not edit."""

from typing import Optional

from flat_api.base_model import FlatModel, Number


class AssignmentSubmissionComments(FlatModel):
    """How many comments a submission has."""

    total: Optional[Number] = None
    """Number of all comments."""
    unread: Optional[Number] = None
    """Number of comments that the account behind the token has not read yet."""
