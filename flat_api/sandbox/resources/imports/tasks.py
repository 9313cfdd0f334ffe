"""Background tasks, which clients poll."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from flat_api.sandbox.access.rights import score_to_read
from flat_api.sandbox.data.records import Revision, Score, Task
from flat_api.sandbox.http.call import Call, Reply, json_reply, not_found
from flat_api.sandbox.resources.imports.recognition import FINAL, PHASES, say
from flat_api.sandbox.resources.scores.revisions import export, revision_of
from flat_api.sandbox.resources.views import Json, date

WAITING = timedelta(seconds=0.25)
"""Time before an export begins."""

WORKING = timedelta(seconds=1)
"""Duration of an export."""

FILES = {"practicefirst": "mxl"}
"""Format that is exported for PracticeFirst, whose format is not published."""

TEXTS = {"created": "Waiting", "doing": "Rendering the music", "done": "Finished", "error": "Failed"}
GONE = "The score does not exist any more"
"""Message of a failed export."""


@dataclass(frozen=True)
class Progress:
    """Progress of a task, and the time of its last change."""

    state: str
    percent: int
    text: str
    modified: datetime


def task_view(call: Call, task: Task) -> Json:
    """Return the JSON of a task."""
    progress = _of_job(call, task, task.job) if task.job is not None else _of_export(call, task)
    view: Json = {
        "id": task.id,
        "type": task.type,
        "state": progress.state,
        "progress": {"percent": progress.percent, "text": progress.text},
        "creationDate": date(task.created),
        "modificationDate": date(progress.modified),
        "isCancellable": progress.state == "created",
        "errorHistory": [],
        "children": [],
    }
    known = {"format": task.format, "score": task.score, "revision": task.revision}
    view.update({name: value for name, value in known.items() if value is not None})
    if progress.state in FINAL:
        view["doneDate"] = date(progress.modified)
        view.update(_result(call, task, progress))
    return view


def _of_export(call: Call, task: Task) -> Progress:
    passed = call.store.now() - task.created
    if _exported(call, task) is None:
        return Progress("error", 100, TEXTS["error"], task.created + passed)
    if passed < WAITING:
        return Progress("created", 0, TEXTS["created"], task.created)
    if passed < WAITING + WORKING:
        share = (passed - WAITING) / WORKING
        return Progress("doing", int(100 * share), TEXTS["doing"], task.created + passed)
    return Progress("done", 100, TEXTS["done"], task.created + WAITING + WORKING)


def _of_job(call: Call, task: Task, identifier: str) -> Progress:
    job = call.store.omr_jobs.get(identifier)
    if job is None:
        raise LookupError(f"task {task.id} has lost its job")
    percent = PHASES[job.phase].percent if job.phase in PHASES else 100
    running = "created" if job.phase == "queued" else "doing"
    state = job.status if job.status in FINAL else running
    return Progress(state, percent, say(call, job.phase), job.modified)


def _exported(call: Call, task: Task) -> tuple[Score, Revision] | None:
    """Return the score and the revision of an export, if they still exist."""
    score = call.store.scores.get(task.score or "")
    revision = call.store.revisions.get(task.revision or "")
    return (score, revision) if score is not None and revision is not None else None


def _result(call: Call, task: Task, progress: Progress) -> Json:
    """Return the result of a task that has ended."""
    if task.job is None:
        exported = _exported(call, task)
        if exported is None:
            return {"result": {"error": GONE}, "errorHistory": [GONE]}
        name = str(task.format)
        return {"result": {"url": export(call, *exported, FILES.get(name, name), task.parts).stored(call)}}
    job = call.store.omr_jobs.get(task.job)
    if job is not None and job.error is not None:
        message = say(call, job.error)
        return {"result": {"error": message}, "errorHistory": [message]}
    score = call.store.scores.get(job.score) if job is not None and job.score is not None else None
    if score is None:
        return {}
    return {"score": score.id, "result": {"url": f"{call.origin}/score/{score.id}"}}


def create_export_task(call: Call) -> Reply:
    """Handle ``POST /scores/{score}/revisions/{revision}/{format}/task``."""
    score = score_to_read(call)
    revision = revision_of(call, score)
    name = call.text("format")
    body: Mapping[str, Any] = call.body or {}
    parts = tuple(body.get("parts", ()))
    # The file is discarded: the export only checks the parts now, not in the background.
    export(call, score, revision, FILES.get(name, name), parts)
    task = Task(
        id=call.store.new_id(),
        account=call.account().id,
        type="audio-export",
        created=call.store.now(),
        format=name,
        score=score.id,
        revision=revision.id,
        parts=parts,
    )
    return json_reply(task_view(call, call.store.tasks.put(task)))


def get_task(call: Call) -> Reply:
    """Handle ``GET /tasks/{task}``, for its account."""
    task = call.store.tasks.get(call.text("task"))
    if task is None or task.account != call.account().id:
        raise not_found("task")
    return json_reply(task_view(call, task))
