"""OAuth tokens: what the server gave, until when it is good, and who fetches the next."""

from __future__ import annotations

import copy
import threading
import time

from flat_api.configuration.access_token import time_left
from flat_api.exceptions import ApiException, ApiTimeoutError, ApiTypeError, ApiValueError
from flat_api.support.forks import renew_after_fork
from flat_api.support.redaction import REDACTED, kind_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Dict, Iterable, List, Mapping, Optional, Union

    from typing_extensions import Protocol

    class Refresher(Protocol):
        """What refreshes tokens: :class:`~flat_api.auth.oauth.OAuth2`."""

        now: Callable[[], float]

        def refresh(self, refresh_token: Tokens) -> Tokens:
            """Return new tokens."""
            raise NotImplementedError


LEEWAY = 60.0
_PAUSE = 30.0


class Tokens:
    """An access token, and what came with it. It does not change.

    Its ``repr`` shows no token. Pickles hold them in clear, and so does :meth:`to_dict`: that is how tokens are stored.

    Args:
        access_token: The token for calls.
        refresh_token: The token for the next access token; there is one when consent was asked for with
            ``offline=True``.
        expires_at: When the access token stops being good, in epoch seconds; ``None`` where that is not known.
        scopes: What it allows.
        user: ID of the account that it acts for.
    """

    __slots__ = ("access_token", "expires_at", "refresh_token", "scopes", "user")

    def __init__(
        self,
        access_token: str,
        refresh_token: Optional[str] = None,
        expires_at: Optional[float] = None,
        scopes: Iterable[str] = (),
        user: Optional[str] = None,
    ) -> None:
        given: Any = access_token
        if not isinstance(given, str) or not given:
            raise ApiTypeError(f"Tokens(): access_token must be a non-empty text, got {kind_of(given)}")
        self.access_token = given
        self.refresh_token = refresh_token
        self.expires_at = expires_at
        self.scopes = tuple(scopes)
        self.user = user

    @classmethod
    def from_response(cls, response: Mapping[str, Any], *, now: Optional[float] = None) -> Tokens:
        """Read the answer to a token request (RFC 6749, section 5.1).

        Args:
            response: The decoded answer.
            now: When it came, in epoch seconds; by default when its ``issued_at`` says.

        Raises:
            ApiValueError: It holds no access token.
        """
        if not isinstance(response.get("access_token"), str) or not response["access_token"]:
            names = ", ".join(sorted(map(str, response))) or "nothing"
            del response  # whatever is in it, a traceback must not show it
            raise ApiValueError(f"Tokens.from_response(): there is no access_token, only {names}")
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
        """Return the arguments that make these tokens again, ready for JSON: ``Tokens(**stored)``."""
        return {name: getattr(self, name) for name in ("access_token", "refresh_token", "expires_at", "scopes", "user")}

    @property
    def expired(self) -> bool:
        """Whether the access token is no longer good."""
        return self.expires_before(time.time())

    def expires_before(self, moment: float) -> bool:
        """Return whether the access token is no longer good at a moment, in epoch seconds."""
        return self.expires_at is not None and self.expires_at <= moment

    def with_refresh_token(self, refresh_token: Optional[str]) -> Tokens:
        """Return these tokens with another refresh token."""
        return Tokens(self.access_token, refresh_token, self.expires_at, self.scopes, self.user)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Tokens) and self.to_dict() == other.to_dict()

    def __hash__(self) -> int:
        return hash(self.access_token)

    def __repr__(self) -> str:
        refresh = None if self.refresh_token is None else REDACTED
        return (
            f"Tokens(access_token={REDACTED!r}, refresh_token={refresh!r}, expires_at={self.expires_at!r}, "
            f"scopes={self.scopes!r}, user={self.user!r})"
        )


