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
from typing import cast

from flat_api.exceptions import ApiTypeError, ApiValueError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import IO, Any, Callable, Generator, Optional, Union

    Destination = Union[str, os.PathLike[str], IO[bytes]]
    """A path, a folder, or a writable binary file."""

DRAFTS = ".flat-*.part"
"""Names of files that are being written."""

_PIECE = 64 * 1024


def is_file_object(destination: Any) -> bool:
    """Tell whether a destination is an open file, and refuse what is neither that nor a path."""
    if isinstance(destination, (str, os.PathLike)):
        return False
    if isinstance(destination, io.TextIOBase):
        raise ApiTypeError(f"a destination must be open for bytes (mode 'wb'), got {destination!r}")
    if callable(getattr(destination, "write", None)):
        return True
    raise ApiTypeError(f"a destination must be a path, a folder or a writable binary file, got {destination!r}")


def resolve(destination: Destination, name: Callable[[], str], *, overwrite: bool) -> Path:
    """Return the path of the file that is to appear, and refuse one that cannot or must not.

    Args:
        destination: A path or a folder.
        name: Gives the name of the file in the folder; it is asked only where it is needed.
        overwrite: Whether a file may be there already.

    Raises:
        FileNotFoundError: The folder does not exist.
        FileExistsError: There is a file.
    """
    text = os.fspath(cast("Union[str, os.PathLike[str]]", destination))
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
    path = resolved
    _check_folder(path.parent)
    if path.exists():
        if not path.is_file():
            raise ApiValueError(f"{path} is not a regular file: open it, and give the open file")
        if not overwrite:
            raise FileExistsError(17, "the file exists, and overwrite=True is not set", str(path))
    return path


@contextmanager
def draft(path: Path, *, overwrite: bool) -> Generator[IO[bytes], None, None]:
    """Give a new file beside ``path`` that moves there at the end; after an exception nothing is left of it.

    Args:
        path: The place; its folder exists.
        overwrite: Whether a file that is there is replaced.

    Raises:
        OSError: The file cannot be made, written or moved.
    """
    partial = path.with_name(DRAFTS.replace("*", secrets.token_hex(8)))
    with partial.open("xb") as file:
        try:
            yield file
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            # On a full disk, closing tries to write what is buffered, and fails again.
            with suppress(OSError):
                file.close()
            partial.unlink()
            raise
    try:
        _move(partial, path, overwrite)
    except BaseException:
        partial.unlink()
        raise
    _sync_folder(path.parent)


@contextmanager
def draft_for(destination: IO[bytes]) -> Generator[IO[bytes], None, None]:
    """Give a temporary file whose content is written to an open file at the end, when it is complete.

    Args:
        destination: The open file.
    """
    with tempfile.TemporaryFile() as file:
        yield file
        file.seek(0)
        shutil.copyfileobj(file, destination, _PIECE)
        # What cannot be written is to be an error here, not when the caller closes the file.
        flush = getattr(destination, "flush", None)
        if callable(flush):
            flush()


def copy_file(source: Path, path: Path) -> None:
    """Copy a file over another one, completely or not at all."""
    with source.open("rb") as original, draft(path, overwrite=True) as copy:
        shutil.copyfileobj(original, copy, _PIECE)


def _move(partial: Path, path: Path, overwrite: bool) -> None:
    if not overwrite:
        # A link fails where there is a file, also one that came while this one was written.
        try:
            os.link(str(partial), str(path))
        except FileExistsError:
            raise FileExistsError(17, "a file appeared meanwhile, and overwrite=True is not set", str(path)) from None
        except (OSError, NotImplementedError, AttributeError):
            if path.exists():
                raise FileExistsError(17, "the file exists, and overwrite=True is not set", str(path)) from None
        else:
            partial.unlink()
            return
    partial.replace(path)


def _check_folder(folder: Path) -> None:
    if not folder.is_dir():
        if folder.exists():
            raise NotADirectoryError(20, "this is no folder", str(folder))
        raise FileNotFoundError(2, "there is no such folder", str(folder))


def _sync_folder(folder: Path) -> None:
    """Make the move survive a power cut, where the system can."""
    with suppress(OSError):  # Windows does not open folders
        descriptor = os.open(str(folder), os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
