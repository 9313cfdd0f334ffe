"""ClassAssignmentUpdateState. Generated from openapi.yaml; do not edit."""

from flat_api.base_model import OpenEnum


class ClassAssignmentUpdateState(OpenEnum):
    """``draft`` keeps the assignment among the teachers, ``active`` gives it to the students and cannot be taken
    back."""

    DRAFT = "draft"
    ACTIVE = "active"
