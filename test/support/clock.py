"""A clock that passes only when a test, or a server of a test, moves it."""

from __future__ import annotations

import threading
import time
from typing import Optional


class MonotonicClock:
    """Takes the place of :func:`time.monotonic`.

    A busy machine cannot use up a deadline that is measured with it, so a test shows exactly which step took the time.

    Attributes:
        now: The seconds that it shows.
    """

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    def advance(self, seconds: float) -> None:
        """Let this time pass at once."""
        self.now += seconds

    def pause(self, seconds: float, stopping: Optional[threading.Event] = None) -> bool:
        """Let this time pass in 2 real milliseconds, and return whether the event came true."""
        self.advance(seconds)
        if stopping is None:
            time.sleep(0.002)
            return False
        return stopping.wait(0.002)
