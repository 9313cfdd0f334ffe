"""Delegated access tokens, with which an administrator acts for a teacher or student."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, Dict, Iterable, Optional, Tuple, Union

from flat_api.api.organization_api import OrganizationApi
from flat_api.auth.tokens import Tokens
from flat_api.exceptions import ApiTypeError, ApiValueError, ClientClosedError
from flat_api.exceptions.misuse import excerpt
from flat_api.models.app_scopes import AppScopes
from flat_api.policies.retry import retry_policy
from flat_api.support.forks import renew_after_fork
from flat_api.support.suggestions import did_you_mean

if TYPE_CHECKING:
    from flat_api.api_client import ApiClient
    from flat_api.auth.token_store import TokenStore
    from flat_api.transport.base import Request, RESTResponse

    Key = Tuple[str, Tuple[str, ...]]

EXPIRY_MARGIN = 60.0
"""Seconds before its expiry at which a token is replaced, or a tenth of its lifetime if that is shorter."""

MIN_CLEANUP_SIZE = 256
"""Number of stored tokens from which expired ones are removed."""


class _Lock:
    """A lock that is open in a process that was forked while some thread held it."""

    def __init__(self) -> None:
        self._renew()
        renew_after_fork(self._renew)

    def _renew(self) -> None:
        self._lock = threading.Lock()

    def __enter__(self) -> None:
        self._lock.acquire()

    def __exit__(self, *exc_info: object) -> None:
        self._lock.release()


class Delegations:
    """The delegated tokens of an administrator's client, by user and scopes."""

    def __init__(self, client: ApiClient) -> None:
        self._client = client
        self._tokens: Dict[Key, DelegatedToken] = {}
        self._full = MIN_CLEANUP_SIZE
        self._lock = _Lock()

    def token(
        self, user: str, scopes: Iterable[Union[str, AppScopes]], store: Optional[TokenStore] = None
    ) -> DelegatedToken:
        """Return the token provider of a user. See :meth:`flat_api.client.FlatClient.as_user`."""
        _check_user(user)
        granted = checked_scopes(scopes)
        if store is not None:
            return DelegatedToken(self._client, user, granted, store)
        key = user, granted
        with self._lock:
            token = self._tokens.get(key)
            if token is None:
                if len(self._tokens) >= self._full:
                    self._tokens = {known: token for known, token in self._tokens.items() if token.usable()}
                    self._full = max(MIN_CLEANUP_SIZE, 2 * len(self._tokens))
                token = self._tokens[key] = DelegatedToken(self._client, *key)
            return token


class DelegatedToken:
    """A token provider that requests tokens for a user, one at a time for all threads.

    Attributes:
        scopes: Scopes of the tokens.
    """

    def __init__(
        self, client: ApiClient, user: str, scopes: Tuple[str, ...], store: Optional[TokenStore] = None
    ) -> None:
        self._client = client
        self._user = user
        self._store = store
        self.scopes = scopes
        self._token: Optional[str] = None
        self._until: Optional[float] = None
        self._lock = _Lock()

    def __call__(self) -> str:
        with self._lock:
            if self._token is None or not self.usable():
                self._fetch()
            assert self._token is not None
            return self._token

    def renew(self, rejected: str) -> bool:
        """Replace a token that the server rejected, unless another thread has already replaced it."""
        with self._lock:
            if self._token == rejected:
                self._fetch()
            return True

    def usable(self) -> bool:
        """Return whether there is a token that does not expire within the margin."""
        return self._token is not None and (self._until is None or self._now() < self._until)

    def _fetch(self) -> None:
        if self._store is None:
            self._keep(self._request())
            return
        with self._store.locked():
            stored = self._store.load()
            if stored is None or not self._usable(stored):
                stored = self._request()
                self._store.save(stored)
        self._keep(stored)

    def _usable(self, stored: Tokens) -> bool:
        """Return whether a stored token is for this user and these scopes, still valid, and was not rejected."""
        mine = stored.user == self._user and set(stored.scopes) == set(self.scopes)
        fresh = not stored.expires_before(self._now() + EXPIRY_MARGIN)
        return mine and fresh and stored.access_token != self._token

    def _keep(self, tokens: Tokens) -> None:
        self._token, self._until = tokens.access_token, None
        if tokens.expires_at is not None:
            lifetime = max(0.0, tokens.expires_at - self._now())
            self._until = tokens.expires_at - min(EXPIRY_MARGIN, lifetime / 10)

    def _request(self) -> Tokens:
        start = self._now()
        created = OrganizationApi(self._client).create_organization_user_access_token(
            self._user, {"scopes": list(self.scopes)}
        )
        if not created.token:
            raise ApiValueError("as_user(): the response to create_organization_user_access_token() has no token")
        expiry: Optional[float] = None
        if created.expiration_date is not None:
            # The difference of two dates of the server does not depend on the clock of this machine.
            issued = start if created.issued_date is None else created.issued_date.timestamp()
            expiry = start + max(0.0, created.expiration_date.timestamp() - issued)
        return Tokens(created.token, None, expiry, self.scopes, self._user)

    def _now(self) -> float:
        return retry_policy("retries", self._client.configuration.retries).now()

    def __getstate__(self) -> Dict[str, Any]:
        return {name: value for name, value in vars(self).items() if name != "_lock"}

    def __setstate__(self, state: Dict[str, Any]) -> None:
        vars(self).update(state)
        self._lock = _Lock()

    def __repr__(self) -> str:
        return f"<DelegatedToken of user {self._user} for {', '.join(self.scopes)}>"


class SharedTransport:
    """A transport over the connections of another client, which stay open when it is closed."""

    def __init__(self, client: ApiClient) -> None:
        self._client = client

    @property
    def lifts_deadlines(self) -> bool:
        """Support of the connections for :meth:`~flat_api.transport.base.RESTResponse.lift_deadline`."""
        return getattr(self._client.rest_client, "lifts_deadlines", False)

    def send(self, request: Request, connect: float, read: float, deadline: Optional[float]) -> RESTResponse:
        """Send a request once. See :class:`~flat_api.transport.base.Transport`."""
        if self._client.closed:
            raise ClientClosedError(
                "as_user(): the client that made this client is closed; keep it open, its connections are shared"
            )
        return self._client.rest_client.send(request, connect, read, deadline)

    def close(self) -> None:
        """Do nothing: the connections belong to the other client."""


def _check_user(user: Any) -> None:
    if not isinstance(user, str):
        raise ApiTypeError(f"as_user(): 'user_id' must be a string, got {excerpt(user)}")
    if not user.strip():
        raise ApiValueError(f"as_user(): 'user_id' must be a non-empty string, got {user!r}")


def checked_scopes(scopes: Any) -> Tuple[str, ...]:
    """Return the scopes sorted and without duplicates, and refuse those that the contract does not have."""
    if isinstance(scopes, str) or not hasattr(scopes, "__iter__"):
        raise ApiTypeError(f"as_user(): 'scopes' must be a list such as [\"scores\"], got {excerpt(scopes)}")
    known = [scope.value for scope in AppScopes]
    given = [scope.value if isinstance(scope, AppScopes) else scope for scope in scopes]
    for scope in given:
        if scope not in known:
            hint = (isinstance(scope, str) and did_you_mean(scope, known)) or f"; the scopes are {', '.join(known)}"
            raise ApiValueError(f"as_user(): there is no scope {excerpt(scope)}{hint}")
    if not given:
        raise ApiValueError("as_user(): 'scopes' must name at least one scope, got an empty list")
    return tuple(sorted(set(given)))
