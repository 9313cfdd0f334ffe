"""Sources of files: a folder, or a zip archive of which nothing is unpacked to the disk."""

from __future__ import annotations

import io
import os
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING, Any, Dict, List, Optional, Union

from flat_api.exceptions import ApiTypeError
from flat_api.exceptions.misuse import excerpt
from flat_api.school.findings import ERROR
from flat_api.school.roster import Assembly, Roster
from flat_api.school.rows import Rows

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Type

    Source = Union[str, os.PathLike[str], IO[bytes]]
    """Path of a folder or zip archive, or a zip archive that is open in binary mode."""

MAX_FILES = 1000
"""Entries of an archive."""

MAX_FILE_SIZE = 512 * 1024 * 1024
"""Bytes of a file, unpacked. 300,000 enrolments take about 30 MB."""

MAX_TABLE_SIZE = 64 * 1024 * 1024
"""Bytes of a table that is read on its own."""

MAX_RATIO = 200
"""Unpacked bytes per packed byte, from 10 MiB on. Tables of a school reach about 20."""

_CHECKED_SIZE = 10 * 1024 * 1024


class UnreadableArchive(Exception):
    """The archive is damaged, encrypted or too large."""


def unreadable(source: Source, error: UnreadableArchive) -> Roster:
    """Return the roster of a source that cannot be read: empty, not complete, with one finding."""
    assembly = Assembly(_name_of(source), complete=False)
    assembly.find("file-unreadable", ERROR, "file", str(error), file=assembly.source)
    return assembly.roster(Rows(None), Rows(None), Rows(None))


def _name_of(source: Source) -> str:
    """Return the last part of a path, or of the name of an open file."""
    name: object = getattr(source, "name", None)
    text = os.fspath(source) if isinstance(source, (str, os.PathLike)) else name if isinstance(name, str) else ""
    return text.replace("\\", "/").rpartition("/")[2] or "archive"


class SingleFile:
    """One table: a path, or a file that is open in binary mode.

    Args:
        source: The path or file.
        who: Name of the calling function, for messages.

    Attributes:
        name: Name of the file, for findings.

    Raises:
        ApiTypeError: The source is neither a path nor a file.
        FileNotFoundError: The path does not exist.
        UnreadableArchive: The file is too large.
    """

    def __init__(self, source: Source, who: str) -> None:
        self.name = _name_of(source)
        if isinstance(source, (str, os.PathLike)):
            with Path(source).open("rb") as file:
                self._data = file.read(MAX_TABLE_SIZE + 1)
        elif callable(getattr(source, "read", None)):
            data: Any = source.read(MAX_TABLE_SIZE + 1)
            if not isinstance(data, bytes):
                raise ApiTypeError(f"{who}: 'source' must be a file opened in binary mode ('rb')")
            self._data = data
        else:
            raise ApiTypeError(f"{who}: 'source' must be a path or an open binary file, got {excerpt(source)}")
        if len(self._data) > MAX_TABLE_SIZE:
            raise UnreadableArchive(f"the file has more than {MAX_TABLE_SIZE // 2**20} MiB")

    def open(self, name: str) -> IO[bytes]:
        """Open the table from its beginning; there is only one, whatever its name."""
        return io.BytesIO(self._data)


class Files:
    """The tables of a folder or zip archive, by name. Names do not depend on case, and lie in one folder.

    Args:
        source: Path, or file that is open in binary mode.
        who: Name of the calling function, for messages.

    Attributes:
        name: Name of the folder or archive, for descriptions.

    Raises:
        ApiTypeError: The source is neither a path nor a file.
        FileNotFoundError: The path does not exist.
        UnreadableArchive: The archive cannot be read.
    """

    def __init__(self, source: Source, who: str) -> None:
        self._archive: Optional[zipfile.ZipFile] = None
        self._paths: Dict[str, Union[Path, zipfile.ZipInfo]] = {}
        self.name = _name_of(source)
        if isinstance(source, (str, os.PathLike)):
            path = Path(source)
            if path.is_dir():
                self._paths = {one.name.lower(): one for one in sorted(path.iterdir()) if one.is_file()}
                return
            with path.open("rb"):  # FileNotFoundError and PermissionError leave as they are
                pass
        elif not callable(getattr(source, "read", None)) or not callable(getattr(source, "seek", None)):
            raise ApiTypeError(
                f"{who}: 'source' must be the path of a folder or zip archive, or an open binary file, "
                f"got {excerpt(source)}"
            )
        try:
            self._archive = zipfile.ZipFile(source)
            self._paths = self._entries(self._archive)
        except (zipfile.BadZipFile, zipfile.LargeZipFile, ValueError, EOFError, NotImplementedError) as error:
            self.close()
            raise UnreadableArchive(f"not a zip archive that can be read ({error})") from None
        except UnreadableArchive:
            self.close()
            raise

    def __enter__(self) -> Files:
        return self

    def __exit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        traceback: Optional[TracebackType],
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the archive."""
        if self._archive is not None:
            self._archive.close()

    def names(self) -> List[str]:
        """Return the names of all files, in lower case."""
        return list(self._paths)

    def open(self, name: str) -> Optional[IO[bytes]]:
        """Open a file for reading, or return ``None`` where there is no such file.

        Raises:
            UnreadableArchive: The file is encrypted, or packed in a way that zipfile does not know.
        """
        found = self._paths.get(name.lower())
        if found is None:
            return None
        if isinstance(found, Path):
            if found.stat().st_size > MAX_FILE_SIZE:
                raise UnreadableArchive(f"{found.name} has more than {MAX_FILE_SIZE // 2**20} MiB")
            return found.open("rb")
        assert self._archive is not None
        try:
            return self._archive.open(found)
        except (RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error) as error:
            raise UnreadableArchive(f"{name} cannot be unpacked ({error})") from None

    @staticmethod
    def _entries(archive: zipfile.ZipFile) -> Dict[str, Union[Path, zipfile.ZipInfo]]:
        """Return the files by name, and refuse an archive that would take too much memory or time."""
        entries = archive.infolist()
        if len(entries) > MAX_FILES:
            raise UnreadableArchive(f"it has {len(entries):,} entries, at most {MAX_FILES:,} are read")
        found: Dict[str, Union[Path, zipfile.ZipInfo]] = {}
        for entry in entries:
            path = PurePosixPath(entry.filename.replace("\\", "/"))
            # Folders of macOS hold a second entry for each file. What lies deeper, or outside, is not a table.
            if entry.filename.endswith("/") or path.parts[0] == "__MACOSX" or path.name.startswith("."):
                continue
            if path.is_absolute() or ".." in path.parts:
                raise UnreadableArchive("an entry has a name that leads out of the archive")
            if entry.file_size > MAX_FILE_SIZE:
                raise UnreadableArchive(f"{path.name} has more than {MAX_FILE_SIZE // 2**20} MiB")
            if entry.file_size > max(_CHECKED_SIZE, MAX_RATIO * entry.compress_size):
                raise UnreadableArchive(f"{path.name} is packed more than {MAX_RATIO} times, as no table is")
            name = path.name.lower()
            if name in found and name.endswith(".csv"):
                raise UnreadableArchive(f"there are two files {path.name}")
            found[name] = entry
        return found
