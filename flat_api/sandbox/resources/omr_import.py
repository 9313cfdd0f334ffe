"""Scans that are imported as scores: an OMR job for the library, followed as a task."""

from __future__ import annotations

from flat_api.sandbox import views
from flat_api.sandbox.call import Call
from flat_api.sandbox.records_work import OmrJob, Task
from flat_api.sandbox.resources.omr_plans import add_scans, charge_and_begin, check_scans, check_start
from flat_api.sandbox.resources.task_views import task_view
from flat_api.sandbox.scans import Scan


def import_scan(call: Call, scan: Scan, title: str | None, privacy: str, collection: str | None) -> views.Json:
    """Begin to make a score from a scan, and return the task.

    Raises:
        Refusal: 400, the scan is too large; 402, the credits do not cover its pages; 409, too many jobs run.
    """
    account = call.account()
    check_scans(call, [scan], [], "data")
    now = call.store.now()
    job = OmrJob(
        id=call.store.new_id(),
        account=account.id,
        application=call.token.application if call.token is not None else "",
        output="library",
        steps=(),
        created=now,
        modified=now,
        collection=collection,
        title=title,
        privacy=privacy,
        pages=scan.pages,
    )
    check_start(call, job)
    call.store.omr_jobs.put(job)
    add_scans(call, job, [scan])
    charge_and_begin(call, job)
    task = Task(id=call.store.new_id(), account=account.id, type="import-omr", created=now, job=job.id)
    return task_view(call, call.store.tasks.put(task))
