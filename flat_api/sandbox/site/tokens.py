"""The endpoints of OAuth2 that programs call: exchange and refresh (RFC 6749), revocation (RFC 7009)."""

from __future__ import annotations

import hmac
import json
import secrets
from collections.abc import Iterable
from dataclasses import replace

from werkzeug.wrappers import Response

from flat_api.sandbox.auth import issue
from flat_api.sandbox.records import Grant, OAuthApplication
from flat_api.sandbox.site.visit import Visit
from flat_api.sandbox.store import Store

TOKEN_LIFETIME = 24 * 3600
"""Seconds for which an access token works."""


class OAuthError(Exception):
    """A request is refused, in the shape of RFC 6749, 5.2.

    Attributes:
        error: The word of the RFC for it.
    """

    def __init__(self, error: str, description: str, status: int = 400) -> None:
        super().__init__(description)
        self.error = error
        self.description = description
        self.status = status


def access_token(visit: Visit) -> Response:
    """Answer ``POST /oauth/access_token``."""
    try:
        application = _application(visit)
        kind = _field(visit, "grant_type")
        if kind == "authorization_code":
            return _exchanged(visit, application)
        if kind == "refresh_token":
            return _refreshed(visit, application)
        raise OAuthError("unsupported_grant_type", "grant_type must be authorization_code or refresh_token")
    except OAuthError as error:
        return _refused(error)


def invalidate_token(visit: Visit) -> Response:
    """Answer ``POST /oauth/invalidate_token``. That a token does not exist is no error (RFC 7009, 2.2)."""
    try:
        application = _application(visit)
        text = _field(visit, "token")
    except OAuthError as error:
        return _refused(error)
    store = visit.store
    token = store.tokens.get(text)
    if token is not None and token.application == application.id:
        store.tokens.remove(token.id)
    for grant in store.grants.find("refresh", text):
        if grant.application == application.id:
            revoke(store, grant)
    return Response("", 200, {"Cache-Control": "no-store"})


def revoke(store: Store, grant: Grant) -> None:
    """Take back a grant, with all tokens that followed from it."""
    for token in store.tokens.find("grant", grant.id):
        store.tokens.remove(token.id)
    store.grants.remove(grant.id)


def _exchanged(visit: Visit, application: OAuthApplication) -> Response:
    code, redirect_uri = _field(visit, "code"), _field(visit, "redirect_uri")
    found = [grant for grant in visit.store.grants.find("code", code) if grant.application == application.id]
    if not found:
        raise OAuthError("invalid_grant", "The code is not valid")
    grant = found[0]
    if grant.is_used:
        # Somebody else may have got hold of the code (RFC 6749, 4.1.2).
        revoke(visit.store, grant)
        raise OAuthError("invalid_grant", "The code was exchanged before; what followed from it is revoked")
    if grant.code_expires <= visit.now:
        raise OAuthError("invalid_grant", "The code has expired")
    if grant.redirect_uri != redirect_uri:
        raise OAuthError("invalid_grant", "redirect_uri is not the one that the code was sent to")
    refresh_token = secrets.token_hex(64) if grant.is_offline else None
    grant = visit.store.grants.put(replace(grant, is_used=True, refresh_token=refresh_token))
    return _issued(visit, grant, grant.scopes, refresh_token)


def _refreshed(visit: Visit, application: OAuthApplication) -> Response:
    """Return a new access token. The refresh token stays the same, and is not repeated."""
    text = _field(visit, "refresh_token")
    found = [grant for grant in visit.store.grants.find("refresh", text) if grant.application == application.id]
    if not found:
        raise OAuthError("invalid_grant", "The refresh token is not valid")
    scopes = frozenset(visit.request.form.get("scope", "").split()) or found[0].scopes
    if not scopes <= found[0].scopes:
        raise OAuthError("invalid_scope", "A refresh cannot widen the scope")
    return _issued(visit, found[0], scopes)


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
    return _answer(body, 200)


def _application(visit: Visit) -> OAuthApplication:
    """Return the application that calls. Flat takes its credentials from the body, not from Basic authentication.

    Raises:
        OAuthError: The body is no form, or the credentials are wrong.
    """
    if visit.request.mimetype != "application/x-www-form-urlencoded":
        raise OAuthError("invalid_request", "The body must be application/x-www-form-urlencoded")
    application = visit.store.applications.get(_field(visit, "client_id"))
    secret = _field(visit, "client_secret")
    if application is None or not hmac.compare_digest(application.secret.encode(), secret.encode()):
        raise OAuthError("invalid_client", "client_id or client_secret is wrong", 401)
    return application


def _field(visit: Visit, name: str) -> str:
    """Return a field of the form, which must be there once (RFC 6749, 3.2)."""
    values = visit.request.form.getlist(name)
    if len(values) != 1 or not values[0]:
        raise OAuthError("invalid_request", f"{name} must be there, and once")
    return values[0]


def _refused(error: OAuthError) -> Response:
    return _answer({"error": error.error, "error_description": error.description}, error.status)


def _answer(body: dict[str, object] | dict[str, str] | dict[str, str | int], status: int) -> Response:
    headers = {"Cache-Control": "no-store", "Pragma": "no-cache"}
    return Response(json.dumps(body), status, headers, content_type="application/json")
