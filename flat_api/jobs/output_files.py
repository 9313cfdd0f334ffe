"""Output files: written under a temporary name, and renamed when they are complete."""

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
    """Path, folder, or writable binary file."""

DRAFTS = ".flat-*.part"
"""Pattern of the names of files that are not complete."""

CHUNK_SIZE = 64 * 1024
"""Bytes that are read and written at a time."""


@contextmanager
def opened(
    destination: Destination, name: Callable[[], str], *, overwrite: bool
) -> Generator[Tuple[IO[bytes], Optional[Path]], None, None]:
    """Give a file to write to, and the path where it appears when it is complete.

    Args:
        destination: Path, folder or open file. The path that is given for an open file is ``None``.
        name: Function that returns the name of the file; it is called only if the destination is a folder.
        overwrite: Whether to replace an existing file.

    Raises:
        ApiTypeError, ApiValueError: The destination is not one that can be written to.
        OSError: The folder is missing, the file exists, or the new file cannot be created, written or renamed.
    """
    if isinstance(destination, (str, os.PathLike)):
        path = _resolve(os.fspath(destination), name, overwrite)
        with draft(path, overwrite=overwrite) as file:
            yield file, path
        return
    if isinstance(destination, io.TextIOBase):
        raise ApiTypeError(f"'destination' must be a file opened in binary mode ('wb'), got {destination!r:.200}")
    if not callable(getattr(destination, "write", None)):
        raise ApiTypeError(
            f"'destination' must be a path, a folder or a writable binary file, got {destination!r:.200}"
        )
    with tempfile.TemporaryFile() as file:
        yield file, None
        file.seek(0)
        shutil.copyfileobj(file, destination, CHUNK_SIZE)
        # Otherwise an error such as a full disk would show only when the caller closes the file.
        flush = getattr(destination, "flush", None)
        if callable(flush):
            flush()


def _resolve(text: str, name: Callable[[], str], overwrite: bool) -> Path:
    """Return the path of the output file, or refuse the destination."""
    path = Path(text)
    if path.is_dir() or text.endswith(("/", os.sep)):
        _check_folder(path)
        path = path / name()
    # The target of a symbolic link is replaced, and the link stays.
    resolved: Optional[Path] = None
    with suppress(RuntimeError):  # a loop of links; since Python 3.13 resolve() returns the link instead
        resolved = path.resolve()
    if resolved is None or resolved.is_symlink():
        raise OSError(errno.ELOOP, "the symbolic links form a loop", str(path))
    _check_folder(resolved.parent)
    if resolved.exists():
        if not resolved.is_file():
            raise ApiValueError(f"{resolved} is not a regular file; open it, and pass the open file as the destination")
        if not overwrite:
            raise FileExistsError(errno.EEXIST, "the file exists; pass overwrite=True to replace it", str(resolved))
    return resolved


@contextmanager
def draft(path: Path, *, overwrite: bool) -> Generator[IO[bytes], None, None]:
    """Give a new file that is renamed to ``path`` when it is complete.

    After an exception the new file is removed.

    Raises:
        OSError: The file cannot be created, written or renamed.
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
            # On a full disk, close() writes the rest of the buffer, and fails again.
            with suppress(OSError):
                file.close()
            partial.unlink()
            raise
    # The new name survives a power cut only after a sync of the folder. Windows cannot open folders.
    with suppress(OSError):
        folder = os.open(str(path.parent), os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def copy_file(source: Path, path: Path) -> None:
    """Copy a file, and replace an existing one by the complete copy."""
    with source.open("rb") as original, draft(path, overwrite=True) as copy:
        shutil.copyfileobj(original, copy, CHUNK_SIZE)


def _move(partial: Path, path: Path, overwrite: bool) -> None:
    if overwrite:
        partial.replace(path)
        return
    # os.link() fails if the file exists, also if another program has just created it; a rename would replace it.
    try:
        os.link(str(partial), str(path))
    except (OSError, NotImplementedError, AttributeError) as error:
        if isinstance(error, FileExistsError) or path.exists():
            raise FileExistsError(
                errno.EEXIST, "another program created the file meanwhile; pass overwrite=True to replace it", str(path)
            ) from None
        partial.replace(path)
    else:
        partial.unlink()


def _check_folder(folder: Path) -> None:
    if not folder.is_dir():
        if folder.exists():
            raise NotADirectoryError(errno.ENOTDIR, "this is not a folder", str(folder))
        raise FileNotFoundError(errno.ENOENT, "there is no such folder", str(folder))
