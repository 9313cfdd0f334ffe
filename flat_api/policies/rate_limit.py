"""The server's limit on calls: what it last said, and how to stay below it."""

from __future__ import annotations

import datetime
import threading

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable, Mapping, Optional


_MANY = 10**9
"""More calls than any limit allows; a server may send a number that no float can hold."""

_LONGEST_WINDOW = 24 * 60 * 60
"""A reset that is further away is none (milliseconds, perhaps): to wait for it would be to hang."""


class RateLimit:
    """What the server said about its limit on calls.

    Attributes:
        limit: Calls per window (an hour).
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
        return cls(*(_whole(headers.get(f"x-ratelimit-{name}")) for name in ("limit", "remaining", "reset")))

    @property
    def reset_at(self) -> Optional[datetime.datetime]:
        """End of the window."""
        if self.reset is None:
            return None
        try:
            return datetime.datetime.fromtimestamp(self.reset, datetime.timezone.utc)
        except (ValueError, OverflowError, OSError):
            return None

    def __repr__(self) -> str:
        return f"<RateLimit {self.remaining} of {self.limit} calls left, reset at {self.reset_at}>"


class Pacer:
    """Spreads the calls that are left over the time that is left, for all threads of a client together.

    While more than half of the window's calls are left, nothing is delayed: a short burst is what the limit is made
    for.
    """

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._next = 0.0
        self._lock = threading.Lock()

    def delay(self, seen: Optional[RateLimit], longest: float = float("inf")) -> float:
        """Return the seconds to wait before the next call, and reserve that moment for it.

        A wait that is longer than the caller can make (``longest``) is returned, and nothing reserved.
        """
        if seen is None or seen.limit is None or seen.remaining is None or seen.reset is None:
            return 0.0
        now = self._now()
        if seen.remaining * 2 > seen.limit or seen.reset > int(now) + _LONGEST_WINDOW:
            return 0.0
        left = max(0.0, seen.reset - now)
        interval = left / min(max(1, seen.remaining), _MANY)
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
