"""Sandbox: an embedded Flat server for demos and tests."""

from __future__ import annotations

import logging
import secrets
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from werkzeug.datastructures import Headers
from werkzeug.wrappers import Request, Response

from flat_api.sandbox.access.rate_limit import RateLimit
from flat_api.sandbox.access.tokens import SCOPES, issue
from flat_api.sandbox.application import BASE_PATH, Application
from flat_api.sandbox.data.first_day import settle
from flat_api.sandbox.data.population import School, populate
from flat_api.sandbox.data.records import Account, OAuthApplication
from flat_api.sandbox.data.state import State, StateError
from flat_api.sandbox.data.store import Store, Wait
from flat_api.sandbox.faults import ANY, Fault, FaultPlan, Faults
from flat_api.sandbox.http.call import Refusal
from flat_api.sandbox.http.contract import contract
from flat_api.sandbox.http.health import with_health
from flat_api.sandbox.http.hosts import is_loopback
from flat_api.sandbox.http.listener import MAX_BODY_SIZE, Listener, origin
from flat_api.sandbox.http.received import ReceivedRequest
from flat_api.sandbox.http.storage import STORAGE, Storage
from flat_api.sandbox.site import open_session
from flat_api.sandbox.site.browser import Decision, check_consent, decide, oauth_client
from flat_api.sandbox.switches import Switches

if TYPE_CHECKING:
    from pathlib import Path

    from _typeshed.wsgi import WSGIApplication

    from flat_api.auth.oauth import OAuth2
    from flat_api.configuration import Configuration

logger = logging.getLogger("flat_api.sandbox")

MAX_REQUESTS = 10_000
"""Number of requests that are kept. The oldest are dropped first, so that memory stays bounded."""


