"""The transport over a :class:`requests.Session` of your own. It needs the extra ``flat_api[requests]``."""

from __future__ import annotations

import functools
import http.client
import io
import time

from urllib3 import util
from urllib3.connection import HTTPConnection
from urllib3.connectionpool import HTTPConnectionPool
from urllib3.exceptions import ConnectTimeoutError, NewConnectionError
from urllib3.response import HTTPResponse
from urllib3.util.retry import Retry

from flat_api.exceptions import ApiTypeError, detached
from flat_api.support.forks import notice_fork, renew_after_fork
from flat_api.transport.base import FAULTS, RESTResponse, connection_error, innermost
from flat_api.transport.connection import Sending, new_conn, progress, remaining

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Dict, Optional

    import requests

    from flat_api.exceptions import ApiConnectionError
    from flat_api.transport.base import Request


class Lent(Sending):
    """The part that goes before the class of a connection of somebody else, for as long as it is lent to us."""

    plain: Any
    """Its own class."""


@functools.lru_cache(maxsize=64)
def lent(plain: Any) -> Any:
    """Return the class of a lent connection; ``None`` where its own has another way to send: HTTP/2, or a recorder."""
    if _home(plain, "send") is not http.client.HTTPConnection:
        return None
    names = {"plain": plain, "__module__": __name__}
    home = _home(plain, "_new_conn")
    if home is HTTPConnection:
        names["_new_conn"] = new_conn
    elif home is not None and home.__module__ == "urllib3.contrib.socks":
        from flat_api.transport.socks import new_conn as through_socks

        names["_new_conn"] = through_socks
    return type(plain.__name__, (Lent, plain), names)


def _home(kind: Any, name: str) -> Any:
    """Return the class from which a class has an attribute."""
    return next((base for base in kind.__mro__ if name in vars(base)), None)


class RequestsTransport:
    """Sends the requests of a client through a :class:`requests.Session`.

    ::

        session = requests.Session()
        session.proxies = {"https": "http://proxy.example:3128"}
        with flat_api.ApiClient(configuration, transport=flat_api.RequestsTransport(session)) as client:
            ...

    Of the session it takes the adapters, ``proxies``, ``verify``, ``cert``, ``trust_env`` and the response hooks;
    these take the place of the TLS, proxy and pool settings of the configuration. Everything else is the client's: no
    header, cookie or ``auth`` of the session is sent, nor what ``.netrc`` says, and retries and redirects happen once,
    in the client.

    What :class:`~flat_api.transport.base.Transport` has to keep holds here too, for every adapter that is an
    ``HTTPAdapter`` of requests, whatever it does about TLS, proxies and sockets: while the client uses a connection of
    the session it keeps the deadline of the call, and afterwards it is as it was. An adapter of another kind, and a
    connection class that sends in a way of its own (HTTP/2, pyOpenSSL, a recorder for tests), is used as it is: it is
    given the time-outs, but a server that drips can hold it, only a connection that could not be opened counts as not
    sent, and what it logs is its own affair.

    Args:
        session: The session, which is left open; without one there is a new one, closed along with the client.
    """

    def __init__(self, session: Optional[requests.Session] = None) -> None:
        try:
            import requests
        except ImportError:
            raise ImportError("RequestsTransport needs requests: pip install 'flat-api[requests]'") from None
        given: Any = requests.Session() if session is None else session
        if not isinstance(given, requests.Session):
            raise ApiTypeError(f"RequestsTransport() takes a requests.Session, got a {type(given).__name__}")
        self.session = given
        self._own = session is None
        self._inherited = False
        renew_after_fork(self._leave_connections)

    def send(self, request: Request, connect: float, read: float, deadline: Optional[float] = None) -> RESTResponse:
        """Send a request once and return the response, its body unread: :class:`~flat_api.transport.base.Transport`."""
        notice_fork()
        if self._inherited:
            # The parent goes on using its connections; closing them here leaves them open there.
            self.session.close()
            self._inherited = False
        attempt = _Attempt(request, read, deadline)
        with detached():
            try:
                timeout = remaining(deadline, connect), remaining(deadline, read)
                return RESTResponse(_answer(_sent(self.session, attempt, timeout)), request.origin[1])
            except FAULTS as error:
                raise _failure(error, attempt) from None

    def close(self) -> None:
        """Close the connections, unless the session was given."""
        if self._own:
            self.session.close()

    def _leave_connections(self) -> None:
        self._inherited = True

    def __setstate__(self, state: Dict[str, Any]) -> None:
        self.__dict__.update(state)
        renew_after_fork(self._leave_connections)

    def __repr__(self) -> str:
        return f"<RequestsTransport over {self.session!r}>"


