"""ClassGradeLevel. Generated from openapi.yaml; do not edit."""

from flat_api.codec.model import OpenEnum


class ClassGradeLevel(OpenEnum):
    """Stage of education, from ``elementary`` school to ``university``."""

    ELEMENTARY = "elementary"
    MIDDLE = "middle"
    HIGH = "high"
    UNIVERSITY = "university"
    OTHER = "other"
