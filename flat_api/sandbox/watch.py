"""What stands before both servers: it notes each request that arrives, and lets faults happen."""

from __future__ import annotations

import json
import threading
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from werkzeug.datastructures import Headers, MultiDict
from werkzeug.wrappers import Request, Response

from flat_api.sandbox.faults import Faults
from flat_api.sandbox.listener import LARGEST_BODY

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

MOST_REQUESTS = 10_000
"""How many requests are remembered; the oldest are forgotten first, so that a server may run for long."""


@dataclass
class ReceivedRequest:
    """A request as it arrived.

    Attributes:
        path: Path, without the query, percent-decoded.
        url: The whole address.
        query: Parameters of the query; ``query["limit"]`` is the first of this name, ``query.getlist`` all of them.
        headers: Header fields; their names are the same in capital and small letters.
        operation: ``operationId`` of the contract, ``storage`` for a stored file, ``None`` for anything else.
        status: Status of the answer; ``None`` while there is none, and for good if the connection was dropped.
    """

    method: str
    path: str
    url: str
    query: MultiDict[str, str]
    headers: Headers = field(repr=False)
    body: bytes = field(repr=False)
    operation: str | None
    status: int | None = None

    def json(self) -> Any:
        """Return the body, read as JSON."""
        return json.loads(self.body)


class RequestLog:
    """The requests that arrived, oldest first."""

    def __init__(self) -> None:
        self._requests: deque[ReceivedRequest] = deque(maxlen=MOST_REQUESTS)
        self._lock = threading.Lock()

    def add(self, request: ReceivedRequest) -> None:
        """Note a request."""
        with self._lock:
            self._requests.append(request)

    def all(self) -> list[ReceivedRequest]:
        """Return the requests."""
        with self._lock:
            return list(self._requests)

    def clear(self) -> None:
        """Forget the requests."""
        with self._lock:
            self._requests.clear()


class Watched:
    """A WSGI application whose requests are noted, and meet faults.

    Args:
        answer: Returns the answer to a request.
        operation_of: Returns the name of the operation that a request calls.
        log: Where requests are noted.
        faults: What goes wrong.
    """

    def __init__(
        self,
        answer: Callable[[Request], Response],
        operation_of: Callable[[Request], str | None],
        log: RequestLog,
        faults: Faults,
    ) -> None:
        self._answer = answer
        self._operation_of = operation_of
        self._log = log
        self._faults = faults

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        request = Request(environ)
        request.max_content_length = LARGEST_BODY
        operation = self._operation_of(request)
        received = ReceivedRequest(
            method=request.method,
            path=request.path,
            url=request.url,
            query=request.args,
            headers=Headers(list(request.headers)),
            body=request.get_data() if (request.content_length or 0) <= LARGEST_BODY else b"",
            operation=operation,
        )
        self._log.add(received)
        response = self._respond(request, operation)
        received.status = response.status_code
        return response(environ, start_response)

    def _respond(self, request: Request, operation: str | None) -> Response:
        faults = self._faults.take(operation)
        response: Response | None = None
        for fault in faults:
            response = response or fault.before(self._faults)
        response = response or self._answer(request)
        for fault in faults:
            response = fault.after(response, self._faults)
        return response
