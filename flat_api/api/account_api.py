"""AccountApi. Generated from openapi.yaml; do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, overload

from flat_api.api_client import Api
from flat_api.calls.operation import Operation, Parameter

if TYPE_CHECKING:
    from typing import Any, Optional, Union

    from typing_extensions import Literal, Unpack

    from flat_api.api_response import ApiResponse, RawResponse
    from flat_api.calls.options import RequestOptions
    from flat_api.models.get_authenticated_user_only_id import GetAuthenticatedUserOnlyId
    from flat_api.models.user_details import UserDetails


class AccountApi(Api):
    """The account that the access token belongs to."""

    _GET_AUTHENTICATED_USER = Operation(
        "get_authenticated_user",
        "getAuthenticatedUser",
        "GET",
        "/me",
        parameters=(Parameter("only_id", "onlyId", "query", "boolean"),),
        responses={"200": "UserDetails"},
        scopes=("account.public_profile", "account.education_profile"),
        switch=("only_id", "GetAuthenticatedUserOnlyId"),
    )

    @overload
    def get_authenticated_user(
        self, only_id: Optional[Literal[False]] = None, **options: Unpack[RequestOptions]
    ) -> UserDetails: ...

    @overload
    def get_authenticated_user(
        self, only_id: Literal[True], **options: Unpack[RequestOptions]
    ) -> GetAuthenticatedUserOnlyId: ...

    @overload
    def get_authenticated_user(
        self, only_id: Optional[bool] = None, **options: Unpack[RequestOptions]
    ) -> Union[UserDetails, GetAuthenticatedUserOnlyId]: ...

    @_GET_AUTHENTICATED_USER.attach
    def get_authenticated_user(
        self, only_id: Optional[bool] = None, **options: Unpack[RequestOptions]
    ) -> Union[UserDetails, GetAuthenticatedUserOnlyId]:
        """Get the profile of the account behind the token.

        What is filled depends on the scopes: with ``account.public_profile`` alone, a school profile comes back
        anonymised; ``account.education_profile`` adds school, role and names. The cheapest way to check that a token
        works.

        Args:
            only_id: When true, the answer is reduced to an object with ``id``. The server's default is
                ``false``.
            **options: See :class:`RequestOptions`.

        Returns:
            The profile. With ``only_id=True``: ``GetAuthenticatedUserOnlyId``.

        Scopes: ``account.public_profile``, ``account.education_profile``.
        """
        return self._call(self._GET_AUTHENTICATED_USER, {"only_id": only_id}, options)

    @overload
    def get_authenticated_user_with_http_info(
        self, only_id: Optional[Literal[False]] = None, **options: Unpack[RequestOptions]
    ) -> ApiResponse[UserDetails]: ...

    @overload
    def get_authenticated_user_with_http_info(
        self, only_id: Literal[True], **options: Unpack[RequestOptions]
    ) -> ApiResponse[GetAuthenticatedUserOnlyId]: ...

    @overload
    def get_authenticated_user_with_http_info(
        self, only_id: Optional[bool] = None, **options: Unpack[RequestOptions]
    ) -> Union[ApiResponse[UserDetails], ApiResponse[GetAuthenticatedUserOnlyId]]: ...

    @_GET_AUTHENTICATED_USER.attach
    def get_authenticated_user_with_http_info(
        self, only_id: Optional[bool] = None, **options: Unpack[RequestOptions]
    ) -> ApiResponse[Any]:
        """Like :meth:`get_authenticated_user`, with status and headers."""
        return self._call_with_http_info(self._GET_AUTHENTICATED_USER, {"only_id": only_id}, options)

    @_GET_AUTHENTICATED_USER.attach
    def get_authenticated_user_without_preload_content(
        self, only_id: Optional[bool] = None, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`get_authenticated_user`, unread."""
        return self._call_without_preload_content(self._GET_AUTHENTICATED_USER, {"only_id": only_id}, options)
