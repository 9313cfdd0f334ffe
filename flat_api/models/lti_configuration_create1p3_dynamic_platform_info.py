"""LtiConfigurationCreate1p3DynamicPlatformInfo. Generated from openapi.yaml; do not edit."""

from typing import Optional

from flat_api.base_model import FlatModel


class LtiConfigurationCreate1p3DynamicPlatformInfo(FlatModel):
    """What is known of a platform before it registers itself."""

    name: Optional[str] = None
    """Name of the platform, for people."""
    url: Optional[str] = None
    """Web address of the platform."""
