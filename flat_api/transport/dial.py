"""Opening a socket to a host: its look-up, and its addresses one after another, within one timeout."""

from __future__ import annotations

import socket
import threading
from typing import TYPE_CHECKING

from urllib3.util import connection

from flat_api.transport.deadline import current_progress, remaining

if TYPE_CHECKING:
    from typing import Any, Callable, List, Optional


def create_connection(address: Any, timeout: Any, *args: Any, **kwargs: Any) -> Any:
    """Connect like urllib3's function of this name; the timeout is for all addresses of the host together."""
    host, port = address
    return dial_each(
        host,
        port,
        timeout,
        lambda place, wait: connection.create_connection((place, port), wait, *args, **kwargs),
    )


def dial_each(host: str, port: int, timeout: float, dial: Callable[[str, float], Any]) -> Any:
    """Connect to the first address of a host that accepts.

    Args:
        timeout: Seconds for the look-up and all addresses together; urllib3 would give them to each address.
        dial: Connects to an address within some seconds.
    """
    addresses = addresses_of(host, port, connection.allowed_gai_family(), timeout)
    failure: OSError = socket.timeout("the host has no address")
    for left, address in zip(range(len(addresses), 0, -1), addresses):
        # Each address gets an equal share of the time that is left, so that a silent one leaves time for the others.
        wait = remaining(current_progress().deadline, timeout) / left
        try:
            sock = dial(address, wait)
        except OSError as error:
            failure = error
            continue
        _set_timeout(sock, timeout)
        return sock
    raise failure


def _set_timeout(sock: Any, timeout: float) -> None:
    """Give the TLS handshake all the time that is left for connecting, rather than the share of one address."""
    try:
        sock.settimeout(remaining(current_progress().deadline, timeout))
    except OSError:
        sock.close()
        raise


def addresses_of(host: str, port: int, family: int, timeout: float) -> List[str]:
    """Return the addresses of a host as text. An address is its own only address."""
    host = host.strip("[]")
    if ":" in host or host.rpartition(".")[2].isdigit():
        return [host]
    progress = current_progress()
    progress.step = f"looking up the host {host}"
    places = look_up(host, port, family, remaining(progress.deadline, timeout))
    progress.step = "connecting"
    return [str(place[4][0]) for place in places]


def look_up(host: str, port: int, family: int, seconds: float) -> List[Any]:
    """Return the result of :func:`socket.getaddrinfo` for a host.

    The resolver of the system takes no timeout and cannot be stopped. It runs in a thread, which is abandoned after the
    given seconds and ends when the resolver returns.

    Raises:
        socket.timeout: The resolver took longer.
        socket.gaierror: The host is unknown.
    """
    query = _LookUp(host, port, family)
    try:
        query.start()
    except RuntimeError:
        # No thread can be started: the interpreter is shutting down, or the system is out of threads.
        query.run()
    else:
        query.join(seconds)
        if query.is_alive():
            raise socket.timeout("the resolver did not respond")
    if query.failure is not None:
        raise query.failure
    return query.places


class _LookUp(threading.Thread):
    """A thread that looks up one host."""

    def __init__(self, host: str, port: int, family: int) -> None:
        super().__init__(name=f"flat_api looks up {host}", daemon=True)
        self.places: List[Any] = []
        self.failure: Optional[BaseException] = None
        self._arguments = host, port, family, socket.SOCK_STREAM

    def run(self) -> None:
        try:
            self.places = socket.getaddrinfo(*self._arguments)
        except BaseException as error:
            self.failure = error
