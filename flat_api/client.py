"""FlatClient: a client with everything within reach."""

from __future__ import annotations

import copy
from importlib import import_module
from typing import TYPE_CHECKING, Any, Callable, Dict, Iterable, Optional, Tuple, Union

from flat_api.api_client import ApiClient
from flat_api.configuration import Configuration
from flat_api.exceptions import ApiTypeError
from flat_api.jobs.methods import Jobs

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
    from flat_api.auth.tokens import Tokens
    from flat_api.configuration.access_token import AccessToken
    from flat_api.models.app_scopes import AppScopes
    from flat_api.policies.retry import RetryPolicy
    from flat_api.transport.base import Transport


class _Operations:
    """An Api object as an attribute, whose module is imported when the attribute is first used."""

    def __init__(self, api: str) -> None:
        self._api = api

    def __set_name__(self, owner: type, name: str) -> None:
        self._attribute = name

    def __get__(self, client: Optional[ApiClient], owner: type) -> Any:
        if client is None:
            return self
        api = getattr(import_module(f"{__package__}.api"), self._api)(client)
        # From now on Python finds it in the instance. When two threads come here at once, both get the same object.
        return vars(client).setdefault(self._attribute, api)


def _operations(api: str) -> Any:
    return _Operations(api)


class FlatClient(Jobs):
    """A client of Flat: all operations as attributes, and the larger jobs as methods.

    ::

        with flat_api.FlatClient("your token") as client:
            print(client.account.get_authenticated_user().username)

    Settings that are left out are those of :class:`~flat_api.configuration.Configuration`. The access token comes from
    the argument, else from ``configuration``, else from the environment variable ``FLAT_ACCESS_TOKEN``; the URL of the
    API likewise from ``base_url``, ``configuration`` or ``FLAT_API_HOST``.

    Args:
        access_token: The token, or a callable that returns it.
        tokens: What :class:`~flat_api.auth.oauth.OAuth2` brought back, instead of ``access_token``.
        oauth: Gets new tokens when those have expired.
        on_token_refresh: Is called with the new tokens each time, to store them.
        base_url: URL of the API.
        timeout: Seconds (connect, without a byte), or one number for both.
        retry: When to repeat a failed call (a :class:`~flat_api.policies.retry.RetryPolicy`), or how often.
        configuration: All settings, instead of ``base_url``, ``timeout`` and ``retry``. The client follows changes that
            are made to it later, unless a token is given beside it: then it works with a copy.
        transport: What sends requests, instead of urllib3.
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
    ) -> None:
        if access_token is not None and tokens is not None:
            raise ApiTypeError("FlatClient() takes access_token or tokens, not both")
        for name, value in (("oauth", oauth), ("on_token_refresh", on_token_refresh)):
            if value is not None and tokens is None:
                raise ApiTypeError(f"FlatClient(): {name} needs tokens, which it is there to refresh")
        if on_token_refresh is not None and oauth is None:
            raise ApiTypeError("FlatClient(): on_token_refresh needs oauth, which does the refreshing")
        if tokens is not None:
            from flat_api.auth.tokens import RefreshingTokens

            access_token = RefreshingTokens(tokens, oauth, on_token_refresh)
        settings = {"base_url": base_url, "timeout": timeout, "retry": retry}
        super().__init__(_configured(access_token, settings, configuration), transport=transport)

    @property
    def api_client(self) -> FlatClient:
        """The client itself, as the 2.0.x packages have it: ``ScoreApi(client.api_client)``."""
        return self

    # The jobs. Each lives in a module of its own, which is imported when the job is called.

    def as_user(self, user_id: str, scopes: Iterable[Union[str, AppScopes]]) -> FlatClient:
        """Return a client that acts as a teacher or student of the school.

        It gets its token at the first call, with the scopes ``edu.admin`` or ``edu.admin.users`` of this client, and
        another one shortly before that expires; clients for the same user and scopes share it. It uses the connections
        of this client, which must stay open; closing it closes nothing else. Any number of threads can do this for any
        number of users at once.

        Args:
            user_id: ID of the account in the organization.
            scopes: What the token shall be allowed to do; ask for no more than you need.

        Raises:
            ApiValueError: There is no such scope.
        """
        from flat_api.jobs.delegation import Delegations, SharedTransport

        # When two threads come here at once, both get the same object.
        delegations: Delegations = vars(self).setdefault("_delegations", Delegations(self))
        configuration = copy.copy(self.configuration)
        configuration.access_token = delegations.token(user_id, scopes)
        client = FlatClient(configuration=configuration, transport=SharedTransport(self))
        client.user_agent = self.user_agent
        # Not the cookie: a session would act as the administrator.
        client.default_headers.update(self.default_headers)
        return client


def _configured(
    access_token: Optional[AccessToken], settings: Dict[str, Any], configuration: Optional[Configuration]
) -> Configuration:
    """Return the configuration that a client's arguments stand for, or refuse those that contradict each other."""
    given = {name: value for name, value in settings.items() if value is not None}
    if configuration is None:
        names = {"base_url": "host", "timeout": "timeout", "retry": "retries"}
        arguments = {names[name]: value for name, value in given.items()}
        return Configuration(access_token=access_token, **arguments)
    if given:
        raise ApiTypeError(f"FlatClient() takes configuration or {next(iter(given))}, not both; set it there")
    if access_token is not None:
        configuration = copy.copy(configuration)
        configuration.access_token = access_token
    return configuration
