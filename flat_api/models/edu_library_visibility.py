"""EduLibraryVisibility. Generated from openapi.yaml; do not edit."""

from flat_api.base_model import OpenEnum


class EduLibraryVisibility(OpenEnum):
    """Who can see the library."""

    PRIVATE = "private"
    ORGANIZATION = "organization"
    PUBLIC = "public"
