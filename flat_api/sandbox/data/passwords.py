"""Hashes of passwords."""

from __future__ import annotations

import hashlib
import hmac
import secrets

COST = 2**10
"""Cost factor of scrypt: a sixteenth of the usual one, so that a test server starts quickly."""


def protect(password: str) -> str:
    """Return the hash of a password: salt and result of scrypt (RFC 7914)."""
    salt = secrets.token_bytes(16)
    return f"{salt.hex()}:{_scrypt(password, salt).hex()}"


def matches(password: str, kept: str | None) -> bool:
    """Return whether a password fits a hash. Without a hash, no password does."""
    salt, _, result = (kept or "").partition(":")
    return kept is not None and hmac.compare_digest(_scrypt(password, bytes.fromhex(salt)).hex(), result)


def _scrypt(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode("utf-8"), salt=salt, n=COST, r=8, p=1)
