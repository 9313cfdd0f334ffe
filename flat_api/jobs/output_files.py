"""Where a file is put: written under another name beside its place, and moved there when it is complete."""

from __future__ import annotations

import errno
import io
import os
import secrets
import shutil
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Callable, Generator, Optional, Tuple, Union

from flat_api.exceptions import ApiTypeError, ApiValueError

if TYPE_CHECKING:
    Destination = Union[str, os.PathLike[str], IO[bytes]]
    """A path, a folder, or a writable binary file."""

DRAFTS = ".flat-*.part"
"""Names of files that are being written."""

PIECE = 64 * 1024
"""Bytes that are read and written at a time."""


@contextmanager
def opened(
    destination: Destination, name: Callable[[], str], *, overwrite: bool
) -> Generator[Tuple[IO[bytes], Optional[Path]], None, None]:
    """Give a file to write to, and its path if there is one; it is at its destination when it is complete.

    Args:
        destination: A path, a folder, or an open file.
        name: Gives the name of the file in a folder; it is asked only where it is needed.
        overwrite: Whether a file may be there already.

    Raises:
        ApiTypeError, ApiValueError: Nothing can be written there.
        OSError: The folder is missing, there is a file already, or the new one cannot be made, written or moved.
    """
    if isinstance(destination, (str, os.PathLike)):
        path = _resolve(os.fspath(destination), name, overwrite)
        with draft(path, overwrite=overwrite) as file:
            yield file, path
        return
    if isinstance(destination, io.TextIOBase):
        raise ApiTypeError(f"a destination must be open for bytes (mode 'wb'), got {destination!r}")
    if not callable(getattr(destination, "write", None)):
        raise ApiTypeError(f"a destination must be a path, a folder or a writable binary file, got {destination!r}")
    with tempfile.TemporaryFile() as file:
        yield file, None
        file.seek(0)
        shutil.copyfileobj(file, destination, PIECE)
        # What cannot be written is to be an error here, not when the caller closes the file.
        flush = getattr(destination, "flush", None)
        if callable(flush):
            flush()


def _resolve(text: str, name: Callable[[], str], overwrite: bool) -> Path:
    """Return the path of the file that is to appear, and refuse one that cannot or must not."""
    path = Path(text)
    if path.is_dir() or text.endswith(("/", os.sep)):
        _check_folder(path)
        path = path / name()
    # The file that a link leads to is replaced, and the link stays.
    resolved: Optional[Path] = None
    with suppress(RuntimeError):  # which Python 3.13 no longer raises for a circle
        resolved = path.resolve()
    if resolved is None or resolved.is_symlink():
        raise OSError(errno.ELOOP, "a link that leads back to itself", str(path))
    _check_folder(resolved.parent)
    if resolved.exists():
        if not resolved.is_file():
            raise ApiValueError(f"{resolved} is not a regular file: open it, and give the open file")
        if not overwrite:
            raise FileExistsError(17, "the file exists, and overwrite=True is not set", str(resolved))
    return resolved


@contextmanager
def draft(path: Path, *, overwrite: bool) -> Generator[IO[bytes], None, None]:
    """Give a new file beside ``path`` that moves there at the end; after an exception nothing is left of it.

    Raises:
        OSError: The file cannot be made, written or moved.
    """
    partial = path.with_name(DRAFTS.replace("*", secrets.token_hex(8)))
    with partial.open("xb") as file:
        try:
            yield file
            file.flush()
            os.fsync(file.fileno())
            file.close()
            _move(partial, path, overwrite)
        except BaseException:
            # On a full disk, closing tries to write what is buffered, and fails again.
            with suppress(OSError):
                file.close()
            partial.unlink()
            raise
    # The move is to survive a power cut, where the system can: Windows does not open folders.
    with suppress(OSError):
        folder = os.open(str(path.parent), os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def copy_file(source: Path, path: Path) -> None:
    """Copy a file over another one, completely or not at all."""
    with source.open("rb") as original, draft(path, overwrite=True) as copy:
        shutil.copyfileobj(original, copy, PIECE)


def _move(partial: Path, path: Path, overwrite: bool) -> None:
    if overwrite:
        partial.replace(path)
        return
    # A link fails where there is a file, also one that came while this one was written.
    try:
        os.link(str(partial), str(path))
    except (OSError, NotImplementedError, AttributeError) as error:
        if isinstance(error, FileExistsError) or path.exists():
            raise FileExistsError(17, "a file appeared meanwhile, and overwrite=True is not set", str(path)) from None
        partial.replace(path)
    else:
        partial.unlink()


def _check_folder(folder: Path) -> None:
    if not folder.is_dir():
        if folder.exists():
            raise NotADirectoryError(20, "this is no folder", str(folder))
        raise FileNotFoundError(2, "there is no such folder", str(folder))
