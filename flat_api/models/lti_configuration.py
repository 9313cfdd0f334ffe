"""LtiConfiguration and what belongs to it. Generated from openapi.yaml; do not edit."""

from typing import TYPE_CHECKING, ClassVar, List, Optional, Tuple, Union

from pydantic import ConfigDict, Field, StrictBool
from typing_extensions import Literal

from flat_api.codec.model import FlatModel, OpenEnum, Timestamp
from flat_api.codec.union import FlatUnion

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any, Mapping, Sequence


class LtiConfigurationBaseStatus(OpenEnum):
    """``incomplete-setup`` while data of the platform is missing, ``ready-to-use`` when complete, ``in-use`` once
    the platform uses it."""

    READY_TO_USE = "ready-to-use"
    READY_MINUS_TO_MINUS_USE = "ready-to-use"
    IN_USE = "in-use"
    IN_MINUS_USE = "in-use"
    INCOMPLETE_SETUP = "incomplete-setup"
    INCOMPLETE_MINUS_SETUP = "incomplete-setup"


class LtiConfiguration1p1Tool(FlatModel):
    """What an LTI 1.1 platform says about itself."""

    product: Optional[str] = None
    """Product that the platform runs on, such as ``moodle``."""

    version: Optional[str] = None
    """Version of that product."""

    instance_name: Optional[str] = None
    """Name of this installation."""

    instance_guid: Optional[str] = None
    """Unique ID of this installation, often its host name."""

    instance_contact: Optional[str] = None
    """Email address of those who run this installation."""

    instance_domain: Optional[str] = None
    """Host name of this installation."""


class LtiConfiguration1p3BaseTool(FlatModel):
    """What an LTI 1.3 platform says about itself."""

    product: Optional[str] = None
    """Product that the platform runs on, such as ``moodle``."""

    version: Optional[str] = None
    """Version of that product."""

    instance_name: Optional[str] = None
    """Name of this installation."""

    instance_guid: Optional[str] = None
    """Unique ID of this installation, often its host name."""

    instance_contact: Optional[str] = None
    """Email address of those who run this installation."""

    instance_domain: Optional[str] = None
    """Host name of this installation."""


class LtiConfiguration1p3BaseDeploymentMode(OpenEnum):
    """Whether the registration serves one deployment (``single``) or several (``multi``)."""

    SINGLE = "single"
    MULTI = "multi"


class LtiConfiguration1p3BaseSupportedServicesAgs(FlatModel):
    """State of Assignment and Grade Services (grades)."""

    available: Optional[StrictBool] = None
    """Whether the platform offers the service."""

    version: Optional[str] = None
    """Version that the platform offers, such as ``2.0``."""

    enabled: Optional[StrictBool] = None
    """Whether this configuration uses the service."""

    lineitems_url: Optional[str] = None
    """Where the platform keeps the columns of its gradebook (line items)."""


class LtiConfiguration1p3BaseSupportedServicesNrps(FlatModel):
    """State of Names and Role Provisioning Services (course members)."""

    available: Optional[StrictBool] = None
    """Whether the platform offers the service."""

    version: Optional[str] = None
    """Version that the platform offers, such as ``2.0``."""

    enabled: Optional[StrictBool] = None
    """Whether this configuration uses the service."""


class LtiConfiguration1p3BaseSupportedServicesDeepLinking(FlatModel):
    """State of Deep Linking (picking content)."""

    available: Optional[StrictBool] = None
    """Whether the platform offers the service."""

    version: Optional[str] = None
    """Version that the platform offers, such as ``2.0``."""


class LtiConfiguration1p3BaseSupportedServices(FlatModel):
    """The LTI Advantage services that a platform may offer."""

    ags: Optional[LtiConfiguration1p3BaseSupportedServicesAgs] = None
    """Assignment and Grade Services, which carry grades back to the platform."""

    nrps: Optional[LtiConfiguration1p3BaseSupportedServicesNrps] = None
    """Names and Role Provisioning Services, which list the members of a course."""

    deep_linking: Optional[LtiConfiguration1p3BaseSupportedServicesDeepLinking] = None
    """Deep Linking, which lets teachers pick content from within the platform."""


