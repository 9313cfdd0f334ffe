"""ClassAssignmentUpdateAssigneeMode. Generated from openapi.yaml; do not edit."""

from flat_api.base_model import OpenEnum


class ClassAssignmentUpdateAssigneeMode(OpenEnum):
    """``everyone`` in the class, or only the ``selected`` students and groups."""

    EVERYONE = "everyone"
    SELECTED = "selected"
