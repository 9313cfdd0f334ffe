"""The rate limit of the server: its state in the last response, and the pace that stays below it."""

from __future__ import annotations

import datetime
import threading
from typing import TYPE_CHECKING

from flat_api.policies.retry import GRACE

if TYPE_CHECKING:
    from typing import Callable, Mapping, Optional

    from typing_extensions import Protocol

    from flat_api.policies.retry import RetryPolicy

    class Pace(Protocol):
        """Pace of calls: a :class:`Pacer`, or one that several programs share."""

        def delay(self, seen: Optional[RateLimit], longest: float = ...) -> float:
            """Return the seconds to wait before the next call, and reserve that moment for it."""
            raise NotImplementedError


_MAX_CALLS = 10**9
"""More calls than any limit allows; a server may send a number that is too large for a float."""

_MAX_DIGITS = 20

MAX_WINDOW = 24 * 60 * 60
"""Seconds; a reset that is further away is not obeyed: the server may have sent milliseconds."""


class RateLimit:
    """State of the rate limit, from the headers ``X-RateLimit-*`` of a response.

    Attributes:
        limit: Calls per window (an hour); ``None`` where the server did not say it, like the others.
        remaining: Calls left in this window; the server may count below zero.
        reset: End of the window, in epoch seconds.
    """

    __slots__ = ("limit", "remaining", "reset")

    def __init__(self, limit: Optional[int], remaining: Optional[int], reset: Optional[int]) -> None:
        self.limit = limit
        self.remaining = remaining
        self.reset = reset

    @classmethod
    def of(cls, headers: Mapping[str, str]) -> RateLimit:
        """Return the state in the headers of a response; a missing or malformed number is ``None``."""
        return cls(*(_whole(headers.get(f"x-ratelimit-{name}")) for name in ("limit", "remaining", "reset")))

    @property
    def reset_at(self) -> Optional[datetime.datetime]:
        """End of the window, in UTC; ``None`` where it is unknown or no valid date."""
        if self.reset is None:
            return None
        try:
            return datetime.datetime.fromtimestamp(self.reset, datetime.timezone.utc)
        except (ValueError, OverflowError, OSError):
            return None

    def __repr__(self) -> str:
        return f"<RateLimit {self.remaining} of {self.limit} calls left, reset at {self.reset_at}>"


class Pacer:
    """Pace of a client's calls: the rest of the calls is spread over the rest of the window, for all its threads.

    While more than half of the calls are left, nothing is delayed, so that short bursts stay fast.

    Args:
        now: Function that returns the time in epoch seconds.
    """

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._next = 0.0
        self._lock = threading.Lock()

    def delay(self, seen: Optional[RateLimit], longest: float = float("inf")) -> float:
        """Return the seconds to wait before the next call, and reserve that moment for it.

        Args:
            seen: State of the rate limit in the last response, if any.
            longest: Longest delay that the caller accepts, in seconds. A longer one is returned without a reservation.
        """
        if seen is None or seen.limit is None or seen.remaining is None or seen.reset is None:
            return 0.0
        now = self._now()
        if seen.remaining * 2 > seen.limit or seen.reset > int(now) + MAX_WINDOW:
            return 0.0
        left = max(0.0, seen.reset - now)
        interval = left / min(max(1, seen.remaining), _MAX_CALLS)
        end = max(now, seen.reset + GRACE)
        with self._lock:
            start = max(now, min(self._next, end)) if seen.remaining > 0 else end
            if start - now <= longest:
                self._next = start + interval
        return start - now


def _whole(text: Optional[str]) -> Optional[int]:
    # Python refuses to parse, or parses slowly, a number of thousands of digits.
    try:
        return None if text is None or len(text) > _MAX_DIGITS else int(text)
    except ValueError:
        return None


def seconds_until(moment: datetime.datetime, now: float) -> float:
    """Return the seconds until the second of a time is over, at least one.

    A time that is over is from a server whose clock is behind, so the next request is not made at once.
    """
    return max(GRACE, moment.timestamp() + GRACE - now)


def limit_wait(policy: RetryPolicy, allowed_at: datetime.datetime, refusals: int, longest: float) -> Optional[float]:
    """Return the seconds to wait after a refusal by the rate limit, or ``None`` where that is too long.

    A random time comes after the second of the reset, so that clients that were refused together do not call again
    together. It grows with the refusals, as another client may have taken the calls of the new window.

    Args:
        policy: Has the clock and the random times.
        allowed_at: Time from which the server accepts calls.
        refusals: Number of refusals of this call so far.
        longest: Longest wait in seconds; the rest of the named second and the random time may exceed it.
    """
    now = policy.now()
    if longest <= 0 or allowed_at.timestamp() - now > longest:
        return None
    return seconds_until(allowed_at, now) + policy.backoff.delay(refusals + 1)
