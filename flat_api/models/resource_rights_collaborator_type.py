"""ResourceRightsCollaboratorType. Generated from openapi.yaml; do not edit."""

from flat_api.base_model import OpenEnum


class ResourceRightsCollaboratorType(OpenEnum):
    """Where the rights come from; ``owner``, a permission of the ``user``, or one of a ``group``."""

    OWNER = "owner"
    USER = "user"
    GROUP = "group"
