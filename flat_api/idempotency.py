"""The key that makes repeating a POST safe."""

from __future__ import annotations

import os

from flat_api.json_values import camel

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def with_idempotency_key(value: Any, body: bytes, field: str) -> bytes:
    """Return a JSON body that has an idempotency key: the caller's own, or a random one.

    Args:
        value: What the caller gave as the body; it is left as it is.
        body: The same as JSON.
        field: The member that holds the key.
    """
    if not body.startswith(b"{") or field in _given(value):
        return body
    member = f'{{"{field}":"{os.urandom(16).hex()}"'.encode()
    return member + (b"}" if body == b"{}" else b"," + body[1:])


def _given(value: Any) -> Any:
    names = getattr(value, "model_fields_set", None)
    return value if names is None else {camel(name) for name in names}
