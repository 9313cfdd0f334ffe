"""An HTTP proxy and a SOCKS 5 proxy on loopback that remember what they were asked."""

from __future__ import annotations

import select
import socket
import socketserver
import ssl
import struct
import threading
import time
from typing import Any, Callable, Dict, List, Optional, Tuple


class Proxy:
    """A proxy.

    Attributes:
        asked: The first line of each request, or the address of each SOCKS connection.
        headers: The headers that came with it, in lower case; for SOCKS, user and password.
        dripping: When set, what comes back through a tunnel goes on one byte at a time.
        thinking: Seconds that it takes to open a tunnel.
        pause: Waits for some seconds, between the bytes that drip.

    Args:
        handler: How it is spoken to.
        context: For a proxy that is spoken to over TLS.
    """

    def __init__(self, handler: Any, context: Optional[ssl.SSLContext] = None) -> None:
        self.dripping = threading.Event()
        self.thinking = 0.0
        self.pause: Callable[[float], object] = time.sleep
        self.asked: List[str] = []
        self.headers: List[Dict[str, str]] = []
        self._server = _Server(("127.0.0.1", 0), handler)
        self._server.proxy = self
        self._server.context = context
        self.address = f"127.0.0.1:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False
    proxy: Proxy
    context: Optional[ssl.SSLContext]

    def finish_request(self, request: Any, client_address: Any) -> None:
        if self.context is None:
            super().finish_request(request, client_address)
            return
        with self.context.wrap_socket(request, server_side=True) as secure:
            super().finish_request(secure, client_address)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Stay quiet: clients that hang up are part of the tests."""


class HTTPProxy(socketserver.StreamRequestHandler):
    """Tunnels (CONNECT) and forwards; every host is the loopback."""

    server: _Server

    def handle(self) -> None:
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            byte = self.connection.recv(1)
            if not byte:
                return
            head += byte
        first, *lines = head.decode().splitlines()
        self.server.proxy.asked.append(first)
        fields = [line.partition(":") for line in lines if line]
        self.server.proxy.headers.append({name.lower(): value.strip() for name, _, value in fields})
        method, target, _ = first.split(" ")
        port = target.partition("//")[2].partition("/")[0] if method != "CONNECT" else target
        upstream = socket.create_connection(("127.0.0.1", int(port.rpartition(":")[2])))
        if method == "CONNECT":
            time.sleep(self.server.proxy.thinking)
            self.connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        else:
            path = "/" + target.partition("//")[2].partition("/")[2]
            upstream.sendall(head.replace(target.encode(), path.encode(), 1))
        pipe(self.connection, upstream, self.server.proxy)


class SocksProxy(socketserver.StreamRequestHandler):
    """SOCKS 5 with user and password (RFC 1928 and 1929)."""

    server: _Server

    def handle(self) -> None:
        _, count = self.connection.recv(2)
        methods = self.connection.recv(count)
        if 2 in methods:
            self.connection.sendall(b"\x05\x02")
            self.connection.recv(1)
            user, password = self._text(), self._text()
            self.server.proxy.headers.append({"user": user, "password": password})
            self.connection.sendall(b"\x01\x00")
        else:
            self.connection.sendall(b"\x05\x00")
        kind = self.connection.recv(4)[3]
        host = self._text() if kind == 3 else socket.inet_ntoa(self.connection.recv(4))
        (port,) = struct.unpack("!H", self.connection.recv(2))
        self.server.proxy.asked.append(f"{host}:{port}")
        upstream = socket.create_connection(("127.0.0.1", port))
        self.connection.sendall(b"\x05\x00\x00\x01" + b"\x7f\x00\x00\x01" + struct.pack("!H", port))
        pipe(self.connection, upstream)

    def _text(self) -> str:
        return self.connection.recv(self.connection.recv(1)[0]).decode()


def pipe(left: socket.socket, right: socket.socket, proxy: Optional[Proxy] = None) -> None:
    """Pass bytes both ways until one side is done.

    Args:
        left: The connection of the client.
        right: The connection of the server.
        proxy: A proxy whose responses may drip.
    """
    pairs: Dict[socket.socket, socket.socket] = {left: right, right: left}
    try:
        while True:
            ready: Tuple[List[socket.socket], Any, Any] = select.select(list(pairs), [], [], 120)
            for source in ready[0]:
                data: Optional[bytes] = source.recv(65536)
                if not data:
                    return
                if source is right and proxy is not None and proxy.dripping.is_set():
                    drip(left, data, proxy.pause)
                else:
                    pairs[source].sendall(data)
            if not ready[0]:
                return
    except OSError:
        return
    finally:
        right.close()


def drip(sock: socket.socket, data: bytes, pause: Callable[[float], object]) -> None:
    """Send one byte a second."""
    for byte in data:
        sock.sendall(bytes([byte]))
        pause(1)
