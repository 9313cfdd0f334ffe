"""AssignmentCopyResponseCapabilities. Generated from openapi.yaml; do not edit."""

from typing import Optional

from pydantic import StrictBool

from flat_api.codec.model import FlatModel
from flat_api.models.assignment_copy_response_capabilities_can_publish_in_class_error import (
    AssignmentCopyResponseCapabilitiesCanPublishInClassError,
)


class AssignmentCopyResponseCapabilities(FlatModel):
    """What the account behind the token may do with an assignment."""

    can_edit: StrictBool
    """Whether the assignment can be changed."""

    can_publish_in_class: StrictBool
    """Whether the assignment can be given to the students of its class."""

    can_publish_in_class_error: Optional[AssignmentCopyResponseCapabilitiesCanPublishInClassError] = None
    """Why the assignment cannot be given to the students, when ``canPublishInClass`` is false."""

    can_archive: StrictBool
    """Whether the assignment can be archived."""

    can_unarchive: StrictBool
    """Whether the assignment can be brought back from the archive."""
