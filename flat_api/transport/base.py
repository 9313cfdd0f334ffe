"""The protocol of a transport, the request it takes, the response it returns, and its failures as our exceptions."""

from __future__ import annotations

import http.client
import os
import socket
from typing import TYPE_CHECKING

from urllib3.exceptions import ConnectTimeoutError, EmptyPoolError, HTTPError, NewConnectionError, ReadTimeoutError

from flat_api.exceptions import ApiConnectionError, ApiTimeoutError, detached
from flat_api.support.redaction import redact

if TYPE_CHECKING:
    from typing import Any, Iterator, Mapping, Optional, Tuple, Type, Union

    from typing_extensions import Protocol

    from flat_api.support.headers import RequestHeaders
    from flat_api.transport.deadline import Progress

    class Transport(Protocol):
        """The protocol of an object that sends requests.

        Pass one to :class:`~flat_api.api_client.ApiClient` to use connections of your own. The package has two:
        :class:`RESTClientObject`, and :class:`~flat_api.transport.requests_session.RequestsTransport` over a session of
        requests. A new one has to

        * send each request once: when to repeat, and where a redirect leads, is decided above it, where every
          response is seen, 301 and 503 included;
        * send the headers that the request has, all of them and no others that could hold a credential: no cookies,
          nothing from ``.netrc``;
        * send ``request.target`` as it is, and log ``request.shown_target``, as the former may hold a secret;
        * return without having read the body, and without having decompressed anything of it;
        * raise :class:`~flat_api.exceptions.ApiConnectionError` and nothing else, with ``host`` and ``sent`` set
          (:func:`connection_error` makes one of any exception);
        * work from any number of threads at once, and in a process that was forked.

        A client that is pickled takes its transport along, so one that is to go to another process must pickle, too.
        """

        def send(self, request: Request, connect: float, read: float, deadline: Optional[float]) -> RESTResponse:
            """Send a request once and return the response, its body unread.

            Args:
                request: What to send.
                connect: Seconds to connect.
                read: Seconds without a byte.
                deadline: When everything, reading the body included, must be over, by :func:`time.monotonic`.

            Returns:
                A :class:`RESTResponse` around a urllib3 response that was made with ``preload_content=False``.

            Raises:
                ApiConnectionError: No response came. ``sent`` is ``False`` when no byte of the request can have reached
                    the server; a POST is repeated then.
                ApiTimeoutError: The same, after a timeout.
            """
            raise NotImplementedError

        def close(self) -> None:
            """Close all connections. A request that is sent afterwards opens one again."""


_OPENING = (NewConnectionError, ConnectTimeoutError, EmptyPoolError)
FAULTS = (HTTPError, OSError, http.client.HTTPException, ValueError)
_DEFAULT_PORTS = {"http": 80, "https": 443}


class Request:
    """A request that is ready to be sent.

    Attributes:
        origin: Scheme, host and port.
        target: Path and query.
        shown_target: The target without secrets.
    """

    __slots__ = ("body", "headers", "method", "origin", "shown_target", "target")

    def __init__(
        self,
        method: str,
        origin: Tuple[str, str, int],
        target: str,
        headers: RequestHeaders,
        body: Optional[bytes] = None,
        shown_target: Optional[str] = None,
    ) -> None:
        self.method = method
        self.origin = origin
        self.target = target
        self.headers = headers
        self.body = body
        self.shown_target = shown_target or target

    @property
    def url(self) -> str:
        """The whole URL."""
        return self.base_url + self.target

    @property
    def base_url(self) -> str:
        """The URL up to the path."""
        scheme, host, port = self.origin
        name = f"[{host}]" if ":" in host else host
        return f"{scheme}://{name}" if port == _DEFAULT_PORTS[scheme] else f"{scheme}://{name}:{port}"

    def plain(self) -> Request:
        """Return a copy in plain text, without hidden values: recorders write requests to files."""
        headers = type(self.headers)({name: str(value) for name, value in self.headers.items()})
        return Request(self.method, self.origin, str(self.target), headers, self.body)

    def __repr__(self) -> str:
        return f"<Request {self.method} {self.base_url}{self.shown_target}>"


