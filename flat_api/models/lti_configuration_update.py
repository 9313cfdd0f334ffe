"""LtiConfigurationUpdate. Generated from openapi.yaml; do not edit."""

from typing import Optional

from pydantic import StrictBool

from flat_api.union import FlatUnion


class LtiConfigurationUpdate(FlatUnion):
    """Fields of an LTI 1.3 configuration to change: of a deployment, or of a configuration that holds the platform's
    data itself."""

    __variants__ = ("LtiConfigurationUpdateDeployment", "LtiConfigurationUpdateStandalone")

    deployment_id: Optional[str] = None
    """Identifier that the platform gave to this deployment of Flat."""
    deployment_breakdown_id: Optional[str] = None
    """Which part of the deployment to connect, when it serves more than one configuration."""
    enable_email_matching: Optional[StrictBool] = None
    """Find the account of a person by email address when they launch Flat from the platform."""
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
