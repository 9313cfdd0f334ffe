"""Progress of OMR jobs over time, and the limits of each plan.

The recognition itself is a placeholder, see :mod:`flat_api.sandbox.music.blank`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone

from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

from flat_api.sandbox.data.records import Account, OmrFile, OmrJob, Token
from flat_api.sandbox.data.store import Store
from flat_api.sandbox.http.call import Call, Refusal, bad_request
from flat_api.sandbox.music.blank import DETECTED, Instrument, corrected, recognised
from flat_api.sandbox.music.document import MIMETYPE, pack, parse
from flat_api.sandbox.music.midi import write_midi
from flat_api.sandbox.music.performance import perform
from flat_api.sandbox.resources.imports.billing import COST_PER_PAGE, balance, reverse, spend
from flat_api.sandbox.resources.imports.scans import Scan
from flat_api.sandbox.resources.scores.collections import add_score, check_quota, choose_title

MESSAGES: dict[str, dict[str, str]] = {
    "en": {
        "queued": "Waiting to begin",
        "reading": "Reading the pages",
        "details": "Recognising the instruments",
        "asking": "Please check the instruments",
        "building": "Writing the score",
        "done": "Done",
        "canceled": "Stopped",
        "failed": "Failed",
        "ENCRYPTED_PDF": "The PDF is protected by a password",
        "noFile": "The job has no file: add one first",
        "notDraft": "The job is no longer a draft: create a new one",
        "notWaiting": "The job does not wait for the step '{step}'",
        "notDone": "The job is not done yet",
        "ended": "The job has ended already",
        "noCredits": "The job costs {cost} credits and {left} are left",
        "tooManyJobs": "No more than {limit} jobs may run at the same time",
        "inProgress": "The job has not ended yet",
        "notExpirable": "Only jobs with the output 'musicxml' have files that can be erased",
        "expired": "The files of this job were erased",
    },
    "fr": {
        "queued": "En attente",
        "reading": "Lecture des pages",
        "details": "Reconnaissance des instruments",
        "asking": "Veuillez vérifier les instruments",
        "building": "Écriture de la partition",
        "done": "Terminé",
        "canceled": "Arrêté",
        "failed": "Échec",
        "ENCRYPTED_PDF": "Le PDF est protégé par un mot de passe",
        "noFile": "La tâche n'a pas de fichier : ajoutez-en un d'abord",
        "notDraft": "La tâche n'est plus un brouillon : créez-en une nouvelle",
        "notWaiting": "La tâche n'attend pas l'étape « {step} »",
        "notDone": "La tâche n'est pas encore terminée",
        "ended": "La tâche est déjà terminée",
        "noCredits": "La tâche coûte {cost} crédits et il en reste {left}",
        "tooManyJobs": "Pas plus de {limit} tâches peuvent être en cours à la fois",
        "inProgress": "La tâche est encore en cours",
        "notExpirable": "Seules les tâches de sortie « musicxml » ont des fichiers à effacer",
        "expired": "Les fichiers de cette tâche ont été effacés",
    },
    "de": {
        "queued": "Wartet auf den Beginn",
        "reading": "Die Seiten werden gelesen",
        "details": "Die Instrumente werden erkannt",
        "asking": "Bitte die Instrumente prüfen",
        "building": "Die Noten werden geschrieben",
        "done": "Fertig",
        "canceled": "Abgebrochen",
        "failed": "Fehlgeschlagen",
        "ENCRYPTED_PDF": "Das PDF ist mit einem Passwort geschützt",
        "noFile": "Der Auftrag hat keine Datei: zuerst eine hinzufügen",
        "notDraft": "Der Auftrag ist kein Entwurf mehr: einen neuen anlegen",
        "notWaiting": "Der Auftrag wartet nicht auf den Schritt „{step}“",
        "notDone": "Der Auftrag ist noch nicht fertig",
        "ended": "Der Auftrag ist schon beendet",
        "noCredits": "Der Auftrag kostet {cost} Credits, übrig sind {left}",
        "tooManyJobs": "Mehr als {limit} Aufträge können nicht gleichzeitig laufen",
        "inProgress": "Der Auftrag ist noch nicht beendet",
        "notExpirable": "Nur Aufträge mit der Ausgabe „musicxml“ haben Dateien, die gelöscht werden können",
        "expired": "Die Dateien dieses Auftrags wurden gelöscht",
    },
}
"""Messages by language and key. A key is the phase of a job, the code of its failure, or the name of a refusal."""


def say(call: Call, key: str, **values: object) -> str:
    """Return a message in the language of ``X-Flat-Locale``, the account, ``Accept-Language``, or English.

    A language without messages is skipped, never refused.
    """
    account = call.account_or_none()
    wishes = [call.text("X-Flat-Locale"), (account.locale if account is not None else None) or ""]
    wishes.extend(parse_accept_header(call.accept_language, LanguageAccept).values())
    language = next((known for wish in wishes if (known := wish.partition("-")[0].lower()) in MESSAGES), "en")
    return MESSAGES[language][key].format(**values)


RETENTION = timedelta(days=30)
"""Time that the files of a job with the output ``musicxml`` are kept after its end."""

FINAL = frozenset({"done", "error", "canceled"})


@dataclass(frozen=True)
class Phase:
    """Phase of a job: progress at its start in per cent, duration, and next phase."""

    percent: int
    seconds: float
    next: str


PHASES = {
    "queued": Phase(0, 0.25, "reading"),
    "reading": Phase(20, 0.5, "details"),
    "details": Phase(60, 0.25, "building"),
    "building": Phase(80, 0.5, "done"),
}
"""Phases of a job, in order. Before ``building`` it may wait for input."""


def run(store: Store, job: OmrJob, phase: str) -> OmrJob:
    """Continue a job from a phase, and return it."""
    entered = _entered(job, phase, store.now().timestamp())
    return store.omr_jobs.put(replace(entered, status="processing"))


def title_of(store: Store, job: OmrJob) -> str:
    """Return the title of a job: corrected, requested, or the name of its first file."""
    corrected_title = (job.submitted or {}).get("title")
    files = store.omr_files.find("job", job.id)
    return choose_title(corrected_title or job.title, None, files[0].name if files else None)


def instruments_of(job: OmrJob) -> tuple[Instrument, ...]:
    """Return the instruments of a job, as detected and then corrected."""
    return corrected(DETECTED, (job.submitted or {}).get("instruments", ()))


def expiry(job: OmrJob) -> datetime | None:
    """Return the expiry of a job's files; ``None`` if they do not expire."""
    return job.ended + RETENTION if job.ended is not None and job.output == "musicxml" else None


