"""LtiConfiguration1p3Dynamic. Generated from openapi.yaml; do not edit."""

from typing import List, Optional

from pydantic import ConfigDict, Field, StrictBool
from typing_extensions import Literal

from flat_api.base_model import FlatModel, Timestamp
from flat_api.models.lti_configuration1p3_base import LtiConfiguration1p3BaseDeploymentMode
from flat_api.models.lti_configuration1p3_base_supported_services import LtiConfiguration1p3BaseSupportedServices
from flat_api.models.lti_configuration1p3_base_tool import LtiConfiguration1p3BaseTool
from flat_api.models.lti_configuration_base import LtiConfigurationBaseStatus


class LtiConfiguration1p3Dynamic(FlatModel):
    """A connection that the platform registers by itself, through ``registrationUrl``."""

    __nullable__ = frozenset({"last_used_date", "registration_completion_date"})

    model_config = ConfigDict(hide_input_in_errors=True)

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
    mode: Optional[Literal["1p3-dynamic"]] = None
    """How the platform was registered; tells the variant."""
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
    registration_token: Optional[str] = Field(default=None, repr=False)
    """Token that lets the platform register itself."""
    registration_url: Optional[str] = Field(default=None, repr=False)
    """Address to enter in the platform to begin the registration; contains the token."""
    registration_token_used: Optional[StrictBool] = None
    """Whether the platform has made use of the token."""
    registration_completion_date: Optional[Timestamp] = None
    """When the registration was completed; ``null`` until then."""
