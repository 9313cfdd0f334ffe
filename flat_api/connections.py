"""Connections that keep a deadline, and know whether a request may have left."""

from __future__ import annotations

import collections
import functools
import http.client
import io
import queue
import socket
import threading
import time
import types

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.util import connection

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Deque, List, Optional, Sequence, Tuple

_STEP = 256 * 1024
_MAX_LINE = 65536
_MAX_FIELDS = 100
_MAX_AHEAD = 20
_MAX_DIGITS = 18


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
    """Return the seconds that the next wait may take.

    Args:
        deadline: When everything must be over, on the monotonic clock.
        limit: The longest wait.
    """
    if deadline is None:
        return limit
    left = deadline - time.monotonic()
    if left <= 0:
        raise socket.timeout("the time for the whole call ran out")
    return min(limit, left)


def _parse_headers(fp: Any, **options: Any) -> http.client.HTTPMessage:
    """Do what :func:`http.client.parse_headers` does, which spends half of a call's time in a parser for mail.

    Ordinary header blocks are taken apart here; all others (folded lines, fields without a colon, too long or too
    many) go to the parser that knows what to do about them.

    Args:
        fp: Where to read.
        **options: What later versions of Python pass.
    """
    lines: List[bytes] = []
    message = http.client.HTTPMessage()
    ordinary = not options
    while ordinary:
        line = _line(fp, _MAX_LINE + 1)
        lines.append(line)
        if line == b"\r\n":
            return message
        name, _, value = line.partition(b":")
        ordinary = value[-2:] == b"\r\n" and len(lines) < _MAX_FIELDS and name.replace(b"-", b"").isalnum()
        message.set_raw(name.decode("latin-1"), value.strip(b" \t\r\n").decode("latin-1"))
    parsed: http.client.HTTPMessage = http.client.parse_headers(_Rest(b"".join(lines), fp), **options)
    return parsed


class _Rest:
    """Lines that were read already, and what follows them."""

    def __init__(self, start: bytes, fp: Any) -> None:
        self._start = io.BytesIO(start)
        self._fp = fp

    def readline(self, limit: int = -1) -> bytes:
        return self._start.readline(limit) or _line(self._fp, limit)


def _line(fp: Any, limit: int) -> bytes:
    """Read a line; raise where the connection ends first, as headers of which some are missing may mean anything."""
    line: bytes = fp.readline(limit)
    if line[-1:] != b"\n" and len(line) < limit:
        raise http.client.IncompleteRead(line)
    return line


class _Response(http.client.HTTPResponse):
    """An answer whose headers are read by :func:`_parse_headers`, and whose length is known, or the answer refused."""

    _method: Optional[str]

    # The very function of this version of Python, with one of the names that it calls meaning something else.
    _begin = types.FunctionType(
        http.client.HTTPResponse.begin.__code__,
        dict(vars(http.client), parse_headers=_parse_headers),
        "begin",
        http.client.HTTPResponse.begin.__defaults__,
    )
    _begin.__kwdefaults__ = http.client.HTTPResponse.begin.__kwdefaults__

    def begin(self) -> None:
        self._begin()
        lengths: Any = self.headers.get_all("content-length", ())
        if len(lengths) != 1 or self.chunked or self.length is None or not lengths[0].isdecimal():
            self._find_end(lengths)

    def _find_end(self, lengths: Sequence[str]) -> None:
        """Decide where the body ends, where that is not plain (RFC 9112, section 6.3).

        Python and urllib3 read until the connection closes when they do not understand a length, and take what was cut
        off for the whole.
        """
        values = {text.strip(" \t") for text in ",".join(lengths).split(",")}
        length = values.pop() if len(values) == 1 else ""
        clear = length.isdecimal() and len(length) <= _MAX_DIGITS
        if self._method == "HEAD" or self.status in (204, 304):
            # There is no body, whatever the headers say.
            self._forget_body(clear)
        elif self.chunked:
            # The chunks count. If somebody on the way went by the length, what follows is no answer of ours.
            self.will_close = self.will_close or bool(lengths)
        elif clear:
            self.length = int(length)
        elif not lengths:
            coding = self.headers.get("transfer-encoding", "identity")
            if coding.lower() != "identity":
                raise http.client.HTTPException(f"Transfer-Encoding {coding[:80]!r} was not asked for")
        else:
            raise http.client.HTTPException(f"the length of the answer is not clear: {', '.join(lengths)[:80]!r}")

    def _forget_body(self, clear: bool) -> None:
        if not clear:
            del self.headers["content-length"]
        if self._method != "HEAD" and self.chunked:
            # Some servers end the body that is not there. Both Python and urllib3 would wait for those that do not.
            del self.headers["transfer-encoding"]
            self.chunked = False
            self.will_close = True

    def _read_status(self) -> Tuple[str, int, str]:
        """Read the status line of the answer, and pass by what a server may send ahead of it (103, "early hints").

        Python itself passes by 100 only (RFC 9110, section 15.2). It would take any other for the answer, and the
        answer for that of the next request on this connection.
        """
        for _ in range(_MAX_AHEAD):
            line: Tuple[str, int, str] = super()._read_status()  # type: ignore[misc]
            if not 100 < line[1] < 200:
                return line  # pyright: ignore[reportUnknownVariableType]
            _parse_headers(self.fp)
        raise http.client.HTTPException(f"got more than {_MAX_AHEAD} answers ahead of the final one")


