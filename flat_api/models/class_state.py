"""ClassState. Generated from openapi.yaml; do not edit."""

from flat_api.codec.model import OpenEnum


class ClassState(OpenEnum):
    """``active`` (in use), ``inactive`` (not activated yet, as classes from Clever are at first), ``archived`` or
    ``deleted``."""

    ACTIVE = "active"
    INACTIVE = "inactive"
    ARCHIVED = "archived"
    DELETED = "deleted"
