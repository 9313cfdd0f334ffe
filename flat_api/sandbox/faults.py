"""Faults on demand, for tests of a client against a failing server.

Each fault is an immutable value. A :class:`FaultPlan` says which calls meet which faults.
"""

from __future__ import annotations

import json
import math
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, cast

from werkzeug.wrappers import Response

from flat_api.sandbox.http.listener import Disconnect
from flat_api.sandbox.http.storage import STORAGE

ANY = "*"
"""Name for every operation."""


class Fault:
    """Base class of faults. It changes nothing.

    The argument ``faults`` of its methods has the ``clock`` of the sandbox, and a ``pause`` that ends when the sandbox
    closes.
    """

    def before(self, faults: Faults) -> Response | None:
        """Act before the call is processed. A response returned here replaces the processing."""
        return None

    def after(self, response: Response, faults: Faults) -> Response:
        """Return the response that is sent, after the call was processed."""
        return response


@dataclass(frozen=True)
class Delay(Fault):
    """Delay before the call is processed.

    Attributes:
        seconds: Length of the delay.
    """

    seconds: float

    def before(self, faults: Faults) -> Response | None:
        faults.pause(self.seconds)
        return None


@dataclass(frozen=True)
class DropBefore(Fault):
    """End of the connection before the call is processed: nothing has changed on the server."""

    def before(self, faults: Faults) -> Response | None:
        raise Disconnect("fault: dropped before the call was processed")


@dataclass(frozen=True)
class DropAfter(Fault):
    """End of the connection after the call was processed, which the client cannot know."""

    def after(self, response: Response, faults: Faults) -> Response:
        raise Disconnect("fault: dropped after the call was processed")


