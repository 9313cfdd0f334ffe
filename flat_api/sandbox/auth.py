"""Who is asking, may this token ask for that, and how often?

Flat counts calls by token, or by address without one, over one hour.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from flat_api.sandbox.call import Refusal, forbidden, unauthorized
from flat_api.sandbox.contract import Operation
from flat_api.sandbox.records import Token
from flat_api.sandbox.store import Store

COST = 2**10
"""A sixteenth of what would be right where strangers could get hold of the records: a test double starts quickly."""


def protect(password: str) -> str:
    """Return what is kept instead of a password: the salt and the result of scrypt (RFC 7914)."""
    salt = secrets.token_bytes(16)
    return f"{salt.hex()}:{_scrypt(password, salt).hex()}"


def matches(password: str, kept: str | None) -> bool:
    """Tell whether a password is the one that this was made of. Where nothing is kept, none is right."""
    salt, _, result = (kept or "").partition(":")
    return kept is not None and hmac.compare_digest(_scrypt(password, bytes.fromhex(salt)).hex(), result)


def _scrypt(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode("utf-8"), salt=salt, n=COST, r=8, p=1)


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
"""All that a token can be allowed."""

APPLICATION = "62e6c3d4e5f60718293a4b53"
"""ID of the application that the sandbox's own tokens belong to."""

OPEN_OPERATIONS = frozenset(
    {"getScore", "getScoreRevisions", "getScoreRevision", "getScoreRevisionData", "getOmrCapabilities"}
)
"""Operations that answer without a token: what OMR can do, and scores that are public or whose sharing key is given."""


def issue(
    store: Store,
    account: str,
    scopes: Iterable[str] = SCOPES,
    *,
    expires: float | None = None,
    application: str = APPLICATION,
    grant: str | None = None,
) -> Token:
    """Return a new token for an account; a ``ValueError`` says that there is no such scope."""
    chosen = frozenset(scopes)
    if unknown := ", ".join(map(repr, sorted(chosen - SCOPES))):
        raise ValueError(f"There is no scope {unknown}; the scopes are {', '.join(sorted(SCOPES))}")
    identifier = secrets.token_hex(64)
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
    """Let the call pass when the token has one of the scopes that are needed."""
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


WINDOW = 3600
"""Seconds after which counting begins anew."""


@dataclass(frozen=True)
class Allowance:
    """What one caller has left after a call: negative once the limit is passed, as Flat's own."""

    limit: int
    remaining: int
    reset: int

    def headers(self) -> dict[str, str]:
        return {
            "X-RateLimit-Limit": str(self.limit),
            "X-RateLimit-Remaining": str(self.remaining),
            "X-RateLimit-Reset": str(self.reset),
        }

    def check(self, address: str) -> None:
        if self.remaining < 0:
            # Flat uses neither 429 nor ``Retry-After``.
            raise Refusal(403, "API_RATE_LIMIT_EXCEEDED", f"API rate limit exceeded for {address}")


class RateLimit:
    """Counts calls, so many of which are allowed in an hour with a token, or from an address without one."""

    def __init__(self, clock: Callable[[], float], with_token: int, without_token: int) -> None:
        self._clock = clock
        self._with_token = with_token
        self._without_token = without_token
        self._lock = threading.Lock()
        self._windows: dict[str, tuple[float, int]] = {}

    def take(self, token: Token | None, address: str) -> Allowance:
        caller, limit = (address, self._without_token) if token is None else (token.id, self._with_token)
        now = self._clock()
        with self._lock:
            start, used = self._windows.get(caller, (now, 0))
            if now >= start + WINDOW:
                start, used = now, 0
            self._windows[caller] = (start, used + 1)
        return Allowance(limit, limit - used - 1, int(start) + WINDOW)
