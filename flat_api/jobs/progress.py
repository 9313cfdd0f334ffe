"""Showing how far a job is."""

from __future__ import annotations

from contextlib import contextmanager
from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Generator, Optional, Union

    Report = Callable[[int, Optional[int]], object]
    Progress = Union[bool, Report, None]
    """``True`` for a bar, or a function of what is done and the total, which is ``None`` while it is not known."""


@contextmanager
def reporting(progress: Progress, title: str, unit: str) -> Generator[Optional[Report], None, None]:
    """Give the function to report to; ``None`` where nobody listens.

    Args:
        progress: What the caller wants.
        title: Stands before the bar.
        unit: What is counted; ``"B"`` is shown in kB and MB.

    Raises:
        ImportError: A bar is wanted, and tqdm is not installed.
    """
    if progress is not True:
        yield progress or None
        return
    try:
        tqdm: Any = import_module("tqdm.auto").tqdm
    except ImportError as error:
        raise ImportError('progress=True needs the package tqdm: pip install "flat-api[progress]"') from error
    with tqdm(desc=title, unit=unit, unit_scale=unit == "B") as bar:
        yield _reporter(bar)


def _reporter(bar: Any) -> Report:
    def report(done: int, total: Optional[int]) -> None:
        if total is not None and bar.total != total:
            bar.total = total
            bar.refresh()
        if done < bar.n:  # a download that began anew
            bar.n = done
            bar.refresh()
        else:
            bar.update(done - bar.n)

    return report
