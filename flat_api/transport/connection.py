"""Connections that keep a deadline, and know whether a request may have left."""

from __future__ import annotations

import collections
import contextlib
import io
import queue
import socket
import ssl
import threading
import time
import types

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.util import connection

from flat_api.transport.http1 import Response, with_names

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Deque, Dict, List, Optional

_STEP = 256 * 1024


class Progress(threading.local):
    """What the present thread's attempt may take, and how far it came.

    urllib3 has no other way to hand this to a connection.

    Attributes:
        read: Seconds without a byte.
        deadline: When the attempt must be over, on the monotonic clock.
        target: What to ask for on the wire, where urllib3 (which logs its targets) was given one without secrets.
        step: What is being done before the request is sent, in words.
        sent: Whether a byte of the request may have reached the server.
    """

    read: float = 60.0
    deadline: Optional[float] = None
    target: Optional[str] = None
    step: str = "connecting"
    sent: bool = False


progress = Progress()


def remaining(deadline: Optional[float], limit: float) -> float:
    """Return the seconds that the next wait may take, at most ``limit``.

    Raises:
        socket.timeout: The deadline has passed.
    """
    if deadline is None:
        return limit
    left = deadline - time.monotonic()
    if left <= 0:
        raise socket.timeout("the time for the whole call ran out")
    return min(limit, left)


class TimedReader(io.RawIOBase):
    """Reads from a socket until a deadline, on the monotonic clock; ``limit`` is for how many seconds without a byte.

    A socket's own time-out starts again with each byte, so a server that drips would hold it.
    """

    def __init__(self, raw: Any, sock: Any, limit: float, deadline: float) -> None:
        self._raw = raw
        self._sock = sock
        self._limit = limit
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> Any:
        self._sock.settimeout(remaining(self._deadline, self._limit))
        # What is left to the caller is read later, maybe by another thread; a tunnel must know the deadline then, too.
        before = progress.deadline, progress.read
        progress.deadline, progress.read = self._deadline, self._limit
        try:
            return self._raw.readinto(buffer)
        finally:
            progress.deadline, progress.read = before

    def close(self) -> None:
        if not self.closed:
            self._raw.close()
        super().close()


