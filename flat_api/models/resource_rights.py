"""ResourceRights and what belongs to it. Generated from openapi.yaml; do not edit."""

from typing import Optional

from pydantic import StrictBool

from flat_api.codec.model import FlatModel, OpenEnum


class ResourceRightsCollaboratorType(OpenEnum):
    """Where the rights come from; ``owner``, a permission of the ``user``, or one of a ``group``."""

    OWNER = "owner"
    USER = "user"
    GROUP = "group"


class ResourceRights(FlatModel):
    """What somebody may do with a score or collection."""

    acl_read: StrictBool
    """May open it. The server's default is ``false``."""

    acl_write: StrictBool
    """May change it. The server's default is ``false``."""

    acl_admin: StrictBool
    """May share and manage it. The server's default is ``false``."""

    is_collaborator: Optional[StrictBool] = None
    """Whether the rights come from a permission of one's own rather than from privacy or a sharing key. The server's
    default is ``false``."""

    collaborator_type: Optional[ResourceRightsCollaboratorType] = None
    """Where the rights come from; ``owner``, a permission of the ``user``, or one of a ``group``."""
