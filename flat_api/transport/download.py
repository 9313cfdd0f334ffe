"""Downloads that resume after a broken connection, and end when the whole file is there."""

from __future__ import annotations

import hashlib
import re
from typing import IO, TYPE_CHECKING, Mapping, NamedTuple, Optional, Tuple

from flat_api.exceptions import ApiConnectionError, ApiException, ResponseDecodingException
from flat_api.support.headers import redact_headers
from flat_api.transport.body import PIECE

if TYPE_CHECKING:
    from typing import Callable

    from typing_extensions import Protocol

    from flat_api.policies.retry import RetryPolicy
    from flat_api.transport.response import RESTResponse

    class Source(Protocol):
        """Source of a file.

        Attributes:
            format: Name of its format.
        """

        format: str

        def open(self, headers: Mapping[str, str]) -> RESTResponse:
            """Return an unread response to a request with these headers."""
            ...

        def mismatch(self, media_type: str, start: bytes) -> Optional[str]:
            """Return what a file is, in words, if its media type or its first bytes are not of the format."""
            ...

    Report = Callable[[int, Optional[int]], object]


_MAX_RESPONSES = 10_000
"""Responses for one file. A host may send a file in slices, and a hostile one in slices of one byte."""

_OK, _NON_AUTHORITATIVE, _PARTIAL_CONTENT, _RANGE_NOT_SATISFIABLE = 200, 203, 206, 416
_CONTENT_RANGE = re.compile(r"bytes ([0-9]{1,18})-([0-9]{1,18})/(?:([0-9]{1,18})|\*)")
_UNSATISFIED_RANGE = re.compile(r"bytes \*/([0-9]{1,18})")


class _Range(NamedTuple):
    """The part of a file that a response holds; its last position is part of it.

    Attributes:
        total: Length of the file, if the server says it.
    """

    first: int
    last: int
    total: Optional[int]


