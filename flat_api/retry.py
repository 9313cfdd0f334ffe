"""When to try a request again, and how long to wait first."""

from __future__ import annotations

import random
import threading
import time
from dataclasses import dataclass, field, replace
from typing import Any, Callable, FrozenSet, Optional

from flat_api.exceptions import ApiTypeError, ApiValueError

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "PUT", "DELETE"})
"""Methods that may be repeated: doing it twice is doing it once (RFC 9110, section 9.2.2)."""


@dataclass(frozen=True)
class Backoff:
    """Exponential back-off with full jitter.

    Full jitter (a uniform draw from zero to the ceiling) spreads clients that failed together; see
    "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.

    Attributes:
        base: Ceiling of the first delay, in seconds.
        cap: Largest ceiling, in seconds.
        uniform: Draws a number between two others.
    """

    base: float = 0.5
    cap: float = 20.0
    uniform: Callable[[float, float], float] = field(default=random.uniform, repr=False, compare=False)

    def delay(self, attempt: int) -> float:
        """Return the seconds to wait before attempt ``attempt + 1`` (the first attempt is 1)."""
        return self.uniform(0.0, min(self.cap, self.base * 2.0 ** min(attempt - 1, 60)))


@dataclass(frozen=True)
class RetryPolicy:
    """How often a call is tried, and how long it may wait in between.

    Safe methods (GET, PUT, DELETE) are repeated after connection faults and after ``statuses``; a POST only when it
    provably did not reach the server, was refused by the rate limit, or carries an idempotency key.

    >>> RetryPolicy(attempts=5, max_wait=10)
    RetryPolicy(attempts=5, max_wait=10, backoff=Backoff(base=0.5, cap=20.0), statuses=frozenset({502, 503, 504}),
    budget=20) >>> RetryPolicy.disabled().attempts 1

    Attributes:
        attempts: How many times a request is sent at most.
        max_wait: The longest pause, in seconds, that the server may ask for; when it asks for more, the call fails at
            once.
        backoff: The pauses where the server asks for none.
        statuses: Statuses after which a safe method is repeated.
        budget: How many repeats the threads of a client have in stock. Each repeat takes one, each success gives back
            a tenth, so that a server that is down is not flooded.
        sleep: Waits some seconds.
        now: Tells the time in epoch seconds, for what the server says in dates.
        clock: Tells a time that never goes back, in seconds, for deadlines.
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
        attempts: Any = self.attempts
        if isinstance(attempts, bool) or not isinstance(attempts, int):
            raise ApiTypeError(f"RetryPolicy(): attempts must be a whole number, got {self.attempts!r}")
        if self.attempts < 1:
            raise ApiValueError(f"RetryPolicy(): attempts must be at least 1, got {self.attempts!r}")
        if not self.max_wait >= 0:
            raise ApiValueError(f"RetryPolicy(): max_wait must not be negative, got {self.max_wait!r}")

    @classmethod
    def disabled(cls) -> RetryPolicy:
        """Return the policy that sends every request once."""
        return cls(attempts=1)

    def with_attempts(self, attempts: int) -> RetryPolicy:
        """Return this policy with another number of attempts."""
        return replace(self, attempts=attempts)


DEFAULT_POLICY = RetryPolicy()


class RetryBudget:
    """The stock of repeats that the threads of a client share.

    Args:
        capacity: The most that it holds, and what it starts with.
        refill: What a success gives back.
    """

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
        value: ``None`` (the default), ``False`` (never repeat), ``True`` (the default), a number of repeats after the
            first attempt, or a policy.
        default: The policy of ``None`` and ``True``.
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
    """Return the seconds that a ``Retry-After`` header asks for (RFC 9110, section 10.2.3), or ``None`` when it says
    nothing readable.

    Args:
        value: The header: seconds, or an HTTP date.
        now: The present, in epoch seconds.
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
