"""AssignmentSubmissionStudentsMode. Generated from openapi.yaml; do not edit."""

from flat_api.base_model import OpenEnum


class AssignmentSubmissionStudentsMode(OpenEnum):
    """``single``: every student hands in alone. ``group``: a group of students hands in one work together."""

    SINGLE = "single"
    GROUP = "group"
