"""Keeping a copy of a collection, or of the whole account, on disk."""

from __future__ import annotations

import json
import os
import queue
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Dict, List, Set

from flat_api.exceptions import ApiTypeError, ApiValueError, TaskTimeout
from flat_api.jobs.destinations import DRAFTS
from flat_api.jobs.formats import EXPORTS, export_format
from flat_api.jobs.keeping import RECEIPTS, Outcome, Shared, Work, is_intact, keep, read_receipt
from flat_api.jobs.progress import Manifest, reporting
from flat_api.jobs.tree import account_tree, collection_tree, places
from flat_api.settings import check_seconds

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable, Generator, Iterable, Mapping, Optional, Sequence, Tuple, Union

    from flat_api.api_client import ApiClient
    from flat_api.jobs.progress import Progress, Record
    from flat_api.jobs.tree import Tree
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
    wanted = _checked(formats)
    identifier = collection if isinstance(collection, str) else collection.id
    top = Path(folder)
    return _back_up(
        client, lambda: collection_tree(client, identifier, _files(top)), top, wanted, executor, progress, timeout
    )


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
    wanted = _checked(formats)
    top = Path(folder)
    return _back_up(client, lambda: account_tree(client, _files(top)), top, wanted, executor, progress, timeout)


def _files(top: Path) -> Callable[[PurePosixPath], bool]:
    """Return what tells places of files: a collection may be called like one."""

    def is_file(place: PurePosixPath) -> bool:
        path = top / place
        return place == PurePosixPath(MANIFEST) or (path.exists() and not path.is_dir())

    return is_file


def _checked(formats: Union[Sequence[str], str]) -> Tuple[str, ...]:
    wanted = (formats,) if isinstance(formats, str) else tuple(formats)
    if not wanted:
        raise ApiValueError("a backup needs at least one format")
    for name in wanted:
        export_format("backup", name)
    return tuple(dict.fromkeys(wanted))


def _back_up(
    client: ApiClient,
    read_tree: Callable[[], Tree],
    folder: Path,
    formats: Tuple[str, ...],
    executor: Optional[Executor],
    progress: Progress,
    timeout: Optional[float],
) -> Backup:
    if executor is not None and not callable(getattr(executor, "submit", None)):
        raise ApiTypeError(f"'executor' must be a concurrent.futures.Executor, got {executor!r}")
    if timeout is not None:
        check_seconds("backup: timeout", timeout)
    # Listing first: a collection that does not exist leaves no folder behind.
    tree = read_tree()
    folder.mkdir(parents=True, exist_ok=True)
    folder = folder.resolve()
    book = _Book(folder)
    works = book.plan(client, tree, formats)
    with reporting(progress, folder.name, "score") as report, _running(executor) as pool:
        futures: Dict[Future[Outcome], Work] = {}
        finished: queue.SimpleQueue[Future[Outcome]] = queue.SimpleQueue()
        repeated: Set[str] = set()
        try:
            for work in works:
                try:
                    _submit(pool, work, futures, finished)
                except BrokenExecutor as error:
                    book.fail(work, error)
            while futures:
                done = _next(finished, timeout)
                if done is None:
                    book.give_up(futures)
                    for work in futures.values():
                        book.fail(work, TaskTimeout(f"not a single score was finished in {timeout:g} seconds"))
                    break
                if done.cancelled():  # others may never be, when it is the scheduler that is gone
                    timeout = GRACE if timeout is None else min(timeout, GRACE)
                work = futures.pop(done)
                if work.score not in repeated and _is_mishap(done):
                    repeated.add(work.score)
                    with suppress(BrokenExecutor):
                        _submit(pool, work, futures, finished)
                        continue
                book.enter(work, done)
                # Forgotten at once: Dask would otherwise do it again when it loses the worker that holds the answer.
                del done
                if report is not None:
                    report(len(works) - len(futures), len(works))
        except BaseException:
            book.give_up(futures)
            raise
    return book.close()


def _submit(
    pool: Executor,
    work: Work,
    futures: Dict[Future[Outcome], Work],
    finished: queue.SimpleQueue[Future[Outcome]],
) -> None:
    future = pool.submit(keep, work)
    futures[future] = work
    future.add_done_callback(finished.put)


def _is_mishap(done: Future[Outcome]) -> bool:
    """Tell whether the executor, and not the work, has failed: work reports its failures, and raises nothing.

    Dask, for one, may mix up the answer of a worker that it lost with that of the one that took over. The work is done
    once more then; what it has finished is in its receipt.
    """
    return not done.cancelled() and done.exception() is not None


