"""One run of a backup: its plan, its manifest and its results."""

from __future__ import annotations

import errno
from concurrent.futures import CancelledError, Future
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Dict, Iterable, List, Mapping, Optional, Tuple

from flat_api.exceptions import ApiValueError
from flat_api.jobs.backup_worker import (
    RECEIPTS,
    Outcome,
    Shared,
    Work,
    check_inside,
    is_intact,
    is_record,
    read_receipt,
    read_records,
    record_key,
)
from flat_api.jobs.collection_tree import places
from flat_api.jobs.formats import EXPORTS
from flat_api.jobs.manifest import Manifest
from flat_api.jobs.output_files import DRAFTS

if TYPE_CHECKING:
    from flat_api.api_client import ApiClient
    from flat_api.jobs.collection_tree import Tree
    from flat_api.jobs.manifest import Record

MANIFEST = "flat-backup.jsonl"
"""Name of the manifest in the folder."""


@dataclass(frozen=True)
class FailedExport:
    """A score that could not be exported, or not to one of the formats.

    Attributes:
        score: ID of the score; empty for a collection, and for an item of a listing that has no ID.
        title: Title of the score, or of the collection.
        format: Format that failed; ``None`` if the score itself failed.
        error: Reason of the failure.
    """

    score: str
    title: str
    format: Optional[str]
    error: BaseException


@dataclass(frozen=True)
class Backup:
    """Result of a backup.

    Attributes:
        folder: Folder of the backup.
        exported: Files that are new or changed.
        unchanged: Files that were up to date.
        failed: Scores and formats that could not be exported; the next run tries them again.
    """

    folder: Path
    exported: Tuple[Path, ...]
    unchanged: Tuple[Path, ...]
    failed: Tuple[FailedExport, ...]


def is_file(folder: Path, place: PurePosixPath) -> bool:
    """Return whether a file or the manifest has this path, so that no folder can have it."""
    path = folder / place
    return place == PurePosixPath(MANIFEST) or (exists(path) and not path.is_dir())


def exists(path: Path) -> bool:
    """Return whether there is a file, a folder or a link with this path."""
    try:
        path.lstat()
    except (OSError, ValueError):  # a path can be too long, too
        return False
    return True


class Run:
    """One run of a backup: its manifest, and the lists of its results."""

    def __init__(self, client: ApiClient, folder: Path) -> None:
        self._folder = folder
        self._shared = Shared(client)
        self._manifest = Manifest(folder / MANIFEST, "backup", is_record)
        self._exported: List[Path] = []
        self._unchanged: List[Path] = []
        self._failed: List[FailedExport] = []
        self._subfolders: List[PurePosixPath] = []
        if (folder / RECEIPTS).is_symlink():
            raise ApiValueError(f"backup: {folder / RECEIPTS} must be a folder, but is a symbolic link; remove it")
        # The workers of an interrupted run have finished more than its manifest has.
        for path in sorted((folder / RECEIPTS).glob("*.json")):
            self._absorb(read_records(path))
        self._clean()

    def plan(self, tree: Tree, formats: Tuple[str, ...], verify: bool) -> List[Work]:
        """Return the work for all scores, and create the folders."""
        self._failed += [FailedExport("", title, None, error) for title, error in tree.problems]
        missing = self._create(tree)
        self._subfolders = [place for place in tree.folders if place not in missing]
        by_score: Dict[str, Dict[str, Record]] = {}
        owners: Dict[str, str] = {}
        for record in self._manifest.records.values():
            by_score.setdefault(record["score"], {})[record["format"]] = record
            owners.update(dict.fromkeys(record["paths"], record["score"]))

        def is_taken(score: str, stem: str) -> bool:
            # Neither a foreign file is overwritten, nor the last copy of a deleted score.
            paths = [stem + EXPORTS[format].extension for format in formats]
            return any(owners.get(path) != score and exists(self._folder / path) for path in paths)

        works: List[Work] = []
        for (score, title, modified), stems in places(tree, is_taken):
            kept = tuple(stem for stem in stems if PurePosixPath(stem).parent not in missing)
            if kept:
                known = by_score.get(score, {})
                top = str(self._folder)
                works.append(Work(self._shared, top, score, title, formats, kept, known, modified, verify))
        return works

    def _create(self, tree: Tree) -> Dict[PurePosixPath, Exception]:
        """Create the folders, list the scores of those that cannot be created as failed, and return their errors."""
        missing: Dict[PurePosixPath, Exception] = {}
        for place, scores in tree.folders.items():
            error = missing.get(place.parent)
            if error is None:
                try:
                    check_inside(self._folder, str(place))
                    (self._folder / place).mkdir(exist_ok=True)
                except (OSError, ApiValueError) as reason:
                    error = reason
            if error is not None:
                missing[place] = error
                failed = [(score.id, score.title) for score in scores] or [("", place.name)]
                self._failed += [FailedExport(score, title, None, error) for score, title in failed]
        return missing

    def enter(self, work: Work, future: Future[Outcome]) -> None:
        """Record the result of a piece of work."""
        # An executor that breaks, or loses its scheduler, cancels its work.
        error = CancelledError("the executor cancelled this work") if future.cancelled() else future.exception()
        if error is not None:
            self.fail(work, error)
            return
        outcome = future.result()
        self._absorb(outcome.records)
        failures = [FailedExport(work.score, work.title, format, error) for format, error in outcome.failures]
        for format in work.formats:
            record = self._manifest.records.get(record_key(work.score, format))
            if record is None:
                continue
            paths = [self._folder / path for path in record["paths"]]
            is_intact_now = is_intact(self._folder, record["paths"][0], record)
            if format in outcome.exported and is_intact_now:
                self._exported += paths
            elif format in outcome.exported:
                missing = FileNotFoundError(errno.ENOENT, "the exported file is missing or was changed", str(paths[0]))
                failures.append(FailedExport(work.score, work.title, format, missing))
            elif is_intact_now and all(failed.format != format for failed in failures):
                self._unchanged += paths
        self._failed += failures

    def fail(self, work: Work, error: BaseException) -> None:
        """Record work that was lost, and the files that it had finished."""
        self._absorb(read_receipt(self._folder, work.score))
        self._failed.append(FailedExport(work.score, work.title, None, error))

    def give_up(self, futures: Iterable[Future[Outcome]]) -> None:
        """Cancel work that has not started, and waits for the rate limit in this process."""
        self._shared.stopped.set()
        for future in futures:
            future.cancel()

    def close(self) -> Backup:
        """Return the result, in an order that does not depend on the order of completion."""
        self._clean()
        self._failed.sort(key=lambda failed: (failed.title, failed.score, failed.format or ""))
        return Backup(self._folder, tuple(sorted(self._exported)), tuple(sorted(self._unchanged)), tuple(self._failed))

    def _clean(self) -> None:
        """Remove the receipts, and incomplete files of workers that were killed."""
        receipts = self._folder / RECEIPTS
        found = [path for pattern in ("*.json", DRAFTS) for path in receipts.glob(pattern)]
        for place in self._subfolders:
            found += (self._folder / place).glob(DRAFTS)
        for path in found:
            with suppress(OSError):  # a folder with such a name, or a file that is still open on Windows
                path.unlink()
        with suppress(OSError):
            receipts.rmdir()

    def _absorb(self, records: Mapping[str, Record]) -> None:
        for format, record in records.items():
            self._manifest.put(record_key(record["score"], format), record)
