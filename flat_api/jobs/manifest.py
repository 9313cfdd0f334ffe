"""Manifest of a job, from which another run continues, and the lock of the folder that it is in."""

from __future__ import annotations

import datetime
import errno
import json
import os
import socket
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Callable, Dict, Optional, cast

from flat_api.exceptions import ApiValueError
from flat_api.jobs.output_files import draft
from flat_api.support.file_lock import lock_file
from flat_api.support.forks import renew_after_fork

if TYPE_CHECKING:
    from pathlib import Path

    Record = Dict[str, Any]

VERSION = 1
"""Version of the manifests that this module reads and writes."""


def parse_json(text: str) -> Any:
    """Return the value of a JSON text, or ``None`` if it is not JSON or too deep to be read."""
    with suppress(ValueError, RecursionError):
        return json.loads(text)
    return None


def as_object(value: Any) -> Dict[str, Any]:
    """Return a JSON object, or an empty one in the place of another JSON value."""
    return cast("Dict[str, Any]", value) if isinstance(value, dict) else {}


class Manifest:
    """Records by key, in a file of JSON lines.

    A new record is appended as a line, so that an interruption loses the last record at most. Opening the file removes
    lines that later ones have replaced, and lines that are not valid: the file may have been changed by others.

    Args:
        path: Path of the file, which is created with the first record.
        kind: Kind of job that the manifest belongs to.
        is_valid: Function of a key and a record that tells whether the job can use the record.

    Raises:
        ApiValueError: The file is not such a manifest, or a newer version of the package wrote it.
        OSError: The file cannot be read.
    """

    def __init__(self, path: Path, kind: str, is_valid: Callable[[str, Record], bool]) -> None:
        self.path = path
        self.records: Dict[str, Record] = {}
        self._head = json.dumps({"manifest": kind, "version": VERSION})
        if not path.exists():
            return
        text = path.read_text(encoding="utf-8", errors="replace")
        head, *lines = text.split("\n")
        if head != self._head and not self._head.startswith(text):  # an interruption can cut the first line
            raise ApiValueError(self._refusal(as_object(parse_json(head)), kind))
        for line in lines:
            entry = as_object(parse_json(line))  # an interruption can cut the last line
            key, record = entry.get("key"), as_object(entry.get("record"))
            if not isinstance(key, str):
                continue
            if is_valid(key, record):
                self.records[key] = record
            elif entry.get("record", "") is None:
                self.records.pop(key, None)
        wanted = self._head + "\n" + "".join(_line(key, record) for key, record in self.records.items())
        if text != wanted:
            with draft(path, overwrite=True) as file:
                file.write(wanted.encode("utf-8"))

    def put(self, key: str, record: Record) -> None:
        """Write a record to the disk, and replace one with the same key."""
        self._append(_line(key, record))
        self.records[key] = record

    def remove(self, key: str) -> None:
        """Write to the disk that a record is not valid any more."""
        self._append(_line(key, None))
        self.records.pop(key, None)

    def _append(self, line: str) -> None:
        with self.path.open("a", encoding="utf-8") as file:
            if not file.tell():
                file.write(self._head + "\n")
            file.write(line)
            file.flush()
            os.fsync(file.fileno())

    def _refusal(self, head: Dict[str, Any], kind: str) -> str:
        """Return the message about a first line that another program or version wrote."""
        version = head.get("version")
        if head.get("manifest") == kind and isinstance(version, int) and version > VERSION:
            return (
                f"{self.path} was written by a newer version of flat_api (manifest version {version}, this one reads "
                f"version {VERSION}); update flat_api, or pass another folder"
            )
        return f"{self.path} is not a manifest of this job; move the file away, or pass another folder"


def _line(key: str, record: Optional[Record]) -> str:
    return json.dumps({"key": key, "record": record}) + "\n"


