"""TaskApi. Generated from openapi.yaml; do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flat_api.api_client import Api
from flat_api.calls.operation import Operation, Parameter

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from flat_api.api_response import ApiResponse, RawResponse
    from flat_api.calls.options import RequestOptions
    from flat_api.models.task import Task


class TaskApi(Api):
    """Work that the server does in the background, such as rendering audio."""

    _GET_TASK = Operation(
        "get_task",
        "getTask",
        "GET",
        "/tasks/{task}",
        parameters=(Parameter("task", "task", "path", required=True),),
        responses={"200": "Task"},
        scopes=("tasks.readonly",),
    )

    @_GET_TASK.attach
    def get_task(self, task: str, **options: Unpack[RequestOptions]) -> Task:
        """Get the state of a background task.

        Poll it until ``state`` is ``done``, ``canceled`` or ``error``, starting at one or two seconds and slowing down.
        Needs the scope ``tasks.readonly`` besides those of the operation that made the task.

        Args:
            task: ID of the task.
            **options: See :class:`RequestOptions`.

        Returns:
            The task as it stands now.

        Scopes: ``tasks.readonly``.
        """
        return self._call(self._GET_TASK, {"task": task}, options)

    @_GET_TASK.attach
    def get_task_with_http_info(self, task: str, **options: Unpack[RequestOptions]) -> ApiResponse[Task]:
        """Like :meth:`get_task`, with status and headers."""
        return self._call_with_http_info(self._GET_TASK, {"task": task}, options)

    @_GET_TASK.attach
    def get_task_without_preload_content(self, task: str, **options: Unpack[RequestOptions]) -> RawResponse:
        """Like :meth:`get_task`, unread."""
        return self._call_without_preload_content(self._GET_TASK, {"task": task}, options)
