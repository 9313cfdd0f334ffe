"""CreditTransactionState. Generated from openapi.yaml; do not edit."""

from flat_api.base_model import OpenEnum


class CreditTransactionState(OpenEnum):
    """Whether the entry counts (``active``) or was undone by a refund (``canceled``)."""

    ACTIVE = "active"
    CANCELED = "canceled"