class LtiConfiguration1p1(FlatModel):
    """A connection by LTI 1.1, with a key and a shared secret."""

    __nullable__ = frozenset({"last_used_date"})

    model_config = ConfigDict(hide_input_in_errors=True)

    id: str
    """Unique ID of the configuration."""

    lti_version: Literal["1p1"]
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

    consumer_key: Optional[str] = None
    """Key to enter in the learning platform; public."""

    consumer_secret: Optional[str] = Field(default=None, repr=False)
    """Secret to enter in the learning platform; it signs the launches."""

    lms: Optional[str] = None
    """Name of the learning platform, such as ``moodle``."""

    name: Optional[str] = None
    """Label that administrators gave the connection."""

    tool: Optional[LtiConfiguration1p1Tool] = None
    """What the learning platform says about itself."""


class LtiConfiguration1p3Manual(FlatModel):
    """A connection whose platform data was entered by hand."""

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

    mode: Optional[Literal["1p3-manual"]] = None
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


class LtiConfiguration1p3(FlatUnion):
    """A connection by LTI 1.3. ``mode`` tells the variant, but may be missing: then go by the fields that are there."""

    __variants__: ClassVar[Tuple[str, ...]] = (
        "LtiConfiguration1p3Manual",
        "LtiConfiguration1p3Deployment",
        "LtiConfiguration1p3Dynamic",
    )
    __discriminator__ = (
        "mode",
        {
            "1p3-manual": "LtiConfiguration1p3Manual",
            "1p3-deployment": "LtiConfiguration1p3Deployment",
            "1p3-dynamic": "LtiConfiguration1p3Dynamic",
        },
    )

    __nullable__ = frozenset({"last_used_date", "registration_completion_date"})

    model_config = ConfigDict(hide_input_in_errors=True)

    organization_id: Optional[str] = None
    """ID of the organization that it connects."""

    organization_name: Optional[str] = None
    """Name of the organization that it connects."""

    creator_id: Optional[str] = None
    """ID of the user who created it."""

    last_used_date: Optional[Timestamp] = None
    """When the platform last made use of it; ``null`` when it never has."""

    status: Optional[LtiConfigurationBaseStatus] = None
    """``incomplete-setup`` while data of the platform is missing, ``ready-to-use`` when complete, ``in-use`` once
    the platform uses it."""

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

    registration_token: Optional[str] = Field(default=None, repr=False)
    """Token that lets the platform register itself."""

    registration_url: Optional[str] = Field(default=None, repr=False)
    """Address to enter in the platform to begin the registration; contains the token."""

    registration_token_used: Optional[StrictBool] = None
    """Whether the platform has made use of the token."""

    registration_completion_date: Optional[Timestamp] = None
    """When the registration was completed; ``null`` until then."""

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            id: str,
            lti_version: Literal["1p3"],
            organization_id: Optional[str] = None,
            organization_name: Optional[str] = None,
            creator_id: Optional[str] = None,
            creation_date: datetime,
            last_used_date: Optional[datetime] = None,
            status: Optional[
                Union[LtiConfigurationBaseStatus, Literal["ready-to-use", "in-use", "incomplete-setup"]]
            ] = None,
            mode: Optional[Literal["1p3-manual", "1p3-deployment", "1p3-dynamic"]] = None,
            platform_iss: Optional[str] = None,
            platform_name: Optional[str] = None,
            client_id: Optional[str] = None,
            deployment_id: Optional[str] = None,
            access_token_url: Optional[str] = None,
            authorization_url: Optional[str] = None,
            jwks_url: Optional[str] = None,
            deployment_mode: Optional[Union[LtiConfiguration1p3BaseDeploymentMode, Literal["single", "multi"]]] = None,
            supported_services: Optional[Union[LtiConfiguration1p3BaseSupportedServices, Mapping[str, Any]]] = None,
            tool: Optional[Union[LtiConfiguration1p3BaseTool, Mapping[str, Any]]] = None,
            public_keyset_url: Optional[str] = None,
            initiate_login_url: Optional[str] = None,
            redirect_uris: Optional[Sequence[str]] = None,
            enable_email_matching: Optional[bool] = None,
            parent_id: Optional[str] = None,
            deployment_key: Optional[str] = None,
            deployment_breakdown_by: Optional[str] = None,
            deployment_breakdown_id: Optional[str] = None,
            registration_token: Optional[str] = None,
            registration_url: Optional[str] = None,
            registration_token_used: Optional[bool] = None,
            registration_completion_date: Optional[datetime] = None,
        ) -> None: ...

        id: str
        """Unique ID of the configuration."""

        lti_version: Literal["1p3"]
        """Version of LTI; tells the variant."""

        creation_date: datetime
        """When it was created."""

        @property
        def mode(self) -> Optional[Literal["1p3-manual", "1p3-deployment", "1p3-dynamic"]]:
            """How the platform was registered; tells the variant."""
            ...

        @property
        def deployment_id(self) -> Optional[str]:
            """Identifier that the platform gave to this deployment of Flat."""
            ...

    else:
        id: Optional[str] = None
        lti_version: Optional[Literal["1p3"]] = None
        creation_date: Optional[Timestamp] = None
        mode: Optional[Literal["1p3-manual", "1p3-deployment", "1p3-dynamic"]] = None
        deployment_id: Optional[str] = None


