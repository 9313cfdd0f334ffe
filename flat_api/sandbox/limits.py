"""How many calls are left: Flat counts by token, or by address without one, over one hour."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from flat_api.sandbox.errors import Refusal

WINDOW = 3600
"""Seconds after which counting begins anew."""


@dataclass(frozen=True)
class Allowance:
    """What one caller has left after a call.

    Attributes:
        remaining: Negative once the limit is passed, as Flat's own.
        reset: When counting begins anew, in epoch seconds.
    """

    limit: int
    remaining: int
    reset: int

    def headers(self) -> dict[str, str]:
        """Return the three headers that every answer carries."""
        return {
            "X-RateLimit-Limit": str(self.limit),
            "X-RateLimit-Remaining": str(self.remaining),
            "X-RateLimit-Reset": str(self.reset),
        }

    def check(self, address: str) -> None:
        """Let the call pass.

        Raises:
            Refusal: 403 with the code ``API_RATE_LIMIT_EXCEEDED``; Flat uses neither 429 nor ``Retry-After``.
        """
        if self.remaining < 0:
            raise Refusal(403, "API_RATE_LIMIT_EXCEEDED", f"API rate limit exceeded for {address}")


class RateLimit:
    """Counts calls."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._windows: dict[str, tuple[float, int]] = {}

    def take(self, caller: str, limit: int) -> Allowance:
        """Count a call of this caller and return what is left."""
        now = self._clock()
        with self._lock:
            start, used = self._windows.get(caller, (now, 0))
            if now >= start + WINDOW:
                start, used = now, 0
            self._windows[caller] = (start, used + 1)
        return Allowance(limit, limit - used - 1, int(start) + WINDOW)
