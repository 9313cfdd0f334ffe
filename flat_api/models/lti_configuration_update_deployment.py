"""LtiConfigurationUpdateDeployment. Generated from openapi.yaml; do not edit."""

from typing import Optional

from pydantic import StrictBool

from flat_api.base_model import FlatModel


class LtiConfigurationUpdateDeployment(FlatModel):
    """Fields to change in a configuration of the mode ``1p3-deployment``."""

    deployment_id: Optional[str] = None
    """Identifier that the platform gave to this deployment of Flat."""
    deployment_breakdown_id: Optional[str] = None
    """Which part of the deployment to connect, when it serves more than one configuration."""
    enable_email_matching: Optional[StrictBool] = None
    """Find the account of a person by email address when they launch Flat from the platform."""