class LtiConfiguration(FlatUnion):
    """A connection to a learning platform. ``ltiVersion`` tells LTI 1.1 (``1p1``) from LTI 1.3 (``1p3``), and for
    1.3 ``mode`` tells the variant."""

    __variants__: ClassVar[Tuple[str, ...]] = ("LtiConfiguration1p1", "LtiConfiguration1p3")
    __discriminator__ = ("ltiVersion", {"1p1": "LtiConfiguration1p1", "1p3": "LtiConfiguration1p3"})

    __nullable__ = frozenset({"last_used_date", "registration_completion_date"})

    model_config = ConfigDict(hide_input_in_errors=True)

    organization_id: Optional[str] = None
    """ID of the organization that it connects."""

    organization_name: Optional[str] = None
    """Name of the organization that it connects."""

    creator_id: Optional[str] = None
    """ID of the user who created it."""

    last_used_date: Optional[Timestamp] = None
    """When the platform last made use of it; ``null`` when it never has."""

    status: Optional[LtiConfigurationBaseStatus] = None
    """``incomplete-setup`` while data of the platform is missing, ``ready-to-use`` when complete, ``in-use`` once
    the platform uses it."""

    consumer_key: Optional[str] = None
    """Key to enter in the learning platform; public."""

    consumer_secret: Optional[str] = Field(default=None, repr=False)
    """Secret to enter in the learning platform; it signs the launches."""

    lms: Optional[str] = None
    """Name of the learning platform, such as ``moodle``."""

    name: Optional[str] = None
    """Label that administrators gave the connection."""

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

    deployment_mode: Optional[LtiConfiguration1p3BaseDeploymentMode] = None
    """Whether the registration serves one deployment (``single``) or several (``multi``)."""

    supported_services: Optional[LtiConfiguration1p3BaseSupportedServices] = None
    """LTI Advantage services, each with whether the platform offers it."""

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

    registration_token: Optional[str] = Field(default=None, repr=False)
    """Token that lets the platform register itself."""

    registration_url: Optional[str] = Field(default=None, repr=False)
    """Address to enter in the platform to begin the registration; contains the token."""

    registration_token_used: Optional[StrictBool] = None
    """Whether the platform has made use of the token."""

    registration_completion_date: Optional[Timestamp] = None
    """When the registration was completed; ``null`` until then."""

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            id: str,
            lti_version: Literal["1p1", "1p3"],
            organization_id: Optional[str] = None,
            organization_name: Optional[str] = None,
            creator_id: Optional[str] = None,
            creation_date: datetime,
            last_used_date: Optional[datetime] = None,
            status: Optional[
                Union[LtiConfigurationBaseStatus, Literal["ready-to-use", "in-use", "incomplete-setup"]]
            ] = None,
            consumer_key: Optional[str] = None,
            consumer_secret: Optional[str] = None,
            lms: Optional[str] = None,
            name: Optional[str] = None,
            tool: Optional[
                Union[
                    Union[LtiConfiguration1p1Tool, Mapping[str, Any]],
                    Union[LtiConfiguration1p3BaseTool, Mapping[str, Any]],
                ]
            ] = None,
            mode: Optional[Literal["1p3-manual", "1p3-deployment", "1p3-dynamic"]] = None,
            platform_iss: Optional[str] = None,
            platform_name: Optional[str] = None,
            client_id: Optional[str] = None,
            deployment_id: Optional[str] = None,
            access_token_url: Optional[str] = None,
            authorization_url: Optional[str] = None,
            jwks_url: Optional[str] = None,
            deployment_mode: Optional[Union[LtiConfiguration1p3BaseDeploymentMode, Literal["single", "multi"]]] = None,
            supported_services: Optional[Union[LtiConfiguration1p3BaseSupportedServices, Mapping[str, Any]]] = None,
            public_keyset_url: Optional[str] = None,
            initiate_login_url: Optional[str] = None,
            redirect_uris: Optional[Sequence[str]] = None,
            enable_email_matching: Optional[bool] = None,
            parent_id: Optional[str] = None,
            deployment_key: Optional[str] = None,
            deployment_breakdown_by: Optional[str] = None,
            deployment_breakdown_id: Optional[str] = None,
            registration_token: Optional[str] = None,
            registration_url: Optional[str] = None,
            registration_token_used: Optional[bool] = None,
            registration_completion_date: Optional[datetime] = None,
        ) -> None: ...

        id: str
        """Unique ID of the configuration."""

        @property
        def lti_version(self) -> Literal["1p1", "1p3"]:
            """Version of LTI; tells the variant."""
            ...

        creation_date: datetime
        """When it was created."""

        @property
        def tool(self) -> Optional[Union[LtiConfiguration1p1Tool, LtiConfiguration1p3BaseTool]]:
            """What the learning platform says about itself."""
            ...

        @property
        def mode(self) -> Optional[Literal["1p3-manual", "1p3-deployment", "1p3-dynamic"]]:
            """How the platform was registered; tells the variant."""
            ...

        @property
        def deployment_id(self) -> Optional[str]:
            """Identifier that the platform gave to this deployment of Flat."""
            ...

    else:
        id: Optional[str] = None
        lti_version: Optional[Literal["1p1", "1p3"]] = None
        creation_date: Optional[Timestamp] = None
        tool: Optional[Union[LtiConfiguration1p1Tool, LtiConfiguration1p3BaseTool]] = None
        mode: Optional[Literal["1p3-manual", "1p3-deployment", "1p3-dynamic"]] = None
        deployment_id: Optional[str] = None


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


