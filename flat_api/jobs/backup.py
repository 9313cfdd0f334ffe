"""Keeping a copy of a collection, or of the whole account, on disk."""

from __future__ import annotations

import json
import os
import queue
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ThreadPoolExecutor
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import (
    TYPE_CHECKING,
    Callable,
    ContextManager,
    Dict,
    Iterable,
    List,
    Mapping,
    Optional,
    Sequence,
    Set,
    Tuple,
    Union,
)

from flat_api.configuration.settings import check_seconds
from flat_api.exceptions import ApiTypeError, ApiValueError, TaskTimeout
from flat_api.jobs.backup_worker import RECEIPTS, Outcome, Shared, Work, is_intact, keep, read_receipt
from flat_api.jobs.collection_tree import account_tree, collection_tree, places
from flat_api.jobs.formats import EXPORTS, export_format
from flat_api.jobs.output_files import DRAFTS
from flat_api.jobs.progress import Manifest, reporting

if TYPE_CHECKING:
    from flat_api.api_client import ApiClient
    from flat_api.jobs.collection_tree import IsFile, Tree
    from flat_api.jobs.progress import Progress, Record, Report
    from flat_api.models.collection import Collection

MANIFEST = "flat-backup.jsonl"

DEFAULT_FORMATS = ("mxl",)

THREADS = 4
"""How many scores are exported at the same time. The rate limit, two calls a second, keeps no more of them busy."""

DEFAULT_TIMEOUT = 6 * 3600.0
"""Seconds. A score that waits for the rate limit may take hours; workers that are all gone never answer."""

GRACE = 60.0
"""Seconds that the other work may take when an executor has cancelled a piece of it."""


@dataclass(frozen=True)
class FailedExport:
    """A score that could not be exported, or not to one of the formats.

    Attributes:
        score: ID of the score.
        title: Its title.
        format: The format; ``None`` where it is the score itself.
        error: What was wrong.
    """

    score: str
    title: str
    format: Optional[str]
    error: BaseException


@dataclass(frozen=True)
class Backup:
    """What came of a backup.

    Attributes:
        folder: The top of it.
        exported: Files that are new or changed.
        unchanged: Files that were up to date.
        failed: What could not be exported; the next run tries it again.
    """

    folder: Path
    exported: Tuple[Path, ...]
    unchanged: Tuple[Path, ...]
    failed: Tuple[FailedExport, ...]


def export_collection(
    client: ApiClient,
    collection: Union[Collection, str],
    folder: Union[str, os.PathLike[str]],
    formats: Union[Sequence[str], str] = DEFAULT_FORMATS,
    executor: Optional[Executor] = None,
    *,
    progress: Progress = None,
    timeout: Optional[float] = DEFAULT_TIMEOUT,
) -> Backup:
    """Export a collection. See :meth:`flat_api.client.FlatClient.export_collection`."""
    identifier = collection if isinstance(collection, str) else collection.id
    tree = partial(collection_tree, client, identifier)
    return _back_up(client, tree, Path(folder), formats, executor, progress, timeout)


def export_account(
    client: ApiClient,
    folder: Union[str, os.PathLike[str]],
    formats: Union[Sequence[str], str] = DEFAULT_FORMATS,
    executor: Optional[Executor] = None,
    *,
    progress: Progress = None,
    timeout: Optional[float] = DEFAULT_TIMEOUT,
) -> Backup:
    """Export the whole account. See :meth:`flat_api.client.FlatClient.export_account`."""
    return _back_up(client, partial(account_tree, client), Path(folder), formats, executor, progress, timeout)


def _back_up(
    client: ApiClient,
    read_tree: Callable[[IsFile], Tree],
    folder: Path,
    formats: Union[Sequence[str], str],
    executor: Optional[Executor],
    progress: Progress,
    timeout: Optional[float],
) -> Backup:
    formats = (formats,) if isinstance(formats, str) else tuple(formats)
    if not formats:
        raise ApiValueError("a backup needs at least one format")
    for name in formats:
        export_format("backup", name)
    if executor is not None and not callable(getattr(executor, "submit", None)):
        raise ApiTypeError(f"'executor' must be a concurrent.futures.Executor, got {executor!r}")
    if timeout is not None:
        check_seconds("backup: timeout", timeout)
    # Listing first: a collection that does not exist leaves no folder behind.
    tree = read_tree(partial(_is_file, folder))
    folder.mkdir(parents=True, exist_ok=True)
    folder = folder.resolve()
    book = _Book(client, folder)
    works = book.plan(tree, tuple(dict.fromkeys(formats)))
    # The caller's executor stays open.
    running: ContextManager[Executor] = (
        ThreadPoolExecutor(THREADS, thread_name_prefix="flat-backup") if executor is None else nullcontext(executor)
    )
    with reporting(progress, folder.name, "score") as report, running as pool:
        _keep_all(pool, works, book, timeout, report)
    return book.close()


