"""Progress of a job: reports, and a manifest from which another run continues."""

from __future__ import annotations

import json
import os
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any, Callable, Dict, Generator, Optional, Union

from flat_api.exceptions import ApiValueError
from flat_api.jobs.output_files import draft

if TYPE_CHECKING:
    from pathlib import Path

    Record = Dict[str, Any]
    Report = Callable[[int, Optional[int]], object]
    Progress = Union[bool, Report, None]
    """``True`` for a bar, or a function of the amount done and the total (``None`` while it is not known)."""


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


class Manifest:
    """Records by key, in a file of JSON lines.

    A new record is appended as a line, so that an interruption loses the last record at most. Opening the file removes
    lines that later ones have replaced.

    Args:
        path: Path of the file, which is created with the first record.
        kind: Kind of job that the manifest belongs to.

    Raises:
        ApiValueError: The file is not such a manifest.
        OSError: The file cannot be read.
    """

    def __init__(self, path: Path, kind: str) -> None:
        self.path = path
        self.records: Dict[str, Record] = {}
        self._head = json.dumps({"manifest": kind, "version": 1})
        if not path.exists():
            return
        text = path.read_text(encoding="utf-8", errors="replace")
        head, *lines = text.split("\n")
        if head != self._head and not self._head.startswith(text):  # an interruption can cut the first line
            raise ApiValueError(f"{path} is not a manifest of this job; move the file away, or pass another folder")
        for line in lines:
            with suppress(ValueError, KeyError, TypeError):  # an interruption can cut the last line
                entry = json.loads(line)
                self.records[entry["key"]] = entry["record"]
        wanted = self._head + "\n" + "".join(_line(key, record) for key, record in self.records.items())
        if text != wanted:
            with draft(path, overwrite=True) as file:
                file.write(wanted.encode("utf-8"))

    def put(self, key: str, record: Record) -> None:
        """Write a record to the disk, and replace one with the same key."""
        with self.path.open("a", encoding="utf-8") as file:
            if not file.tell():
                file.write(self._head + "\n")
            file.write(_line(key, record))
            file.flush()
            os.fsync(file.fileno())
        self.records[key] = record


def _line(key: str, record: Record) -> str:
    return json.dumps({"key": key, "record": record}) + "\n"
