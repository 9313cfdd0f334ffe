"""Asking again and again until something is over, such as what the server does in the background."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Callable, Optional, TypeVar, Union

from flat_api.configuration.settings import check_seconds
from flat_api.exceptions import (
    ApiConnectionError,
    ApiException,
    RateLimitException,
    ServiceException,
    TaskFailed,
    TaskTimeout,
)
from flat_api.policies.retry import retry_policy

if TYPE_CHECKING:
    from flat_api.api_client import ApiClient
    from flat_api.models.task import Task
    from flat_api.policies.retry import RetryPolicy

T = TypeVar("T")

FIRST_PAUSE = 1.0
PAUSE_FACTOR = 1.5
LONGEST_PAUSE = 10.0
"""Seconds between two questions: the API documents no interval, so start quickly and slow down."""

FAULTS_IN_A_ROW = 10
"""How many questions may go wrong one after the other; each was already repeated as the client's policy says."""

LONGEST_LIMIT = 3700.0
"""Seconds to wait for the rate limit at most; its window is an hour."""

_NAP = 1.0
"""Seconds to sleep before looking whether the work is still wanted."""

_LIMITS = 3
"""How many times in a row a call may run into the rate limit."""


def policy_of(client: ApiClient) -> RetryPolicy:
    """Return the policy of a client, whose clock and sleep the jobs go by."""
    return retry_policy("retries", client.configuration.retries)


def poll(
    client: ApiClient,
    ask: Callable[[float], T],
    is_over: Callable[[T], bool],
    *,
    what: str,
    timeout: Optional[float],
    progress: Optional[Callable[[T], object]],
) -> T:
    """Ask until it is over, and return the last answer.

    Args:
        client: Its retry policy has the clock and the sleep.
        ask: Gets the present state; it is told how many seconds are left.
        is_over: Whether a state is the end of waiting.
        what: What is waited for, in words.
        timeout: Seconds for everything; ``None`` waits for ever.
        progress: Is called with each state.

    Raises:
        TaskTimeout: The time is up.
        ApiException: The server refused, or was out of reach many times in a row.
    """
    if timeout is not None:
        check_seconds(f"waiting for {what}: timeout", timeout)
    policy = policy_of(client)
    left = math.inf if timeout is None else timeout
    deadline = policy.clock() + left
    latest: Optional[T] = None
    pause, faults = FIRST_PAUSE, 0
    while True:
        asked = policy.clock()
        try:
            latest = ask(left)
        except (ApiConnectionError, ServiceException, RateLimitException) as error:
            faults += 1
            if faults > FAULTS_IN_A_ROW:
                raise
            wait = max(pause, _until_allowed(policy, error))
        else:
            faults = 0
            if progress is not None:
                progress(latest)
            if is_over(latest):
                return latest
            # A long poll has waited already.
            wait = max(0.0, pause - (policy.clock() - asked))
        pause = min(pause * PAUSE_FACTOR, LONGEST_PAUSE)
        left = deadline - policy.clock()
        if left <= 0:
            raise TaskTimeout(f"{what} is not over after {timeout:g} seconds", latest)
        policy.sleep(min(wait, left))
        left = max(0.0, deadline - policy.clock())


def through_rate_limit(client: ApiClient, work: Callable[[], T], stopped: Optional[Callable[[], bool]] = None) -> T:
    """Do something, and again when the rate limit is lifted, however long a single call would wait for that.

    Args:
        client: Its retry policy has the clock and the sleep.
        work: What to do; it is harmless to repeat what the rate limit refused.
        stopped: Whether nobody wants it any more: Ctrl-C interrupts the main thread, this one must look itself.
    """
    policy = policy_of(client)
    for _ in range(_LIMITS):
        try:
            return work()
        except RateLimitException as error:
            wait = _until_allowed(policy, error)
            if not 0 < wait <= LONGEST_LIMIT:
                raise
            if not _slept(policy, wait + policy.backoff.uniform(0.0, 1.0), stopped):
                raise
    return work()


def _slept(policy: RetryPolicy, seconds: float, stopped: Optional[Callable[[], bool]]) -> bool:
    """Sleep, and return whether that was to the end."""
    if stopped is None:
        policy.sleep(seconds)
        return True
    end = policy.clock() + seconds
    while not stopped():
        left = end - policy.clock()
        if left <= 0:
            return True
        policy.sleep(min(left, _NAP))
    return False


def _until_allowed(policy: RetryPolicy, error: ApiException) -> float:
    """Return the seconds until the rate limit is lifted."""
    reset = error.reset_at if isinstance(error, RateLimitException) else None
    return 0.0 if reset is None else reset.timestamp() - policy.now()


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

    if isinstance(task, str) or not _is_over(task):
        identifier = task if isinstance(task, str) else task.id
        tasks = TaskApi(client)
        task = poll(
            client,
            lambda left: tasks.get_task(identifier),
            _is_over,
            what=f"task {identifier}",
            timeout=timeout,
            progress=progress,
        )
    if task.state == "done":
        return task
    kind = f" ({task.type})" if task.type else ""
    words = _words(task)
    raise TaskFailed(f"task {task.id}{kind}: {task.state.value}{': ' + words if words else ''}", task)


def _is_over(task: Task) -> bool:
    # A state that is not known yet is no end: the deadline is.
    return task.state in ("done", "canceled", "error")


def _words(task: Task) -> Optional[str]:
    """Return what the server says about a failure; a task of several parts may leave it to these."""
    if task.result is not None and task.result.error:
        return task.result.error
    if task.error_history:
        return task.error_history[-1]
    return next((words for words in map(_words, task.children or ()) if words), None)