def _next(finished: queue.SimpleQueue[Future[Outcome]], timeout: Optional[float]) -> Optional[Future[Outcome]]:
    """Return a future that is done; ``None`` when there was none in time."""
    try:
        return finished.get(timeout=timeout)
    except queue.Empty:
        return None


@contextmanager
def _running(executor: Optional[Executor]) -> Generator[Executor, None, None]:
    """Give the caller's executor, which stays open, or one of our own."""
    if executor is not None:
        yield executor
        return
    with ThreadPoolExecutor(THREADS, thread_name_prefix="flat-backup") as own:
        yield own


class _Book:
    """Keeps the manifest, and the lists of what came of the work.

    Args:
        folder: The top of the backup.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._shared: Optional[Shared] = None
        self._manifest = Manifest(folder / MANIFEST, "backup")
        self._exported: List[Path] = []
        self._unchanged: List[Path] = []
        self._failed: List[FailedExport] = []
        self._places: List[PurePosixPath] = []
        # Where an earlier run was broken off, its workers have done more than the manifest knows.
        for receipt in sorted((folder / RECEIPTS).glob("*.json")):
            with suppress(ValueError):
                self._absorb(json.loads(receipt.read_text(encoding="utf-8")))
        self._clean(())

    def plan(self, client: ApiClient, tree: Tree, formats: Tuple[str, ...]) -> List[Work]:
        """Return the work for all scores, and make the folders."""
        self._places = tree.folders
        for place in tree.folders:
            (self._folder / place).mkdir(parents=True, exist_ok=True)
        by_score: Dict[str, Dict[str, Record]] = {}
        owners: Dict[str, str] = {}
        for record in self._manifest.records.values():
            by_score.setdefault(record["score"], {})[record["format"]] = record
            owners.update(dict.fromkeys(record["paths"], record["score"]))

        def is_taken(stem: str, score: str) -> bool:
            # Neither a file of somebody else is overwritten, nor the last copy of a score that is gone.
            paths = [stem + EXPORTS[format].extension for format in formats]
            return any(owners.get(path) != score and (self._folder / path).exists() for path in paths)

        shared = self._shared = Shared(client)
        top = str(self._folder)
        return [
            Work(shared, top, placed.score, placed.title, formats, placed.stems, by_score.get(placed.score, {}))
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
        self._failed += [FailedExport(work.score, work.title, format, why) for format, why in outcome.failures]
        for format in work.formats:
            record = self._manifest.records.get(_key(work.score, format))
            if record is not None and record["paths"]:
                paths = [self._folder / path for path in record["paths"]]
                if not is_intact(paths[0], record):
                    if format in outcome.exported:
                        gone = FileNotFoundError(2, "the file has vanished", str(paths[0]))
                        self._failed.append(FailedExport(work.score, work.title, format, gone))
                elif format in outcome.exported:
                    self._exported += paths
                elif all(failed != format for failed, _ in outcome.failures):
                    self._unchanged += paths

    def fail(self, work: Work, error: BaseException) -> None:
        """Take over what a worker had finished before it was gone."""
        self._absorb(read_receipt(self._folder, work.score))
        self._failed.append(FailedExport(work.score, work.title, None, error))

    def give_up(self, futures: Iterable[Future[Outcome]]) -> None:
        """Stop what has not begun, and what waits for the rate limit in this process."""
        if self._shared is not None:
            self._shared.stopped.set()
        for future in futures:
            future.cancel()

    def close(self) -> Backup:
        """Return the lists, in an order that does not depend on who was quicker."""
        self._clean(self._places)
        self._failed.sort(key=lambda failed: (failed.title, failed.score, failed.format or ""))
        return Backup(self._folder, tuple(sorted(self._exported)), tuple(sorted(self._unchanged)), tuple(self._failed))

    def _clean(self, places: Sequence[PurePosixPath]) -> None:
        """Remove the receipts, and what workers that were killed have left half-written."""
        for receipt in (self._folder / RECEIPTS).glob("*"):
            receipt.unlink()
        for place in places:
            for partial in (self._folder / place).glob(DRAFTS):
                partial.unlink()
        with suppress(OSError):
            (self._folder / RECEIPTS).rmdir()

    def _absorb(self, records: Mapping[str, Record]) -> None:
        for format, record in records.items():
            self._manifest.put(_key(record["score"], format), record)


def _key(score: str, format: str) -> str:
    return f"{score}/{format}"