class LtiConfigurationBaseLtiVersion(OpenEnum):
    """Version of LTI, 1.1 (``1p1``) or 1.3 (``1p3``); decides which other fields there are."""

    ENUM_1P1 = "1p1"
    ENUM_1P3 = "1p3"


class LtiConfigurationBase(FlatModel):
    """What connections by LTI 1.1 and 1.3 have in common."""

    __nullable__ = frozenset({"last_used_date"})

    id: str
    """Unique ID of the configuration."""

    lti_version: LtiConfigurationBaseLtiVersion
    """Version of LTI, 1.1 (``1p1``) or 1.3 (``1p3``); decides which other fields there are."""

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


class LtiConfigurationCreate1p3DynamicPlatformInfo(FlatModel):
    """What is known of a platform before it registers itself."""

    name: Optional[str] = None
    """Name of the platform, for people."""

    url: Optional[str] = None
    """Web address of the platform."""


class LtiConfigurationCreate1p1(FlatModel):
    """A connection by LTI 1.1; the server makes the key and the secret."""

    mode: Literal["1p1-manual"]
    """How the platform is to be connected; tells the variant."""

    name: Optional[str] = None
    """Label to tell the connection from others."""

    lms: Optional[str] = None
    """Name of the learning platform, such as ``moodle``."""


