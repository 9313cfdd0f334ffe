"""Token stores, in which the workers of a back end share the tokens of a user."""

from __future__ import annotations

import json
import os
import secrets
import threading
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from typing_extensions import Protocol

from flat_api.auth.tokens import Tokens
from flat_api.codec.json_types import is_object
from flat_api.exceptions import ApiTypeError, ApiValueError, TokenStoreError, TokenStoreTimeout
from flat_api.exceptions.misuse import excerpt
from flat_api.support.file_lock import lock_file
from flat_api.support.forks import renew_after_fork
from flat_api.support.redaction import hidden, kind_of

if TYPE_CHECKING:
    from typing import ContextManager, Dict, Generator, Optional, Union


class TokenStore(Protocol):
    """Place where all processes and machines of a back end find the tokens of one user.

    Its errors name the store and never a token: :class:`~flat_api.exceptions.TokenStoreError` where the tokens cannot
    be read or written, :class:`~flat_api.exceptions.TokenStoreTimeout` where the lock is taken for too long.
    """

    def load(self) -> Optional[Tokens]:
        """Return the tokens, or ``None`` where there are none."""
        raise NotImplementedError

    def save(self, tokens: Tokens) -> None:
        """Replace the tokens: afterwards every process loads the new ones, or an error was raised."""
        raise NotImplementedError

    def locked(self) -> ContextManager[None]:
        """Return a context in which no other thread, process or machine is. Its lock ends with the process."""
        raise NotImplementedError


LOCK_TIMEOUT = 30.0
"""Seconds to wait for a lock. A refresh takes one call, and a worker that dies leaves no lock behind."""

_PAUSE = 0.02
"""Seconds between two looks at a lock that is taken."""


_TAKEN = BlockingIOError if os.name == "posix" else PermissionError
"""Error of a lock that another process has."""


class MemoryTokenStore:
    """Token store in the memory of one process, for tests and programs with threads.

    A pickled store becomes a store of its own in another process.

    Args:
        tokens: The first tokens.
        timeout: Seconds to wait for the lock.
    """

    def __init__(self, tokens: Optional[Tokens] = None, *, timeout: float = LOCK_TIMEOUT) -> None:
        self._tokens = tokens if tokens is None else check_tokens("MemoryTokenStore()", tokens)
        self._timeout = check_timeout("MemoryTokenStore()", timeout)
        self._renew()
        renew_after_fork(self._renew)

    def _renew(self) -> None:
        self._lock = threading.Lock()

    def load(self) -> Optional[Tokens]:
        """Return the tokens, or ``None``."""
        return self._tokens

    def save(self, tokens: Tokens) -> None:
        """Keep tokens in the place of the present ones."""
        self._tokens = check_tokens("MemoryTokenStore.save()", tokens)

    def clear(self) -> None:
        """Forget the tokens."""
        self._tokens = None

    @contextmanager
    def locked(self) -> Generator[None, None, None]:
        """Exclude the other threads."""
        lock = self._lock
        if not lock.acquire(timeout=self._timeout):
            raise TokenStoreTimeout(f"{self!r} was locked for more than {self._timeout:g} s")
        try:
            yield
        finally:
            lock.release()

    def __getstate__(self) -> Dict[str, Any]:
        return {name: value for name, value in vars(self).items() if name != "_lock"}

    def __setstate__(self, state: Dict[str, Any]) -> None:
        vars(self).update(state)
        self._renew()
        renew_after_fork(self._renew)

    def __repr__(self) -> str:
        return "<MemoryTokenStore>"


