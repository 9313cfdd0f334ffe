"""Credits: what an account was given, what it spent, and the ledger of both."""

from __future__ import annotations

from dataclasses import replace

from flat_api.sandbox import paging, views
from flat_api.sandbox.call import Call, Reply, json_reply
from flat_api.sandbox.records import Account, CreditEntry
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


PAGE = 50
"""Entries in a page unless the call says otherwise."""


def list_billing_credits_history(call: Call) -> Reply:
    """Answer ``GET /billing/credits/history``, the newest first."""
    entries = ledger(call.store, call.account())
    page, headers = paging.page(call, entries, _key, descending=True, limit=PAGE)
    return json_reply([_view(entry) for entry in page], headers=headers)


def _key(entry: CreditEntry) -> paging.Key:
    return views.date(entry.created), entry.id


def _view(entry: CreditEntry) -> views.Json:
    view: views.Json = {
        "id": entry.id,
        "type": "ai",
        "amount": entry.amount,
        "source": entry.source,
        "state": "canceled" if entry.canceled else "active",
        "creationDate": views.date(entry.created),
        "modificationDate": views.date(entry.modified),
    }
    if entry.job is not None:
        view.update(feature="omr", job=entry.job)
    return view
