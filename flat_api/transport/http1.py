"""The bounds of a response: its status line, its header fields and the length of its body (RFC 9112).

Errors do not show what the server sent: where the bounds are not clear, a part of a body, which may hold a token, can
be taken for a header or for the size of a chunk.
"""

from __future__ import annotations

import http.client
from typing import TYPE_CHECKING

from flat_api.transport.fast_path import parse_headers
from flat_api.transport.private_parts import has_response_attributes, method_with_globals

if TYPE_CHECKING:
    from typing import Any, Optional, Sequence, Tuple

_MAX_LINE = 65536
_MAX_INFORMATIONAL = 20
_MAX_TRAILERS = 100
_MAX_DIGITS = 18
_MAX_HEX_DIGITS = 15
_HEX_DIGITS = b"0123456789abcdefABCDEF"


class _Chunks:
    """A reader of a chunked body that refuses malformed chunks (RFC 9112, section 7.1).

    Both Python and urllib3 decode chunks above it. They take any number that Python does (``-1``, ``0x10``, ``1_0``),
    and skip two bytes after a chunk, whatever they are, right before they read the next size.
    """

    def __init__(self, fp: Any) -> None:
        self._fp = fp
        self._before = b"\r\n"
        self._over = False
        self._trailers = 0

    def readline(self, limit: int = -1) -> bytes:
        line: bytes = self._fp.readline(_MAX_LINE)
        if self._over or not line:  # a trailer, or the end of the connection
            if len(line) == _MAX_LINE:
                raise http.client.LineTooLong("trailer")
            self._trailers += 1
            if self._trailers > _MAX_TRAILERS:
                raise http.client.HTTPException(f"got more than {_MAX_TRAILERS} trailers")
            return line
        size = line[:-2].partition(b";")[0].rstrip(b" \t")
        plain = size and not size.strip(_HEX_DIGITS) and len(size.lstrip(b"0")) <= _MAX_HEX_DIGITS
        if not plain or line[-2:] != b"\r\n" or self._before != b"\r\n":
            raise http.client.HTTPException(f"expected the size of a chunk, got {len(line)} bytes of something else")
        self._over = not size.strip(b"0")
        return line

    def read(self, *args: Any) -> bytes:
        data: bytes = self._fp.read(*args)
        self._before = data
        return data

    def __getattr__(self, name: str) -> Any:
        return getattr(self._fp, name)


class StrictResponse(http.client.HTTPResponse):
    """A response that is refused where its end is not clear."""

    _method: Optional[str]

    _begin = method_with_globals(http.client.HTTPResponse, "begin", parse_headers=parse_headers)

    def begin(self) -> None:
        self._begin()
        lengths: Any = self.headers.get_all("content-length", ())
        if len(lengths) != 1 or self.chunked or self.length is None or not lengths[0].isdecimal():
            self._find_end(lengths)

    def _find_end(self, lengths: Sequence[str]) -> None:
        """Decide where the body ends in the cases that are not plain (RFC 9112, section 6.3).

        Python and urllib3 read until the connection closes when they do not understand a length, and take a truncated
        body for a complete one.
        """
        values = {text.strip(" \t") for text in ",".join(lengths).split(",")}
        length = values.pop() if len(values) == 1 else ""
        clear = length.isdecimal() and len(length) <= _MAX_DIGITS
        if self._method == "HEAD" or self.status in (204, 304):
            # There is no body, whatever the headers say.
            self._forget_body(clear)
        elif self.chunked:
            # The chunks count. A proxy that went by the length would leave bytes behind that are not a response, so the
            # connection is not used again.
            self.will_close = self.will_close or bool(lengths)
            chunks: Any = _Chunks(self.fp)
            self.fp = chunks
        elif clear:
            self.length = int(length)
        elif not lengths:
            coding = self.headers.get("transfer-encoding", "identity")
            if coding.lower() != "identity":
                raise http.client.HTTPException("the Transfer-Encoding is not supported")
        else:
            raise http.client.HTTPException("Content-Length must be a number")

    def _forget_body(self, clear: bool) -> None:
        if not clear:
            del self.headers["content-length"]
        if self._method != "HEAD" and self.chunked:
            # Some servers send an empty chunked body. Python and urllib3 would wait for it from those that do not.
            del self.headers["transfer-encoding"]
            self.chunked = False
            self.will_close = True

    def _read_status(self) -> Tuple[str, int, str]:
        """Read the status line of the response, and skip informational responses before it (103, "Early Hints").

        Python skips 100 only, any number of them (RFC 9110, section 15.2). It would take another one for the response,
        and the response for that of the next request on this connection.
        """
        for _ in range(_MAX_INFORMATIONAL):
            line: Tuple[str, int, str] = super()._read_status()  # type: ignore[misc]
            if not 100 <= line[1] < 200:
                return line  # pyright: ignore[reportUnknownVariableType]
            parse_headers(self.fp)
        raise http.client.HTTPException(f"got more than {_MAX_INFORMATIONAL} informational responses in a row")


CAN_BE_STRICT = has_response_attributes(http.client.HTTPResponse)
