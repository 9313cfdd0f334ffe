"""Looking up a host within some seconds."""

from __future__ import annotations

import socket
import threading

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, List, Optional


def look_up(host: str, port: int, family: int, seconds: float) -> List[Any]:
    """Return what :func:`socket.getaddrinfo` knows about a host.

    The resolver of the system can neither be given a time nor be stopped. So it is asked in a thread, which is left
    to itself when the time has run out, and ends when the resolver does.

    Raises:
        socket.timeout: The seconds were not enough.
        socket.gaierror: The host is unknown.
    """
    question = _Question(host, port, family)
    try:
        question.start()
    except RuntimeError:
        # There can be no more threads: the interpreter is shutting down, or the system has none left.
        question.run()
    else:
        question.join(seconds)
        if question.is_alive():
            raise socket.timeout("the resolver did not answer")
    if question.failure is not None:
        raise question.failure
    return question.places


class _Question(threading.Thread):
    """Asks the resolver."""

    def __init__(self, host: str, port: int, family: int) -> None:
        super().__init__(name=f"flat_api looks up {host}", daemon=True)
        self.places: List[Any] = []
        self.failure: Optional[BaseException] = None
        self._asked = host, port, family, socket.SOCK_STREAM

    def run(self) -> None:
        try:
            self.places = socket.getaddrinfo(*self._asked)
        except BaseException as error:
            self.failure = error