class TimedReader(io.RawIOBase):
    """Reads from a socket until a deadline.

    A socket's own time-out starts again with each byte, so a server that drips would hold it.

    Args:
        raw: What reads from the socket.
        sock: The socket.
        limit: Seconds without a byte.
        deadline: When everything must be read, on the monotonic clock.
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
        return self._raw.readinto(buffer)

    def close(self) -> None:
        if not self.closed:
            self._raw.close()
        super().close()


class _TimedResponse(_Response):
    """The answer of a call that has a deadline; from its status line on, it is read through a :class:`TimedReader`."""

    def __init__(self, sock: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(sock, *args, **kwargs)
        if progress.deadline is not None:
            timed = TimedReader(self.fp.detach(), sock, progress.read, progress.deadline)
            self.fp = io.BufferedReader(timed)


class Sending:
    """The part that plain and TLS connections share; it goes before urllib3's class."""

    sock: Any
    timeout: Any
    _output: Any
    response_class: Any = property(lambda self: _Response if progress.deadline is None else _TimedResponse)

    def connect(self) -> None:
        # A proxy that drips while it opens a tunnel is part of connecting, and must be done in that time.
        deadline = progress.deadline
        within = time.monotonic() + self.timeout
        progress.deadline = within if deadline is None else min(deadline, within)
        sent = progress.sent
        try:
            super().connect()  # type: ignore[misc]
        finally:
            progress.deadline = deadline
            # What went to a proxy to open a tunnel is no part of the request.
            progress.sent = sent

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
                _set_timeout(sock)
                view = view[sock.send(view[:_STEP]) :]
        else:
            _set_timeout(sock)
            sock.sendall(data)


def _set_timeout(sock: Any) -> None:
    wait = remaining(progress.deadline, progress.read)
    if sock.gettimeout() != wait:
        sock.settimeout(wait)


def connected(host: str, port: int, timeout: float, dial: Callable[[str, float], Any]) -> Any:
    """Connect to a host that may have many addresses; urllib3 would give each of them the whole time.

    Args:
        host: Name or address of the host.
        port: Its port.
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
    """Return the addresses of a host, as text; for an address that is the address itself.

    Args:
        host: Name or address of the host.
        port: Its port.
        family: Which addresses are asked for.
        timeout: Seconds within which they must be known.
    """
    host = host.strip("[]")
    if ":" in host or host.rpartition(".")[2].isdigit():
        return [host]
    from flat_api.look_up import look_up

    progress.step = f"looking up the host {host}"
    places = look_up(host, port, family, remaining(progress.deadline, timeout))
    progress.step = "connecting"
    return [str(place[4][0]) for place in places]


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
_plain: Any = vars(HTTPConnection)["_new_conn"]
_new_conn = types.FunctionType(_plain.__code__, dict(_plain.__globals__, connection=_create), "_new_conn")


class _PlainConnection(Sending, HTTPConnection):
    _new_conn = _new_conn


class _TLSConnection(Sending, HTTPSConnection):
    _new_conn = _new_conn


class Lent(Sending):
    """The part that goes before the class of a connection of somebody else, for as long as it is lent to us.

    Attributes:
        plain: Its own class.
    """

    plain: Any


@functools.lru_cache(maxsize=64)
def lent(plain: Any) -> Any:
    """Return the class of a lent connection, or ``None`` where its own has another way to send: HTTP/2, or a recorder.

    Args:
        plain: Its own class.
    """
    if _home(plain, "send") is not http.client.HTTPConnection:
        return None
    names = {"plain": plain, "__module__": __name__}
    home = _home(plain, "_new_conn")
    if home is HTTPConnection:
        names["_new_conn"] = _new_conn
    elif home is not None and home.__module__ == "urllib3.contrib.socks":
        from flat_api.socks import new_conn

        names["_new_conn"] = new_conn
    return type(plain.__name__, (Lent, plain), names)


def _home(kind: Any, name: str) -> Any:
    """Return the class from which a class has an attribute."""
    return next((base for base in kind.__mro__ if name in vars(base)), None)


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
