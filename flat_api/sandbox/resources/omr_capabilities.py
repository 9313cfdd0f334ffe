"""What optical music recognition can do, and for how many credits."""

from __future__ import annotations

from flat_api.sandbox.call import Call, Handler, Reply, json_reply
from flat_api.sandbox.credit_ledger import COST_PER_PAGE, balance
from flat_api.sandbox.omr_formats import FORMATS
from flat_api.sandbox.resources.omr_plans import plan_of
from flat_api.sandbox.resources.recognition import RETENTION
from flat_api.sandbox.scans import EXTENSIONS, TYPES

LOCALES = {"en": "English", "de": "German", "fr": "French", "es": "Spanish", "it": "Italian"}
"""Languages of the text on the pages, by code."""


def get_omr_capabilities(call: Call) -> Reply:
    """Answer ``GET /omr/capabilities``, with the limits of the free plan where no token came."""
    account = call.account_or_none()
    plan = plan_of(account)
    view = {
        "steps": ["details"],
        "formats": list(FORMATS),
        "outputs": ["library", "musicxml"],
        "maxFiles": plan.files,
        "maxPages": plan.pages,
        "maxParallelJobs": plan.parallel,
        "maxFileSize": plan.file_size,
        "acceptedMimeTypes": [media_type for _, media_type, _ in TYPES],
        "acceptedExtensions": list(EXTENSIONS),
        "costPerPage": COST_PER_PAGE,
        "retentionDays": RETENTION.days,
        "locales": list(LOCALES),
        "localesDetails": [{"code": code, "name": name} for code, name in LOCALES.items()],
    }
    if account is not None:
        view["remainingCredits"] = balance(call.store, account)
    return json_reply(view)


HANDLERS: dict[str, Handler] = {"getOmrCapabilities": get_omr_capabilities}
