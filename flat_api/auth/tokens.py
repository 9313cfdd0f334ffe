"""OAuth tokens."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from flat_api.exceptions import ApiTypeError, ApiValueError
from flat_api.support.redaction import REDACTED, hidden, kind_of

if TYPE_CHECKING:
    from typing import Any, Dict, Iterable, Mapping, Optional, Tuple, Union


class Tokens:
    """An access token with its refresh token, expiry and scopes; immutable.

    The ``repr`` shows no token. Pickles and :meth:`to_dict`, with which tokens are stored, hold them in clear text.

    Args:
        access_token: The token for calls.
        refresh_token: The token for the next access token. The server sends one where consent was requested with
            ``offline=True``.
        expires_at: Expiry of the access token in epoch seconds; ``None`` where it is unknown.
        scopes: Scopes of the access token.
        user: ID of the account that the token belongs to.
    """

    __slots__ = ("access_token", "expires_at", "refresh_token", "scopes", "user")

    _FIELDS = ("access_token", "refresh_token", "expires_at", "scopes", "user")

    def __init__(
        self,
        access_token: str,
        refresh_token: Optional[str] = None,
        expires_at: Optional[float] = None,
        scopes: Iterable[str] = (),
        user: Optional[str] = None,
    ) -> None:
        access_token, refresh_token = hidden(access_token), hidden(refresh_token)
        check_token("Tokens(): access_token", access_token)
        if refresh_token is not None:
            check_token("Tokens(): refresh_token", refresh_token)
        self.access_token = str(access_token)
        self.refresh_token = None if refresh_token is None else str(refresh_token)
        self.expires_at = expires_at
        self.scopes: Tuple[str, ...] = tuple(scopes)
        self.user = user

    @classmethod
    def from_response(cls, response: Mapping[str, Any], *, now: Optional[float] = None) -> Tokens:
        """Return the tokens of a token response (RFC 6749, section 5.1).

        Args:
            response: The decoded response.
            now: Time of the response in epoch seconds; by default its ``issued_at``, else the present time.

        Raises:
            ApiValueError: The response holds no access token.
        """
        if not isinstance(response.get("access_token"), str) or not response["access_token"]:
            names = ", ".join(sorted(map(str, response))) or "(none)"
            del response  # a traceback must not show secrets in it
            raise ApiValueError(
                f"Tokens.from_response(): 'response' must hold an access_token, got the members {names}"
            )
        if now is None:
            now = _number(response.get("issued_at")) or time.time()
        lifetime = _number(response.get("expires_in"))
        scopes = response.get("scope")
        return cls(
            response["access_token"],
            response.get("refresh_token") or None,
            None if lifetime is None else now + lifetime,
            scopes.split() if isinstance(scopes, str) else (),
            response.get("user"),
        )

    def to_dict(self) -> Dict[str, Any]:
        """Return the arguments of these tokens, ready for JSON; ``Tokens(**stored)`` restores them."""
        return {name: getattr(self, name) for name in Tokens._FIELDS}

    @property
    def expired(self) -> bool:
        """``True`` where the access token has expired."""
        return self.expires_before(time.time())

    def expires_before(self, moment: float) -> bool:
        """Return whether the access token expires before a time in epoch seconds."""
        return self.expires_at is not None and self.expires_at <= moment

    def with_refresh_token(self, refresh_token: Optional[str]) -> Tokens:
        """Return these tokens with another refresh token."""
        return Tokens(self.access_token, refresh_token, self.expires_at, self.scopes, self.user)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Tokens) and self.to_dict() == other.to_dict()

    def __hash__(self) -> int:
        return hash(self.access_token)

    def __repr__(self) -> str:
        # Incomplete where the constructor has just raised.
        fields = [(name, getattr(self, name)) for name in Tokens._FIELDS if hasattr(self, name)]
        shown = {name: REDACTED if name.endswith("_token") and value else value for name, value in fields}
        return f"Tokens({', '.join(f'{name}={value!r}' for name, value in shown.items())})"


def check_token(who: str, value: Any) -> None:
    """Refuse a token or a code that is empty, not text, or has characters that it cannot have (RFC 6749, appendix A).

    A line break at the end comes from a file, and a token with it is refused by the server at best.
    """
    value = hidden(value)
    if not isinstance(value, str):
        raise ApiTypeError(f"{who} must be a non-empty text, got {kind_of(value)}")
    if not value:
        raise ApiTypeError(f"{who} must be a non-empty text, got an empty one")
    if not value.isprintable() or value != value.strip():
        raise ApiValueError(f"{who} must not have spaces at its ends, line breaks or other control characters")


def _number(value: Union[str, float, None]) -> Optional[float]:
    # RFC 6749 says a number of seconds, but some servers send text.
    try:
        return None if value is None else float(value)
    except (TypeError, ValueError):
        return None
