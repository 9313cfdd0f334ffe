"""Bars on standard error for work that takes long, where it is a terminal."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Callable, Generator, Optional

if TYPE_CHECKING:
    from flat_api.cli.session import Session

    Report = Callable[[int, Optional[int]], object]


@contextmanager
def bytes_shown(session: Session, title: str) -> Generator[Optional[Report], None, None]:
    """Show a bar of bytes with the remaining time, and give the function that moves it."""
    with _bar(session, title, in_bytes=True) as report:
        yield report


@contextmanager
def items_shown(session: Session, title: str) -> Generator[Optional[Report], None, None]:
    """Show a bar of things with the remaining time, and give the function that moves it."""
    with _bar(session, title, in_bytes=False) as report:
        yield report


@contextmanager
def _bar(session: Session, title: str, *, in_bytes: bool) -> Generator[Optional[Report], None, None]:
    if session.quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, DownloadColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    amount = DownloadColumn() if in_bytes else MofNCompleteColumn()
    columns = (TextColumn("{task.description}"), BarColumn(), amount, TimeRemainingColumn())
    with Progress(*columns, console=Console(file=sys.stderr), transient=True) as progress:
        task = progress.add_task(escape(title), total=None)

        def report(done: int, total: Optional[int]) -> None:
            left = session.calls_left
            shown = title if left is None or in_bytes else f"{title}, {left:,} calls left of the hour"
            progress.update(task, completed=done, total=total, description=escape(shown))

        yield report
