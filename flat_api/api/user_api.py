"""UserApi. Generated from openapi.yaml; do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, overload

from flat_api.api.score_api import ScoreApi
from flat_api.api_client import Api
from flat_api.calls.operation import Operation, Parameter
from flat_api.support.deprecated import renamed

if TYPE_CHECKING:
    from typing import Any, List, Optional, Union

    from typing_extensions import Literal, Unpack

    from flat_api.api_response import ApiResponse, RawResponse
    from flat_api.calls.options import RequestOptions
    from flat_api.models.score_details import ScoreDetails
    from flat_api.models.user_public import UserPublic


class UserApi(Api):
    """Public profiles, and the scores that people publish or like."""

    _GET_USER = Operation(
        "get_user",
        "getUser",
        "GET",
        "/users/{user}",
        parameters=(Parameter("user", "user", "path", required=True),),
        responses={"200": "UserPublic"},
        scopes=("account.public_profile", "account.education_profile"),
    )

    @_GET_USER.attach
    def get_user(self, user: str, **options: Unpack[RequestOptions]) -> UserPublic:
        """Get the public profile of a user.

        Profiles of people in a school are anonymised for tokens without ``account.education_profile``.

        Args:
            user: ID of the user, or ``me`` for the account behind the token.
            **options: See :class:`RequestOptions`.

        Returns:
            The public part of the profile.

        Scopes: ``account.public_profile``, ``account.education_profile``.
        """
        return self._call(self._GET_USER, {"user": user}, options)

    @_GET_USER.attach
    def get_user_with_http_info(self, user: str, **options: Unpack[RequestOptions]) -> ApiResponse[UserPublic]:
        """Like :meth:`get_user`, with status and headers."""
        return self._call_with_http_info(self._GET_USER, {"user": user}, options)

    @_GET_USER.attach
    def get_user_without_preload_content(self, user: str, **options: Unpack[RequestOptions]) -> RawResponse:
        """Like :meth:`get_user`, unread."""
        return self._call_without_preload_content(self._GET_USER, {"user": user}, options)

    _GET_USER_LIKES = ScoreApi._GET_USER_LIKES  # pyright: ignore[reportPrivateUsage]

    @overload
    def get_user_likes(
        self,
        user: str,
        next: Optional[str] = None,
        previous: Optional[str] = None,
        limit: Optional[int] = None,
        ids: Optional[Literal[False]] = None,
        **options: Unpack[RequestOptions],
    ) -> List[ScoreDetails]: ...

    @overload
    def get_user_likes(
        self,
        user: str,
        next: Optional[str] = None,
        previous: Optional[str] = None,
        limit: Optional[int] = None,
        *,
        ids: Literal[True],
        **options: Unpack[RequestOptions],
    ) -> List[str]: ...

    @overload
    def get_user_likes(
        self,
        user: str,
        next: Optional[str] = None,
        previous: Optional[str] = None,
        limit: Optional[int] = None,
        ids: Optional[bool] = None,
        **options: Unpack[RequestOptions],
    ) -> Union[List[ScoreDetails], List[str]]: ...

    @_GET_USER_LIKES.attach
    def get_user_likes(
        self,
        user: str,
        next: Optional[str] = None,
        previous: Optional[str] = None,
        limit: Optional[int] = None,
        ids: Optional[bool] = None,
        **options: Unpack[RequestOptions],
    ) -> Union[List[ScoreDetails], List[str]]:
        """List the scores that a user likes.

        Args:
            user: ID of the user, or ``me`` for the account behind the token.
            next: Cursor of the following page, from the ``rel="next"`` URL in the ``Link`` header of the
                previous answer. Decode its percent-encoding once before sending it back.
            previous: Cursor of the preceding page, from the ``rel="previous"`` URL in the ``Link`` header of
                the previous answer. Decode its percent-encoding once before sending it back.
            limit: How many items a page holds at most, 1 to 100. The server's default is ``25``.
            ids: When true, the answer is an array of score IDs instead of scores.
            **options: See :class:`RequestOptions`.

        Returns:
            One page of scores. With ``ids=True``: ``List[str]``.

        Scopes: ``account.public_profile``.
        Paged: the header ``Link`` carries ``next`` and ``previous``.
        """
        return self._call(
            self._GET_USER_LIKES,
            {"user": user, "next": next, "previous": previous, "limit": limit, "ids": ids},
            options,
        )

    @overload
    def get_user_likes_with_http_info(
        self,
        user: str,
        next: Optional[str] = None,
        previous: Optional[str] = None,
        limit: Optional[int] = None,
        ids: Optional[Literal[False]] = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[List[ScoreDetails]]: ...

    @overload
    def get_user_likes_with_http_info(
        self,
        user: str,
        next: Optional[str] = None,
        previous: Optional[str] = None,
        limit: Optional[int] = None,
        *,
        ids: Literal[True],
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[List[str]]: ...

    @overload
    def get_user_likes_with_http_info(
        self,
        user: str,
        next: Optional[str] = None,
        previous: Optional[str] = None,
        limit: Optional[int] = None,
        ids: Optional[bool] = None,
        **options: Unpack[RequestOptions],
    ) -> Union[ApiResponse[List[ScoreDetails]], ApiResponse[List[str]]]: ...

    @_GET_USER_LIKES.attach
    def get_user_likes_with_http_info(
        self,
        user: str,
        next: Optional[str] = None,
        previous: Optional[str] = None,
        limit: Optional[int] = None,
        ids: Optional[bool] = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[Any]:
        """Like :meth:`get_user_likes`, with status and headers."""
        return self._call_with_http_info(
            self._GET_USER_LIKES,
            {"user": user, "next": next, "previous": previous, "limit": limit, "ids": ids},
            options,
        )

    @_GET_USER_LIKES.attach
    def get_user_likes_without_preload_content(
        self,
        user: str,
        next: Optional[str] = None,
        previous: Optional[str] = None,
        limit: Optional[int] = None,
        ids: Optional[bool] = None,
        **options: Unpack[RequestOptions],
    ) -> RawResponse:
        """Like :meth:`get_user_likes`, unread."""
        return self._call_without_preload_content(
            self._GET_USER_LIKES,
            {"user": user, "next": next, "previous": previous, "limit": limit, "ids": ids},
            options,
        )

    ger_user_likes = renamed(get_user_likes, "ger_user_likes")

    ger_user_likes_with_http_info = renamed(get_user_likes_with_http_info, "ger_user_likes_with_http_info")

    ger_user_likes_without_preload_content = renamed(
        get_user_likes_without_preload_content, "ger_user_likes_without_preload_content"
    )

    _GET_USER_SCORES = ScoreApi._GET_USER_SCORES  # pyright: ignore[reportPrivateUsage]

    @_GET_USER_SCORES.attach
    def get_user_scores(
        self,
        user: str,
        paginate: Optional[bool] = None,
        sort: Optional[Literal["creationDate", "modificationDate", "title"]] = None,
        direction: Optional[Literal["asc", "desc"]] = None,
        limit: Optional[int] = None,
        next: Optional[str] = None,
        previous: Optional[str] = None,
        **options: Unpack[RequestOptions],
    ) -> List[ScoreDetails]:
        """List the public scores of a user.

        Private scores never appear, not even one's own: use ``CollectionApi.list_collection_scores`` with ``allScores``
        for those.

        Unless ``paginate`` is true, all scores come in one answer, and ``sort``, ``direction``, ``limit`` and the
        cursors are ignored.

        Args:
            user: ID of the user, or ``me`` for the account behind the token.
            paginate: When true, answer page by page; otherwise everything at once. The server's default is
                ``false``.
            sort: Field to order by. The server picks an order of its own when it is left out.
            direction: Ascending or descending; meant to go with ``sort``.
            limit: How many items a page holds at most, 1 to 100. The server's default is ``25``.
            next: Cursor of the following page, from the ``rel="next"`` URL in the ``Link`` header of the
                previous answer. Decode its percent-encoding once before sending it back.
            previous: Cursor of the preceding page, from the ``rel="previous"`` URL in the ``Link`` header of
                the previous answer. Decode its percent-encoding once before sending it back.
            **options: See :class:`RequestOptions`.

        Returns:
            The public scores; one page of them with ``paginate``.

        Scopes: ``scores``, ``scores.readonly``.
        Paged with ``paginate=True``: the header ``Link`` carries ``next`` and ``previous``.
        """
        return self._call(
            self._GET_USER_SCORES,
            {
                "user": user,
                "paginate": paginate,
                "sort": sort,
                "direction": direction,
                "limit": limit,
                "next": next,
                "previous": previous,
            },
            options,
        )

    @_GET_USER_SCORES.attach
    def get_user_scores_with_http_info(
        self,
        user: str,
        paginate: Optional[bool] = None,
        sort: Optional[Literal["creationDate", "modificationDate", "title"]] = None,
        direction: Optional[Literal["asc", "desc"]] = None,
        limit: Optional[int] = None,
        next: Optional[str] = None,
        previous: Optional[str] = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[List[ScoreDetails]]:
        """Like :meth:`get_user_scores`, with status and headers."""
        return self._call_with_http_info(
            self._GET_USER_SCORES,
            {
                "user": user,
                "paginate": paginate,
                "sort": sort,
                "direction": direction,
                "limit": limit,
                "next": next,
                "previous": previous,
            },
            options,
        )

    @_GET_USER_SCORES.attach
    def get_user_scores_without_preload_content(
        self,
        user: str,
        paginate: Optional[bool] = None,
        sort: Optional[Literal["creationDate", "modificationDate", "title"]] = None,
        direction: Optional[Literal["asc", "desc"]] = None,
        limit: Optional[int] = None,
        next: Optional[str] = None,
        previous: Optional[str] = None,
        **options: Unpack[RequestOptions],
    ) -> RawResponse:
        """Like :meth:`get_user_scores`, unread."""
        return self._call_without_preload_content(
            self._GET_USER_SCORES,
            {
                "user": user,
                "paginate": paginate,
                "sort": sort,
                "direction": direction,
                "limit": limit,
                "next": next,
                "previous": previous,
            },
            options,
        )
