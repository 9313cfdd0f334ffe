"""LtiConfigurationCreate. Generated from openapi.yaml; do not edit."""

from typing import Optional

from pydantic import StrictBool
from typing_extensions import Literal

from flat_api.models.lti_configuration_create1p3_dynamic_platform_info import (
    LtiConfigurationCreate1p3DynamicPlatformInfo,
)
from flat_api.union import FlatUnion


class LtiConfigurationCreate(FlatUnion):
    """A configuration to create; ``mode`` selects the variant."""

    __variants__ = (
        "LtiConfigurationCreate1p1",
        "LtiConfigurationCreate1p3Dynamic",
        "LtiConfigurationCreate1p3Deployment",
        "LtiConfigurationCreate1p3Manual",
    )
    __discriminator__ = (
        "mode",
        {
            "1p1-manual": "LtiConfigurationCreate1p1",
            "1p3-dynamic": "LtiConfigurationCreate1p3Dynamic",
            "1p3-deployment": "LtiConfigurationCreate1p3Deployment",
            "1p3-manual": "LtiConfigurationCreate1p3Manual",
        },
    )

    mode: Optional[Literal["1p1-manual", "1p3-dynamic", "1p3-deployment", "1p3-manual"]] = None
    """How the platform is to be connected; tells the variant."""
    name: Optional[str] = None
    """Label to tell the connection from others."""
    lms: Optional[str] = None
    """Name of the learning platform, such as ``moodle``."""
    platform_info: Optional[LtiConfigurationCreate1p3DynamicPlatformInfo] = None
    """What is known of the platform before it registers."""
    locale: Optional[str] = None
    """Language for the registration, such as ``en``."""
    deployment_type: Optional[str] = None
    """Kind of platform that the deployment is on."""
    deployment_id: Optional[str] = None
    """Identifier that the platform gave to this deployment of Flat."""
    client_id: Optional[str] = None
    """Identifier that the platform gave to Flat when it was registered."""
    deployment_breakdown_id: Optional[str] = None
    """Which part of the deployment to connect, when it serves more than one configuration."""
    platform_iss: Optional[str] = None
    """Issuer of the platform (``iss`` in its tokens), a URL."""
    platform_name: Optional[str] = None
    """Name of the platform, for people."""
    access_token_url: Optional[str] = None
    """Where the platform hands out access tokens for its services."""
    authorization_url: Optional[str] = None
    """Where the platform authenticates a launch (OIDC authorization)."""
    jwks_url: Optional[str] = None
    """Where the platform publishes its public keys (JWKS)."""
    enable_email_matching: Optional[StrictBool] = None
    """Find the account of a person by email address when they launch Flat from the platform."""
