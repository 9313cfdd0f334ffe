"""Importing a folder of files."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from flat_api.exceptions import OpenApiException, UnauthorizedException
from flat_api.jobs.formats import IMPORTS
from flat_api.jobs.imports import import_score
from flat_api.jobs.manifest import Manifest
from flat_api.jobs.progress import reporting
from flat_api.jobs.waiting import through_rate_limit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import List, Tuple, Union

    from flat_api.api_client import ApiClient
    from flat_api.jobs.progress import Progress
    from flat_api.models.collection import Collection
    from flat_api.models.score_privacy import ScorePrivacy

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
    files, ignored = _files(folder, recursive)
    manifest = Manifest(folder / MANIFEST, "import")
    if files and not os.access(str(folder), os.W_OK):
        raise PermissionError(13, "the manifest of the import cannot be written", str(manifest.path))
    imported: List[ImportedFile] = []
    unchanged: List[ImportedFile] = []
    failed: List[FailedImport] = []
    with reporting(progress, folder.name, "file") as report:
        for done, file in enumerate(files, start=1):
            key = file.relative_to(folder).as_posix()
            record = manifest.records.get(key)
            try:
                content = _fingerprint(file)
                if record is not None and record["sha256"] == content:
                    unchanged.append(ImportedFile(file, record["score"]))
                    score = None
                else:
                    score = through_rate_limit(
                        client, partial(import_score, client, file, None, privacy, collection)
                    ).id
            except UnauthorizedException:  # every other file would fail in the same way
                raise
            except (OpenApiException, OSError) as error:
                failed.append(FailedImport(file, error))
            else:
                if score is not None:
                    # Outside: when this fails, going on would make scores that the next run makes again.
                    manifest.put(key, {"sha256": content, "score": score})
                    imported.append(ImportedFile(file, score))
            if report is not None:
                report(done, len(files))
    return FolderImport(tuple(imported), tuple(unchanged), tuple(failed), tuple(ignored))


def _files(folder: Path, recursive: bool) -> Tuple[List[Path], List[Path]]:
    """Return the files to import and the others, in the order of their names; hidden ones are neither."""
    files: List[Path] = []
    ignored: List[Path] = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            # A link may lead back to where it lies.
            if recursive and not entry.is_symlink():
                deeper = _files(entry, recursive)
                files += deeper[0]
                ignored += deeper[1]
        elif entry.exists() and not entry.is_file():
            ignored.append(entry)  # reading a pipe would never end
        elif entry.suffix[1:].lower() in IMPORTS - _RARELY_MUSIC:
            files.append(entry)
        else:
            ignored.append(entry)
    return files, ignored


def _fingerprint(file: Path) -> str:
    digest = hashlib.sha256()
    with file.open("rb") as content:
        for piece in iter(lambda: content.read(64 * 1024), b""):
            digest.update(piece)
    return digest.hexdigest()
