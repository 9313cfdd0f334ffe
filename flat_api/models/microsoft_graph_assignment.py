"""MicrosoftGraphAssignment and what belongs to it. Generated from openapi.yaml; do not edit."""

from typing import List, Optional

from flat_api.codec.model import FlatModel, OpenEnum, Timestamp


class MicrosoftGraphAssignmentState(OpenEnum):
    """State of the assignment, as Microsoft Graph names it."""

    DRAFT = "draft"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    ASSIGNED = "assigned"
    INACTIVE = "inactive"


class MicrosoftGraphAssignmentAssignToType(OpenEnum):
    """Whether the whole ``class`` or ``individual`` students have the assignment."""

    CLASS = "class"
    INDIVIDUAL = "individual"


class MicrosoftGraphAssignment(FlatModel):
    """The counterpart of an assignment in Microsoft Teams."""

    id: Optional[str] = None
    """ID of the assignment in Microsoft Graph, a UUID."""

    state: Optional[MicrosoftGraphAssignmentState] = None
    """State of the assignment, as Microsoft Graph names it."""

    alternate_link: Optional[str] = None
    """Address (URL) of the assignment in Microsoft Teams."""

    assign_date_time: Optional[Timestamp] = None
    """When the assignment is given to the students; may have a space where ISO 8601 has a ``T``."""

    categories: Optional[List[str]] = None
    """The categories that the assignment is filed under."""

    assign_to_type: Optional[MicrosoftGraphAssignmentAssignToType] = None
    """Whether the whole ``class`` or ``individual`` students have the assignment."""

    assigned_students_ms_ids: Optional[List[str]] = None
    """Identifiers in Microsoft Graph of the students, for ``individual``."""
