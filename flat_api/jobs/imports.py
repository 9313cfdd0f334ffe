"""Importing a file as a new score, and a folder of files."""

from __future__ import annotations

import base64
import hashlib
import os
import re
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Callable, Dict, Iterator, List, Optional, Tuple, Union

from flat_api.exceptions import ApiTypeError, ApiValueError, OpenApiException, TaskFailed, UnauthorizedException
from flat_api.jobs.formats import IMPORTS, SCANS, TEXTS, name_of
from flat_api.jobs.progress import Manifest, reporting
from flat_api.jobs.waiting import DEFAULT_TIMEOUT, through_rate_limit, wait_for_task

if TYPE_CHECKING:
    from os import PathLike

    from flat_api.api_client import ApiClient
    from flat_api.jobs.progress import Progress
    from flat_api.models.collection import Collection
    from flat_api.models.score_details import ScoreDetails
    from flat_api.models.score_privacy import ScorePrivacy
    from flat_api.models.task import Task

    Source = Union[str, PathLike[str], IO[bytes], IO[str]]
    """A path, or an open file."""

LARGEST_FILE = 40 * 1024 * 1024
"""Bytes of a file beyond which it is not sent. Flat publishes no limit; scores are far smaller, scans rarely larger."""

_WHO = "import_score()"
_DECLARED = re.compile(rb"""\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]+)""")


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
    """Import a file as a new score. See :meth:`flat_api.client.FlatClient.import_score`."""
    from flat_api.api.score_api import ScoreApi
    from flat_api.models.task import Task

    body = {**_request(*_read(path_or_file, filename)), "privacy": privacy}
    if title is not None:
        body["title"] = title
    if collection is not None:
        body["collection"] = collection if isinstance(collection, str) else collection.id
    scores = ScoreApi(client)
    made = scores.create_score(body)
    if not isinstance(made, Task):
        return made
    task = wait_for_task(client, made, timeout=timeout, progress=progress)
    if task.score is None:
        raise TaskFailed(f"task {task.id}: it is done, but does not say which score it made", task)
    return scores.get_score(task.score)


def _read(source: Source, filename: Optional[str]) -> Tuple[str, bytes]:
    """Return name and content of a file, and refuse one that Flat does not import."""
    if isinstance(source, (str, os.PathLike)):
        path = Path(source)
        name = filename or path.name
        _extension(name)
        _check_size(name, path.stat().st_size)
        content = path.read_bytes()
    elif callable(getattr(source, "read", None)):
        name = filename or name_of(source)
        if not name:
            raise ApiValueError(f"{_WHO}: the open file has no name: say filename=, its extension tells the format")
        _extension(name)
        got = source.read(LARGEST_FILE + 1)
        content = got.encode("utf-8") if isinstance(got, str) else bytes(got)
    else:
        raise ApiTypeError(f"{_WHO} takes a path or an open file, got {source!r}")
    _check_size(name, len(content))
    return name, content


def _extension(name: str) -> str:
    """Return an extension that Flat can import, in lower case and without the dot."""
    stem, dot, extension = name.rpartition(".")
    extension = extension.lower() if dot and stem else ""
    if extension not in IMPORTS:
        what = f"files with the extension {extension!r}" if extension else "files without an extension"
        raise ApiValueError(f"{_WHO}: Flat does not import {what} ({name}); it takes {', '.join(sorted(IMPORTS))}")
    return extension


def _request(name: str, content: bytes) -> Dict[str, Any]:
    """Return the fields of a request that hold a file."""
    extension = _extension(name)
    # The name of a file may be bytes that are no text; JSON cannot carry those.
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
    """Return a file as text, where that loses nothing: as text it is UTF-8, whatever it declares to be."""
    declared = _DECLARED.match(content[3:] if content.startswith(b"\xef\xbb\xbf") else content)
    if declared is not None and declared.group(1).lower() not in (b"utf-8", b"utf8", b"us-ascii", b"ascii"):
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def _check_size(name: str, size: int) -> None:
    if size == 0:
        raise ApiValueError(f"{_WHO}: {name} is empty")
    if size > LARGEST_FILE:
        raise ApiValueError(f"{_WHO}: {name} is larger than {LARGEST_FILE:,} bytes, more than this client sends")