class FolderLock:
    """Lock of a folder: a file with the process number and the host of the job that uses the folder.

    The system releases its lock when a process ends, so that the file of a process that was killed is taken over. Where
    a file system has no locks, the process number tells whether the job still runs. Neither tells anything about
    another host.

    Args:
        path: Path of the file, which exists while the job runs.
        job: Name of the job for messages, such as ``backup``.

    Raises:
        BlockingIOError: Another job uses the folder.
        OSError: The file cannot be created.
    """

    def __init__(self, path: Path, job: str) -> None:
        self._path = path
        self._job = job
        self._file: Optional[int] = None

    def __enter__(self) -> FolderLock:
        flags = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        while self._file is None:
            is_new = True
            try:
                file = os.open(str(self._path), flags | os.O_CREAT | os.O_EXCL, 0o644)
            except FileExistsError:
                is_new = False
                try:
                    file = os.open(str(self._path), flags)
                except FileNotFoundError:
                    continue
            try:
                is_mine = self._claim(file, is_new)
            except BaseException:
                os.close(file)
                raise
            if is_mine:
                self._file = file
            else:
                os.close(file)
        renew_after_fork(self._leave_to_parent)
        return self

    def __exit__(self, *exc_info: object) -> None:
        file, self._file = self._file, None
        if file is None:
            return
        # Windows does not delete open files. Elsewhere the file goes before the lock, so that no one locks a file that
        # is about to be deleted.
        if sys.platform != "win32":
            with suppress(OSError):
                self._path.unlink()
        os.ftruncate(file, 0)
        os.close(file)
        if sys.platform == "win32":
            with suppress(OSError):
                self._path.unlink()

    def _claim(self, file: int, is_new: bool) -> bool:
        """Lock an open file; return ``False`` if the file was deleted meanwhile."""
        is_locked = self._lock(file)
        try:
            is_same = os.path.samestat(os.fstat(file), self._path.stat())
        except FileNotFoundError:
            is_same = False
        if not is_same:
            return False
        holder = self._holder(file)
        process, host = holder.get("process"), holder.get("host")
        if isinstance(process, int) and isinstance(host, str):
            if host != socket.gethostname():
                raise self._in_use(holder, f"; if it has ended, delete {self._path}")
            if not is_locked and _is_running(process):
                raise self._in_use(holder, f"; if it is another program, delete {self._path}")
        elif not is_locked and not is_new:
            raise self._in_use(holder, f"; if it has ended, delete {self._path}")
        now = datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds")
        content = {"process": os.getpid(), "host": socket.gethostname(), "since": now}
        os.ftruncate(file, 0)
        os.lseek(file, 0, os.SEEK_SET)
        os.write(file, json.dumps(content).encode("utf-8"))
        os.fsync(file)
        return True

    def _lock(self, file: int) -> bool:
        """Lock an open file, and return whether the file system has locks."""
        try:
            lock_file(file)
        except OSError as error:
            if error.errno in (errno.EAGAIN, errno.EACCES, errno.EDEADLK):
                raise self._in_use(self._holder(file), "") from None
            return False
        return True

    def _holder(self, file: int) -> Dict[str, Any]:
        """Return the content of the file; empty if it has none."""
        os.lseek(file, 0, os.SEEK_SET)
        return as_object(parse_json(os.read(file, 4096).decode("utf-8", "replace")))

    def _in_use(self, holder: Dict[str, Any], advice: str) -> BlockingIOError:
        names = ("process", "host", "since")
        process, host, since = (str(holder.get(name, "unknown"))[:200] for name in names)
        return BlockingIOError(
            errno.EAGAIN,
            f"another {self._job} uses this folder: process {process} on host {host!r}, since {since}{advice}",
            str(self._path.parent),
        )

    def _leave_to_parent(self) -> None:
        """Close the file in a forked process, which would hold the lock after the end of its parent."""
        file, self._file = self._file, None
        if file is not None:
            with suppress(OSError):
                os.close(file)


if sys.platform == "win32":

    def _is_running(process: int) -> bool:
        return True  # os.kill() would end the process; the file systems of Windows have locks

else:

    def _is_running(process: int) -> bool:
        try:
            os.kill(process, 0)
        except PermissionError:
            return True  # the process of another user
        except (ProcessLookupError, OverflowError):
            return False
        return True
