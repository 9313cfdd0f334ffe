"""Backup of a collection, or of the whole account, to a folder."""

from __future__ import annotations

import os
import queue
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager, nullcontext, suppress
from functools import partial
from pathlib import Path
from typing import (
    TYPE_CHECKING,
    Callable,
    ContextManager,
    Dict,
    Generator,
    NamedTuple,
    Optional,
    Sequence,
    Set,
    Tuple,
    Union,
)

from flat_api.calls.operation import calling
from flat_api.exceptions import ApiTypeError, ApiValueError, TaskTimeout
from flat_api.exceptions.misuse import excerpt
from flat_api.jobs.arguments import (
    check_flag,
    check_path,
    check_progress,
    check_timeout,
    identifier_of,
    strings_of,
)
from flat_api.jobs.backup_run import Backup, Run, is_file
from flat_api.jobs.backup_worker import (
    Outcome,
    Work,
    back_up_score,
)
from flat_api.jobs.collection_tree import account_tree, collection_tree
from flat_api.jobs.formats import export_format
from flat_api.jobs.manifest import FolderLock
from flat_api.jobs.progress import reporting

if TYPE_CHECKING:
    from flat_api.api_client import ApiClient
    from flat_api.jobs.collection_tree import IsFile, Tree
    from flat_api.jobs.progress import Progress, Report
    from flat_api.models.collection import Collection

LOCK = ".flat-backup.lock"
"""Name of the lock in the folder."""

DEFAULT_FORMATS = ("mxl",)

MAX_THREADS = 4
"""Scores that are exported at the same time. The rate limit of two calls a second leaves more threads idle."""

DEFAULT_TIMEOUT = 6 * 3600.0
"""Seconds without a finished score. A wait for the rate limit takes up to an hour, and a score can need several."""

CANCELLED_TIMEOUT = 60.0
"""Seconds without a finished score after an executor has cancelled a piece of work."""


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
    verify: bool = False,
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
        verify: Whether to compare each file with the SHA-256 in the manifest, too, which reads all files. A damaged
            file is exported again. A file is always compared before it is copied, moved or deleted.

    Returns:
        The files that were exported, unchanged and failed.

    Raises:
        ApiValueError: An argument is wrong, and nothing was sent; or the manifest is that of another program.
        NotFoundException: There is no such collection.
        BlockingIOError: Another backup uses the folder.
        OSError: The folder cannot be created, or its manifest cannot be written.
    """
    who = "export_collection()"
    tree = partial(collection_tree, client, identifier_of(who, "collection", collection, "a collection"))
    settings = _settings(who, folder, formats, executor, progress, timeout, verify)
    return _back_up(client, tree, settings)


@calling(account_tree, back_up_score)
def export_account(
    client: ApiClient,
    folder: Union[str, os.PathLike[str]],
    formats: Union[Sequence[str], str] = DEFAULT_FORMATS,
    executor: Optional[Executor] = None,
    *,
    progress: Progress = None,
    timeout: Optional[float] = DEFAULT_TIMEOUT,
    verify: bool = False,
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
        verify: Whether to compare each file with the SHA-256 in the manifest, too, which reads all files.

    Returns:
        The files that were exported, unchanged and failed.
    """
    settings = _settings("export_account()", folder, formats, executor, progress, timeout, verify)
    return _back_up(client, partial(account_tree, client), settings)


class _Settings(NamedTuple):
    """The arguments of a backup, checked."""

    folder: Path
    formats: Tuple[str, ...]
    executor: Optional[Executor]
    progress: Progress
    timeout: Optional[float]
    verify: bool


def _settings(
    who: str,
    folder: Union[str, os.PathLike[str]],
    formats: Union[Sequence[str], str],
    executor: Optional[Executor],
    progress: Progress,
    timeout: Optional[float],
    verify: bool,
) -> _Settings:
    """Return the arguments of a backup, or refuse them."""
    names = [formats] if isinstance(formats, str) else strings_of(who, "formats", formats, "['mxl', 'midi']")
    if not names:
        raise ApiValueError(f"{who}: 'formats' must name at least one format, got an empty list")
    for name in names:
        export_format(who, name)
    if executor is not None and not callable(getattr(executor, "submit", None)):
        raise ApiTypeError(f"{who}: 'executor' must be a concurrent.futures.Executor, got {excerpt(executor)}")
    check_timeout(who, timeout)
    check_progress(who, progress)
    check_flag(who, "verify", verify)
    path = Path(check_path(who, "folder", folder))
    return _Settings(path, tuple(dict.fromkeys(names)), executor, progress, timeout, verify)


def _back_up(client: ApiClient, read_tree: Callable[[IsFile], Tree], settings: _Settings) -> Backup:
    """Export the scores of a tree."""
    # An executor of the caller stays open.
    executor: ContextManager[Executor] = (
        ThreadPoolExecutor(MAX_THREADS, thread_name_prefix="flat-backup")
        if settings.executor is None
        else nullcontext(settings.executor)
    )
    with _folder(settings.folder) as folder, FolderLock(folder / LOCK, "backup"):
        # Before the listing, which can take long, so that a bar or a manifest that cannot be used is an error at once.
        with reporting(settings.progress, folder.name, "score") as report:
            run = Run(client, folder)
            works = run.plan(read_tree(partial(is_file, folder)), settings.formats, settings.verify)
            with executor as pool:
                _run_all(pool, works, run, settings.timeout, report)
        return run.close()


@contextmanager
def _folder(path: Path) -> Generator[Path, None, None]:
    """Give the folder, which is created if it is missing, and is removed again if nothing was written to it."""
    made = [place for place in (path, *path.parents) if not place.exists()]
    path.mkdir(parents=True, exist_ok=True)
    try:
        yield path.resolve()
    except BaseException:
        for place in made:
            with suppress(OSError):
                place.rmdir()
        raise


def _run_all(
    pool: Executor, works: Sequence[Work], run: Run, timeout: Optional[float], report: Optional[Report]
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
