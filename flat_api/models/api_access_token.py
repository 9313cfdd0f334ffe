"""ApiAccessToken. Generated from openapi.yaml; do not edit."""

from typing import List, Optional

from pydantic import ConfigDict, Field

from flat_api.codec.model import FlatModel, Timestamp
from flat_api.models.app_scopes import AppScopes


class ApiAccessToken(FlatModel):
    """A token that acts as one teacher or student within a few scopes, for a limited time."""

    model_config = ConfigDict(hide_input_in_errors=True)

    id: Optional[str] = None
    """Unique ID of the token; not a secret."""

    name: Optional[str] = None
    """Label that tells the token from others."""

    token: Optional[str] = Field(default=None, repr=False)
    """The token to send as ``Authorization: Bearer``. Complete only in the answer that creates it; later answers
    hold its first four characters."""

    issued_date: Optional[Timestamp] = None
    """When the token was made."""

    expiration_date: Optional[Timestamp] = None
    """When the token stops working."""

    scopes: Optional[List[AppScopes]] = None
    """What the token may do."""
