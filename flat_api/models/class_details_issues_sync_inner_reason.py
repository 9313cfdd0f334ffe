"""ClassDetailsIssuesSyncInnerReason. Generated from openapi.yaml; do not edit."""

from flat_api.base_model import OpenEnum


class ClassDetailsIssuesSyncInnerReason(OpenEnum):
    """``otherOrgnanization`` (spelt so: the account belongs to another organization), ``productMigration`` (the
    account is one of another Flat product) or ``disabledAccount``."""

    OTHER_ORGNANIZATION = "otherOrgnanization"
    OTHERORGNANIZATION = "otherOrgnanization"
    PRODUCT_MIGRATION = "productMigration"
    PRODUCTMIGRATION = "productMigration"
    DISABLED_ACCOUNT = "disabledAccount"
    DISABLEDACCOUNT = "disabledAccount"
