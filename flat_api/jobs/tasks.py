"""Waiting for what the server does in the background."""

from __future__ import annotations

from flat_api.exceptions import TaskFailed
from flat_api.jobs.waiting import poll

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable, Optional, Union

    from flat_api.api_client import ApiClient
    from flat_api.models.task import Task

DEFAULT_TIMEOUT = 600.0
"""Seconds."""


def wait_for_task(
    client: ApiClient,
    task: Union[Task, str],
    *,
    timeout: Optional[float] = DEFAULT_TIMEOUT,
    progress: Optional[Callable[[Task], object]] = None,
) -> Task:
    """Wait until a task is done, and return it. See :meth:`flat_api.client.FlatClient.wait_for_task`."""
    from flat_api.api.task_api import TaskApi

    if not isinstance(task, str) and _is_over(task):
        return _done(task)
    identifier = task if isinstance(task, str) else task.id
    tasks = TaskApi(client)
    latest = poll(
        client,
        lambda left: tasks.get_task(identifier),
        _is_over,
        what=f"task {identifier}",
        timeout=timeout,
        progress=progress,
    )
    return _done(latest)


def _is_over(task: Task) -> bool:
    # A state that is not known yet is no end: the deadline is.
    return task.state in ("done", "canceled", "error")


def _done(task: Task) -> Task:
    """Return a task that is done; raise for one that ended in another way."""
    if task.state == "done":
        return task
    kind = f" ({task.type})" if task.type else ""
    words = _words(task)
    raise TaskFailed(f"task {task.id}{kind}: {task.state.value}{': ' + words if words else ''}", task)


def _words(task: Task) -> Optional[str]:
    """Return what the server says about a failure; a task of several parts may leave it to these."""
    if task.result is not None and task.result.error:
        return task.result.error
    if task.error_history:
        return task.error_history[-1]
    return next((words for words in map(_words, task.children or ()) if words), None)
