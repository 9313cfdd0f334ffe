"""Import of a file as a new score, and of the files of a folder."""

from __future__ import annotations

import base64
import hashlib
import os
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Callable, Dict, Iterator, List, Optional, Tuple, Union

from flat_api.api.score_api import ScoreApi
from flat_api.calls.operation import calling
from flat_api.exceptions import (
    ApiTypeError,
    ApiValueError,
    NotFoundException,
    OpenApiException,
    TaskFailed,
    UnauthorizedException,
)
from flat_api.exceptions.misuse import excerpt
from flat_api.jobs.arguments import (
    check_choice,
    check_flag,
    check_path,
    check_progress,
    check_text,
    check_timeout,
    identifier_of,
)
from flat_api.jobs.formats import IMPORTS, SCANS, TEXTS, as_text, name_of
from flat_api.jobs.manifest import FolderLock, Manifest
from flat_api.jobs.output_files import digest
from flat_api.jobs.progress import reporting, reporting_states
from flat_api.jobs.waiting import DEFAULT_TIMEOUT, through_rate_limit, wait_for_task
from flat_api.models.score_privacy import ScorePrivacy
from flat_api.models.task import Task

if TYPE_CHECKING:
    from os import PathLike

    from flat_api.api_client import ApiClient
    from flat_api.jobs.manifest import Record
    from flat_api.jobs.progress import Progress, StateProgress
    from flat_api.models.collection import Collection
    from flat_api.models.score_details import ScoreDetails

    Source = Union[str, PathLike[str], IO[bytes], IO[str]]
    """A path, or an open file."""

MAX_FILE_SIZE = 40 * 1024 * 1024
"""Largest file that is sent, in bytes. Flat publishes no limit; scores are far smaller, scans rarely larger."""

_WHO = "import_score()"


@calling(ScoreApi.create_score, ScoreApi.get_score, wait_for_task)
def import_score(
    client: ApiClient,
    path_or_file: Source,
    title: Optional[str] = None,
    privacy: Union[ScorePrivacy, str] = "private",
    collection: Union[Collection, str, None] = None,
    *,
    filename: Optional[str] = None,
    timeout: Optional[float] = DEFAULT_TIMEOUT,
    progress: StateProgress[Task] = None,
) -> ScoreDetails:
    """Import a file as a new score, and wait while Flat recognises a scan.

    Args:
        path_or_file: A path, or an open file. The extension tells the format: MusicXML, MIDI, Guitar Pro, MuseScore,
            ABC, PDF and others.
        title: Title of the score; by default the title in the file, or the name of the file.
        privacy: Who can open the score.
        collection: Collection that receives the score, or its ID.
        filename: Name of an open file that has no name, or one without a useful extension.
        timeout: Seconds to wait for a scan to be recognised, 600 by default; ``None`` waits without a limit.
        progress: ``True`` for a progress bar, or a function that is called with the task after each check of its state.

    Returns:
        The new score.

    Raises:
        ApiValueError: An argument is wrong, Flat does not import such a file, or the file is empty or too large;
            nothing was sent.
        OSError: The file cannot be read; nothing was sent.
        TaskFailed: The scan could not be recognised.
        TaskTimeout: The scan was not recognised in time.
    """
    options = _options(_WHO, privacy, collection)
    check_text(_WHO, "title", title)
    check_text(_WHO, "filename", filename)
    check_timeout(_WHO, timeout)
    check_progress(_WHO, progress)
    name, content = _read(path_or_file, filename)
    if title is not None:
        options["title"] = title
    with reporting_states(progress, name) as report:
        created = ScoreApi(client).create_score({**_request(name, content), **options})
        if not isinstance(created, Task):
            return created
        score = _recognised(client, created, timeout, report)
    # The score exists now: the rate limit must not make the caller import it again.
    return through_rate_limit(client, lambda: ScoreApi(client).get_score(score))


def _options(who: str, privacy: Union[ScorePrivacy, str], collection: Union[Collection, str, None]) -> Dict[str, Any]:
    """Return the fields of the request body that do not depend on the file, or refuse them."""
    check_choice(who, "privacy", privacy, [member.value for member in ScorePrivacy])
    options: Dict[str, Any] = {"privacy": privacy}
    if collection is not None:
        options["collection"] = identifier_of(who, "collection", collection, "a collection")
    return options


def _recognised(
    client: ApiClient,
    task: Union[Task, str],
    timeout: Optional[float],
    report: Optional[Callable[[Task], object]] = None,
) -> str:
    """Wait for the recognition of a scan, and return the ID of the new score."""
    done = wait_for_task(client, task, timeout=timeout, progress=report)
    if done.score is None:
        raise TaskFailed(f"task {done.id}: done, but the response does not name the new score", done)
    return done.score


