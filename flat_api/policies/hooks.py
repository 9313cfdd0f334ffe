"""Events of each attempt of a call, and the hooks for them: ``on_request``, ``on_response`` and ``on_retry``."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from typing import Callable, Optional, Tuple, TypeVar

from flat_api.exceptions import ApiException

_log = logging.getLogger("flat_api")

Event = TypeVar("Event", bound="RequestEvent")
CallKey = Tuple[str, str, str]


@dataclass(frozen=True)
class RequestEvent:
    """Event before a request is sent.

    Attributes:
        operation: Name of the method that was called (``get_score``).
        method: HTTP method.
        url: The URL without secrets such as sharing keys. Redirects do not change it.
        attempt: Number of the attempt, from 1. A request that is sent again with a renewed token keeps its number.
    """

    operation: str
    method: str
    url: str
    attempt: int


@dataclass(frozen=True)
class ResponseEvent(RequestEvent):
    """Event after an attempt. It has the attributes of :class:`RequestEvent`, too.

    Attributes:
        status: HTTP status; 0 where no complete response came.
        elapsed: Seconds from the request to the end of the response, or to its headers where the caller reads the body.
        error: The error of a failed attempt; ``None`` where it succeeded.
    """

    status: int
    elapsed: float
    error: Optional[ApiException] = field(repr=False)


@dataclass(frozen=True)
class RetryEvent(RequestEvent):
    """Event before the pause that precedes a retry. It has the attributes of :class:`RequestEvent`, too.

    Attributes:
        status: HTTP status of the attempt that failed; 0 where no complete response came.
        wait: Seconds until the next attempt.
        error: The error of the attempt that failed.
    """

    status: int
    wait: float
    error: ApiException = field(repr=False)


class Observer:
    """Caller of the hooks that a program has set.

    Args:
        on_request: Hook for the event before a request, if any.
        on_response: Hook for the event after an attempt, if any.
        on_retry: Hook for the event before a retry, if any.
    """

    def __init__(
        self,
        on_request: Optional[Callable[[RequestEvent], object]],
        on_response: Optional[Callable[[ResponseEvent], object]],
        on_retry: Optional[Callable[[RetryEvent], object]],
    ) -> None:
        self._on_request = on_request
        self._on_response = on_response
        self._on_retry = on_retry

    def request(self, call: CallKey, attempt: int) -> None:
        """Call ``on_request``; ``call`` is the name of the method, the HTTP method and the URL."""
        if self._on_request is not None:
            _run(self._on_request, RequestEvent(*call, attempt))

    def response(self, call: CallKey, attempt: int, status: int, elapsed: float, error: Optional[ApiException]) -> None:
        """Call ``on_response``."""
        if self._on_response is not None:
            _run(self._on_response, ResponseEvent(*call, attempt, status, elapsed, error))

    def retry(self, call: CallKey, attempt: int, error: ApiException, wait: float) -> None:
        """Call ``on_retry``."""
        if self._on_retry is not None:
            _run(self._on_retry, RetryEvent(*call, attempt, error.status or 0, wait, error))


def _run(hook: Callable[[Event], object], event: Event) -> None:
    try:
        hook(event)
    except Exception:
        # A hook that fails must not fail the call: the server may have carried it out.
        _log.exception("%s: the hook %r failed", event.operation, getattr(hook, "__qualname__", type(hook).__name__))
