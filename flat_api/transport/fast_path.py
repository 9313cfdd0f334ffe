"""Shortcuts that save time in each call and change nothing else.

Each one names what it is there for, as measured by ``python -m bench.shortcuts``, which switches it off.
"""

from __future__ import annotations

import collections
import http.client
import io
import queue
import socket
import time
from typing import TYPE_CHECKING

from flat_api.transport.deadline import remaining
from flat_api.transport.private_parts import HTTPConnection, python_putheader

if TYPE_CHECKING:
    from typing import Any, Deque, List, Optional

    from flat_api.transport.deadline import Progress

_MAX_LINE = 65536
_MAX_FIELDS = 100
_NAME_CHARACTERS = bytes(range(33, 127)).replace(b":", b"")


def parse_headers(fp: Any, **options: Any) -> http.client.HTTPMessage:
    """Parse a header block like :func:`http.client.parse_headers`, which runs a parser for mail.

    Without it ``GET /me`` takes 23 % more processor time.

    Ordinary header blocks are parsed here. All others (folded lines, too long or too many) go to Python's parser, which
    takes a line that is no field for the end of the header fields, so such a line is refused before. Later versions of
    Python pass options.
    """
    lines: List[bytes] = []
    message = http.client.HTTPMessage()
    ordinary = not options
    while ordinary:
        line = _line(fp, _MAX_LINE + 1)
        lines.append(line)
        if line == b"\r\n":
            block = b"".join(lines)
            if block.count(b"\r") == len(lines) and b"\0" not in block:
                return message
            break
        name, _, value = line.partition(b":")
        ordinary = value[-2:] == b"\r\n" and len(lines) < _MAX_FIELDS and name.replace(b"-", b"").isalnum()
        message.set_raw(name.decode("latin-1"), value.strip(b" \t\r\n").decode("latin-1"))
    parsed: http.client.HTTPMessage = http.client.parse_headers(_Rest(b"".join(lines), fp), **options)
    return parsed


class _Rest:
    """Lines that were read already, and the lines after them."""

    def __init__(self, start: bytes, fp: Any) -> None:
        self._start = io.BytesIO(start)
        self._fp = fp
        self._fields = False

    def readline(self, limit: int = -1) -> bytes:
        line = self._start.readline(limit) or _line(self._fp, limit)
        self._check(line)
        return line

    def _check(self, line: bytes) -> None:
        """Refuse a line that is neither a field, nor a folded line after one, nor the end (RFC 9112, section 5)."""
        text = line[:-2] if line[-2:] == b"\r\n" else line[:-1]
        name, colon, _ = text.partition(b":")
        folded = text[:1] in (b" ", b"\t") and self._fields
        field = colon and name and not name.strip(_NAME_CHARACTERS)
        if (text and not folded and not field) or b"\r" in text or b"\0" in text:
            raise http.client.HTTPException(f"expected a header field, got {len(line)} bytes of something else")
        self._fields = True


def _line(fp: Any, limit: int) -> bytes:
    """Read a line; raise where the connection ends within the header block, as a missing header may mean anything."""
    line: bytes = fp.readline(limit)
    if line[-1:] != b"\n" and len(line) < limit:
        raise http.client.IncompleteRead(line)
    return line


_PYTHON_PUTHEADER = python_putheader()


def put_header(connection: Any, header: Any, values: Any) -> bool:
    """Add an ordinary header field to a request, and return whether it was one.

    http.client matches two patterns for each field. Without this ``GET /me`` takes 8 % more processor time.
    """
    if HTTPConnection.putheader is not _PYTHON_PUTHEADER:
        # An instrumentation, such as sentry-sdk, replaced it to see the fields.
        return False
    if len(values) == 1 and isinstance(header, str) and isinstance(values[0], str):
        line = f"{header}: {values[0]}"
        if line.isascii() and line.isprintable() and header.replace("-", "").isalnum():
            connection._output(line.encode("ascii"))
            return True
    return False


class _TimedSocketIO(socket.SocketIO):
    """A :class:`~flat_api.transport.deadline.TimedReader` that is the reader of the socket itself."""

    progress: Progress
    timed: Any

    def readinto(self, b: Any) -> Any:
        progress = self.progress
        # The timeout of the socket is that for the next byte until the deadline is nearer.
        if progress.deadline is None or progress.deadline - time.monotonic() < progress.read:
            self.timed.settimeout(remaining(progress.deadline, progress.read))
        return super().readinto(b)


def keep_deadline(fp: Any, sock: Any, progress: Progress) -> bool:
    """Let the reader of an ordinary socket keep the deadline of an attempt; return whether it is one.

    A reader around it is another buffer and another call for each read. Without this ``GET /me`` takes 10 % more
    processor time.
    """
    reader = getattr(fp, "raw", None)
    if type(reader) is not socket.SocketIO or not isinstance(sock, socket.socket):
        return False
    timed: Any = reader
    timed.__class__ = _TimedSocketIO
    timed.progress, timed.timed = progress, sock
    return True


class Idle:
    """The idle connections of a pool, last in first out.

    urllib3's own is :class:`queue.LifoQueue`, which locks. A pool that never blocks needs no lock, as the operations of
    a deque are atomic. Without this ``GET /me`` takes 2 % more processor time.
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
        # urllib3 fills the queue with None to begin with, and puts None where a connection broke. Neither is kept.
        if item is not None:
            if len(self._items) >= self._maxsize:
                raise queue.Full
            self._items.append(item)

    def qsize(self) -> int:
        return len(self._items)
