"""AssignmentUpdateReleaseGrades. Generated from openapi.yaml; do not edit."""

from flat_api.base_model import OpenEnum


class AssignmentUpdateReleaseGrades(OpenEnum):
    """For worksheets, when students see their grade: ``auto`` as soon as it is known, ``manual`` when a teacher
    releases it."""

    AUTO = "auto"
    MANUAL = "manual"
