"""ResourceCollaboratorCreation. Generated from openapi.yaml; do not edit."""

from typing import Optional

from pydantic import ConfigDict, Field, StrictBool

from flat_api.codec.model import FlatModel


class ResourceCollaboratorCreation(FlatModel):
    """Whom to share with, and how. Give exactly one of ``user``, ``group``, ``userEmail`` and ``userToken``."""

    model_config = ConfigDict(hide_input_in_errors=True)

    user: Optional[str] = None
    """ID of a user."""

    group: Optional[str] = None
    """ID of a group."""

    user_email: Optional[str] = None
    """Email address to invite."""

    user_token: Optional[str] = Field(default=None, repr=False)
    """Token that identifies a user instead of an ID."""

    acl_read: Optional[StrictBool] = None
    """May open it. The server's default is ``true``."""

    acl_write: Optional[StrictBool] = None
    """May change it. The server's default is ``false``."""

    acl_admin: Optional[StrictBool] = None
    """May share and manage it. The server's default is ``false``."""
