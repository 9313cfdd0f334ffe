"""Connections and pools that keep a deadline, and know whether a byte of a request may have been sent."""

from __future__ import annotations

import io
import ssl
import time
import types
from typing import TYPE_CHECKING

from flat_api.transport import private_parts
from flat_api.transport.deadline import TimedReader, current_progress, remaining
from flat_api.transport.dial import create_connection
from flat_api.transport.fast_path import Idle, keep_deadline, put_header
from flat_api.transport.http1 import CAN_BE_STRICT, StrictResponse
from flat_api.transport.private_parts import HTTPConnection, change_class, method_with_globals

if TYPE_CHECKING:
    from typing import Any, Dict

    from urllib3.connection import HTTPConnection as PlainConnection
    from urllib3.connection import HTTPSConnection as TLSConnection
    from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

    class Connection(PlainConnection):
        """The methods of urllib3 and http.client that :class:`Sending` extends."""

        def _connect_tls_proxy(self, *args: Any, **kwargs: Any) -> Any: ...
        def _encode_request(self, request: str) -> bytes: ...
else:
    Connection = object
    PlainConnection, TLSConnection = private_parts.PlainConnection, private_parts.TLSConnection
    HTTPConnectionPool, HTTPSConnectionPool = private_parts.PlainPool, private_parts.TLSPool

_STEP = 256 * 1024
ENCODES_TARGETS = hasattr(HTTPConnection, "_encode_request")


class _TimedResponse(StrictResponse):
    """A response that is read through a :class:`TimedReader`, from its status line on."""

    def __init__(self, sock: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(sock, *args, **kwargs)
        progress = current_progress()
        if progress.deadline is not None and not keep_deadline(self.fp, sock, progress):
            timed = TimedReader(self.fp.detach(), sock, progress)
            self.fp = io.BufferedReader(timed)


class _Tunnel(ssl.SSLSocket):
    """The TLS connection to a proxy, through which another one may go.

    urllib3 reads from it as often as the inner connection needs, and each time the timeout starts again, so it keeps
    the deadline itself. Without a deadline it is like any other.
    """

    __slots__ = ()

    def recv(self, *args: Any, **kwargs: Any) -> bytes:
        self._keep_deadline()
        return super().recv(*args, **kwargs)

    def sendall(self, *args: Any, **kwargs: Any) -> None:
        self._keep_deadline()
        super().sendall(*args, **kwargs)

    def _keep_deadline(self) -> None:
        progress = current_progress()
        if progress.deadline is not None:
            self.settimeout(remaining(progress.deadline, progress.read))


TUNNELS: Dict[Any, Any] = {ssl.SSLSocket: _Tunnel}


class Sending(Connection):
    """The base of plain and TLS connections; it comes before urllib3's class."""

    sock: Any
    timeout: Any
    if CAN_BE_STRICT:
        response_class: Any = property(
            lambda self: StrictResponse if current_progress().deadline is None else _TimedResponse
        )

    def connect(self) -> None:
        # The exchange with a proxy that opens a tunnel is part of connecting, and not of the request.
        progress = current_progress()
        before = progress.deadline, progress.read
        within = time.monotonic() + self.timeout
        progress.deadline = within if progress.deadline is None else min(progress.deadline, within)
        progress.read = self.timeout
        try:
            super().connect()
        finally:
            progress.deadline, progress.read = before
            progress.sent = False

    def request(self, *args: Any, **kwargs: Any) -> None:
        progress = current_progress()
        progress.sent = False
        if self.sock is not None:
            # urllib3 would set the timeout for connecting for a moment.
            self.timeout = remaining(progress.deadline, progress.read)
        super().request(*args, **kwargs)

    def _connect_tls_proxy(self, *args: Any, **kwargs: Any) -> Any:
        sock: Any = super()._connect_tls_proxy(*args, **kwargs)
        change_class(sock, TUNNELS)
        return sock

    def putrequest(self, method: str, url: str, *args: Any, **kwargs: Any) -> None:
        target = None if ENCODES_TARGETS else current_progress().target
        super().putrequest(method, target or url, *args, **kwargs)

    def _encode_request(self, request: str) -> bytes:
        # As late as possible, so that nothing that watches putrequest() sees a secret in the target.
        target = current_progress().target
        if target is not None:
            request = f"{request.partition(' ')[0]} {target} {request.rpartition(' ')[2]}"
        return super()._encode_request(request)

    def putheader(self, header: Any, *values: Any) -> None:
        if not put_header(self, header, values):
            super().putheader(header, *values)

    def send(self, data: Any) -> None:
        if self.sock is None:
            self.connect()
        progress = current_progress()
        progress.sent = True
        # A fresh socket still has the timeout for connecting, and sendall() has one timeout for all of its data. Large
        # bodies go in steps, so that a slow upload does not time out while it goes on.
        sock: Any = self.sock
        if isinstance(data, bytes) and len(data) > _STEP:
            view = memoryview(data)
            while view:
                sock.settimeout(remaining(progress.deadline, progress.read))
                view = view[sock.send(view[:_STEP]) :]
        else:
            sock.settimeout(remaining(progress.deadline, progress.read))
            sock.sendall(data)


def is_own(pool: Any) -> bool:
    """Return whether a pool of urllib3 makes connections of this package."""
    kind = getattr(pool, "ConnectionCls", None)
    return isinstance(kind, type) and issubclass(kind, Sending)


new_conn = method_with_globals(
    PlainConnection, "_new_conn", connection=types.SimpleNamespace(create_connection=create_connection)
)


class _PlainConnection(Sending, PlainConnection):
    _new_conn = new_conn


class _TLSConnection(Sending, TLSConnection):
    _new_conn = new_conn


class PlainPool(HTTPConnectionPool):
    """Connections to one host."""

    ConnectionCls: Any = _PlainConnection
    QueueCls: Any = Idle


class TLSPool(HTTPSConnectionPool):
    """TLS connections to one host."""

    ConnectionCls: Any = _TLSConnection
    QueueCls: Any = Idle
