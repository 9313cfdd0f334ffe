"""FlatClient: all operations and jobs as attributes and methods of one client."""

from __future__ import annotations

import copy
from importlib import import_module
from typing import TYPE_CHECKING, Any, Callable, Dict, Iterable, NoReturn, Optional, Tuple, Union

from flat_api.api_client import ApiClient
from flat_api.configuration import Configuration
from flat_api.configuration.settings import SETTINGS
from flat_api.exceptions import ApiTypeError
from flat_api.exceptions.misuse import excerpt
from flat_api.jobs.methods import Jobs
from flat_api.support.redaction import hidden, kind_of

if TYPE_CHECKING:
    from flat_api.api import (
        AccountApi,
        ClassApi,
        CollectionApi,
        EduResourcesApi,
        GroupApi,
        OMRApi,
        OrganizationApi,
        ScoreApi,
        TaskApi,
        UserApi,
    )
    from flat_api.auth.oauth import OAuth2
    from flat_api.auth.token_store import TokenStore
    from flat_api.auth.tokens import Tokens
    from flat_api.configuration.access_token import AccessToken
    from flat_api.models.app_scopes import AppScopes
    from flat_api.policies.retry import RetryPolicy
    from flat_api.transport.base import Transport


class _Operations:
    """An object of an Api class as an attribute, imported at the first use."""

    def __init__(self, api: str) -> None:
        self._api = api

    def __set_name__(self, owner: type, name: str) -> None:
        self._attribute = name

    def __get__(self, client: Optional[ApiClient], owner: type) -> Any:
        if client is None:
            return self
        api = getattr(import_module(f"{__package__}.api"), self._api)(client)
        # From now on the attribute is found in the instance. setdefault() gives two threads the same object.
        return vars(client).setdefault(self._attribute, api)


def _operations(api: str) -> Any:
    return _Operations(api)


class FlatClient(Jobs):
    """A client of Flat: operations as attributes, and jobs of several calls as methods.

    ::

        with flat_api.FlatClient("your token") as client:
            print(client.account.get_authenticated_user().username)

    Settings that are not given are those of :class:`~flat_api.configuration.Configuration`. The access token is that of
    the argument, of ``configuration`` or of the environment variable ``FLAT_ACCESS_TOKEN``, in this order; the URL of
    the API is that of ``base_url``, of ``configuration`` or of ``FLAT_API_HOST``.

    Args:
        access_token: Access token, or a callable that returns it.
        tokens: Tokens from :class:`~flat_api.auth.oauth.OAuth2`, in the place of ``access_token``.
        oauth: OAuth 2 client that refreshes expired tokens.
        on_token_refresh: Function that is called with new tokens, to store them.
        base_url: URL of the API.
        timeout: Seconds to connect and to wait for the next byte, as a pair or as one number for both.
        retry: Policy for failed calls (a :class:`~flat_api.policies.retry.RetryPolicy`), or the number of retries.
        configuration: All settings, in the place of ``base_url``, ``timeout`` and ``retry``. The client follows later
            changes of it, unless ``access_token`` or ``tokens`` is given, too: then it uses a copy.
        transport: Transport that sends requests, in the place of urllib3.

    Raises:
        ApiTypeError: Two arguments contradict each other.
    """

    account: AccountApi = _operations("AccountApi")
    """Operations on the account behind the token."""
    score: ScoreApi = _operations("ScoreApi")
    """Operations on scores."""
    collection: CollectionApi = _operations("CollectionApi")
    """Operations on collections."""
    user: UserApi = _operations("UserApi")
    """Operations on users."""
    group: GroupApi = _operations("GroupApi")
    """Operations on groups."""
    class_: ClassApi = _operations("ClassApi")
    """Operations on classes, assignments and submissions."""
    edu_resources: EduResourcesApi = _operations("EduResourcesApi")
    """Operations on the resource library."""
    organization: OrganizationApi = _operations("OrganizationApi")
    """Operations on the school and its people."""
    task: TaskApi = _operations("TaskApi")
    """Operations on long-running tasks."""
    omr: OMRApi = _operations("OMRApi")
    """Operations on the recognition of scanned music."""

    def __init__(
        self,
        access_token: Optional[AccessToken] = None,
        *,
        tokens: Optional[Tokens] = None,
        oauth: Optional[OAuth2] = None,
        on_token_refresh: Optional[Callable[[Tokens], object]] = None,
        base_url: Optional[str] = None,
        timeout: Union[float, Tuple[float, float], None] = None,
        retry: Union[int, bool, RetryPolicy, None] = None,
        configuration: Optional[Configuration] = None,
        transport: Optional[Transport] = None,
        **unknown: NoReturn,
    ) -> None:
        access_token = hidden(access_token)  # a traceback with local variables must not show it
        for name in unknown:
            del unknown  # its value may be a token
            raise ApiTypeError(f"FlatClient() got an unexpected keyword argument {excerpt(name)}{_instead_of(name)}")
        _check_access_token(access_token)
        if access_token is not None and tokens is not None:
            raise ApiTypeError("FlatClient() takes access_token or tokens, not both")
        for name, value in (("oauth", oauth), ("on_token_refresh", on_token_refresh)):
            if value is not None and tokens is None:
                raise ApiTypeError(f"FlatClient(): {name} is for refreshing tokens; pass tokens, too")
        if on_token_refresh is not None and oauth is None:
            raise ApiTypeError(
                "FlatClient(): on_token_refresh receives the tokens that oauth refreshes; pass oauth, too"
            )
        if tokens is not None:
            from flat_api.auth.refreshing import RefreshingTokens

            access_token = RefreshingTokens(tokens, oauth, on_token_refresh)
        settings = {"base_url": base_url, "timeout": timeout, "retry": retry}
        super().__init__(_configured(access_token, settings, configuration), transport=transport)

    @property
    def api_client(self) -> FlatClient:
        """The client itself, for code of 2.0.x such as ``ScoreApi(client.api_client)``."""
        return self

    def as_user(
        self, user_id: str, scopes: Iterable[Union[str, AppScopes]], *, store: Optional[TokenStore] = None
    ) -> FlatClient:
        """Return a client that acts as a teacher or student of the organization.

        The new client requests its token at the first call, for which this client needs the scope ``edu.admin`` or
        ``edu.admin.users``, and replaces the token shortly before it expires. Clients for the same user and scopes
        share a token. The new client uses the connections of this client, which must stay open. Threads can share both.

        Args:
            user_id: ID of the account in the organization.
            scopes: Scopes of the token; request only those that you need.
            store: Store in which several processes share the token, one store for each user and scopes. Without it,
                each process requests a token of its own.

        Raises:
            ApiValueError: There is no such scope.
        """
        from flat_api.jobs.delegation import Delegations, SharedTransport

        # setdefault() gives two threads the same object.
        delegations: Delegations = vars(self).setdefault("_delegations", Delegations(self))
        configuration = copy.copy(self.configuration)
        configuration.access_token = delegations.token(user_id, scopes, store)
        client = FlatClient(configuration=configuration, transport=SharedTransport(self))
        client.user_agent = self.user_agent
        # The cookie is left out: its session belongs to the administrator.
        client.default_headers.update(self.default_headers)
        return client


