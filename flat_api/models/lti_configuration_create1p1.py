"""LtiConfigurationCreate1p1. Generated from openapi.yaml; do not edit."""

from typing import Optional

from typing_extensions import Literal

from flat_api.base_model import FlatModel


class LtiConfigurationCreate1p1(FlatModel):
    """A connection by LTI 1.1; the server makes the key and the secret."""

    mode: Literal["1p1-manual"]
    """How the platform is to be connected; tells the variant."""
    name: Optional[str] = None
    """Label to tell the connection from others."""
    lms: Optional[str] = None
    """Name of the learning platform, such as ``moodle``."""
