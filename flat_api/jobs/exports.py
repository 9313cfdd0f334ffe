"""Exporting a score to a file: by whichever way the server gives it, and on from where a download broke off."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Mapping, Optional, Sequence, Union

from flat_api.exceptions import ApiConnectionError, ApiException, ApiTypeError, NotFoundException, TaskFailed
from flat_api.jobs.formats import export_format, safe_stem
from flat_api.jobs.output_files import PIECE, opened
from flat_api.jobs.progress import reporting
from flat_api.jobs.waiting import DEFAULT_TIMEOUT, policy_of, wait_for_task

if TYPE_CHECKING:
    from flat_api.api_client import ApiClient
    from flat_api.jobs.output_files import Destination
    from flat_api.jobs.progress import Progress, Report
    from flat_api.models.score_details import ScoreDetails
    from flat_api.policies.retry import RetryPolicy
    from flat_api.transport.base import RESTResponse

_GENERIC = ("", "application/octet-stream", "binary/octet-stream")
"""Media types that say nothing."""

_RANGE_NOT_SATISFIABLE = 416
_CONTENT_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+|\*)")


@dataclass(frozen=True)
class ExportedFile:
    """A file that was exported.

    Attributes:
        path: Where it is; ``None`` where it was written to an open file.
        bytes: How long it is.
        media_type: What it is.
        sha256: Its SHA-256, in hexadecimal.
        revision: ID of the revision that it shows; what was asked for, where the server does not say.
        score: ID of the score.
        format: What it was exported to.
    """

    path: Optional[Path]
    bytes: int
    media_type: str
    sha256: str
    revision: str
    score: str
    format: str


def export_score(
    client: ApiClient,
    score: Union[ScoreDetails, str],
    format: str,
    destination: Destination,
    *,
    revision: str = "last",
    parts: Optional[Sequence[str]] = None,
    progress: Progress = None,
    overwrite: bool = False,
    sharing_key: Optional[str] = None,
    timeout: Optional[float] = DEFAULT_TIMEOUT,
) -> ExportedFile:
    """Export a score to a file. See :meth:`flat_api.client.FlatClient.export_score`."""
    source = _Source(client, score, format, revision, parts, sharing_key, timeout)
    bar = reporting(progress, format, "B")
    with bar as report, opened(destination, source.filename, overwrite=overwrite) as (file, path):
        got = _Download(source, file, report)
        got.run(policy_of(client))
    media_type = source.form.media_type if got.media_type in _GENERIC else got.media_type
    return ExportedFile(path, got.done, media_type, got.hash.hexdigest(), source.revision, source.score, format)


class _Source:
    """Where the bytes come from: the API itself, a storage that it redirects to, or a task's result.

    Audio that nobody has asked for yet is not found; then a task renders it.

    Attributes:
        score: ID of the score.
        form: What it is exported to.
        revision: ID of the revision, as soon as the server has said it.
    """

    def __init__(
        self,
        client: ApiClient,
        score: Union[ScoreDetails, str],
        format: str,
        revision: str,
        parts: Optional[Sequence[str]],
        sharing_key: Optional[str],
        timeout: Optional[float],
    ) -> None:
        from flat_api.api.score_api import ScoreApi

        self.form = export_format("export_score()", format)
        if isinstance(parts, str):
            raise ApiTypeError(f"export_score(): 'parts' must be a list of UUIDs, got {parts!r}")
        identifier: object = score if isinstance(score, str) else getattr(score, "id", None)
        if not isinstance(identifier, str):
            raise ApiTypeError(f"export_score(): 'score' must be a score or its ID, got a {type(score).__name__}")
        self.score = identifier
        self.revision = revision
        self._client = client
        self._scores = ScoreApi(client)
        self._details = None if isinstance(score, str) else score
        self._format: Any = format
        self._parts = list(parts or ())
        self._sharing_key = sharing_key
        self._timeout = timeout
        self._url: Optional[str] = None

    def filename(self) -> str:
        """Return a name for the file, after the title."""
        if self._details is None:
            self._details = self._scores.get_score(self.score, sharing_key=self._sharing_key)
        return safe_stem(self._details.title) + self.form.extension

    def answer(self, headers: Mapping[str, str]) -> RESTResponse:
        """Return the unread answer with the file. The first call finds out the way, the others take it again."""
        if self._url is None and self.form.stored:
            try:
                return self._direct(headers)
            except NotFoundException:
                if not self.form.rendered:
                    raise
        if self._url is None:
            self._url = self._rendered()
        # To another host this goes without credentials; the address is the permission.
        answer: RESTResponse = self._client.call_api("GET", self._url, header_params=headers)
        return answer

    def _direct(self, headers: Mapping[str, str]) -> RESTResponse:
        answer = self._scores.get_score_revision_data_without_preload_content(
            self.score,
            self.revision,
            self._format,
            sharing_key=self._sharing_key,
            parts=",".join(self._parts) or None,
            _headers=headers,
        )
        for hop in (answer.headers, *answer.redirects):
            # Whatever is asked for from now on, to go on with a download, is asked for of the same revision.
            self.revision = hop.get("x-flat-score-revision") or self.revision
        return answer

    def _rendered(self) -> str:
        """Let the server render the file, and return its address."""
        task = self._scores.create_export_task(
            self.score,
            self.revision,
            self._format,
            sharing_key=self._sharing_key,
            body={"parts": self._parts} if self._parts else None,
        )
        task = wait_for_task(self._client, task, timeout=self._timeout)
        self.revision = task.revision or self.revision
        url = task.result.url if task.result is not None else None
        if not url:
            raise TaskFailed(f"task {task.id}: it is done, but does not say where the file is", task)
        if self._client.configuration.host.startswith("https:") and not url.startswith("https:"):
            raise TaskFailed(f"task {task.id}: the file is not taken from an address without https", task)
        return url


class _Download:
    """A download to a file that is empty and can seek, over as many answers as it takes.

    Where it breaks off it goes on with a range request, if the server's answer can be told from a newer one (RFC 9110,
    sections 13.1.5 and 14.2), else from the beginning.

    Attributes:
        done: How many bytes are written.
        hash: The SHA-256 of these.
        media_type: What the server calls them; empty where it does not say.
    """

    def __init__(self, source: _Source, file: IO[bytes], report: Optional[Report]) -> None:
        self.done = 0
        self.hash = hashlib.sha256()
        self.media_type = ""
        self._source = source
        self._file = file
        self._report = report
        self._validator: Optional[str] = None

    def run(self, policy: RetryPolicy) -> None:
        """Write the whole file.

        Args:
            policy: How often to go on after no byte more than before came, and how long to wait first.

        Raises:
            ApiException: The server or the network refused.
            OSError: The file cannot be written.
        """
        attempt, furthest = 1, 0
        while True:
            response = self._answer()
            try:
                self._write(response)
                return
            except ApiConnectionError:
                if self.done > furthest:
                    attempt, furthest = 1, self.done
                if attempt >= policy.attempts:
                    raise
            policy.sleep(policy.backoff.delay(attempt))
            attempt += 1

    def _answer(self) -> RESTResponse:
        """Return an answer that goes on where the file ends."""
        # Not compressed, because positions are then those of the file.
        headers = {"Accept-Encoding": "identity"}
        if self.done and self._validator is not None:
            ranged = {**headers, "Range": f"bytes={self.done}-", "If-Range": self._validator}
            try:
                response = self._source.answer(ranged)
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
        return self._source.answer(headers)

    def _restart(self) -> None:
        self._file.seek(0)
        self._file.truncate()
        self.hash = hashlib.sha256()
        self.done = 0

    def _write(self, response: RESTResponse) -> None:
        """Write what one answer brings."""
        with response:
            if not self.done:
                self.media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
                self._validator = _validator(response)
            total = response.length
            if total is not None:
                total = None if "content-encoding" in response.headers else self.done + total
            for piece in response.stream(PIECE):
                self._file.write(piece)
                self.hash.update(piece)
                self.done += len(piece)
                if self._report is not None:
                    self._report(self.done, total)


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
