"""CreditTransactionSource. Generated from openapi.yaml; do not edit."""

from flat_api.base_model import OpenEnum


class CreditTransactionSource(OpenEnum):
    """Which credits: those of a ``subscription``, of a ``purchase``, of the free plan (``free_tier``), or given by
    ``support``."""

    SUBSCRIPTION = "subscription"
    PURCHASE = "purchase"
    FREE_TIER = "free_tier"
    SUPPORT = "support"