@dataclass(frozen=True)
class Truncate(Fault):
    """End of the connection within the body of the response.

    Attributes:
        keep: Number of bytes that still arrive; ``None`` for half of the body.
    """

    keep: int | None = None

    def after(self, response: Response, faults: Faults) -> Response:
        data = response.get_data()
        kept = data[: len(data) // 2 if self.keep is None else self.keep]

        def body() -> Iterator[bytes]:
            yield kept
            raise Disconnect("fault: body truncated")

        return _with_body(response, body(), len(data))


@dataclass(frozen=True)
class Drip(Fault):
    """Slow body, in small pieces.

    Attributes:
        size: Bytes of a piece.
        pause: Seconds between two pieces.
    """

    size: int = 1
    pause: float = 0.05

    def after(self, response: Response, faults: Faults) -> Response:
        data = response.get_data()

        def body() -> Iterator[bytes]:
            for start in range(0, len(data), self.size):
                if start:
                    faults.pause(self.pause)
                yield data[start : start + self.size]

        return _with_body(response, body(), len(data))


@dataclass(frozen=True)
class Status(Fault):
    """Error response in place of the processing, as from a proxy or an overloaded server.

    Attributes:
        status: HTTP status.
        retry_after: Header ``Retry-After``: seconds, or an HTTP date; ``None`` for no header.
        code: Flat's code for the error, in the default body.
        body: Body of the response; ``None`` for JSON with ``code`` and ``message``.
        media_type: Header ``Content-Type``.
    """

    status: int = 503
    retry_after: float | str | None = None
    code: str = "SERVICE_UNAVAILABLE"
    body: bytes | None = None
    media_type: str = "application/json"

    def before(self, faults: Faults) -> Response | None:
        body = self.body if self.body is not None else _error(self.code, "Fault injected by a test")
        response = Response(body, self.status, content_type=self.media_type)
        if self.retry_after is not None:
            # Retry-After takes whole seconds: 1.0 is written as 1.
            text = self.retry_after if isinstance(self.retry_after, str) else f"{self.retry_after:g}"
            response.headers["Retry-After"] = text
        return response


@dataclass(frozen=True)
class RateLimited(Fault):
    """Rate limit reached, with Flat's response: 403, a code, and no ``Retry-After``.

    Attributes:
        reset: Seconds until the limit is lifted.
        limit: Number of calls allowed per hour.
    """

    reset: float = 60.0
    limit: int = 7200

    def before(self, faults: Faults) -> Response | None:
        body = _error("API_RATE_LIMIT_EXCEEDED", "API rate limit exceeded for a test")
        headers = {
            "X-RateLimit-Limit": str(self.limit),
            "X-RateLimit-Remaining": "0",
            "X-RateLimit-Reset": str(math.ceil(faults.clock() + self.reset)),
        }
        return Response(body, 403, headers, content_type="application/json")


@dataclass(frozen=True)
class MalformedJson(Fault):
    """Body that is not valid JSON, with the header of JSON."""

    def after(self, response: Response, faults: Faults) -> Response:
        response.set_data(b"{" + response.get_data())
        return response


@dataclass(frozen=True)
class WrongContentType(Fault):
    """Header ``Content-Type`` that does not fit the body.

    Attributes:
        media_type: Wrong value of the header.
    """

    media_type: str = "text/html; charset=utf-8"

    def after(self, response: Response, faults: Faults) -> Response:
        response.content_type = self.media_type
        return response


@dataclass(frozen=True)
class UnknownValue(Fault):
    """Field with a value that the contract does not have yet.

    Attributes:
        field: Path of the field from the top of the body, with dots: ``user.type``. A list on the path stands for
            all of its items.
        value: Value of the field.
    """

    field: str
    value: object = "somethingNew"

    def after(self, response: Response, faults: Faults) -> Response:
        return _edited(response, self.field, lambda owner, name: owner.update({name: self.value}))


@dataclass(frozen=True)
class MissingField(Fault):
    """Missing field, even if the contract requires it.

    Attributes:
        field: Path of the field, as for :class:`UnknownValue`.
    """

    field: str

    def after(self, response: Response, faults: Faults) -> Response:
        return _edited(response, self.field, lambda owner, name: owner.pop(name, None))


@dataclass
class FaultPlan:
    """Plan of faults: an operation, its faults, and the number of calls that meet them.

    Attributes:
        operation: ``operationId``, :data:`ANY` or :data:`STORAGE`.
        faults: Faults, all of which apply to the same call.
        times: Number of calls that will still meet the faults; ``None`` for all.
        skip: Number of calls that pass before the first one that meets the faults.
        met: Number of calls that have met the faults.
    """

    operation: str
    faults: tuple[Fault, ...]
    times: int | None = 1
    skip: int = 0
    met: int = 0

    def cancel(self) -> None:
        """End the plan: no further call meets its faults."""
        self.times = 0


class Faults:
    """Plans of a sandbox, with the clock and the pause for faults.

    Attributes:
        clock: Epoch seconds.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self.clock = clock
        self._plans: list[FaultPlan] = []
        self._lock = threading.Lock()
        self._closing = threading.Event()

    def add(self, plan: FaultPlan) -> None:
        """Add a plan after the present ones."""
        with self._lock:
            self._plans.append(plan)

    def clear(self) -> None:
        """Remove all plans."""
        with self._lock:
            self._plans.clear()

    def take(self, operation: str | None) -> tuple[Fault, ...]:
        """Return the faults of the first plan for a call of this operation."""
        with self._lock:
            # Reading a stored file is not an operation, so "*" does not include it.
            names = (operation,) if operation == STORAGE else (operation, ANY)
            for plan in self._plans:
                if plan.operation not in names or plan.times == 0:
                    continue
                if not plan.skip:
                    plan.met += 1
                    plan.times = plan.times - 1 if plan.times is not None else None
                    return plan.faults
                plan.skip -= 1
        return ()

    def pause(self, seconds: float) -> None:
        """Wait in real time, until the sandbox closes at the latest."""
        self._closing.wait(seconds)

    def open(self) -> None:
        self._closing.clear()

    def close(self) -> None:
        self._closing.set()


def _edited(response: Response, field: str, edit: Callable[[dict[str, Any], str], object]) -> Response:
    """Return a response with a field edited; a response that is not JSON is unchanged."""
    if response.is_json:
        content = json.loads(response.get_data())
        for owner, name in _owners(content, field.split(".")):
            edit(owner, name)
        response.set_data(json.dumps(content))
    return response


def _owners(content: object, path: list[str]) -> Iterator[tuple[dict[str, Any], str]]:
    if isinstance(content, list):
        for item in cast("list[object]", content):
            yield from _owners(item, path)
    elif isinstance(content, dict):
        members = cast("dict[str, Any]", content)
        if len(path) == 1:
            yield members, path[0]
        elif path[0] in members:
            yield from _owners(members[path[0]], path[1:])


def _error(code: str, message: str) -> str:
    return json.dumps({"code": code, "message": message})


def _with_body(response: Response, body: Iterable[bytes], length: int) -> Response:
    response.response = body
    response.content_length = length
    return response
