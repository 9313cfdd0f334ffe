"""OAuth2: the consent page, and the endpoints for exchange, refresh and revocation.

See RFC 6749 (4.1, 4.2 and 6) and RFC 7009.
"""

from __future__ import annotations

import hmac
import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from html import escape
from urllib.parse import urlencode, urlsplit, urlunsplit

from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from flat_api.sandbox.access.tokens import SCOPES, issue
from flat_api.sandbox.data.records import Account, Grant, OAuthApplication
from flat_api.sandbox.data.store import Store
from flat_api.sandbox.http.hosts import is_loopback
from flat_api.sandbox.site import ResponseReady, Visit, page, paragraph, sign_in_fields

TOKEN_LIFETIME = 24 * 3600
"""Seconds until an access token expires."""


def access_token(visit: Visit) -> Response:
    application = _application(visit)
    kind = _field(visit, "grant_type")
    if kind == "authorization_code":
        return _exchanged(visit, application)
    if kind == "refresh_token":
        return _refreshed(visit, application)
    raise _refused("unsupported_grant_type", "grant_type must be authorization_code or refresh_token")


def invalidate_token(visit: Visit) -> Response:
    """Revoke a token. An unknown token is not an error (RFC 7009, 2.2)."""
    application, text = _application(visit), _field(visit, "token")
    store = visit.store
    token = store.tokens.get(text)
    if token is not None and token.application == application.id:
        store.tokens.remove(token.id)
    for grant in store.grants.find("refresh", text):
        if grant.application == application.id:
            revoke(store, grant)
    return Response("", 200, {"Cache-Control": "no-store"})


def revoke(store: Store, grant: Grant) -> None:
    """Delete a grant and all its tokens."""
    for token in store.tokens.find("grant", grant.id):
        store.tokens.remove(token.id)
    store.grants.remove(grant.id)


def _exchanged(visit: Visit, application: OAuthApplication) -> Response:
    code, redirect_uri = _field(visit, "code"), _field(visit, "redirect_uri")
    grant = _grant(visit, application, "code", code)
    if grant.is_used:
        # A code that is used twice may have been stolen (RFC 6749, 4.1.2).
        revoke(visit.store, grant)
        raise _refused("invalid_grant", "The code was used before; the tokens issued for it are revoked")
    if grant.code_expires <= visit.now:
        raise _refused("invalid_grant", "The code has expired")
    if grant.redirect_uri != redirect_uri:
        raise _refused("invalid_grant", "redirect_uri differs from that of the authorization request")
    refresh_token = secrets.token_hex(64) if grant.is_offline else None
    grant = visit.store.grants.put(replace(grant, is_used=True, refresh_token=refresh_token))
    return _issued(visit, grant, grant.scopes, refresh_token)


def _refreshed(visit: Visit, application: OAuthApplication) -> Response:
    """Return a new access token.

    The refresh token stays valid and is not repeated, unless the sandbox rotates refresh tokens.
    """
    text = _field(visit, "refresh_token")
    grant = _grant(visit, application, "refresh token", text)
    if text != grant.refresh_token:
        # Either its owner or a thief has the newer one (RFC 9700, 4.14.2).
        revoke(visit.store, grant)
        raise _refused("invalid_grant", "The refresh token was used before; all tokens of this consent are revoked")
    scopes = frozenset(visit.request.form.get("scope", "").split()) or grant.scopes
    if not scopes <= grant.scopes:
        raise _refused("invalid_scope", "A refresh cannot widen the scope")
    if not visit.store.switches.rotate_refresh_tokens:
        return _issued(visit, grant, scopes)
    successor = secrets.token_hex(64)
    replaced = (*grant.replaced_tokens, text)
    grant = visit.store.grants.put(replace(grant, refresh_token=successor, replaced_tokens=replaced))
    return _issued(visit, grant, scopes, successor)


def _grant(visit: Visit, application: OAuthApplication, kind: str, text: str) -> Grant:
    """Return the application's grant for a ``code`` or a ``refresh token``."""
    for grant in visit.store.grants.find(kind.partition(" ")[0], text):
        if grant.application == application.id:
            return grant
    raise _refused("invalid_grant", f"The {kind} is not valid")


def _issued(visit: Visit, grant: Grant, scopes: Iterable[str], refresh_token: str | None = None) -> Response:
    expires = visit.now + TOKEN_LIFETIME
    token = issue(visit.store, grant.account, scopes, expires=expires, application=grant.application, grant=grant.id)
    body = {
        "type": "access",
        "token_type": "bearer",
        "access_token": token.id,
        "issued_at": int(visit.now),
        "expires_in": TOKEN_LIFETIME,
        "app": grant.application,
        "appStatus": "active",
        "user": grant.account,
        "scope": " ".join(sorted(token.scopes)),
    }
    if refresh_token is not None:
        body["refresh_token"] = refresh_token
    return _json(body, 200)


def _application(visit: Visit) -> OAuthApplication:
    """Return the application of a request. Flat expects its credentials in the body."""
    if visit.request.mimetype != "application/x-www-form-urlencoded":
        raise _refused("invalid_request", "The body must be application/x-www-form-urlencoded")
    application = visit.store.applications.get(_field(visit, "client_id"))
    secret = _field(visit, "client_secret")
    if application is None or not hmac.compare_digest(application.secret.encode(), secret.encode()):
        raise _refused("invalid_client", "client_id or client_secret is wrong", 401)
    return application


