"""MicrosoftGraphAssignmentAssignToType. Generated from openapi.yaml; do not edit."""

from flat_api.base_model import OpenEnum


class MicrosoftGraphAssignmentAssignToType(OpenEnum):
    """Whether the whole ``class`` or ``individual`` students have the assignment."""

    CLASS = "class"
    INDIVIDUAL = "individual"
