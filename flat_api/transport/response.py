"""A response whose body is not read yet."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from flat_api.exceptions import (
    ApiConnectionError,
    ApiException,
    ApiValueError,
    ResponseDecodingException,
    detached,
)
from flat_api.support.headers import redact_headers
from flat_api.transport.body import PIECE, TooLargeError, decoded, encodings, joined
from flat_api.transport.failures import FAULTS, connection_error

if TYPE_CHECKING:
    from typing import Any, Iterator, List, Mapping, Optional, Tuple, Union

    from flat_api.transport.deadline import Progress

_MAX_DRAINED = 16 * 1024


class RESTResponse:
    """A response whose body is not read yet, as a binary file. Close it, or use it with ``with``, unless all is read.

    It has the methods of urllib3's response that programs use (``release_conn``, ``geturl``, ``readinto``, ...), so
    :func:`shutil.copyfileobj`, :class:`io.TextIOWrapper` and the like take it. Whichever way the body is read, it is
    decompressed by its ``Content-Encoding``, and one that is truncated, too large or in another encoding is an error.

    Attributes:
        response: The urllib3 response.
        status: HTTP status.
        reason: Reason phrase.
        headers: Header fields; the keys are case-insensitive.
        host: The host that sent it.
        temp_folder_path: Where :meth:`save` makes files.
        redirects: Header fields of the redirects that led here.
        url: The URL that it is from, after redirects. It may hold secrets, such as a signature.
        operation: Name of the method that was called.
        repeatable: Whether the call may be made again without doing its work twice, for errors while reading.
        limit: The most bytes that a compressed body may have once it is decompressed.
        bounded: Whether the limit holds for what is not compressed, too, where it is read at once.
        closed: Whether :meth:`close` was called.
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
        self.url: Optional[str] = None
        self.operation: Optional[str] = None
        self.repeatable: Optional[bool] = None
        self.limit = sys.maxsize
        self.bounded = False
        self.closed = False
        self._data: Optional[bytes] = None
        self._pieces: Optional[Iterator[bytes]] = None
        self._rest = b""
        self._failure: Optional[ApiException] = None
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
        """The whole body, or what was left of it at the first use, which reads it."""
        if self._data is None:
            self._data = self.read()
        return self._data

    def json(self) -> Any:
        """Return the body, parsed as JSON.

        Raises:
            ResponseDecodingException: It is not JSON.
        """
        import json

        with detached():
            try:
                return json.loads(self.data)
            except (ValueError, RecursionError) as error:
                failure = ResponseDecodingException(self.status, f"the body is not JSON: {error}")
                failure.raw_body, failure.operation = self.data, self.operation
                raise failure from None

    def read(self, amount: Optional[int] = None) -> bytes:
        """Read from the body, decompressed: ``amount`` bytes unless it ends before, by default all that is left."""
        if amount is None or amount < 0:
            return self._read_all()
        parts: List[bytes] = []
        while amount > 0:
            piece = self.read1(amount)
            if not piece:
                break
            amount -= len(piece)
            parts.append(piece)
        return b"".join(parts)

    def read1(self, amount: int = -1) -> bytes:
        """Read from the body, decompressed, at most ``amount`` bytes, with one read of the connection at most."""
        if amount == 0:
            return b""
        if not self._rest:
            self._rest = next(self._decoded(), b"")
        piece = self._rest if amount < 0 else self._rest[:amount]
        self._rest = self._rest[len(piece) :]
        return piece

    def readinto(self, buffer: Any) -> int:
        """Read from the body into a buffer, and return the number of bytes."""
        with memoryview(buffer).cast("B") as view:
            data = self.read(len(view))
            view[: len(data)] = data
        return len(data)

    def stream(self, amount: int = PIECE, decode_content: bool = True) -> Iterator[bytes]:
        """Yield the body in pieces of at most ``amount`` bytes, decompressed unless ``decode_content`` is ``False``."""
        if not decode_content:
            yield from self._raw(amount)
            return
        while True:
            piece = self.read1(amount)
            if not piece:
                return
            yield piece

    def _read_all(self) -> bytes:
        untouched = self._pieces is None
        length = self.length if untouched and not self.closed and not encodings(self.headers) else None
        try:
            if length is not None and length <= self.limit:
                # In one step, which for a short body is a good deal cheaper than an iterator.
                self._pieces = iter(())
                data = self._read_plain()
            else:
                rest, self._rest = self._rest, b""
                data = rest + joined(self._decoded(), self.status, self.limit if self.bounded else sys.maxsize)
        except ApiException as error:
            self._fail(error)
            raise
        if untouched:
            self._data = data
        return data

    def _read_plain(self) -> bytes:
        with detached():
            try:
                data: bytes = self.response.read(decode_content=False)
                return data
            except FAULTS as error:
                raise connection_error(error, self.host, "reading the response") from None

    def read_error(self, limit: int) -> bytes:
        """Read as much of an error's body as can be read: its status matters more than its text."""
        parts: List[bytes] = []
        size = 0
        self.limit = limit
        try:
            for piece in self.stream():
                parts.append(piece[: limit - size])
                size += len(piece)
                if size >= limit:
                    break
        except ApiException as error:
            # What cannot be decompressed is shown as it came.
            parts = parts or [error.raw_body or b""]
            if isinstance(error, TooLargeError):
                size = limit
        self.close()
        if size >= limit and encodings(self.headers):
            # A text of that length would be no use, and the exception would hold it several times.
            return parts[0][:PIECE]
        return b"".join(parts)

    def _decoded(self) -> Iterator[bytes]:
        """Return the iterator of the decompressed pieces that are not empty."""
        if self._failure is not None:
            # The iterator is at its end now, and the body is not.
            raise self._failure
        if self._pieces is None:
            self._pieces = self._checked(decoded(self._raw(PIECE), self.status, self.headers, self.limit))
        return self._pieces

    def _checked(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        try:
            yield from pieces
        except ApiException as error:
            self._fail(error)
            raise

    def _fail(self, error: ApiException) -> None:
        """Complete an error, which every later read raises again, and close the connection."""
        self._failure = error
        error.operation, error.repeatable = self.operation, self.repeatable
        if isinstance(error, ApiConnectionError):
            error.host = self.host
        else:
            error.headers = redact_headers(self.headers)
        self.response.close()

    def _raw(self, amount: int) -> Iterator[bytes]:
        """Yield the pieces that are not empty as they were sent."""
        with detached():
            try:
                for piece in self.response.stream(amount, decode_content=False):
                    if self.closed:
                        break
                    if piece:
                        yield piece
            except FAULTS as error:
                raise connection_error(error, self.host, "reading the response") from None
        if self.closed and self.length != 0:
            raise ApiValueError("the response was closed before all of its body was read")

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
        self.closed = True
        if self.length == 0:
            # Nothing comes, and http.client notes that the connection can be used again.
            self.response.read(decode_content=False)
        else:
            self.response.close()
        release = getattr(self.response, "release_conn", None)
        # Responses of a cassette have no connection, nor this method before vcrpy 9.
        if release is not None:
            release()

    def release_conn(self) -> None:
        """Give the connection back to its pool, or close it where the body was not read to its end."""
        self.close()

    def drain_conn(self) -> None:
        """Skip what is left of the body; the connection is kept if that is short."""
        if self.length is not None and self.length <= _MAX_DRAINED:
            try:
                for _ in self._raw(PIECE):
                    pass
            except ApiConnectionError:
                # If the connection is broken, the next request fails with the same error.
                pass
        self.close()

    def geturl(self) -> Optional[str]:
        """Return the URL that the response is from, after redirects."""
        return self.url

    def readable(self) -> bool:
        """Return ``True``."""
        return True

    def writable(self) -> bool:
        """Return ``False``."""
        return False

    def seekable(self) -> bool:
        """Return ``False``: :class:`zipfile.ZipFile`, which has to seek, takes ``io.BytesIO(response.data)``."""
        return False

    def flush(self) -> None:
        """Do nothing, like any file that is only read."""

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
        """Yield the body line by line, like any file."""
        parts: List[bytes] = []
        for piece in self.stream():
            lines = piece.split(b"\n")
            for line in lines[:-1]:
                yield b"".join([*parts, line, b"\n"])
                parts = []
            if lines[-1]:
                parts.append(lines[-1])
        if parts:
            yield b"".join(parts)

    def __repr__(self) -> str:
        # Without the reason phrase, in which a server may repeat what it was sent.
        return f"<RESTResponse {self.status}>"


def empty_response(status: int, reason: str, headers: Mapping[str, str], host: str) -> RESTResponse:
    """Return a response without a body, read to its end."""
    import io

    from urllib3.response import HTTPResponse

    body = io.BytesIO(b"")
    raw = HTTPResponse(body, headers, status=status, reason=reason, preload_content=False, decode_content=False)
    return RESTResponse(raw, host)
