"""Faults on demand: what goes wrong between a client and a server, for tests of how the client takes it.

Each kind of fault is a small value. A :class:`FaultPlan` says which calls meet which faults.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, cast

from werkzeug.wrappers import Response

from flat_api.sandbox.http.listener import Disconnect
from flat_api.sandbox.http.storage import STORAGE

ANY = "*"
"""Name that stands for every operation."""


class Fault:
    """Something that goes wrong. Subclasses say what; this one lets everything pass.

    ``faults`` has the ``clock`` of the sandbox, and a ``pause`` that ends when the sandbox closes.
    """

    def before(self, faults: Faults) -> Response | None:
        """Act before the call is processed; an answer returned here takes the place of processing it."""
        return None

    def after(self, response: Response, faults: Faults) -> Response:
        """Return what is sent in the place of an answer. The call has been processed."""
        return response


@dataclass(frozen=True)
class Delay(Fault):
    """The call is processed later.

    Attributes:
        seconds: How much later.
    """

    seconds: float

    def before(self, faults: Faults) -> Response | None:
        faults.pause(self.seconds)
        return None


@dataclass(frozen=True)
class DropBefore(Fault):
    """The connection ends before the call is processed: nothing has changed on the server."""

    def before(self, faults: Faults) -> Response | None:
        raise Disconnect("fault: dropped before the call was processed")


@dataclass(frozen=True)
class DropAfter(Fault):
    """The connection ends after the call was processed: the client cannot know that it was."""

    def after(self, response: Response, faults: Faults) -> Response:
        raise Disconnect("fault: dropped after the call was processed")


@dataclass(frozen=True)
class Truncate(Fault):
    """The connection ends within the body.

    Attributes:
        keep: Bytes that still arrive; half of the body unless said otherwise.
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
    """The body arrives in small pieces, slowly.

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
    """An error answers in the place of the server, as a proxy or an overloaded machine would.

    Attributes:
        status: HTTP status.
        retry_after: What the header ``Retry-After`` says: seconds, or a date as HTTP writes it; ``None`` for no header.
        code: Flat's word for the error.
        body: The body; JSON with ``code`` and ``message`` unless said otherwise.
        media_type: What the body claims to be.
    """

    status: int = 503
    retry_after: float | str | None = None
    code: str = "SERVICE_UNAVAILABLE"
    body: bytes | None = None
    media_type: str = "application/json"

    def before(self, faults: Faults) -> Response | None:
        body = self.body if self.body is not None else _error(self.code, "A fault that a test asked for")
        response = Response(body, self.status, content_type=self.media_type)
        if self.retry_after is not None:
            # Seconds are written without the fraction that they do not have.
            text = self.retry_after if isinstance(self.retry_after, str) else f"{self.retry_after:g}"
            response.headers["Retry-After"] = text
        return response


@dataclass(frozen=True)
class RateLimited(Fault):
    """The rate limit is reached, and answered as Flat does: 403, a code, and no ``Retry-After``.

    Attributes:
        reset: Seconds until the limit is lifted.
        limit: Calls that are allowed in an hour.
    """

    reset: float = 60.0
    limit: int = 7200

    def before(self, faults: Faults) -> Response | None:
        body = _error("API_RATE_LIMIT_EXCEEDED", "API rate limit exceeded for a test")
        headers = {
            "X-RateLimit-Limit": str(self.limit),
            "X-RateLimit-Remaining": "-1",
            "X-RateLimit-Reset": str(round(faults.clock() + self.reset)),
        }
        return Response(body, 403, headers, content_type="application/json")


@dataclass(frozen=True)
class MalformedJson(Fault):
    """The body is not JSON, whatever its header says."""

    def after(self, response: Response, faults: Faults) -> Response:
        response.set_data(b"{" + response.get_data())
        return response


@dataclass(frozen=True)
class WrongContentType(Fault):
    """The header does not say what the body is.

    Attributes:
        media_type: What it says instead.
    """

    media_type: str = "text/html; charset=utf-8"

    def after(self, response: Response, faults: Faults) -> Response:
        response.content_type = self.media_type
        return response


@dataclass(frozen=True)
class UnknownValue(Fault):
    """A field has a value that the contract does not know yet, as happens before the contract is updated.

    Attributes:
        field: Path of the field from the top of the body, with dots: ``user.type``. Lists on the way are entered.
        value: The value.
    """

    field: str
    value: object = "somethingNew"

    def after(self, response: Response, faults: Faults) -> Response:
        return _edited(response, self.field, lambda owner, name: owner.update({name: self.value}))


@dataclass(frozen=True)
class MissingField(Fault):
    """A field is left out, also where the contract requires it.

    Attributes:
        field: Path of the field, as for :class:`UnknownValue`.
    """

    field: str

    def after(self, response: Response, faults: Faults) -> Response:
        return _edited(response, self.field, lambda owner, name: owner.pop(name, None))


@dataclass
class FaultPlan:
    """Which calls meet which faults.

    Attributes:
        operation: ``operationId``, :data:`ANY` or :data:`STORAGE`.
        faults: What goes wrong, all of it in one call.
        times: How many calls are still concerned; ``None`` for all.
        skip: How many calls pass before the first one that is concerned.
        met: How many calls have met the faults.
    """

    operation: str
    faults: tuple[Fault, ...]
    times: int | None = 1
    skip: int = 0
    met: int = 0

    def cancel(self) -> None:
        """Let all further calls pass."""
        self.times = 0


class Faults:
    """The plans of a sandbox, and what faults need.

    Attributes:
        clock: Epoch seconds.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self.clock = clock
        self._plans: list[FaultPlan] = []
        self._lock = threading.Lock()
        self._closing = threading.Event()

    def add(self, plan: FaultPlan) -> None:
        """Follow a plan from now on, after those that are there."""
        with self._lock:
            self._plans.append(plan)

    def clear(self) -> None:
        """Forget all plans."""
        with self._lock:
            self._plans.clear()

    def take(self, operation: str | None) -> tuple[Fault, ...]:
        """Return the faults that a call of this operation meets. The first plan that concerns it counts."""
        with self._lock:
            # A stored file is read on another host; what befalls any operation does not befall it.
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
        """Wait in real time; less when the sandbox closes meanwhile."""
        self._closing.wait(seconds)

    def open(self) -> None:
        self._closing.clear()

    def close(self) -> None:
        self._closing.set()


def _edited(response: Response, field: str, edit: Callable[[dict[str, Any], str], object]) -> Response:
    """Return an answer in which a field was edited wherever it is; one that is not JSON stays as it is."""
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
