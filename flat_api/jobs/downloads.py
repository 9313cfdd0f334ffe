"""Downloading to a file: piece by piece, and on from where it broke off."""

from __future__ import annotations

import hashlib
import re
from typing import NamedTuple

from flat_api.exceptions import ApiConnectionError, ApiException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import IO, Callable, Dict, Mapping, Optional

    from flat_api.jobs.progress import Report
    from flat_api.rest import RESTResponse
    from flat_api.retry import RetryPolicy

    Fetch = Callable[[Mapping[str, str]], RESTResponse]
    """Makes the call, with more headers, and returns the unread answer."""

_PIECE = 64 * 1024
_RANGE_NOT_SATISFIABLE = 416
_CONTENT_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+|\*)")


class Downloaded(NamedTuple):
    """What a download brought.

    Attributes:
        bytes: How many.
        sha256: Their SHA-256, in hexadecimal.
        media_type: What the server calls them; empty where it does not say.
    """

    bytes: int
    sha256: str
    media_type: str


def download(fetch: Fetch, file: IO[bytes], policy: RetryPolicy, report: Optional[Report] = None) -> Downloaded:
    """Download to a file that is empty and can seek.

    A download that breaks off goes on with a range request where the server's answer can be told from a newer one (RFC
    9110, sections 13.1.5 and 14.2), else from the beginning.

    Args:
        fetch: Makes the call.
        file: Where to write.
        policy: How often to go on after no byte more than before came, and how long to wait first.
        report: Is told how many bytes there are, and how many there will be.

    Raises:
        ApiException: The server or the network refused.
        OSError: The file cannot be written.
    """
    transfer = _Transfer(fetch, file, report)
    attempt, furthest = 1, 0
    while True:
        try:
            transfer.run()
            return transfer.result()
        except ApiConnectionError:
            if transfer.waits_for_answer:  # the client has repeated the call as often as it may
                raise
            if transfer.done > furthest:
                attempt, furthest = 1, transfer.done
            if attempt >= policy.attempts:
                raise
        policy.sleep(policy.backoff.delay(attempt))
        attempt += 1


class _Transfer:
    """One download, over as many answers as it takes."""

    def __init__(self, fetch: Fetch, file: IO[bytes], report: Optional[Report]) -> None:
        self.done = 0
        self.waits_for_answer = True
        self._fetch = fetch
        self._file = file
        self._report = report
        self._hash = hashlib.sha256()
        self._validator: Optional[str] = None
        self._media_type = ""

    def result(self) -> Downloaded:
        return Downloaded(self.done, self._hash.hexdigest(), self._media_type)

    def run(self) -> None:
        """Write what one answer brings."""
        self.waits_for_answer = True
        response = self._answer()
        self.waits_for_answer = False
        with response:
            total = response.length
            if self.done:
                total = None if total is None else self.done + total
            else:
                self._media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
                self._validator = _validator(response)
            if "content-encoding" in response.headers:
                total = None
            for piece in response.stream(_PIECE):
                self._file.write(piece)
                self._hash.update(piece)
                self.done += len(piece)
                if self._report is not None:
                    self._report(self.done, total)

    def _answer(self) -> RESTResponse:
        """Return an answer that goes on where the file ends."""
        # Not compressed, because positions are then those of the file.
        headers: Dict[str, str] = {"Accept-Encoding": "identity"}
        if self.done and self._validator is not None:
            ranged = {**headers, "Range": f"bytes={self.done}-", "If-Range": self._validator}
            try:
                response = self._fetch(ranged)
            except ApiException as error:
                if error.status != _RANGE_NOT_SATISFIABLE:
                    raise
            else:
                if _continues(response, self.done):
                    return response
                if response.status != 206:
                    self._restart()
                    return response
                response.close()
        self._restart()
        return self._fetch(headers)

    def _restart(self) -> None:
        self._file.seek(0)
        self._file.truncate()
        self._hash = hashlib.sha256()
        self.done = 0


def _validator(response: RESTResponse) -> Optional[str]:
    """Return what tells this file from a newer one, where ranges of it can be asked for."""
    headers = response.headers
    if "content-encoding" in headers or headers.get("accept-ranges", "bytes").strip().lower() == "none":
        return None
    etag = headers.get("etag")
    if etag is not None:
        return None if etag.startswith("W/") else etag
    # RFC 9110, section 8.8.2.2: a date proves something only when the answer is younger than the file.
    modified = headers.get("last-modified")
    return None if modified == headers.get("date") else modified


def _continues(response: RESTResponse, start: int) -> bool:
    match = _CONTENT_RANGE.match(response.headers.get("content-range", ""))
    return response.status == 206 and match is not None and int(match.group(1)) == start
