"""LtiConfigurationCreate1p3Deployment. Generated from openapi.yaml; do not edit."""

from typing import Optional

from typing_extensions import Literal

from flat_api.base_model import FlatModel


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
