"""What a program is told about each attempt of its calls: ``on_request``, ``on_response`` and ``on_retry``."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from typing import Callable, Optional, Tuple, TypeVar

from flat_api.exceptions import ApiException

_log = logging.getLogger("flat_api")

Event = TypeVar("Event", bound="RequestEvent")
Subject = Tuple[str, str, str]


@dataclass(frozen=True)
class RequestEvent:
    """A request is about to be sent.

    Attributes:
        operation: Name of the method that was called (``get_score``).
        method: HTTP method.
        url: The URL, without sharing keys and the like. Redirects do not change it.
        attempt: 1, or more where the request is repeated. One that is sent again with a renewed token keeps its number.
    """

    operation: str
    method: str
    url: str
    attempt: int


@dataclass(frozen=True)
class ResponseEvent(RequestEvent):
    """An attempt is over.

    Attributes:
        status: HTTP status; 0 where no whole answer came.
        elapsed: Seconds since the request, reading the answer included, unless that is left to the caller.
        error: Why the attempt failed; ``None`` where it succeeded.
    """

    status: int
    elapsed: float
    error: Optional[ApiException] = field(repr=False)


@dataclass(frozen=True)
class RetryEvent(RequestEvent):
    """A request will be repeated.

    Attributes:
        status: HTTP status of the attempt that failed; 0 where no whole answer came.
        wait: Seconds until the next attempt.
        error: Why the attempt failed.
    """

    status: int
    wait: float
    error: ApiException = field(repr=False)


class Observer:
    """Tells the hooks. What an attempt belongs to is told by the name of the method, the HTTP method and the URL."""

    def __init__(
        self,
        on_request: Optional[Callable[[RequestEvent], object]],
        on_response: Optional[Callable[[ResponseEvent], object]],
        on_retry: Optional[Callable[[RetryEvent], object]],
    ) -> None:
        self._on_request = on_request
        self._on_response = on_response
        self._on_retry = on_retry

    def request(self, call: Subject, attempt: int) -> None:
        if self._on_request is not None:
            _tell(self._on_request, RequestEvent(*call, attempt))

    def response(self, call: Subject, attempt: int, status: int, elapsed: float, error: Optional[ApiException]) -> None:
        if self._on_response is not None:
            _tell(self._on_response, ResponseEvent(*call, attempt, status, elapsed, error))

    def retry(self, call: Subject, attempt: int, error: ApiException, wait: float) -> None:
        if self._on_retry is not None:
            _tell(self._on_retry, RetryEvent(*call, attempt, error.status or 0, wait, error))


def _tell(hook: Callable[[Event], object], event: Event) -> None:
    try:
        hook(event)
    except Exception:
        # Whoever watches must not change what happens: the server may have done what it was asked to.
        _log.exception("%s: the hook %r failed", event.operation, getattr(hook, "__qualname__", type(hook).__name__))