def erase(store: Store, job: OmrJob, when: datetime) -> OmrJob:
    """Delete the input and output files of a job, and return it."""
    for file in store.omr_files.find("job", job.id):
        store.omr_files.remove(file.id)
    return store.omr_jobs.put(replace(job, erased=when, modified=when, notation=None))


def ended(job: OmrJob, status: str, phase: str, when: datetime) -> OmrJob:
    """Return a job that has ended."""
    return replace(job, status=status, phase=phase, due=None, modified=when, ended=when)


def _next(call: Call, job: OmrJob, instant: float) -> OmrJob:
    """Return a job after the end of its phase."""
    following = PHASES[job.phase].next
    if following == "done":
        return _finished(call, job, instant)
    if following == "details" and any(file.encrypted for file in call.store.omr_files.find("job", job.id)):
        # A failed job is not charged.
        if job.charge is not None:
            reverse(call.store, job.charge)
        return replace(ended(job, "error", "failed", _date(instant)), error="ENCRYPTED_PDF")
    job = _entered(job, following, instant)
    if following == "details" and "details" in job.steps:
        return replace(job, status="awaitingInput", due=None)
    return job


def _entered(job: OmrJob, phase: str, instant: float) -> OmrJob:
    return replace(job, phase=phase, modified=_date(instant), due=instant + PHASES[phase].seconds)


def _finished(call: Call, job: OmrJob, instant: float) -> OmrJob:
    title = title_of(call.store, job)
    notation = recognised(title, instruments_of(job), job.pages)
    job = ended(job, "done", "done", _date(instant))
    if job.output == "musicxml":
        return replace(job, notation=notation)
    # The account of the present call may not be that of the job.
    token = Token(id="", account=job.account, application=job.application, scopes=frozenset())
    its_call = replace(call, token=token, parameters={}, body=None)
    collection = job.collection if job.collection and call.store.collections.get(job.collection) else None
    score, _ = add_score(its_call, notation, event="import", title=title, privacy=job.privacy, collection=collection)
    return replace(job, score=score.id)