def _field(visit: Visit, name: str) -> str:
    """Return a field of the form, which must occur exactly once (RFC 6749, 3.2)."""
    values = visit.request.form.getlist(name)
    if len(values) != 1 or not values[0]:
        raise _refused("invalid_request", f"{name} must occur exactly once, and must not be empty")
    return values[0]


def _refused(error: str, description: str, status: int = 400) -> ResponseReady:
    """Return an error response (RFC 6749, 5.2)."""
    return ResponseReady(_json({"error": error, "error_description": description}, status))


def _json(body: Mapping[str, object], status: int) -> Response:
    headers = {"Cache-Control": "no-store", "Pragma": "no-cache"}
    return Response(json.dumps(body), status, headers, content_type="application/json")


CODE_LIFETIME = 600
"""Seconds until a code expires."""

PARAMETERS = ("client_id", "response_type", "scope", "redirect_uri", "state", "access_type")


@dataclass(frozen=True)
class Wish:
    """Authorization request of an application.

    Attributes:
        is_implicit: Whether it requests a token, not a code.
    """

    application: OAuthApplication
    redirect_uri: str
    state: str | None
    scopes: tuple[str, ...]
    is_implicit: bool
    is_offline: bool


def authorize_page(visit: Visit) -> Response:
    return _consent(visit, _wish(visit, visit.request.args), visit.request.args)


def decision(visit: Visit) -> Response:
    """Handle the decision on the consent page."""
    form = visit.request.form
    wish = _wish(visit, form)
    if form.get("decision") != "accept":
        return _denied(wish, "access_denied", "The user denied access")
    account = visit.account_of_form()
    if account is None:
        return _consent(visit, wish, form, "The username or the password is wrong.", status=401)
    return _granted(visit, wish, account)


def _wish(visit: Visit, values: MultiDict[str, str]) -> Wish:
    """Return the authorization request of the parameters; refuse an invalid one."""
    application = visit.store.applications.get(values.get("client_id", ""))
    redirect_uri = values.get("redirect_uri", "")
    # Without a valid application and redirect URI, there must be no redirect (RFC 6749, 4.1.2.1).
    if application is None:
        raise _untrusted("There is no application with this client_id.")
    if not _is_allowed(application, redirect_uri):
        raise _untrusted("The redirect_uri is not one of this application.")
    response_type = values.get("response_type", "")
    scopes = tuple(dict.fromkeys(values.get("scope", "").split()))
    access_type = values.get("access_type", "online")
    wish = Wish(
        application=application,
        redirect_uri=redirect_uri,
        state=values.get("state"),
        scopes=scopes,
        is_implicit=response_type == "token",
        is_offline=response_type == "code" and access_type == "offline",
    )
    unknown = ", ".join(scope for scope in scopes if scope not in SCOPES)
    if response_type not in ("code", "token"):
        raise ResponseReady(_denied(wish, "unsupported_response_type", "response_type must be code or token"))
    if unknown or not scopes:
        raise ResponseReady(
            _denied(wish, "invalid_scope", f"There is no scope {unknown}" if unknown else "scope is missing")
        )
    if access_type not in ("online", "offline"):
        raise ResponseReady(_denied(wish, "invalid_request", "access_type must be online or offline"))
    return wish


def _untrusted(message: str) -> ResponseReady:
    return ResponseReady(page("This request is not valid", paragraph(message), status=400))


def _is_allowed(application: OAuthApplication, redirect_uri: str) -> bool:
    """Return whether a redirect URI is allowed: one of the application's, or a loopback address."""
    if application.redirect_uris:
        return redirect_uri in application.redirect_uris
    try:
        parts = urlsplit(redirect_uri)
    except ValueError:
        return False
    return is_loopback(parts.hostname or "") and parts.scheme in ("http", "https") and not parts.fragment


def _consent(visit: Visit, wish: Wish, values: MultiDict[str, str], complaint: str = "", status: int = 200) -> Response:
    hidden = "\n".join(
        f'<input type="hidden" name="{name}" value="{escape(values[name])}">' for name in PARAMETERS if name in values
    )
    scopes = "\n".join(f"<li><code>{escape(scope)}</code></li>" for scope in wish.scopes)
    return page(
        f"{wish.application.name} asks for access to your account",
        paragraph(complaint or "It asks for these scopes:"),
        f"<ul>\n{scopes}\n</ul>",
        f'<form method="post" action="/auth/oauth">\n{hidden}\n{sign_in_fields(visit.account())}',
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


def _denied(wish: Wish, error: str, description: str) -> Response:
    return _back(wish, {"error": error, "error_description": description})


def _back(wish: Wish, parameters: dict[str, str]) -> Response:
    """Return a redirect to the application, with parameters in the query or the fragment."""
    if wish.state is not None:
        parameters["state"] = wish.state
    parts = urlsplit(wish.redirect_uri)
    if wish.is_implicit:
        address = urlunsplit(parts._replace(fragment=urlencode(parameters)))
    else:
        query = "&".join(part for part in (parts.query, urlencode(parameters)) if part)
        address = urlunsplit(parts._replace(query=query))
    return Response("", 303, {"Location": address, "Cache-Control": "no-store"})
