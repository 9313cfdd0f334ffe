"""Consent in a browser, which comes back to a port of this machine (RFC 8252, section 7.3)."""

from __future__ import annotations

import os
import webbrowser
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING, Any, Dict, List, Optional, Sequence
from urllib.parse import urlsplit

import click

from flat_api.auth.oauth import OAuth2
from flat_api.auth.tokens import Tokens
from flat_api.cli.errors import USAGE, CommandError

if TYPE_CHECKING:
    from flat_api.cli.session import Session

PORT = 8765
"""Port of the redirect URI, ``http://localhost:8765/callback``, unless ``--port`` names another one."""

DEFAULT_SCOPES = ("account.public_profile", "scores", "collections")


def tokens_by_browser(
    session: Session, client_id: Optional[str], scopes: Sequence[str], host: Optional[str], port: int
) -> Tokens:
    """Open the consent page, wait until the user returns, and return the tokens.

    Raises:
        CommandError: The application is not known.
        OAuthException: The user or Flat refused.
    """
    if not client_id:
        raise CommandError("--web needs --client-id (or FLAT_CLIENT_ID) of an application with OAuth at Flat", USAGE)
    secret = os.environ.get("FLAT_CLIENT_SECRET") or click.prompt(
        "Secret of the application", hide_input=True, err=True
    )
    returned: List[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            returned.append(f"http://localhost:{port}{self.path}")
            body = b"You can close this page, and go back to the terminal."
            self.send_response(200)
            self.send_header("Content-Type", "text/plain")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *arguments: object) -> None:
            """Print nothing: the address has the code in it."""

    addresses: Any = _addresses(host)
    oauth = OAuth2(str(client_id), str(secret), f"http://localhost:{port}/callback", **addresses)
    consent = oauth.consent(scopes or DEFAULT_SCOPES)
    with HTTPServer(("127.0.0.1", port), Handler) as server:
        session.say(f"Opening the browser; if it does not open, go to:\n{consent.url}")
        webbrowser.open(consent.url)
        while not any("/callback" in address for address in returned):
            server.handle_request()
    return oauth.finish(next(address for address in returned if "/callback" in address), consent.state)


def _addresses(host: Optional[str]) -> Dict[str, str]:
    """Return the addresses of a server that is not Flat's, such as a sandbox, which has all of them at one origin."""
    if host is None:
        return {}
    parts = urlsplit(host)
    origin = f"{parts.scheme}://{parts.netloc}"
    return {
        "authorization_endpoint": f"{origin}/auth/oauth",
        "token_endpoint": f"{origin}/oauth/access_token",
        "revocation_endpoint": f"{origin}/oauth/invalidate_token",
    }
