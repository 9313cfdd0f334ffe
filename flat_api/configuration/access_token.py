"""Access tokens, token providers, and the ``Authorization`` header."""

from __future__ import annotations

import time
from contextvars import ContextVar
from typing import TYPE_CHECKING

from flat_api.codec.json_types import is_object
from flat_api.exceptions import ApiTypeError, ApiValueError
from flat_api.support.headers import check_header
from flat_api.support.redaction import HiddenText, hidden, kind_of

if TYPE_CHECKING:
    from typing import Any, Callable, Dict, Optional, Union

    from flat_api.configuration.token_provider import TokenProvider

    AccessToken = Union[str, TokenProvider, Callable[[], Optional[str]]]

_deadline: ContextVar[Optional[float]] = ContextVar("deadline", default=None)

_ready: Dict[str, str] = {}
"""Headers of tokens that were checked: the check runs once per token, not once per call."""

_MAX_READY = 64
"""Number of headers to keep; a back end with a short-lived token per user must not collect them all."""


def check_access_token(who: str, value: Any) -> Any:
    """Return a valid access token or provider, or raise an error that does not show it."""
    value = hidden(value)
    if value is None or callable(value):
        return value
    if not isinstance(value, str):
        raise ApiTypeError(f"{who} must be text or a callable that returns text, got {kind_of(value)}")
    if value:
        _header(who, value)
    return value


def time_left() -> Optional[float]:
    """Return the seconds that the call leaves to a token provider; ``None`` where it has no timeout."""
    deadline = _deadline.get()
    return None if deadline is None else max(0.0, deadline - time.monotonic())


def authorization(access_token: Any, deadline: Optional[float] = None) -> Optional[str]:
    """Return the ``Authorization`` header, or ``None`` to send none.

    Args:
        access_token: A token, a token provider, or ``None``.
        deadline: End of the call on the monotonic clock; a provider reads the rest with :func:`time_left`.
    """
    token: Any = _provided(deadline, access_token) if callable(access_token) else access_token
    if not token:
        return None
    known = _ready.get(token) if isinstance(token, str) else None
    if known is None:
        token = hidden(token)
        known = _header("access_token", token)
    return known


def override(value: Any, deadline: Optional[float] = None) -> Optional[str]:
    """Return the ``Authorization`` header for the option ``_request_auth``, or ``None`` to send none.

    Args:
        value: ``False`` for none, a mapping with the whole header as ``value``, or what :func:`authorization` takes.
        deadline: End of the call on the monotonic clock.
    """
    if value is False:
        return None
    if is_object(value):
        header: str = hidden(value["value"])
        check_header("_request_auth", "Authorization", header, secret=True)
        return header
    return authorization(value, deadline)


def renew(provider: Any, header: Optional[str], deadline: Optional[float] = None) -> bool:
    """Renew the token of a provider after a 401; return whether there is another token."""
    method = getattr(provider, "renew", None)
    return bool(header and callable(method) and _provided(deadline, method, hidden(header.partition(" ")[2])))


def _provided(deadline: Optional[float], function: Callable[..., Any], *arguments: Any) -> Any:
    reset = _deadline.set(deadline)
    try:
        return function(*arguments)
    finally:
        _deadline.reset(reset)


def _header(who: str, token: Any) -> str:
    if not isinstance(token, str):
        raise ApiTypeError(f"{who} must be text, got {kind_of(token)}")
    if token != token.strip() or not token.isprintable() or " " in token:
        raise ApiValueError(f"{who} must be the token alone, without 'Bearer', spaces or control characters")
    check_header(who, "Authorization", token, secret=True)
    header = HiddenText(f"Bearer {token}")
    if len(_ready) >= _MAX_READY:
        _ready.clear()
    _ready[token] = header
    return header
