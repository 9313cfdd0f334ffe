"""CreditTransaction and what belongs to it. Generated from openapi.yaml; do not edit."""

from typing import Optional

from typing_extensions import Literal

from flat_api.codec.model import FlatModel, Integer, OpenEnum, Timestamp


class CreditTransactionSource(OpenEnum):
    """Which credits: those of a ``subscription``, of a ``purchase``, of the free plan (``free_tier``), or given by
    ``support``."""

    SUBSCRIPTION = "subscription"
    PURCHASE = "purchase"
    FREE_TIER = "free_tier"
    SUPPORT = "support"


class CreditTransactionState(OpenEnum):
    """Whether the entry counts (``active``) or was undone by a refund (``canceled``)."""

    ACTIVE = "active"
    CANCELED = "canceled"


class CreditTransaction(FlatModel):
    """One entry in the credit ledger. To add up entries, count those in the state ``active`` only; the balance
    itself is ``OmrCapabilities.remainingCredits``."""

    id: str
    """Unique ID of the entry."""

    type: Literal["ai"]
    """Kind of credit; ``ai`` is the only one so far."""

    feature: Optional[Literal["omr"]] = None
    """What the credits were spent on; missing when the entry is no spending."""

    amount: Integer
    """Credits added (positive) or spent (negative)."""

    source: CreditTransactionSource
    """Which credits: those of a ``subscription``, of a ``purchase``, of the free plan (``free_tier``), or given by
    ``support``."""

    state: CreditTransactionState
    """Whether the entry counts (``active``) or was undone by a refund (``canceled``)."""

    job: Optional[str] = None
    """ID of the OMR job that was charged."""

    creation_date: Timestamp
    """When the credits were added or spent."""

    modification_date: Timestamp
    """When the entry last changed, for example by a refund."""
