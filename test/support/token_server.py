"""A token server that rotates refresh tokens, and punishes the use of an old one (RFC 9700, section 4.14)."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl


class TokenServer:
    """The server, with what it was asked.

    Attributes:
        refreshes: Number of refresh tokens that were exchanged.
        reuses: Number of uses of a refresh token that was exchanged before; each makes all tokens invalid.
        lifetime: Seconds for which an access token is valid.
        delay: Seconds that an exchange takes.
    """

    def __init__(self, lifetime=3600, delay=0.05):
        self.refreshes = 0
        self.reuses = 0
        self.lifetime = lifetime
        self.delay = delay
        self.current = "refresh-0"
        self.access = "access-0"
        self.exchanged = threading.Event()
        self._lock = threading.Lock()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                self._send(*outer.exchange(dict(parse_qsl(body))["refresh_token"]))

            def do_GET(self):
                valid = self.headers.get("Authorization") == f"Bearer {outer.access}"
                self._send(*((200, {"id": "s1", "title": "Ode"}) if valid else (401, {"code": "UNAUTHORIZED"})))

            def _send(self, status, value):
                data = json.dumps(value).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *arguments):
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True
            request_queue_size = 500

        self._server = Server(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def exchange(self, refresh_token):
        with self._lock:
            if refresh_token != self.current:
                self.reuses += 1
                self.current = self.access = None
                return 400, {"error": "invalid_grant", "error_description": "the token was used before"}
            self.refreshes += 1
            self.current = f"refresh-{self.refreshes}"
            self.access = f"access-{self.refreshes}"
            response = {"access_token": self.access, "refresh_token": self.current, "expires_in": self.lifetime}
        self.exchanged.set()
        time.sleep(self.delay)
        return 200, response

    def close(self):
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.close()
