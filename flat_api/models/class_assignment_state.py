"""ClassAssignmentState. Generated from openapi.yaml; do not edit."""

from flat_api.base_model import OpenEnum


class ClassAssignmentState(OpenEnum):
    """``draft`` (only teachers have it), ``active`` (given to the students) or ``archived``."""

    DRAFT = "draft"
    ACTIVE = "active"
    ARCHIVED = "archived"
