"""Redis: tokens and the pace of calls, shared by all processes and machines of a back end.

Extra ``redis``. The clients are those of redis-py; a Redis that can be restarted keeps its data on disk only if it is
configured to.
"""

from __future__ import annotations

import logging
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from typing_extensions import Protocol

from flat_api.auth.token_store import LOCK_TIMEOUT, check_timeout, check_tokens, tokens_from_json, tokens_to_json
from flat_api.exceptions import ApiTypeError, TokenStoreError, TokenStoreTimeout
from flat_api.exceptions.misuse import excerpt
from flat_api.policies.rate_limit import MAX_WINDOW, Pacer
from flat_api.policies.retry import GRACE
from flat_api.support.redaction import hidden

try:
    from redis.exceptions import LockError, RedisError
except ImportError as _error:
    raise ImportError('flat_api.contrib.redis needs the package redis: pip install "flat-api[redis]"') from _error

if TYPE_CHECKING:
    from typing import Callable, Generator, Optional, Union

    from flat_api.auth.tokens import Tokens
    from flat_api.policies.rate_limit import RateLimit

    class RedisClient(Protocol):
        """The methods of ``redis.Redis`` that are used."""

        def get(self, name: str) -> Any:
            """Return a value."""

        def set(self, name: str, value: Any) -> Any:
            """Keep a value."""

        def delete(self, *names: str) -> Any:
            """Delete keys."""

        def lock(self, name: str, timeout: Optional[float] = ..., blocking_timeout: Optional[float] = ...) -> Any:
            """Return a lock."""

        def eval(self, script: str, numkeys: int, *keys_and_args: Any) -> Any:
            """Run a script."""


LEASE = 120.0
"""Seconds after which the lock of a worker that died is free. A refresh takes one call."""

_log = logging.getLogger("flat_api")


class RedisTokenStore:
    """Token store in Redis, for processes on any number of machines.

    The tokens are in Redis in clear text: use it where only your back end can read it.

    Args:
        client: Client of redis-py.
        key: Key of the tokens, such as ``flat:tokens:42``; the lock is beside it (``:lock``).
        timeout: Seconds to wait for the lock.
        lease: Seconds after which the lock of a worker that died is free; longer than a refresh may take.

    Raises:
        ApiTypeError, ApiValueError: An argument is wrong.
    """

    def __init__(self, client: RedisClient, key: str, *, timeout: float = LOCK_TIMEOUT, lease: float = LEASE) -> None:
        self._client = check_client("RedisTokenStore()", client)
        self._key = check_key("RedisTokenStore()", key)
        self._timeout = check_timeout("RedisTokenStore()", timeout)
        self._lease = check_timeout("RedisTokenStore()", lease)

    def load(self) -> Optional[Tokens]:
        """Return the tokens, or ``None`` where the key is not there.

        Raises:
            TokenStoreError: Redis cannot be reached, or the key holds something else.
        """
        try:
            content: Any = hidden(self._client.get(self._key))
        except RedisError as error:
            raise self._failed(error) from None
        return None if content is None else tokens_from_json(repr(self), content)

    def save(self, tokens: Tokens) -> None:
        """Replace the tokens.

        Raises:
            TokenStoreError: Redis cannot be reached.
        """
        content = hidden(tokens_to_json(check_tokens("RedisTokenStore.save()", tokens)))
        try:
            self._client.set(self._key, bytes(content))
        except RedisError as error:
            raise self._failed(error) from None

    def clear(self) -> None:
        """Delete the tokens.

        Raises:
            TokenStoreError: Redis cannot be reached.
        """
        try:
            self._client.delete(self._key)
        except RedisError as error:
            raise self._failed(error) from None

    @contextmanager
    def locked(self) -> Generator[None, None, None]:
        """Exclude all other workers, by the lock of redis-py.

        Raises:
            TokenStoreTimeout: Another one had the lock for too long.
            TokenStoreError: Redis cannot be reached.
        """
        lock: Any = self._client.lock(f"{self._key}:lock", timeout=self._lease, blocking_timeout=self._timeout)
        try:
            acquired = lock.acquire()
        except RedisError as error:
            raise self._failed(error) from None
        if not acquired:
            raise TokenStoreTimeout(f"{self!r} was locked for more than {self._timeout:g} s")
        try:
            yield
        finally:
            # A lock whose lease is over is no longer ours to release; without Redis it ends with its lease.
            with suppress(LockError, RedisError):
                lock.release()

    def _failed(self, error: Exception) -> TokenStoreError:
        return TokenStoreError(f"{self!r} cannot be used ({type(error).__name__})")

    def __repr__(self) -> str:
        return f"<RedisTokenStore {self._key!r}>"


