"""OAuth tokens, and the token provider that refreshes them."""

from __future__ import annotations

import copy
import threading
import time
from typing import TYPE_CHECKING

from flat_api.configuration.access_token import time_left
from flat_api.exceptions import ApiException, ApiTimeoutError, ApiTypeError, ApiValueError
from flat_api.support.forks import renew_after_fork
from flat_api.support.redaction import REDACTED, hidden, kind_of

if TYPE_CHECKING:
    from typing import Any, Callable, Dict, Iterable, List, Mapping, Optional, Tuple, Union

    from typing_extensions import Protocol

    class Refresher(Protocol):
        """Object that refreshes tokens: :class:`~flat_api.auth.oauth.OAuth2`."""

        now: Callable[[], float]

        def refresh(self, refresh_token: Tokens) -> Tokens:
            """Return the tokens that replace those with this refresh token."""
            raise NotImplementedError


LEEWAY = 60.0
"""Seconds before its expiry at which an access token is refreshed."""

_PAUSE = 30.0
"""Seconds until the next attempt, after a refresh that failed while the access token is still valid."""


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


class RefreshingTokens:
    """Token provider for :class:`~flat_api.configuration.Configuration` that refreshes its tokens.

    It refreshes shortly before the access token expires, and once after a response with status 401. If several threads
    need a new token, one of them fetches it and the others wait. A call with a timeout waits no longer than that, but
    the refresh continues: to cancel it could lose the response, and with it the only valid refresh token. Copies of a
    configuration share the provider. Its pickle holds the tokens, the client secret and ``on_token``, so that a worker
    process can use them.

    Args:
        tokens: The first tokens.
        oauth: Object that refreshes the tokens; without it they are used until they expire.
        on_token: Function that gets the new tokens after each refresh. Its exceptions leave the call that refreshed.
        leeway: Seconds before its expiry at which an access token is refreshed.
    """

    def __init__(
        self,
        tokens: Tokens,
        oauth: Optional[Refresher] = None,
        on_token: Optional[Callable[[Tokens], object]] = None,
        leeway: float = LEEWAY,
    ) -> None:
        given: Any = hidden(tokens)
        del tokens  # a traceback with local variables must not show a token that came in their place
        if not isinstance(given, Tokens):
            raise ApiTypeError(f"{type(self).__name__}(): 'tokens' must be Tokens, got {kind_of(given)}")
        self._tokens = given
        self._oauth = oauth
        self._on_token = on_token
        self._leeway = leeway
        self._not_before = 0.0
        self._reset_state()
        renew_after_fork(self._reset_state)

    def _reset_state(self) -> None:
        """Forget the refresh of another process, which a forked process would wait for without end."""
        self._state = _RefreshState()

    @property
    def tokens(self) -> Tokens:
        """The present tokens."""
        return self._tokens

    @property
    def scopes(self) -> Tuple[str, ...]:
        """Scopes of the access token; empty where they are not known."""
        return self._tokens.scopes

    def __call__(self) -> str:
        """Return a valid access token."""
        tokens = self._tokens
        if self._oauth is None or tokens.expires_at is None or tokens.refresh_token is None:
            return tokens.access_token
        now = self._oauth.now()
        if not tokens.expires_before(now + self._leeway):
            return tokens.access_token
        if tokens.expires_before(now):
            return self._new_tokens(tokens).access_token
        if now < self._not_before:
            return tokens.access_token
        try:
            return self._new_tokens(tokens).access_token
        except ApiException:
            if self._tokens is not tokens:
                raise  # the refresh succeeded, and on_token raised
            # The old token is still valid, so this call need not fail, and the next calls need not refresh at once.
            self._not_before = now + _PAUSE
            return tokens.access_token

    def renew(self, rejected: str) -> bool:
        """Return whether there is another token than the one that got a 401, after a refresh if necessary."""
        tokens = self._tokens
        if rejected != tokens.access_token:
            return True
        if self._oauth is None or tokens.refresh_token is None:
            return False
        self._new_tokens(tokens)
        return True

    def _new_tokens(self, stale: Tokens) -> Tokens:
        """Return new tokens in the place of stale ones: fetch them, or wait for the thread that does.

        Raises:
            ApiTimeoutError: The call timed out; the refresh continues.
        """
        state = self._state
        while True:
            with state.lock:
                if self._tokens is not stale:
                    return self._tokens
                refresh, mine = state.running, state.running is None
                if refresh is None:
                    refresh = state.running = _Refresh()
            left = time_left()
            if mine:
                if left is None:
                    return self._refresh(state, refresh, stale)
                return self._refresh_within(left, state, refresh, stale)
            if not refresh.done.wait(left):
                raise _timed_out()
            if refresh.failure is not None:
                # A copy, as two threads that raise the same exception would mix their tracebacks.
                raise copy.copy(refresh.failure)

    def _refresh_within(self, seconds: float, state: _RefreshState, refresh: _Refresh, stale: Tokens) -> Tokens:
        ended: List[Union[Tokens, BaseException]] = []

        def run() -> None:
            try:
                ended.append(self._refresh(state, refresh, stale))
            except BaseException as error:
                ended.append(error)

        thread = threading.Thread(target=run, name="flat_api refreshes an access token", daemon=True)
        thread.start()
        thread.join(seconds)
        end = ended[0] if ended else _timed_out()
        if isinstance(end, BaseException):
            raise end
        return end

    def _refresh(self, state: _RefreshState, refresh: _Refresh, stale: Tokens) -> Tokens:
        assert self._oauth is not None
        try:
            tokens = self._tokens = self._oauth.refresh(stale)
        except ApiException as error:
            refresh.failure = error
            raise
        finally:
            with state.lock:
                state.running = None
            refresh.done.set()
        # After the waiting threads were released: on_token may make a call, which needs the new token.
        if self._on_token is not None:
            self._on_token(tokens)
        return tokens

    def __deepcopy__(self, memo: Dict[int, Any]) -> RefreshingTokens:
        # Two providers would both refresh, and the refresh token of one of them would become invalid.
        return self

    def __getstate__(self) -> Dict[str, Any]:
        return {name: value for name, value in self.__dict__.items() if name != "_state"}

    def __setstate__(self, state: Dict[str, Any]) -> None:
        self.__dict__.update(state)
        self._reset_state()
        renew_after_fork(self._reset_state)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {vars(self).get('_tokens')!r}>"


class _RefreshState:
    """The refresh that the threads of a process share, and its lock."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.running: Optional[_Refresh] = None


class _Refresh:
    """One refresh in progress, and its failure."""

    def __init__(self) -> None:
        self.done = threading.Event()
        self.failure: Optional[ApiException] = None


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


def _timed_out() -> ApiTimeoutError:
    error = ApiTimeoutError(0, "timed out while refreshing the access token")
    error.sent = False
    return error


def _number(value: Union[str, float, None]) -> Optional[float]:
    # RFC 6749 says a number of seconds, but some servers send text.
    try:
        return None if value is None else float(value)
    except (TypeError, ValueError):
        return None
