"""Token provider that refreshes its tokens, alone or together with other processes."""

from __future__ import annotations

import copy
import threading
from typing import TYPE_CHECKING

from flat_api.auth.tokens import Tokens
from flat_api.configuration.access_token import time_left
from flat_api.exceptions import (
    ApiException,
    ApiTimeoutError,
    ApiTypeError,
    ConsentWithdrawn,
    OAuthException,
    OpenApiException,
    TokenStoreError,
)
from flat_api.support.forks import renew_after_fork
from flat_api.support.redaction import hidden, kind_of

if TYPE_CHECKING:
    from typing import Any, Callable, Dict, List, Optional, Tuple, Union

    from typing_extensions import Protocol

    from flat_api.auth.token_store import TokenStore

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


class RefreshingTokens:
    """Token provider for :class:`~flat_api.configuration.Configuration` that refreshes its tokens.

    It refreshes shortly before the access token expires, and once after a response with status 401. If several threads
    need a new token, one of them fetches it and the others wait. A call with a timeout waits no longer than that, but
    the refresh continues: to cancel it could lose the response, and with it the only valid refresh token. Copies of a
    configuration share the provider. Its pickle holds the tokens, the client secret and ``on_token``, so that a worker
    process can use them.

    Args:
        tokens: The first tokens. With a store they are saved in it if it is empty; ``None`` to load those of the store.
        oauth: Object that refreshes the tokens; without it they are used until they expire.
        on_token: Function that gets the new tokens after each refresh. Its exceptions leave the call that refreshed.
        leeway: Seconds before its expiry at which an access token is refreshed.
        store: Store in which processes and machines share the tokens. Before a refresh its lock is taken, and the
            tokens are loaded again: whoever comes second uses what the first one got.

    Raises:
        ApiTypeError: ``tokens`` are no tokens, or neither tokens nor a store was given.
        TokenStoreError: The store cannot be read or written, or is empty and no tokens were given.
    """

    def __init__(
        self,
        tokens: Optional[Tokens],
        oauth: Optional[Refresher] = None,
        on_token: Optional[Callable[[Tokens], object]] = None,
        leeway: float = LEEWAY,
        *,
        store: Optional[TokenStore] = None,
    ) -> None:
        given: Any = hidden(tokens)
        del tokens  # a traceback with local variables must not show a token that came in their place
        if (given is not None or store is None) and not isinstance(given, Tokens):
            raise ApiTypeError(f"{type(self).__name__}(): 'tokens' must be Tokens, got {kind_of(given)}")
        first: Any = given if store is None else _stored(store, given)
        self._tokens: Tokens = first
        self._store = store
        self._unsaved = False
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
        if self._unsaved:
            self._save_again()
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
        except (ApiException, TokenStoreError):
            if self._tokens is not tokens:
                raise  # the refresh succeeded, and the store or on_token raised
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
            if self._store is None:
                tokens = self._tokens = _refreshed(self._oauth, stale)
            else:
                tokens = self._tokens = self._refresh_stored(self._store, stale)
        except OpenApiException as error:
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

    def _refresh_stored(self, store: TokenStore, stale: Tokens) -> Tokens:
        """Return the tokens of the store if another process has refreshed them, otherwise refresh them."""
        assert self._oauth is not None
        with store.locked():
            stored = store.load()
            current = stale if stored is None else stored
            if current != stale and not current.expires_before(self._oauth.now() + self._leeway):
                return current
            try:
                tokens = _refreshed(self._oauth, current)
            except ConsentWithdrawn:
                # A store whose lock is weaker than it says, or a user who consented again meanwhile.
                again = store.load()
                if again is None or again == current:
                    raise
                return again
            # Kept here even where the store fails: the old refresh token is no longer valid.
            self._tokens, self._unsaved = tokens, True
            store.save(tokens)
            self._unsaved = False
            return tokens

    def _save_again(self) -> None:
        """Save tokens that the store did not take at first.

        Raises:
            TokenStoreError: It still does not.
        """
        assert self._store is not None
        with self._store.locked():
            if self._unsaved:
                self._store.save(self._tokens)
                self._unsaved = False

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


def _stored(store: TokenStore, first: Optional[Tokens]) -> Tokens:
    """Return the tokens of a store, and save the first ones in an empty store.

    Those that a worker was started with may have been replaced long ago, so they never replace those of the store.
    """
    with store.locked():
        tokens = store.load()
        if tokens is None and first is not None:
            store.save(first)
            tokens = first
    if tokens is None:
        raise TokenStoreError(f"{store!r} holds no tokens; save those of the user's consent in it first")
    return tokens


def _refreshed(oauth: Refresher, tokens: Tokens) -> Tokens:
    """Refresh tokens.

    Raises:
        ConsentWithdrawn: The server no longer takes the refresh token.
    """
    try:
        return oauth.refresh(tokens)
    except OAuthException as error:
        if error.code != "invalid_grant":
            raise
        withdrawn = ConsentWithdrawn(error.status, error.reason)
        withdrawn.__dict__.update(error.__dict__)
    raise withdrawn


class _RefreshState:
    """The refresh that the threads of a process share, and its lock."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.running: Optional[_Refresh] = None


class _Refresh:
    """One refresh in progress, and its failure."""

    def __init__(self) -> None:
        self.done = threading.Event()
        self.failure: Optional[OpenApiException] = None


def _timed_out() -> ApiTimeoutError:
    error = ApiTimeoutError(0, "timed out while refreshing the access token")
    error.sent = False
    return error