def _read(source: Source, filename: Optional[str]) -> Tuple[str, bytes]:
    """Return the name and the content of a file that Flat can import."""
    if isinstance(source, (str, os.PathLike)):
        path = Path(check_path(_WHO, "path_or_file", source, "a path or an open file"))
        if path.is_dir():
            raise ApiValueError(f"{_WHO}: 'path_or_file' must be a file, and {path} is a folder; use import_folder()")
        name = filename or path.name
        _extension(name)
        _check_size(name, path.stat().st_size)
        content = path.read_bytes()
    elif callable(getattr(source, "read", None)):
        name = filename or name_of(source)
        if not name:
            raise ApiValueError(f"{_WHO}: the open file has no name; pass 'filename', whose extension tells the format")
        _extension(name)
        data = source.read(MAX_FILE_SIZE + 1)
        content = data.encode("utf-8") if isinstance(data, str) else bytes(data)
    else:
        raise ApiTypeError(f"{_WHO}: 'path_or_file' must be a path or an open file, got {excerpt(source)}")
    _check_size(name, len(content))
    return name, content


def _extension(name: str) -> str:
    """Return the extension of a file in lower case, or refuse it."""
    stem, dot, extension = name.rpartition(".")
    extension = extension.lower() if dot and stem else ""
    if extension not in IMPORTS:
        what = f"files with the extension {extension!r}" if extension else "files without an extension"
        raise ApiValueError(f"{_WHO}: Flat does not import {what} ({name}); it takes {', '.join(sorted(IMPORTS))}")
    return extension


def _request(name: str, content: bytes) -> Dict[str, Any]:
    """Return the fields of the request body that hold a file."""
    extension = _extension(name)
    # On Linux a file name can be bytes that are not UTF-8, which JSON cannot represent.
    body: Dict[str, Any] = {"filename": name.encode("utf-8", "replace").decode("utf-8")}
    text = as_text(content) if extension in TEXTS else None
    if text is not None:
        body["data"] = text
    else:
        body.update(data=base64.b64encode(content).decode("ascii"), dataEncoding="base64")
    if extension in SCANS:
        body["supportsTasks"] = True
    return body


def _check_size(name: str, size: int) -> None:
    if size == 0:
        raise ApiValueError(f"{_WHO}: {name} is empty")
    if size > MAX_FILE_SIZE:
        raise ApiValueError(f"{_WHO}: {name} is too large; a file can have at most {MAX_FILE_SIZE:,} bytes")


MANIFEST = ".flat-import.jsonl"
"""Name of the manifest in the folder."""

LOCK = ".flat-import.lock"
"""Name of the lock in the folder."""

_RARELY_MUSIC = frozenset({"md"})
"""Extensions that Flat imports, but that rarely belong to music: ``.md`` is Markdown nearly always."""


@dataclass(frozen=True)
class ImportedFile:
    """A file that was imported.

    Attributes:
        path: Path of the file.
        score: ID of the score.
    """

    path: Path
    score: str


@dataclass(frozen=True)
class FailedImport:
    """A file that could not be imported.

    Attributes:
        path: Path of the file.
        error: Reason of the failure.
    """

    path: Path
    error: Exception


@dataclass(frozen=True)
class FolderImport:
    """Result of importing a folder.

    Attributes:
        imported: Files that were imported in this run.
        unchanged: Files that an earlier run imported, and that have not changed since.
        failed: Files that could not be imported; the next run tries them again.
        ignored: Files that are not music.
    """

    imported: Tuple[ImportedFile, ...]
    unchanged: Tuple[ImportedFile, ...]
    failed: Tuple[FailedImport, ...]
    ignored: Tuple[Path, ...]