class RESTResponse:
    """A response whose body is not read yet. Close it, or use it with ``with``, unless all of it is read.

    Attributes:
        response: The urllib3 response.
        status: HTTP status.
        reason: Reason phrase.
        headers: Header fields; the keys are case-insensitive.
        host: The host that sent it.
        temp_folder_path: Where :meth:`save` makes files.
        redirects: Header fields of the redirects that led here.
    """

    def __init__(
        self,
        response: Any,
        host: str = "",
        temp_folder_path: Optional[str] = None,
        progress: Optional[Progress] = None,
    ) -> None:
        self.response = response
        self.status: int = response.status
        self.reason: str = response.reason or ""
        self.headers: Mapping[str, str] = response.headers
        self.host = host
        self.temp_folder_path = temp_folder_path
        self.redirects: Tuple[Mapping[str, str], ...] = ()
        self._data: Optional[bytes] = None
        self._progress = progress

    def lift_deadline(self) -> None:
        """Let the rest of the body take any time, as long as bytes come."""
        if self._progress is not None:
            self._progress.deadline = None

    @property
    def length(self) -> Optional[int]:
        """The number of bytes left to read, before decompression; ``None`` where the server sent no length."""
        length: Optional[int] = self.response.length_remaining
        return length

    @property
    def data(self) -> bytes:
        """The whole body; it is read at the first use."""
        return self.read()

    def read(self, amount: Optional[int] = None) -> bytes:
        """Read from the body, decompressed: ``amount`` bytes at most, by default everything that is left."""
        if self._data is not None:
            return self._data
        with detached():
            try:
                data: bytes = self.response.read(amount, decode_content=True)
            except FAULTS as error:
                raise connection_error(error, self.host, "reading the response") from None
        if amount is None:
            self._data = data
        return data

    def stream(self, amount: int = 64 * 1024, decode_content: bool = True) -> Iterator[bytes]:
        """Yield the body in pieces of at most ``amount`` bytes, decompressed unless ``decode_content`` is ``False``."""
        with detached():
            try:
                yield from self.response.stream(amount, decode_content=decode_content)
            except FAULTS as error:
                raise connection_error(error, self.host, "reading the response") from None

    def save(self, path: Union[str, os.PathLike[str], None] = None) -> str:
        """Write the body to a file, piece by piece, and return its path.

        The file appears when it is complete; by default it is a new one in ``Configuration.temp_folder_path``.
        """
        import tempfile
        from pathlib import Path

        folder = self.temp_folder_path if path is None else Path(path).absolute().parent
        with self, tempfile.NamedTemporaryFile(dir=folder, prefix="flat-", delete=False) as file:
            partial = Path(file.name)
            try:
                for piece in self.stream():
                    file.write(piece)
            except BaseException:
                file.close()
                partial.unlink()
                raise
        if path is None:
            return str(partial)
        partial.replace(path)
        return os.fspath(path)

    def close(self) -> None:
        """Close the connection, unless the whole body was read."""
        self.response.close()
        self.release()

    def release(self) -> None:
        """Give the connection back to its pool."""
        release = getattr(self.response, "release_conn", None)
        # Responses of a cassette have no connection, nor this method before vcrpy 9.
        if release is not None:
            release()

    def getheaders(self) -> Mapping[str, str]:
        """Return the headers."""
        return self.headers

    def getheader(self, name: str, default: Optional[str] = None) -> Optional[str]:
        """Return a header, or ``default`` where it is missing."""
        return self.headers.get(name, default)

    def __enter__(self) -> RESTResponse:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()

    def __iter__(self) -> Iterator[bytes]:
        return self.stream()

    def __repr__(self) -> str:
        # Without the reason phrase, in which a server may repeat what it was sent.
        return f"<RESTResponse {self.status}>"


def connection_error(error: BaseException, host: str, when: str) -> ApiConnectionError:
    """Return our exception for one of urllib3, a socket or TLS, in words and without secrets.

    Args:
        when: What was being done.
    """
    kind: Type[ApiConnectionError] = ApiTimeoutError if _is_timeout(error) else ApiConnectionError
    cause = innermost(error)
    detail = redact(f"{type(cause).__name__}: {cause}" if str(cause) else type(cause).__name__)
    what = "timed out while" if kind is ApiTimeoutError else "failed while"
    failure = kind(0, f"{what} {when} ({detail})")
    failure.host = host
    return failure


def transport_failure(error: BaseException, host: str, progress: Progress) -> ApiConnectionError:
    """Return our exception for a request that got no response, with ``sent`` set."""
    sent = progress.sent
    if sent is None:
        # A connection of another class. Opening it is the only step that is known to come before the request.
        sent = not any(isinstance(part, _OPENING) for part in _chain(error))
    failure = connection_error(innermost(error), host, "waiting for the response" if sent else progress.step)
    failure.sent = sent
    return failure


def _is_timeout(error: BaseException) -> bool:
    if isinstance(error, NewConnectionError):  # in urllib3 1.26 a ConnectTimeoutError, whatever the cause
        return False
    return isinstance(error, (ConnectTimeoutError, EmptyPoolError, ReadTimeoutError, socket.timeout)) or any(
        _is_timeout(part) for part in error.args if isinstance(part, BaseException)
    )


def innermost(error: BaseException) -> BaseException:
    """Return the first failure of all; the exceptions around it name the URL, which may hold a secret."""
    *_, last = _chain(error)
    return last


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield an exception of urllib3 or requests, and those within it from the outermost on."""
    yield error
    for part in (*error.args, getattr(error, "reason", None)):
        if isinstance(part, BaseException):
            yield from _chain(part)
            return
