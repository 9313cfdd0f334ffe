"""LtiConfiguration1p3BaseSupportedServicesAgs. Generated from openapi.yaml; do not edit."""

from typing import Optional

from pydantic import StrictBool

from flat_api.base_model import FlatModel


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
