"""The sandbox: Flat's API on a socket of this machine, for demos and tests."""

from __future__ import annotations

import json
import logging
import secrets
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from werkzeug.datastructures import Headers, MultiDict
from werkzeug.wrappers import Request, Response

from flat_api.sandbox.access.rate_limit import RateLimit
from flat_api.sandbox.access.tokens import SCOPES, issue
from flat_api.sandbox.application import BASE_PATH, Application
from flat_api.sandbox.data.first_day import settle
from flat_api.sandbox.data.records import Account, OAuthApplication
from flat_api.sandbox.data.state import State, StateError
from flat_api.sandbox.data.store import Store, Wait
from flat_api.sandbox.faults import ANY, Fault, FaultPlan, Faults
from flat_api.sandbox.http.call import Refusal
from flat_api.sandbox.http.contract import contract
from flat_api.sandbox.http.listener import LARGEST_BODY, Listener, is_loopback, origin
from flat_api.sandbox.http.storage import STORAGE, Storage

if TYPE_CHECKING:
    from pathlib import Path

    from _typeshed.wsgi import WSGIApplication

    from flat_api.configuration import Configuration

logger = logging.getLogger("flat_api.sandbox")

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


class Sandbox:
    """An embedded Flat server.

    >>> with Sandbox() as sandbox:
    ...     client = flat_api.ApiClient(sandbox.configuration(user="teacher"))  # doctest: +SKIP

    Everything it knows is in memory and gone when it closes, unless a state file keeps it. It begins with the people of
    :mod:`flat_api.sandbox.data.first_day`: ``admin``, ``teacher``, ``student`` and ``student2`` of a school, and
    ``individual``, whose free plan holds 15 scores.

    Args:
        host: Address to listen on.
        port: Port to listen on; 0 takes a free one.
        storage_port: Port of the second origin, which serves stored files; 0 takes a free one.
        allow_remote: Let ``host`` be an address that other machines reach.
        state: SQLite file that keeps everything across restarts. It is made when the sandbox starts, if there is none.
        rate_limit: Calls per hour with a token.
        anonymous_rate_limit: Calls per hour from an address without a token.
        clock: Epoch seconds; what dates, expiry, background work and the rate limit go by.
        wait: Waits for a condition, at most so many seconds of that clock; what a long poll does.

    Raises:
        ValueError: ``host`` is not an address of this machine only, and ``allow_remote`` is not set.
        StateError: The state file is damaged, is not one of a sandbox, or is in use. It is left as it is.
    """

    def __init__(
        self,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        storage_port: int = 0,
        allow_remote: bool = False,
        state: str | Path | None = None,
        rate_limit: int = 7200,
        anonymous_rate_limit: int = 1800,
        clock: Callable[[], float] = time.time,
        wait: Wait = threading.Condition.wait,
    ) -> None:
        if not allow_remote and not is_loopback(host):
            raise ValueError(f"{host!r} can be reached from other machines; allow_remote=True says that this is meant")
        self._host = host
        self._port = port
        self._clock = clock
        self._store = Store(clock, wait)
        self._state = State(state, self._store) if state is not None else None
        if self._state is None or self._state.is_new:
            settle(self._store)
        self._faults = Faults(clock)
        self._requests: deque[ReceivedRequest] = deque(maxlen=MOST_REQUESTS)
        self._storage = Storage(clock, host=host, port=storage_port, watch=self._watch)
        usage = RateLimit(clock, rate_limit, anonymous_rate_limit)
        self._application = Application(self._store, self._storage, clock, usage)
        self._listener: Listener | None = None

    def start(self) -> Sandbox:
        """Begin to serve, and return the sandbox.

        Raises:
            OSError: The port is in use, or the address is not one of this machine.
        """
        if self._listener is None:
            watched = self._watch(self._answer, self._application.operation_of)
            listener = Listener(self._host, self._port, watched)
            try:
                self._storage.start()
                if self._state is not None:
                    self._state.open()
            except (OSError, StateError):
                self._storage.close()
                listener.server_close()
                raise
            self._store.is_closing = False
            self._faults.open()
            listener.start()
            self._listener = listener
        return self

    def close(self) -> None:
        """Stop serving. No thread and no socket stays behind; closing again does nothing."""
        listener, self._listener = self._listener, None
        if listener is not None:
            with self._store.lock:
                self._store.is_closing = True
                self._store.changed.notify_all()
            self._faults.close()
            listener.stop()
            self._storage.close()
            if self._state is not None:
                self._state.close()

    def __enter__(self) -> Sandbox:
        return self.start()

    def __exit__(self, *error: object) -> None:
        self.close()

    @property
    def url(self) -> str:
        """Address of the API, what :attr:`flat_api.Configuration.host` is for the real one.

        Raises:
            RuntimeError: The sandbox is not serving.
        """
        return origin(self._host, self._listener) + BASE_PATH

    def token(self, user: str = "teacher", *, scopes: Iterable[str] = SCOPES, expires_in: float | None = None) -> str:
        """Return a new access token.

        Args:
            user: Short name, username or ID of the account.
            scopes: What the token allows; everything unless said otherwise.
            expires_in: Seconds until it stops working; ``None`` for never.

        Raises:
            ValueError: There is no such account or scope.
        """
        with self._store.lock:
            expires = self._clock() + expires_in if expires_in is not None else None
            token = issue(self._store, self._account(user).id, scopes, expires=expires).id
            self._save()
        return token

    def configuration(
        self, user: str = "teacher", *, scopes: Iterable[str] = SCOPES, expires_in: float | None = None
    ) -> Configuration:
        """Return a configuration that leads a client here, with a new token. Arguments as for :meth:`token`."""
        from flat_api.configuration import Configuration

        token = self.token(user, scopes=scopes, expires_in=expires_in)
        # A proxy of the environment would not find this machine.
        return Configuration(host=self.url, access_token=token, proxy="")

    def register_application(self, name: str, *, redirect_uris: Iterable[str] = ()) -> OAuthApplication:
        """Return a new OAuth2 application: its ``id`` is the ``client_id``, its ``secret`` the ``client_secret``.

        Args:
            name: What the page that asks people for their consent calls it.
            redirect_uris: Where it may be answered, each exactly; any address of this machine when there are none.
        """
        with self._store.lock:
            application = OAuthApplication(
                id=self._store.new_id(), secret=secrets.token_hex(32), name=name, redirect_uris=tuple(redirect_uris)
            )
            self._store.applications.put(application)
            self._save()
        return application

    @property
    def requests(self) -> list[ReceivedRequest]:
        """The requests that arrived, oldest first, those for stored files among them; at most the last 10,000."""
        # A copy is made in one step, while others add to the requests.
        return list(self._requests.copy())

    def forget_requests(self) -> None:
        """Empty :attr:`requests`."""
        self._requests.clear()

    def fault(self, operation: str, *faults: Fault, times: int | None = 1, skip: int = 0) -> FaultPlan:
        """Let calls go wrong. Plans for the same operation come into effect one after the other.

        >>> plan = Sandbox().fault("get_score", Status(503, retry_after=1), times=2)  # doctest: +SKIP

        Args:
            operation: The operation, as the contract or as the client spells it (``getScore``, ``get_score``); ``"*"``
                for any; ``"storage"`` for reading a stored file.
            *faults: What goes wrong, all of it in one call: see :mod:`flat_api.sandbox.faults`.
            times: How many calls are concerned; ``None`` for all.
            skip: How many calls pass before the first one that is concerned.

        Returns:
            The plan, which says how many calls it has ``met``, and which can be cancelled.

        Raises:
            ValueError: There is no such operation, or no fault.
        """
        if not faults:
            raise ValueError("fault() needs to know what goes wrong: Delay(1), DropAfter(), Status(503) ...")
        name = operation if operation in (ANY, STORAGE) else contract().find(operation)
        plan = FaultPlan(name, faults, times, skip)
        self._faults.add(plan)
        return plan

    def clear_faults(self) -> None:
        """Let everything pass again."""
        self._faults.clear()

    def _watch(
        self, answer: Callable[[Request], Response], operation_of: Callable[[Request], str | None]
    ) -> WSGIApplication:
        """Return an application that notes each request, lets faults happen, and answers."""

        @Request.application
        def application(request: Request) -> Response:
            request.max_content_length = LARGEST_BODY
            received = ReceivedRequest(
                method=request.method,
                path=request.path,
                url=request.url,
                query=request.args,
                headers=Headers(list(request.headers)),
                body=request.get_data() if (request.content_length or 0) <= LARGEST_BODY else b"",
                operation=operation_of(request),
            )
            self._requests.append(received)
            faults = self._faults.take(received.operation)
            response: Response | None = None
            for fault in faults:
                response = response or fault.before(self._faults)
            response = response or answer(request)
            for fault in faults:
                response = fault.after(response, self._faults)
            received.status = response.status_code
            return response

        return application

    def _answer(self, request: Request) -> Response:
        response = self._application.respond(request)
        try:
            with self._store.lock:
                self._save()
        except StateError as error:
            # What is not on disk must not be said to be done.
            logger.exception("the state cannot be kept")
            refusal = Refusal(500, "INTERNAL_ERROR", str(error)).reply()
            return Response(refusal.body, refusal.status, content_type=refusal.media_type)
        return response

    def _save(self) -> None:
        if self._state is not None:
            self._state.save()

    def _account(self, user: str) -> Account:
        accounts = self._store.accounts
        for account in (*accounts.find("nickname", user), *accounts.find("username", user), accounts.get(user)):
            if account is not None:
                return account
        names = ", ".join(account.nickname for account in accounts)
        raise ValueError(f"the sandbox has no user {user!r}; it has {names}")
