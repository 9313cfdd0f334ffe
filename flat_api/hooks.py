"""What a program is told about each attempt of its calls: ``on_request``, ``on_response`` and ``on_retry``."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Callable, Optional, Tuple, TypeVar

from flat_api.exceptions import ApiException
from flat_api.logs import log

TYPE_CHECKING = False
if TYPE_CHECKING:
    from flat_api.configuration import Configuration
    from flat_api.exchange import Call

Event = TypeVar("Event", bound="RequestEvent")


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
    """Tells the hooks of a configuration.

    Args:
        configuration: The settings; later changes are not seen.
    """

    def __init__(self, configuration: Configuration) -> None:
        self._on_request = configuration.on_request
        self._on_response = configuration.on_response
        self._on_retry = configuration.on_retry

    def request(self, call: Call, attempt: int) -> None:
        """Tell that a request is about to be sent."""
        if self._on_request is not None:
            _tell(self._on_request, RequestEvent(*_subject(call), attempt))

    def response(self, call: Call, attempt: int, status: int, elapsed: float, error: Optional[ApiException]) -> None:
        """Tell that an attempt is over."""
        if self._on_response is not None:
            _tell(self._on_response, ResponseEvent(*_subject(call), attempt, status, elapsed, error))

    def retry(self, call: Call, attempt: int, error: ApiException, wait: float) -> None:
        """Tell that a request will be repeated."""
        if self._on_retry is not None:
            _tell(self._on_retry, RetryEvent(*_subject(call), attempt, error.status or 0, wait, error))


def _subject(call: Call) -> Tuple[str, str, str]:
    request = call.request
    return call.name, request.method, request.base_url + request.shown_target


def _tell(hook: Callable[[Event], object], event: Event) -> None:
    try:
        hook(event)
    except Exception:
        # Whoever watches must not change what happens: the server may have done what it was asked to.
        log.exception("%s: the hook %r failed", event.operation, getattr(hook, "__qualname__", type(hook).__name__))
