"""Credits of an account, and their ledger."""

from __future__ import annotations

from dataclasses import replace

from flat_api.sandbox.data.records import Account, CreditEntry
from flat_api.sandbox.data.store import Store
from flat_api.sandbox.http import paging
from flat_api.sandbox.http.call import Call, Reply, json_reply
from flat_api.sandbox.resources import views

COST_PER_PAGE = 1
SCHOOL_CREDITS = 50
FREE_CREDITS = 10
"""Initial credits of an account, in a school and without one."""


def ledger(store: Store, account: Account) -> list[CreditEntry]:
    """Return the ledger of an account, oldest entry first, beginning with the initial credits."""
    if not store.credits.find("account", account.id):
        is_free = account.organization is None
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
    return store.credits.find("account", account.id)


def balance(store: Store, account: Account) -> int:
    """Return the remaining credits."""
    return sum(entry.amount for entry in ledger(store, account) if not entry.canceled)


def spend(store: Store, account: Account, amount: int, job: str) -> CreditEntry:
    """Charge an account for a job. The caller has checked the balance."""
    source = ledger(store, account)[0].source
    now = store.now()
    return store.credits.put(
        CreditEntry(
            id=store.new_id(), account=account.id, amount=-amount, source=source, created=now, modified=now, job=job
        )
    )


def reverse(store: Store, entry: str) -> None:
    """Undo a charge. The entry stays, but no longer counts."""
    known = store.credits.get(entry)
    if known is not None:
        store.credits.put(replace(known, canceled=True, modified=store.now()))


def list_billing_credits_history(call: Call) -> Reply:
    """Handle ``GET /billing/credits/history``, the newest first."""
    entries = ledger(call.store, call.account())
    page, headers = paging.page(
        call, entries, lambda entry: (views.date(entry.created), entry.id), descending=True, limit=50
    )
    return json_reply([_view(entry) for entry in page], headers=headers)


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
