"""The ledger of credits."""

from __future__ import annotations

from flat_api.sandbox import paging, views
from flat_api.sandbox.call import Call, Handler, Reply, json_reply
from flat_api.sandbox.credit_ledger import ledger
from flat_api.sandbox.records_work import CreditEntry

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


HANDLERS: dict[str, Handler] = {"listBillingCreditsHistory": list_billing_credits_history}
