"""The transport over a :class:`requests.Session` of your own. It needs the extra ``flat_api[requests]``."""

from __future__ import annotations

import functools
import io
import time
from typing import TYPE_CHECKING

from urllib3 import util
from urllib3.connectionpool import HTTPConnectionPool
from urllib3.response import HTTPResponse
from urllib3.util.retry import Retry

from flat_api.exceptions import ApiTypeError, detached
from flat_api.support.forks import notice_fork, renew_after_fork
from flat_api.transport.connection import Sending, new_conn
from flat_api.transport.deadline import Progress, end_progress, remaining, start_progress
from flat_api.transport.failures import FAULTS, transport_failure
from flat_api.transport.private_parts import HTTPConnection, PlainConnection, home_of, pools_are_replaced
from flat_api.transport.response import RESTResponse

if TYPE_CHECKING:
    from typing import Any, Dict, Optional

    import requests

    from flat_api.transport.base import Request

    class _Session:
        """The methods of requests that the views call."""

        def get_connection_with_tls_context(self, *args: Any, **kwargs: Any) -> Any: ...
        def get_connection(self, *args: Any, **kwargs: Any) -> Any: ...
        def _get_connection(self, *args: Any, **kwargs: Any) -> Any: ...

    class _Urllib3:
        """The methods of urllib3 that the views call."""

        def urlopen(self, *args: Any, **kwargs: Any) -> Any: ...
        def _make_request(self, *args: Any, **kwargs: Any) -> Any: ...
        def _get_conn(self, timeout: Optional[float] = None) -> Any: ...
        def _put_conn(self, connection: Any) -> None: ...
else:
    _Session = _Urllib3 = object


class Lent(Sending):
    """The base that comes before the class of a connection of the session while the client uses it."""

    plain: Any
    """Its own class."""


@functools.lru_cache(maxsize=64)
def lent(plain: Any) -> Any:
    """Return the class of a lent connection; ``None`` where its own class sends differently: HTTP/2, or a recorder."""
    if home_of(plain, "send") is not HTTPConnection:
        return None
    names = {"plain": plain, "__module__": __name__}
    home = home_of(plain, "_new_conn")
    if home is PlainConnection:
        names["_new_conn"] = new_conn
    elif home is not None and home.__module__ == "urllib3.contrib.socks":
        from flat_api.transport.socks import new_conn as through_socks

        names["_new_conn"] = through_socks
    return type(plain.__name__, (Lent, plain), names)


class RequestsTransport:
    """A transport over a :class:`requests.Session`.

    ::

        session = requests.Session()
        session.proxies = {"https": "http://proxy.example:3128"}
        with flat_api.ApiClient(configuration, transport=flat_api.RequestsTransport(session)) as client:
            ...

    Of the session it takes the adapters, ``proxies``, ``verify``, ``cert``, ``trust_env`` and the response hooks;
    these take the place of the TLS, proxy and pool settings of the configuration. Everything else is the client's: no
    header, cookie or ``auth`` of the session is sent, nor what ``.netrc`` says, and retries and redirects happen once,
    in the client.

    The promises of :class:`~flat_api.transport.base.Transport` hold for every ``HTTPAdapter`` of requests, whatever it
    does about TLS, proxies and sockets: while the client uses a connection of the session, the connection keeps the
    deadline of the call, and afterwards it is as before. Another kind of adapter, and a connection class that sends
    differently (HTTP/2, pyOpenSSL, a recorder for tests), is used as it is. It gets the timeouts, but a server that
    sends byte by byte can hold it; only a connection that could not be opened counts as not sent; and its logs are not
    redacted.

    Args:
        session: The session, which is left open; without one there is a new one, closed along with the client.
    """

    lifts_deadlines = True

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
        """Send a request once and return the response, its body unread. See :class:`Transport`."""
        notice_fork()
        if self._inherited:
            # The parent goes on using its connections; closing them here leaves them open there.
            self.session.close()
            self._inherited = False
        progress = Progress(read, deadline)
        progress.sent = False
        with detached():
            try:
                timeout = remaining(deadline, connect), remaining(deadline, read)
                sendable = request.plain() if pools_are_replaced() else request
                response = _response(_sent(self.session, _Attempt(sendable, progress), timeout))
                return RESTResponse(response, request.origin[1], None, progress)
            except FAULTS as error:
                raise transport_failure(error, request.origin[1], progress) from None

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
    # From here on a lent connection notes what it sent.
    attempt.progress.sent = None
    try:
        response: Any = once.send(prepared, timeout=timeout, allow_redirects=False, **settings)
    except BaseException as error:
        # A hook that calls raise_for_status(), as many sessions have one, has not failed.
        if arrival.response is None or getattr(error, "response", None) is not arrival.response:
            arrival.close()
            raise
        response = arrival.response
    finally:
        # The response keeps this object through its hooks; a reference back would be a cycle.
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
        target: The target to send, where urllib3 was given one without secrets.
    """

    def __init__(self, request: Request, progress: Progress) -> None:
        self.request = request
        self.progress = progress
        self.target: Optional[str] = None


class _View:
    """The base of the views."""

    attempt: _Attempt
    original: Any
    """The object behind the view. It must not be collected before: urllib3 would close the pool's connections."""

    def __del__(self) -> None:
        """Do nothing, as the attributes belong to the original."""


