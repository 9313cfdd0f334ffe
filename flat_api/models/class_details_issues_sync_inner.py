"""ClassDetailsIssuesSyncInner and what belongs to it. Generated from openapi.yaml; do not edit."""

from typing import Optional

from flat_api.codec.model import FlatModel, OpenEnum


class ClassDetailsIssuesSyncInnerReason(OpenEnum):
    """``otherOrgnanization`` (spelt so: the account belongs to another organization), ``productMigration`` (the
    account is one of another Flat product) or ``disabledAccount``."""

    OTHER_ORGNANIZATION = "otherOrgnanization"
    OTHERORGNANIZATION = "otherOrgnanization"
    PRODUCT_MIGRATION = "productMigration"
    PRODUCTMIGRATION = "productMigration"
    DISABLED_ACCOUNT = "disabledAccount"
    DISABLEDACCOUNT = "disabledAccount"


class ClassDetailsIssuesSyncInner(FlatModel):
    """Somebody who could not be brought in from the service that a class is connected with."""

    id: Optional[str] = None
    """ID of the person."""

    email: Optional[str] = None
    """Email address of the person."""

    reason: Optional[ClassDetailsIssuesSyncInnerReason] = None
    """``otherOrgnanization`` (spelt so: the account belongs to another organization), ``productMigration`` (the
    account is one of another Flat product) or ``disabledAccount``."""
