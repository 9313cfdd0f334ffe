"""Keep-alive server on loopback that records requests and sends prepared responses."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Recorded:
    """One request, as it came over the wire."""

    def __init__(self, method, target, headers, body):
        self.method = method
        self.path, _, self.query = target.partition("?")
        self.headers = headers
        self.body = body


class Loopback(ThreadingHTTPServer):
    """The server: ``response`` is sent to each request, ``requests`` are those received."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.requests = []
        self.response = (204, None, b"")

    @property
    def url(self):
        """URL of the server."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    def __enter__(self):
        self.thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02})
        self.thread.start()
        return self

    def __exit__(self, *error):
        self.shutdown()
        self.thread.join()
        self.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # headers and body in one segment: no delayed acknowledgement in between

    def handle_one_request(self):
        self.raw_requestline = self.rfile.readline(65537)
        if not self.raw_requestline:
            self.close_connection = True
        elif self.parse_request():
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.server.requests.append(Recorded(self.command, self.path, self.headers, body))
            self._reply(*self.server.response)
            self.wfile.flush()

    def _reply(self, status, media, body):
        self.send_response(status)
        if media is not None:
            self.send_header("Content-Type", media)
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format, *arguments):
        pass
