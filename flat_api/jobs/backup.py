"""Backup of a collection, or of the whole account, to a folder."""

from __future__ import annotations

import errno
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

from flat_api.calls.operation import calling
from flat_api.configuration.settings import check_seconds
from flat_api.exceptions import ApiTypeError, ApiValueError, TaskTimeout
from flat_api.jobs.backup_worker import RECEIPTS, Outcome, Shared, Work, back_up_score, is_intact, read_receipt
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
"""Name of the manifest in the folder."""

DEFAULT_FORMATS = ("mxl",)

MAX_THREADS = 4
"""Scores that are exported at the same time. The rate limit of two calls a second leaves more threads idle."""

DEFAULT_TIMEOUT = 6 * 3600.0
"""Seconds without a finished score. A wait for the rate limit takes up to an hour, and a score can need several."""

CANCELLED_TIMEOUT = 60.0
"""Seconds without a finished score after an executor has cancelled a piece of work."""


@dataclass(frozen=True)
class FailedExport:
    """A score that could not be exported, or not to one of the formats.

    Attributes:
        score: ID of the score.
        title: Title of the score.
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


@calling(collection_tree, back_up_score)
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
    """Export the scores of a collection and its subcollections to a folder.

    A manifest in the folder records revisions and hashes: another run exports the scores that are new or changed, and
    tries again those that failed. A score that fails does not stop the others.

    Args:
        collection: Collection, or its ID.
        folder: Path of the folder, which is created if it is missing.
        formats: Format, or list of formats, to export each score to; see :meth:`FlatClient.export_score
            <flat_api.client.FlatClient.export_score>`.
        executor: Executor that runs the work: threads by default; processes; or other machines, as
            ``distributed.Client.get_executor()`` returns it. All workers must see the folder.
        progress: ``True`` for a progress bar, or a function that is called with the number of scores done and the
            number of all scores.
        timeout: Seconds without a finished score, 6 hours by default. After that the other scores are listed as failed,
            because the workers may have been lost. ``None`` waits without a limit.

    Returns:
        The files that were exported, unchanged and failed.

    Raises:
        ApiValueError: There is no such format; nothing was sent.
        NotFoundException: There is no such collection.
        OSError: The folder cannot be created, or its manifest cannot be written.
    """
    identifier = collection if isinstance(collection, str) else collection.id
    tree = partial(collection_tree, client, identifier)
    return _back_up(client, tree, Path(folder), formats, executor, progress, timeout)


@calling(account_tree, back_up_score)
def export_account(
    client: ApiClient,
    folder: Union[str, os.PathLike[str]],
    formats: Union[Sequence[str], str] = DEFAULT_FORMATS,
    executor: Optional[Executor] = None,
    *,
    progress: Progress = None,
    timeout: Optional[float] = DEFAULT_TIMEOUT,
) -> Backup:
    """Export every score that the account can read to a folder.

    The manifest and the arguments are those of :meth:`FlatClient.export_collection
    <flat_api.client.FlatClient.export_collection>`.

    Args:
        folder: Path of the folder, which is created if it is missing.
        formats: Format, or list of formats, to export each score to.
        executor: Executor that runs the work; threads by default.
        progress: ``True`` for a progress bar, or a function that is called with the number of scores done and the
            number of all scores.
        timeout: Seconds without a finished score, 6 hours by default; ``None`` waits without a limit.

    Returns:
        The files that were exported, unchanged and failed.
    """
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
    """Export the scores of a tree."""
    formats = (formats,) if isinstance(formats, str) else tuple(formats)
    if not formats:
        raise ApiValueError("backup: 'formats' must name at least one format, got an empty list")
    for name in formats:
        export_format("backup", name)
    if executor is not None and not callable(getattr(executor, "submit", None)):
        raise ApiTypeError(f"backup: 'executor' must be a concurrent.futures.Executor, got {executor!r:.200}")
    if timeout is not None:
        check_seconds("backup: timeout", timeout)
    # The listing comes first: for a collection that does not exist no folder is created.
    tree = read_tree(partial(_is_file, folder))
    folder.mkdir(parents=True, exist_ok=True)
    folder = folder.resolve()
    run = _Run(client, folder)
    works = run.plan(tree, tuple(dict.fromkeys(formats)))
    # An executor of the caller stays open.
    running: ContextManager[Executor] = (
        ThreadPoolExecutor(MAX_THREADS, thread_name_prefix="flat-backup") if executor is None else nullcontext(executor)
    )
    with reporting(progress, folder.name, "score") as report, running as pool:
        _run_all(pool, works, run, timeout, report)
    return run.close()


def _run_all(
    pool: Executor, works: Sequence[Work], run: _Run, timeout: Optional[float], report: Optional[Report]
) -> None:
    """Run all work in an executor, and record each result as soon as it is there.

    Args:
        pool: Executor that runs the work.
        works: Work for each score.
        run: Receiver of the results.
        timeout: Seconds within which one score must be finished.
        report: Function that is called with the number of finished scores and the number of all scores.
    """
    futures: Dict[Future[Outcome], Work] = {}
    finished: queue.SimpleQueue[Future[Outcome]] = queue.SimpleQueue()
    repeated: Set[str] = set()

    def submit(work: Work) -> None:
        future = pool.submit(back_up_score, work)
        futures[future] = work
        future.add_done_callback(finished.put)

    try:
        for work in works:
            try:
                submit(work)
            except BrokenExecutor as error:
                run.fail(work, error)
        while futures:
            try:
                done = finished.get(timeout=timeout)
            except queue.Empty:
                run.give_up(futures)
                for work in futures.values():
                    run.fail(
                        work, TaskTimeout(f"no score was finished within {timeout:g} seconds; pass a larger timeout")
                    )
                break
            if done.cancelled():  # after the loss of a scheduler other work never finishes
                timeout = CANCELLED_TIMEOUT if timeout is None else min(timeout, CANCELLED_TIMEOUT)
            work = futures.pop(done)
            # Work returns its failures, so an exception comes from the executor. Dask, for example, can confuse the
            # results of a worker that it lost and of the worker that took over. The work runs once more then; its
            # receipt has what is finished.
            if work.score not in repeated and not done.cancelled() and done.exception() is not None:
                repeated.add(work.score)
                with suppress(BrokenExecutor):
                    submit(work)
                    continue
            run.enter(work, done)
            # Released at once: Dask repeats finished work if it loses the worker that holds a result still in use.
            del done
            if report is not None:
                report(len(works) - len(futures), len(works))
    except BaseException:
        run.give_up(futures)
        raise


def _is_file(folder: Path, place: PurePosixPath) -> bool:
    """Return whether a file or the manifest has this path, so that no folder can have it."""
    path = folder / place
    return place == PurePosixPath(MANIFEST) or (path.exists() and not path.is_dir())


class _Run:
    """One run of a backup: its manifest, and the lists of its results."""

    def __init__(self, client: ApiClient, folder: Path) -> None:
        self._folder = folder
        self._shared = Shared(client)
        self._manifest = Manifest(folder / MANIFEST, "backup")
        self._exported: List[Path] = []
        self._unchanged: List[Path] = []
        self._failed: List[FailedExport] = []
        self._subfolders: List[PurePosixPath] = []
        # The workers of an interrupted run have finished more than its manifest has.
        for receipt in sorted((folder / RECEIPTS).glob("*.json")):
            with suppress(ValueError):
                self._absorb(json.loads(receipt.read_text(encoding="utf-8")))
        self._clean()

    def plan(self, tree: Tree, formats: Tuple[str, ...]) -> List[Work]:
        """Return the work for all scores, and create the folders."""
        self._subfolders = list(tree)
        for place in tree:
            (self._folder / place).mkdir(parents=True, exist_ok=True)
        by_score: Dict[str, Dict[str, Record]] = {}
        owners: Dict[str, str] = {}
        for record in self._manifest.records.values():
            by_score.setdefault(record["score"], {})[record["format"]] = record
            owners.update(dict.fromkeys(record["paths"], record["score"]))

        def is_taken(score: str, stem: str) -> bool:
            # Neither a foreign file is overwritten, nor the last copy of a deleted score.
            paths = [stem + EXPORTS[format].extension for format in formats]
            return any(owners.get(path) != score and (self._folder / path).exists() for path in paths)

        top = str(self._folder)
        return [
            Work(self._shared, top, placed.score, placed.title, formats, placed.stems, by_score.get(placed.score, {}))
            for placed in places(tree, is_taken)
        ]

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
            record = self._manifest.records.get(_key(work.score, format))
            if record is None:
                continue
            paths = [self._folder / path for path in record["paths"]]
            is_intact_now = is_intact(paths[0], record)
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
        for receipt in (self._folder / RECEIPTS).glob("*"):
            receipt.unlink()
        for place in self._subfolders:
            for partial_file in (self._folder / place).glob(DRAFTS):
                partial_file.unlink()
        with suppress(OSError):
            (self._folder / RECEIPTS).rmdir()

    def _absorb(self, records: Mapping[str, Record]) -> None:
        for format, record in records.items():
            self._manifest.put(_key(record["score"], format), record)


def _key(score: str, format: str) -> str:
    return f"{score}/{format}"
