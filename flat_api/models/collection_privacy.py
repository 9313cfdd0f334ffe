"""CollectionPrivacy. Generated from openapi.yaml; do not edit."""

from flat_api.codec.model import OpenEnum


class CollectionPrivacy(OpenEnum):
    """Who may open a collection. ``private``, its owner and collaborators, is the only value so far."""

    PRIVATE = "private"
