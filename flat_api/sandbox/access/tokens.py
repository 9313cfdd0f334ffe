"""Access tokens: issue, authentication and scopes."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterable

from flat_api.sandbox.data.first_day import APPLICATION
from flat_api.sandbox.data.records import Token
from flat_api.sandbox.data.store import Store
from flat_api.sandbox.http.call import forbidden, unauthorized
from flat_api.sandbox.http.contract import Operation

SCOPES = frozenset(
    {
        "account.public_profile",
        "account.email",
        "account.education_profile",
        "scores.readonly",
        "scores.social",
        "scores",
        "collections.readonly",
        "collections.add_scores",
        "collections",
        "notifications.readonly",
        "edu.resources",
        "edu.resources.readonly",
        "edu.classes",
        "edu.classes.readonly",
        "edu.assignments",
        "edu.assignments.readonly",
        "edu.admin",
        "edu.admin.lti",
        "edu.admin.lti.readonly",
        "edu.admin.users",
        "edu.admin.users.readonly",
        "tasks.readonly",
        "omr",
    }
)
"""All scopes."""

TOKEN = re.compile(r"[A-Za-z0-9._~+/-]{16,}=*")
"""Values of access tokens (RFC 6750, section 2.1), with a length that nobody guesses by chance."""

OPEN_OPERATIONS = frozenset(
    {"getScore", "getScoreRevisions", "getScoreRevision", "getScoreRevisionData", "getOmrCapabilities"}
)
"""Operations that work without a token: on public scores, on scores with a sharing key, and OMR capabilities."""


def issue(
    store: Store,
    account: str,
    scopes: Iterable[str] = SCOPES,
    *,
    expires: float | None = None,
    application: str = APPLICATION,
    grant: str | None = None,
    value: str | None = None,
) -> Token:
    """Return a new token for an account, with a given value or a random one.

    Raises:
        ValueError: There is no such scope, or the value is not a token.
    """
    chosen = frozenset(scopes)
    if unknown := ", ".join(map(repr, sorted(chosen - SCOPES))):
        raise ValueError(f"There is no scope {unknown}; the scopes are {', '.join(sorted(SCOPES))}")
    if value is not None and not TOKEN.fullmatch(value):
        raise ValueError("token(): 'value' must be 16 or more characters of A-Z, a-z, 0-9 and -._~+/ (RFC 6750)")
    identifier = value or secrets.token_hex(64)
    return store.tokens.put(
        Token(id=identifier, account=account, application=application, scopes=chosen, expires=expires, grant=grant)
    )


def authenticate(store: Store, authorization: str | None, clock: Callable[[], float]) -> Token | None:
    if authorization is None:
        return None
    scheme, _, value = authorization.partition(" ")
    if scheme.lower() != "bearer" or not value.strip():
        raise unauthorized("The Authorization header must be 'Bearer' and an access token")
    token = store.tokens.get(value.strip())
    if token is None:
        raise unauthorized("The access token is not valid")
    if token.expires is not None and clock() >= token.expires:
        raise unauthorized("The access token has expired")
    return token


def authorize(token: Token | None, operation: Operation) -> None:
    """Refuse a call whose token has none of the scopes that the operation needs."""
    if not operation.scopes:
        return
    if token is None:
        if operation.id not in OPEN_OPERATIONS:
            raise unauthorized("This call needs an access token")
    elif token.scopes.isdisjoint(operation.scopes):
        raise forbidden(
            f"The access token lacks a scope for {operation.id}: it needs {' or '.join(operation.scopes)}, "
            f"and has {', '.join(sorted(token.scopes)) or 'none'}"
        )
