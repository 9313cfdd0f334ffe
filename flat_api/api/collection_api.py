"""CollectionApi. Generated from openapi.yaml; do not edit."""

from __future__ import annotations

from flat_api.api_client import Api
from flat_api.calls.operation import Body, Operation, Parameter
from flat_api.support.redaction import hidden

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, List, Mapping, Optional, Union

    from typing_extensions import Literal, Unpack

    from flat_api.api_response import ApiResponse, RawResponse
    from flat_api.calls.options import RequestOptions
    from flat_api.models.collection import Collection
    from flat_api.models.collection_creation import CollectionCreation
    from flat_api.models.collection_modification import CollectionModification
    from flat_api.models.score_details import ScoreDetails

# fmt: off
LIST_COLLECTIONS = Operation("list_collections", "listCollections", "GET", "/collections",
    parameters=(Parameter("parent", "parent", "query"),
    Parameter("sort", "sort", "query", enum=("creationDate", "modificationDate", "title")),
    Parameter("direction", "direction", "query", enum=("asc", "desc")),
    Parameter("limit", "limit", "query", "integer", minimum=1, maximum=100), Parameter("next", "next", "query"),
    Parameter("previous", "previous", "query")), answers={"200": "List[Collection]"}, scopes=("collections",
    "collections.readonly"), cursors=("next", "previous"))
CREATE_COLLECTION = Operation("create_collection", "createCollection", "POST", "/collections",
    body=Body("body", "CollectionCreation"), answers={"200": "Collection"}, scopes=("collections",))
GET_COLLECTION = Operation("get_collection", "getCollection", "GET", "/collections/{collection}",
    parameters=(Parameter("collection", "collection", "path", required=True),
    Parameter("sharing_key", "sharingKey", "query", secret=True)), answers={"200": "Collection"}, scopes=("collections",
    "collections.readonly"))
EDIT_COLLECTION = Operation("edit_collection", "editCollection", "PUT", "/collections/{collection}",
    parameters=(Parameter("collection", "collection", "path", required=True),),
    body=Body("body", "CollectionModification"), answers={"200": "Collection"}, scopes=("collections",))
DELETE_COLLECTION = Operation("delete_collection", "deleteCollection", "DELETE", "/collections/{collection}",
    parameters=(Parameter("collection", "collection", "path", required=True),), answers={"204": "None"},
    scopes=("collections",))
LIST_COLLECTION_SCORES = Operation("list_collection_scores", "listCollectionScores", "GET",
    "/collections/{collection}/scores", parameters=(Parameter("collection", "collection", "path", required=True),
    Parameter("sort", "sort", "query", enum=("creationDate", "modificationDate", "title")),
    Parameter("direction", "direction", "query", enum=("asc", "desc")),
    Parameter("limit", "limit", "query", "integer", minimum=1, maximum=100), Parameter("next", "next", "query"),
    Parameter("previous", "previous", "query"), Parameter("sharing_key", "sharingKey", "query", secret=True)),
    answers={"200": "List[ScoreDetails]"}, scopes=("collections",), cursors=("next", "previous"))
ADD_SCORE_TO_COLLECTION = Operation("add_score_to_collection", "addScoreToCollection", "PUT",
    "/collections/{collection}/scores/{score}",
    parameters=(Parameter("collection", "collection", "path", required=True),
    Parameter("score", "score", "path", required=True), Parameter("sharing_key", "sharingKey", "query", secret=True)),
    answers={"200": "ScoreDetails"}, scopes=("collections", "collections.add_scores"))
DELETE_SCORE_FROM_COLLECTION = Operation("delete_score_from_collection", "deleteScoreFromCollection", "DELETE",
    "/collections/{collection}/scores/{score}",
    parameters=(Parameter("collection", "collection", "path", required=True),
    Parameter("score", "score", "path", required=True), Parameter("sharing_key", "sharingKey", "query", secret=True)),
    answers={"204": "None"}, scopes=("collections",))
UNTRASH_COLLECTION = Operation("untrash_collection", "untrashCollection", "POST", "/collections/{collection}/untrash",
    parameters=(Parameter("collection", "collection", "path", required=True),), answers={}, scopes=("collections",),
    replaced_by="")
# fmt: on


