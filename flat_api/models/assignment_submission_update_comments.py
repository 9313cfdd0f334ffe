"""AssignmentSubmissionUpdateComments. Generated from openapi.yaml; do not edit."""

from typing import Optional

from flat_api.codec.model import FlatModel, Number


class AssignmentSubmissionUpdateComments(FlatModel):
    """Comment counts that version 2.19 could send with a submission. The server takes them no longer.

    Deprecated.

    Kept for older imports; no operation uses it.
    """

    total: Optional[Number] = None
    """All comments on the submission."""

    unread: Optional[Number] = None
    """Those that the current account has not read."""
