"""Children of a test, made by a fork."""

from __future__ import annotations

import os
import signal
from typing import Callable


def forked(work: Callable[[], object]) -> int:
    """Return the process of a child that exits with 0 if ``work`` returns something true."""
    child = os.fork()
    if child == 0:
        # The handler of pytest-timeout is Python code, which a child that hangs would never run.
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(120)
        try:
            os._exit(0 if work() else 1)
        finally:
            os._exit(2)
    return child


def succeeds(work: Callable[[], object]) -> bool:
    """Return whether ``work`` returns something true in a child."""
    return os.waitpid(forked(work), 0)[1] == 0
