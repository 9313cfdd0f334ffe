"""How far a job is: shown while it runs, and noted on disk, so that it goes on where it was broken off."""

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
    """``True`` for a bar, or a function of what is done and the total, which is ``None`` while it is not known."""


@contextmanager
def reporting(progress: Progress, title: str, unit: str) -> Generator[Optional[Report], None, None]:
    """Give the function to report to; ``None`` where nobody listens.

    Args:
        progress: What the caller wants.
        title: Stands before a bar.
        unit: What it counts; ``"B"`` is shown in kB and MB.

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

        def report(done: int, total: Optional[int]) -> None:
            if total is not None and bar.total != total:
                bar.total = total
                bar.refresh()
            bar.update(done - bar.n)  # back, where a download begins anew

        yield report


class Manifest:
    """Records by key, in a file of JSON lines.

    A new record is a line at the end, so an interruption costs the last one at most; opening the file again removes
    what is outdated.

    Args:
        path: The file; it is made with the first record.
        kind: What it is the manifest of.

    Raises:
        ApiValueError: The file is something else.
        OSError: It cannot be read.
    """

    def __init__(self, path: Path, kind: str) -> None:
        self.path = path
        self.records: Dict[str, Record] = {}
        self._head = json.dumps({"manifest": kind, "version": 1})
        if not path.exists():
            return
        text = path.read_text(encoding="utf-8", errors="replace")
        head, *lines = text.split("\n")
        if head != self._head and not self._head.startswith(text):  # not even its first line was complete
            raise ApiValueError(
                f"{path} is not a manifest that this job has written: move it away, or give another folder"
            )
        for line in lines:
            with suppress(ValueError, KeyError, TypeError):  # the end of a line that was being written
                entry = json.loads(line)
                self.records[entry["key"]] = entry["record"]
        wanted = self._head + "\n" + "".join(_line(key, record) for key, record in self.records.items())
        if text != wanted:
            with draft(path, overwrite=True) as file:
                file.write(wanted.encode("utf-8"))

    def put(self, key: str, record: Record) -> None:
        """Keep a record that JSON can hold, instead of one with that key: on disk before this returns."""
        with self.path.open("a", encoding="utf-8") as file:
            if not file.tell():
                file.write(self._head + "\n")
            file.write(_line(key, record))
            file.flush()
            os.fsync(file.fileno())
        self.records[key] = record


def _line(key: str, record: Record) -> str:
    return json.dumps({"key": key, "record": record}) + "\n"
