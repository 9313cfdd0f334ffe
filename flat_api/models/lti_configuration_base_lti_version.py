"""LtiConfigurationBaseLtiVersion. Generated from openapi.yaml; do not edit."""

from flat_api.base_model import OpenEnum


class LtiConfigurationBaseLtiVersion(OpenEnum):
    """Version of LTI, 1.1 (``1p1``) or 1.3 (``1p3``); decides which other fields there are."""

    ENUM_1P1 = "1p1"
    ENUM_1P3 = "1p3"
