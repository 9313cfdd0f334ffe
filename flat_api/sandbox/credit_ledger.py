"""The credits of an account: what it was given, what it spent."""

from __future__ import annotations

from dataclasses import replace

from flat_api.sandbox.records import Account
from flat_api.sandbox.records_work import CreditEntry
from flat_api.sandbox.store import Store

COST_PER_PAGE = 1
SCHOOL_CREDITS = 50
"""Credits that an account of a school begins with."""

FREE_CREDITS = 10
"""Credits that every other account begins with."""


def ledger(store: Store, account: Account) -> list[CreditEntry]:
    """Return the entries of an account, the oldest first: what it began with, and all that followed."""
    entries = store.credits.find("account", account.id)
    if entries:
        return entries
    is_free = account.organization is None
    return [
        store.credits.put(
            CreditEntry(
                id=store.new_id(),
                account=account.id,
                amount=FREE_CREDITS if is_free else SCHOOL_CREDITS,
                source="free_tier" if is_free else "subscription",
                created=account.registration_date,
                modified=account.registration_date,
            )
        )
    ]


def balance(store: Store, account: Account) -> int:
    """Return the credits that are left."""
    return sum(entry.amount for entry in ledger(store, account) if not entry.canceled)


def spend(store: Store, account: Account, amount: int, job: str) -> CreditEntry:
    """Charge an account for a job and return the entry. Whoever calls has made sure that the credits are there."""
    source = ledger(store, account)[0].source
    now = store.now()
    return store.credits.put(
        CreditEntry(
            id=store.new_id(), account=account.id, amount=-amount, source=source, created=now, modified=now, job=job
        )
    )


def reverse(store: Store, entry: str) -> None:
    """Undo a charge: the entry stays and counts no longer."""
    known = store.credits.get(entry)
    if known is not None:
        store.credits.put(replace(known, canceled=True, modified=store.now()))
