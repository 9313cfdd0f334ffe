"""LtiConfigurationUpdateStandalone. Generated from openapi.yaml; do not edit."""

from typing import Optional

from pydantic import StrictBool

from flat_api.base_model import FlatModel


class LtiConfigurationUpdateStandalone(FlatModel):
    """Fields to change in a configuration that holds the platform's data itself."""

    deployment_id: Optional[str] = None
    """Identifier that the platform gave to this deployment of Flat."""
    platform_iss: Optional[str] = None
    """Issuer of the platform (``iss`` in its tokens), a URL."""
    platform_name: Optional[str] = None
    """Name of the platform, for people."""
    client_id: Optional[str] = None
    """Identifier that the platform gave to Flat when it was registered."""
    access_token_url: Optional[str] = None
    """Where the platform hands out access tokens for its services."""
    authorization_url: Optional[str] = None
    """Where the platform authenticates a launch (OIDC authorization)."""
    jwks_url: Optional[str] = None
    """Where the platform publishes its public keys (JWKS)."""
    enable_email_matching: Optional[StrictBool] = None
    """Find the account of a person by email address when they launch Flat from the platform."""
