"""LtiConfigurationCreate1p3Dynamic. Generated from openapi.yaml; do not edit."""

from typing import Optional

from typing_extensions import Literal

from flat_api.base_model import FlatModel
from flat_api.models.lti_configuration_create1p3_dynamic_platform_info import (
    LtiConfigurationCreate1p3DynamicPlatformInfo,
)


class LtiConfigurationCreate1p3Dynamic(FlatModel):
    """A connection that the platform will register by itself."""

    mode: Literal["1p3-dynamic"]
    """How the platform is to be connected; tells the variant."""
    platform_info: Optional[LtiConfigurationCreate1p3DynamicPlatformInfo] = None
    """What is known of the platform before it registers."""
    locale: Optional[str] = None
    """Language for the registration, such as ``en``."""
