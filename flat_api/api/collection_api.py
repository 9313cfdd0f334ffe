"""CollectionApi. Generated from openapi.yaml; do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flat_api.api_client import Api
from flat_api.calls.operation import Body, Operation, Parameter
from flat_api.support.redaction import hidden

if TYPE_CHECKING:
    from typing import Any, List, Mapping, Optional, Union

    from typing_extensions import Literal, Unpack

    from flat_api.api_response import ApiResponse, RawResponse
    from flat_api.calls.options import RequestOptions
    from flat_api.models.collection import Collection
    from flat_api.models.collection_creation import CollectionCreation
    from flat_api.models.collection_modification import CollectionModification
    from flat_api.models.score_details import ScoreDetails


class CollectionApi(Api):
    """Folders of scores, and the built-in ones that Flat keeps for every account."""

    _LIST_COLLECTIONS = Operation(
        "list_collections",
        "listCollections",
        "GET",
        "/collections",
        parameters=(
            Parameter("parent", "parent", "query"),
            Parameter("sort", "sort", "query", enum=("creationDate", "modificationDate", "title")),
            Parameter("direction", "direction", "query", enum=("asc", "desc")),
            Parameter("limit", "limit", "query", "integer", minimum=1, maximum=100),
            Parameter("next", "next", "query"),
            Parameter("previous", "previous", "query"),
        ),
        responses={"200": "List[Collection]"},
        scopes=("collections", "collections.readonly"),
        cursors=("next", "previous"),
    )

    @_LIST_COLLECTIONS.attach
    def list_collections(
        self,
        parent: Optional[str] = None,
        sort: Optional[Literal["creationDate", "modificationDate", "title"]] = None,
        direction: Optional[Literal["asc", "desc"]] = None,
        limit: Optional[int] = None,
        next: Optional[str] = None,
        previous: Optional[str] = None,
        **options: Unpack[RequestOptions],
    ) -> List[Collection]:
        """List collections.

        Args:
            parent: Collection whose members to list; ``user`` stands for all those of the account behind the
                token. The server's default is ``user``.
            sort: Field to order by. The server picks an order of its own when it is left out.
            direction: Ascending or descending; meant to go with ``sort``.
            limit: How many items a page holds at most, 1 to 100. The server's default is ``25``.
            next: Cursor of the following page, from the ``rel="next"`` URL in the ``Link`` header of the
                previous answer. Decode its percent-encoding once before sending it back.
            previous: Cursor of the preceding page, from the ``rel="previous"`` URL in the ``Link`` header of
                the previous answer. Decode its percent-encoding once before sending it back.
            **options: See :class:`RequestOptions`.

        Returns:
            One page of collections.

        Scopes: ``collections``, ``collections.readonly``.
        Paged: the header ``Link`` carries ``next`` and ``previous``.
        """
        return self._call(
            self._LIST_COLLECTIONS,
            {
                "parent": parent,
                "sort": sort,
                "direction": direction,
                "limit": limit,
                "next": next,
                "previous": previous,
            },
            options,
        )

    @_LIST_COLLECTIONS.attach
    def list_collections_with_http_info(
        self,
        parent: Optional[str] = None,
        sort: Optional[Literal["creationDate", "modificationDate", "title"]] = None,
        direction: Optional[Literal["asc", "desc"]] = None,
        limit: Optional[int] = None,
        next: Optional[str] = None,
        previous: Optional[str] = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[List[Collection]]:
        """Like :meth:`list_collections`, with status and headers."""
        return self._call_with_http_info(
            self._LIST_COLLECTIONS,
            {
                "parent": parent,
                "sort": sort,
                "direction": direction,
                "limit": limit,
                "next": next,
                "previous": previous,
            },
            options,
        )

    @_LIST_COLLECTIONS.attach
    def list_collections_without_preload_content(
        self,
        parent: Optional[str] = None,
        sort: Optional[Literal["creationDate", "modificationDate", "title"]] = None,
        direction: Optional[Literal["asc", "desc"]] = None,
        limit: Optional[int] = None,
        next: Optional[str] = None,
        previous: Optional[str] = None,
        **options: Unpack[RequestOptions],
    ) -> RawResponse:
        """Like :meth:`list_collections`, unread."""
        return self._call_without_preload_content(
            self._LIST_COLLECTIONS,
            {
                "parent": parent,
                "sort": sort,
                "direction": direction,
                "limit": limit,
                "next": next,
                "previous": previous,
            },
            options,
        )

    _CREATE_COLLECTION = Operation(
        "create_collection",
        "createCollection",
        "POST",
        "/collections",
        body=Body("body", "CollectionCreation"),
        responses={"200": "Collection"},
        scopes=("collections",),
    )

    @_CREATE_COLLECTION.attach
    def create_collection(
        self, body: Union[CollectionCreation, Mapping[str, Any]], **options: Unpack[RequestOptions]
    ) -> Collection:
        """Create a collection.

        Args:
            body: The new collection.
            **options: See :class:`RequestOptions`.

        Returns:
            The collection, still empty.

        Scopes: ``collections``.
        """
        return self._call(self._CREATE_COLLECTION, {"body": body}, options)

    @_CREATE_COLLECTION.attach
    def create_collection_with_http_info(
        self, body: Union[CollectionCreation, Mapping[str, Any]], **options: Unpack[RequestOptions]
    ) -> ApiResponse[Collection]:
        """Like :meth:`create_collection`, with status and headers."""
        return self._call_with_http_info(self._CREATE_COLLECTION, {"body": body}, options)

    @_CREATE_COLLECTION.attach
    def create_collection_without_preload_content(
        self, body: Union[CollectionCreation, Mapping[str, Any]], **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`create_collection`, unread."""
        return self._call_without_preload_content(self._CREATE_COLLECTION, {"body": body}, options)

    _GET_COLLECTION = Operation(
        "get_collection",
        "getCollection",
        "GET",
        "/collections/{collection}",
        parameters=(
            Parameter("collection", "collection", "path", required=True),
            Parameter("sharing_key", "sharingKey", "query", secret=True),
        ),
        responses={"200": "Collection"},
        scopes=("collections", "collections.readonly"),
    )

    @_GET_COLLECTION.attach
    def get_collection(
        self, collection: str, sharing_key: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> Collection:
        """Get the properties of a collection.

        Its scores come from ``CollectionApi.list_collection_scores``.

        Args:
            collection: ID of the collection, or one of the built-in ones: ``root``, ``app`` (what the current
                application created), ``trash``, ``allScores``.
            sharing_key: Key that opens a score or collection shared by private link, 128 hex digits. Needed
                only when the account has no right of its own.
            **options: See :class:`RequestOptions`.

        Returns:
            The properties, with what the account behind the token may do with it.

        Scopes: ``collections``, ``collections.readonly``.
        """
        sharing_key = hidden(sharing_key)
        return self._call(self._GET_COLLECTION, {"collection": collection, "sharing_key": sharing_key}, options)

    @_GET_COLLECTION.attach
    def get_collection_with_http_info(
        self, collection: str, sharing_key: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> ApiResponse[Collection]:
        """Like :meth:`get_collection`, with status and headers."""
        sharing_key = hidden(sharing_key)
        return self._call_with_http_info(
            self._GET_COLLECTION, {"collection": collection, "sharing_key": sharing_key}, options
        )

    @_GET_COLLECTION.attach
    def get_collection_without_preload_content(
        self, collection: str, sharing_key: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`get_collection`, unread."""
        sharing_key = hidden(sharing_key)
        return self._call_without_preload_content(
            self._GET_COLLECTION, {"collection": collection, "sharing_key": sharing_key}, options
        )

    _EDIT_COLLECTION = Operation(
        "edit_collection",
        "editCollection",
        "PUT",
        "/collections/{collection}",
        parameters=(Parameter("collection", "collection", "path", required=True),),
        body=Body("body", "CollectionModification"),
        responses={"200": "Collection"},
        scopes=("collections",),
    )

    @_EDIT_COLLECTION.attach
    def edit_collection(
        self, collection: str, body: Union[CollectionModification, Mapping[str, Any]], **options: Unpack[RequestOptions]
    ) -> Collection:
        """Change the title or the privacy of a collection.

        ``capabilities.canEdit`` tells beforehand whether it is allowed.

        Args:
            collection: ID of the collection, or one of the built-in ones: ``root``, ``app`` (what the current
                application created), ``trash``, ``allScores``.
            body: The fields to change.
            **options: See :class:`RequestOptions`.

        Returns:
            The collection after the change.

        Scopes: ``collections``.
        """
        return self._call(self._EDIT_COLLECTION, {"collection": collection, "body": body}, options)

    @_EDIT_COLLECTION.attach
    def edit_collection_with_http_info(
        self, collection: str, body: Union[CollectionModification, Mapping[str, Any]], **options: Unpack[RequestOptions]
    ) -> ApiResponse[Collection]:
        """Like :meth:`edit_collection`, with status and headers."""
        return self._call_with_http_info(self._EDIT_COLLECTION, {"collection": collection, "body": body}, options)

    @_EDIT_COLLECTION.attach
    def edit_collection_without_preload_content(
        self, collection: str, body: Union[CollectionModification, Mapping[str, Any]], **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`edit_collection`, unread."""
        return self._call_without_preload_content(
            self._EDIT_COLLECTION, {"collection": collection, "body": body}, options
        )

    _DELETE_COLLECTION = Operation(
        "delete_collection",
        "deleteCollection",
        "DELETE",
        "/collections/{collection}",
        parameters=(Parameter("collection", "collection", "path", required=True),),
        responses={"204": "None"},
        scopes=("collections",),
    )

    @_DELETE_COLLECTION.attach
    def delete_collection(self, collection: str, **options: Unpack[RequestOptions]) -> None:
        """Delete a collection.

        ``capabilities.canDelete`` tells beforehand whether it is allowed.

        Args:
            collection: ID of the collection, or one of the built-in ones: ``root``, ``app`` (what the current
                application created), ``trash``, ``allScores``.
            **options: See :class:`RequestOptions`.

        Scopes: ``collections``.
        """
        self._call(self._DELETE_COLLECTION, {"collection": collection}, options)

    @_DELETE_COLLECTION.attach
    def delete_collection_with_http_info(self, collection: str, **options: Unpack[RequestOptions]) -> ApiResponse[None]:
        """Like :meth:`delete_collection`, with status and headers."""
        return self._call_with_http_info(self._DELETE_COLLECTION, {"collection": collection}, options)

    @_DELETE_COLLECTION.attach
    def delete_collection_without_preload_content(
        self, collection: str, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`delete_collection`, unread."""
        return self._call_without_preload_content(self._DELETE_COLLECTION, {"collection": collection}, options)

    _LIST_COLLECTION_SCORES = Operation(
        "list_collection_scores",
        "listCollectionScores",
        "GET",
        "/collections/{collection}/scores",
        parameters=(
            Parameter("collection", "collection", "path", required=True),
            Parameter("sort", "sort", "query", enum=("creationDate", "modificationDate", "title")),
            Parameter("direction", "direction", "query", enum=("asc", "desc")),
            Parameter("limit", "limit", "query", "integer", minimum=1, maximum=100),
            Parameter("next", "next", "query"),
            Parameter("previous", "previous", "query"),
            Parameter("sharing_key", "sharingKey", "query", secret=True),
        ),
        responses={"200": "List[ScoreDetails]"},
        scopes=("collections",),
        cursors=("next", "previous"),
    )

    @_LIST_COLLECTION_SCORES.attach
    def list_collection_scores(
        self,
        collection: str,
        sort: Optional[Literal["creationDate", "modificationDate", "title"]] = None,
        direction: Optional[Literal["asc", "desc"]] = None,
        limit: Optional[int] = None,
        next: Optional[str] = None,
        previous: Optional[str] = None,
        sharing_key: Optional[str] = None,
        **options: Unpack[RequestOptions],
    ) -> List[ScoreDetails]:
        """List the scores of a collection.

        ``allScores`` as collection lists everything the account can reach, private scores included; ``app`` what the
        current application created; ``trash`` what is deleted but not erased.

        Args:
            collection: ID of the collection, or one of the built-in ones: ``root``, ``app`` (what the current
                application created), ``trash``, ``allScores``.
            sort: Field to order by. The server picks an order of its own when it is left out.
            direction: Ascending or descending; meant to go with ``sort``.
            limit: How many items a page holds at most, 1 to 100. The server's default is ``25``.
            next: Cursor of the following page, from the ``rel="next"`` URL in the ``Link`` header of the
                previous answer. Decode its percent-encoding once before sending it back.
            previous: Cursor of the preceding page, from the ``rel="previous"`` URL in the ``Link`` header of
                the previous answer. Decode its percent-encoding once before sending it back.
            sharing_key: Key that opens a score or collection shared by private link, 128 hex digits. Needed
                only when the account has no right of its own.
            **options: See :class:`RequestOptions`.

        Returns:
            One page of scores.

        Scopes: ``collections``.
        Paged: the header ``Link`` carries ``next`` and ``previous``.
        """
        sharing_key = hidden(sharing_key)
        return self._call(
            self._LIST_COLLECTION_SCORES,
            {
                "collection": collection,
                "sort": sort,
                "direction": direction,
                "limit": limit,
                "next": next,
                "previous": previous,
                "sharing_key": sharing_key,
            },
            options,
        )

    @_LIST_COLLECTION_SCORES.attach
    def list_collection_scores_with_http_info(
        self,
        collection: str,
        sort: Optional[Literal["creationDate", "modificationDate", "title"]] = None,
        direction: Optional[Literal["asc", "desc"]] = None,
        limit: Optional[int] = None,
        next: Optional[str] = None,
        previous: Optional[str] = None,
        sharing_key: Optional[str] = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[List[ScoreDetails]]:
        """Like :meth:`list_collection_scores`, with status and headers."""
        sharing_key = hidden(sharing_key)
        return self._call_with_http_info(
            self._LIST_COLLECTION_SCORES,
            {
                "collection": collection,
                "sort": sort,
                "direction": direction,
                "limit": limit,
                "next": next,
                "previous": previous,
                "sharing_key": sharing_key,
            },
            options,
        )

    @_LIST_COLLECTION_SCORES.attach
    def list_collection_scores_without_preload_content(
        self,
        collection: str,
        sort: Optional[Literal["creationDate", "modificationDate", "title"]] = None,
        direction: Optional[Literal["asc", "desc"]] = None,
        limit: Optional[int] = None,
        next: Optional[str] = None,
        previous: Optional[str] = None,
        sharing_key: Optional[str] = None,
        **options: Unpack[RequestOptions],
    ) -> RawResponse:
        """Like :meth:`list_collection_scores`, unread."""
        sharing_key = hidden(sharing_key)
        return self._call_without_preload_content(
            self._LIST_COLLECTION_SCORES,
            {
                "collection": collection,
                "sort": sort,
                "direction": direction,
                "limit": limit,
                "next": next,
                "previous": previous,
                "sharing_key": sharing_key,
            },
            options,
        )

    _ADD_SCORE_TO_COLLECTION = Operation(
        "add_score_to_collection",
        "addScoreToCollection",
        "PUT",
        "/collections/{collection}/scores/{score}",
        parameters=(
            Parameter("collection", "collection", "path", required=True),
            Parameter("score", "score", "path", required=True),
            Parameter("sharing_key", "sharingKey", "query", secret=True),
        ),
        responses={"200": "ScoreDetails"},
        scopes=("collections", "collections.add_scores"),
    )

    @_ADD_SCORE_TO_COLLECTION.attach
    def add_score_to_collection(
        self, collection: str, score: str, sharing_key: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> ScoreDetails:
        """Put a score into a collection.

        A score may be in several collections at a time.

        Args:
            collection: ID of the collection, or one of the built-in ones: ``root``, ``app`` (what the current
                application created), ``trash``, ``allScores``.
            score: ID of the score, or ``drive-`` followed by the ID of its file on Google Drive.
            sharing_key: Key that opens a score or collection shared by private link, 128 hex digits. Needed
                only when the account has no right of its own.
            **options: See :class:`RequestOptions`.

        Returns:
            The score, whose ``collections`` now names this one.

        Scopes: ``collections``, ``collections.add_scores``.
        """
        sharing_key = hidden(sharing_key)
        return self._call(
            self._ADD_SCORE_TO_COLLECTION,
            {"collection": collection, "score": score, "sharing_key": sharing_key},
            options,
        )

    @_ADD_SCORE_TO_COLLECTION.attach
    def add_score_to_collection_with_http_info(
        self, collection: str, score: str, sharing_key: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> ApiResponse[ScoreDetails]:
        """Like :meth:`add_score_to_collection`, with status and headers."""
        sharing_key = hidden(sharing_key)
        return self._call_with_http_info(
            self._ADD_SCORE_TO_COLLECTION,
            {"collection": collection, "score": score, "sharing_key": sharing_key},
            options,
        )

    @_ADD_SCORE_TO_COLLECTION.attach
    def add_score_to_collection_without_preload_content(
        self, collection: str, score: str, sharing_key: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`add_score_to_collection`, unread."""
        sharing_key = hidden(sharing_key)
        return self._call_without_preload_content(
            self._ADD_SCORE_TO_COLLECTION,
            {"collection": collection, "score": score, "sharing_key": sharing_key},
            options,
        )

    _DELETE_SCORE_FROM_COLLECTION = Operation(
        "delete_score_from_collection",
        "deleteScoreFromCollection",
        "DELETE",
        "/collections/{collection}/scores/{score}",
        parameters=(
            Parameter("collection", "collection", "path", required=True),
            Parameter("score", "score", "path", required=True),
            Parameter("sharing_key", "sharingKey", "query", secret=True),
        ),
        responses={"204": "None"},
        scopes=("collections",),
    )

    @_DELETE_SCORE_FROM_COLLECTION.attach
    def delete_score_from_collection(
        self, collection: str, score: str, sharing_key: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> None:
        """Take a score out of a collection.

        The score itself stays.

        Args:
            collection: ID of the collection, or one of the built-in ones: ``root``, ``app`` (what the current
                application created), ``trash``, ``allScores``.
            score: ID of the score, or ``drive-`` followed by the ID of its file on Google Drive.
            sharing_key: Key that opens a score or collection shared by private link, 128 hex digits. Needed
                only when the account has no right of its own.
            **options: See :class:`RequestOptions`.

        Scopes: ``collections``.
        """
        sharing_key = hidden(sharing_key)
        self._call(
            self._DELETE_SCORE_FROM_COLLECTION,
            {"collection": collection, "score": score, "sharing_key": sharing_key},
            options,
        )

    @_DELETE_SCORE_FROM_COLLECTION.attach
    def delete_score_from_collection_with_http_info(
        self, collection: str, score: str, sharing_key: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> ApiResponse[None]:
        """Like :meth:`delete_score_from_collection`, with status and headers."""
        sharing_key = hidden(sharing_key)
        return self._call_with_http_info(
            self._DELETE_SCORE_FROM_COLLECTION,
            {"collection": collection, "score": score, "sharing_key": sharing_key},
            options,
        )

    @_DELETE_SCORE_FROM_COLLECTION.attach
    def delete_score_from_collection_without_preload_content(
        self, collection: str, score: str, sharing_key: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`delete_score_from_collection`, unread."""
        sharing_key = hidden(sharing_key)
        return self._call_without_preload_content(
            self._DELETE_SCORE_FROM_COLLECTION,
            {"collection": collection, "score": score, "sharing_key": sharing_key},
            options,
        )

    _UNTRASH_COLLECTION = Operation(
        "untrash_collection",
        "untrashCollection",
        "POST",
        "/collections/{collection}/untrash",
        parameters=(Parameter("collection", "collection", "path", required=True),),
        responses={},
        scopes=("collections",),
        replaced_by="",
    )

    @_UNTRASH_COLLECTION.attach
    def untrash_collection(self, collection: str, **options: Unpack[RequestOptions]) -> None:
        """Try to take a collection out of the trash (defunct).

        Documented without any success answer since 2.22. Expect it to fail.

        Deprecated.

        Args:
            collection: ID of the collection, or one of the built-in ones: ``root``, ``app`` (what the current
                application created), ``trash``, ``allScores``.
            **options: See :class:`RequestOptions`.

        Scopes: ``collections``.
        """
        self._call(self._UNTRASH_COLLECTION, {"collection": collection}, options)

    @_UNTRASH_COLLECTION.attach
    def untrash_collection_with_http_info(
        self, collection: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[None]:
        """Like :meth:`untrash_collection`, with status and headers."""
        return self._call_with_http_info(self._UNTRASH_COLLECTION, {"collection": collection}, options)

    @_UNTRASH_COLLECTION.attach
    def untrash_collection_without_preload_content(
        self, collection: str, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`untrash_collection`, unread."""
        return self._call_without_preload_content(self._UNTRASH_COLLECTION, {"collection": collection}, options)
