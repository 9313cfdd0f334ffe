"""Reading a body: decoded by its ``Content-Encoding``, to its end and within a limit, whichever way it is read."""

from __future__ import annotations

import itertools
import re
import zlib
from typing import TYPE_CHECKING

from flat_api.exceptions import ApiConnectionError, ApiException, ResponseDecodingException
from flat_api.exceptions.misuse import excerpt

if TYPE_CHECKING:
    from typing import Any, Iterator, List, Mapping, Sequence

ACCEPT_ENCODING = "gzip, deflate"
PIECE = 64 * 1024
"""Bytes that are read from a connection at a time."""

_GZIP_MAGIC = b"\x1f\x8b"
_FIRST_STEP = 512
_MAX_OUTPUT = 1024 * 1024
_MAX_ENCODINGS = 5


class TooLargeError(ResponseDecodingException):
    """A response that is longer than ``Configuration(max_response_bytes=...)``."""


def decoded(raw: Iterator[bytes], status: int, headers: Mapping[str, str], limit: int) -> Iterator[bytes]:
    """Return the pieces of a body, decompressed. A body that is compressed is limited.

    Args:
        raw: The pieces as they were sent; none of them is empty.
        status: Status of the response.
        headers: Headers of the response.
        limit: The most bytes before and after decompression.

    Raises:
        ApiConnectionError: While iterating: the body was truncated, or timed out.
        ResponseDecodingException: While iterating: the body is too large, or not in its ``Content-Encoding``.
    """
    names = encodings(headers)
    return raw if not names else _decompressed(raw, names, status, limit)


def encodings(headers: Mapping[str, str]) -> List[str]:
    """Return the names of the encodings of a body, in the order in which they were applied."""
    header = headers.get("content-encoding")
    if header is None:
        return []
    return [name for name in (part.strip().lower() for part in header.split(",")) if name not in ("", "identity")]


def joined(pieces: Iterator[bytes], status: int, limit: int) -> bytes:
    """Return the pieces of a body as one, up to a limit.

    Piece by piece, as Python allocates the announced length (of a body or a chunk) before it reads anything.
    """
    parts: List[bytes] = []
    size = 0
    try:
        for piece in pieces:
            size += len(piece)
            parts.append(piece)
            if size > limit:
                raise _too_large(status, limit)
    except TooLargeError as error:
        # The beginning only: to join all of it would cost as much memory again as the limit allows.
        error.raw_body = parts[0][:PIECE] if parts else b""
        raise
    except ApiException as error:
        error.raw_body = b"".join(parts) or error.raw_body
        raise
    return b"".join(parts)


def _decompressed(raw: Iterator[bytes], names: Sequence[str], status: int, limit: int) -> Iterator[bytes]:
    """Yield the decompressed pieces of a body."""
    if len(names) > _MAX_ENCODINGS:
        problem = f"the response is compressed {len(names)} times, at most {_MAX_ENCODINGS} are supported"
        raise ResponseDecodingException(status, problem)
    start = next(raw, b"")
    if not start:  # an empty body is empty in every encoding
        return
    pieces = _limited(itertools.chain([start], raw), status, limit)
    for name in reversed(names):
        decoder = _DECODERS.get(name)
        if decoder is None:
            raise _undecodable(status, start, f"Content-Encoding {excerpt(name)} is not supported")
        pieces = _limited(decoder(pieces), status, limit)
    try:
        yield from pieces
    except zlib.error as error:
        raise _undecodable(status, start, f"the body is not what Content-Encoding says: {error}") from None
    except EOFError:
        raise ApiConnectionError(0, "failed while reading the response (its compressed data ends too early)") from None


def _limited(pieces: Iterator[bytes], status: int, limit: int) -> Iterator[bytes]:
    """Yield the pieces that are not empty, up to a limit."""
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > limit:
            raise _too_large(status, limit)
        if piece:
            yield piece


