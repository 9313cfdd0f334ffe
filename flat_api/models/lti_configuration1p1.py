"""LtiConfiguration1p1. Generated from openapi.yaml; do not edit."""

from typing import Optional

from pydantic import ConfigDict, Field
from typing_extensions import Literal

from flat_api.base_model import FlatModel, Timestamp
from flat_api.models.lti_configuration1p1_tool import LtiConfiguration1p1Tool
from flat_api.models.lti_configuration_base import LtiConfigurationBaseStatus


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
