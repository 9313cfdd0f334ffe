"""RecordApi. Generated from contract.yaml; do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, overload

from flat_api.api_client import Api
from flat_api.calls.operation import Body, Operation, Parameter
from flat_api.support.deprecated import renamed
from flat_api.support.redaction import hidden

if TYPE_CHECKING:
    from typing import Any, List, Mapping, Optional, Union

    from typing_extensions import Literal, Unpack

    from flat_api.api_response import ApiResponse, RawResponse
    from flat_api.calls.options import RequestOptions
    from flat_api.models.genre import Genre
    from flat_api.models.record import Record
    from flat_api.models.record_creation import RecordCreation


class RecordApi(Api):
    """Records of a collection."""

    _LIST_RECORDS = Operation(
        "list_records",
        "listRecords",
        "GET",
        "/records",
        parameters=(
            Parameter("genre", "genre", "query", enum=("classical", "jazz", "hip-hop")),
            Parameter("next", "next", "query"),
            Parameter("previous", "previous", "query"),
            Parameter("limit", "limit", "query", "integer", minimum=1, maximum=100),
            Parameter("ids", "ids", "query", "boolean"),
        ),
        responses={"200": "List[Record]"},
        scopes=("records",),
        switch=("ids", "List[str]"),
        cursors=("next", "previous"),
    )

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

    _CREATE_RECORD = Operation(
        "create_record",
        "createRecord",
        "POST",
        "/records",
        body=Body("body", "RecordCreation"),
        responses={"200": "Record"},
        scopes=("records",),
        idempotency_key="key",
    )

    @_CREATE_RECORD.attach
    def create_record(
        self, body: Union[RecordCreation, Mapping[str, Any]], **options: Unpack[RequestOptions]
    ) -> Record:
        """Add a record.

        Args:
            body: What to send, as a model or a plain ``dict``.
            **options: See :class:`RequestOptions`.

        Returns:
            The record.

        Raises:
            PaymentRequiredException: The plan has no room for another record.

        Scopes: ``records``.
        """
        return self._call(self._CREATE_RECORD, {"body": body}, options)

    @_CREATE_RECORD.attach
    def create_record_with_http_info(
        self, body: Union[RecordCreation, Mapping[str, Any]], **options: Unpack[RequestOptions]
    ) -> ApiResponse[Record]:
        """Like :meth:`create_record`, with status and headers."""
        return self._call_with_http_info(self._CREATE_RECORD, {"body": body}, options)

    @_CREATE_RECORD.attach
    def create_record_without_preload_content(
        self, body: Union[RecordCreation, Mapping[str, Any]], **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`create_record`, unread."""
        return self._call_without_preload_content(self._CREATE_RECORD, {"body": body}, options)

    _DELETE_RECORD = Operation(
        "delete_record",
        "deleteRecord",
        "DELETE",
        "/records/{record}",
        parameters=(Parameter("record", "record", "path", required=True),),
        responses={"204": "None"},
        scopes=("records",),
        replaced_by="",
    )

    @_DELETE_RECORD.attach
    def delete_record(self, record: str, **options: Unpack[RequestOptions]) -> None:
        """Delete a record.

        Deprecated.

        Args:
            record: ID of the record.
            **options: See :class:`RequestOptions`.

        Scopes: ``records``.
        """
        self._call(self._DELETE_RECORD, {"record": record}, options)

    @_DELETE_RECORD.attach
    def delete_record_with_http_info(self, record: str, **options: Unpack[RequestOptions]) -> ApiResponse[None]:
        """Like :meth:`delete_record`, with status and headers."""
        return self._call_with_http_info(self._DELETE_RECORD, {"record": record}, options)

    @_DELETE_RECORD.attach
    def delete_record_without_preload_content(self, record: str, **options: Unpack[RequestOptions]) -> RawResponse:
        """Like :meth:`delete_record`, unread."""
        return self._call_without_preload_content(self._DELETE_RECORD, {"record": record}, options)

    _GET_RECORD_SLEEVE = Operation(
        "get_record_sleeve",
        "getRecordSleeve",
        "GET",
        "/records/{record}/sleeve",
        parameters=(
            Parameter("record", "record", "path", required=True),
            Parameter("share_key", "shareKey", "query", secret=True),
        ),
        responses={"200": "bytes"},
        accept=("image/png",),
        authenticated=False,
        to_storage=True,
    )

    @_GET_RECORD_SLEEVE.attach
    def get_record_sleeve(
        self, record: str, share_key: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> bytes:
        """Get the picture of the sleeve.

        Args:
            record: The contract's ``record``.
            share_key: The contract's ``shareKey``.
            **options: See :class:`RequestOptions`.

        Returns:
            The picture.
        """
        share_key = hidden(share_key)
        return self._call(self._GET_RECORD_SLEEVE, {"record": record, "share_key": share_key}, options)

    @_GET_RECORD_SLEEVE.attach
    def get_record_sleeve_with_http_info(
        self, record: str, share_key: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> ApiResponse[bytes]:
        """Like :meth:`get_record_sleeve`, with status and headers."""
        share_key = hidden(share_key)
        return self._call_with_http_info(self._GET_RECORD_SLEEVE, {"record": record, "share_key": share_key}, options)

    @_GET_RECORD_SLEEVE.attach
    def get_record_sleeve_without_preload_content(
        self, record: str, share_key: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`get_record_sleeve`, unread."""
        share_key = hidden(share_key)
        return self._call_without_preload_content(
            self._GET_RECORD_SLEEVE, {"record": record, "share_key": share_key}, options
        )

    get_sleeve = renamed(get_record_sleeve, "get_sleeve")

    get_sleeve_with_http_info = renamed(get_record_sleeve_with_http_info, "get_sleeve_with_http_info")

    get_sleeve_without_preload_content = renamed(
        get_record_sleeve_without_preload_content, "get_sleeve_without_preload_content"
    )
