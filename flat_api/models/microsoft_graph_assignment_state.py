"""MicrosoftGraphAssignmentState. Generated from openapi.yaml; do not edit."""

from flat_api.base_model import OpenEnum


class MicrosoftGraphAssignmentState(OpenEnum):
    """State of the assignment, as Microsoft Graph names it."""

    DRAFT = "draft"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    ASSIGNED = "assigned"
    INACTIVE = "inactive"
