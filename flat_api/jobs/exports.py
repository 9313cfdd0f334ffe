"""Exporting a score to a file, by whichever way the server gives it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from flat_api.exceptions import ApiTypeError, NotFoundException, TaskFailed
from flat_api.jobs.destinations import draft, draft_for, is_file_object, resolve
from flat_api.jobs.downloads import download
from flat_api.jobs.formats import export_format, safe_stem
from flat_api.jobs.progress import reporting
from flat_api.jobs.waiting import DEFAULT_TIMEOUT, policy_of, wait_for_task

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import IO, Any, Mapping, Optional, Sequence, Union

    from flat_api.api_client import ApiClient
    from flat_api.jobs.destinations import Destination
    from flat_api.jobs.downloads import Downloaded
    from flat_api.jobs.progress import Progress
    from flat_api.models.score_details import ScoreDetails
    from flat_api.models.task import Task
    from flat_api.rest import RESTResponse

_GENERIC = ("", "application/octet-stream", "binary/octet-stream")
"""Media types that say nothing."""


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
    parts: Union[Sequence[str], None] = None,
    progress: Progress = None,
    overwrite: bool = False,
    sharing_key: Optional[str] = None,
    timeout: Optional[float] = DEFAULT_TIMEOUT,
) -> ExportedFile:
    """Export a score to a file. See :meth:`flat_api.client.FlatClient.export_score`."""
    form = export_format("export_score()", format)
    if isinstance(parts, str):
        raise ApiTypeError(f"export_score(): 'parts' must be a list of UUIDs, got {parts!r}")
    source = _Source(client, score, format, revision, parts, sharing_key, timeout)
    with reporting(progress, format, "B") as report:
        policy = policy_of(client)
        path: Optional[Path] = None
        if is_file_object(destination):
            file: IO[bytes] = destination  # type: ignore[assignment]
            with draft_for(file) as content:
                got = download(source, content, policy, report)
        else:
            path = resolve(destination, lambda: source.title() + form.extension, overwrite=overwrite)
            with draft(path, overwrite=overwrite) as content:
                got = download(source, content, policy, report)
    return source.described(path, got, form.media_type)


class _Source:
    """Where the bytes come from: the API itself, a storage that it redirects to, or a task's result.

    Audio that nobody has asked for yet is not found; then a task renders it.
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

        self._client = client
        self._scores = ScoreApi(client)
        self._details = None if isinstance(score, str) else score
        identifier: object = score if isinstance(score, str) else getattr(score, "id", None)
        if not isinstance(identifier, str):
            raise ApiTypeError(f"export_score(): 'score' must be a score or its ID, got a {type(score).__name__}")
        self._score = identifier
        self._format = format
        self._form = export_format("export_score()", format)
        self._revision = revision
        self._parts = list(parts) if parts is not None else None
        self._sharing_key = sharing_key
        self._timeout = timeout
        self._url: Optional[str] = None

    def __call__(self, headers: Mapping[str, str]) -> RESTResponse:
        """Return the unread answer with the file. The first call finds out the way, the others take it again."""
        if self._url is None and self._form.stored:
            try:
                return self._direct(headers)
            except NotFoundException:
                if not self._form.rendered:
                    raise
        if self._url is None:
            self._url = self._rendered()
        # To another host this goes without credentials; the address is the permission.
        answer: RESTResponse = self._client.call_api("GET", self._url, header_params=headers)
        return answer

    def title(self) -> str:
        """Return the title as the beginning of a file name."""
        if self._details is None:
            self._details = self._scores.get_score(self._score, sharing_key=self._sharing_key)
        return safe_stem(self._details.title)

    def described(self, path: Optional[Path], got: Downloaded, usual: str) -> ExportedFile:
        """Return what a finished download is."""
        media_type = usual if got.media_type in _GENERIC else got.media_type
        return ExportedFile(path, got.bytes, media_type, got.sha256, self._revision, self._score, self._format)

    def _direct(self, headers: Mapping[str, str]) -> RESTResponse:
        form: Any = self._format
        answer = self._scores.get_score_revision_data_without_preload_content(
            self._score,
            self._revision,
            form,
            sharing_key=self._sharing_key,
            parts=",".join(self._parts) if self._parts else None,
            _headers=headers,
        )
        for hop in (answer.headers, *answer.redirects):
            # Whatever is asked for from now on, to go on with a download, is asked for of the same revision.
            self._revision = hop.get("x-flat-score-revision") or self._revision
        return answer

    def _rendered(self) -> str:
        """Let the server render the file, and return its address."""
        form: Any = self._format
        task = self._scores.create_export_task(
            self._score,
            self._revision,
            form,
            sharing_key=self._sharing_key,
            body={"parts": self._parts} if self._parts else None,
        )
        task = wait_for_task(self._client, task, timeout=self._timeout)
        self._revision = task.revision or self._revision
        return self._address(task)

    def _address(self, task: Task) -> str:
        url = task.result.url if task.result is not None else None
        if not url:
            raise TaskFailed(f"task {task.id}: it is done, but does not say where the file is", task)
        if self._client.configuration.host.startswith("https:") and not url.startswith("https:"):
            raise TaskFailed(f"task {task.id}: the file is not taken from an address without https", task)
        return url
