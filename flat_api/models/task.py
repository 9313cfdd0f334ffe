"""Task and what belongs to it. Generated from openapi.yaml; do not edit."""

from typing import List, Optional

from pydantic import StrictBool

from flat_api.codec.model import FlatModel, OpenEnum, Timestamp
from flat_api.models.task_progress import TaskProgress
from flat_api.models.task_result import TaskResult


class TaskState(OpenEnum):
    """``created`` and ``blocked`` wait, ``doing`` runs; ``done``, ``canceled`` and ``error`` are final."""

    CREATED = "created"
    BLOCKED = "blocked"
    DOING = "doing"
    DONE = "done"
    CANCELED = "canceled"
    ERROR = "error"


class Task(FlatModel):
    """Work that the server does in the background. Poll it with ``TaskApi.get_task``."""

    id: str
    """24 hex digits."""

    type: Optional[str] = None
    """Kind of work; an open string, such as ``audio-export``, ``score-save`` or ``import-omr``."""

    state: TaskState
    """``created`` and ``blocked`` wait, ``doing`` runs; ``done``, ``canceled`` and ``error`` are final."""

    format: Optional[str] = None
    """Kind of file that an export makes."""

    score: Optional[str] = None
    """ID of the score it works on, or that an import made."""

    revision: Optional[str] = None
    """ID of the revision it works on."""

    progress: Optional[TaskProgress] = None
    """How far it has come."""

    creation_date: Optional[Timestamp] = None
    """When it was asked for, in UTC."""

    modification_date: Optional[Timestamp] = None
    """When its state or progress last changed, in UTC."""

    done_date: Optional[Timestamp] = None
    """When it ended, in UTC; absent before."""

    result: Optional[TaskResult] = None
    """What came of it; absent before the end."""

    error_history: Optional[List[str]] = None
    """Failures so far, oldest first. A task may fail and still be done in the end."""

    is_cancellable: Optional[StrictBool] = None
    """Whether it could still be called off, which is so only while ``created``. No operation does it."""

    children: Optional[List["Task"]] = None
    """Tasks that this one is made of."""
