"""WSGI application: from a request to its handler, and from the reply to a response."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache

from werkzeug.exceptions import HTTPException, MethodNotAllowed, RequestEntityTooLarge
from werkzeug.routing import Map, Rule
from werkzeug.wrappers import Request, Response

from flat_api.sandbox.access.rate_limit import Allowance, RateLimit
from flat_api.sandbox.access.tokens import authenticate, authorize
from flat_api.sandbox.data.records import Token
from flat_api.sandbox.data.store import Store
from flat_api.sandbox.handlers import HANDLERS
from flat_api.sandbox.http.call import JSON, Call, Deferred, Handler, Outcome, Refusal, Reply
from flat_api.sandbox.http.contract import Contract, contract, read_body, read_parameters
from flat_api.sandbox.http.storage import Storage
from flat_api.sandbox.resources.imports.recognition import catch_up
from flat_api.sandbox.site.pages import Site

BASE_PATH = "/v2"

logger = logging.getLogger("flat_api.sandbox")


class Application:
    """Flat's API over a store.

    Args:
        store: Records.
        storage: Stored files, on a second origin.
        clock: Function that returns epoch seconds, for the expiry of tokens.
        usage: Rate limit.
        operations: Contract that requests are validated against; Flat's by default.
        handlers: Handlers by operation; those of the sandbox by default.
    """

    def __init__(
        self,
        store: Store,
        storage: Storage,
        clock: Callable[[], float],
        usage: RateLimit,
        *,
        operations: Contract | None = None,
        handlers: Mapping[str, Handler] = HANDLERS,
    ) -> None:
        self._store = store
        self._storage = storage
        self._clock = clock
        self._usage = usage
        self._contract = operations or contract()
        self._handlers = handlers
        self._site = Site(store)

    def respond(self, request: Request) -> Response:
        page = None if request.path.startswith(f"{BASE_PATH}/") else self._site.respond(request)
        return page or self._respond(request)

    def operation_of(self, request: Request) -> str | None:
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
                allowance = self._usage.take(None, address)
                raise
            allowance = self._usage.take(token, address)
            allowance.check(address)
            reply = self._handle(request, token)
        except Refusal as refusal:
            reply = refusal.reply()
        except RequestEntityTooLarge:
            reply = Refusal(413, "CLIENT_ERROR", "The body is too large", "body").reply()
        except Exception:
            reply = Refusal(500, "INTERNAL_ERROR", "Something went wrong in the sandbox").reply()
            logger.exception("%s %s failed", request.method, request.path)
        media_type = f"{JSON}; charset=utf-8" if reply.media_type == JSON else reply.media_type
        response = Response(
            reply.body,
            reply.status,
            dict(reply.headers),
            content_type=media_type if reply.status != 204 else None,
        )
        if allowance is not None:
            response.headers.update(allowance.headers())
        return response

    def _handle(self, request: Request, token: Token | None) -> Reply:
        identifier, path = self._match(request)
        operation = self._contract.operation(identifier)
        authorize(token, operation)
        handler = self._handlers.get(identifier)
        if handler is None:
            raise Refusal(501, "NOT_IMPLEMENTED", f"The sandbox does not have the operation {identifier} yet")
        call = Call(
            store=self._store,
            storage=self._storage.seen_from(request.host_url),
            token=token,
            parameters=read_parameters(operation, request, path),
            body=read_body(operation, request),
            url=request.base_url,
            query=request.args.keys() - path.keys(),
            origin=request.host_url.rstrip("/"),
            accept_language=request.headers.get("Accept-Language", ""),
        )
        reply = self._run(handler, call)
        if call.notes:
            return replace(reply, headers={**reply.headers, "X-Flat-Sandbox-Note": "; ".join(sorted(call.notes))})
        return reply

    def _run(self, handler: Handler, call: Call) -> Reply:
        """Run a handler with the lock of the store, and what takes long without it."""
        while True:
            try:
                with self._store.lock:
                    catch_up(call)
                    try:
                        return handler(call)
                    finally:
                        self._store.changed.notify_all()
            except Deferred as deferred:
                call.outcomes[deferred.name] = _outcome(deferred.work)

    def _match(self, request: Request) -> tuple[str, Mapping[str, str]]:
        try:
            endpoint, path = _routes(self._contract).bind_to_environ(request.environ).match()
        except MethodNotAllowed as error:
            allowed = ", ".join(sorted(error.valid_methods or ()))
            raise Refusal(405, "CLIENT_ERROR", f"{request.path} allows {allowed}, not {request.method}") from None
        except HTTPException:
            raise Refusal(404, "NOT_FOUND", f"There is no endpoint {request.method} {request.path}") from None
        return str(endpoint), path


def _outcome(work: Callable[[], object]) -> Outcome:
    try:
        return Outcome(work())
    except Exception as error:
        return Outcome(error=error)


@cache
def _routes(operations: Contract) -> Map:
    # Werkzeug adds HEAD to a rule for GET, so an operation with the method HEAD must come first.
    routes = sorted(operations.routes(), key=lambda route: route[1] != "HEAD")
    rules = [
        Rule(BASE_PATH + path.replace("{", "<").replace("}", ">"), endpoint=identifier, methods=[method])
        for identifier, method, path in routes
    ]
    return Map(rules, strict_slashes=False, merge_slashes=False)
