"""Retries: which requests are repeated, how often, and after which pause."""

from __future__ import annotations

import random
import threading
import time
from dataclasses import dataclass, field, replace
from typing import Any, Callable, FrozenSet, Optional

from flat_api.exceptions import ApiTypeError, ApiValueError
from flat_api.exceptions.misuse import excerpt

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "PUT", "DELETE"})
"""Idempotent methods: a repeated request has the effect of a single one (RFC 9110, section 9.2.2)."""


@dataclass(frozen=True)
class Backoff:
    """Exponential backoff with full jitter.

    Full jitter (a uniform draw from zero to the ceiling) spreads clients that failed together; see
    "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.

    Attributes:
        base: Ceiling of the first delay, in seconds. It doubles with each attempt.
        cap: Largest ceiling, in seconds.
        uniform: Function that draws a number between two others; :func:`random.uniform` by default.
    """

    base: float = 0.5
    cap: float = 20.0
    uniform: Callable[[float, float], float] = field(default=random.uniform, repr=False, compare=False)

    def delay(self, attempt: int) -> float:
        """Return the seconds to wait before attempt ``attempt + 1`` (the first attempt is 1)."""
        return self.uniform(0.0, min(self.cap, self.base * 2.0 ** min(attempt - 1, 60)))


@dataclass(frozen=True)
class RetryPolicy:
    """Rules for the repetition of failed calls: how often, and after which pause.

    Safe methods (GET, HEAD, OPTIONS, PUT, DELETE) are repeated after connection faults and after ``statuses``; a POST
    only when it provably did not reach the server, was refused by the rate limit, or carries an idempotency key.

    >>> RetryPolicy(attempts=5, max_wait=10)  # doctest: +NORMALIZE_WHITESPACE
    RetryPolicy(attempts=5, max_wait=10, backoff=Backoff(base=0.5, cap=20.0), statuses=frozenset({504, 502, 503}),
                budget=20)
    >>> RetryPolicy.disabled().attempts
    1

    Attributes:
        attempts: Number of times that a request is sent at most, the first one included; 3 by default. A request that
            the rate limit refused was not carried out, and does not count.
        max_wait: Longest pause, in seconds, that the server may demand; 60 by default. Where the pause would be longer,
            the call fails at once. It is also the limit of the waits for the rate limit, unless
            ``Configuration(rate_limit_max_wait=...)`` sets another one.
        backoff: The pauses where the server demands none.
        statuses: HTTP statuses after which a safe method is repeated; 502, 503 and 504 by default.
        budget: Number of retries that the threads of a client have in stock; 20 by default. Each retry takes one, each
            success gives back a tenth, so that a server that is down is not flooded.
        sleep: Function that waits some seconds; :func:`time.sleep` by default.
        now: Function that returns the time in epoch seconds, for dates of the server; :func:`time.time` by default.
        clock: Function that returns the seconds of a monotonic clock, for deadlines; :func:`time.monotonic` by default.

    Raises:
        ApiTypeError: ``attempts`` is not an integer.
        ApiValueError: ``attempts`` is below 1, or ``max_wait`` is negative.
    """

    attempts: int = 3
    max_wait: float = 60.0
    backoff: Backoff = Backoff()
    statuses: FrozenSet[int] = frozenset({502, 503, 504})
    budget: int = 20
    sleep: Callable[[float], None] = field(default=time.sleep, repr=False, compare=False)
    now: Callable[[], float] = field(default=time.time, repr=False, compare=False)
    clock: Callable[[], float] = field(default=time.monotonic, repr=False, compare=False)

    def __post_init__(self) -> None:
        given: Any = self.attempts
        if isinstance(given, bool) or not isinstance(given, int):
            raise ApiTypeError(f"RetryPolicy(): attempts must be a whole number, got {excerpt(given)}")
        if given < 1:
            raise ApiValueError(f"RetryPolicy(): attempts must be at least 1, got {excerpt(given)}")
        if not self.max_wait >= 0:
            raise ApiValueError(f"RetryPolicy(): max_wait must not be negative, got {excerpt(self.max_wait)}")

    @classmethod
    def disabled(cls) -> RetryPolicy:
        """Return the policy that sends every request once."""
        return cls(attempts=1)

    def with_attempts(self, attempts: int) -> RetryPolicy:
        """Return this policy with another number of attempts."""
        return replace(self, attempts=attempts)


GRACE = 1.0
"""Seconds after a time that the server named. It names whole seconds, often cut off, so the second must be over."""

_MAX_DATE_LENGTH = 64
"""Characters of an HTTP date; the longest format has 33 (RFC 9110, section 5.6.7)."""

DEFAULT_POLICY = RetryPolicy()
"""The policy of a client that was given none."""


class RetryBudget:
    """Stock of retries that the threads of a client share.

    Args:
        capacity: Number of retries in a full stock.
        refill: Part of a retry that each success gives back.
    """

    __slots__ = ("_capacity", "_lock", "_refill", "_tokens")

    def __init__(self, capacity: float, refill: float = 0.1) -> None:
        self._capacity = capacity
        self._refill = refill
        self._tokens = capacity
        self._lock = threading.Lock()

    def take(self) -> bool:
        """Take one retry out of the stock; return whether there was one."""
        with self._lock:
            if self._tokens < 1:
                return False
            self._tokens -= 1
            return True

    def succeed(self) -> None:
        """Give back a part of a retry, after a success."""
        # Without the lock when the stock is full, which is nearly always: this runs once per call.
        if self._tokens < self._capacity:
            with self._lock:
                self._tokens = min(self._capacity, self._tokens + self._refill)


def retry_policy(who: str, value: Any, default: RetryPolicy = DEFAULT_POLICY) -> RetryPolicy:
    """Return the policy of a setting or an option.

    Args:
        who: Start of the message about a wrong value, such as ``get_score(): _retries``.
        value: ``None`` or ``True`` (the default), ``False`` (no retries), the number of retries after the first
            attempt, or a policy.
        default: The policy from which all but the number of attempts is taken.

    Raises:
        ApiTypeError: The value is none of these.
        ApiValueError: The number is negative.
    """
    if value is None or value is True:
        return default
    if value is False:
        return default.with_attempts(1)
    if isinstance(value, RetryPolicy):
        return value
    if not isinstance(value, int):
        raise ApiTypeError(f"{who} must be a whole number, a bool or a RetryPolicy, got {excerpt(value)}")
    if value < 0:
        raise ApiValueError(f"{who} must not be negative, got {excerpt(value)}")
    return default.with_attempts(value + 1)


def retry_after_seconds(value: Optional[str], now: float) -> Optional[float]:
    """Return the seconds of a ``Retry-After`` header, or ``None`` where it is missing or malformed.

    The header holds seconds or an HTTP date (RFC 9110, section 10.2.3).

    Args:
        value: Value of the header.
        now: The present time, in epoch seconds.
    """
    text = (value or "").strip()
    if not text or len(text) > _MAX_DATE_LENGTH:
        return None
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
