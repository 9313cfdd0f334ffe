"""Rate limit: calls in an hour, by token, or by address without one."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable
from dataclasses import dataclass

from flat_api.sandbox.data.records import Token
from flat_api.sandbox.http.call import Refusal

WINDOW = 3600
"""Seconds in which the calls of a caller are counted."""


@dataclass(frozen=True)
class Allowance:
    """Remaining calls of a caller.

    Attributes:
        limit: Number of calls allowed per window.
        remaining: Number of calls left.
        reset: End of the window in epoch seconds, rounded up: before it every call is refused.
        refused: Whether this call is beyond the limit.
    """

    limit: int
    remaining: int
    reset: int
    refused: bool

    def headers(self) -> dict[str, str]:
        return {
            "X-RateLimit-Limit": str(self.limit),
            "X-RateLimit-Remaining": str(self.remaining),
            "X-RateLimit-Reset": str(self.reset),
        }

    def check(self, address: str) -> None:
        if self.refused:
            # Flat uses neither 429 nor ``Retry-After``.
            raise Refusal(403, "API_RATE_LIMIT_EXCEEDED", f"API rate limit exceeded for {address}")


class RateLimit:
    """Rate limit per hour, by token or application, or by address for calls without a token."""

    def __init__(
        self, clock: Callable[[], float], with_token: int, without_token: int, *, per_token: bool = True
    ) -> None:
        self._per_token = per_token
        self._clock = clock
        self._with_token = with_token
        self._without_token = without_token
        self._lock = threading.Lock()
        self._windows: dict[str, tuple[float, int]] = {}

    def clear(self) -> None:
        """Give all callers their full limit."""
        with self._lock:
            self._windows.clear()

    def take(self, token: Token | None, address: str) -> Allowance:
        if token is None:
            caller, limit = address, self._without_token
        else:
            caller, limit = token.id if self._per_token else token.application, self._with_token
        now = self._clock()
        with self._lock:
            start, used = self._windows.get(caller, (now, 0))
            if now >= start + WINDOW:
                start, used = now, 0
            self._windows[caller] = (start, used + 1)
        return Allowance(limit, max(0, limit - used - 1), math.ceil(start + WINDOW), used >= limit)