class RefreshingTokens:
    """A token provider for :class:`~flat_api.configuration.Configuration` that refreshes.

    It does so shortly before the access token expires, and once when a call was answered 401. However many threads
    need a new token at that moment, one of them fetches it and the others wait for it. A call with a deadline stops
    waiting when that comes; the refresh goes on, because to break it off could lose its answer, and with it the only
    refresh token that is good. A copy of a configuration shares the provider. A pickle of it takes tokens, client
    secret and ``on_token`` along, so that a worker can go on with them.

    Args:
        tokens: The tokens to begin with.
        oauth: What refreshes them; without it they are used as long as they last.
        on_token: Is called with the new tokens after each refresh. What it raises comes out of the call that
            refreshed.
        leeway: How many seconds before its end an access token is refreshed.
    """

    def __init__(
        self,
        tokens: Tokens,
        oauth: Optional[Refresher] = None,
        on_token: Optional[Callable[[Tokens], object]] = None,
        leeway: float = LEEWAY,
    ) -> None:
        given: Any = tokens
        if not isinstance(given, Tokens):
            raise ApiTypeError(f"tokens must be Tokens, got {kind_of(given)}")
        self._tokens = given
        self._oauth = oauth
        self._on_token = on_token
        self._leeway = leeway
        self._not_before = 0.0
        self._open_gate()
        renew_after_fork(self._open_gate)

    def _open_gate(self) -> None:
        """Make a gate at which no thread waits; that of a parent process may wait for a thread that is only there."""
        self._gate = _Gate()

    @property
    def tokens(self) -> Tokens:
        """The tokens as they are now."""
        return self._tokens

    def __call__(self) -> str:
        """Return an access token that is good now."""
        tokens = self._tokens
        if self._oauth is None or tokens.expires_at is None or tokens.refresh_token is None:
            return tokens.access_token
        now = self._oauth.now()
        if not tokens.expires_before(now + self._leeway):
            return tokens.access_token
        if tokens.expires_before(now):
            return self._refreshed(tokens).access_token
        if now < self._not_before:
            return tokens.access_token
        try:
            return self._refreshed(tokens).access_token
        except ApiException:
            if self._tokens is not tokens:
                raise  # it comes from on_token
            # The old one is still good, so this call need not fail; nor need each of the next ones try again.
            self._not_before = now + _PAUSE
            return tokens.access_token

    def renew(self, rejected: str) -> bool:
        """Return whether there is another token than one that was answered with 401."""
        tokens = self._tokens
        if rejected != tokens.access_token:
            return True
        if self._oauth is None or tokens.refresh_token is None:
            return False
        self._refreshed(tokens)
        return True

    def _refreshed(self, stale: Tokens) -> Tokens:
        """Return other tokens than the stale ones: fetch them, or wait for the thread that does.

        Raises:
            ApiTimeoutError: The call leaves no more time; the refresh goes on.
        """
        gate = self._gate
        while True:
            with gate.lock:
                if self._tokens is not stale:
                    return self._tokens
                flight, mine = gate.flight, gate.flight is None
                if flight is None:
                    flight = gate.flight = _Flight()
            left = time_left()
            if mine:
                return self._fly(gate, flight, stale) if left is None else self._fly_within(left, gate, flight, stale)
            if not flight.landed.wait(left):
                raise _late()
            if flight.failure is not None:
                # A copy: the same exception raised in two threads would mix up their tracebacks.
                raise copy.copy(flight.failure)

    def _fly_within(self, seconds: float, gate: _Gate, flight: _Flight, stale: Tokens) -> Tokens:
        ended: List[Union[Tokens, BaseException]] = []

        def fly() -> None:
            try:
                ended.append(self._fly(gate, flight, stale))
            except BaseException as error:
                ended.append(error)

        thread = threading.Thread(target=fly, name="flat_api refreshes an access token", daemon=True)
        thread.start()
        thread.join(seconds)
        end = ended[0] if ended else _late()
        if isinstance(end, BaseException):
            raise end
        return end

    def _fly(self, gate: _Gate, flight: _Flight, stale: Tokens) -> Tokens:
        assert self._oauth is not None
        try:
            tokens = self._tokens = self._oauth.refresh(stale)
        except ApiException as error:
            flight.failure = error
            raise
        finally:
            with gate.lock:
                gate.flight = None
            flight.landed.set()
        # Out here, where nobody waits for it: what it does may need a call, and so the new token.
        if self._on_token is not None:
            self._on_token(tokens)
        return tokens

    def __deepcopy__(self, memo: Dict[int, Any]) -> RefreshingTokens:
        # Two of them would each refresh, and only one could be right about the refresh token.
        return self

    def __getstate__(self) -> Dict[str, Any]:
        return {name: value for name, value in self.__dict__.items() if name != "_gate"}

    def __setstate__(self, state: Dict[str, Any]) -> None:
        self.__dict__.update(state)
        self._open_gate()
        renew_after_fork(self._open_gate)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._tokens!r}>"


class _Gate:
    """Where the threads of a process meet that need new tokens."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.flight: Optional[_Flight] = None


class _Flight:
    """One refresh, and how it ended."""

    def __init__(self) -> None:
        self.landed = threading.Event()
        self.failure: Optional[ApiException] = None


def _late() -> ApiTimeoutError:
    error = ApiTimeoutError(0, "the access token was not refreshed within the time-out")
    error.sent = False
    return error


def _number(value: Union[str, float, None]) -> Optional[float]:
    # RFC 6749 says seconds as a number; servers that send them as text exist.
    try:
        return None if value is None else float(value)
    except (TypeError, ValueError):
        return None
