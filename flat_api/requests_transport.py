"""The transport over a :class:`requests.Session` of your own. It needs the extra ``flat_api[requests]``."""

from __future__ import annotations

import http.client
import io
import logging
import os
import threading

from urllib3.exceptions import ConnectTimeoutError, HTTPError, MaxRetryError, NewConnectionError
from urllib3.response import HTTPResponse
from urllib3.util.retry import Retry

from flat_api.connections import TimedReader, remaining
from flat_api.exceptions import ApiTypeError
from flat_api.rest import RESTResponse, connection_error

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Optional

    import requests

    from flat_api.rest import Request

_FAULTS = (HTTPError, OSError, http.client.HTTPException, ValueError)


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

    Two things cannot be done through a session. A server that drips the *headers* of its answer can hold a call past
    its deadline. And whether a request left is known only where the connection failed, so some faults that the own
    transport repeats are errors here.

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
        self._pid = os.getpid()

    def send(self, request: Request, connect: float, read: float, deadline: Optional[float] = None) -> RESTResponse:
        """Send a request once and return the answer, its body unread. See :class:`~flat_api.rest.Transport`."""
        if self._pid != os.getpid():
            # The parent goes on using its connections; closing them here leaves them open there.
            self._pid = os.getpid()
            self.session.close()
        failure = None
        try:
            if request.shown_target is not request.target:
                _hidden.replace(request.target, request.shown_target)
            timeout = remaining(deadline, connect), remaining(deadline, read)
            response = _answer(_sent(self.session, request, timeout))
            if deadline is not None:
                _hold(response, read, deadline)
            return RESTResponse(response, request.origin[1])
        except _FAULTS as error:
            cause = _cause(error)
            # Only what opens a connection is known to come before the request.
            unsent = isinstance(cause, (NewConnectionError, ConnectTimeoutError)) or "CERTIFICATE_VERIFY" in str(cause)
            failure = connection_error(cause, request.origin[1], "connecting" if unsent else "waiting for the answer")
            failure.sent = not unsent
        finally:
            _hidden.target = None
        raise failure

    def close(self) -> None:
        """Close the connections, unless the session was given."""
        if self._own:
            self.session.close()

    def __repr__(self) -> str:
        return f"<RequestsTransport over {self.session!r}>"


def _sent(session: requests.Session, request: Request, timeout: Any) -> requests.Response:
    """Send a request through a session, and return its answer as it came."""
    import requests
    from requests.cookies import RequestsCookieJar
    from requests.structures import CaseInsensitiveDict

    # Not prepared by the session, which would add its headers and cookies, replace the token by what .netrc says, and
    # write some paths in another way than they were encoded here.
    prepared: Any = requests.PreparedRequest()
    prepared.method, prepared.url, prepared.body = request.method, request.url, request.body
    prepared.headers = CaseInsensitiveDict(request.headers)
    prepared._cookies = RequestsCookieJar()
    if request.body is not None:
        prepared.headers["Content-Length"] = str(len(request.body))
    location = _Location()
    hooks = session.hooks.get("response") or []
    prepared.hooks = {"response": [*([hooks] if callable(hooks) else hooks), location.hide]}
    settings = session.merge_environment_settings(request.url, {}, True, session.verify, None)
    try:
        response: requests.Response = _once(session).send(prepared, timeout=timeout, allow_redirects=False, **settings)
    except requests.HTTPError as error:
        # A hook that calls raise_for_status(), as many sessions have one.
        if error.response is None:
            raise
        response = error.response
    location.restore(response)
    return response


def _once(session: requests.Session) -> Any:
    """Return a session that is the given one, but for cookies, and for adapters that send a request once only."""
    from requests.cookies import RequestsCookieJar

    other: Any = object.__new__(type(session))
    other.__dict__.update(session.__dict__)
    other.cookies = RequestsCookieJar()
    # In the same order: the longest prefix comes first, and the first that fits is used.
    other.adapters = {prefix: _single(adapter) for prefix, adapter in session.adapters.items()}
    return other


def _single(adapter: Any) -> Any:
    retries = getattr(adapter, "max_retries", None)
    if retries is None or (retries.total == 0 and not retries.status_forcelist):
        return adapter
    other: Any = object.__new__(adapter.__class__)
    other.__dict__.update(adapter.__dict__)
    other.max_retries = Retry(0, read=False)
    return other


class _Location:
    """Keeps the ``Location`` of an answer away from the session, which looks into redirects even when it is not to
    follow them, and fails where it does not like what it sees."""

    def __init__(self) -> None:
        self._value: Optional[str] = None

    def hide(self, response: requests.Response, **options: Any) -> None:
        self._value = response.headers.pop("location", None)

    def restore(self, response: requests.Response) -> None:
        if self._value is not None:
            response.headers["location"] = self._value


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


def _hold(response: Any, limit: float, deadline: float) -> None:
    """Make the rest of an answer arrive before a deadline; a socket's own time-out starts again with each byte."""
    answer: Any = getattr(response, "_fp", None)
    buffered = getattr(answer, "fp", None)
    sock = getattr(getattr(buffered, "raw", None), "_sock", None)
    if sock is not None and buffered is not None:
        sock.settimeout(remaining(deadline, limit))
        # What was read along with the headers goes first.
        start = b"" if response.length_remaining == 0 else buffered.peek()
        answer.fp = io.BufferedReader(TimedReader(buffered.detach(), sock, limit, deadline, start))


def _cause(error: BaseException) -> BaseException:
    """Return what went wrong in the first place; the exceptions around it name the URL, which may hold a secret."""
    if isinstance(error, MaxRetryError) and error.reason is not None:
        return _cause(error.reason)
    for part in error.args:
        if isinstance(part, BaseException):
            return _cause(part)
    return error


class _Hidden(threading.local, logging.Filter):
    """Takes a secret out of urllib3's log, while this thread sends a request that has one in its URL.

    The own transport never tells urllib3, but a session's connections only send what they are told.
    """

    target: Optional[str] = None
    shown = ""

    def replace(self, target: str, shown: str) -> None:
        """Show one target instead of another, in what is logged from now on."""
        self.target, self.shown = target, shown
        logging.getLogger("urllib3.connectionpool").addFilter(self)

    def filter(self, record: logging.LogRecord) -> bool:
        if self.target is not None and isinstance(record.args, tuple):
            record.args = tuple(
                part.replace(self.target, self.shown) if isinstance(part, str) else part for part in record.args
            )
        return True


_hidden = _Hidden()
