"""LtiConfiguration1p3BaseSupportedServices. Generated from openapi.yaml; do not edit."""

from typing import Optional

from flat_api.base_model import FlatModel
from flat_api.models.lti_configuration1p3_base_supported_services_ags import LtiConfiguration1p3BaseSupportedServicesAgs
from flat_api.models.lti_configuration1p3_base_supported_services_deep_linking import (
    LtiConfiguration1p3BaseSupportedServicesDeepLinking,
)
from flat_api.models.lti_configuration1p3_base_supported_services_nrps import (
    LtiConfiguration1p3BaseSupportedServicesNrps,
)


class LtiConfiguration1p3BaseSupportedServices(FlatModel):
    """The LTI Advantage services that a platform may offer."""

    ags: Optional[LtiConfiguration1p3BaseSupportedServicesAgs] = None
    """Assignment and Grade Services, which carry grades back to the platform."""
    nrps: Optional[LtiConfiguration1p3BaseSupportedServicesNrps] = None
    """Names and Role Provisioning Services, which list the members of a course."""
    deep_linking: Optional[LtiConfiguration1p3BaseSupportedServicesDeepLinking] = None
    """Deep Linking, which lets teachers pick content from within the platform."""
