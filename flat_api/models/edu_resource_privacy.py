"""EduResourcePrivacy. Generated from openapi.yaml; do not edit."""

from flat_api.codec.model import OpenEnum


class EduResourcePrivacy(OpenEnum):
    """``private`` (its creator), ``organizationPublic`` (everybody in the organization) or ``public`` (everybody)."""

    PRIVATE = "private"
    ORGANIZATION_PUBLIC = "organizationPublic"
    ORGANIZATIONPUBLIC = "organizationPublic"
    PUBLIC = "public"