@calling(ScoreApi.create_score, wait_for_task)
def import_folder(
    client: ApiClient,
    path: Union[str, os.PathLike[str]],
    privacy: Union[ScorePrivacy, str] = "private",
    collection: Union[Collection, str, None] = None,
    *,
    recursive: bool = True,
    progress: Progress = None,
    timeout: Optional[float] = DEFAULT_TIMEOUT,
) -> FolderImport:
    """Import the files of a folder as scores.

    A manifest in the folder records what was imported: another run imports the files that are new or changed, waits for
    scans that are still being recognised, and tries again those that failed. One failure does not stop the others.

    Args:
        path: Path of the folder.
        privacy: Who can open the scores.
        collection: Collection that receives the scores, or its ID.
        recursive: Whether to import the files of subfolders, too.
        progress: ``True`` for a progress bar, or a function that is called with the number of files done and the
            number of all files.
        timeout: Seconds to wait for each scan to be recognised, 600 by default; ``None`` waits without a limit. After
            that the scan is listed as failed, and the next run waits for it.

    Returns:
        The files that were imported, unchanged, failed and ignored.

    Raises:
        ApiValueError: An argument is wrong, or the manifest is that of another program; nothing was sent.
        UnauthorizedException: The access token is not valid; every other file would fail in the same way.
        BlockingIOError: Another import uses the folder.
        OSError: The folder cannot be read, or its manifest cannot be written.
    """
    who = "import_folder()"
    folder = Path(check_path(who, "path", path))
    options = _options(who, privacy, collection)
    check_flag(who, "recursive", recursive)
    check_progress(who, progress)
    check_timeout(who, timeout)
    files: List[Path] = []
    ignored: List[Path] = []
    for file in _files(folder, recursive):
        # A pipe or a device is ignored: reading it could block.
        is_music = file.suffix[1:].lower() in IMPORTS - _RARELY_MUSIC and (file.is_file() or not file.exists())
        (files if is_music else ignored).append(file)
    imported: List[ImportedFile] = []
    unchanged: List[ImportedFile] = []
    failed: List[FailedImport] = []
    with FolderLock(folder / LOCK, "import") if files else nullcontext():
        manifest = Manifest(folder / MANIFEST, "import", _is_record)
        with reporting(progress, folder.name, "file") as report:
            for done, file in enumerate(files, start=1):
                step = _Step(client, manifest, file.relative_to(folder).as_posix(), file)
                try:
                    is_new = step.run(options, timeout)
                except UnauthorizedException:
                    raise
                except _ManifestError as error:
                    raise error.reason from None
                except (OpenApiException, OSError) as error:
                    failed.append(FailedImport(file, error))
                else:
                    (imported if is_new else unchanged).append(ImportedFile(file, step.score))
                if report is not None:
                    report(done, len(files))
    return FolderImport(tuple(imported), tuple(unchanged), tuple(failed), tuple(ignored))


class _ManifestError(Exception):
    """The manifest cannot be written. Without its record a file would be imported again by the next run."""

    def __init__(self, reason: OSError) -> None:
        super().__init__(str(reason))
        self.reason = reason


class _Step:
    """Import of one file of a folder, from where the manifest says that it stands.

    Attributes:
        score: ID of the score, once it is known.
    """

    def __init__(self, client: ApiClient, manifest: Manifest, key: str, file: Path) -> None:
        self.score = ""
        self._client = client
        self._manifest = manifest
        self._key = key
        self._file = file

    def run(self, options: Dict[str, Any], timeout: Optional[float]) -> bool:
        """Import the file if it is new or changed, and return whether that was so."""
        record = self._manifest.records.get(self._key, {})
        if record.get("sha256") != digest(self._file)[1]:
            record = self._send(options)
        elif "score" in record:
            self.score = record["score"]
            return False
        if "score" not in record:
            record = {**record, "score": self._await(record["task"], record["sha256"], timeout)}
            del record["task"]
            self._record(record)
        self.score = record["score"]
        return True

    def _send(self, options: Dict[str, Any]) -> Record:
        """Send the file, and record the new score or the task that makes it."""
        name, content = _read(self._file, None)
        body = {**_request(name, content), **options}
        # A request that the rate limit refused has changed nothing, so it is safe to repeat.
        created = through_rate_limit(self._client, lambda: ScoreApi(self._client).create_score(body))
        kind = "task" if isinstance(created, Task) else "score"
        # Of the content that was sent: the file may have changed since.
        record = {"sha256": hashlib.sha256(content).hexdigest(), kind: created.id}
        self._record(record)
        return record

    def _await(self, task: str, sha256: str, timeout: Optional[float]) -> str:
        """Return the ID of the score that a task makes."""
        try:
            return _recognised(self._client, task, timeout)
        except TaskFailed as error:
            # The next run sends the file again, unless its score exists.
            if getattr(error.task, "state", None) != "done":
                self._record(None)
            raise
        except NotFoundException as error:
            error.reason = (
                f"{error.reason}; the recognition of {self._key} (task {task}) is not known any more, so that the "
                f"score may exist; to send the file again, delete its line in {self._manifest.path}"
            )
            raise

    def _record(self, record: Optional[Record]) -> None:
        try:
            if record is None:
                self._manifest.remove(self._key)
            else:
                self._manifest.put(self._key, record)
        except OSError as error:
            raise _ManifestError(error) from error


def _is_record(key: str, record: Record) -> bool:
    """Return whether a record of the manifest is one that this module wrote, of a file whose import did not fail."""
    names = {"sha256", "score"} if "score" in record else {"sha256", "task"}
    return all(isinstance(record.get(name), str) and record[name] for name in names)


def _files(folder: Path, recursive: bool) -> Iterator[Path]:
    """Yield the files of a folder in the order of their names, without hidden files."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.startswith("."):
            continue
        if not entry.is_dir():
            yield entry
        elif recursive and not entry.is_symlink():  # a link can point to a folder above it
            yield from _files(entry, recursive)
