"""EduSkillsFocused. Generated from openapi.yaml; do not edit."""

from typing import List

from flat_api.models.edu_skills_focused_inner import EduSkillsFocusedInner

EduSkillsFocused = List[EduSkillsFocusedInner]
"""The skills that a class works on."""