class _TimedResponse(Response):
    """The answer of a call that has a deadline; from its status line on, it is read through a :class:`TimedReader`."""

    def __init__(self, sock: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(sock, *args, **kwargs)
        if progress.deadline is not None:
            timed = TimedReader(self.fp.detach(), sock, progress.read, progress.deadline)
            self.fp = io.BufferedReader(timed)


class _Steady:
    """The part of a socket that is told its time-out again only if that is another one.

    Python goes to the system each time, and lets the other threads in. urllib3 does so thrice in a call.
    """

    __slots__ = ()

    def settimeout(self, value: Any) -> None:
        sock: Any = super()
        if value != sock.gettimeout():
            sock.settimeout(value)


class _PlainSocket(_Steady, socket.socket):
    __slots__ = ()


class _TLSSocket(_Steady, ssl.SSLSocket):
    __slots__ = ()


_STEADY: Dict[Any, Any] = {socket.socket: _PlainSocket, ssl.SSLSocket: _TLSSocket}


class _Tunnel(_TLSSocket):
    """The TLS connection to a proxy, in which there may be another one.

    To read from the inner one urllib3 reads from this one as often as it needs to, and each time the time-out would
    start again. While there is no deadline, it is what any other is.
    """

    __slots__ = ()

    def recv(self, *args: Any, **kwargs: Any) -> bytes:
        self._keep_deadline()
        return super().recv(*args, **kwargs)

    def sendall(self, *args: Any, **kwargs: Any) -> None:
        self._keep_deadline()
        super().sendall(*args, **kwargs)

    def _keep_deadline(self) -> None:
        if progress.deadline is not None:
            self.settimeout(remaining(progress.deadline, progress.read))


_TUNNELS: Dict[Any, Any] = {ssl.SSLSocket: _Tunnel}


def _refine(sock: Any, kinds: Dict[Any, Any]) -> None:
    """Give a socket the class that stands for its own, unless it is none of Python's."""
    kind = kinds.get(sock.__class__)
    if kind is not None:
        # What eventlet puts in the place of sockets cannot change its class, and is as it was.
        with contextlib.suppress(TypeError):
            sock.__class__ = kind


class Sending:
    """The part that plain and TLS connections share; it goes before urllib3's class."""

    sock: Any
    timeout: Any
    _output: Any
    response_class: Any = property(lambda self: Response if progress.deadline is None else _TimedResponse)

    def connect(self) -> None:
        # What a proxy does to open a tunnel is part of connecting, and must be done in that time.
        before = progress.deadline, progress.read, progress.sent
        within = time.monotonic() + self.timeout
        progress.deadline = within if progress.deadline is None else min(progress.deadline, within)
        progress.read = self.timeout
        try:
            super().connect()  # type: ignore[misc]
        finally:
            # Nor is it a part of the request.
            progress.deadline, progress.read, progress.sent = before
        _refine(self.sock, _STEADY)

    def request(self, *args: Any, **kwargs: Any) -> None:
        if self.sock is not None:
            # Not the time-out for connecting, which urllib3 would set for a moment.
            self.timeout = remaining(progress.deadline, progress.read)
        super().request(*args, **kwargs)  # type: ignore[misc]

    def _connect_tls_proxy(self, *args: Any, **kwargs: Any) -> Any:
        parent: Any = super()
        sock: Any = parent._connect_tls_proxy(*args, **kwargs)
        _refine(sock, _TUNNELS)
        return sock

    def putrequest(self, method: str, url: str, *args: Any, **kwargs: Any) -> None:
        super().putrequest(method, progress.target or url, *args, **kwargs)  # type: ignore[misc]

    def putheader(self, header: Any, *values: Any) -> None:
        # An ordinary field is put down at once. http.client would match two patterns, for each of them.
        if len(values) == 1 and isinstance(header, str) and isinstance(values[0], str):
            line = f"{header}: {values[0]}"
            if line.isascii() and line.isprintable() and header.replace("-", "").isalnum():
                self._output(line.encode("ascii"))
                return
        super().putheader(header, *values)  # type: ignore[misc]

    def send(self, data: Any) -> None:
        if self.sock is None:
            self.connect()
        progress.sent = True
        # A fresh socket still has the time-out for connecting, and sendall() must be done with all that it is given
        # within one time-out. Large bodies go in steps, so that a slow upload may take its time, and only a stop is
        # a time-out.
        sock: Any = self.sock
        if isinstance(data, bytes) and len(data) > _STEP:
            view = memoryview(data)
            while view:
                sock.settimeout(remaining(progress.deadline, progress.read))
                view = view[sock.send(view[:_STEP]) :]
        else:
            sock.settimeout(remaining(progress.deadline, progress.read))
            sock.sendall(data)


def connected(host: str, port: int, timeout: float, dial: Callable[[str, float], Any]) -> Any:
    """Connect to a host that may have many addresses; urllib3 would give each of them the whole time.

    Args:
        timeout: Seconds for everything.
        dial: Connects to an address within some seconds.
    """
    addresses = addresses_of(host, port, connection.allowed_gai_family(), timeout)
    failure: OSError = socket.timeout("the host has no address")
    for left, address in zip(range(len(addresses), 0, -1), addresses):
        # A share for each that is left, so that one that is silent does not keep the others from being tried.
        wait = remaining(progress.deadline, timeout) / left
        try:
            sock = dial(address, wait)
        except OSError as error:
            failure = error
            continue
        _hand_over(sock, timeout)
        return sock
    raise failure


def addresses_of(host: str, port: int, family: int, timeout: float) -> List[str]:
    """Return the addresses of a host, as text; for an address that is the address itself."""
    host = host.strip("[]")
    if ":" in host or host.rpartition(".")[2].isdigit():
        return [host]
    progress.step = f"looking up the host {host}"
    places = look_up(host, port, family, remaining(progress.deadline, timeout))
    progress.step = "connecting"
    return [str(place[4][0]) for place in places]


def look_up(host: str, port: int, family: int, seconds: float) -> List[Any]:
    """Return what :func:`socket.getaddrinfo` knows about a host.

    The resolver of the system can neither be given a time nor be stopped. So it is asked in a thread, which is left
    to itself when the time has run out, and ends when the resolver does.

    Raises:
        socket.timeout: The seconds were not enough.
        socket.gaierror: The host is unknown.
    """
    question = _Question(host, port, family)
    try:
        question.start()
    except RuntimeError:
        # There can be no more threads: the interpreter is shutting down, or the system has none left.
        question.run()
    else:
        question.join(seconds)
        if question.is_alive():
            raise socket.timeout("the resolver did not answer")
    if question.failure is not None:
        raise question.failure
    return question.places


class _Question(threading.Thread):
    def __init__(self, host: str, port: int, family: int) -> None:
        super().__init__(name=f"flat_api looks up {host}", daemon=True)
        self.places: List[Any] = []
        self.failure: Optional[BaseException] = None
        self._asked = host, port, family, socket.SOCK_STREAM

    def run(self) -> None:
        try:
            self.places = socket.getaddrinfo(*self._asked)
        except BaseException as error:
            self.failure = error


def _hand_over(sock: Any, timeout: float) -> None:
    """Leave to a TLS handshake the time that connecting has left, be it more than the share of one address or less."""
    try:
        sock.settimeout(remaining(progress.deadline, timeout))
    except OSError:
        sock.close()
        raise


def _create_connection(address: Any, timeout: Any, *args: Any, **kwargs: Any) -> Any:
    host, port = address
    return connected(
        host,
        port,
        timeout,
        lambda place, wait: connection.create_connection((place, port), wait, *args, **kwargs),
    )


_create = types.SimpleNamespace(create_connection=_create_connection)
new_conn = with_names(vars(HTTPConnection)["_new_conn"], connection=_create)


class _PlainConnection(Sending, HTTPConnection):
    _new_conn = new_conn


class _TLSConnection(Sending, HTTPSConnection):
    _new_conn = new_conn


class Idle:
    """The idle connections of a pool, last in first out.

    urllib3's own is :class:`queue.LifoQueue`, whose lock is where many threads meet. A pool that never blocks needs
    none: the operations of a deque are atomic.
    """

    def __init__(self, maxsize: int) -> None:
        self._maxsize = maxsize
        self._items: Deque[Any] = collections.deque()

    def get(self, block: bool = True, timeout: Optional[float] = None) -> Any:
        try:
            return self._items.pop()
        except IndexError:
            raise queue.Empty from None

    def put(self, item: Any, block: bool = True, timeout: Optional[float] = None) -> None:
        # urllib3 fills the queue with None to begin with, and puts None where a connection broke: there is nothing to
        # keep.
        if item is not None:
            if len(self._items) >= self._maxsize:
                raise queue.Full
            self._items.append(item)

    def qsize(self) -> int:
        return len(self._items)


class PlainPool(HTTPConnectionPool):
    """Connections to one host."""

    ConnectionCls: Any = _PlainConnection
    QueueCls: Any = Idle


class TLSPool(HTTPSConnectionPool):
    """TLS connections to one host."""

    ConnectionCls: Any = _TLSConnection
    QueueCls: Any = Idle
