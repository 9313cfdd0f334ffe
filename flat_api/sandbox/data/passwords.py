"""Hashes of passwords."""

from __future__ import annotations

import hashlib
import hmac
import secrets

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
