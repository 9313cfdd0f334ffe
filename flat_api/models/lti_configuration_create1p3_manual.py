"""LtiConfigurationCreate1p3Manual. Generated from openapi.yaml; do not edit."""

from typing import Optional

from pydantic import StrictBool
from typing_extensions import Literal

from flat_api.base_model import FlatModel


class LtiConfigurationCreate1p3Manual(FlatModel):
    """A connection whose platform data is entered by hand; what is not known yet may follow later."""

    mode: Literal["1p3-manual"]
    """How the platform is to be connected; tells the variant."""
    platform_iss: Optional[str] = None
    """Issuer of the platform (``iss`` in its tokens), a URL."""
    platform_name: Optional[str] = None
    """Name of the platform, for people."""
    client_id: Optional[str] = None
    """Identifier that the platform gave to Flat when it was registered."""
    deployment_id: Optional[str] = None
    """Identifier that the platform gave to this deployment of Flat."""
    access_token_url: Optional[str] = None
    """Where the platform hands out access tokens for its services."""
    authorization_url: Optional[str] = None
    """Where the platform authenticates a launch (OIDC authorization)."""
    jwks_url: Optional[str] = None
    """Where the platform publishes its public keys (JWKS)."""
    enable_email_matching: Optional[StrictBool] = None
    """Find the account of a person by email address when they launch Flat from the platform."""