class _Adapter(_View, _Session):
    """The part of an adapter that repeats nothing, and whose pools are seen through :class:`_Pool`."""

    @property
    def max_retries(self) -> Any:
        return Retry(0, read=False)

    @max_retries.setter
    def max_retries(self, value: Any) -> None:
        self.__dict__["max_retries"] = value

    def get_connection_with_tls_context(self, *args: Any, **kwargs: Any) -> Any:
        return self._pool(super().get_connection_with_tls_context(*args, **kwargs))

    def get_connection(self, *args: Any, **kwargs: Any) -> Any:  # before requests 2.32
        return self._pool(super().get_connection(*args, **kwargs))

    def _get_connection(self, *args: Any, **kwargs: Any) -> Any:  # requests 2.32.0 and 2.32.1
        return self._pool(super()._get_connection(*args, **kwargs))

    def _pool(self, pool: Any) -> Any:
        if isinstance(pool, _Pool) or not isinstance(pool, HTTPConnectionPool):
            return pool
        return _view(_Pool, pool, self.attempt)


class _Pool(_View, _Urllib3):
    """The part of a pool that lends its connections, which keep the deadline of the attempt and note what they sent.

    The pool itself only ever holds connections of its own kind.
    """

    def urlopen(self, method: str, url: str, *args: Any, **kwargs: Any) -> Any:
        request = self.attempt.request
        hides = request.shown_target is not request.target and url.endswith(request.target)
        if hides and hasattr(HTTPConnectionPool, "_make_request"):
            # urllib3 logs the target, and instrumentations record it, so they get the one without secrets.
            self.attempt.target = url
            url = url[: -len(request.target)] + request.shown_target
        token = start_progress(self.attempt.progress)
        try:
            return super().urlopen(method, url, *args, **kwargs)
        finally:
            end_progress(token)

    def _make_request(self, connection: Any, method: str, url: str, *args: Any, **kwargs: Any) -> Any:
        if self.attempt.target is not None:
            if isinstance(connection, Lent):
                self.attempt.progress.target = self.attempt.target
            else:
                url = self.attempt.target
        return super()._make_request(connection, method, url, *args, **kwargs)

    def _get_conn(self, timeout: Optional[float] = None) -> Any:
        deadline = self.attempt.progress.deadline
        if deadline is not None:
            # A pool that blocks waits here until a connection is free.
            left = max(0.0, deadline - time.monotonic())
            timeout = left if timeout is None else min(left, timeout)
        connection = super()._get_conn(timeout)
        # Without _put_conn() the class would not be changed back. The sockets of pyOpenSSL can do less than others.
        returns = hasattr(HTTPConnectionPool, "_put_conn") and not util.IS_PYOPENSSL
        kind = lent(connection.__class__) if returns else None
        if kind is not None:
            connection.__class__ = kind
        return connection

    def _put_conn(self, connection: Any) -> None:
        if isinstance(connection, Lent):
            connection.__class__ = connection.plain
        super()._put_conn(connection)


class _Arrival:
    """The response of a request, noted by a hook.

    Its ``Location`` is hidden from the session, which parses it even where redirects are off, and fails on some.
    """

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


def _response(response: requests.Response) -> Any:
    """Return the urllib3 response within one of requests."""
    raw: Any = response.raw
    if isinstance(raw, HTTPResponse) and not getattr(raw, "closed", False):
        # The default of urllib3 1.26 is to take a truncated body for a complete one.
        raw.enforce_content_length = True
        return raw
    # A hook has read the body, or the adapter does not use urllib3.
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
