"""LtiConfiguration1p3BaseSupportedServicesNrps. Generated from openapi.yaml; do not edit."""

from typing import Optional

from pydantic import StrictBool

from flat_api.base_model import FlatModel


class LtiConfiguration1p3BaseSupportedServicesNrps(FlatModel):
    """State of Names and Role Provisioning Services (course members)."""

    available: Optional[StrictBool] = None
    """Whether the platform offers the service."""
    version: Optional[str] = None
    """Version that the platform offers, such as ``2.0``."""
    enabled: Optional[StrictBool] = None
    """Whether this configuration uses the service."""
