"""Names of the server, and the check of the ``Host`` header against DNS rebinding."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from werkzeug.wrappers import Response

if TYPE_CHECKING:
    from collections.abc import Iterable

    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


def is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def is_expected(header: str) -> bool:
    """Return whether a ``Host`` header names a loopback address."""
    try:
        name = (urlsplit(f"//{header}").hostname or "").rstrip(".")
    except ValueError:
        return False
    # Programs resolve names below "localhost" to a loopback address (RFC 6761, 6.3).
    return is_loopback(name) or name.endswith(".localhost")


def guarded(application: WSGIApplication, host: str) -> WSGIApplication:
    """Return an application that refuses requests under a foreign name, if ``host`` is a loopback address.

    A web page whose host name resolves to a loopback address could otherwise use the sandbox from the browser of a
    developer. A server that other machines can reach may have any name.
    """
    if not is_loopback(host):
        return application

    def guard(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        # Browsers always send the header; a client without it is no browser.
        header = environ.get("HTTP_HOST")
        if header is None or is_expected(header):
            return application(environ, start_response)
        message = "This sandbox has the host name localhost or 127.0.0.1; the request has another one.\n"
        return Response(message, 421)(environ, start_response)

    return guard
