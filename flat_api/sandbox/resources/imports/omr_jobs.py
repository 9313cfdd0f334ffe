"""OMR jobs: creation, progress, input, cancellation, deletion, files; import of scans as scores."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flat_api.sandbox.data.records import OmrJob, Task
from flat_api.sandbox.http import paging
from flat_api.sandbox.http.call import Call, Refusal, Reply, bad_request, conflict, forbidden, json_reply, not_found
from flat_api.sandbox.music.blank import DETECTED, corrected
from flat_api.sandbox.music.document import parse
from flat_api.sandbox.music.facts import read_facts
from flat_api.sandbox.resources import views
from flat_api.sandbox.resources.imports.billing import COST_PER_PAGE, balance, reverse
from flat_api.sandbox.resources.imports.recognition import (
    FINAL,
    FORMATS,
    PHASES,
    RETENTION,
    add_scans,
    catch_up,
    charge_and_begin,
    check_scans,
    check_start,
    ended,
    erase,
    expiry,
    instruments_of,
    plan_of,
    run,
    say,
    title_of,
)
from flat_api.sandbox.resources.imports.scans import EXTENSIONS, TYPES, Scan, decode_scan
from flat_api.sandbox.resources.imports.tasks import task_view
from flat_api.sandbox.resources.scores.collections import application_of, collection_to_fill

LOCALES = {"en": "English", "de": "German", "fr": "French", "es": "Spanish", "it": "Italian"}
"""Language codes of the text on the pages."""


def get_omr_capabilities(call: Call) -> Reply:
    """Handle ``GET /omr/capabilities``, with the limits of the free plan for a call without token."""
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


def list_omr_jobs(call: Call) -> Reply:
    """Handle ``GET /omr/jobs``, the newest first."""
    jobs = [_kept(call, job) for job in call.store.omr_jobs.find("account", call.account().id)]
    if "status" in call.parameters:
        jobs = [job for job in jobs if job.status == call.text("status")]
    if "expired" in call.parameters:
        jobs = [job for job in jobs if (job.erased is not None) == call.flag("expired")]
    page, headers = paging.page(call, jobs, lambda job: (views.date(job.created), job.id), descending=True, limit=50)
    return json_reply([job_view(call, job) for job in page], headers=headers)


def create_omr_job(call: Call) -> Reply:
    """Handle ``POST /omr/jobs``: 201 with a draft, 202 with a job that runs."""
    body: Mapping[str, Any] = call.body
    if "idempotencyKey" in body:
        for known in call.store.omr_jobs.find("key", f"{call.account().id} {body['idempotencyKey']}"):
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
    """Handle ``GET /omr/jobs/{job}``, with ``wait`` as soon as the job changes."""
    job = job_of(call)
    seen = job
    now = call.store.now().timestamp()
    deadline = now + int(call.parameters.get("wait", 0))
    # Only a running job changes by itself; all others wait for another call.
    while job == seen and job.due is not None and now < deadline and not call.store.is_closing:
        call.store.await_change(min(deadline, job.due) - now)
        catch_up(call)
        job = job_of(call)
        now = call.store.now().timestamp()
    return json_reply(job_view(call, job))


def start_omr_job(call: Call) -> Reply:
    """Handle ``POST /omr/jobs/{job}/start``."""
    job = job_of(call)
    if job.status != "draft":
        raise conflict(say(call, "notDraft"))
    if not job.pages:
        raise bad_request(say(call, "noFile"))
    check_start(call, job)
    return json_reply(job_view(call, charge_and_begin(call, job)), status=202)


def submit_omr_job_step(call: Call) -> Reply:
    """Handle ``POST /omr/jobs/{job}/steps/{step}``."""
    job = job_of(call)
    body: Mapping[str, Any] = call.body
    if job.status != "awaitingInput":
        raise conflict(say(call, "notWaiting", step=body["step"]))
    try:
        corrected(DETECTED, body.get("instruments", ()))
    except IndexError as error:
        raise bad_request("The score has no such part", f"instruments[{error.args[0]}].index") from None
    if "mainLanguage" in body:
        others = [known for known in job.locales or () if known != body["mainLanguage"]]
        job = replace(job, locales=(body["mainLanguage"], *others))
    return json_reply(job_view(call, run(call.store, replace(job, submitted=dict(body)), "building")), status=202)


def cancel_omr_job(call: Call) -> Reply:
    """Handle ``POST /omr/jobs/{job}/cancel``. Cancelling a job again does nothing."""
    job = job_of(call)
    if job.status in ("done", "error"):
        raise conflict(say(call, "ended"))
    if job.status != "canceled":
        if job.charge is not None:
            reverse(call.store, job.charge)
        job = call.store.omr_jobs.put(ended(job, "canceled", "canceled", call.store.now()))
    return json_reply(job_view(call, job))


def delete_omr_job(call: Call) -> Reply:
    """Handle ``DELETE /omr/jobs/{job}``. Deleting the files again does nothing."""
    job = job_of(call)
    if job.output != "musicxml":
        raise Refusal(403, "OMR_JOB_NOT_EXPIRABLE", say(call, "notExpirable"))
    if job.status not in FINAL:
        raise Refusal(409, "OMR_JOB_IN_PROGRESS", say(call, "inProgress"))
    if job.erased is None:
        job = erase(call.store, job, call.store.now())
    return json_reply(job_view(call, job))


def job_of(call: Call) -> OmrJob:
    """Return the job of the account that the path names."""
    job = call.store.omr_jobs.get(call.text("job"))
    if job is None or job.account != call.account().id:
        raise not_found("job")
    return _kept(call, job)


def _kept(call: Call, job: OmrJob) -> OmrJob:
    """Return a job, after deleting expired files."""
    expires = expiry(job)
    if job.erased is None and expires is not None and expires <= call.store.now():
        return erase(call.store, job, expires)
    return job


def _draft(call: Call, body: Mapping[str, Any]) -> OmrJob:
    """Return a job as the body describes it, without files."""
    output: str = body.get("output", "library")
    if output == "library" and call.token is not None and "scores" not in call.token.scopes:
        raise forbidden("The access token lacks a scope for the output 'library': it needs scores besides omr")
    for index, locale in enumerate(body.get("locales", ())):
        if locale not in LOCALES:
            raise bad_request(
                f"{locale!r} is not a language code; expected one of {', '.join(LOCALES)}", f"locales[{index}]"
            )
    now = call.store.now()
    return OmrJob(
        id=call.store.new_id(),
        account=call.account().id,
        application=application_of(call),
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


def add_omr_job_file(call: Call) -> Reply:
    """Handle ``POST /omr/jobs/{job}/files``."""
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
    """Handle ``GET /omr/jobs/{job}/files/{index}`` with a redirect to the file as it was sent."""
    job = job_of(call)
    _check_not_erased(call, job)
    file = call.store.omr_files.get(f"{job.id}/{call.parameters['index']}")
    if file is None:
        raise not_found("file")
    return _stored(call, file.data, file.media_type, f"page-{file.index}.{file.extension}")


def get_omr_job_export(call: Call) -> Reply:
    """Handle ``GET /omr/jobs/{job}/exports/{format}`` with a redirect to the file."""
    job = job_of(call)
    _check_not_erased(call, job)
    if job.status != "done":
        raise conflict(say(call, "notDone"))
    if job.notation is None:
        raise not_found("export")
    form = FORMATS[call.text("format")]
    name = f"{views.slug(title_of(call.store, job))}{form.extension}"
    return _stored(call, form.write(job.notation), form.media_type, name, form.medium)


def _check_not_erased(call: Call, job: OmrJob) -> None:
    if job.erased is not None:
        raise Refusal(409, "OMR_JOB_EXPIRED", say(call, "expired"))


def _stored(call: Call, data: bytes, media_type: str, filename: str, medium: str | None = None) -> Reply:
    address = call.storage.put(data, media_type, filename, medium)
    return Reply(status=302, media_type=media_type, headers={"Location": address})


def import_scan(call: Call, scan: Scan, title: str | None, privacy: str, collection: str | None) -> views.Json:
    """Start the import of a scan as a score, and return the task."""
    account = call.account()
    check_scans(call, [scan], [], "data")
    now = call.store.now()
    job = OmrJob(
        id=call.store.new_id(),
        account=account.id,
        application=application_of(call),
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


def job_view(call: Call, job: OmrJob) -> views.Json:
    """Return a job, with messages in the language of the caller."""
    view: views.Json = {
        "id": job.id,
        "status": job.status,
        "output": job.output,
        "interactiveSteps": list(job.steps),
        "autoRotate": job.auto_rotate,
        "creationDate": views.date(job.created),
        "modificationDate": views.date(job.modified),
    }
    if job.locales is not None:
        view["locales"] = list(job.locales)
    if job.pages:
        view["estimatedCredits"] = job.pages * COST_PER_PAGE
    if job.status != "draft":
        percent = PHASES[job.phase].percent if job.phase in PHASES else 100
        text = "asking" if job.status == "awaitingInput" else job.phase
        view["progress"] = {"percent": percent, "text": say(call, text), "key": job.phase}
    if job.phase == "details":
        view["currentStep"] = "details"
    if job.status == "awaitingInput":
        view["pendingStep"] = {"step": "details", "data": _question(call, job)}
    if job.error is not None:
        view.update(errorCode=job.error, errorMessage=say(call, job.error))
    files = call.store.omr_files.find("job", job.id)
    if files:
        view["originalFileMetadata"] = {
            "numberOfPages": job.pages,
            "fileCount": len(files),
            "filename": files[0].name,
            "fileSize": sum(len(file.data) for file in files),
            "mimeType": files[0].media_type,
            "fileExtension": files[0].extension,
        }
    return {**view, **_outcome(call, job)}


def _question(call: Call, job: OmrJob) -> views.Json:
    return {
        "step": "details",
        "title": title_of(call.store, job),
        "instruments": [
            {
                "index": index,
                "partName": instrument.part,
                "instrumentId": instrument.id,
                "instrumentName": instrument.name,
                "midiProgram": instrument.program,
                "transposeKey": instrument.key,
                "resolvedConfidence": "low",
            }
            for index, instrument in enumerate(instruments_of(job))
        ],
    }


def _outcome(call: Call, job: OmrJob) -> views.Json:
    view: views.Json = {}
    notation = job.notation
    if job.score is not None:
        view["result"] = {"score": job.score}
        notation = next((first.notation for first in call.store.revisions.find("score", job.score)), None)
    elif notation is not None:
        view["result"] = {"exports": list(FORMATS)}
    if notation is not None:
        facts = read_facts(parse(notation))
        view["importedMetadata"] = {
            "instruments": list(facts.instruments),
            "numberMeasures": facts.measures,
            "mainTempoQpm": facts.tempo,
            "mainKeySignature": facts.fifths,
        }
    expires = expiry(job)
    if expires is not None:
        view["retention"] = {"expiryDate": views.date(expires)}
        if job.erased is not None:
            view["retention"]["expiredDate"] = views.date(job.erased)
    return view
