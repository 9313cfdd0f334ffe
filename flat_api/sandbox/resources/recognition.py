"""How an OMR job comes from its start to its end, as time goes by.

The recognition itself is the stand-in of :mod:`flat_api.sandbox.music.recognised`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone

from flat_api.sandbox.call import Call
from flat_api.sandbox.credit_ledger import reverse
from flat_api.sandbox.music.recognised import DETECTED, Instrument, corrected, recognised
from flat_api.sandbox.records import Token
from flat_api.sandbox.records_work import OmrFile, OmrJob
from flat_api.sandbox.resources.library import add_score, choose_title
from flat_api.sandbox.store import Store

RETENTION = timedelta(days=30)
"""How long the files of a job with the output ``musicxml`` are kept after its end."""

FINAL = frozenset({"done", "error", "canceled"})


@dataclass(frozen=True)
class Phase:
    """A part of the work.

    Attributes:
        percent: Share of the work that is done when it begins.
        seconds: How long it takes.
        next: The phase that follows.
    """

    percent: int
    seconds: float
    next: str


PHASES = {
    "queued": Phase(0, 0.25, "reading"),
    "reading": Phase(20, 0.5, "details"),
    "details": Phase(60, 0.25, "building"),
    "building": Phase(80, 0.5, "done"),
}
"""What a job does, in this order. Before ``building`` it may stop and ask."""


def begin(store: Store, job: OmrJob, charge: str) -> OmrJob:
    """Let a draft run, and return it."""
    now = store.now()
    return store.omr_jobs.put(replace(_entered(job, "queued", now.timestamp()), status="processing", charge=charge))


def resume(store: Store, job: OmrJob) -> OmrJob:
    """Let a job run on that had stopped to ask, and return it."""
    now = store.now()
    return store.omr_jobs.put(replace(_entered(job, "building", now.timestamp()), status="processing"))


def move_on(call: Call) -> None:
    """Bring every running job to where it would be by now."""
    for job in call.store.omr_jobs.find("state", "running"):
        while job.due is not None and job.due <= call.store.now().timestamp():
            job = call.store.omr_jobs.put(_next(call, job, job.due))


def title_of(store: Store, job: OmrJob) -> str:
    """Return the title of a job: as corrected, as asked for, or the name of its first file."""
    answer = job.answer or {}
    files = store.omr_files.find("job", job.id)
    return choose_title(answer.get("title") or job.title, None, files[0].name if files else None)


def instruments_of(job: OmrJob) -> tuple[Instrument, ...]:
    """Return the instruments of a job, as detected and then corrected."""
    return corrected(DETECTED, (job.answer or {}).get("instruments", ()))


def first_file(store: Store, job: OmrJob) -> OmrFile | None:
    """Return the first file of a job, if it has one that was not erased."""
    return next(iter(store.omr_files.find("job", job.id)), None)


def expiry(job: OmrJob) -> datetime | None:
    """Return when the files of a job are due to be erased; only those of finished jobs without a score are."""
    return job.ended + RETENTION if job.ended is not None and job.output == "musicxml" else None


def erase(store: Store, job: OmrJob, when: datetime) -> OmrJob:
    """Erase the files of a job, what it read and what it made, and return it."""
    for file in store.omr_files.find("job", job.id):
        store.omr_files.remove(file.id)
    return store.omr_jobs.put(replace(job, erased=when, modified=when, notation=None))


def _next(call: Call, job: OmrJob, instant: float) -> OmrJob:
    """Return a job as it is after the end of its phase."""
    following = PHASES[job.phase].next
    if following == "done":
        return _finished(call, job, instant)
    if following == "details" and any(file.encrypted for file in call.store.omr_files.find("job", job.id)):
        return _failed(call.store, job, instant, "ENCRYPTED_PDF")
    job = _entered(job, following, instant)
    if following == "details" and "details" in job.steps:
        return replace(job, status="awaitingInput", due=None)
    return job


def _entered(job: OmrJob, phase: str, instant: float) -> OmrJob:
    return replace(job, phase=phase, modified=_date(instant), due=instant + PHASES[phase].seconds)


def _failed(store: Store, job: OmrJob, instant: float, code: str) -> OmrJob:
    """Return a job that cannot be done. What fails costs nothing."""
    if job.charge is not None:
        reverse(store, job.charge)
    ended = _date(instant)
    return replace(job, status="error", phase="failed", error=code, due=None, modified=ended, ended=ended)


def _finished(call: Call, job: OmrJob, instant: float) -> OmrJob:
    title = title_of(call.store, job)
    notation = recognised(title, instruments_of(job), job.pages)
    ended = _date(instant)
    job = replace(job, status="done", phase="done", due=None, modified=ended, ended=ended)
    if job.output == "musicxml":
        return replace(job, notation=notation)
    # Whoever sends the present request need not be the one who set the job.
    token = Token(id="", account=job.account, application=job.application, scopes=frozenset())
    its_call = replace(call, token=token, parameters={}, body=None)
    collection = job.collection if job.collection and call.store.collections.get(job.collection) else None
    score, _ = add_score(its_call, notation, event="import", title=title, privacy=job.privacy, collection=collection)
    return replace(job, score=score.id)


def _date(instant: float) -> datetime:
    return datetime.fromtimestamp(instant, timezone.utc)
