"""LtiConfiguration1p3BaseTool. Generated from openapi.yaml; do not edit."""

from typing import Optional

from flat_api.base_model import FlatModel


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