class Sandbox:
    """Embedded Flat server.

    >>> with Sandbox() as sandbox:
    ...     client = flat_api.ApiClient(sandbox.configuration(user="teacher"))  # doctest: +SKIP

    All data are in memory and lost when it closes, unless a state file keeps them. It starts with the accounts of
    :mod:`flat_api.sandbox.data.first_day`: ``admin``, ``teacher``, ``student`` and ``student2`` of a school, and
    ``individual``, whose free plan allows 15 scores.

    Args:
        host: Address to listen on.
        port: Port to listen on; 0 takes a free one.
        storage_port: Port of the second origin, which serves stored files; 0 takes a free one.
        allow_remote: Allow a ``host`` that other machines can reach.
        state: SQLite file that keeps all data across restarts. It is created at the start, if it does not exist.
        rate_limit: Calls per hour with a token.
        anonymous_rate_limit: Calls per hour from an address without a token.
        switches: Behaviour that the documentation of Flat leaves open.
        clock: Function that returns epoch seconds, for dates, expiry, background tasks and the rate limit.
        wait: Function that waits for a condition, for at most the given seconds of that clock; used by long polling.

    Raises:
        ValueError: Other machines can reach ``host``, and ``allow_remote`` is not set.
        StateError: The state file is damaged, in use, or not one of a sandbox. It is not changed.
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
        switches: Switches | None = None,
        clock: Callable[[], float] = time.time,
        wait: Wait = threading.Condition.wait,
    ) -> None:
        if not allow_remote and not is_loopback(host):
            raise ValueError(f"{host!r} can be reached from other machines; set allow_remote=True to allow it")
        self._host = host
        self._port = port
        self._clock = clock
        self._store = Store(clock, wait, switches or Switches())
        self._state = State(state, self._store) if state is not None else None
        if self._state is None or self._state.is_new:
            settle(self._store)
        self._faults = Faults(clock)
        self._requests: deque[ReceivedRequest] = deque(maxlen=MAX_REQUESTS)
        self._storage = Storage(clock, host=host, port=storage_port, watch=self._watch)
        self._usage = RateLimit(clock, rate_limit, anonymous_rate_limit, per_token=self._store.switches.limit_per_token)
        self._application = Application(self._store, self._storage, clock, self._usage)
        self._listener: Listener | None = None

    def start(self) -> Sandbox:
        """Start serving, and return the sandbox.

        Raises:
            OSError: The port is in use, or the host is not an address of this machine.
        """
        if self._listener is None:
            watched = with_health(self._watch(self._respond, self._application.operation_of))
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
        """Stop serving and end all threads and sockets. Closing again does nothing."""
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
        """URL of the API, for :attr:`flat_api.Configuration.host`.

        Raises:
            RuntimeError: The sandbox is not serving.
        """
        return origin(self._host, self._listener) + BASE_PATH

    def token(
        self,
        user: str = "teacher",
        *,
        scopes: Iterable[str] = SCOPES,
        expires_in: float | None = None,
        value: str | None = None,
    ) -> str:
        """Return a new access token.

        Args:
            user: Short name, username or ID of the account.
            scopes: Scopes of the token; all scopes by default.
            expires_in: Seconds until it expires; ``None`` for no expiry.
            value: The token itself, for programs that must know it beforehand; by default a random one.

        Raises:
            ValueError: There is no such account or scope, or ``value`` is not a token.
        """
        with self._store.lock:
            expires = self._clock() + expires_in if expires_in is not None else None
            token = issue(self._store, self._account(user).id, scopes, expires=expires, value=value).id
            self._save()
        return token

    def configuration(
        self, user: str = "teacher", *, scopes: Iterable[str] = SCOPES, expires_in: float | None = None
    ) -> Configuration:
        """Return a configuration for a client of this sandbox, with a new token.

        Args:
            user: Short name, username or ID of the account.
            scopes: Scopes of the token; all scopes by default.
            expires_in: Seconds until the token expires; ``None`` for no expiry.

        Raises:
            ValueError: There is no such account, or no such scope.
            RuntimeError: The sandbox is not serving.
        """
        from flat_api.configuration import Configuration

        token = self.token(user, scopes=scopes, expires_in=expires_in)
        # A proxy from the environment cannot reach a loopback address.
        return Configuration(host=self.url, access_token=token, proxy="")

    def register_application(self, name: str, *, redirect_uris: Iterable[str] = ()) -> OAuthApplication:
        """Register an OAuth2 application: its ``id`` is the ``client_id``, its ``secret`` the ``client_secret``.

        Args:
            name: Name that the consent page shows.
            redirect_uris: Allowed redirect URIs, compared exactly; when empty, any URI on a loopback address.

        Returns:
            The application.
        """
        with self._store.lock:
            application = OAuthApplication(
                id=self._store.new_id(), secret=secrets.token_hex(32), name=name, redirect_uris=tuple(redirect_uris)
            )
            self._store.applications.put(application)
            self._save()
        return application

    def oauth(self, application: OAuthApplication, *, redirect_uri: str | None = None) -> OAuth2:
        """Return an OAuth2 client of this sandbox for an application.

        Args:
            application: Application that :meth:`register_application` returned.
            redirect_uri: URL that users return to; by default the first one of the application, else one on a loopback
                address.
        """
        return oauth_client(application, redirect_uri, origin(self._host, self._listener), self._clock)

    def sign_in(self, url: str, *, user: str = "teacher", decision: Decision = "accept") -> str:
        """Decide on a consent page in place of a person with a browser.

        Args:
            url: URL of the consent page, as ``OAuth2.consent()`` returns it.
            user: Short name, username or ID of the account.
            decision: ``accept`` or ``refuse``.

        Returns:
            The URL that the person returns to; pass it to ``OAuth2.finish()``.

        Raises:
            ValueError: The URL is not a consent page of this sandbox, or there is no such account or decision.
        """
        check_consent(url, decision, origin(self._host, self._listener))
        with self._store.lock:
            session = open_session(self._store, self._account(user), self._clock())
            self._save()
        return decide(url, session.id, decision)

    def school(self, *, teachers: int = 1, students: int = 0, classes: int = 0, assignments: int = 0) -> School:
        """Add invented people and classes to the school. The password of each account is ``sandbox``.

        Args:
            teachers: Number of teachers, with the usernames ``teacher.1`` and so on.
            students: Number of students, with the usernames ``student.1`` and so on; each is in one class.
            classes: Number of classes; each has one teacher.
            assignments: Number of published assignments of each class.

        Returns:
            The IDs of what was added.

        Raises:
            ValueError: A number is not valid, or there is no teacher for the classes.
        """
        with self._store.lock:
            added = populate(
                self._store, teachers=teachers, students=students, classes=classes, assignments=assignments
            )
            self._save()
        return added

    def reset(self) -> None:
        """Restore the initial data, and remove requests, faults and counts of calls. All tokens become invalid."""
        with self._store.lock:
            for table in self._store.tables().values():
                table.clear()
            settle(self._store)
            self._save()
        self._storage.clear()
        self._usage.clear()
        self.clear_faults()
        self.forget_requests()

    @property
    def requests(self) -> list[ReceivedRequest]:
        """Received requests, oldest first, including those for stored files; at most the last 10,000."""
        # Other threads append to the requests; copying the deque is one atomic step.
        return list(self._requests.copy())

    def forget_requests(self) -> None:
        """Empty :attr:`requests`."""
        self._requests.clear()

    def fault(self, operation: str, *faults: Fault, times: int | None = 1, skip: int = 0) -> FaultPlan:
        """Make calls fail. Plans for the same operation take effect one after the other.

        >>> plan = Sandbox().fault("get_score", Status(503, retry_after=1), times=2)  # doctest: +SKIP

        Args:
            operation: Operation, as spelled in the contract or in the client (``getScore``, ``get_score``);
                ``"*"`` for any operation; ``"storage"`` for reading a stored file.
            *faults: Faults of :mod:`flat_api.sandbox.faults`, all of which apply to the same call.
            times: Number of calls that meet the faults; ``None`` for all.
            skip: Number of calls that pass before the first one that meets the faults.

        Returns:
            The plan, with the number of calls that ``met`` it, and ``cancel()``.

        Raises:
            ValueError: There is no such operation, or no fault was given.
        """
        if not faults:
            raise ValueError("fault() expects at least one fault, such as Delay(1), DropAfter() or Status(503)")
        name = operation if operation in (ANY, STORAGE) else contract().find(operation)
        plan = FaultPlan(name, faults, times, skip)
        self._faults.add(plan)
        return plan

    def clear_faults(self) -> None:
        """Remove all plans."""
        self._faults.clear()

    def _watch(
        self, respond: Callable[[Request], Response], operation_of: Callable[[Request], str | None]
    ) -> WSGIApplication:
        """Return a WSGI application that records each request, applies faults, and responds."""

        @Request.application
        def application(request: Request) -> Response:
            request.max_content_length = MAX_BODY_SIZE
            received = ReceivedRequest(
                method=request.method,
                path=request.path,
                url=request.url,
                query=request.args,
                headers=Headers(list(request.headers)),
                body=request.get_data() if (request.content_length or 0) <= MAX_BODY_SIZE else b"",
                operation=operation_of(request),
            )
            self._requests.append(received)
            faults = self._faults.take(received.operation)
            response: Response | None = None
            for fault in faults:
                response = response or fault.before(self._faults)
            response = response or respond(request)
            for fault in faults:
                response = fault.after(response, self._faults)
            received.status = response.status_code
            return response

        return application

    def _respond(self, request: Request) -> Response:
        response = self._application.respond(request)
        try:
            with self._store.lock:
                self._save()
        except StateError as error:
            # A change that is not on disk must not be reported as done.
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
