"""LtiConfiguration1p3BaseMode. Generated from openapi.yaml; do not edit."""

from flat_api.base_model import OpenEnum


class LtiConfiguration1p3BaseMode(OpenEnum):
    """How the platform was registered: by hand (``1p3-manual``), as a deployment of a platform registered before
    (``1p3-deployment``), or by the platform itself (``1p3-dynamic``)."""

    ENUM_1P3_MANUAL = "1p3-manual"
    ENUM_1P3_MINUS_MANUAL = "1p3-manual"
    ENUM_1P3_DEPLOYMENT = "1p3-deployment"
    ENUM_1P3_MINUS_DEPLOYMENT = "1p3-deployment"
    ENUM_1P3_DYNAMIC = "1p3-dynamic"
    ENUM_1P3_MINUS_DYNAMIC = "1p3-dynamic"
