"""Import of a file as a new score, and of the files of a folder."""

from __future__ import annotations

import base64
import errno
import os
import re
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Callable, Dict, Iterator, List, Optional, Tuple, Union

from flat_api.api.score_api import ScoreApi
from flat_api.calls.operation import calling
from flat_api.exceptions import ApiTypeError, ApiValueError, OpenApiException, TaskFailed, UnauthorizedException
from flat_api.jobs.formats import IMPORTS, SCANS, TEXTS, name_of
from flat_api.jobs.output_files import digest
from flat_api.jobs.progress import Manifest, reporting
from flat_api.jobs.waiting import DEFAULT_TIMEOUT, through_rate_limit, wait_for_task
from flat_api.models.task import Task

if TYPE_CHECKING:
    from os import PathLike

    from flat_api.api_client import ApiClient
    from flat_api.jobs.progress import Progress
    from flat_api.models.collection import Collection
    from flat_api.models.score_details import ScoreDetails
    from flat_api.models.score_privacy import ScorePrivacy

    Source = Union[str, PathLike[str], IO[bytes], IO[str]]
    """A path, or an open file."""

MAX_FILE_SIZE = 40 * 1024 * 1024
"""Largest file that is sent, in bytes. Flat publishes no limit; scores are far smaller, scans rarely larger."""

_WHO = "import_score()"

_XML_ENCODING = re.compile(rb"""\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]+)""")
"""The declaration of an encoding at the beginning of an XML document."""


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
    progress: Optional[Callable[[Task], object]] = None,
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
        progress: Function that is called with the task after each check of its state.

    Returns:
        The new score.

    Raises:
        ApiValueError: Flat does not import such a file, or the file is empty or too large; nothing was sent.
        OSError: The file cannot be read; nothing was sent.
        TaskFailed: The scan could not be recognised.
        TaskTimeout: The scan was not recognised in time.
    """
    body = {**_request(*_read(path_or_file, filename)), "privacy": privacy}
    if title is not None:
        body["title"] = title
    if collection is not None:
        body["collection"] = collection if isinstance(collection, str) else collection.id
    scores = ScoreApi(client)
    created = scores.create_score(body)
    if not isinstance(created, Task):
        return created
    task = wait_for_task(client, created, timeout=timeout, progress=progress)
    if task.score is None:
        raise TaskFailed(f"task {task.id}: done, but the response does not name the new score", task)
    return scores.get_score(task.score)


def _read(source: Source, filename: Optional[str]) -> Tuple[str, bytes]:
    """Return the name and the content of a file that Flat can import."""
    if isinstance(source, (str, os.PathLike)):
        path = Path(source)
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
        raise ApiTypeError(f"{_WHO}: 'path_or_file' must be a path or an open file, got {source!r:.200}")
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
    text = _text(content) if extension in TEXTS else None
    if text is not None:
        body["data"] = text
    else:
        body.update(data=base64.b64encode(content).decode("ascii"), dataEncoding="base64")
    if extension in SCANS:
        body["supportsTasks"] = True
    return body


def _text(content: bytes) -> Optional[str]:
    """Return the content as text, or ``None`` if it is not UTF-8."""
    # Text is sent as UTF-8, so the declaration of another encoding would be wrong.
    declared = _XML_ENCODING.match(content[3:] if content.startswith(b"\xef\xbb\xbf") else content)
    if declared is not None and declared.group(1).lower() not in (b"utf-8", b"utf8", b"us-ascii", b"ascii"):
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def _check_size(name: str, size: int) -> None:
    if size == 0:
        raise ApiValueError(f"{_WHO}: {name} is empty")
    if size > MAX_FILE_SIZE:
        raise ApiValueError(f"{_WHO}: {name} is too large; a file can have at most {MAX_FILE_SIZE:,} bytes")


MANIFEST = ".flat-import.jsonl"

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


@calling(import_score)
def import_folder(
    client: ApiClient,
    path: Union[str, os.PathLike[str]],
    privacy: Union[ScorePrivacy, str] = "private",
    collection: Union[Collection, str, None] = None,
    *,
    recursive: bool = True,
    progress: Progress = None,
) -> FolderImport:
    """Import the files of a folder as scores.

    A manifest in the folder records what was imported: another run imports the files that are new or changed, and
    tries again those that failed. A file that fails does not stop the others.

    Args:
        path: Path of the folder.
        privacy: Who can open the scores.
        collection: Collection that receives the scores, or its ID.
        recursive: Whether to import the files of subfolders, too.
        progress: ``True`` for a progress bar, or a function that is called with the number of files done and the
            number of all files.

    Returns:
        The files that were imported, unchanged, failed and ignored.

    Raises:
        UnauthorizedException: The access token is not valid; every other file would fail in the same way.
        OSError: The folder cannot be read, or its manifest cannot be written.
    """
    folder = Path(path)
    files: List[Path] = []
    ignored: List[Path] = []
    for file in _files(folder, recursive):
        # A pipe or a device is ignored: reading it could block.
        is_music = file.suffix[1:].lower() in IMPORTS - _RARELY_MUSIC and (file.is_file() or not file.exists())
        (files if is_music else ignored).append(file)
    manifest = Manifest(folder / MANIFEST, "import")
    if files and not os.access(str(folder), os.W_OK):
        raise PermissionError(errno.EACCES, "the manifest of the import cannot be written", str(manifest.path))
    imported: List[ImportedFile] = []
    unchanged: List[ImportedFile] = []
    failed: List[FailedImport] = []
    with reporting(progress, folder.name, "file") as report:
        for done, file in enumerate(files, start=1):
            key = file.relative_to(folder).as_posix()
            record = manifest.records.get(key, {})
            try:
                content = digest(file)[1]
                is_new = record.get("sha256") != content
                if is_new:
                    work = partial(import_score, client, file, None, privacy, collection)
                    record = {"sha256": content, "score": through_rate_limit(client, work).id}
            except UnauthorizedException:
                raise
            except (OpenApiException, OSError) as error:
                failed.append(FailedImport(file, error))
            else:
                # Not in the try block: without its record the score would be imported again by the next run.
                if is_new:
                    manifest.put(key, record)
                (imported if is_new else unchanged).append(ImportedFile(file, record["score"]))
            if report is not None:
                report(done, len(files))
    return FolderImport(tuple(imported), tuple(unchanged), tuple(failed), tuple(ignored))


def _files(folder: Path, recursive: bool) -> Iterator[Path]:
    """Yield the files of a folder in the order of their names, without hidden files."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.startswith("."):
            continue
        if not entry.is_dir():
            yield entry
        elif recursive and not entry.is_symlink():  # a link can point to a folder above it
            yield from _files(entry, recursive)
