"""The page where somebody allows an application to act for them (RFC 6749, 4.1.1 and 4.2.1)."""

from __future__ import annotations

import ipaddress
import secrets
from dataclasses import dataclass
from html import escape
from urllib.parse import urlencode, urlsplit, urlunsplit

from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from flat_api.sandbox.auth import SCOPES, issue
from flat_api.sandbox.records import Account, Grant, OAuthApplication
from flat_api.sandbox.site.tokens import TOKEN_LIFETIME
from flat_api.sandbox.site.visit import Visit, page, paragraph, sign_in_fields

CODE_LIFETIME = 600
"""Seconds for which a code can be exchanged."""

PARAMETERS = ("client_id", "response_type", "scope", "redirect_uri", "state", "access_type")


@dataclass(frozen=True)
class Wish:
    """What an application asks for.

    Attributes:
        is_implicit: Whether it wants a token at once and no code.
        fault: Why it cannot be granted, in the words of the RFC, and a sentence.
    """

    application: OAuthApplication
    redirect_uri: str
    state: str | None
    scopes: tuple[str, ...]
    is_implicit: bool
    is_offline: bool
    fault: tuple[str, str] | None


class Untrusted(Exception):
    """The request names no address that the person could be sent back to."""


def authorize_page(visit: Visit) -> Response:
    """Answer ``GET /auth/oauth``: show who asks for what, and the two buttons."""
    try:
        wish = _wish(visit, visit.request.args)
    except Untrusted as error:
        return page("This request is not valid", paragraph(str(error)), status=400)
    if wish.fault is not None:
        return _back(wish, {"error": wish.fault[0], "error_description": wish.fault[1]})
    return _consent(visit, wish, visit.request.args)


def decision(visit: Visit) -> Response:
    """Answer ``POST /auth/oauth``: send the browser back with what the person decided."""
    form = visit.request.form
    try:
        wish = _wish(visit, form)
    except Untrusted as error:
        return page("This request is not valid", paragraph(str(error)), status=400)
    if wish.fault is not None:
        return _back(wish, {"error": wish.fault[0], "error_description": wish.fault[1]})
    if form.get("decision") != "accept":
        return _back(wish, {"error": "access_denied", "error_description": "The person said no"})
    account = visit.account_of_form()
    if account is None:
        return _consent(visit, wish, form, "The username or the password is wrong.", status=401)
    return _granted(visit, wish, account)


def _wish(visit: Visit, values: MultiDict[str, str]) -> Wish:
    """Return what the parameters ask for.

    Raises:
        Untrusted: Application or address are not known, so nobody may be sent there (RFC 6749, 4.1.2.1).
    """
    application = visit.store.applications.get(values.get("client_id", ""))
    if application is None:
        raise Untrusted("There is no application with this client_id.")
    redirect_uri = values.get("redirect_uri", "")
    if not _is_allowed(application, redirect_uri):
        raise Untrusted("The redirect_uri is not one of this application.")
    response_type = values.get("response_type", "")
    scopes = tuple(dict.fromkeys(values.get("scope", "").split()))
    access_type = values.get("access_type", "online")
    unknown = [scope for scope in scopes if scope not in SCOPES]
    fault: tuple[str, str] | None = None
    if response_type not in ("code", "token"):
        fault = ("unsupported_response_type", "response_type must be code or token")
    elif not scopes:
        fault = ("invalid_scope", "scope is missing")
    elif unknown:
        fault = ("invalid_scope", f"There is no scope {', '.join(unknown)}")
    elif access_type not in ("online", "offline"):
        fault = ("invalid_request", "access_type must be online or offline")
    return Wish(
        application=application,
        redirect_uri=redirect_uri,
        state=values.get("state"),
        scopes=scopes,
        is_implicit=response_type == "token",
        is_offline=response_type == "code" and access_type == "offline",
        fault=fault,
    )


def _is_allowed(application: OAuthApplication, redirect_uri: str) -> bool:
    """Tell whether an application may be answered at an address: one of its own, or any of this machine."""
    if application.redirect_uris:
        return redirect_uri in application.redirect_uris
    try:
        parts = urlsplit(redirect_uri)
        host = parts.hostname or ""
        is_here = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
    return is_here and parts.scheme in ("http", "https") and not parts.fragment


def _consent(visit: Visit, wish: Wish, values: MultiDict[str, str], complaint: str = "", status: int = 200) -> Response:
    account = visit.account()
    who = paragraph(f"You are signed in as {account.name}.") if account is not None else sign_in_fields()
    hidden = "\n".join(
        f'<input type="hidden" name="{name}" value="{escape(values[name])}">' for name in PARAMETERS if name in values
    )
    scopes = "\n".join(f"<li><code>{escape(scope)}</code></li>" for scope in wish.scopes)
    return page(
        f"{wish.application.name} asks for access to your account",
        paragraph(complaint) if complaint else paragraph("It wants to be allowed:"),
        f"<ul>\n{scopes}\n</ul>",
        f'<form method="post" action="/auth/oauth">\n{hidden}\n{who}',
        '<p><button name="decision" value="accept">Accept</button>',
        '<button name="decision" value="deny">Deny</button></p>\n</form>',
        status=status,
    )


def _granted(visit: Visit, wish: Wish, account: Account) -> Response:
    grant = visit.store.grants.put(
        Grant(
            id=visit.store.new_id(),
            application=wish.application.id,
            account=account.id,
            scopes=frozenset(wish.scopes),
            redirect_uri=wish.redirect_uri,
            is_offline=wish.is_offline,
            code=secrets.token_hex(32),
            code_expires=visit.now + CODE_LIFETIME,
            is_used=wish.is_implicit,
        )
    )
    if not wish.is_implicit:
        return _back(wish, {"code": grant.code})
    token = issue(
        visit.store,
        account.id,
        wish.scopes,
        expires=visit.now + TOKEN_LIFETIME,
        application=wish.application.id,
        grant=grant.id,
    )
    return _back(
        wish,
        {
            "access_token": token.id,
            "token_type": "bearer",
            "expires_in": str(TOKEN_LIFETIME),
            "scope": " ".join(wish.scopes),
        },
    )


def _back(wish: Wish, answer: dict[str, str]) -> Response:
    """Return a redirect to the application, with the answer in the query, or in the fragment for the implicit grant."""
    if wish.state is not None:
        answer["state"] = wish.state
    parts = urlsplit(wish.redirect_uri)
    if wish.is_implicit:
        address = urlunsplit(parts._replace(fragment=urlencode(answer)))
    else:
        query = "&".join(part for part in (parts.query, urlencode(answer)) if part)
        address = urlunsplit(parts._replace(query=query))
    return Response("", 303, {"Location": address, "Cache-Control": "no-store"})
