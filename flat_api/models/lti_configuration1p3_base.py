"""LtiConfiguration1p3Base and what belongs to it. Generated from openapi.yaml; do not edit."""

from typing import List, Optional

from pydantic import StrictBool

from flat_api.base_model import FlatModel, OpenEnum
from flat_api.models.lti_configuration1p3_base_supported_services import LtiConfiguration1p3BaseSupportedServices
from flat_api.models.lti_configuration1p3_base_tool import LtiConfiguration1p3BaseTool


class LtiConfiguration1p3BaseDeploymentMode(OpenEnum):
    """Whether the registration serves one deployment (``single``) or several (``multi``)."""

    SINGLE = "single"
    MULTI = "multi"


class LtiConfiguration1p3BaseMode(OpenEnum):
    """How the platform was registered: by hand (``1p3-manual``), as a deployment of a platform registered before
    (``1p3-deployment``), or by the platform itself (``1p3-dynamic``)."""

    ENUM_1P3_MANUAL = "1p3-manual"
    ENUM_1P3_MINUS_MANUAL = "1p3-manual"
    ENUM_1P3_DEPLOYMENT = "1p3-deployment"
    ENUM_1P3_MINUS_DEPLOYMENT = "1p3-deployment"
    ENUM_1P3_DYNAMIC = "1p3-dynamic"
    ENUM_1P3_MINUS_DYNAMIC = "1p3-dynamic"


class LtiConfiguration1p3Base(FlatModel):
    """What all connections by LTI 1.3 have in common."""

    mode: Optional[LtiConfiguration1p3BaseMode] = None
    """How the platform was registered: by hand (``1p3-manual``), as a deployment of a platform registered before
    (``1p3-deployment``), or by the platform itself (``1p3-dynamic``)."""
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
    deployment_mode: Optional[LtiConfiguration1p3BaseDeploymentMode] = None
    """Whether the registration serves one deployment (``single``) or several (``multi``)."""
    supported_services: Optional[LtiConfiguration1p3BaseSupportedServices] = None
    """LTI Advantage services, each with whether the platform offers it."""
    tool: Optional[LtiConfiguration1p3BaseTool] = None
    """What the platform says about itself."""
    public_keyset_url: Optional[str] = None
    """Where Flat publishes its public keys (JWKS); to be entered in the platform."""
    initiate_login_url: Optional[str] = None
    """Where the platform starts a launch (OIDC login); to be entered in the platform."""
    redirect_uris: Optional[List[str]] = None
    """Where launches may return to; to be entered in the platform."""
    enable_email_matching: Optional[StrictBool] = None
    """Find the account of a person by email address when they launch Flat from the platform. The server's default is
    ``true``."""
