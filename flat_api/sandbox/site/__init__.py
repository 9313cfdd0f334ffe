"""What the server has beside the API: pages that people see, and OAuth2. Here: what a page gets, and how it answers.

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
"""Seconds that somebody stays signed in."""


@dataclass(frozen=True)
class Visit:
    """A request for a page.

    Attributes:
        now: When it came, in epoch seconds.
        name: Variable part of the path.
    """

    store: Store
    request: Request
    now: float
    name: str = ""

    def account(self) -> Account | None:
        """Return who has signed in with this browser."""
        session = self.store.sessions.get(self.request.cookies.get(COOKIE, ""))
        return self.store.accounts.get(session.account) if session is not None and session.expires > self.now else None

    def account_of_form(self) -> Account | None:
        """Return whose username and password were typed into the form, else who has signed in."""
        username = self.request.form.get("username")
        if not username:
            return self.account()
        password = self.request.form.get("password", "")
        found = self.store.accounts.find("username", username)
        return next((account for account in found if matches(password, account.password)), None)


class Answered(Exception):
    """There is nothing more to be done than to answer."""

    def __init__(self, response: Response) -> None:
        super().__init__()
        self.response = response


def signed_in(visit: Visit, account: Account, response: Response) -> Response:
    session = Session(id=secrets.token_hex(32), account=account.id, expires=visit.now + SESSION_LIFETIME)
    visit.store.sessions.put(session)
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
    # What is asked here must be seen to be answered, so no other site may show it in a frame.
    response.headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'"
    response.headers["Cache-Control"] = "no-store"
    return response


def paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def who_asks(account: Account | None) -> str:
    """Return the part of a form that says who has signed in, or asks for username and password."""
    if account is not None:
        return paragraph(f"You are signed in as {account.name}.")
    return (
        '<p><label>Username <input name="username" autocomplete="username"></label></p>\n'
        '<p><label>Password <input name="password" type="password" autocomplete="current-password"></label></p>'
    )
