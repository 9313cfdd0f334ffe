"""The rate limit of the server: its state in the last response, and the pace that stays below it."""

from __future__ import annotations

import datetime
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Callable, Mapping, Optional


_MAX_CALLS = 10**9
"""More calls than any limit allows; a server may send a number that is too large for a float."""

_MAX_WINDOW = 24 * 60 * 60
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
        if seen.remaining * 2 > seen.limit or seen.reset > int(now) + _MAX_WINDOW:
            return 0.0
        left = max(0.0, seen.reset - now)
        interval = left / min(max(1, seen.remaining), _MAX_CALLS)
        with self._lock:
            start = max(now, min(self._next, now + left))
            if start - now <= longest:
                self._next = start + interval
        return start - now


def _whole(text: Optional[str]) -> Optional[int]:
    try:
        return None if text is None else int(text)
    except ValueError:
        return None
