"""The deadline of an attempt, and whether a byte of its request may have been sent."""

from __future__ import annotations

import io
import socket
import time
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any, Optional


class Progress:
    """The limits of one attempt, and how far it came.

    Attributes:
        read: Seconds without a byte.
        deadline: End of the attempt, on the monotonic clock.
        target: The request target to send, where urllib3 (which logs its targets) was given one without secrets.
        step: The present step before the request is sent, in words.
        sent: Whether a byte of the request may have reached the server; ``None`` while no connection of this package
            was used, as others do not say.
    """

    __slots__ = ("deadline", "read", "sent", "step", "target")

    def __init__(self, read: float = 60.0, deadline: Optional[float] = None, target: Optional[str] = None) -> None:
        self.read = read
        self.deadline = deadline
        self.target = target
        self.step = "connecting"
        self.sent: Optional[bool] = None


_OUTSIDE = Progress()

# urllib3 has no way to hand this to a connection. A context variable rather than threading.local, as each greenlet has
# a context of its own, also where gevent was imported after this module.
_progress: ContextVar[Progress] = ContextVar("flat_api_progress", default=_OUTSIDE)

current_progress = _progress.get
"""Return the progress of the present attempt."""

start_progress = _progress.set
"""Make a progress the present one, and return what :func:`end_progress` takes."""

end_progress = _progress.reset
"""Make the progress before the present one."""


def remaining(deadline: Optional[float], limit: float) -> float:
    """Return the seconds that the next wait may take, at most ``limit``.

    Raises:
        socket.timeout: The deadline has passed.
    """
    if deadline is None:
        return limit
    left = deadline - time.monotonic()
    if left <= 0:
        raise socket.timeout("the deadline of the call has passed")
    return min(limit, left)


class TimedReader(io.RawIOBase):
    """A reader of a socket that keeps a deadline on the monotonic clock.

    A socket's own timeout starts again with each byte, so a server that sends byte by byte would hold it.

    Args:
        raw: The reader of the socket.
        progress: The limits. Its deadline may be taken away when the headers were read.
    """

    def __init__(self, raw: Any, sock: Any, progress: Progress) -> None:
        self._raw = raw
        self._sock = sock
        self._progress = progress

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> Any:
        progress = self._progress
        self._sock.settimeout(remaining(progress.deadline, progress.read))
        # A body may be read after the attempt, in another thread. A tunnel needs to know the deadline there, too.
        token = start_progress(progress)
        try:
            return self._raw.readinto(buffer)
        finally:
            end_progress(token)

    def close(self) -> None:
        if not self.closed:
            self._raw.close()
        super().close()