class FileTokenStore:
    """Token store in a file, for the processes of one machine.

    The file can be read by its owner only, and is replaced as a whole. The lock is one of the operating system on a
    second file beside it (``.lock``), which stays there. File systems of a network often have no such locks.

    Args:
        path: Path of the file. Its folder must exist; the file need not.
        timeout: Seconds to wait for the lock.

    Raises:
        ApiTypeError, ApiValueError: An argument is wrong.
    """

    def __init__(self, path: Union[str, os.PathLike[str]], *, timeout: float = LOCK_TIMEOUT) -> None:
        self._path = _checked_path(path)
        self._timeout = check_timeout("FileTokenStore()", timeout)

    def load(self) -> Optional[Tokens]:
        """Return the tokens, or ``None`` where there is no file.

        Raises:
            TokenStoreError: The file cannot be read, or holds no tokens. It is left as it is.
        """
        try:
            content = self._path.read_bytes()
        except FileNotFoundError:
            self._check_folder()
            return None
        except OSError as error:
            raise self._failed("cannot be read", error) from None
        return tokens_from_json(repr(self), content)

    def save(self, tokens: Tokens) -> None:
        """Replace the file.

        Raises:
            TokenStoreError: It cannot be written; the old one is still there.
        """
        content = hidden(tokens_to_json(check_tokens("FileTokenStore.save()", tokens)))
        draft = self._path.with_name(f".{self._path.name}.{secrets.token_hex(8)}")
        self._check_folder()
        try:
            file = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            with os.fdopen(file, "wb") as opened:
                opened.write(content)
                opened.flush()
                os.fsync(opened.fileno())
            draft.replace(self._path)
        except OSError as error:
            with suppress(OSError):
                draft.unlink()
            raise self._failed("cannot be written", error) from None

    def clear(self) -> None:
        """Delete the file.

        Raises:
            TokenStoreError: It cannot be deleted.
        """
        try:
            self._path.unlink()
        except FileNotFoundError:
            pass
        except OSError as error:
            raise self._failed("cannot be deleted", error) from None

    @contextmanager
    def locked(self) -> Generator[None, None, None]:
        """Exclude the other threads and processes.

        Raises:
            TokenStoreTimeout: Another one had the lock for too long.
            TokenStoreError: The lock cannot be had, as on a file system without locks.
        """
        self._check_folder()
        try:
            file = os.open(self._path.with_name(f"{self._path.name}.lock"), os.O_CREAT | os.O_RDWR, 0o600)
        except OSError as error:
            raise self._failed("cannot be locked", error) from None
        try:
            self._wait_for(file)
            yield
        finally:
            # Closing the file ends the lock, as the end of the process does.
            os.close(file)

    def _wait_for(self, file: int) -> None:
        end = time.monotonic() + self._timeout
        while True:
            try:
                lock_file(file)
                return
            except OSError as error:
                if not isinstance(error, _TAKEN):
                    raise self._failed("cannot be locked", error) from None
            if time.monotonic() >= end:
                raise TokenStoreTimeout(f"{self!r} was locked for more than {self._timeout:g} s")
            time.sleep(_PAUSE)

    def _check_folder(self) -> None:
        if not self._path.parent.is_dir():
            raise TokenStoreError(f"{self!r}: there is no folder {str(self._path.parent)!r}")

    def _failed(self, what: str, error: OSError) -> TokenStoreError:
        return TokenStoreError(f"{self!r} {what} ({error.strerror or type(error).__name__})")

    def __repr__(self) -> str:
        return f"<FileTokenStore {str(self._path)!r}>"


def _checked_path(path: Any) -> Path:
    text: object = str(path) if hasattr(path, "__fspath__") else path
    if not isinstance(text, str) or not text:
        raise ApiTypeError(f"FileTokenStore(): 'path' must be the path of a file, got {excerpt(text)}")
    return Path(text)


def tokens_to_json(tokens: Tokens) -> bytes:
    """Return tokens as JSON, in clear text."""
    return json.dumps({"version": 1, **tokens.to_dict()}).encode()


def tokens_from_json(store: str, content: Union[bytes, str]) -> Tokens:
    """Return tokens of JSON.

    Args:
        store: Name of the store, for messages.
        content: What :func:`tokens_to_json` returned.

    Raises:
        TokenStoreError: The content is something else. The message does not show it.
    """
    content = hidden(content)
    try:
        value = hidden(json.loads(content))
        if is_object(value) and value.get("version") == 1:
            return Tokens(**{name: member for name, member in value.items() if name != "version"})
    except (ValueError, TypeError):
        pass
    raise TokenStoreError(f"{store} holds something that is not tokens; it was left untouched")


def check_tokens(who: str, tokens: Any) -> Tokens:
    """Return tokens, and refuse anything else without showing it."""
    tokens = hidden(tokens)
    if not isinstance(tokens, Tokens):
        raise ApiTypeError(f"{who}: 'tokens' must be Tokens, got {kind_of(tokens)}")
    return tokens


def check_timeout(who: str, timeout: Any) -> float:
    """Return a number of seconds, and refuse anything else."""
    if isinstance(timeout, bool) or not isinstance(timeout, (int, float)):
        raise ApiTypeError(f"{who}: 'timeout' must be a number of seconds, got {excerpt(timeout)}")
    if not timeout > 0:
        raise ApiValueError(f"{who}: 'timeout' must be a positive number of seconds, got {timeout!r}")
    return float(timeout)
