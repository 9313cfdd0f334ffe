"""Who is calling: access tokens, and the header that carries them."""

from __future__ import annotations

import time
from contextvars import ContextVar

from flat_api.codec.json_types import is_object
from flat_api.exceptions import ApiTypeError, ApiValueError
from flat_api.support.headers import check_header
from flat_api.support.redaction import HiddenText, hidden, kind_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Dict, Optional, Union

    from typing_extensions import Protocol

    class TokenProvider(Protocol):
        """Gives out access tokens; a plain function is one.

        A provider may also have a method ``renew(rejected: str) -> bool``. It is called once when the server answered
        401 to that token, and says whether there is another one now.
        """

        def __call__(self) -> Optional[str]:
            """Return the token to use now, or ``None`` to call anonymously."""

    AccessToken = Union[str, TokenProvider, Callable[[], Optional[str]]]

_deadline: ContextVar[Optional[float]] = ContextVar("deadline", default=None)

_ready: Dict[str, str] = {}
"""Tokens that were found good, with their header: the check runs once per token, not per call."""


def check_access_token(who: str, value: Any) -> Any:
    """Return a valid access token or provider, or refuse it without showing it."""
    value = hidden(value)
    if value is None or callable(value):
        return value
    if not isinstance(value, str):
        raise ApiTypeError(f"{who} must be text or a callable that returns text, got {kind_of(value)}")
    if value:
        _header(who, value)
    return value


def time_left() -> Optional[float]:
    """Return the seconds within which a token provider must have answered; ``None`` where the call sets no limit."""
    deadline = _deadline.get()
    return None if deadline is None else max(0.0, deadline - time.monotonic())


def authorization(access_token: Any, deadline: Optional[float] = None) -> Optional[str]:
    """Return the ``Authorization`` header, or ``None`` to call anonymously.

    A provider must have answered by the deadline, on the monotonic clock.
    """
    token: Any = _asked(deadline, access_token) if callable(access_token) else access_token
    if not token:
        return None
    known = _ready.get(token)
    if known is None:
        token = hidden(token)
        known = _header("access_token", token)
    return known


def override(value: Any) -> Optional[str]:
    """Return the ``Authorization`` header that the option ``_request_auth`` asks for, or ``None`` for none."""
    if value is False:
        return None
    if is_object(value):
        header: str = hidden(value["value"])
        check_header("_request_auth", "Authorization", header, secret=True)
        return header
    return authorization(value)


def renew(provider: Any, header: Optional[str], deadline: Optional[float] = None) -> bool:
    """Ask a token provider for another token after a 401; return whether there is one."""
    ask = getattr(provider, "renew", None)
    return bool(header and callable(ask) and _asked(deadline, ask, hidden(header.partition(" ")[2])))


def _asked(deadline: Optional[float], ask: Callable[..., Any], *arguments: Any) -> Any:
    reset = _deadline.set(deadline)
    try:
        return ask(*arguments)
    finally:
        _deadline.reset(reset)


def _header(who: str, token: Any) -> str:
    if not isinstance(token, str):
        raise ApiTypeError(f"{who} must be text, got {kind_of(token)}")
    if token != token.strip() or not token.isprintable() or " " in token:
        raise ApiValueError(f"{who} must not contain spaces or control characters")
    check_header(who, "Authorization", token, secret=True)
    header = HiddenText(f"Bearer {token}")
    if len(_ready) >= 64:
        # Many short-lived tokens (one per user of a backend) must not pile up.
        _ready.clear()
    _ready[token] = header
    return header
