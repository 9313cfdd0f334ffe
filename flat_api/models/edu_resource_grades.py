"""EduResourceGrades. Generated from openapi.yaml; do not edit."""

from typing import List

from flat_api.models.grade import Grade

EduResourceGrades = List[Grade]
"""The school grades that a resource is for."""
