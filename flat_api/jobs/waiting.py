"""Polling of tasks until they end, and waits for the rate limit."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Callable, Optional, TypeVar, Union

from flat_api.api.task_api import TaskApi
from flat_api.calls.operation import calling
from flat_api.exceptions import (
    ApiConnectionError,
    ApiException,
    RateLimitException,
    ServiceException,
    TaskFailed,
    TaskTimeout,
)
from flat_api.jobs.arguments import check_progress, check_timeout, identifier_of
from flat_api.jobs.progress import reporting_states
from flat_api.policies.rate_limit import seconds_until
from flat_api.policies.retry import retry_policy

if TYPE_CHECKING:
    from flat_api.api_client import ApiClient
    from flat_api.jobs.progress import StateProgress
    from flat_api.models.task import Task
    from flat_api.policies.retry import RetryPolicy

T = TypeVar("T")

MIN_PAUSE = 1.0
"""Seconds between the first two requests. The API documents no interval: start with a short one and lengthen it."""

PAUSE_FACTOR = 1.5

MAX_PAUSE = 10.0
"""Seconds between two requests at most."""

MAX_FAULTS = 10
"""Requests that may fail one after the other. The retry policy of the client has already repeated each of them."""

MAX_RATE_LIMIT_WAIT = 3700.0
"""Longest wait for the rate limit, in seconds; its window is an hour."""

MAX_RATE_LIMIT_WAITS = 3
"""Waits for the rate limit one after the other."""

_CANCELLATION_CHECK = 1.0
"""Seconds to sleep between two checks whether the work was cancelled."""


def policy_of(client: ApiClient) -> RetryPolicy:
    """Return the retry policy of a client, with the clock and the sleep function."""
    return retry_policy("retries", client.configuration.retries)


def poll(
    client: ApiClient,
    fetch: Callable[[float], T],
    is_over: Callable[[T], bool],
    *,
    what: str,
    timeout: Optional[float],
    progress: Optional[Callable[[T], object]],
) -> T:
    """Fetch a state repeatedly until it is final, and return it.

    Args:
        client: Client whose retry policy has the clock and the sleep function.
        fetch: Function that returns the present state; its argument is the number of seconds left.
        is_over: Function that tells whether a state is final.
        what: Name of the task for messages, such as ``task 5f3b``.
        timeout: Seconds for all requests and pauses; ``None`` waits without a limit.
        progress: Function that is called with each state.

    Raises:
        TaskTimeout: The state was not final in time.
        ApiException: The server refused a request, or could not be reached many times in a row.
    """
    policy = policy_of(client)
    left = math.inf if timeout is None else timeout
    deadline = policy.clock() + left
    latest: Optional[T] = None
    pause, faults = MIN_PAUSE, 0
    while True:
        start = policy.clock()
        try:
            latest = fetch(left)
        except (ApiConnectionError, ServiceException, RateLimitException) as error:
            faults += 1
            if faults > MAX_FAULTS:
                raise
            wait = max(pause, _until_allowed(policy, error) or 0.0)
        else:
            faults = 0
            if progress is not None:
                progress(latest)
            if is_over(latest):
                return latest
            # The server of a long poll has already waited for part of the pause, or for all of it.
            wait = max(0.0, pause - (policy.clock() - start))
        pause = min(pause * PAUSE_FACTOR, MAX_PAUSE)
        left = deadline - policy.clock()
        if left <= 0:
            raise TaskTimeout(
                f"{what} is not finished after {timeout:g} seconds; wait for it again, or pass a larger timeout", latest
            )
        policy.sleep(min(wait, left))
        left = max(0.0, deadline - policy.clock())


def through_rate_limit(client: ApiClient, work: Callable[[], T], stopped: Optional[Callable[[], bool]] = None) -> T:
    """Do work, and repeat it after the rate limit is reset.

    A job waits longer for the reset than a single call does.

    Args:
        client: Client whose retry policy has the clock and the sleep function.
        work: Function to call. A request that the rate limit refused has changed nothing, so it is safe to repeat.
        stopped: Function that tells whether the work was cancelled; Ctrl-C interrupts the main thread only.
    """
    policy = policy_of(client)
    for _ in range(MAX_RATE_LIMIT_WAITS):
        try:
            return work()
        except RateLimitException as error:
            wait = _until_allowed(policy, error)
            if wait is None or wait > MAX_RATE_LIMIT_WAIT:
                raise
            if not _slept(policy, wait + policy.backoff.uniform(0.0, 1.0), stopped):
                raise
    return work()


def _slept(policy: RetryPolicy, seconds: float, stopped: Optional[Callable[[], bool]]) -> bool:
    """Sleep, and return ``False`` if the work was cancelled meanwhile."""
    if stopped is None:
        policy.sleep(seconds)
        return True
    end = policy.clock() + seconds
    while not stopped():
        left = end - policy.clock()
        if left <= 0:
            return True
        policy.sleep(min(left, _CANCELLATION_CHECK))
    return False


def _until_allowed(policy: RetryPolicy, error: ApiException) -> Optional[float]:
    """Return the seconds until the second in which the rate limit is reset is over; ``None`` if it is not known."""
    allowed_at = error.allowed_at if isinstance(error, RateLimitException) else None
    return None if allowed_at is None else seconds_until(allowed_at, policy.now())


DEFAULT_TIMEOUT = 600.0
"""Seconds to wait for a task."""

_WHO = "wait_for_task()"


@calling(TaskApi.get_task)
def wait_for_task(
    client: ApiClient,
    task: Union[Task, str],
    *,
    timeout: Optional[float] = DEFAULT_TIMEOUT,
    progress: StateProgress[Task] = None,
) -> Task:
    """Wait until a task in the background is done, and return it.

    Failed requests are repeated while the task runs.

    Args:
        task: Task, or its ID.
        timeout: Seconds to wait, 600 by default; ``None`` waits without a limit.
        progress: ``True`` for a progress bar, or a function that is called with the task after each check of its state.

    Returns:
        The task with its result.

    Raises:
        TaskFailed: The task failed or was canceled.
        TaskTimeout: The task was not done in time.
    """
    identifier = identifier_of(_WHO, "task", task, "a task")
    check_timeout(_WHO, timeout)
    check_progress(_WHO, progress)
    if isinstance(task, str) or not _is_over(task):
        tasks = TaskApi(client)
        with reporting_states(progress, f"task {identifier}") as report:
            task = poll(
                client,
                lambda left: tasks.get_task(identifier),
                _is_over,
                what=f"task {identifier}",
                timeout=timeout,
                progress=report,
            )
    if task.state == "done":
        return task
    kind = f" ({task.type})" if task.type else ""
    reason = _failure_reason(task)
    raise TaskFailed(f"task {task.id}{kind}: {task.state.value}{': ' + reason if reason else ''}", task)


def _is_over(task: Task) -> bool:
    # A state that this version does not know is not final: the task may go on, and the timeout ends the wait.
    return task.state in ("done", "canceled", "error")


def _failure_reason(task: Task) -> Optional[str]:
    """Return the message of the server about a failure of a task or of its children."""
    if task.result is not None and task.result.error:
        return task.result.error
    if task.error_history:
        return task.error_history[-1]
    return next((reason for reason in map(_failure_reason, task.children or ()) if reason), None)