class Download:
    """A download to an empty, seekable file, with as many responses as it needs.

    After a broken connection, or a slice of the file, it goes on with a range request if the server gave a validator
    of the file (RFC 9110, sections 13.1.5 and 14.2), and starts again otherwise. What a partial response holds is
    written only if it follows what is there, and is of the same file: its validators and its total are those of the
    first response (RFC 9110, section 15.3.7.3).

    Attributes:
        done: Number of bytes written.
        hash: SHA-256 of these bytes.
        media_type: Media type that the server sent; empty if it sent none.
    """

    def __init__(self, source: Source, file: IO[bytes], report: Optional[Report]) -> None:
        self.done = 0
        self.hash = hashlib.sha256()
        self.media_type = ""
        self._source = source
        self._file = file
        self._report = report
        self._total: Optional[int] = None
        self._tag: Tuple[Optional[str], Optional[str]] = (None, None)
        self._validator: Optional[str] = None

    def run(self, policy: RetryPolicy) -> None:
        """Write the whole file.

        Args:
            policy: Number of attempts without new bytes, and the pauses between them.

        Raises:
            ApiException: The server or the network refused, or what the server sent is no such file.
            OSError: The file cannot be written.
        """
        attempt, furthest = 1, 0
        for _ in range(_MAX_RESPONSES):
            response = self._next_response()
            if response is None:
                return
            try:
                self._write(response)
                if self._is_whole(response):
                    return
            except ApiConnectionError:
                if self.done > furthest:
                    attempt, furthest = 1, self.done
                if attempt >= policy.attempts:
                    raise
                policy.sleep(policy.backoff.delay(attempt))
                attempt += 1
        raise ResponseDecodingException(
            _PARTIAL_CONTENT, f"the file is not complete after {_MAX_RESPONSES:,} responses with a part of it"
        )

    def _next_response(self) -> Optional[RESTResponse]:
        """Return a response whose first byte follows the last one written, or ``None`` if the file is whole."""
        # Positions in a compressed body are not positions in the file.
        headers = {"Accept-Encoding": "identity"}
        if self.done and self._validator is not None:
            ranged = {**headers, "Range": f"bytes={self.done}-", "If-Range": self._validator}
            try:
                response = self._source.open(ranged)
            except ApiException as error:
                if error.status != _RANGE_NOT_SATISFIABLE:
                    raise
                # Where no response named the length of the file, this one may say that all of it is there.
                unsatisfied = _UNSATISFIED_RANGE.fullmatch((error.headers or {}).get("content-range", ""))
                if unsatisfied is not None and self._total is None and int(unsatisfied.group(1)) == self.done:
                    return None
            else:
                if response.status != _PARTIAL_CONTENT:
                    self._restart()
                    return response
                if self._continues(response):
                    return response
                response.close()
        self._restart()
        return self._source.open(headers)

    def _continues(self, response: RESTResponse) -> bool:
        """Return whether a partial response holds the bytes that follow, of the same file."""
        part = _range(response)
        if part is None or "content-encoding" in response.headers:
            return False
        if part.first != self.done or (None not in (self._total, part.total) and part.total != self._total):
            return False
        if response.length is not None and response.length != part.last + 1 - part.first:
            return False
        # Only what both responses have is compared: If-Range obliges the host to check it, too.
        (etag, modified), headers = self._tag, response.headers
        if etag is not None:
            return headers.get("etag", etag) == etag
        return headers.get("last-modified", modified) == modified

    def _restart(self) -> None:
        """Empty the file."""
        self._file.seek(0)
        self._file.truncate()
        self.hash = hashlib.sha256()
        self.done = 0
        self._total = None

    def _write(self, response: RESTResponse) -> None:
        """Write the body of one response."""
        with response:
            end = self._begin(response)
            for piece in response.stream(PIECE):
                if not self.done:
                    self._check(response, piece)
                if end is not None and self.done + len(piece) > end:
                    raise ResponseDecodingException(response.status, "the response is longer than its Content-Range")
                self._file.write(piece)
                self.hash.update(piece)
                self.done += len(piece)
                if self._report is not None:
                    self._report(self.done, self._total)
        if not self.done:
            raise self._no_file(response, "an empty response")
        if end is not None and self.done < end:
            error = ApiConnectionError(0, "failed while reading the response (it is shorter than its Content-Range)")
            error.host = response.host
            raise error

    def _begin(self, response: RESTResponse) -> Optional[int]:
        """Note what a response says about the file, and return where its part ends, if it is a part."""
        part = _range(response) if response.status == _PARTIAL_CONTENT else None
        if part is not None:
            self._total = part.total if self._total is None else self._total
            return part.last + 1
        if response.status not in (_OK, _NON_AUTHORITATIVE):
            raise self._no_file(response, f"a response with the status {response.status}")
        headers = response.headers
        self._total = None if "content-encoding" in headers else response.length
        self._tag = headers.get("etag"), headers.get("last-modified")
        self._validator = _validator(response)
        self.media_type = headers.get("content-type", "").partition(";")[0].strip().lower()
        return None

    def _check(self, response: RESTResponse, start: bytes) -> None:
        """Refuse a response that is obviously not a file in the format."""
        problem = self._source.mismatch(self.media_type, start)
        if problem is not None:
            raise self._no_file(response, problem, start)

    def _no_file(self, response: RESTResponse, came: str, body: bytes = b"") -> ResponseDecodingException:
        expected = f"expected a file in the format {self._source.format!r}"
        error = ResponseDecodingException(response.status, f"{expected}, got {came:.200}")
        error.operation, error.raw_body, error.headers = response.operation, body, redact_headers(response.headers)
        return error

    def _is_whole(self, response: RESTResponse) -> bool:
        """Return whether the file is complete after all of a response was written."""
        if self._total is not None:
            return self.done == self._total
        return response.status != _PARTIAL_CONTENT


def _range(response: RESTResponse) -> Optional[_Range]:
    """Return the part of a file that a response holds, by its ``Content-Range`` (RFC 9110, section 14.4)."""
    found = _CONTENT_RANGE.fullmatch(response.headers.get("content-range", "").strip())
    if found is None:
        # This is also the case for multipart/byteranges, for which nobody asked.
        return None
    part = _Range(int(found.group(1)), int(found.group(2)), int(found.group(3)) if found.group(3) else None)
    return part if part.first <= part.last and (part.total is None or part.last < part.total) else None


def _validator(response: RESTResponse) -> Optional[str]:
    """Return the validator for a range request, or ``None`` without support for one."""
    headers = response.headers
    if "content-encoding" in headers or headers.get("accept-ranges", "bytes").strip().lower() == "none":
        return None
    etag = headers.get("etag")
    if etag is not None:
        return None if etag.startswith("W/") else etag
    # RFC 9110, section 8.8.2.2: a date is a strong validator only if the response is newer than the file.
    modified = headers.get("last-modified")
    return None if modified == headers.get("date") else modified
