"""ScorePrivacy. Generated from openapi.yaml; do not edit."""

from flat_api.codec.model import OpenEnum


class ScorePrivacy(OpenEnum):
    """Who may open a score besides its owner and collaborators.

    - ``public``: everyone
    - ``private``: nobody else; the usual value
    - ``organizationPublic``: everyone in the organization
    - ``privateLink``: everyone who has the ``sharingKey``.
    """

    PUBLIC = "public"
    PRIVATE = "private"
    ORGANIZATION_PUBLIC = "organizationPublic"
    ORGANIZATIONPUBLIC = "organizationPublic"
    PRIVATE_LINK = "privateLink"
    PRIVATELINK = "privateLink"
