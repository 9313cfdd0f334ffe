"""The files of OMR jobs: the pages that go in, the results that come out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flat_api.sandbox import views
from flat_api.sandbox.call import Call, Handler, Reply, json_reply
from flat_api.sandbox.errors import Refusal, conflict, not_found
from flat_api.sandbox.omr_formats import FORMATS
from flat_api.sandbox.records_work import OmrJob
from flat_api.sandbox.resources.omr_jobs import job_of
from flat_api.sandbox.resources.omr_messages import say
from flat_api.sandbox.resources.omr_plans import add_scans, check_scans
from flat_api.sandbox.resources.recognition import title_of
from flat_api.sandbox.scans import decode_scan

FOUND = 302


def add_omr_job_file(call: Call) -> Reply:
    """Answer ``POST /omr/jobs/{job}/files``."""
    job = job_of(call)
    body: Mapping[str, Any] = call.body
    if job.status != "draft":
        raise conflict(say(call, "notDraft"))
    known = call.store.omr_files.find("job", job.id)
    scan = decode_scan(body["file"], body.get("filename"), "file")
    check_scans(call, [scan], known, "file")
    add_scans(call, job, [scan])
    call.store.omr_jobs.put(replace(job, pages=job.pages + scan.pages, modified=call.store.now()))
    return json_reply({"fileIndex": len(known), "fileCount": len(known) + 1})


def get_omr_job_file(call: Call) -> Reply:
    """Answer ``GET /omr/jobs/{job}/files/{index}`` with a redirect to the file as it was sent."""
    job = job_of(call)
    _check_not_erased(call, job)
    file = call.store.omr_files.get(f"{job.id}/{call.parameters['index']}")
    if file is None:
        raise not_found("file")
    return _stored(call, file.data, file.media_type, f"page-{file.index}.{file.extension}")


def get_omr_job_export(call: Call) -> Reply:
    """Answer ``GET /omr/jobs/{job}/exports/{format}`` with a redirect to the file."""
    job = job_of(call)
    _check_not_erased(call, job)
    if job.status != "done":
        raise conflict(say(call, "notDone"))
    if job.notation is None:
        raise not_found("export")
    form = FORMATS[call.text("format")]
    name = f"{views.slug(title_of(call.store, job))}{form.extension}"
    return _stored(call, form.write(job.notation), form.media_type, name)


def _check_not_erased(call: Call, job: OmrJob) -> None:
    if job.erased is not None:
        raise Refusal(409, "OMR_JOB_EXPIRED", say(call, "expired"))


def _stored(call: Call, data: bytes, media_type: str, filename: str) -> Reply:
    address = call.storage.put(data, media_type, filename)
    return Reply(status=FOUND, media_type=media_type, headers={"Location": address})


HANDLERS: dict[str, Handler] = {
    "addOmrJobFile": add_omr_job_file,
    "getOmrJobFile": get_omr_job_file,
    "getOmrJobExport": get_omr_job_export,
}