def _sent(session: requests.Session, attempt: _Attempt, timeout: Any) -> Any:
    import requests
    from requests.cookies import RequestsCookieJar
    from requests.structures import CaseInsensitiveDict

    # Not prepared by the session, which would add its headers and cookies, replace the token by what .netrc says, and
    # write some paths in another way than they were encoded here.
    request = attempt.request
    prepared: Any = requests.PreparedRequest()
    prepared.method, prepared.url, prepared.body = request.method, request.url, request.body
    prepared.headers = CaseInsensitiveDict(request.headers)
    prepared._cookies = RequestsCookieJar()
    if request.body is not None:
        prepared.headers["Content-Length"] = str(len(request.body))
    arrival = _Arrival()
    hooks = session.hooks.get("response") or []
    prepared.hooks = {"response": [arrival.note, *([hooks] if callable(hooks) else hooks), arrival.hide_location]}
    settings = session.merge_environment_settings(request.url, {}, True, session.verify, None)
    once = _once(session, attempt)
    attempt.known = False
    try:
        response: Any = once.send(prepared, timeout=timeout, allow_redirects=False, **settings)
    except BaseException as error:
        # A hook that calls raise_for_status(), as many sessions have one, has not failed.
        if arrival.response is None or getattr(error, "response", None) is not arrival.response:
            arrival.close()
            raise
        response = arrival.response
    finally:
        # It would keep the answer alive, which keeps this.
        arrival.response = None
    arrival.restore_location(response)
    return response


def _once(session: requests.Session, attempt: _Attempt) -> Any:
    """Return a session that is the given one, but for cookies, and for adapters that send a request once only."""
    from requests.adapters import HTTPAdapter
    from requests.cookies import RequestsCookieJar

    other: Any = object.__new__(type(session))
    other.__dict__.update(session.__dict__)
    other.cookies = RequestsCookieJar()

    def get_adapter(url: str) -> Any:
        adapter = session.get_adapter(url)
        # Any other kind of adapter has its own way to send.
        return _view(_Adapter, adapter, attempt) if isinstance(adapter, HTTPAdapter) else adapter

    other.get_adapter = get_adapter
    return other


def _view(part: Any, original: Any, attempt: _Attempt) -> Any:
    """Return an object that has the very attributes of another one, and in front of its class another part."""
    kind: Any = original.__class__
    view = object.__new__(_class(part, kind))
    view.__dict__ = original.__dict__
    view.original = original
    view.attempt = attempt
    return view


@functools.lru_cache(maxsize=64)
def _class(part: Any, kind: Any) -> Any:
    return type(kind.__name__, (part, kind), {"__slots__": ("attempt", "original"), "__module__": __name__})


class _Attempt:
    """One attempt at a request.

    Attributes:
        known: Whether it is known what was sent.
        sent: Whether a byte is known to have been sent.
        step: What was done last before anything was sent, in words.
    """

    def __init__(self, request: Request, read: float, deadline: Optional[float]) -> None:
        self.request = request
        self.read = read
        self.deadline = deadline
        self.known = True
        self.sent = False
        self.step = "connecting"


class _View:
    """What the views have in common."""

    attempt: _Attempt
    original: Any
    """What it is a view of, which must not be collected before it: urllib3 closes a pool's connections then."""

    def __del__(self) -> None:
        """Do nothing: the attributes still belong to the original."""


class _Adapter(_View):
    """The part of an adapter that repeats nothing, and whose pools are seen through :class:`_Pool`."""

    @property
    def max_retries(self) -> Any:
        return Retry(0, read=False)

    @max_retries.setter
    def max_retries(self, value: Any) -> None:
        self.__dict__["max_retries"] = value

    def get_connection_with_tls_context(self, *args: Any, **kwargs: Any) -> Any:
        parent: Any = super()
        return self._pool(parent.get_connection_with_tls_context(*args, **kwargs))

    def get_connection(self, *args: Any, **kwargs: Any) -> Any:  # before requests 2.32
        parent: Any = super()
        return self._pool(parent.get_connection(*args, **kwargs))

    def _get_connection(self, *args: Any, **kwargs: Any) -> Any:  # requests 2.32.0 and 2.32.1
        parent: Any = super()
        return self._pool(parent._get_connection(*args, **kwargs))

    def _pool(self, pool: Any) -> Any:
        if isinstance(pool, _Pool) or not isinstance(pool, HTTPConnectionPool):
            return pool
        return _view(_Pool, pool, self.attempt)


