"""Export of a score to a file, with downloads that resume after a broken connection."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Mapping, Optional, Sequence, Union

from flat_api.api.score_api import ScoreApi
from flat_api.calls.operation import calling
from flat_api.exceptions import ApiTypeError, ApiValueError, NotFoundException, TaskFailed, detached
from flat_api.exceptions.misuse import excerpt
from flat_api.jobs.arguments import (
    check_progress,
    check_text,
    check_timeout,
    identifier_of,
    strings_of,
)
from flat_api.jobs.formats import GENERIC_MEDIA_TYPES, export_format, mismatch, safe_stem
from flat_api.jobs.output_files import digest, opened
from flat_api.jobs.progress import reporting
from flat_api.jobs.waiting import DEFAULT_TIMEOUT, policy_of, wait_for_task
from flat_api.transport.download import Download

if TYPE_CHECKING:
    from typing_extensions import Literal

    from flat_api.api_client import ApiClient
    from flat_api.jobs.output_files import Destination
    from flat_api.jobs.progress import Progress
    from flat_api.models.score_details import ScoreDetails
    from flat_api.transport.response import RESTResponse

_WHO = "export_score()"

_PART = "3c9a1f60-52c1-4a0e-9d2b-6f1f0a7be001"
"""UUID of a part, as an example in messages."""


@dataclass(frozen=True)
class ExportedFile:
    """A file that was exported.

    Attributes:
        path: Path of the file; ``None`` if it was written to an open file.
        bytes: Size of the file.
        media_type: Media type of the content.
        sha256: SHA-256 of the content, in hexadecimal.
        revision: ID of the exported revision, or the requested one if the server does not name it.
        score: ID of the score.
        format: Format of the export.
        skipped: Whether the file was there before, and nothing was downloaded (``overwrite="skip"``).
    """

    path: Optional[Path]
    bytes: int
    media_type: str
    sha256: str
    revision: str
    score: str
    format: str
    skipped: bool = False


@calling(ScoreApi.get_score, ScoreApi.get_score_revision_data, ScoreApi.create_export_task, wait_for_task)
def export_score(
    client: ApiClient,
    score: Union[ScoreDetails, str],
    format: str,
    destination: Destination,
    *,
    revision: str = "last",
    parts: Optional[Sequence[str]] = None,
    progress: Progress = None,
    overwrite: Union[bool, Literal["skip"]] = False,
    sharing_key: Optional[str] = None,
    timeout: Optional[float] = DEFAULT_TIMEOUT,
) -> ExportedFile:
    """Export a score to a file, which appears when it is complete.

    Audio is rendered first if the server does not have it yet. A download whose connection breaks resumes where it
    stopped.

    Args:
        score: Score, or its ID.
        format: ``mxl``, ``xml``, ``midi``, ``mp3``, ``wav``, ``abc``, ``json``, ``flat``, ``thumbnail.png``,
            ``synchronizationPoints`` or ``practicefirst``.
        destination: Path of the file; a folder, where the file is named after the title; or a writable binary file.
        revision: ID of the revision; the last one by default.
        parts: UUIDs of the parts to export; all parts by default.
        progress: ``True`` for a progress bar, or a function that is called with the number of bytes done and the number
            of all bytes (``None`` if it is not known).
        overwrite: Whether to replace an existing file. With ``"skip"`` an existing file stays as it is, and is a
            success: nothing is downloaded.
        sharing_key: Key of a score that is shared by a private link.
        timeout: Seconds to wait for rendering, 600 by default; ``None`` waits without a limit.

    Returns:
        The path, size, media type and SHA-256 of the file.

    Raises:
        ApiValueError: There is no such format; nothing was sent.
        OSError: The file cannot be written, or exists already.
        NotFoundException: There is no such score, revision or file.
        ResponseDecodingException: What the server sent is obviously no such file: a web page, an empty response, or a
            file with the media type of another format.
        TaskFailed: The server could not render the file.
        TaskTimeout: The file was not rendered in time.
    """
    if not isinstance(overwrite, bool) and overwrite != "skip":
        raise ApiTypeError(f"{_WHO}: 'overwrite' must be True, False or 'skip', got {excerpt(overwrite)}")
    check_progress(_WHO, progress)
    source = _Source(client, score, format, revision, parts, sharing_key, timeout)
    bar = reporting(progress, format, "B")
    try:
        with bar as report, opened(destination, source.filename, overwrite=overwrite is True) as (file, path):
            download = Download(source, file, report)
            download.run(policy_of(client))
    except FileExistsError as error:
        if overwrite != "skip" or error.filename is None:
            raise
        return _existing(Path(error.filename), source)
    media_type = source.kind.media_type if download.media_type in GENERIC_MEDIA_TYPES else download.media_type
    return ExportedFile(
        path, download.done, media_type, download.hash.hexdigest(), source.revision, source.score, format
    )


def _existing(path: Path, source: _Source) -> ExportedFile:
    """Return the description of a file that was there before."""
    size, sha256 = digest(path)
    return ExportedFile(
        path, size, source.kind.media_type, sha256, source.revision, source.score, source.format, skipped=True
    )


class _Source:
    """Source of a download: the API, a storage host or the result of a task.

    The API redirects to the storage host. It returns 404 for audio that was never requested; a task renders it then.

    Attributes:
        score: ID of the score.
        kind: Kind of file that the score is exported to.
        revision: ID of the revision, once a response has named it.
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
        self.kind = export_format(_WHO, format)
        self.format = format
        self.score = identifier_of(_WHO, "score", score, "a score")
        check_text(_WHO, "revision", revision, required=True)
        check_text(_WHO, "sharing_key", sharing_key)
        check_timeout(_WHO, timeout)
        self.revision = revision
        self._client = client
        self._scores = ScoreApi(client)
        self._details = None if isinstance(score, str) else score
        self._format: Any = format
        self._parts = (
            [] if parts is None else strings_of(_WHO, "parts", parts, "['3c9a1f60-52c1-4a0e-9d2b-6f1f0a7be001']")
        )
        self._sharing_key = sharing_key
        self._timeout = timeout
        self._url: Optional[str] = None

    def filename(self) -> str:
        """Return a name for the file, made from the title of the score."""
        if self._details is None:
            self._details = self._scores.get_score(self.score, sharing_key=self._sharing_key)
        return safe_stem(self._details.title) + self.kind.extension

    def mismatch(self, media_type: str, start: bytes) -> Optional[str]:
        """Return what a file is, in words, if its media type or its first bytes are not of the format."""
        return mismatch(self.format, media_type, start)

    def open(self, headers: Mapping[str, str]) -> RESTResponse:
        """Return an unread response with the file.

        The first call finds the URL, and lets the server render the file if needed; later calls use the same URL.
        """
        if self._url is None and self.kind.stored:
            try:
                return self._stored(headers)
            except NotFoundException:
                if not self.kind.rendered:
                    raise
        if self._url is None:
            self._url = self._render()
        # A request to another host carries no credentials: the URL itself grants access.
        with detached():
            try:
                response: RESTResponse = self._client.call_api("GET", self._url, header_params=headers)
                return response
            except (ApiValueError, ApiTypeError) as error:
                # The URL is the server's, so it is not the caller's mistake.
                raise TaskFailed(f"{_WHO}: the server named a URL that cannot be called: {error}") from None

    def _stored(self, headers: Mapping[str, str]) -> RESTResponse:
        """Return an unread response with the file that the server has, or raise ``NotFoundException``."""
        response = self._scores.get_score_revision_data_without_preload_content(
            self.score,
            self.revision,
            self._format,
            sharing_key=self._sharing_key,
            parts=",".join(self._parts) or None,
            _headers=headers,
        )
        for hop in (response.headers, *response.redirects):
            # A download that resumes requests the same revision, also after the score was edited.
            self.revision = hop.get("x-flat-score-revision") or self.revision
        return response

    def _render(self) -> str:
        """Let the server render the file, and return its URL."""
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
            raise TaskFailed(f"task {task.id}: done, but the response has no URL of the file", task)
        if self._client.configuration.host.startswith("https:") and not url.startswith("https:"):
            raise TaskFailed(
                f"task {task.id}: the file is not downloaded, because its URL does not start with https:", task
            )
        return url
