"""Tasks: work in the background, followed by asking again and again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flat_api.sandbox.call import Call, Handler, Reply, json_reply
from flat_api.sandbox.errors import not_found
from flat_api.sandbox.records_work import Task
from flat_api.sandbox.resources.exports import export
from flat_api.sandbox.resources.revisions import revision_of
from flat_api.sandbox.resources.task_views import FILES, task_view
from flat_api.sandbox.rights import score_to_read


def create_export_task(call: Call) -> Reply:
    """Answer ``POST /scores/{score}/revisions/{revision}/{format}/task``."""
    score = score_to_read(call)
    revision = revision_of(call, score)
    name = call.text("format")
    body: Mapping[str, Any] = call.body or {}
    parts = tuple(body.get("parts", ()))
    # Thrown away: a part that does not exist is refused now, not in the background.
    export(score, revision, FILES.get(name, name), parts)
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
    """Answer ``GET /tasks/{task}``, for whoever set it."""
    task = call.store.tasks.get(call.text("task"))
    if task is None or task.account != call.account().id:
        raise not_found("task")
    return json_reply(task_view(call, task))


HANDLERS: dict[str, Handler] = {"createExportTask": create_export_task, "getTask": get_task}
