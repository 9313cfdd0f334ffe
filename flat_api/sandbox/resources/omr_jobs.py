"""OMR jobs: creating, following, answering, stopping and erasing them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flat_api.sandbox import paging, views
from flat_api.sandbox.call import Call, Handler, Reply, json_reply
from flat_api.sandbox.credit_ledger import reverse
from flat_api.sandbox.errors import Refusal, bad_request, conflict, forbidden, not_found
from flat_api.sandbox.music.recognised import DETECTED, corrected
from flat_api.sandbox.records_work import OmrJob
from flat_api.sandbox.resources.background import catch_up
from flat_api.sandbox.resources.collections import collection_to_fill
from flat_api.sandbox.resources.omr_capabilities import LOCALES
from flat_api.sandbox.resources.omr_messages import say
from flat_api.sandbox.resources.omr_plans import add_scans, charge_and_begin, check_scans, check_start
from flat_api.sandbox.resources.omr_views import job_view
from flat_api.sandbox.resources.recognition import FINAL, erase, expiry, resume
from flat_api.sandbox.scans import Scan, decode_scan

PAGE = 50
"""Jobs in a page unless the call says otherwise."""


def list_omr_jobs(call: Call) -> Reply:
    """Answer ``GET /omr/jobs``, the newest first."""
    jobs = [_kept(call, job) for job in call.store.omr_jobs.find("account", call.account().id)]
    if "status" in call.parameters:
        jobs = [job for job in jobs if job.status == call.text("status")]
    if "expired" in call.parameters:
        jobs = [job for job in jobs if (job.erased is not None) == call.flag("expired")]
    page, headers = paging.page(call, jobs, _key, descending=True, limit=PAGE)
    return json_reply([job_view(call, job) for job in page], headers=headers)


def create_omr_job(call: Call) -> Reply:
    """Answer ``POST /omr/jobs``: 201 with a draft, 202 with a job that runs."""
    account = call.account()
    body: Mapping[str, Any] = call.body
    key: str | None = body.get("idempotencyKey")
    for known in call.store.omr_jobs.find("key", f"{account.id} {key}") if key is not None else ():
        return json_reply(job_view(call, known), status=201 if known.status == "draft" else 202)
    job = _draft(call, body)
    scans = [
        decode_scan(file["file"], file.get("filename"), f"files[{index}].file")
        for index, file in enumerate(body.get("files", ()))
    ]
    check_scans(call, scans, [], "files")
    job = replace(job, pages=sum(scan.pages for scan in scans))
    if not body.get("autoStart"):
        return json_reply(job_view(call, _added(call, job, scans)), status=201)
    if not scans:
        raise bad_request(say(call, "noFile"), "files")
    check_start(call, job)
    return json_reply(job_view(call, charge_and_begin(call, _added(call, job, scans))), status=202)


def get_omr_job(call: Call) -> Reply:
    """Answer ``GET /omr/jobs/{job}``, with ``wait`` as soon as something changed."""
    job = job_of(call)
    seen = job
    now = call.store.now().timestamp()
    deadline = now + int(call.parameters.get("wait", 0))
    # Only a running job changes by itself; for all others a program has to do something first.
    while job == seen and job.due is not None and now < deadline and not call.store.is_closing:
        call.store.await_change(min(deadline, job.due) - now)
        catch_up(call)
        job = job_of(call)
        now = call.store.now().timestamp()
    return json_reply(job_view(call, job))


def start_omr_job(call: Call) -> Reply:
    """Answer ``POST /omr/jobs/{job}/start``."""
    job = job_of(call)
    if job.status != "draft":
        raise conflict(say(call, "notDraft"))
    if not job.pages:
        raise bad_request(say(call, "noFile"))
    check_start(call, job)
    return json_reply(job_view(call, charge_and_begin(call, job)), status=202)


def submit_omr_job_step(call: Call) -> Reply:
    """Answer ``POST /omr/jobs/{job}/steps/{step}``."""
    job = job_of(call)
    body: Mapping[str, Any] = call.body
    step = call.text("step")
    if body["step"] != step:
        raise bad_request(f"The body is about the step '{body['step']}', the path about '{step}'", "step")
    if job.status != "awaitingInput" or job.phase != step:
        raise conflict(say(call, "notWaiting", step=step))
    try:
        corrected(DETECTED, body.get("instruments", ()))
    except IndexError as error:
        number = error.args[0]
        raise bad_request("The score has no such part", f"instruments[{number}].index") from None
    language: str | None = body.get("mainLanguage")
    if language is not None:
        job = replace(job, locales=(language, *(known for known in job.locales or () if known != language)))
    return json_reply(job_view(call, resume(call.store, replace(job, answer=dict(body)))), status=202)


def cancel_omr_job(call: Call) -> Reply:
    """Answer ``POST /omr/jobs/{job}/cancel``. Stopping a job again does nothing."""
    job = job_of(call)
    if job.status in ("done", "error"):
        raise conflict(say(call, "ended"))
    if job.status != "canceled":
        if job.charge is not None:
            reverse(call.store, job.charge)
        now = call.store.now()
        job = call.store.omr_jobs.put(
            replace(job, status="canceled", phase="canceled", due=None, modified=now, ended=now)
        )
    return json_reply(job_view(call, job))


def delete_omr_job(call: Call) -> Reply:
    """Answer ``DELETE /omr/jobs/{job}``. Erasing the files again does nothing."""
    job = job_of(call)
    if job.output != "musicxml":
        raise Refusal(403, "OMR_JOB_NOT_EXPIRABLE", say(call, "notExpirable"))
    if job.status not in FINAL:
        raise Refusal(409, "OMR_JOB_IN_PROGRESS", say(call, "inProgress"))
    if job.erased is None:
        job = erase(call.store, job, call.store.now())
    return json_reply(job_view(call, job))


def job_of(call: Call) -> OmrJob:
    """Return the job of the account that the path names.

    Raises:
        Refusal: 404, the account has no such job.
    """
    job = call.store.omr_jobs.get(call.text("job"))
    if job is None or job.account != call.account().id:
        raise not_found("job")
    return _kept(call, job)


def _kept(call: Call, job: OmrJob) -> OmrJob:
    """Return a job, without the files whose time is over."""
    expires = expiry(job)
    if job.erased is None and expires is not None and expires <= call.store.now():
        return erase(call.store, job, expires)
    return job


def _draft(call: Call, body: Mapping[str, Any]) -> OmrJob:
    """Return a job as the body describes it, without files.

    Raises:
        Refusal: 403, the token may not add scores; 400, there is no such collection or language.
    """
    output: str = body.get("output", "library")
    if output == "library" and call.token is not None and "scores" not in call.token.scopes:
        raise forbidden("The access token lacks a scope for the output 'library': it needs scores besides omr")
    for index, locale in enumerate(body.get("locales", ())):
        if locale not in LOCALES:
            raise bad_request(f"The languages are {', '.join(LOCALES)}; {locale!r} is none", f"locales[{index}]")
    now = call.store.now()
    return OmrJob(
        id=call.store.new_id(),
        account=call.account().id,
        application=call.token.application if call.token is not None else "",
        output=output,
        steps=tuple(body.get("interactiveSteps", ())),
        created=now,
        modified=now,
        auto_rotate=body.get("autoRotate", False),
        locales=tuple(body["locales"]) if "locales" in body else None,
        collection=collection_to_fill(call, body["collection"], "collection") if "collection" in body else None,
        idempotency_key=body.get("idempotencyKey"),
    )


def _added(call: Call, job: OmrJob, scans: list[Scan]) -> OmrJob:
    add_scans(call, job, scans)
    return call.store.omr_jobs.put(job)


def _key(job: OmrJob) -> paging.Key:
    return views.date(job.created), job.id


HANDLERS: dict[str, Handler] = {
    "listOmrJobs": list_omr_jobs,
    "createOmrJob": create_omr_job,
    "getOmrJob": get_omr_job,
    "startOmrJob": start_omr_job,
    "submitOmrJobStep": submit_omr_job_step,
    "cancelOmrJob": cancel_omr_job,
    "deleteOmrJob": delete_omr_job,
}
