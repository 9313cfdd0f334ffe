"""A server on loopback that answers as it is told, and remembers what it was asked."""

from __future__ import annotations

import json as json_module
import socket
import ssl
import struct
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import monotonic, sleep
from typing import Any, Callable, Dict, List, Mapping, NamedTuple, Optional, Tuple
from urllib.parse import parse_qsl

Step = Callable[["_Handler"], None]


class Received(NamedTuple):
    """A request as it came.

    Attributes:
        method: HTTP method.
        target: Path and query, as they were on the wire.
        headers: Header fields, names in lower case.
        body: The body.
        peer: Address and port of the client, which tells connections apart.
    """

    method: str
    target: str
    headers: Dict[str, str]
    body: bytes
    peer: Tuple[str, int]

    @property
    def path(self) -> str:
        return self.target.partition("?")[0]

    @property
    def query(self) -> List[Tuple[str, str]]:
        return parse_qsl(self.target.partition("?")[2], keep_blank_values=True)

    @property
    def json(self) -> Any:
        return json_module.loads(self.body)


class Script:
    """Responses to one method and path: step after step, the last one again and again."""

    def __init__(self) -> None:
        self._steps: List[Step] = []
        self._lock = threading.Lock()

    def next_step(self) -> Step:
        with self._lock:
            return self._steps.pop(0) if len(self._steps) > 1 else self._steps[0]

    def do(self, step: Step) -> Script:
        self._steps.append(step)
        return self

    def answer(
        self,
        status: int = 200,
        body: bytes = b"",
        headers: Optional[Mapping[str, str]] = None,
        *,
        json: Any = None,
        content_type: str = "application/json",
        reason: Optional[str] = None,
    ) -> Script:
        content = body if json is None else json_module.dumps(json).encode()
        fields = {"Content-Type": content_type, "Content-Length": str(len(content)), **(headers or {})}
        return self.do(lambda handler: handler.reply(status, fields, content, reason))

    def chunks(self, chunks: List[bytes], headers: Optional[Mapping[str, str]] = None) -> Script:
        content = b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks) + b"0\r\n\r\n"
        fields = {"Content-Type": "application/json", "Transfer-Encoding": "chunked", **(headers or {})}
        return self.do(lambda handler: handler.reply(200, fields, content))

    def redirect(self, location: str, status: int = 302) -> Script:
        return self.answer(status, headers={"Location": location})

    def raw(self, content: bytes) -> Script:
        """Send these bytes and close the connection."""
        return self.do(lambda handler: handler.raw(content))

    def truncate(self, content: bytes, missing: int = 10, status: int = 200) -> Script:
        """Announce more bytes than there come."""
        head = b"HTTP/1.1 %d Whatever\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
        return self.raw(head % (status, len(content) + missing) + content)

    def drop_connection_after_request(self) -> Script:
        return self.raw(b"")

    def reset_connection(self) -> Script:
        return self.do(lambda handler: handler.reset())

    def delay(self, seconds: float) -> Script:
        """Say nothing for some time, or until the server stops; then close."""

        def wait(handler: _Handler) -> None:
            handler.flat_server.stopping.wait(seconds)
            handler.close_connection = True

        return self.do(wait)

    def drip(self, content: bytes, pause: float, start: int = 0) -> Script:
        """Send the first bytes together, and the others one by one."""

        def send(handler: _Handler) -> None:
            handler.close_connection = True
            handler.wfile.write(content[:start])
            for index in range(start, len(content)):
                handler.wfile.write(content[index : index + 1])
                if handler.flat_server.pause(pause):
                    return

        return self.do(send)


class FlatServer:
    """The server.

    Attributes:
        requests: What it was asked, in order.
        connections: How many connections were opened.
        open_connections: How many of them are open.
        pause: Waits for some seconds, and returns whether the server stops.
    """

    def __init__(self, context: Optional[ssl.SSLContext] = None) -> None:
        self.requests: List[Received] = []
        self.connections = 0
        self.open_connections = 0
        self.stopping = threading.Event()
        self.pause: Callable[[float], bool] = self.stopping.wait
        self._lock = threading.Lock()
        self._scripts: Dict[Tuple[str, str], Script] = {}
        self._scheme = "http" if context is None else "https"
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.flat_server = self
        self._server.context = context
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    @property
    def url(self) -> str:
        return f"{self._scheme}://127.0.0.1:{self.port}"

    def on(self, method: str, path: str) -> Script:
        """Return the script for a method and a path (without the query)."""
        return self._scripts.setdefault((method, path), Script())

    def forget(self, method: str, path: str) -> None:
        """Let a method and a path be unknown again."""
        self._scripts.pop((method, path), None)

    def find(self, method: str, path: str) -> Optional[Script]:
        return self._scripts.get((method, path))

    def count_open(self, change: int) -> None:
        with self._lock:
            self.open_connections += change

    def close(self) -> None:
        self.stopping.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128
    flat_server: FlatServer
    context: Optional[ssl.SSLContext]

    def process_request(self, request: Any, client_address: Any) -> None:
        self.flat_server.connections += 1
        self.flat_server.count_open(1)
        super().process_request(request, client_address)

    def finish_request(self, request: Any, client_address: Any) -> None:
        if self.context is not None:
            request = self.context.wrap_socket(request, server_side=True)
        try:
            super().finish_request(request, client_address)
        finally:
            self.flat_server.count_open(-1)
            self.shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Stay quiet: clients that hang up are part of the tests."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Server

    @property
    def flat_server(self) -> FlatServer:
        return self.server.flat_server

    def handle_any(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length)
        headers = {name.lower(): value for name, value in self.headers.items()}
        received = Received(self.command, self.path, headers, body, self.client_address[:2])
        self.flat_server.requests.append(received)
        script = self.flat_server.find(self.command, received.path)
        if script is None:
            self.reply(404, {"Content-Length": "0"}, b"")
        else:
            script.next_step()(self)

    do_GET = do_POST = do_PUT = do_DELETE = do_PATCH = do_HEAD = do_OPTIONS = do_CONNECT = handle_any

    def reply(self, status: int, fields: Mapping[str, str], content: bytes, reason: Optional[str] = None) -> None:
        self.send_response(status, reason)
        for name, value in fields.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD" and status != 204:
            self.wfile.write(content)

    def raw(self, content: bytes) -> None:
        self.close_connection = True
        self.wfile.write(content)

    def reset(self) -> None:
        # With SO_LINGER at zero closing sends RST instead of FIN.
        self.close_connection = True
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    def log_message(self, format: str, *args: Any) -> None:
        """Stay quiet."""


def wait_until(condition: Callable[[], bool], seconds: float = 60.0) -> bool:
    """Return whether a condition came true in time, which is generous, as other processes may be busy."""
    end = monotonic() + seconds
    while not condition():
        if monotonic() > end:
            return False
        sleep(0.005)
    return True