class _Pool(_View):
    """The part of a pool that lends its connections, which keep the deadline of the attempt and note what they sent.

    The pool itself only ever holds connections of its own kind.
    """

    def urlopen(self, *args: Any, **kwargs: Any) -> Any:
        attempt = self.attempt
        progress.read, progress.deadline, progress.target = attempt.read, attempt.deadline, None
        progress.sent, progress.step = attempt.sent, attempt.step
        attempt.known = True
        try:
            parent: Any = super()
            return parent.urlopen(*args, **kwargs)
        finally:
            attempt.sent, attempt.step = progress.sent, progress.step
            progress.deadline = progress.target = None

    def _make_request(self, connection: Any, method: str, url: str, *args: Any, **kwargs: Any) -> Any:
        request = self.attempt.request
        if request.shown_target is not request.target and isinstance(connection, Lent):
            # urllib3, which logs it, is told one without secrets.
            progress.target = url
            url = url[: -len(request.target)] if url.endswith(request.target) else ""
            url += request.shown_target
        parent: Any = super()
        return parent._make_request(connection, method, url, *args, **kwargs)

    def _get_conn(self, timeout: Optional[float] = None) -> Any:
        attempt = self.attempt
        if attempt.deadline is not None:
            # A pool that blocks waits here until a connection is free.
            left = max(0.0, attempt.deadline - time.monotonic())
            timeout = left if timeout is None else min(left, timeout)
        parent: Any = super()
        connection = parent._get_conn(timeout)
        # The sockets of pyOpenSSL can do less than others.
        kind = None if util.IS_PYOPENSSL else lent(connection.__class__)
        if kind is None:
            attempt.known = False
        else:
            connection.__class__ = kind
        return connection

    def _put_conn(self, connection: Any) -> None:
        if isinstance(connection, Lent):
            connection.__class__ = connection.plain
        parent: Any = super()
        parent._put_conn(connection)


class _Arrival:
    """Notes that an answer came, and keeps its ``Location`` away from the session, which looks into redirects even when
    it is not to follow them, and fails where it does not like what it sees."""

    def __init__(self) -> None:
        self.response: Optional[requests.Response] = None
        self._location: Optional[str] = None

    def note(self, response: requests.Response, **options: Any) -> None:
        self.response = response

    def close(self) -> None:
        if self.response is not None:
            self.response.close()

    def hide_location(self, response: requests.Response, **options: Any) -> None:
        self._location = response.headers.pop("location", None)

    def restore_location(self, response: requests.Response) -> None:
        if self._location is not None:
            response.headers["location"] = self._location


def _answer(response: requests.Response) -> Any:
    """Return the answer as urllib3 has it."""
    raw: Any = response.raw
    if isinstance(raw, HTTPResponse) and not getattr(raw, "closed", False):
        # urllib3 1.26 takes half an answer for a whole one, unless it is told.
        raw.enforce_content_length = True
        return raw
    # A hook has read the body, or the adapter is none of HTTP.
    headers = {name: value for name, value in response.headers.items() if name.lower() != "content-encoding"}
    headers["Content-Length"] = str(len(response.content))
    return HTTPResponse(
        io.BytesIO(response.content),
        headers,
        status=response.status_code,
        reason=response.reason,
        preload_content=False,
        decode_content=False,
    )


def _failure(error: BaseException, attempt: _Attempt) -> ApiConnectionError:
    cause = innermost(error)
    # Of a connection that is not ours, opening it is all that is known to come before the request.
    opening = isinstance(cause, (NewConnectionError, ConnectTimeoutError))
    sent = attempt.sent or not (attempt.known or opening)
    failure = connection_error(cause, attempt.request.origin[1], "waiting for the response" if sent else attempt.step)
    failure.sent = sent
    return failure