class CollectionApi(Api):
    """Folders of scores, and the built-in ones that Flat keeps for every account."""

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
            LIST_COLLECTIONS,
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
            LIST_COLLECTIONS,
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
            LIST_COLLECTIONS,
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
        return self._call(CREATE_COLLECTION, {"body": body}, options)

    def create_collection_with_http_info(
        self, body: Union[CollectionCreation, Mapping[str, Any]], **options: Unpack[RequestOptions]
    ) -> ApiResponse[Collection]:
        """Like :meth:`create_collection`, with status and headers."""
        return self._call_with_http_info(CREATE_COLLECTION, {"body": body}, options)

    def create_collection_without_preload_content(
        self, body: Union[CollectionCreation, Mapping[str, Any]], **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`create_collection`, unread."""
        return self._call_without_preload_content(CREATE_COLLECTION, {"body": body}, options)

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
        return self._call(GET_COLLECTION, {"collection": collection, "sharing_key": sharing_key}, options)

    def get_collection_with_http_info(
        self, collection: str, sharing_key: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> ApiResponse[Collection]:
        """Like :meth:`get_collection`, with status and headers."""
        sharing_key = hidden(sharing_key)
        return self._call_with_http_info(
            GET_COLLECTION, {"collection": collection, "sharing_key": sharing_key}, options
        )

    def get_collection_without_preload_content(
        self, collection: str, sharing_key: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`get_collection`, unread."""
        sharing_key = hidden(sharing_key)
        return self._call_without_preload_content(
            GET_COLLECTION, {"collection": collection, "sharing_key": sharing_key}, options
        )

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
        return self._call(EDIT_COLLECTION, {"collection": collection, "body": body}, options)

    def edit_collection_with_http_info(
        self, collection: str, body: Union[CollectionModification, Mapping[str, Any]], **options: Unpack[RequestOptions]
    ) -> ApiResponse[Collection]:
        """Like :meth:`edit_collection`, with status and headers."""
        return self._call_with_http_info(EDIT_COLLECTION, {"collection": collection, "body": body}, options)

    def edit_collection_without_preload_content(
        self, collection: str, body: Union[CollectionModification, Mapping[str, Any]], **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`edit_collection`, unread."""
        return self._call_without_preload_content(EDIT_COLLECTION, {"collection": collection, "body": body}, options)

    def delete_collection(self, collection: str, **options: Unpack[RequestOptions]) -> None:
        """Delete a collection.

        ``capabilities.canDelete`` tells beforehand whether it is allowed.

        Args:
            collection: ID of the collection, or one of the built-in ones: ``root``, ``app`` (what the current
                application created), ``trash``, ``allScores``.
            **options: See :class:`RequestOptions`.

        Scopes: ``collections``.
        """
        self._call(DELETE_COLLECTION, {"collection": collection}, options)

    def delete_collection_with_http_info(self, collection: str, **options: Unpack[RequestOptions]) -> ApiResponse[None]:
        """Like :meth:`delete_collection`, with status and headers."""
        return self._call_with_http_info(DELETE_COLLECTION, {"collection": collection}, options)

    def delete_collection_without_preload_content(
        self, collection: str, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`delete_collection`, unread."""
        return self._call_without_preload_content(DELETE_COLLECTION, {"collection": collection}, options)

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
            LIST_COLLECTION_SCORES,
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
            LIST_COLLECTION_SCORES,
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
            LIST_COLLECTION_SCORES,
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
            ADD_SCORE_TO_COLLECTION, {"collection": collection, "score": score, "sharing_key": sharing_key}, options
        )

    def add_score_to_collection_with_http_info(
        self, collection: str, score: str, sharing_key: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> ApiResponse[ScoreDetails]:
        """Like :meth:`add_score_to_collection`, with status and headers."""
        sharing_key = hidden(sharing_key)
        return self._call_with_http_info(
            ADD_SCORE_TO_COLLECTION, {"collection": collection, "score": score, "sharing_key": sharing_key}, options
        )

    def add_score_to_collection_without_preload_content(
        self, collection: str, score: str, sharing_key: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`add_score_to_collection`, unread."""
        sharing_key = hidden(sharing_key)
        return self._call_without_preload_content(
            ADD_SCORE_TO_COLLECTION, {"collection": collection, "score": score, "sharing_key": sharing_key}, options
        )

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
            DELETE_SCORE_FROM_COLLECTION,
            {"collection": collection, "score": score, "sharing_key": sharing_key},
            options,
        )

    def delete_score_from_collection_with_http_info(
        self, collection: str, score: str, sharing_key: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> ApiResponse[None]:
        """Like :meth:`delete_score_from_collection`, with status and headers."""
        sharing_key = hidden(sharing_key)
        return self._call_with_http_info(
            DELETE_SCORE_FROM_COLLECTION,
            {"collection": collection, "score": score, "sharing_key": sharing_key},
            options,
        )

    def delete_score_from_collection_without_preload_content(
        self, collection: str, score: str, sharing_key: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`delete_score_from_collection`, unread."""
        sharing_key = hidden(sharing_key)
        return self._call_without_preload_content(
            DELETE_SCORE_FROM_COLLECTION,
            {"collection": collection, "score": score, "sharing_key": sharing_key},
            options,
        )

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
        self._call(UNTRASH_COLLECTION, {"collection": collection}, options)

    def untrash_collection_with_http_info(
        self, collection: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[None]:
        """Like :meth:`untrash_collection`, with status and headers."""
        return self._call_with_http_info(UNTRASH_COLLECTION, {"collection": collection}, options)

    def untrash_collection_without_preload_content(
        self, collection: str, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`untrash_collection`, unread."""
        return self._call_without_preload_content(UNTRASH_COLLECTION, {"collection": collection}, options)
