"""LtiConfiguration1p3BaseDeploymentMode. Generated from openapi.yaml; do not edit."""

from flat_api.base_model import OpenEnum


class LtiConfiguration1p3BaseDeploymentMode(OpenEnum):
    """Whether the registration serves one deployment (``single``) or several (``multi``)."""

    SINGLE = "single"
    MULTI = "multi"
