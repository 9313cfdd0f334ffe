"""ClassDetailsIssues. Generated from openapi.yaml; do not edit."""

from typing import List, Optional

from flat_api.codec.model import FlatModel
from flat_api.models.class_details_issues_sync_inner import ClassDetailsIssuesSyncInner


class ClassDetailsIssues(FlatModel):
    """Problems that the server has found with a class."""

    sync: Optional[List[ClassDetailsIssuesSyncInner]] = None
    """The people who could not be brought in from the connected service."""
