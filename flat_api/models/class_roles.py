"""ClassRoles. Generated from openapi.yaml; do not edit."""

from flat_api.codec.model import OpenEnum


class ClassRoles(OpenEnum):
    """What a user is in a class."""

    TEACHER = "teacher"
    STUDENT = "student"