_OTHER_NAMES = {
    "token": "access_token",
    "api_key": "access_token",
    "key": "access_token",
    "host": "base_url",
    "url": "base_url",
    "retries": "retry",
    "config": "configuration",
    "on_token": "on_token_refresh",
}
"""Keywords of other clients, and the keyword here."""


def _instead_of(name: str) -> str:
    """Return the end of a message about an unknown keyword: the one to use in its place."""
    keywords = FlatClient.__init__.__kwdefaults__ or {}
    if name in _OTHER_NAMES:
        return f"; use {_OTHER_NAMES[name]}"
    if name in SETTINGS:
        return f"; set it in FlatClient(configuration=Configuration({name}=...))"
    from flat_api.support.suggestions import did_you_mean

    return did_you_mean(name, ["access_token", *keywords])


def _check_access_token(value: Any) -> None:
    """Refuse an object that has a keyword of its own in the place of the access token."""
    keyword = None
    if isinstance(value, Configuration):
        keyword = "configuration=..."
    elif isinstance(value, ApiClient):
        keyword = "configuration=client.configuration"
    elif type(value).__name__ == "Tokens" and hasattr(value, "refresh_token"):
        keyword = "tokens=..."
    if keyword is not None:
        expected = "a token, or a callable that returns one"
        raise ApiTypeError(
            f"FlatClient(): 'access_token' must be {expected}, got {kind_of(value)}; use FlatClient({keyword})"
        )


def _configured(
    access_token: Optional[AccessToken], settings: Dict[str, Any], configuration: Optional[Configuration]
) -> Configuration:
    """Return the configuration for the arguments of a client, and refuse arguments that contradict each other."""
    given = {name: value for name, value in settings.items() if value is not None}
    if configuration is None:
        names = {"base_url": "host", "timeout": "timeout", "retry": "retries"}
        arguments = {names[name]: value for name, value in given.items()}
        return Configuration(access_token=access_token, **arguments)
    if given:
        raise ApiTypeError(
            f"FlatClient() takes configuration or {next(iter(given))}, not both; set it in the configuration"
        )
    if access_token is not None:
        configuration = copy.copy(configuration)
        configuration.access_token = access_token
    return configuration
