"""Reading a body: within a limit, and decompressed by its ``Content-Encoding``."""

from __future__ import annotations

import re
import sys
import zlib
from typing import TYPE_CHECKING

from flat_api.exceptions import ApiConnectionError, ResponseDecodingException

if TYPE_CHECKING:
    from typing import Any, Iterator, List

    from flat_api.transport.base import RESTResponse

ACCEPT_ENCODING = "gzip, deflate"
_PIECE = 64 * 1024
_MAX_DISCARDED = 16 * 1024
_GZIP_MAGIC = b"\x1f\x8b"
_FIRST_STEP = 512
_MAX_OUTPUT = 1024 * 1024
_MAX_ENCODINGS = 5


class TooLargeError(ResponseDecodingException):
    """A response that is longer than ``Configuration(max_response_bytes=...)``."""


def read_body(response: RESTResponse, limit: int, *, bounded: bool = True) -> bytes:
    """Read all of a body and decompress it.

    Args:
        limit: The most bytes to hold.
        bounded: Whether the limit holds for what is not compressed, too.

    Raises:
        ApiConnectionError: The response was truncated, or timed out.
        ResponseDecodingException: The response is too large, or not in its ``Content-Encoding``.
    """
    encoding = response.headers.get("content-encoding")
    if encoding is None or encoding.strip().lower() in ("", "identity"):
        length = response.length
        if length is not None and length <= limit:
            return response.read()
        # Piece by piece, as Python allocates the announced length (of a body or a chunk) before it reads anything.
        return _joined(response, response.stream(_PIECE, False), limit if bounded else sys.maxsize)
    names = encoding.lower().split(",")
    if len(names) > _MAX_ENCODINGS:
        response.close()
        raise _undecodable(
            response, b"", f"the response is compressed {len(names)} times, at most {_MAX_ENCODINGS} are supported"
        )
    compressed = _joined(response, response.stream(_PIECE, False), limit)
    for name in reversed(names):
        compressed = _decompress(response, compressed, name.strip(), limit)
    return compressed


def _joined(response: RESTResponse, pieces: Iterator[bytes], limit: int) -> bytes:
    parts: List[bytes] = []
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > limit:
            raise _too_large(response, parts, limit)
        parts.append(piece)
    return b"".join(parts)


def _decompress(response: RESTResponse, data: bytes, encoding: str, limit: int) -> bytes:
    if encoding in ("gzip", "x-gzip"):
        # A proxy or a framework that decompressed and forgot the header: the body is readable as it is.
        return _inflate(response, data, 16 + zlib.MAX_WBITS, limit) if data.startswith(_GZIP_MAGIC) else data
    if encoding == "deflate":
        # RFC 9110, section 8.4.1.2: zlib format, though some servers send the bare stream.
        zlib_format = len(data) > 1 and data[0] & 0x0F == 8 and (data[0] * 256 + data[1]) % 31 == 0
        return _inflate(response, data, zlib.MAX_WBITS if zlib_format else -zlib.MAX_WBITS, limit)
    if encoding in ("", "identity"):
        return data
    raise _undecodable(response, data, f"Content-Encoding {encoding!r} is not supported")


def _inflate(response: RESTResponse, data: bytes, window: int, limit: int) -> bytes:
    parts: List[bytes] = []
    size = position = 0
    while position < len(data):
        stream = _Stream(data, position, window)
        try:
            for piece in stream:
                size += len(piece)
                parts.append(piece)
                if size > limit:
                    raise _too_large(response, parts, limit)
        except zlib.error as error:
            raise _undecodable(
                response, b"".join(parts) or data, f"the body is not what Content-Encoding says: {error}"
            ) from None
        if not stream.complete:
            raise _cut_off(response, b"".join(parts))
        # A gzip body may have several members (RFC 1952, section 2.2); zeros after the last are padding.
        padding: Any = re.compile(b"\0*").match(data, stream.end)
        position = padding.end()
        if window <= zlib.MAX_WBITS or not data.startswith(_GZIP_MAGIC, position):
            break
    return b"".join(parts)


class _Stream:
    """One compressed stream, read in steps that grow with its length.

    Python's decompressor copies all input after the end of a stream, which for a million short streams in a row would
    take hours, so each step is at most as long as the stream before it.

    Attributes:
        complete: Whether the stream ended.
        end: Position after its end.
    """

    def __init__(self, data: bytes, start: int, window: int) -> None:
        self._data = memoryview(data)
        self._inflater = zlib.decompressobj(window)
        self.complete = False
        self.end = start

    def __iter__(self) -> Iterator[bytes]:
        step = _FIRST_STEP
        while not self._inflater.eof:
            given = self._data[self.end : self.end + step]
            self.end += len(given)
            step = min(step * 2, _PIECE)
            if not given:
                # All input is consumed, and output is left that was over the limit of a step.
                piece = self._inflater.decompress(b"", _MAX_OUTPUT)
                if not piece:
                    break
                yield piece
            while given and not self._inflater.eof:
                yield self._inflater.decompress(given, _MAX_OUTPUT)
                given = memoryview(self._inflater.unconsumed_tail)
        self.complete = self._inflater.eof
        self.end -= len(self._inflater.unused_data)


def _too_large(response: RESTResponse, parts: List[bytes], limit: int) -> ResponseDecodingException:
    response.close()
    error = TooLargeError(response.status, f"the response is longer than max_response_bytes ({limit:,} bytes)")
    # The beginning only: to join all of it would cost as much memory again as the limit allows.
    error.raw_body = parts[0][:_PIECE] if parts else b""
    return error


def _undecodable(response: RESTResponse, data: bytes, why: str) -> ResponseDecodingException:
    error = ResponseDecodingException(response.status, why)
    error.raw_body = data
    return error


def _cut_off(response: RESTResponse, data: bytes) -> ApiConnectionError:
    error = ApiConnectionError(0, "failed while reading the response (its compressed data ends too early)")
    error.host = response.host
    error.raw_body = data
    return error


def discard(response: RESTResponse) -> None:
    """Skip a body; the connection is kept where the rest of the body is short."""
    if response.length is not None and response.length <= _MAX_DISCARDED:
        try:
            for _ in response.stream(_PIECE, False):
                pass
        except ApiConnectionError:
            # If the connection is broken, the next request fails with the same error.
            pass
    if response.length == 0:
        response.release()
    else:
        response.close()


def read_error_body(response: RESTResponse, limit: int) -> bytes:
    """Read as much of an error's body as can be read: its status matters more than its text."""
    parts: List[bytes] = []
    size = 0
    try:
        for piece in response.stream(_PIECE, False):
            parts.append(piece[: limit - size])
            size += len(piece)
            if size >= limit:
                response.close()
                break
    except ApiConnectionError:
        response.close()
    body = b"".join(parts)
    names = (response.headers.get("content-encoding") or "").lower().split(",")
    for name in reversed(names[:_MAX_ENCODINGS]):
        try:
            body = _decompress(response, body, name.strip(), limit)
        except (ApiConnectionError, ResponseDecodingException) as error:
            return error.raw_body or body
    return body