MANIFEST = ".flat-import.jsonl"

_RARELY_MUSIC = frozenset({"md"})
"""Extensions that Flat takes, but that are something else nearly always."""


@dataclass(frozen=True)
class ImportedFile:
    """A file that became a score.

    Attributes:
        path: The file.
        score: ID of the score.
    """

    path: Path
    score: str


@dataclass(frozen=True)
class FailedImport:
    """A file that could not be imported.

    Attributes:
        path: The file.
        error: What was wrong.
    """

    path: Path
    error: Exception


@dataclass(frozen=True)
class FolderImport:
    """What came of a folder.

    Attributes:
        imported: Files that became scores now.
        unchanged: Files that had become scores before.
        failed: Files that could not be imported; the next run tries them again.
        ignored: Files of other kinds.
    """

    imported: Tuple[ImportedFile, ...]
    unchanged: Tuple[ImportedFile, ...]
    failed: Tuple[FailedImport, ...]
    ignored: Tuple[Path, ...]


def import_folder(
    client: ApiClient,
    path: Union[str, os.PathLike[str]],
    privacy: Union[ScorePrivacy, str] = "private",
    collection: Union[Collection, str, None] = None,
    *,
    recursive: bool = True,
    progress: Progress = None,
) -> FolderImport:
    """Import the files of a folder. See :meth:`flat_api.client.FlatClient.import_folder`."""
    folder = Path(path)
    files: List[Path] = []
    ignored: List[Path] = []
    for file in _files(folder, recursive):
        # Reading a pipe would never end.
        is_music = file.suffix[1:].lower() in IMPORTS - _RARELY_MUSIC and (file.is_file() or not file.exists())
        (files if is_music else ignored).append(file)
    manifest = Manifest(folder / MANIFEST, "import")
    if files and not os.access(str(folder), os.W_OK):
        raise PermissionError(13, "the manifest of the import cannot be written", str(manifest.path))
    imported: List[ImportedFile] = []
    unchanged: List[ImportedFile] = []
    failed: List[FailedImport] = []
    with reporting(progress, folder.name, "file") as report:
        for done, file in enumerate(files, start=1):
            key = file.relative_to(folder).as_posix()
            record = manifest.records.get(key, {})
            try:
                content = _fingerprint(file)
                is_new = record.get("sha256") != content
                if is_new:
                    work = partial(import_score, client, file, None, privacy, collection)
                    record = {"sha256": content, "score": through_rate_limit(client, work).id}
            except UnauthorizedException:  # every other file would fail in the same way
                raise
            except (OpenApiException, OSError) as error:
                failed.append(FailedImport(file, error))
            else:
                # Outside: when this fails, going on would make scores that the next run makes again.
                if is_new:
                    manifest.put(key, record)
                (imported if is_new else unchanged).append(ImportedFile(file, record["score"]))
            if report is not None:
                report(done, len(files))
    return FolderImport(tuple(imported), tuple(unchanged), tuple(failed), tuple(ignored))


def _files(folder: Path, recursive: bool) -> Iterator[Path]:
    """Yield what is in a folder, in the order of the names, without what is hidden."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.startswith("."):
            continue
        if not entry.is_dir():
            yield entry
        elif recursive and not entry.is_symlink():  # a link may lead back to where it lies
            yield from _files(entry, recursive)


def _fingerprint(file: Path) -> str:
    digest = hashlib.sha256()
    with file.open("rb") as content:
        for piece in iter(lambda: content.read(64 * 1024), b""):
            digest.update(piece)
    return digest.hexdigest()
