"""WSGI server with a thread per connection, persistent connections and a complete shutdown."""

from __future__ import annotations

import errno
import io
import logging
import socket
import threading
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from werkzeug.serving import ThreadedWSGIServer, WSGIRequestHandler

from flat_api.sandbox.http.hosts import guarded

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication, WSGIEnvironment

POLL_INTERVAL = 0.02
"""Seconds until the accepting thread notices a shutdown, at most."""

MAX_BODY_SIZE = 64 * 1024 * 1024
"""Largest request body that is accepted, in bytes."""

MAX_DISCARDED = 1024 * 1024 * 1024
"""Bytes of a too large body that are read and discarded, at most."""

PIECE = 64 * 1024
"""Bytes per read or write."""

logger = logging.getLogger("flat_api.sandbox")


class Disconnect(Exception):
    """Signal of an application to end the connection at once, without another byte."""


def origin(host: str, listener: Listener | None) -> str:
    """Return the origin of a listener: scheme, host and port."""
    if listener is None:
        raise RuntimeError("the sandbox is not serving: use it in a 'with' statement, or call start()")
    return f"http://[{host}]:{listener.port}" if ":" in host else f"http://{host}:{listener.port}"


class Listener(ThreadedWSGIServer):
    """Threaded HTTP server that can end all its connections.

    Args:
        host: Address to listen on.
        port: Port to listen on; 0 takes a free one.

    Raises:
        OSError: The port is in use, or the address is not one of this machine; ``strerror`` says so in a sentence.
    """

    daemon_threads = True

    def __init__(self, host: str, port: int, application: WSGIApplication, name: str = "flat-sandbox") -> None:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        # Bound here, because Werkzeug ends the process when a port is in use.
        with socket.socket(family, socket.SOCK_STREAM) as bound:
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                bound.bind((host, port))
            except (OSError, OverflowError) as error:
                reason = getattr(error, "strerror", None) or str(error)
                number = getattr(error, "errno", None) or errno.EINVAL
                raise OSError(number, f"cannot listen on {host} port {port}: {reason}") from None
            bound.listen(128)
            super().__init__(
                host, bound.getsockname()[1], guarded(application, host), handler=Handler, fd=bound.fileno()
            )
        self._name = name
        self._connections: dict[threading.Thread, socket.socket] = {}
        self._acceptor = threading.Thread(target=self.serve_forever, args=(POLL_INTERVAL,), name=name, daemon=True)

    def start(self) -> None:
        self._acceptor.start()

    def stop(self) -> None:
        """Stop accepting, end the open connections, and wait for their threads."""
        self.shutdown()
        self._acceptor.join()
        for connection in self._connections.values():
            # The client may have closed it first.
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in self._connections:
            thread.join()
        self._connections.clear()

    def process_request(self, request: Any, client_address: Any) -> None:
        # No lock is needed: only the accepting thread runs this, and stop() waits for that thread.
        for ended in [thread for thread in self._connections if not thread.is_alive()]:
            del self._connections[ended]
        thread = threading.Thread(
            target=self.process_request_thread, args=(request, client_address), name=f"{self._name}-call", daemon=True
        )
        self._connections[thread] = request
        thread.start()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Log a broken connection at debug level, in place of a traceback on standard error."""
        logger.debug("connection ended", exc_info=True)


class Handler(WSGIRequestHandler):
    """Handler of the requests of one connection.

    Unlike Werkzeug's, it keeps the connection open, as Flat does: a body is read to its end before the
    application gets it, so the next request begins at the right byte.
    """

    protocol_version = "HTTP/1.1"
    # A small response is sent at once, with head and body in one packet.
    disable_nagle_algorithm = True
    wbufsize = PIECE
    _rest: tuple[Any, int] = (io.BytesIO(), 0)

    def run_wsgi(self) -> None:
        environ = self.make_environ()
        try:
            self._read_body(environ)
            self._send(environ)
            self._discard()
        except (Disconnect, OSError) as error:
            self.close_connection = True
            logger.debug("connection ended: %s", error)

    def log(self, type: str, message: str, *args: Any) -> None:
        """Log to the sandbox's logger, not to standard error."""
        logger.debug(message, *args)

    def _read_body(self, environ: WSGIEnvironment) -> None:
        """Read the whole body into memory. The application refuses one that is too large."""
        stream, length = environ["wsgi.input"], environ.get("CONTENT_LENGTH", "")
        if environ.get("wsgi.input_terminated"):
            stream = io.BufferedReader(stream)
            body = _read(stream, MAX_BODY_SIZE + 1)
            if len(body) > MAX_BODY_SIZE:
                # The application refuses it by its length, which a chunked body has only without this header.
                del environ["HTTP_TRANSFER_ENCODING"]
                self._leave(stream, MAX_DISCARDED)
        elif not length.isdecimal():
            body = b""
            # With such a length, the end of the body is unknown.
            self.close_connection = self.close_connection or bool(length)
        elif int(length) > MAX_BODY_SIZE:
            self._leave(stream, min(int(length), MAX_DISCARDED))
            return
        else:
            body = stream.read(int(length))
            if len(body) < int(length):
                raise Disconnect("the body ended early")
        environ["wsgi.input"] = io.BytesIO(body)
        environ["CONTENT_LENGTH"] = str(len(body))

    def _leave(self, stream: Any, size: int) -> None:
        self.close_connection = True
        self._rest = stream, size

    def _discard(self) -> None:
        """Read the rest of the body: a client that is still sending would otherwise miss the response."""
        stream, size = self._rest
        while piece := _read(stream, min(size, PIECE)):
            size -= len(piece)

    def _send(self, environ: WSGIEnvironment) -> None:
        started: list[tuple[str, list[tuple[str, str]]]] = []

        def start_response(status: str, headers: list[tuple[str, str]], _error: Any = None) -> Any:
            started.append((status, headers))
            return self.wfile.write

        chunks: Iterable[bytes] = self.server.app(environ, start_response)
        try:
            status, headers = started[0]
            code, _, reason = status.partition(" ")
            self.send_response(int(code), reason)
            for name, value in headers:
                self.send_header(name, value)
            if self.close_connection:
                self.send_header("Connection", "close")
            self.end_headers()
            for chunk in chunks:
                self.wfile.write(chunk)
                self.wfile.flush()
        finally:
            getattr(chunks, "close", lambda: None)()
        self.wfile.flush()


def _read(stream: Any, size: int) -> bytes:
    try:
        data: bytes = stream.read(size)
    except ValueError:  # Werkzeug raises this when a chunk ends early.
        raise Disconnect("a chunk ended early") from None
    return data
