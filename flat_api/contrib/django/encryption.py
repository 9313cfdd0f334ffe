"""Encryption of stored tokens by Fernet, with keys that are not Django's."""

from __future__ import annotations

from typing import Any, Sequence

from flat_api.exceptions import TokenStoreError
from flat_api.support.redaction import hidden

try:
    from cryptography.fernet import Fernet, InvalidToken, MultiFernet
except ImportError as _error:
    raise ImportError(
        'flat_api.contrib.django needs the package cryptography: pip install "flat-api[django]"'
    ) from _error


def is_key(key: Any) -> bool:
    """Return whether a value is a key: 32 bytes in URL-safe base64."""
    key = hidden(key)
    try:
        Fernet(key)
    except (ValueError, TypeError, AttributeError):
        return False
    return True


def encrypt(content: bytes, keys: Sequence[str]) -> bytes:
    """Encrypt with the first key."""
    return _cipher(keys).encrypt(bytes(content))


def decrypt(store: str, content: bytes, keys: Sequence[str]) -> bytes:
    """Decrypt with whichever key fits.

    Args:
        store: Name of the store, for the message.
        content: What :func:`encrypt` returned.
        keys: Keys, the newest first.

    Raises:
        TokenStoreError: No key fits.
    """
    try:
        return hidden(_cipher(keys).decrypt(bytes(content)))
    except InvalidToken:
        raise TokenStoreError(
            f"{store} cannot be decrypted with FLAT_API['TOKEN_KEYS']; add the key that it was made with"
        ) from None


def _cipher(keys: Sequence[str]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])
