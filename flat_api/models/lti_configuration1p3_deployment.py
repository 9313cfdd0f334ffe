"""LtiConfiguration1p3Deployment. Generated from openapi.yaml; do not edit."""

from typing import List, Optional

from pydantic import StrictBool
from typing_extensions import Literal

from flat_api.base_model import FlatModel, Timestamp
from flat_api.models.lti_configuration1p3_base import LtiConfiguration1p3BaseDeploymentMode
from flat_api.models.lti_configuration1p3_base_supported_services import LtiConfiguration1p3BaseSupportedServices
from flat_api.models.lti_configuration1p3_base_tool import LtiConfiguration1p3BaseTool
from flat_api.models.lti_configuration_base import LtiConfigurationBaseStatus


class LtiConfiguration1p3Deployment(FlatModel):
    """A further deployment of a platform that is registered already."""

    __nullable__ = frozenset({"last_used_date"})

    id: str
    """Unique ID of the configuration."""
    lti_version: Literal["1p3"]
    """Version of LTI; tells the variant."""
    organization_id: Optional[str] = None
    """ID of the organization that it connects."""
    organization_name: Optional[str] = None
    """Name of the organization that it connects."""
    creator_id: Optional[str] = None
    """ID of the user who created it."""
    creation_date: Timestamp
    """When it was created."""
    last_used_date: Optional[Timestamp] = None
    """When the platform last made use of it; ``null`` when it never has."""
    status: Optional[LtiConfigurationBaseStatus] = None
    """``incomplete-setup`` while data of the platform is missing, ``ready-to-use`` when complete, ``in-use`` once
    the platform uses it."""
    mode: Optional[Literal["1p3-deployment"]] = None
    """How the platform was registered; tells the variant."""
    platform_iss: Optional[str] = None
    """Issuer of the platform (``iss`` in its tokens), a URL."""
    platform_name: Optional[str] = None
    """Name of the platform, for people."""
    client_id: Optional[str] = None
    """Identifier that the platform gave to Flat when it was registered."""
    deployment_id: str
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
    parent_id: Optional[str] = None
    """ID of the configuration that this deployment belongs to."""
    deployment_key: Optional[str] = None
    """Key of the deployment; set by the server."""
    deployment_breakdown_by: Optional[str] = None
    """By what one deployment is divided, when it serves more than one configuration."""
    deployment_breakdown_id: Optional[str] = None
    """Which part of the divided deployment this configuration is for."""
