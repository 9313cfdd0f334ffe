"""Output files: written under a temporary name, and renamed when they are complete."""

from __future__ import annotations

import errno
import hashlib
import io
import os
import secrets
import shutil
import stat
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Callable, Generator, Optional, Tuple, Union

from flat_api.exceptions import ApiTypeError, ApiValueError
from flat_api.exceptions.misuse import excerpt
from flat_api.jobs.arguments import check_path

if TYPE_CHECKING:
    Destination = Union[str, os.PathLike[str], IO[bytes]]
    """Path, folder, or writable binary file."""

DRAFTS = ".flat-*.part"
"""Pattern of the names of files that are not complete."""

_WHO = "export_score()"
_EXPECTED = "a path, a folder or a writable binary file"

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
        path = _resolve(check_path(_WHO, "destination", destination, _EXPECTED), name, overwrite)
        with draft(path, overwrite=overwrite) as file:
            yield file, path
        return
    _check_open_file(destination)
    with tempfile.TemporaryFile() as file:
        yield file, None
        file.seek(0)
        shutil.copyfileobj(file, destination, CHUNK_SIZE)
        # Otherwise an error such as a full disk would show only when the caller closes the file.
        flush = getattr(destination, "flush", None)
        if callable(flush):
            flush()


def _check_open_file(destination: IO[bytes]) -> None:
    """Refuse an object that is not a file, or a file that cannot be written to."""
    if isinstance(destination, io.TextIOBase):
        raise ApiTypeError(
            f"{_WHO}: 'destination' must be a file opened in binary mode ('wb'), got {excerpt(destination)}"
        )
    if not callable(getattr(destination, "write", None)):
        raise ApiTypeError(f"{_WHO}: 'destination' must be {_EXPECTED}, got {excerpt(destination)}")
    writable = getattr(destination, "writable", None)
    if getattr(destination, "closed", False) is True or (callable(writable) and not writable()):
        raise ApiValueError(f"{_WHO}: 'destination' must be open for writing, got {excerpt(destination)}")


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
            raise ApiValueError(
                f"{_WHO}: 'destination' must be a regular file, got {resolved}; open it, and pass the open file"
            )
        if not overwrite:
            raise FileExistsError(errno.EEXIST, "the file exists; pass overwrite=True to replace it", str(resolved))
    return resolved


@contextmanager
def draft(path: Path, *, overwrite: bool) -> Generator[IO[bytes], None, None]:
    """Give a new file that is renamed to ``path`` when it is complete.

    The permissions, and where possible the owner, of a file that it replaces stay. After an exception the new file is
    removed.

    Raises:
        OSError: The file cannot be created, written or renamed.
    """
    partial = path.with_name(DRAFTS.replace("*", secrets.token_hex(8)))
    with partial.open("xb") as file:
        try:
            if overwrite:
                _adopt(partial, path)
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


def _adopt(partial: Path, path: Path) -> None:
    """Give a new file the permissions, and where possible the owner, of the file that it replaces."""
    try:
        earlier = path.stat()
    except OSError:
        return
    # Only the superuser can give a file to another user. A file system without permissions refuses both.
    if hasattr(os, "chown"):
        for owner in (earlier.st_uid, -1):
            with suppress(OSError):
                os.chown(str(partial), owner, earlier.st_gid)
                break
    with suppress(OSError):
        partial.chmod(stat.S_IMODE(earlier.st_mode) & 0o777)


def digest(path: Path) -> Tuple[int, str]:
    """Return the size of a file, and its SHA-256 in hexadecimal."""
    size, sha256 = 0, hashlib.sha256()
    with path.open("rb") as file:
        for piece in iter(lambda: file.read(CHUNK_SIZE), b""):
            size += len(piece)
            sha256.update(piece)
    return size, sha256.hexdigest()


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
