"""Web pages and OAuth2 endpoints beside the API: request, session and response of a page.

:class:`Site` is in :mod:`flat_api.sandbox.site.pages`.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from html import escape

from werkzeug.wrappers import Request, Response

from flat_api.sandbox.data.passwords import matches
from flat_api.sandbox.data.records import Account, Session
from flat_api.sandbox.data.store import Store

COOKIE = "flat-sandbox-session"
SESSION_LIFETIME = 8 * 3600
"""Seconds until a session expires."""


@dataclass(frozen=True)
class Visit:
    """Request for a page.

    Attributes:
        now: Time of the request, in epoch seconds.
        name: Variable part of the path.
    """

    store: Store
    request: Request
    now: float
    name: str = ""

    def account(self) -> Account | None:
        """Return the account of the browser's session."""
        session = self.store.sessions.get(self.request.cookies.get(COOKIE, ""))
        return self.store.accounts.get(session.account) if session is not None and session.expires > self.now else None

    def account_of_form(self) -> Account | None:
        """Return the account of the form's username and password, else that of the session."""
        username = self.request.form.get("username")
        if not username:
            return self.account()
        password = self.request.form.get("password", "")
        found = self.store.accounts.find("username", username)
        return next((account for account in found if matches(password, account.password)), None)


class ResponseReady(Exception):
    """Signal to send a response at once."""

    def __init__(self, response: Response) -> None:
        super().__init__()
        self.response = response


def open_session(store: Store, account: Account, now: float) -> Session:
    """Add a session of a browser, and return it."""
    return store.sessions.put(Session(id=secrets.token_hex(32), account=account.id, expires=now + SESSION_LIFETIME))


def signed_in(visit: Visit, account: Account, response: Response) -> Response:
    session = open_session(visit.store, account, visit.now)
    response.set_cookie(COOKIE, session.id, max_age=SESSION_LIFETIME, httponly=True, samesite="Lax")
    return response


def page(title: str, *parts: str, status: int = 200) -> Response:
    """Return a page with a title, which is plain text, and parts, which are HTML."""
    heading = escape(title)
    html = (
        f'<!DOCTYPE html>\n<html lang="en">\n<head><meta charset="utf-8"><title>{heading}</title></head>\n'
        f"<body>\n<h1>{heading}</h1>\n" + "\n".join(parts) + "\n</body>\n</html>\n"
    )
    response = Response(html, status, content_type="text/html; charset=utf-8")
    # No other site may show the page in a frame (clickjacking).
    response.headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'"
    response.headers["Cache-Control"] = "no-store"
    return response


def paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def sign_in_fields(account: Account | None) -> str:
    """Return the name of the signed-in account, or the fields for username and password."""
    if account is not None:
        return paragraph(f"You are signed in as {account.name}.")
    return (
        '<p><label>Username <input name="username" autocomplete="username"></label></p>\n'
        '<p><label>Password <input name="password" type="password" autocomplete="current-password"></label></p>'
    )
