"""Retries: which requests are repeated, how often, and after which pause."""

from __future__ import annotations

import random
import threading
import time
from typing import Any, Callable, Dict, FrozenSet, Optional, Tuple

from flat_api.exceptions import ApiTypeError, ApiValueError

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "PUT", "DELETE"})
"""Methods that may be repeated: doing it twice is doing it once (RFC 9110, section 9.2.2)."""


class _Value:
    """Something that cannot be changed, and equals what has the same parameters.

    A data class would do. Python writes and compiles the methods of one, and that of two would be felt in the time to
    the first answer.
    """

    _compared: Tuple[str, ...] = ()

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a {type(self).__name__} cannot be changed: make another one")

    def __delattr__(self, name: str) -> None:
        self.__setattr__(name, None)

    def _key(self) -> Tuple[Any, ...]:
        return tuple([getattr(self, name) for name in self._compared])

    def __eq__(self, other: object) -> bool:
        return self._key() == other._key() if isinstance(other, type(self)) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._key())

    def __repr__(self) -> str:
        parameters = ", ".join([f"{name}={value!r}" for name, value in zip(self._compared, self._key())])
        return f"{type(self).__name__}({parameters})"


class Backoff(_Value):
    """Exponential back-off with full jitter.

    Full jitter (a uniform draw from zero to the ceiling) spreads clients that failed together; see
    "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.

    Args:
        base: Ceiling of the first delay, in seconds.
        cap: Largest ceiling, in seconds.
        uniform: Draws a number between two others.
    """

    base: float
    cap: float
    uniform: Callable[[float, float], float]
    _compared = ("base", "cap")

    def __init__(
        self, base: float = 0.5, cap: float = 20.0, uniform: Callable[[float, float], float] = random.uniform
    ) -> None:
        self.__dict__.update(base=base, cap=cap, uniform=uniform)

    def delay(self, attempt: int) -> float:
        """Return the seconds to wait before attempt ``attempt + 1`` (the first attempt is 1)."""
        return self.uniform(0.0, min(self.cap, self.base * 2.0 ** min(attempt - 1, 60)))


_BACKOFF = Backoff()
_STATUSES = frozenset({502, 503, 504})


class RetryPolicy(_Value):
    """How often a call is tried, and how long it may wait in between.

    Safe methods (GET, PUT, DELETE) are repeated after connection faults and after ``statuses``; a POST only when it
    provably did not reach the server, was refused by the rate limit, or carries an idempotency key.

    >>> RetryPolicy(attempts=5, max_wait=10)  # doctest: +NORMALIZE_WHITESPACE
    RetryPolicy(attempts=5, max_wait=10, backoff=Backoff(base=0.5, cap=20.0), statuses=frozenset({504, 502, 503}),
                budget=20)
    >>> RetryPolicy.disabled().attempts
    1

    Args:
        attempts: How many times a request is sent at most.
        max_wait: The longest pause, in seconds, that the server may ask for, or that keeps the pace of
            ``rate_limit="pace"``; where it would be longer, the call fails at once.
        backoff: The pauses where the server asks for none.
        statuses: Statuses after which a safe method is repeated.
        budget: How many repeats the threads of a client have in stock. Each repeat takes one, each success gives back
            a tenth, so that a server that is down is not flooded.
        sleep: Waits some seconds.
        now: Tells the time in epoch seconds, for what the server says in dates.
        clock: Tells a time that never goes back, in seconds, for deadlines.
    """

    attempts: int
    max_wait: float
    backoff: Backoff
    statuses: FrozenSet[int]
    budget: int
    sleep: Callable[[float], None]
    now: Callable[[], float]
    clock: Callable[[], float]
    _compared = ("attempts", "max_wait", "backoff", "statuses", "budget")

    def __init__(
        self,
        attempts: int = 3,
        max_wait: float = 60.0,
        backoff: Backoff = _BACKOFF,
        statuses: FrozenSet[int] = _STATUSES,
        budget: int = 20,
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], float] = time.time,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        given: Any = attempts
        if isinstance(given, bool) or not isinstance(given, int):
            raise ApiTypeError(f"RetryPolicy(): attempts must be a whole number, got {attempts!r}")
        if attempts < 1:
            raise ApiValueError(f"RetryPolicy(): attempts must be at least 1, got {attempts!r}")
        if not max_wait >= 0:
            raise ApiValueError(f"RetryPolicy(): max_wait must not be negative, got {max_wait!r}")
        self.__dict__.update(attempts=attempts, max_wait=max_wait, backoff=backoff, statuses=statuses, budget=budget)
        self.__dict__.update(sleep=sleep, now=now, clock=clock)

    @classmethod
    def disabled(cls) -> RetryPolicy:
        """Return the policy that sends every request once."""
        return cls(attempts=1)

    def with_attempts(self, attempts: int) -> RetryPolicy:
        """Return this policy with another number of attempts."""
        parameters: Dict[str, Any] = {**vars(self), "attempts": attempts}
        return type(self)(**parameters)


DEFAULT_POLICY = RetryPolicy()


class RetryBudget:
    """The stock of repeats that the threads of a client share; ``refill`` is what a success gives back."""

    __slots__ = ("_capacity", "_lock", "_refill", "_tokens")

    def __init__(self, capacity: float, refill: float = 0.1) -> None:
        self._capacity = capacity
        self._refill = refill
        self._tokens = capacity
        self._lock = threading.Lock()

    def take(self) -> bool:
        """Take one repeat out; return whether there was one."""
        with self._lock:
            if self._tokens < 1:
                return False
            self._tokens -= 1
            return True

    def succeed(self) -> None:
        """Give back a part, after a success."""
        # Without the lock when there is nothing to give back, which is nearly always: this runs once per call.
        if self._tokens < self._capacity:
            with self._lock:
                self._tokens = min(self._capacity, self._tokens + self._refill)


def retry_policy(who: str, value: Any, default: RetryPolicy = DEFAULT_POLICY) -> RetryPolicy:
    """Return the policy that a user's value stands for.

    Args:
        who: Start of the message when it stands for none.
        value: ``None`` or ``True`` (the default), ``False`` (never repeat), a number of repeats after the first
            attempt, or a policy.
    """
    if value is None or value is True:
        return default
    if value is False:
        return default.with_attempts(1)
    if isinstance(value, RetryPolicy):
        return value
    if not isinstance(value, int):
        raise ApiTypeError(f"{who} must be a number, False or a RetryPolicy, got {value!r}")
    if value < 0:
        raise ApiValueError(f"{who} must not be negative, got {value!r}")
    return default.with_attempts(value + 1)


def retry_after(value: Optional[str], now: float) -> Optional[float]:
    """Return the seconds that a ``Retry-After`` header asks for (RFC 9110, section 10.2.3: seconds, or an HTTP date),
    or ``None`` when it says nothing readable.
    """
    if not value:
        return None
    text = value.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    from email.utils import mktime_tz, parsedate_tz

    date = parsedate_tz(text)
    if date is None:
        return None
    try:
        return max(0.0, mktime_tz(date) - now)
    except (ValueError, OverflowError):
        return None
