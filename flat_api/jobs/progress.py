"""Reports of the progress of a job."""

from __future__ import annotations

from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any, Callable, Generator, Optional, TypeVar, Union

T = TypeVar("T")

if TYPE_CHECKING:
    Report = Callable[[int, Optional[int]], object]
    Progress = Union[bool, Report, None]
    """``True`` for a bar, or a function of the amount done and the total (``None`` while it is not known)."""
    StateProgress = Union[bool, Callable[[T], object], None]
    """``True`` for a bar, or a function of the present state."""


@contextmanager
def reporting(progress: Progress, title: str, unit: str) -> Generator[Optional[Report], None, None]:
    """Give a function to report progress to, or ``None`` if no report was requested.

    Args:
        progress: Argument of the job: ``True``, a function or ``None``.
        title: Title of the bar.
        unit: Unit of the numbers; ``"B"`` is shown in kB and MB.

    Raises:
        ImportError: A bar was requested, and tqdm is not installed.
    """
    if progress is not True:
        yield progress or None
        return
    try:
        tqdm: Any = import_module("tqdm.auto").tqdm
    except ImportError as error:
        raise ImportError('progress=True needs the package tqdm: pip install "flat-api[progress]"') from error
    with tqdm(desc=title, unit=unit, unit_scale=unit == "B") as bar:

        def report(done: int, total: Optional[int]) -> None:
            if total is not None and bar.total != total:
                bar.total = total
                bar.refresh()
            bar.update(done - bar.n)  # a negative number when a download starts again

        yield report


@contextmanager
def reporting_states(progress: StateProgress[T], title: str) -> Generator[Optional[Callable[[T], object]], None, None]:
    """Give a function to report the states of a task to, or ``None`` if no report was requested.

    Args:
        progress: Argument of the job: ``True``, a function or ``None``.
        title: Title of the bar.

    Raises:
        ImportError: A bar was requested, and tqdm is not installed.
    """
    if progress is not True:
        yield progress or None
        return
    with reporting(True, title, "%") as report:
        assert report is not None
        show: Report = report

        def report_state(state: T) -> None:
            is_done = getattr(state, "state", getattr(state, "status", None)) == "done"
            percent: object = 100 if is_done else getattr(getattr(state, "progress", None), "percent", None)
            if isinstance(percent, (int, float)):
                show(int(min(max(percent, 0), 100)), 100)

        yield report_state
