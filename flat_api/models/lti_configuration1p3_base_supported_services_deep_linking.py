"""LtiConfiguration1p3BaseSupportedServicesDeepLinking. Generated from openapi.yaml; do not edit."""

from typing import Optional

from pydantic import StrictBool

from flat_api.base_model import FlatModel


class LtiConfiguration1p3BaseSupportedServicesDeepLinking(FlatModel):
    """State of Deep Linking (picking content)."""

    available: Optional[StrictBool] = None
    """Whether the platform offers the service."""
    version: Optional[str] = None
    """Version that the platform offers, such as ``2.0``."""
