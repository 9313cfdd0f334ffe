"""Token store in the database of a site, with the lock of a row."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Callable, Generator, Optional, TypeVar

from django.db import DatabaseError, OperationalError, connections, router, transaction
from django.utils import timezone

from flat_api.auth.token_store import check_tokens, tokens_from_json, tokens_to_json
from flat_api.contrib.django import conf
from flat_api.contrib.django.encryption import decrypt, encrypt
from flat_api.contrib.django.models import FlatTokens
from flat_api.exceptions import TokenStoreError, TokenStoreTimeout

if TYPE_CHECKING:
    from flat_api.auth.tokens import Tokens

T = TypeVar("T")


class ModelTokenStore:
    """Token store of a user, for all processes and machines that use the database.

    The lock is a change of the user's row, in a transaction of its own that ends with the connection of a worker that
    dies. A refresh inside of a request's transaction (``ATOMIC_REQUESTS``) is in another connection, so that new tokens
    stay although the request fails later. SQLite, which is for development, has one writer: it locks the whole
    database, and a refresh is part of the request's transaction.

    Args:
        user: User of the site.
    """

    def __init__(self, user: Any) -> None:
        self._user = user.pk
        self._run: Callable[[Callable[[], Any]], Any] = _here

    def load(self) -> Optional[Tokens]:
        """Return the tokens, or ``None`` where the user is not connected.

        Raises:
            TokenStoreError: The database cannot be read, or the content cannot be decrypted. It is left as it is.
        """
        content = self._guarded(self._read)
        if not content:
            return None
        return tokens_from_json(repr(self), decrypt(repr(self), bytes(content), conf.keys()))

    def save(self, tokens: Tokens) -> None:
        """Replace the tokens; they are encrypted with the first key.

        Raises:
            TokenStoreError: The database cannot be written.
        """
        check_tokens("ModelTokenStore.save()", tokens)
        content = encrypt(tokens_to_json(tokens), conf.keys())
        self._guarded(lambda: self._write(content))

    def clear(self) -> None:
        """Delete the tokens.

        Raises:
            TokenStoreError: The database cannot be written.
        """
        self._guarded(lambda: self._write(b""))

    @contextmanager
    def locked(self) -> Generator[None, None, None]:
        """Exclude all other workers.

        Raises:
            TokenStoreTimeout: Another one had the lock for too long.
            TokenStoreError: The database cannot be used.
        """
        alias = router.db_for_write(FlatTokens)
        connection: Any = connections[alias]
        block = transaction.atomic(using=alias, durable=connection.vendor != "sqlite")
        try:
            block.__enter__()
        except RuntimeError:
            # The transaction of the request may be rolled back later; then new tokens would be lost.
            with self._beside(alias):
                yield
            return
        try:
            self._guarded(self._take)
            yield
        except BaseException as error:
            block.__exit__(type(error), error, error.__traceback__)
            raise
        block.__exit__(None, None, None)

    @contextmanager
    def _beside(self, alias: str) -> Generator[None, None, None]:
        """Lock in a thread, which has a connection of its own."""
        with ThreadPoolExecutor(1) as thread:
            block = transaction.atomic(using=alias)
            thread.submit(block.__enter__).result()
            self._run = lambda work: thread.submit(work).result()
            try:
                self._guarded(self._take)
                yield
            except BaseException as error:
                thread.submit(block.__exit__, type(error), error, error.__traceback__).result()
                raise
            else:
                thread.submit(block.__exit__, None, None, None).result()
            finally:
                self._run = _here
                thread.submit(connections.close_all).result()

    def _take(self) -> None:
        """Lock the row by changing it, and create it if it is missing."""
        alias = router.db_for_write(FlatTokens)
        connection: Any = connections[alias]
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT set_config('lock_timeout', %s, true)", [f"{int(1000 * _timeout())}ms"])
        rows: Any = FlatTokens.objects.using(alias)
        if not rows.filter(user_id=self._user).update(locked_at=timezone.now()):
            rows.get_or_create(user_id=self._user)
            rows.filter(user_id=self._user).update(locked_at=timezone.now())

    def _read(self) -> Any:
        rows: Any = FlatTokens.objects.using(router.db_for_write(FlatTokens))
        return rows.filter(user_id=self._user).values_list("content", flat=True).first()

    def _write(self, content: bytes) -> None:
        rows: Any = FlatTokens.objects.using(router.db_for_write(FlatTokens))
        rows.update_or_create(user_id=self._user, defaults={"content": content})

    def _guarded(self, work: Callable[[], T]) -> T:
        """Do some work with the database; its errors name this store."""
        try:
            result: T = self._run(work)
        except OperationalError as error:
            if "lock" in str(error).lower():
                raise TokenStoreTimeout(f"{self!r} was locked for more than {_timeout():g} s") from None
            raise self._failed(error) from None
        except DatabaseError as error:
            raise self._failed(error) from None
        return result

    def _failed(self, error: Exception) -> TokenStoreError:
        return TokenStoreError(f"{self!r} cannot be used ({type(error).__name__})")

    def __repr__(self) -> str:
        return f"<ModelTokenStore of user {self._user}>"


def _here(work: Callable[[], Any]) -> Any:
    return work()


def _timeout() -> float:
    return float(conf.member("LOCK_TIMEOUT"))