class LtiConfigurationCreate1p3Dynamic(FlatModel):
    """A connection that the platform will register by itself."""

    mode: Literal["1p3-dynamic"]
    """How the platform is to be connected; tells the variant."""

    platform_info: Optional[LtiConfigurationCreate1p3DynamicPlatformInfo] = None
    """What is known of the platform before it registers."""

    locale: Optional[str] = None
    """Language for the registration, such as ``en``."""

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            mode: Literal["1p3-dynamic"],
            platform_info: Optional[Union[LtiConfigurationCreate1p3DynamicPlatformInfo, Mapping[str, Any]]] = None,
            locale: Optional[str] = None,
        ) -> None: ...


class LtiConfigurationCreate1p3Deployment(FlatModel):
    """A further deployment of a platform that is registered already."""

    mode: Literal["1p3-deployment"]
    """How the platform is to be connected; tells the variant."""

    deployment_type: str
    """Kind of platform that the deployment is on."""

    deployment_id: str
    """Identifier that the platform gave to this deployment of Flat."""

    client_id: Optional[str] = None
    """Identifier that the platform gave to Flat when it was registered."""

    deployment_breakdown_id: Optional[str] = None
    """Which part of the deployment to connect, when it serves more than one configuration."""


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


class LtiConfigurationCreate(FlatUnion):
    """A configuration to create; ``mode`` selects the variant."""

    __variants__: ClassVar[Tuple[str, ...]] = (
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

    name: Optional[str] = None
    """Label to tell the connection from others."""

    lms: Optional[str] = None
    """Name of the learning platform, such as ``moodle``."""

    platform_info: Optional[LtiConfigurationCreate1p3DynamicPlatformInfo] = None
    """What is known of the platform before it registers."""

    locale: Optional[str] = None
    """Language for the registration, such as ``en``."""

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

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            mode: Literal["1p1-manual", "1p3-dynamic", "1p3-deployment", "1p3-manual"],
            name: Optional[str] = None,
            lms: Optional[str] = None,
            platform_info: Optional[Union[LtiConfigurationCreate1p3DynamicPlatformInfo, Mapping[str, Any]]] = None,
            locale: Optional[str] = None,
            deployment_type: Optional[str] = None,
            deployment_id: Optional[str] = None,
            client_id: Optional[str] = None,
            deployment_breakdown_id: Optional[str] = None,
            platform_iss: Optional[str] = None,
            platform_name: Optional[str] = None,
            access_token_url: Optional[str] = None,
            authorization_url: Optional[str] = None,
            jwks_url: Optional[str] = None,
            enable_email_matching: Optional[bool] = None,
        ) -> None: ...

        mode: Any
        """How the platform is to be connected; tells the variant."""

        deployment_type: str
        """Kind of platform that the deployment is on."""

        deployment_id: Any
        """Identifier that the platform gave to this deployment of Flat."""

    else:
        mode: Optional[Literal["1p1-manual", "1p3-dynamic", "1p3-deployment", "1p3-manual"]] = None
        deployment_type: Optional[str] = None
        deployment_id: Optional[str] = None


class LtiConfigurationUpdateDeployment(FlatModel):
    """Fields to change in a configuration of the mode ``1p3-deployment``."""

    deployment_id: Optional[str] = None
    """Identifier that the platform gave to this deployment of Flat."""

    deployment_breakdown_id: Optional[str] = None
    """Which part of the deployment to connect, when it serves more than one configuration."""

    enable_email_matching: Optional[StrictBool] = None
    """Find the account of a person by email address when they launch Flat from the platform."""


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


class LtiConfigurationUpdate(FlatUnion):
    """Fields of an LTI 1.3 configuration to change: of a deployment, or of a configuration that holds the platform's
    data itself."""

    __variants__: ClassVar[Tuple[str, ...]] = ("LtiConfigurationUpdateDeployment", "LtiConfigurationUpdateStandalone")

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