def _gunzipped(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Yield what a gzip body holds.

    It may have several members (RFC 1952, section 2.2); zeros after the last are padding, and anything else is ignored.
    """
    source = _Source(pieces)
    start = source.peek(2)
    if start != _GZIP_MAGIC[: len(start)]:
        # A proxy or a framework that decompressed and forgot the header: the body is readable as it is.
        yield from source.rest()
        return
    while start:
        if start == _GZIP_MAGIC:
            yield from _stream(source, 16 + zlib.MAX_WBITS)
        elif start == _GZIP_MAGIC[:1]:
            raise EOFError
        else:
            # To the end, so that the connection can be used again.
            for _ in source.rest():
                pass
        source.skip_zeros()
        start = source.peek(2)


def _inflated(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Yield what a deflate body holds.

    RFC 9110, section 8.4.1.2: it has the zlib format, though some servers send the bare stream.
    """
    source = _Source(pieces)
    start = source.peek(2)
    if start:
        zlib_format = start[0] & 0x0F == 8 and (len(start) < 2 or (start[0] * 256 + start[1]) % 31 == 0)
        yield from _stream(source, zlib.MAX_WBITS if zlib_format else -zlib.MAX_WBITS)
        for _ in source.rest():
            pass


def _stream(source: _Source, window: int) -> Iterator[bytes]:
    """Yield what one compressed stream holds.

    Python's decompressor copies all input after the end of a stream, which for a million short streams in a row would
    take hours, so the steps begin small and grow with the length of the stream.

    Raises:
        EOFError: The stream was cut.
    """
    inflater = zlib.decompressobj(window)
    step = _FIRST_STEP
    while not inflater.eof:
        given: Any = source.take(step)
        step = min(step * 2, PIECE)
        if not given:
            # All input is consumed, and output is left that was over the limit of a step.
            piece = inflater.decompress(b"", _MAX_OUTPUT)
            if not piece:
                raise EOFError
            yield piece
        while given and not inflater.eof:
            yield inflater.decompress(given, _MAX_OUTPUT)
            given = inflater.unconsumed_tail
    source.put_back(len(inflater.unused_data))


_DECODERS = {"gzip": _gunzipped, "x-gzip": _gunzipped, "deflate": _inflated}


class _Source:
    """The input of a decompressor."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._data = b""
        self._view = memoryview(b"")
        self._position = 0

    def peek(self, count: int) -> bytes:
        """Return the next bytes, less than ``count`` at the end only, and leave them."""
        while len(self._data) - self._position < count:
            piece = next(self._pieces, b"")
            if not piece:
                break
            self._set(self._data[self._position :] + piece)
        return self._data[self._position : self._position + count]

    def take(self, limit: int) -> memoryview:
        """Return the next bytes, ``limit`` at most; none at the end."""
        if self._position == len(self._data):
            self._set(next(self._pieces, b""))
        taken = self._view[self._position : self._position + limit]
        self._position += len(taken)
        return taken

    def put_back(self, count: int) -> None:
        """Leave the last bytes of those that were taken."""
        self._position -= count

    def skip_zeros(self) -> None:
        """Skip zeros."""
        while self.peek(1) == b"\0":
            zeros = re.compile(b"\0*").match(self._data, self._position)
            assert zeros is not None
            self._position = zeros.end()

    def rest(self) -> Iterator[bytes]:
        """Yield all that is left."""
        yield self._data[self._position :]
        self._position = len(self._data)
        yield from self._pieces

    def _set(self, data: bytes) -> None:
        self._data, self._view, self._position = data, memoryview(data), 0


def _too_large(status: int, limit: int) -> TooLargeError:
    return TooLargeError(status, f"the response is longer than max_response_bytes ({limit:,} bytes)")


def _undecodable(status: int, data: bytes, why: str) -> ResponseDecodingException:
    error = ResponseDecodingException(status, why)
    error.raw_body = data
    return error