def _keep_all(
    pool: Executor, works: Sequence[Work], book: _Book, timeout: Optional[float], report: Optional[Report]
) -> None:
    """Have all scores kept, and enter each in the book as soon as it is finished.

    Args:
        timeout: Seconds within which one of them must be finished.
        report: Is told how many are finished.
    """
    futures: Dict[Future[Outcome], Work] = {}
    finished: queue.SimpleQueue[Future[Outcome]] = queue.SimpleQueue()
    repeated: Set[str] = set()

    def submit(work: Work) -> None:
        future = pool.submit(keep, work)
        futures[future] = work
        future.add_done_callback(finished.put)

    try:
        for work in works:
            try:
                submit(work)
            except BrokenExecutor as error:
                book.fail(work, error)
        while futures:
            try:
                done = finished.get(timeout=timeout)
            except queue.Empty:
                book.give_up(futures)
                for work in futures.values():
                    book.fail(work, TaskTimeout(f"not a single score was finished in {timeout:g} seconds"))
                break
            if done.cancelled():  # others may never be, when it is the scheduler that is gone
                timeout = GRACE if timeout is None else min(timeout, GRACE)
            work = futures.pop(done)
            # The executor, and not the work, has failed: work reports its failures, and raises nothing. Dask, for
            # one, may mix up the answer of a worker that it lost with that of the one that took over. The work is
            # done once more then; what it has finished is in its receipt.
            if work.score not in repeated and not done.cancelled() and done.exception() is not None:
                repeated.add(work.score)
                with suppress(BrokenExecutor):
                    submit(work)
                    continue
            book.enter(work, done)
            # Forgotten at once: Dask would otherwise do it again when it loses the worker that holds the answer.
            del done
            if report is not None:
                report(len(works) - len(futures), len(works))
    except BaseException:
        book.give_up(futures)
        raise


def _is_file(folder: Path, place: PurePosixPath) -> bool:
    """Tell places of files, the manifest's among them: a collection may be called like one."""
    path = folder / place
    return place == PurePosixPath(MANIFEST) or (path.exists() and not path.is_dir())


class _Book:
    """Keeps the manifest, and the lists of what came of the work."""

    def __init__(self, client: ApiClient, folder: Path) -> None:
        self._folder = folder
        self._shared = Shared(client)
        self._manifest = Manifest(folder / MANIFEST, "backup")
        self._exported: List[Path] = []
        self._unchanged: List[Path] = []
        self._failed: List[FailedExport] = []
        self._places: List[PurePosixPath] = []
        # Where an earlier run was broken off, its workers have done more than the manifest knows.
        for receipt in sorted((folder / RECEIPTS).glob("*.json")):
            with suppress(ValueError):
                self._absorb(json.loads(receipt.read_text(encoding="utf-8")))
        self._clean()

    def plan(self, tree: Tree, formats: Tuple[str, ...]) -> List[Work]:
        """Return the work for all scores, and make the folders."""
        self._places = list(tree)
        for place in tree:
            (self._folder / place).mkdir(parents=True, exist_ok=True)
        by_score: Dict[str, Dict[str, Record]] = {}
        owners: Dict[str, str] = {}
        for record in self._manifest.records.values():
            by_score.setdefault(record["score"], {})[record["format"]] = record
            owners.update(dict.fromkeys(record["paths"], record["score"]))

        def is_taken(score: str, stem: str) -> bool:
            # Neither a file of somebody else is overwritten, nor the last copy of a score that is gone.
            paths = [stem + EXPORTS[format].extension for format in formats]
            return any(owners.get(path) != score and (self._folder / path).exists() for path in paths)

        top = str(self._folder)
        return [
            Work(self._shared, top, placed.score, placed.title, formats, placed.stems, by_score.get(placed.score, {}))
            for placed in places(tree, is_taken)
        ]

    def enter(self, work: Work, future: Future[Outcome]) -> None:
        """Take over what came of a piece of work."""
        # An executor that breaks down, or loses its scheduler, cancels what it was given.
        error = CancelledError("the executor has given this up") if future.cancelled() else future.exception()
        if error is not None:
            self.fail(work, error)
            return
        outcome = future.result()
        self._absorb(outcome.records)
        failures = [FailedExport(work.score, work.title, format, why) for format, why in outcome.failures]
        for format in work.formats:
            record = self._manifest.records.get(_key(work.score, format))
            if record is None:
                continue
            paths = [self._folder / path for path in record["paths"]]
            is_intact_now = is_intact(paths[0], record)
            if format in outcome.exported and is_intact_now:
                self._exported += paths
            elif format in outcome.exported:
                gone = FileNotFoundError(2, "the file has vanished", str(paths[0]))
                failures.append(FailedExport(work.score, work.title, format, gone))
            elif is_intact_now and all(failed.format != format for failed in failures):
                self._unchanged += paths
        self._failed += failures

    def fail(self, work: Work, error: BaseException) -> None:
        """Take over what a worker had finished before it was gone."""
        self._absorb(read_receipt(self._folder, work.score))
        self._failed.append(FailedExport(work.score, work.title, None, error))

    def give_up(self, futures: Iterable[Future[Outcome]]) -> None:
        """Stop what has not begun, and what waits for the rate limit in this process."""
        self._shared.stopped.set()
        for future in futures:
            future.cancel()

    def close(self) -> Backup:
        """Return the lists, in an order that does not depend on who was quicker."""
        self._clean()
        self._failed.sort(key=lambda failed: (failed.title, failed.score, failed.format or ""))
        return Backup(self._folder, tuple(sorted(self._exported)), tuple(sorted(self._unchanged)), tuple(self._failed))

    def _clean(self) -> None:
        """Remove the receipts, and what workers that were killed have left half-written."""
        for receipt in (self._folder / RECEIPTS).glob("*"):
            receipt.unlink()
        for place in self._places:
            for partial_file in (self._folder / place).glob(DRAFTS):
                partial_file.unlink()
        with suppress(OSError):
            (self._folder / RECEIPTS).rmdir()

    def _absorb(self, records: Mapping[str, Record]) -> None:
        for format, record in records.items():
            self._manifest.put(_key(record["score"], format), record)


def _key(score: str, format: str) -> str:
    return f"{score}/{format}"
