"""EduResourceSubjects. Generated from openapi.yaml; do not edit."""

from typing import List

from flat_api.models.teaching_theme import TeachingTheme

EduResourceSubjects = List[TeachingTheme]
"""The subjects that a resource is for."""
