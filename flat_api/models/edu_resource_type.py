"""EduResourceType. Generated from openapi.yaml; do not edit."""

from flat_api.codec.model import OpenEnum


class EduResourceType(OpenEnum):
    """``assignment``, or ``folder``, which holds assignments and other folders."""

    ASSIGNMENT = "assignment"
    FOLDER = "folder"
