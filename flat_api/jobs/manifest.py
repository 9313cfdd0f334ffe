"""What a job has done so far, on disk: so that it can be broken off at any time, and goes on where it stopped."""

from __future__ import annotations

import json
import os

from flat_api.exceptions import ApiValueError
from flat_api.jobs.destinations import draft

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any, Dict

    Record = Dict[str, Any]

VERSION = 1


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
        self._head = json.dumps({"manifest": kind, "version": VERSION})
        self._read()

    def put(self, key: str, record: Record) -> None:
        """Keep a record, on disk before this returns.

        Args:
            key: Its key; a record that it had is replaced.
            record: What JSON can hold.
        """
        new = not self.path.exists()
        with self.path.open("a", encoding="utf-8") as file:
            if new:
                file.write(self._head + "\n")
            file.write(_line(key, record))
            file.flush()
            os.fsync(file.fileno())
        self.records[key] = record

    def _read(self) -> None:
        if not self.path.exists():
            return
        text = self.path.read_text(encoding="utf-8", errors="replace")
        lines = text.split("\n")
        if lines[0] != self._head and not self._head.startswith(text):  # not even its first line was complete
            raise ApiValueError(
                f"{self.path} is not a manifest that this job has written: move it away, or give another folder"
            )
        for line in lines[1:]:
            try:
                entry = json.loads(line)
                self.records[entry["key"]] = entry["record"]
            except (ValueError, KeyError, TypeError):  # the end of a line that was being written
                continue
        wanted = self._head + "\n" + "".join(_line(key, record) for key, record in self.records.items())
        if text != wanted:
            with draft(self.path, overwrite=True) as file:
                file.write(wanted.encode("utf-8"))


def _line(key: str, record: Record) -> str:
    return json.dumps({"key": key, "record": record}) + "\n"
