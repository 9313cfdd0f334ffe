"""SearchApi. Generated from contract.yaml; do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, overload

from flat_api.api.record_api import RecordApi
from flat_api.api_client import Api

if TYPE_CHECKING:
    from typing import Any, List, Optional, Union

    from typing_extensions import Literal, Unpack

    from flat_api.api_response import ApiResponse, RawResponse
    from flat_api.calls.options import RequestOptions
    from flat_api.models.genre import Genre
    from flat_api.models.record import Record


class SearchApi(Api):
    """Operations of ``Search``."""

    _LIST_RECORDS = RecordApi._LIST_RECORDS  # pyright: ignore[reportPrivateUsage]

    @overload
    def list_records(
        self,
        genre: Optional[Union[Genre, Literal["classical", "jazz", "hip-hop"]]] = None,
        next: Optional[str] = None,
        previous: Optional[str] = None,
        limit: Optional[int] = None,
        ids: Optional[Literal[False]] = None,
        **options: Unpack[RequestOptions],
    ) -> List[Record]: ...

    @overload
    def list_records(
        self,
        genre: Optional[Union[Genre, Literal["classical", "jazz", "hip-hop"]]] = None,
        next: Optional[str] = None,
        previous: Optional[str] = None,
        limit: Optional[int] = None,
        *,
        ids: Literal[True],
        **options: Unpack[RequestOptions],
    ) -> List[str]: ...

    @overload
    def list_records(
        self,
        genre: Optional[Union[Genre, Literal["classical", "jazz", "hip-hop"]]] = None,
        next: Optional[str] = None,
        previous: Optional[str] = None,
        limit: Optional[int] = None,
        ids: Optional[bool] = None,
        **options: Unpack[RequestOptions],
    ) -> Union[List[Record], List[str]]: ...

    @_LIST_RECORDS.attach
    def list_records(
        self,
        genre: Optional[Union[Genre, Literal["classical", "jazz", "hip-hop"]]] = None,
        next: Optional[str] = None,
        previous: Optional[str] = None,
        limit: Optional[int] = None,
        ids: Optional[bool] = None,
        **options: Unpack[RequestOptions],
    ) -> Union[List[Record], List[str]]:
        """List the records.

        Args:
            genre: Only this genre.
            next: The contract's ``next``.
            previous: The contract's ``previous``.
            limit: The contract's ``limit``. The server's default is ``25``.
            ids: Only the IDs.
            **options: See :class:`RequestOptions`.

        Returns:
            The records. With ``ids=True``: ``List[str]``.

        Scopes: ``records``.
        Paged: the header ``Link`` carries ``next`` and ``previous``.
        """
        return self._call(
            self._LIST_RECORDS,
            {"genre": genre, "next": next, "previous": previous, "limit": limit, "ids": ids},
            options,
        )

    @overload
    def list_records_with_http_info(
        self,
        genre: Optional[Union[Genre, Literal["classical", "jazz", "hip-hop"]]] = None,
        next: Optional[str] = None,
        previous: Optional[str] = None,
        limit: Optional[int] = None,
        ids: Optional[Literal[False]] = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[List[Record]]: ...

    @overload
    def list_records_with_http_info(
        self,
        genre: Optional[Union[Genre, Literal["classical", "jazz", "hip-hop"]]] = None,
        next: Optional[str] = None,
        previous: Optional[str] = None,
        limit: Optional[int] = None,
        *,
        ids: Literal[True],
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[List[str]]: ...

    @overload
    def list_records_with_http_info(
        self,
        genre: Optional[Union[Genre, Literal["classical", "jazz", "hip-hop"]]] = None,
        next: Optional[str] = None,
        previous: Optional[str] = None,
        limit: Optional[int] = None,
        ids: Optional[bool] = None,
        **options: Unpack[RequestOptions],
    ) -> Union[ApiResponse[List[Record]], ApiResponse[List[str]]]: ...

    @_LIST_RECORDS.attach
    def list_records_with_http_info(
        self,
        genre: Optional[Union[Genre, Literal["classical", "jazz", "hip-hop"]]] = None,
        next: Optional[str] = None,
        previous: Optional[str] = None,
        limit: Optional[int] = None,
        ids: Optional[bool] = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[Any]:
        """Like :meth:`list_records`, with status and headers."""
        return self._call_with_http_info(
            self._LIST_RECORDS,
            {"genre": genre, "next": next, "previous": previous, "limit": limit, "ids": ids},
            options,
        )

    @_LIST_RECORDS.attach
    def list_records_without_preload_content(
        self,
        genre: Optional[Union[Genre, Literal["classical", "jazz", "hip-hop"]]] = None,
        next: Optional[str] = None,
        previous: Optional[str] = None,
        limit: Optional[int] = None,
        ids: Optional[bool] = None,
        **options: Unpack[RequestOptions],
    ) -> RawResponse:
        """Like :meth:`list_records`, unread."""
        return self._call_without_preload_content(
            self._LIST_RECORDS,
            {"genre": genre, "next": next, "previous": previous, "limit": limit, "ids": ids},
            options,
        )