def _date(instant: float) -> datetime:
    return datetime.fromtimestamp(instant, timezone.utc)


@dataclass(frozen=True)
class OmrFormat:
    """Output format, and the function that makes the file from MusicXML.

    Attributes:
        medium: Name in :data:`flat_api.sandbox.rendering.MEDIA`, if the file is rendered when it is first read.
    """

    media_type: str
    extension: str
    write: Callable[[bytes], bytes]
    medium: str | None = None


FORMATS = {
    "musicxml": OmrFormat(f"{MIMETYPE}+xml", ".musicxml", lambda notation: notation),
    "mxl": OmrFormat(MIMETYPE, ".mxl", pack),
    "midi": OmrFormat("audio/midi", ".mid", lambda notation: write_midi(perform(parse(notation)))),
    "thumbnail.png": OmrFormat("image/png", ".png", lambda notation: notation, "thumbnail.png"),
}
"""Formats of a result by name."""


@dataclass(frozen=True)
class Plan:
    """Limits: files and pages of one job, jobs that may run at the same time, and bytes of one file."""

    files: int
    pages: int
    parallel: int
    file_size: int


MEBIBYTE = 1024 * 1024
FREE = Plan(files=5, pages=10, parallel=1, file_size=10 * MEBIBYTE)
SCHOOL = Plan(files=20, pages=50, parallel=3, file_size=20 * MEBIBYTE)


def plan_of(account: Account | None) -> Plan:
    """Return the plan of an account, or the free plan for ``None``."""
    return SCHOOL if account is not None and account.organization is not None else FREE


def check_scans(call: Call, scans: list[Scan], known: list[OmrFile], param: str) -> None:
    """Refuse files that exceed the limits of the plan."""
    plan = plan_of(call.account())
    pages = sum(file.pages for file in known) + sum(scan.pages for scan in scans)
    if len(known) + len(scans) > plan.files:
        raise bad_request(f"A job takes no more than {plan.files} files", param)
    if pages > plan.pages:
        raise bad_request(f"A job takes no more than {plan.pages} pages", param)
    for scan in scans:
        if len(scan.data) > plan.file_size:
            raise bad_request(f"A file may not be larger than {plan.file_size} bytes", param)


def check_start(call: Call, job: OmrJob) -> None:
    """Refuse to start a job without enough credits, or beyond the limits of scores and jobs."""
    account = call.account()
    if job.output == "library":
        check_quota(call, account)
    cost, left = job.pages * COST_PER_PAGE, balance(call.store, account)
    if cost > left:
        raise Refusal(402, "OMR_CREDITS_EXHAUSTED", say(call, "noCredits", cost=cost, left=left))
    limit = plan_of(account).parallel
    running = [other for other in call.store.omr_jobs.find("account", account.id) if other.status == "processing"]
    if len(running) >= limit:
        raise Refusal(409, "OMR_TOO_MANY_JOBS", say(call, "tooManyJobs", limit=limit))


def charge_and_begin(call: Call, job: OmrJob) -> OmrJob:
    """Charge the account for a job, start it, and return it."""
    entry = spend(call.store, call.account(), job.pages * COST_PER_PAGE, job.id)
    return run(call.store, replace(job, charge=entry.id), "queued")


def add_scans(call: Call, job: OmrJob, scans: list[Scan]) -> None:
    """Add files to a job, after those that it has."""
    count = len(call.store.omr_files.find("job", job.id))
    for index, scan in enumerate(scans, count):
        call.store.omr_files.put(
            OmrFile(
                id=f"{job.id}/{index}",
                job=job.id,
                index=index,
                name=scan.name,
                data=scan.data,
                media_type=scan.media_type,
                extension=scan.extension,
                pages=scan.pages,
                encrypted=scan.encrypted,
            )
        )


ACTIVITY_STEP = timedelta(minutes=1)
"""Precision of ``Account.last_activity``."""


def catch_up(call: Call) -> None:
    """Record the activity of the account, and advance all background jobs to the present time."""
    account = call.account_or_none()
    now = call.store.now()
    if account is not None and (account.last_activity is None or now - account.last_activity >= ACTIVITY_STEP):
        call.store.accounts.put(replace(account, last_activity=now))
    for job in call.store.omr_jobs.find("state", "running"):
        while job.due is not None and job.due <= call.store.now().timestamp():
            job = call.store.omr_jobs.put(_next(call, job, job.due))
