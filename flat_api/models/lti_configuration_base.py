"""LtiConfigurationBase and what belongs to it. Generated from openapi.yaml; do not edit."""

from typing import Optional

from flat_api.base_model import FlatModel, OpenEnum, Timestamp


class LtiConfigurationBaseStatus(OpenEnum):
    """``incomplete-setup`` while data of the platform is missing, ``ready-to-use`` when complete, ``in-use`` once
    the platform uses it."""

    READY_TO_USE = "ready-to-use"
    READY_MINUS_TO_MINUS_USE = "ready-to-use"
    IN_USE = "in-use"
    IN_MINUS_USE = "in-use"
    INCOMPLETE_SETUP = "incomplete-setup"
    INCOMPLETE_MINUS_SETUP = "incomplete-setup"


class LtiConfigurationBaseLtiVersion(OpenEnum):
    """Version of LTI, 1.1 (``1p1``) or 1.3 (``1p3``); decides which other fields there are."""

    ENUM_1P1 = "1p1"
    ENUM_1P3 = "1p3"


class LtiConfigurationBase(FlatModel):
    """What connections by LTI 1.1 and 1.3 have in common."""

    __nullable__ = frozenset({"last_used_date"})

    id: str
    """Unique ID of the configuration."""
    lti_version: LtiConfigurationBaseLtiVersion
    """Version of LTI, 1.1 (``1p1``) or 1.3 (``1p3``); decides which other fields there are."""
    organization_id: Optional[str] = None
    """ID of the organization that it connects."""
    organization_name: Optional[str] = None
    """Name of the organization that it connects."""
    creator_id: Optional[str] = None
    """ID of the user who created it."""
    creation_date: Timestamp
    """When it was created."""
    last_used_date: Optional[Timestamp] = None
    """When the platform last made use of it; ``null`` when it never has."""
    status: Optional[LtiConfigurationBaseStatus] = None
    """``incomplete-setup`` while data of the platform is missing, ``ready-to-use`` when complete, ``in-use`` once
    the platform uses it."""
