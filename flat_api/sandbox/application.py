"""The WSGI application: the way of a request from its arrival to the handler, and back."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from werkzeug.exceptions import HTTPException, MethodNotAllowed, RequestEntityTooLarge
from werkzeug.routing import Map, Rule
from werkzeug.wrappers import Request, Response

from flat_api.sandbox.auth import Allowance, RateLimit, authenticate, authorize
from flat_api.sandbox.call import JSON, Call, Handler, Refusal, Reply, json_reply, not_implemented
from flat_api.sandbox.contract import contract, read_body, read_parameters
from flat_api.sandbox.records import Token
from flat_api.sandbox.resources.recognition import catch_up
from flat_api.sandbox.site.pages import Site
from flat_api.sandbox.storage import Storage
from flat_api.sandbox.store import Store

if TYPE_CHECKING:
    pass

BASE_PATH = "/v2"

logger = logging.getLogger("flat_api.sandbox")


@dataclass(frozen=True)
class Limits:
    """Calls per hour, with a token and from an address without one."""

    with_token: int = 7200
    without_token: int = 1800


class Application:
    """Flat's API over a store.

    Args:
        store: What the server remembers.
        storage: The second origin, for files.
        handlers: Function by ``operationId``. What is missing is answered with 501.
        clock: Epoch seconds.
        limits: Calls per hour.
    """

    def __init__(
        self,
        store: Store,
        storage: Storage,
        handlers: Mapping[str, Handler],
        clock: Callable[[], float],
        limits: Limits,
    ) -> None:
        self._store = store
        self._storage = storage
        self._handlers = handlers
        self._clock = clock
        self._limits = limits
        self._usage = RateLimit(clock)
        self._contract = contract()
        self._routes = _routes()
        self._site = Site(store)

    def respond(self, request: Request) -> Response:
        """Return the answer to a request."""
        page = None if request.path.startswith(f"{BASE_PATH}/") else self._site.respond(request)
        return page or self._respond(request)

    def operation_of(self, request: Request) -> str | None:
        """Return the ``operationId`` that a request calls, if it calls any."""
        try:
            return self._match(request)[0]
        except Refusal:
            return None

    def _respond(self, request: Request) -> Response:
        address = request.remote_addr or "unknown"
        allowance: Allowance | None = None
        try:
            try:
                token = authenticate(self._store, request.headers.get("Authorization"), self._clock)
            except Refusal:
                allowance = self._take(None, address)
                raise
            allowance = self._take(token, address)
            allowance.check(address)
            reply = self._answer(request, token)
        except Refusal as refusal:
            reply = _refused(refusal)
        except RequestEntityTooLarge:
            reply = _refused(Refusal(413, "CLIENT_ERROR", "The body is too large", "body"))
        except Exception:
            reply = _refused(Refusal(500, "INTERNAL_ERROR", "Something went wrong in the sandbox"))
            logger.exception("%s %s failed", request.method, request.path)
        response = Response(reply.body, reply.status, dict(reply.headers), content_type=_content_type(reply))
        if allowance is not None:
            response.headers.update(allowance.headers())
        return response

    def _take(self, token: Token | None, address: str) -> Allowance:
        if token is None:
            return self._usage.take(address, self._limits.without_token)
        return self._usage.take(token.id, self._limits.with_token)

    def _answer(self, request: Request, token: Token | None) -> Reply:
        identifier, path = self._match(request)
        operation = self._contract.operation(identifier)
        authorize(token, operation)
        handler = self._handlers.get(identifier)
        if handler is None:
            raise not_implemented(f"the operation {identifier} ({operation.method} {operation.path})")
        call = Call(
            store=self._store,
            storage=self._storage.seen_from(request.host_url),
            token=token,
            parameters=read_parameters(operation, request, path),
            body=read_body(operation, request),
            url=request.base_url,
            origin=request.host_url.rstrip("/"),
            accept_language=request.headers.get("Accept-Language", ""),
        )
        with self._store.lock:
            catch_up(call)
            try:
                return handler(call)
            finally:
                self._store.changed.notify_all()

    def _match(self, request: Request) -> tuple[str, Mapping[str, str]]:
        """Return ``operationId`` and path parameters of a request."""
        try:
            endpoint, path = self._routes.bind_to_environ(request.environ).match()
        except MethodNotAllowed as error:
            allowed = ", ".join(error.valid_methods or ())
            raise Refusal(405, "CLIENT_ERROR", f"{request.path} takes {allowed}, not {request.method}") from None
        except HTTPException:
            raise Refusal(404, "NOT_FOUND", f"There is no endpoint {request.method} {request.path}") from None
        return str(endpoint), {name: str(value) for name, value in path.items()}


@cache
def _routes() -> Map:
    """Return the paths of the contract, which are the same for every server."""
    rules = [
        Rule(BASE_PATH + path.replace("{", "<").replace("}", ">"), endpoint=identifier, methods=[method])
        for identifier, method, path in contract().routes()
    ]
    return Map(rules, strict_slashes=False, merge_slashes=False)


def _refused(refusal: Refusal) -> Reply:
    return json_reply(refusal.body(), status=refusal.status)


def _content_type(reply: Reply) -> str | None:
    if reply.status == 204:
        return None
    return f"{JSON}; charset=utf-8" if reply.media_type == JSON else reply.media_type