_PACE = """
local now, grace, longest = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local limit, remaining, reset = tonumber(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6])
local state = redis.call('HMGET', KEYS[1], 'limit', 'remaining', 'reset', 'next')
local known_limit, left = tonumber(state[1] or '-1'), tonumber(state[2] or '-1')
local known_reset, next_call = tonumber(state[3] or '0'), tonumber(state[4] or '0')
if reset > known_reset then
    -- A response of a new window. Calls that are under way already are subtracted by the next responses.
    known_limit, left, known_reset, next_call = limit, remaining, reset, 0
elseif reset == known_reset and reset > 0 then
    known_limit, left = limit, math.min(left, remaining)
end
if known_limit < 0 then
    return '0'
end
if now > known_reset + grace then
    if known_reset > 0 then
        -- The window is over, and no response of the next one is known: it begins with all of its calls.
        left, known_reset, next_call = known_limit, 0, 0
    end
    redis.call('HSET', KEYS[1], 'limit', known_limit, 'remaining', left - 1, 'reset', known_reset, 'next', next_call)
    redis.call('EXPIRE', KEYS[1], 86400)
    return '0'
end
local start = now
local interval = 0
if left <= 0 then
    start = known_reset + grace
elseif left * 2 <= known_limit then
    interval = math.max(0, known_reset - now) / left
    start = math.max(now, math.min(next_call, known_reset + grace))
end
if start - now <= longest then
    redis.call(
        'HSET', KEYS[1], 'limit', known_limit, 'remaining', left - 1, 'reset', known_reset,
        'next', string.format('%.6f', start + interval)
    )
    redis.call('EXPIRE', KEYS[1], 86400)
end
return string.format('%.6f', start - now)
"""
"""Reserves a moment for a call: one step for Redis, so that no two workers reserve the same one."""


class SharedRateLimit:
    """Pace of all workers that use a token, for ``Configuration(rate_limit=SharedRateLimit(...))``.

    Like ``rate_limit="pace"``, which spreads the calls of one client: while more than half of the calls of a window are
    left, nothing is delayed, then the rest is spread over the rest of the window. Here the calls of all workers count.
    A worker that dies holds nothing. Where Redis cannot be reached, each worker keeps a pace of its own, and a warning
    is logged once.

    Args:
        client: Client of redis-py.
        key: Key for the token, such as ``flat:pace:school-17``; never the token itself.
        now: Clock, in epoch seconds. The clocks of the machines must agree to about a second.

    Raises:
        ApiTypeError: An argument is wrong.
    """

    def __init__(self, client: RedisClient, key: str, *, now: Callable[[], float] = time.time) -> None:
        self._client = check_client("SharedRateLimit()", client)
        self._key = check_key("SharedRateLimit()", key)
        self._now = now
        self._alone = Pacer(now)
        self._warned = False

    def delay(self, seen: Optional[RateLimit], longest: float = float("inf")) -> float:
        """Return the seconds to wait before the next call, and reserve that moment for it.

        Args:
            seen: State of the rate limit in the last response to this worker, if any.
            longest: Longest delay that the caller accepts, in seconds. A longer one is returned without a reservation.
        """
        now = self._now()
        state = [-1, -1, 0]
        if seen is not None and None not in (seen.limit, seen.remaining, seen.reset):
            assert seen.reset is not None
            if seen.reset <= now + MAX_WINDOW:
                state = [seen.limit or 0, seen.remaining or 0, seen.reset]
        arguments: list[Union[int, float, None]] = [now, GRACE, min(longest, MAX_WINDOW), *state]
        try:
            return max(0.0, float(self._client.eval(_PACE, 1, self._key, *arguments)))
        except RedisError as error:
            if not self._warned:
                self._warned = True
                _log.warning("%r cannot be used (%s); each worker keeps a pace of its own", self, type(error).__name__)
            return self._alone.delay(seen, longest)

    def __repr__(self) -> str:
        return f"<SharedRateLimit {self._key!r}>"


def check_client(who: str, client: Any) -> Any:
    """Return a client of redis-py, and refuse one whose methods are coroutines."""
    if not callable(getattr(client, "eval", None)) or type(client).__module__.startswith("redis.asyncio"):
        raise ApiTypeError(f"{who}: 'client' must be a redis.Redis, got {excerpt(client)}")
    return client


def check_key(who: str, key: Any) -> str:
    """Return the key, and refuse anything but a text."""
    if not isinstance(key, str) or not key:
        raise ApiTypeError(f"{who}: 'key' must be a non-empty text, got {excerpt(key)}")
    return key
