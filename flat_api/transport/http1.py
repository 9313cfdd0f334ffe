"""Where an answer begins and ends: its status line, its header fields and its length (RFC 9112)."""

from __future__ import annotations

import http.client
import io
import types

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, List, Optional, Sequence, Tuple

_MAX_LINE = 65536
_MAX_FIELDS = 100
_MAX_AHEAD = 20
_MAX_DIGITS = 18
_MAX_HEX_DIGITS = 15
_HEX_DIGITS = b"0123456789abcdefABCDEF"


def _parse_headers(fp: Any, **options: Any) -> http.client.HTTPMessage:
    """Do what :func:`http.client.parse_headers` does, which spends half of a call's time in a parser for mail.

    Ordinary header blocks are taken apart here; all others (folded lines, fields without a colon, too long or too
    many) go to the parser that knows what to do about them. Later versions of Python pass options.
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


class _Chunks:
    """What chunks are read from; it refuses those that are none (RFC 9112, section 7.1).

    There are two readers of chunks, Python's and urllib3's. Both take any number that Python does (``-1``, ``0x10``,
    ``1_0``), and pass by two bytes after a chunk, whatever they are, right before they read the next size.
    """

    def __init__(self, fp: Any) -> None:
        self._fp = fp
        self._before = b"\r\n"
        self._over = False

    def readline(self, limit: int = -1) -> bytes:
        line: bytes = self._fp.readline(_MAX_LINE)
        if self._over or not line:  # a trailer, or the connection ended
            if len(line) == _MAX_LINE:
                raise http.client.LineTooLong("trailer")
            return line
        size = line[:-2].partition(b";")[0].rstrip(b" \t")
        plain = size and not size.strip(_HEX_DIGITS) and len(size.lstrip(b"0")) <= _MAX_HEX_DIGITS
        if not plain or line[-2:] != b"\r\n" or self._before != b"\r\n":
            raise http.client.HTTPException(f"the length of a chunk is not clear: {line[:80]!r}")
        self._over = not size.strip(b"0")
        return line

    def read(self, *args: Any) -> bytes:
        data: bytes = self._fp.read(*args)
        self._before = data
        return data

    def __getattr__(self, name: str) -> Any:
        return getattr(self._fp, name)


def with_names(function: Any, **names: Any) -> Any:
    """Return a function, as this version of a library has it, with some of the names that it uses meaning others."""
    other = types.FunctionType(
        function.__code__, dict(function.__globals__, **names), function.__name__, function.__defaults__
    )
    other.__kwdefaults__ = function.__kwdefaults__
    return other


class Response(http.client.HTTPResponse):
    """An answer whose headers are read by :func:`_parse_headers`, and whose length is known, or the answer refused."""

    _method: Optional[str]

    _begin = with_names(http.client.HTTPResponse.begin, parse_headers=_parse_headers)

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
            chunks: Any = _Chunks(self.fp)
            self.fp = chunks
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
