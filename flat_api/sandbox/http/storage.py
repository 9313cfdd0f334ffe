"""Stored files, served from a second origin, as Flat's storage host does.

The URL of a file is signed and expires after a while. An ``Authorization`` header is refused: object stores refuse two
credentials at once, and a client that sends the API's token along with a redirect must fail in a test.
"""

from __future__ import annotations

import copy
import hashlib
import hmac
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit
from xml.sax.saxutils import escape

from werkzeug.exceptions import RequestedRangeNotSatisfiable
from werkzeug.wrappers import Request, Response

from flat_api.sandbox.http.listener import Listener, origin
from flat_api.sandbox.rendering import render

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

    Watch = Callable[[Callable[[Request], Response], Callable[[Request], str | None]], WSGIApplication]

STORAGE = "storage"
"""Name for reading a stored file, which is not an operation of the contract."""

LIFETIME = 900.0
"""Seconds until a URL expires."""


@dataclass(frozen=True)
class StoredFile:
    """Stored file.

    Attributes:
        expires: Expiry of its newest URL, in epoch seconds.
        medium: Name in :data:`flat_api.sandbox.rendering.MEDIA`, if ``data`` is MusicXML that is not rendered yet.
    """

    data: bytes
    media_type: str
    filename: str
    expires: float
    medium: str | None = None


class Storage:
    """Files that are read by their URL, without a token, until it expires.

    Args:
        clock: Epoch seconds.
        watch: Makes a WSGI application from a function that responds and one that names the operation of a request.
    """

    def __init__(
        self,
        clock: Callable[[], float],
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        watch: Watch | None = None,
    ) -> None:
        self._clock = clock
        self._host = host
        self._port = port
        self._application = watch(self._respond, lambda _: STORAGE) if watch else Request.application(self._respond)
        self._key = secrets.token_bytes(32)
        self._files: dict[str, StoredFile] = {}
        self._lock = threading.Lock()
        self._rendering = threading.Lock()
        self._listener: Listener | None = None

    def start(self) -> None:
        if self._listener is None:
            self._listener = Listener(self._host, self._port, self._application, name="flat-sandbox-storage")
            self._listener.start()

    def close(self) -> None:
        if self._listener is not None:
            self._listener.stop()
            self._listener = None
        self._files.clear()

    def clear(self) -> None:
        """Remove all files."""
        with self._lock:
            self._files.clear()

    def put(self, data: bytes, media_type: str, filename: str, medium: str | None = None) -> str:
        """Store a file and return a URL for it. The same file is stored once only.

        Args:
            medium: Name in :data:`flat_api.sandbox.rendering.MEDIA` if ``data`` is MusicXML, which is rendered when the
                file is first read: no other request waits for it.
        """
        address = origin(self._host, self._listener)
        now = self._clock()
        expires = now + LIFETIME
        key = hashlib.sha256(f"{media_type}\n{filename}\n".encode() + data).hexdigest()[:40]
        with self._lock:
            for old in [name for name, file in self._files.items() if file.expires <= now]:
                del self._files[old]
            known = self._files.get(key) or StoredFile(data, media_type, filename, expires, medium)
            self._files[key] = replace(known, expires=expires)
        until = f"{expires:.3f}"
        query = f"expires={until}&signature={self._signature(key, until)}"
        return f"{address}/{key}/{quote(filename, safe='')}?{query}"

    def seen_from(self, url: str) -> Storage:
        """Return this storage with URLs on the host of a request."""
        if self._host not in ("0.0.0.0", "::"):
            return self
        seen = copy.copy(self)
        seen._host = urlsplit(url).hostname or self._host
        return seen

    def _file(self, key: str) -> StoredFile | None:
        with self._lock:
            file = self._files.get(key)
        if file is None or file.medium is None:
            return file
        # One rendering at a time: each of them is a process.
        with self._rendering:
            with self._lock:
                file = self._files.get(key)
            if file is None or file.medium is None:
                return file
            rendered = replace(file, data=render(file.medium, file.data), medium=None)
            with self._lock:
                if key in self._files:
                    self._files[key] = replace(rendered, expires=self._files[key].expires)
            return rendered

    def _signature(self, key: str, expires: str) -> str:
        return hmac.new(self._key, f"{key} {expires}".encode(), "sha256").hexdigest()

    def _respond(self, request: Request) -> Response:
        if request.method not in ("GET", "HEAD"):
            return _refused(405, "MethodNotAllowed", "Stored files can only be read, by GET or HEAD")
        if "Authorization" in request.headers:
            return _refused(
                400, "InvalidArgument", "The signed URL is the only credential; an Authorization header is not accepted"
            )
        key = request.path.lstrip("/").partition("/")[0]
        expires, signature = request.args.get("expires", ""), request.args.get("signature", "")
        if not hmac.compare_digest(signature.encode(), self._signature(key, expires).encode()):
            return _refused(403, "SignatureDoesNotMatch", "The signature of the URL is wrong")
        if self._clock() >= float(expires):
            return _refused(403, "AccessDenied", "The URL has expired")
        file = self._file(key)
        if file is None:
            return _refused(404, "NoSuchKey", "There is no such file")
        response = Response(file.data, content_type=file.media_type)
        response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(file.filename, safe='')}"
        response.set_etag(key)
        # Ranges let a client resume a download.
        try:
            return response.make_conditional(request, accept_ranges=True, complete_length=len(file.data))
        except RequestedRangeNotSatisfiable:
            refusal = _refused(416, "InvalidRange", "The range begins beyond the end of the file")
            refusal.headers["Content-Range"] = f"bytes */{len(file.data)}"
            return refusal


def _refused(status: int, code: str, message: str) -> Response:
    error = f"<Error><Code>{code}</Code><Message>{escape(message)}</Message></Error>"
    return Response(f'<?xml version="1.0" encoding="UTF-8"?>\n{error}', status, content_type="application/xml")
