"""ScoreApi. Generated from openapi.yaml; do not edit."""

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
    from flat_api.models.assignment_submission import AssignmentSubmission
    from flat_api.models.get_score_revision_data_url import GetScoreRevisionDataUrl
    from flat_api.models.resource_collaborator import ResourceCollaborator
    from flat_api.models.resource_collaborator_creation import ResourceCollaboratorCreation
    from flat_api.models.score_comment import ScoreComment
    from flat_api.models.score_comment_creation import ScoreCommentCreation
    from flat_api.models.score_comment_update import ScoreCommentUpdate
    from flat_api.models.score_creation import (
        ScoreCreation,
        ScoreCreationFileImport,
        ScoreCreationFromBuilder,
        ScoreCreationGoogleDriveImport,
    )
    from flat_api.models.score_details import ScoreDetails
    from flat_api.models.score_fork import ScoreFork
    from flat_api.models.score_modification import ScoreModification
    from flat_api.models.score_revision import ScoreRevision
    from flat_api.models.score_revision_creation import ScoreRevisionCreation
    from flat_api.models.score_track import ScoreTrack, ScoreTrackCreationResponse
    from flat_api.models.score_track_creation import ScoreTrackCreation
    from flat_api.models.score_track_update import ScoreTrackUpdate
    from flat_api.models.task import Task
    from flat_api.models.task_export_options import TaskExportOptions


class ScoreApi(Api):
    """Scores with their revisions, exports, collaborators, comments and audio or video tracks."""

    _CREATE_SCORE = Operation(
        "create_score",
        "createScore",
        "POST",
        "/scores",
        body=Body("body", "ScoreCreation"),
        responses={"200": "ScoreDetails", "202": "Task"},
        scopes=("scores",),
    )

    @_CREATE_SCORE.attach
    def create_score(
        self,
        body: Union[
            ScoreCreation,
            ScoreCreationFromBuilder,
            ScoreCreationFileImport,
            ScoreCreationGoogleDriveImport,
            Mapping[str, Any],
        ],
        **options: Unpack[RequestOptions],
    ) -> Union[ScoreDetails, Task]:
        """Create a score.

        One of three ways: ``builderData`` makes an empty score from a list of instruments, ``data`` imports a file,
        ``source`` imports a file from Google Drive.

        MusicXML is the only import without loss; MIDI, Guitar Pro, MuseScore, ABC, PowerTab, Capella, MEI, Finale and
        other formats are converted as well as possible. Text formats go into ``data`` as they are, binary ones in
        Base64 with ``dataEncoding: base64``. A premium instrument needs a paid plan.

        PDF files and images of pages are recognised in the background: they need ``supportsTasks: true``, spend credits
        and answer 202 with a task to poll. One file per request.

        Args:
            body: The new score, in one of its three forms, told apart by ``builderData``, ``data`` or
                ``source``.
            **options: See :class:`RequestOptions`.

        Returns:
            200: The score, ready to open. 202: The task of an import that goes on in the background. Poll it
                with ``TaskApi.get_task``; when it is done, its ``score`` should name the new score.

        Raises:
            PaymentRequiredException: The account holds as many scores as its plan allows, or has no credits
                left to recognise the pages.

        Scopes: ``scores``.
        """
        return self._call(self._CREATE_SCORE, {"body": body}, options)

    @_CREATE_SCORE.attach
    def create_score_with_http_info(
        self,
        body: Union[
            ScoreCreation,
            ScoreCreationFromBuilder,
            ScoreCreationFileImport,
            ScoreCreationGoogleDriveImport,
            Mapping[str, Any],
        ],
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[Union[ScoreDetails, Task]]:
        """Like :meth:`create_score`, with status and headers."""
        return self._call_with_http_info(self._CREATE_SCORE, {"body": body}, options)

    @_CREATE_SCORE.attach
    def create_score_without_preload_content(
        self,
        body: Union[
            ScoreCreation,
            ScoreCreationFromBuilder,
            ScoreCreationFileImport,
            ScoreCreationGoogleDriveImport,
            Mapping[str, Any],
        ],
        **options: Unpack[RequestOptions],
    ) -> RawResponse:
        """Like :meth:`create_score`, unread."""
        return self._call_without_preload_content(self._CREATE_SCORE, {"body": body}, options)

    _GET_SCORE = Operation(
        "get_score",
        "getScore",
        "GET",
        "/scores/{score}",
        parameters=(
            Parameter("score", "score", "path", required=True),
            Parameter("sharing_key", "sharingKey", "query", secret=True),
        ),
        responses={"200": "ScoreDetails"},
        scopes=("scores", "scores.readonly"),
    )

    @_GET_SCORE.attach
    def get_score(
        self, score: str, sharing_key: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> ScoreDetails:
        """Get the metadata of a score.

        The notation itself comes from ``ScoreApi.get_score_revision_data``. A public score is answered without any
        token.

        Args:
            score: ID of the score, or ``drive-`` followed by the ID of its file on Google Drive.
            sharing_key: Key that opens a score or collection shared by private link, 128 hex digits. Needed
                only when the account has no right of its own.
            **options: See :class:`RequestOptions`.

        Returns:
            The metadata, with what the account behind the token may do with the score.

        Raises:
            PaymentRequiredException: The plan of the account does not include opening this score.

        Scopes: ``scores``, ``scores.readonly``.
        """
        sharing_key = hidden(sharing_key)
        return self._call(self._GET_SCORE, {"score": score, "sharing_key": sharing_key}, options)

    @_GET_SCORE.attach
    def get_score_with_http_info(
        self, score: str, sharing_key: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> ApiResponse[ScoreDetails]:
        """Like :meth:`get_score`, with status and headers."""
        sharing_key = hidden(sharing_key)
        return self._call_with_http_info(self._GET_SCORE, {"score": score, "sharing_key": sharing_key}, options)

    @_GET_SCORE.attach
    def get_score_without_preload_content(
        self, score: str, sharing_key: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`get_score`, unread."""
        sharing_key = hidden(sharing_key)
        return self._call_without_preload_content(
            self._GET_SCORE, {"score": score, "sharing_key": sharing_key}, options
        )

    _EDIT_SCORE = Operation(
        "edit_score",
        "editScore",
        "PUT",
        "/scores/{score}",
        parameters=(Parameter("score", "score", "path", required=True),),
        body=Body("body", "ScoreModification"),
        responses={"200": "ScoreDetails"},
        scopes=("scores",),
    )

    @_EDIT_SCORE.attach
    def edit_score(
        self, score: str, body: Union[ScoreModification, Mapping[str, Any]], **options: Unpack[RequestOptions]
    ) -> ScoreDetails:
        """Change the metadata of a score.

        Only the fields that are sent change; ``null`` clears a field that may be empty. Title, composer and the other
        texts printed on the page go through the editor's realtime engine, so the revision that holds them appears a
        little later.

        Args:
            score: ID of the score, or ``drive-`` followed by the ID of its file on Google Drive.
            body: The fields to change.
            **options: See :class:`RequestOptions`.

        Returns:
            The score after the change.

        Scopes: ``scores``.
        """
        body = hidden(body)
        return self._call(self._EDIT_SCORE, {"score": score, "body": body}, options)

    @_EDIT_SCORE.attach
    def edit_score_with_http_info(
        self, score: str, body: Union[ScoreModification, Mapping[str, Any]], **options: Unpack[RequestOptions]
    ) -> ApiResponse[ScoreDetails]:
        """Like :meth:`edit_score`, with status and headers."""
        body = hidden(body)
        return self._call_with_http_info(self._EDIT_SCORE, {"score": score, "body": body}, options)

    @_EDIT_SCORE.attach
    def edit_score_without_preload_content(
        self, score: str, body: Union[ScoreModification, Mapping[str, Any]], **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`edit_score`, unread."""
        body = hidden(body)
        return self._call_without_preload_content(self._EDIT_SCORE, {"score": score, "body": body}, options)

    _DELETE_SCORE = Operation(
        "delete_score",
        "deleteScore",
        "DELETE",
        "/scores/{score}",
        parameters=(Parameter("score", "score", "path", required=True), Parameter("now", "now", "query", "boolean")),
        responses={"204": "None"},
        scopes=("scores",),
    )

    @_DELETE_SCORE.attach
    def delete_score(self, score: str, now: Optional[bool] = None, **options: Unpack[RequestOptions]) -> None:
        """Move a score to the trash or erase it.

        Until a score is erased, ``ScoreApi.untrash_score`` brings it back.

        Args:
            score: ID of the score, or ``drive-`` followed by the ID of its file on Google Drive.
            now: When true, erase the score at once instead of moving it to the trash. There is no way back. The
                server's default is ``false``.
            **options: See :class:`RequestOptions`.

        Scopes: ``scores``.
        """
        self._call(self._DELETE_SCORE, {"score": score, "now": now}, options)

    @_DELETE_SCORE.attach
    def delete_score_with_http_info(
        self, score: str, now: Optional[bool] = None, **options: Unpack[RequestOptions]
    ) -> ApiResponse[None]:
        """Like :meth:`delete_score`, with status and headers."""
        return self._call_with_http_info(self._DELETE_SCORE, {"score": score, "now": now}, options)

    @_DELETE_SCORE.attach
    def delete_score_without_preload_content(
        self, score: str, now: Optional[bool] = None, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`delete_score`, unread."""
        return self._call_without_preload_content(self._DELETE_SCORE, {"score": score, "now": now}, options)

    _GET_SCORE_COLLABORATORS = Operation(
        "get_score_collaborators",
        "getScoreCollaborators",
        "GET",
        "/scores/{score}/collaborators",
        parameters=(
            Parameter("score", "score", "path", required=True),
            Parameter("sharing_key", "sharingKey", "query", secret=True),
        ),
        responses={"200": "List[ResourceCollaborator]"},
        scopes=("scores.readonly", "scores"),
    )

    @_GET_SCORE_COLLABORATORS.attach
    def get_score_collaborators(
        self, score: str, sharing_key: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> List[ResourceCollaborator]:
        """List who may open a score.

        Users, groups and invited email addresses, with their rights. The entry of the owner may come without ``id`` and
        ``date``.

        Args:
            score: ID of the score, or ``drive-`` followed by the ID of its file on Google Drive.
            sharing_key: Key that opens a score or collection shared by private link, 128 hex digits. Needed
                only when the account has no right of its own.
            **options: See :class:`RequestOptions`.

        Returns:
            All permissions on the score, unpaged.

        Scopes: ``scores.readonly``, ``scores``.
        """
        sharing_key = hidden(sharing_key)
        return self._call(self._GET_SCORE_COLLABORATORS, {"score": score, "sharing_key": sharing_key}, options)

    @_GET_SCORE_COLLABORATORS.attach
    def get_score_collaborators_with_http_info(
        self, score: str, sharing_key: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> ApiResponse[List[ResourceCollaborator]]:
        """Like :meth:`get_score_collaborators`, with status and headers."""
        sharing_key = hidden(sharing_key)
        return self._call_with_http_info(
            self._GET_SCORE_COLLABORATORS, {"score": score, "sharing_key": sharing_key}, options
        )

    @_GET_SCORE_COLLABORATORS.attach
    def get_score_collaborators_without_preload_content(
        self, score: str, sharing_key: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`get_score_collaborators`, unread."""
        sharing_key = hidden(sharing_key)
        return self._call_without_preload_content(
            self._GET_SCORE_COLLABORATORS, {"score": score, "sharing_key": sharing_key}, options
        )

    _ADD_SCORE_COLLABORATOR = Operation(
        "add_score_collaborator",
        "addScoreCollaborator",
        "POST",
        "/scores/{score}/collaborators",
        parameters=(Parameter("score", "score", "path", required=True),),
        body=Body("body", "ResourceCollaboratorCreation"),
        responses={"200": "ResourceCollaborator"},
        scopes=("scores",),
    )

    @_ADD_SCORE_COLLABORATOR.attach
    def add_score_collaborator(
        self,
        score: str,
        body: Union[ResourceCollaboratorCreation, Mapping[str, Any]],
        **options: Unpack[RequestOptions],
    ) -> ResourceCollaborator:
        """Share a score with a user, a group or an email address.

        Name exactly one of ``user``, ``group``, ``userEmail`` and ``userToken``. Left-out rights mean read only.

        Args:
            score: ID of the score, or ``drive-`` followed by the ID of its file on Google Drive.
            body: Whom to share with, and with what rights.
            **options: See :class:`RequestOptions`.

        Returns:
            The new permission.

        Raises:
            PaymentRequiredException: The plan of the account does not allow sharing with more people.

        Scopes: ``scores``.
        """
        body = hidden(body)
        return self._call(self._ADD_SCORE_COLLABORATOR, {"score": score, "body": body}, options)

    @_ADD_SCORE_COLLABORATOR.attach
    def add_score_collaborator_with_http_info(
        self,
        score: str,
        body: Union[ResourceCollaboratorCreation, Mapping[str, Any]],
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[ResourceCollaborator]:
        """Like :meth:`add_score_collaborator`, with status and headers."""
        body = hidden(body)
        return self._call_with_http_info(self._ADD_SCORE_COLLABORATOR, {"score": score, "body": body}, options)

    @_ADD_SCORE_COLLABORATOR.attach
    def add_score_collaborator_without_preload_content(
        self,
        score: str,
        body: Union[ResourceCollaboratorCreation, Mapping[str, Any]],
        **options: Unpack[RequestOptions],
    ) -> RawResponse:
        """Like :meth:`add_score_collaborator`, unread."""
        body = hidden(body)
        return self._call_without_preload_content(self._ADD_SCORE_COLLABORATOR, {"score": score, "body": body}, options)

    _GET_SCORE_COLLABORATOR = Operation(
        "get_score_collaborator",
        "getScoreCollaborator",
        "GET",
        "/scores/{score}/collaborators/{collaborator}",
        parameters=(
            Parameter("score", "score", "path", required=True),
            Parameter("collaborator", "collaborator", "path", required=True),
            Parameter("sharing_key", "sharingKey", "query", secret=True),
        ),
        responses={"200": "ResourceCollaborator"},
        scopes=("scores.readonly",),
    )

    @_GET_SCORE_COLLABORATOR.attach
    def get_score_collaborator(
        self, score: str, collaborator: str, sharing_key: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> ResourceCollaborator:
        """Get one permission on a score.

        Args:
            score: ID of the score, or ``drive-`` followed by the ID of its file on Google Drive.
            collaborator: ID of the permission itself, as ``ResourceCollaborator.id``; not the ID of the user or
                group.
            sharing_key: Key that opens a score or collection shared by private link, 128 hex digits. Needed
                only when the account has no right of its own.
            **options: See :class:`RequestOptions`.

        Returns:
            The permission.

        Scopes: ``scores.readonly``.
        """
        sharing_key = hidden(sharing_key)
        return self._call(
            self._GET_SCORE_COLLABORATOR,
            {"score": score, "collaborator": collaborator, "sharing_key": sharing_key},
            options,
        )

    @_GET_SCORE_COLLABORATOR.attach
    def get_score_collaborator_with_http_info(
        self, score: str, collaborator: str, sharing_key: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> ApiResponse[ResourceCollaborator]:
        """Like :meth:`get_score_collaborator`, with status and headers."""
        sharing_key = hidden(sharing_key)
        return self._call_with_http_info(
            self._GET_SCORE_COLLABORATOR,
            {"score": score, "collaborator": collaborator, "sharing_key": sharing_key},
            options,
        )

    @_GET_SCORE_COLLABORATOR.attach
    def get_score_collaborator_without_preload_content(
        self, score: str, collaborator: str, sharing_key: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`get_score_collaborator`, unread."""
        sharing_key = hidden(sharing_key)
        return self._call_without_preload_content(
            self._GET_SCORE_COLLABORATOR,
            {"score": score, "collaborator": collaborator, "sharing_key": sharing_key},
            options,
        )

    _REMOVE_SCORE_COLLABORATOR = Operation(
        "remove_score_collaborator",
        "removeScoreCollaborator",
        "DELETE",
        "/scores/{score}/collaborators/{collaborator}",
        parameters=(
            Parameter("score", "score", "path", required=True),
            Parameter("collaborator", "collaborator", "path", required=True),
        ),
        responses={"204": "None"},
        scopes=("scores",),
    )

    @_REMOVE_SCORE_COLLABORATOR.attach
    def remove_score_collaborator(self, score: str, collaborator: str, **options: Unpack[RequestOptions]) -> None:
        """Stop sharing a score with someone.

        Args:
            score: ID of the score, or ``drive-`` followed by the ID of its file on Google Drive.
            collaborator: ID of the permission itself, as ``ResourceCollaborator.id``; not the ID of the user or
                group.
            **options: See :class:`RequestOptions`.

        Scopes: ``scores``.
        """
        self._call(self._REMOVE_SCORE_COLLABORATOR, {"score": score, "collaborator": collaborator}, options)

    @_REMOVE_SCORE_COLLABORATOR.attach
    def remove_score_collaborator_with_http_info(
        self, score: str, collaborator: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[None]:
        """Like :meth:`remove_score_collaborator`, with status and headers."""
        return self._call_with_http_info(
            self._REMOVE_SCORE_COLLABORATOR, {"score": score, "collaborator": collaborator}, options
        )

    @_REMOVE_SCORE_COLLABORATOR.attach
    def remove_score_collaborator_without_preload_content(
        self, score: str, collaborator: str, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`remove_score_collaborator`, unread."""
        return self._call_without_preload_content(
            self._REMOVE_SCORE_COLLABORATOR, {"score": score, "collaborator": collaborator}, options
        )

    _GET_SCORE_COMMENTS = Operation(
        "get_score_comments",
        "getScoreComments",
        "GET",
        "/scores/{score}/comments",
        parameters=(
            Parameter("score", "score", "path", required=True),
            Parameter("type", "type", "query", enum=("document", "inline")),
            Parameter("sort", "sort", "query", enum=("date",)),
            Parameter("direction", "direction", "query", enum=("asc", "desc")),
            Parameter("sharing_key", "sharingKey", "query", secret=True),
        ),
        responses={"200": "List[ScoreComment]"},
        scopes=("scores.readonly", "scores.social", "scores"),
    )

    @_GET_SCORE_COMMENTS.attach
    def get_score_comments(
        self,
        score: str,
        type: Optional[Literal["document", "inline"]] = None,
        sort: Optional[Literal["date"]] = None,
        direction: Optional[Literal["asc", "desc"]] = None,
        sharing_key: Optional[str] = None,
        **options: Unpack[RequestOptions],
    ) -> List[ScoreComment]:
        """List the comments on a score.

        Args:
            score: ID of the score, or ``drive-`` followed by the ID of its file on Google Drive.
            type: ``document`` keeps comments on the whole score, ``inline`` those attached to notes. Left out:
                both.
            sort: Field to order by; ``date`` is the only one.
            direction: Ascending or descending; meant to go with ``sort``.
            sharing_key: Key that opens a score or collection shared by private link, 128 hex digits. Needed
                only when the account has no right of its own.
            **options: See :class:`RequestOptions`.

        Returns:
            All matching comments, replies included, unpaged.

        Scopes: ``scores.readonly``, ``scores.social``, ``scores``.
        """
        sharing_key = hidden(sharing_key)
        return self._call(
            self._GET_SCORE_COMMENTS,
            {"score": score, "type": type, "sort": sort, "direction": direction, "sharing_key": sharing_key},
            options,
        )

    @_GET_SCORE_COMMENTS.attach
    def get_score_comments_with_http_info(
        self,
        score: str,
        type: Optional[Literal["document", "inline"]] = None,
        sort: Optional[Literal["date"]] = None,
        direction: Optional[Literal["asc", "desc"]] = None,
        sharing_key: Optional[str] = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[List[ScoreComment]]:
        """Like :meth:`get_score_comments`, with status and headers."""
        sharing_key = hidden(sharing_key)
        return self._call_with_http_info(
            self._GET_SCORE_COMMENTS,
            {"score": score, "type": type, "sort": sort, "direction": direction, "sharing_key": sharing_key},
            options,
        )

    @_GET_SCORE_COMMENTS.attach
    def get_score_comments_without_preload_content(
        self,
        score: str,
        type: Optional[Literal["document", "inline"]] = None,
        sort: Optional[Literal["date"]] = None,
        direction: Optional[Literal["asc", "desc"]] = None,
        sharing_key: Optional[str] = None,
        **options: Unpack[RequestOptions],
    ) -> RawResponse:
        """Like :meth:`get_score_comments`, unread."""
        sharing_key = hidden(sharing_key)
        return self._call_without_preload_content(
            self._GET_SCORE_COMMENTS,
            {"score": score, "type": type, "sort": sort, "direction": direction, "sharing_key": sharing_key},
            options,
        )

    _POST_SCORE_COMMENT = Operation(
        "post_score_comment",
        "postScoreComment",
        "POST",
        "/scores/{score}/comments",
        parameters=(
            Parameter("score", "score", "path", required=True),
            Parameter("sharing_key", "sharingKey", "query", secret=True),
        ),
        body=Body("body", "ScoreCommentCreation"),
        responses={"200": "ScoreComment"},
        scopes=("scores.social", "scores"),
    )

    @_POST_SCORE_COMMENT.attach
    def post_score_comment(
        self,
        score: str,
        body: Union[ScoreCommentCreation, Mapping[str, Any]],
        sharing_key: Optional[str] = None,
        **options: Unpack[RequestOptions],
    ) -> ScoreComment:
        """Comment on a score, or answer a comment.

        Without ``context`` the comment is about the whole score; with it, about the notes of that selection.

        Args:
            score: ID of the score, or ``drive-`` followed by the ID of its file on Google Drive.
            body: What to say, and about which notes.
            sharing_key: Key that opens a score or collection shared by private link, 128 hex digits. Needed
                only when the account has no right of its own.
            **options: See :class:`RequestOptions`.

        Returns:
            The comment as stored.

        Scopes: ``scores.social``, ``scores``.
        """
        sharing_key = hidden(sharing_key)
        return self._call(self._POST_SCORE_COMMENT, {"score": score, "body": body, "sharing_key": sharing_key}, options)

    @_POST_SCORE_COMMENT.attach
    def post_score_comment_with_http_info(
        self,
        score: str,
        body: Union[ScoreCommentCreation, Mapping[str, Any]],
        sharing_key: Optional[str] = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[ScoreComment]:
        """Like :meth:`post_score_comment`, with status and headers."""
        sharing_key = hidden(sharing_key)
        return self._call_with_http_info(
            self._POST_SCORE_COMMENT, {"score": score, "body": body, "sharing_key": sharing_key}, options
        )

    @_POST_SCORE_COMMENT.attach
    def post_score_comment_without_preload_content(
        self,
        score: str,
        body: Union[ScoreCommentCreation, Mapping[str, Any]],
        sharing_key: Optional[str] = None,
        **options: Unpack[RequestOptions],
    ) -> RawResponse:
        """Like :meth:`post_score_comment`, unread."""
        sharing_key = hidden(sharing_key)
        return self._call_without_preload_content(
            self._POST_SCORE_COMMENT, {"score": score, "body": body, "sharing_key": sharing_key}, options
        )

    _UPDATE_SCORE_COMMENT = Operation(
        "update_score_comment",
        "updateScoreComment",
        "PUT",
        "/scores/{score}/comments/{comment}",
        parameters=(
            Parameter("score", "score", "path", required=True),
            Parameter("comment", "comment", "path", required=True),
            Parameter("sharing_key", "sharingKey", "query", secret=True),
        ),
        body=Body("body", "ScoreCommentUpdate"),
        responses={"200": "ScoreComment"},
        scopes=("scores.social", "scores"),
    )

    @_UPDATE_SCORE_COMMENT.attach
    def update_score_comment(
        self,
        score: str,
        comment: str,
        body: Union[ScoreCommentUpdate, Mapping[str, Any]],
        sharing_key: Optional[str] = None,
        **options: Unpack[RequestOptions],
    ) -> ScoreComment:
        """Change a comment on a score.

        Fields that are left out keep their value.

        Args:
            score: ID of the score, or ``drive-`` followed by the ID of its file on Google Drive.
            comment: ID of the comment.
            body: The fields to change.
            sharing_key: Key that opens a score or collection shared by private link, 128 hex digits. Needed
                only when the account has no right of its own.
            **options: See :class:`RequestOptions`.

        Returns:
            The comment after the change.

        Scopes: ``scores.social``, ``scores``.
        """
        sharing_key = hidden(sharing_key)
        return self._call(
            self._UPDATE_SCORE_COMMENT,
            {"score": score, "comment": comment, "body": body, "sharing_key": sharing_key},
            options,
        )

    @_UPDATE_SCORE_COMMENT.attach
    def update_score_comment_with_http_info(
        self,
        score: str,
        comment: str,
        body: Union[ScoreCommentUpdate, Mapping[str, Any]],
        sharing_key: Optional[str] = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[ScoreComment]:
        """Like :meth:`update_score_comment`, with status and headers."""
        sharing_key = hidden(sharing_key)
        return self._call_with_http_info(
            self._UPDATE_SCORE_COMMENT,
            {"score": score, "comment": comment, "body": body, "sharing_key": sharing_key},
            options,
        )

    @_UPDATE_SCORE_COMMENT.attach
    def update_score_comment_without_preload_content(
        self,
        score: str,
        comment: str,
        body: Union[ScoreCommentUpdate, Mapping[str, Any]],
        sharing_key: Optional[str] = None,
        **options: Unpack[RequestOptions],
    ) -> RawResponse:
        """Like :meth:`update_score_comment`, unread."""
        sharing_key = hidden(sharing_key)
        return self._call_without_preload_content(
            self._UPDATE_SCORE_COMMENT,
            {"score": score, "comment": comment, "body": body, "sharing_key": sharing_key},
            options,
        )

    _DELETE_SCORE_COMMENT = Operation(
        "delete_score_comment",
        "deleteScoreComment",
        "DELETE",
        "/scores/{score}/comments/{comment}",
        parameters=(
            Parameter("score", "score", "path", required=True),
            Parameter("comment", "comment", "path", required=True),
            Parameter("sharing_key", "sharingKey", "query", secret=True),
        ),
        responses={"204": "None"},
        scopes=("scores.social", "scores"),
    )

    @_DELETE_SCORE_COMMENT.attach
    def delete_score_comment(
        self, score: str, comment: str, sharing_key: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> None:
        """Delete a comment on a score.

        Args:
            score: ID of the score, or ``drive-`` followed by the ID of its file on Google Drive.
            comment: ID of the comment.
            sharing_key: Key that opens a score or collection shared by private link, 128 hex digits. Needed
                only when the account has no right of its own.
            **options: See :class:`RequestOptions`.

        Scopes: ``scores.social``, ``scores``.
        """
        sharing_key = hidden(sharing_key)
        self._call(
            self._DELETE_SCORE_COMMENT, {"score": score, "comment": comment, "sharing_key": sharing_key}, options
        )

    @_DELETE_SCORE_COMMENT.attach
    def delete_score_comment_with_http_info(
        self, score: str, comment: str, sharing_key: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> ApiResponse[None]:
        """Like :meth:`delete_score_comment`, with status and headers."""
        sharing_key = hidden(sharing_key)
        return self._call_with_http_info(
            self._DELETE_SCORE_COMMENT, {"score": score, "comment": comment, "sharing_key": sharing_key}, options
        )

    @_DELETE_SCORE_COMMENT.attach
    def delete_score_comment_without_preload_content(
        self, score: str, comment: str, sharing_key: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`delete_score_comment`, unread."""
        sharing_key = hidden(sharing_key)
        return self._call_without_preload_content(
            self._DELETE_SCORE_COMMENT, {"score": score, "comment": comment, "sharing_key": sharing_key}, options
        )

    _MARK_SCORE_COMMENT_RESOLVED = Operation(
        "mark_score_comment_resolved",
        "markScoreCommentResolved",
        "PUT",
        "/scores/{score}/comments/{comment}/resolved",
        parameters=(
            Parameter("score", "score", "path", required=True),
            Parameter("comment", "comment", "path", required=True),
            Parameter("sharing_key", "sharingKey", "query", secret=True),
        ),
        responses={"204": "None"},
        scopes=("scores.social", "scores"),
    )

    @_MARK_SCORE_COMMENT_RESOLVED.attach
    def mark_score_comment_resolved(
        self, score: str, comment: str, sharing_key: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> None:
        """Mark a comment on a score as resolved.

        Args:
            score: ID of the score, or ``drive-`` followed by the ID of its file on Google Drive.
            comment: ID of the comment.
            sharing_key: Key that opens a score or collection shared by private link, 128 hex digits. Needed
                only when the account has no right of its own.
            **options: See :class:`RequestOptions`.

        Scopes: ``scores.social``, ``scores``.
        """
        sharing_key = hidden(sharing_key)
        self._call(
            self._MARK_SCORE_COMMENT_RESOLVED, {"score": score, "comment": comment, "sharing_key": sharing_key}, options
        )

    @_MARK_SCORE_COMMENT_RESOLVED.attach
    def mark_score_comment_resolved_with_http_info(
        self, score: str, comment: str, sharing_key: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> ApiResponse[None]:
        """Like :meth:`mark_score_comment_resolved`, with status and headers."""
        sharing_key = hidden(sharing_key)
        return self._call_with_http_info(
            self._MARK_SCORE_COMMENT_RESOLVED, {"score": score, "comment": comment, "sharing_key": sharing_key}, options
        )

    @_MARK_SCORE_COMMENT_RESOLVED.attach
    def mark_score_comment_resolved_without_preload_content(
        self, score: str, comment: str, sharing_key: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`mark_score_comment_resolved`, unread."""
        sharing_key = hidden(sharing_key)
        return self._call_without_preload_content(
            self._MARK_SCORE_COMMENT_RESOLVED, {"score": score, "comment": comment, "sharing_key": sharing_key}, options
        )

    _MARK_SCORE_COMMENT_UNRESOLVED = Operation(
        "mark_score_comment_unresolved",
        "markScoreCommentUnresolved",
        "DELETE",
        "/scores/{score}/comments/{comment}/resolved",
        parameters=(
            Parameter("score", "score", "path", required=True),
            Parameter("comment", "comment", "path", required=True),
            Parameter("sharing_key", "sharingKey", "query", secret=True),
        ),
        responses={"204": "None"},
        scopes=("scores.social", "scores"),
    )

    @_MARK_SCORE_COMMENT_UNRESOLVED.attach
    def mark_score_comment_unresolved(
        self, score: str, comment: str, sharing_key: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> None:
        """Open a resolved comment on a score again.

        Args:
            score: ID of the score, or ``drive-`` followed by the ID of its file on Google Drive.
            comment: ID of the comment.
            sharing_key: Key that opens a score or collection shared by private link, 128 hex digits. Needed
                only when the account has no right of its own.
            **options: See :class:`RequestOptions`.

        Scopes: ``scores.social``, ``scores``.
        """
        sharing_key = hidden(sharing_key)
        self._call(
            self._MARK_SCORE_COMMENT_UNRESOLVED,
            {"score": score, "comment": comment, "sharing_key": sharing_key},
            options,
        )

    @_MARK_SCORE_COMMENT_UNRESOLVED.attach
    def mark_score_comment_unresolved_with_http_info(
        self, score: str, comment: str, sharing_key: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> ApiResponse[None]:
        """Like :meth:`mark_score_comment_unresolved`, with status and headers."""
        sharing_key = hidden(sharing_key)
        return self._call_with_http_info(
            self._MARK_SCORE_COMMENT_UNRESOLVED,
            {"score": score, "comment": comment, "sharing_key": sharing_key},
            options,
        )

    @_MARK_SCORE_COMMENT_UNRESOLVED.attach
    def mark_score_comment_unresolved_without_preload_content(
        self, score: str, comment: str, sharing_key: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`mark_score_comment_unresolved`, unread."""
        sharing_key = hidden(sharing_key)
        return self._call_without_preload_content(
            self._MARK_SCORE_COMMENT_UNRESOLVED,
            {"score": score, "comment": comment, "sharing_key": sharing_key},
            options,
        )

    _FORK_SCORE = Operation(
        "fork_score",
        "forkScore",
        "POST",
        "/scores/{score}/fork",
        parameters=(
            Parameter("score", "score", "path", required=True),
            Parameter("sharing_key", "sharingKey", "query", secret=True),
        ),
        body=Body("body", "ScoreFork"),
        responses={"200": "ScoreDetails"},
        scopes=("scores",),
    )

    @_FORK_SCORE.attach
    def fork_score(
        self,
        score: str,
        body: Union[ScoreFork, Mapping[str, Any]],
        sharing_key: Optional[str] = None,
        **options: Unpack[RequestOptions],
    ) -> ScoreDetails:
        """Copy a score into the account.

        The copy belongs to the account behind the token.

        Args:
            score: ID of the score, or ``drive-`` followed by the ID of its file on Google Drive.
            body: Where the copy goes and what it is called.
            sharing_key: Key that opens a score or collection shared by private link, 128 hex digits. Needed
                only when the account has no right of its own.
            **options: See :class:`RequestOptions`.

        Returns:
            The copy. ``parentScore`` names the original.

        Raises:
            PaymentRequiredException: The account holds as many scores as its plan allows.

        Scopes: ``scores``.
        """
        sharing_key = hidden(sharing_key)
        return self._call(self._FORK_SCORE, {"score": score, "body": body, "sharing_key": sharing_key}, options)

    @_FORK_SCORE.attach
    def fork_score_with_http_info(
        self,
        score: str,
        body: Union[ScoreFork, Mapping[str, Any]],
        sharing_key: Optional[str] = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[ScoreDetails]:
        """Like :meth:`fork_score`, with status and headers."""
        sharing_key = hidden(sharing_key)
        return self._call_with_http_info(
            self._FORK_SCORE, {"score": score, "body": body, "sharing_key": sharing_key}, options
        )

    @_FORK_SCORE.attach
    def fork_score_without_preload_content(
        self,
        score: str,
        body: Union[ScoreFork, Mapping[str, Any]],
        sharing_key: Optional[str] = None,
        **options: Unpack[RequestOptions],
    ) -> RawResponse:
        """Like :meth:`fork_score`, unread."""
        sharing_key = hidden(sharing_key)
        return self._call_without_preload_content(
            self._FORK_SCORE, {"score": score, "body": body, "sharing_key": sharing_key}, options
        )

    _GET_SCORE_REVISIONS = Operation(
        "get_score_revisions",
        "getScoreRevisions",
        "GET",
        "/scores/{score}/revisions",
        parameters=(
            Parameter("score", "score", "path", required=True),
            Parameter("sharing_key", "sharingKey", "query", secret=True),
        ),
        responses={"200": "List[ScoreRevision]"},
        scopes=("scores", "scores.readonly"),
    )

    @_GET_SCORE_REVISIONS.attach
    def get_score_revisions(
        self, score: str, sharing_key: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> List[ScoreRevision]:
        """List the revisions of a score.

        The plan of the account may limit how far the history goes back.

        Args:
            score: ID of the score, or ``drive-`` followed by the ID of its file on Google Drive.
            sharing_key: Key that opens a score or collection shared by private link, 128 hex digits. Needed
                only when the account has no right of its own.
            **options: See :class:`RequestOptions`.

        Returns:
            The known revisions, unpaged.

        Scopes: ``scores``, ``scores.readonly``.
        """
        sharing_key = hidden(sharing_key)
        return self._call(self._GET_SCORE_REVISIONS, {"score": score, "sharing_key": sharing_key}, options)

    @_GET_SCORE_REVISIONS.attach
    def get_score_revisions_with_http_info(
        self, score: str, sharing_key: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> ApiResponse[List[ScoreRevision]]:
        """Like :meth:`get_score_revisions`, with status and headers."""
        sharing_key = hidden(sharing_key)
        return self._call_with_http_info(
            self._GET_SCORE_REVISIONS, {"score": score, "sharing_key": sharing_key}, options
        )

    @_GET_SCORE_REVISIONS.attach
    def get_score_revisions_without_preload_content(
        self, score: str, sharing_key: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`get_score_revisions`, unread."""
        sharing_key = hidden(sharing_key)
        return self._call_without_preload_content(
            self._GET_SCORE_REVISIONS, {"score": score, "sharing_key": sharing_key}, options
        )

    _CREATE_SCORE_REVISION = Operation(
        "create_score_revision",
        "createScoreRevision",
        "POST",
        "/scores/{score}/revisions",
        parameters=(Parameter("score", "score", "path", required=True),),
        body=Body("body", "ScoreRevisionCreation"),
        responses={"200": "ScoreRevision"},
        scopes=("scores",),
    )

    @_CREATE_SCORE_REVISION.attach
    def create_score_revision(
        self, score: str, body: Union[ScoreRevisionCreation, Mapping[str, Any]], **options: Unpack[RequestOptions]
    ) -> ScoreRevision:
        """Replace the notation of a score.

        Saves a new revision; earlier ones stay in the history. The file must be MusicXML 3, MIDI or Flat's own JSON:
        fewer formats than ``ScoreApi.create_score`` takes.

        Args:
            score: ID of the score, or ``drive-`` followed by the ID of its file on Google Drive.
            body: The new notation.
            **options: See :class:`RequestOptions`.

        Returns:
            The revision. ``statistics`` may be empty at first.

        Scopes: ``scores``.
        """
        return self._call(self._CREATE_SCORE_REVISION, {"score": score, "body": body}, options)

    @_CREATE_SCORE_REVISION.attach
    def create_score_revision_with_http_info(
        self, score: str, body: Union[ScoreRevisionCreation, Mapping[str, Any]], **options: Unpack[RequestOptions]
    ) -> ApiResponse[ScoreRevision]:
        """Like :meth:`create_score_revision`, with status and headers."""
        return self._call_with_http_info(self._CREATE_SCORE_REVISION, {"score": score, "body": body}, options)

    @_CREATE_SCORE_REVISION.attach
    def create_score_revision_without_preload_content(
        self, score: str, body: Union[ScoreRevisionCreation, Mapping[str, Any]], **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`create_score_revision`, unread."""
        return self._call_without_preload_content(self._CREATE_SCORE_REVISION, {"score": score, "body": body}, options)

    _GET_SCORE_REVISION = Operation(
        "get_score_revision",
        "getScoreRevision",
        "GET",
        "/scores/{score}/revisions/{revision}",
        parameters=(
            Parameter("score", "score", "path", required=True),
            Parameter("revision", "revision", "path", required=True),
            Parameter("sharing_key", "sharingKey", "query", secret=True),
        ),
        responses={"200": "ScoreRevision"},
        scopes=("scores", "scores.readonly"),
    )

    @_GET_SCORE_REVISION.attach
    def get_score_revision(
        self, score: str, revision: str, sharing_key: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> ScoreRevision:
        """Get the metadata of a revision.

        Args:
            score: ID of the score, or ``drive-`` followed by the ID of its file on Google Drive.
            revision: ID of the revision, or ``last`` for the newest one.
            sharing_key: Key that opens a score or collection shared by private link, 128 hex digits. Needed
                only when the account has no right of its own.
            **options: See :class:`RequestOptions`.

        Returns:
            Who saved the revision, when and how much changed.

        Scopes: ``scores``, ``scores.readonly``.
        """
        sharing_key = hidden(sharing_key)
        return self._call(
            self._GET_SCORE_REVISION, {"score": score, "revision": revision, "sharing_key": sharing_key}, options
        )

    @_GET_SCORE_REVISION.attach
    def get_score_revision_with_http_info(
        self, score: str, revision: str, sharing_key: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> ApiResponse[ScoreRevision]:
        """Like :meth:`get_score_revision`, with status and headers."""
        sharing_key = hidden(sharing_key)
        return self._call_with_http_info(
            self._GET_SCORE_REVISION, {"score": score, "revision": revision, "sharing_key": sharing_key}, options
        )

    @_GET_SCORE_REVISION.attach
    def get_score_revision_without_preload_content(
        self, score: str, revision: str, sharing_key: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`get_score_revision`, unread."""
        sharing_key = hidden(sharing_key)
        return self._call_without_preload_content(
            self._GET_SCORE_REVISION, {"score": score, "revision": revision, "sharing_key": sharing_key}, options
        )

    _GET_SCORE_REVISION_DATA = Operation(
        "get_score_revision_data",
        "getScoreRevisionData",
        "GET",
        "/scores/{score}/revisions/{revision}/{format}",
        parameters=(
            Parameter("score", "score", "path", required=True),
            Parameter("revision", "revision", "path", required=True),
            Parameter(
                "format",
                "format",
                "path",
                required=True,
                enum=(
                    "json",
                    "mxl",
                    "xml",
                    "abc",
                    "mp3",
                    "wav",
                    "midi",
                    "flat",
                    "thumbnail.png",
                    "synchronizationPoints",
                ),
            ),
            Parameter("sharing_key", "sharingKey", "query", secret=True),
            Parameter("parts", "parts", "query"),
            Parameter("default_track", "defaultTrack", "query", "boolean"),
            Parameter("url", "url", "query", "boolean"),
        ),
        responses={"200": "bytes"},
        accept=(
            "application/json",
            "application/vnd.recordare.musicxml+xml",
            "application/vnd.recordare.musicxml",
            "audio/mp3",
            "audio/wav",
            "audio/midi",
            "image/png",
            "application/octet-stream",
        ),
        scopes=("scores", "scores.readonly"),
        switch=("url", "GetScoreRevisionDataUrl"),
        to_storage=True,
    )

    @overload
    def get_score_revision_data(
        self,
        score: str,
        revision: str,
        format: Literal[
            "json", "mxl", "xml", "abc", "mp3", "wav", "midi", "flat", "thumbnail.png", "synchronizationPoints"
        ],
        sharing_key: Optional[str] = None,
        parts: Optional[str] = None,
        default_track: Optional[bool] = None,
        url: Optional[Literal[False]] = None,
        **options: Unpack[RequestOptions],
    ) -> bytes: ...

    @overload
    def get_score_revision_data(
        self,
        score: str,
        revision: str,
        format: Literal[
            "json", "mxl", "xml", "abc", "mp3", "wav", "midi", "flat", "thumbnail.png", "synchronizationPoints"
        ],
        sharing_key: Optional[str] = None,
        parts: Optional[str] = None,
        default_track: Optional[bool] = None,
        *,
        url: Literal[True],
        **options: Unpack[RequestOptions],
    ) -> GetScoreRevisionDataUrl: ...

    @overload
    def get_score_revision_data(
        self,
        score: str,
        revision: str,
        format: Literal[
            "json", "mxl", "xml", "abc", "mp3", "wav", "midi", "flat", "thumbnail.png", "synchronizationPoints"
        ],
        sharing_key: Optional[str] = None,
        parts: Optional[str] = None,
        default_track: Optional[bool] = None,
        url: Optional[bool] = None,
        **options: Unpack[RequestOptions],
    ) -> Union[bytes, GetScoreRevisionDataUrl]: ...

    @_GET_SCORE_REVISION_DATA.attach
    def get_score_revision_data(
        self,
        score: str,
        revision: str,
        format: Literal[
            "json", "mxl", "xml", "abc", "mp3", "wav", "midi", "flat", "thumbnail.png", "synchronizationPoints"
        ],
        sharing_key: Optional[str] = None,
        parts: Optional[str] = None,
        default_track: Optional[bool] = None,
        url: Optional[bool] = None,
        **options: Unpack[RequestOptions],
    ) -> Union[bytes, GetScoreRevisionDataUrl]:
        """Export a revision as notation, audio, MIDI or image.

        Notation is rendered at once. Audio and other stored files are answered with a redirect to a storage host, where
        the access token must not be sent; with ``url`` the address comes back as JSON instead.

        404 can mean that the file does not exist yet, such as audio never rendered: ``ScoreApi.create_export_task``
        renders it. There is no PDF or SVG export, and the image has one size.

        Args:
            score: ID of the score, or ``drive-`` followed by the ID of its file on Google Drive.
            revision: ID of the revision, or ``last`` for the newest one.
            format: Kind of file.

                - ``json``, ``flat``: Flat's own format, as text and as a file
                - ``mxl``, ``xml``: MusicXML, compressed and plain
                - ``abc``: ABC text, which loses what ABC cannot express
                - ``mp3``, ``wav``: audio
                - ``midi``: MIDI
                - ``thumbnail.png``: picture of the first page
                - ``synchronizationPoints``: JSON that ties measures to times in the audio.
            sharing_key: Key that opens a score or collection shared by private link, 128 hex digits. Needed
                only when the account has no right of its own.
            parts: UUIDs of the parts to export, separated by commas. Left out: the whole score. Indexes of
                parts are still understood but deprecated.
            default_track: Only for ``mp3``: when true, give the default track of the score where there is one
                instead of the rendered audio.
            url: When true, answer JSON with the address of the file instead of a redirect to it.
            **options: See :class:`RequestOptions`.

        Returns:
            The file, in the media type of ``format``. With ``url=True``: ``GetScoreRevisionDataUrl``.

        Raises:
            PaymentRequiredException: The plan of the account does not include this export.
            NotFoundException: The score or the revision does not exist, or this file of it has not been
                rendered yet.

        Scopes: ``scores``, ``scores.readonly``.
        """
        sharing_key = hidden(sharing_key)
        return self._call(
            self._GET_SCORE_REVISION_DATA,
            {
                "score": score,
                "revision": revision,
                "format": format,
                "sharing_key": sharing_key,
                "parts": parts,
                "default_track": default_track,
                "url": url,
            },
            options,
        )

    @overload
    def get_score_revision_data_with_http_info(
        self,
        score: str,
        revision: str,
        format: Literal[
            "json", "mxl", "xml", "abc", "mp3", "wav", "midi", "flat", "thumbnail.png", "synchronizationPoints"
        ],
        sharing_key: Optional[str] = None,
        parts: Optional[str] = None,
        default_track: Optional[bool] = None,
        url: Optional[Literal[False]] = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[bytes]: ...

    @overload
    def get_score_revision_data_with_http_info(
        self,
        score: str,
        revision: str,
        format: Literal[
            "json", "mxl", "xml", "abc", "mp3", "wav", "midi", "flat", "thumbnail.png", "synchronizationPoints"
        ],
        sharing_key: Optional[str] = None,
        parts: Optional[str] = None,
        default_track: Optional[bool] = None,
        *,
        url: Literal[True],
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[GetScoreRevisionDataUrl]: ...

    @overload
    def get_score_revision_data_with_http_info(
        self,
        score: str,
        revision: str,
        format: Literal[
            "json", "mxl", "xml", "abc", "mp3", "wav", "midi", "flat", "thumbnail.png", "synchronizationPoints"
        ],
        sharing_key: Optional[str] = None,
        parts: Optional[str] = None,
        default_track: Optional[bool] = None,
        url: Optional[bool] = None,
        **options: Unpack[RequestOptions],
    ) -> Union[ApiResponse[bytes], ApiResponse[GetScoreRevisionDataUrl]]: ...

    @_GET_SCORE_REVISION_DATA.attach
    def get_score_revision_data_with_http_info(
        self,
        score: str,
        revision: str,
        format: Literal[
            "json", "mxl", "xml", "abc", "mp3", "wav", "midi", "flat", "thumbnail.png", "synchronizationPoints"
        ],
        sharing_key: Optional[str] = None,
        parts: Optional[str] = None,
        default_track: Optional[bool] = None,
        url: Optional[bool] = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[Any]:
        """Like :meth:`get_score_revision_data`, with status and headers."""
        sharing_key = hidden(sharing_key)
        return self._call_with_http_info(
            self._GET_SCORE_REVISION_DATA,
            {
                "score": score,
                "revision": revision,
                "format": format,
                "sharing_key": sharing_key,
                "parts": parts,
                "default_track": default_track,
                "url": url,
            },
            options,
        )

    @_GET_SCORE_REVISION_DATA.attach
    def get_score_revision_data_without_preload_content(
        self,
        score: str,
        revision: str,
        format: Literal[
            "json", "mxl", "xml", "abc", "mp3", "wav", "midi", "flat", "thumbnail.png", "synchronizationPoints"
        ],
        sharing_key: Optional[str] = None,
        parts: Optional[str] = None,
        default_track: Optional[bool] = None,
        url: Optional[bool] = None,
        **options: Unpack[RequestOptions],
    ) -> RawResponse:
        """Like :meth:`get_score_revision_data`, unread."""
        sharing_key = hidden(sharing_key)
        return self._call_without_preload_content(
            self._GET_SCORE_REVISION_DATA,
            {
                "score": score,
                "revision": revision,
                "format": format,
                "sharing_key": sharing_key,
                "parts": parts,
                "default_track": default_track,
                "url": url,
            },
            options,
        )

    _CREATE_EXPORT_TASK = Operation(
        "create_export_task",
        "createExportTask",
        "POST",
        "/scores/{score}/revisions/{revision}/{format}/task",
        parameters=(
            Parameter("score", "score", "path", required=True),
            Parameter("revision", "revision", "path", required=True),
            Parameter("format", "format", "path", required=True, enum=("mp3", "wav", "practicefirst")),
            Parameter("sharing_key", "sharingKey", "query", secret=True),
        ),
        body=Body("body", "TaskExportOptions", required=False),
        responses={"200": "Task"},
        scopes=("scores", "scores.readonly"),
    )

    @_CREATE_EXPORT_TASK.attach
    def create_export_task(
        self,
        score: str,
        revision: str,
        format: Literal["mp3", "wav", "practicefirst"],
        sharing_key: Optional[str] = None,
        body: Optional[Union[TaskExportOptions, Mapping[str, Any]]] = None,
        **options: Unpack[RequestOptions],
    ) -> Task:
        """Render a revision to audio or practice files.

        The work goes on in the background. Poll the task with ``TaskApi.get_task``, which needs the scope
        ``tasks.readonly``, starting at one or two seconds and slowing down; ``result.url`` holds the file when
        ``state`` is ``done``.

        Args:
            score: ID of the score, or ``drive-`` followed by the ID of its file on Google Drive.
            revision: ID of the revision, or ``last`` for the newest one.
            format: Kind of file. ``practicefirst`` is for the PracticeFirst application.
            sharing_key: Key that opens a score or collection shared by private link, 128 hex digits. Needed
                only when the account has no right of its own.
            body: Which parts to render. Without a body, the whole score.
            **options: See :class:`RequestOptions`.

        Returns:
            The task, probably not finished yet.

        Raises:
            PaymentRequiredException: The plan of the account does not include this export.

        Scopes: ``scores``, ``scores.readonly``.
        """
        sharing_key = hidden(sharing_key)
        return self._call(
            self._CREATE_EXPORT_TASK,
            {"score": score, "revision": revision, "format": format, "sharing_key": sharing_key, "body": body},
            options,
        )

    @_CREATE_EXPORT_TASK.attach
    def create_export_task_with_http_info(
        self,
        score: str,
        revision: str,
        format: Literal["mp3", "wav", "practicefirst"],
        sharing_key: Optional[str] = None,
        body: Optional[Union[TaskExportOptions, Mapping[str, Any]]] = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[Task]:
        """Like :meth:`create_export_task`, with status and headers."""
        sharing_key = hidden(sharing_key)
        return self._call_with_http_info(
            self._CREATE_EXPORT_TASK,
            {"score": score, "revision": revision, "format": format, "sharing_key": sharing_key, "body": body},
            options,
        )

    @_CREATE_EXPORT_TASK.attach
    def create_export_task_without_preload_content(
        self,
        score: str,
        revision: str,
        format: Literal["mp3", "wav", "practicefirst"],
        sharing_key: Optional[str] = None,
        body: Optional[Union[TaskExportOptions, Mapping[str, Any]]] = None,
        **options: Unpack[RequestOptions],
    ) -> RawResponse:
        """Like :meth:`create_export_task`, unread."""
        sharing_key = hidden(sharing_key)
        return self._call_without_preload_content(
            self._CREATE_EXPORT_TASK,
            {"score": score, "revision": revision, "format": format, "sharing_key": sharing_key, "body": body},
            options,
        )

    _GET_SCORE_SUBMISSIONS = Operation(
        "get_score_submissions",
        "getScoreSubmissions",
        "GET",
        "/scores/{score}/submissions",
        parameters=(Parameter("score", "score", "path", required=True),),
        responses={"200": "List[AssignmentSubmission]"},
        scopes=("scores", "scores.readonly"),
    )

    @_GET_SCORE_SUBMISSIONS.attach
    def get_score_submissions(self, score: str, **options: Unpack[RequestOptions]) -> List[AssignmentSubmission]:
        """List the submissions that hold a score.

        Finds the assignments in which students handed the score in.

        Args:
            score: ID of the score, or ``drive-`` followed by the ID of its file on Google Drive.
            **options: See :class:`RequestOptions`.

        Returns:
            All submissions with the score among their attachments, unpaged.

        Scopes: ``scores``, ``scores.readonly``.
        """
        return self._call(self._GET_SCORE_SUBMISSIONS, {"score": score}, options)

    @_GET_SCORE_SUBMISSIONS.attach
    def get_score_submissions_with_http_info(
        self, score: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[List[AssignmentSubmission]]:
        """Like :meth:`get_score_submissions`, with status and headers."""
        return self._call_with_http_info(self._GET_SCORE_SUBMISSIONS, {"score": score}, options)

    @_GET_SCORE_SUBMISSIONS.attach
    def get_score_submissions_without_preload_content(
        self, score: str, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`get_score_submissions`, unread."""
        return self._call_without_preload_content(self._GET_SCORE_SUBMISSIONS, {"score": score}, options)

    _LIST_SCORE_TRACKS = Operation(
        "list_score_tracks",
        "listScoreTracks",
        "GET",
        "/scores/{score}/tracks",
        parameters=(
            Parameter("score", "score", "path", required=True),
            Parameter("sharing_key", "sharingKey", "query", secret=True),
            Parameter("assignment", "assignment", "query"),
            Parameter("list_auto_track", "listAutoTrack", "query", "boolean"),
        ),
        responses={"200": "List[ScoreTrack]"},
        scopes=("scores", "scores.readonly"),
    )

    @_LIST_SCORE_TRACKS.attach
    def list_score_tracks(
        self,
        score: str,
        sharing_key: Optional[str] = None,
        assignment: Optional[str] = None,
        list_auto_track: Optional[bool] = None,
        **options: Unpack[RequestOptions],
    ) -> List[ScoreTrack]:
        """List the audio and video tracks of a score.

        Args:
            score: ID of the score, or ``drive-`` followed by the ID of its file on Google Drive.
            sharing_key: Key that opens a score or collection shared by private link, 128 hex digits. Needed
                only when the account has no right of its own.
            assignment: ID of an assignment, to list also the tracks recorded for it.
            list_auto_track: When true, list also tracks that Flat made by itself.
            **options: See :class:`RequestOptions`.

        Returns:
            The tracks, unpaged.

        Scopes: ``scores``, ``scores.readonly``.
        """
        sharing_key = hidden(sharing_key)
        return self._call(
            self._LIST_SCORE_TRACKS,
            {"score": score, "sharing_key": sharing_key, "assignment": assignment, "list_auto_track": list_auto_track},
            options,
        )

    @_LIST_SCORE_TRACKS.attach
    def list_score_tracks_with_http_info(
        self,
        score: str,
        sharing_key: Optional[str] = None,
        assignment: Optional[str] = None,
        list_auto_track: Optional[bool] = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[List[ScoreTrack]]:
        """Like :meth:`list_score_tracks`, with status and headers."""
        sharing_key = hidden(sharing_key)
        return self._call_with_http_info(
            self._LIST_SCORE_TRACKS,
            {"score": score, "sharing_key": sharing_key, "assignment": assignment, "list_auto_track": list_auto_track},
            options,
        )

    @_LIST_SCORE_TRACKS.attach
    def list_score_tracks_without_preload_content(
        self,
        score: str,
        sharing_key: Optional[str] = None,
        assignment: Optional[str] = None,
        list_auto_track: Optional[bool] = None,
        **options: Unpack[RequestOptions],
    ) -> RawResponse:
        """Like :meth:`list_score_tracks`, unread."""
        sharing_key = hidden(sharing_key)
        return self._call_without_preload_content(
            self._LIST_SCORE_TRACKS,
            {"score": score, "sharing_key": sharing_key, "assignment": assignment, "list_auto_track": list_auto_track},
            options,
        )

    _ADD_SCORE_TRACK = Operation(
        "add_score_track",
        "addScoreTrack",
        "POST",
        "/scores/{score}/tracks",
        parameters=(Parameter("score", "score", "path", required=True),),
        body=Body("body", "ScoreTrackCreation"),
        responses={"200": "ScoreTrackCreationResponse"},
        scopes=("scores",),
    )

    @_ADD_SCORE_TRACK.attach
    def add_score_track(
        self, score: str, body: Union[ScoreTrackCreation, Mapping[str, Any]], **options: Unpack[RequestOptions]
    ) -> ScoreTrackCreationResponse:
        """Attach an audio or video recording to a score.

        The recording itself is not sent; ``url`` points to it, for example at SoundCloud, YouTube or Vimeo.

        Args:
            score: ID of the score, or ``drive-`` followed by the ID of its file on Google Drive.
            body: The recording, and where its measures begin.
            **options: See :class:`RequestOptions`.

        Returns:
            The new track, wrapped in ``track``.

        Scopes: ``scores``.
        """
        return self._call(self._ADD_SCORE_TRACK, {"score": score, "body": body}, options)

    @_ADD_SCORE_TRACK.attach
    def add_score_track_with_http_info(
        self, score: str, body: Union[ScoreTrackCreation, Mapping[str, Any]], **options: Unpack[RequestOptions]
    ) -> ApiResponse[ScoreTrackCreationResponse]:
        """Like :meth:`add_score_track`, with status and headers."""
        return self._call_with_http_info(self._ADD_SCORE_TRACK, {"score": score, "body": body}, options)

    @_ADD_SCORE_TRACK.attach
    def add_score_track_without_preload_content(
        self, score: str, body: Union[ScoreTrackCreation, Mapping[str, Any]], **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`add_score_track`, unread."""
        return self._call_without_preload_content(self._ADD_SCORE_TRACK, {"score": score, "body": body}, options)

    _GET_SCORE_TRACK = Operation(
        "get_score_track",
        "getScoreTrack",
        "GET",
        "/scores/{score}/tracks/{track}",
        parameters=(
            Parameter("score", "score", "path", required=True),
            Parameter("track", "track", "path", required=True),
            Parameter("sharing_key", "sharingKey", "query", secret=True),
        ),
        responses={"200": "ScoreTrack"},
        scopes=("scores", "scores.readonly"),
    )

    @_GET_SCORE_TRACK.attach
    def get_score_track(
        self, score: str, track: str, sharing_key: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> ScoreTrack:
        """Get one track of a score.

        Args:
            score: ID of the score, or ``drive-`` followed by the ID of its file on Google Drive.
            track: ID of the audio or video track.
            sharing_key: Key that opens a score or collection shared by private link, 128 hex digits. Needed
                only when the account has no right of its own.
            **options: See :class:`RequestOptions`.

        Returns:
            The track with its synchronisation points.

        Scopes: ``scores``, ``scores.readonly``.
        """
        sharing_key = hidden(sharing_key)
        return self._call(self._GET_SCORE_TRACK, {"score": score, "track": track, "sharing_key": sharing_key}, options)

    @_GET_SCORE_TRACK.attach
    def get_score_track_with_http_info(
        self, score: str, track: str, sharing_key: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> ApiResponse[ScoreTrack]:
        """Like :meth:`get_score_track`, with status and headers."""
        sharing_key = hidden(sharing_key)
        return self._call_with_http_info(
            self._GET_SCORE_TRACK, {"score": score, "track": track, "sharing_key": sharing_key}, options
        )

    @_GET_SCORE_TRACK.attach
    def get_score_track_without_preload_content(
        self, score: str, track: str, sharing_key: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`get_score_track`, unread."""
        sharing_key = hidden(sharing_key)
        return self._call_without_preload_content(
            self._GET_SCORE_TRACK, {"score": score, "track": track, "sharing_key": sharing_key}, options
        )

    _UPDATE_SCORE_TRACK = Operation(
        "update_score_track",
        "updateScoreTrack",
        "PUT",
        "/scores/{score}/tracks/{track}",
        parameters=(
            Parameter("score", "score", "path", required=True),
            Parameter("track", "track", "path", required=True),
        ),
        body=Body("body", "ScoreTrackUpdate"),
        responses={"200": "ScoreTrack"},
        scopes=("scores",),
    )

    @_UPDATE_SCORE_TRACK.attach
    def update_score_track(
        self,
        score: str,
        track: str,
        body: Union[ScoreTrackUpdate, Mapping[str, Any]],
        **options: Unpack[RequestOptions],
    ) -> ScoreTrack:
        """Change a track of a score.

        Fields that are left out keep their value.

        Args:
            score: ID of the score, or ``drive-`` followed by the ID of its file on Google Drive.
            track: ID of the audio or video track.
            body: The fields to change.
            **options: See :class:`RequestOptions`.

        Returns:
            The track after the change.

        Scopes: ``scores``.
        """
        return self._call(self._UPDATE_SCORE_TRACK, {"score": score, "track": track, "body": body}, options)

    @_UPDATE_SCORE_TRACK.attach
    def update_score_track_with_http_info(
        self,
        score: str,
        track: str,
        body: Union[ScoreTrackUpdate, Mapping[str, Any]],
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[ScoreTrack]:
        """Like :meth:`update_score_track`, with status and headers."""
        return self._call_with_http_info(
            self._UPDATE_SCORE_TRACK, {"score": score, "track": track, "body": body}, options
        )

    @_UPDATE_SCORE_TRACK.attach
    def update_score_track_without_preload_content(
        self,
        score: str,
        track: str,
        body: Union[ScoreTrackUpdate, Mapping[str, Any]],
        **options: Unpack[RequestOptions],
    ) -> RawResponse:
        """Like :meth:`update_score_track`, unread."""
        return self._call_without_preload_content(
            self._UPDATE_SCORE_TRACK, {"score": score, "track": track, "body": body}, options
        )

    _DELETE_SCORE_TRACK = Operation(
        "delete_score_track",
        "deleteScoreTrack",
        "DELETE",
        "/scores/{score}/tracks/{track}",
        parameters=(
            Parameter("score", "score", "path", required=True),
            Parameter("track", "track", "path", required=True),
        ),
        responses={"204": "None"},
        scopes=("scores",),
    )

    @_DELETE_SCORE_TRACK.attach
    def delete_score_track(self, score: str, track: str, **options: Unpack[RequestOptions]) -> None:
        """Remove a track from a score.

        Args:
            score: ID of the score, or ``drive-`` followed by the ID of its file on Google Drive.
            track: ID of the audio or video track.
            **options: See :class:`RequestOptions`.

        Scopes: ``scores``.
        """
        self._call(self._DELETE_SCORE_TRACK, {"score": score, "track": track}, options)

    @_DELETE_SCORE_TRACK.attach
    def delete_score_track_with_http_info(
        self, score: str, track: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[None]:
        """Like :meth:`delete_score_track`, with status and headers."""
        return self._call_with_http_info(self._DELETE_SCORE_TRACK, {"score": score, "track": track}, options)

    @_DELETE_SCORE_TRACK.attach
    def delete_score_track_without_preload_content(
        self, score: str, track: str, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`delete_score_track`, unread."""
        return self._call_without_preload_content(self._DELETE_SCORE_TRACK, {"score": score, "track": track}, options)

    _UNTRASH_SCORE = Operation(
        "untrash_score",
        "untrashScore",
        "POST",
        "/scores/{score}/untrash",
        parameters=(Parameter("score", "score", "path", required=True),),
        responses={"204": "None"},
        scopes=("scores",),
    )

    @_UNTRASH_SCORE.attach
    def untrash_score(self, score: str, **options: Unpack[RequestOptions]) -> None:
        """Take a score out of the trash.

        Args:
            score: ID of the score, or ``drive-`` followed by the ID of its file on Google Drive.
            **options: See :class:`RequestOptions`.

        Scopes: ``scores``.
        """
        self._call(self._UNTRASH_SCORE, {"score": score}, options)

    @_UNTRASH_SCORE.attach
    def untrash_score_with_http_info(self, score: str, **options: Unpack[RequestOptions]) -> ApiResponse[None]:
        """Like :meth:`untrash_score`, with status and headers."""
        return self._call_with_http_info(self._UNTRASH_SCORE, {"score": score}, options)

    @_UNTRASH_SCORE.attach
    def untrash_score_without_preload_content(self, score: str, **options: Unpack[RequestOptions]) -> RawResponse:
        """Like :meth:`untrash_score`, unread."""
        return self._call_without_preload_content(self._UNTRASH_SCORE, {"score": score}, options)

    _GET_USER_LIKES = Operation(
        "get_user_likes",
        "getUserLikes",
        "GET",
        "/users/{user}/likes",
        parameters=(
            Parameter("user", "user", "path", required=True),
            Parameter("next", "next", "query"),
            Parameter("previous", "previous", "query"),
            Parameter("limit", "limit", "query", "integer", minimum=1, maximum=100),
            Parameter("ids", "ids", "query", "boolean"),
        ),
        responses={"200": "List[ScoreDetails]"},
        scopes=("account.public_profile",),
        switch=("ids", "List[str]"),
        cursors=("next", "previous"),
    )

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

    _GET_USER_SCORES = Operation(
        "get_user_scores",
        "getUserScores",
        "GET",
        "/users/{user}/scores",
        parameters=(
            Parameter("user", "user", "path", required=True),
            Parameter("paginate", "paginate", "query", "boolean"),
            Parameter("sort", "sort", "query", enum=("creationDate", "modificationDate", "title")),
            Parameter("direction", "direction", "query", enum=("asc", "desc")),
            Parameter("limit", "limit", "query", "integer", minimum=1, maximum=100),
            Parameter("next", "next", "query"),
            Parameter("previous", "previous", "query"),
        ),
        responses={"200": "List[ScoreDetails]"},
        scopes=("scores", "scores.readonly"),
        cursors=("next", "previous"),
        paged_with={"paginate": True},
    )

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

    _GET_GROUP_SCORES = Operation(
        "get_group_scores",
        "getGroupScores",
        "GET",
        "/groups/{group}/scores",
        parameters=(Parameter("group", "group", "path", required=True), Parameter("parent", "parent", "query")),
        responses={"200": "List[ScoreDetails]"},
        scopes=("scores", "scores.readonly"),
    )

    @_GET_GROUP_SCORES.attach
    def get_group_scores(
        self, group: str, parent: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> List[ScoreDetails]:
        """List the scores shared with a group.

        All scores come in one answer.

        Args:
            group: ID of the group. Classes name theirs in ``studentsGroup`` and ``teachersGroup``.
            parent: Only scores that are copies of the score with this ID (their ``parentScore``).
            **options: See :class:`RequestOptions`.

        Returns:
            The metadata of the scores.

        Scopes: ``scores``, ``scores.readonly``.
        """
        return self._call(self._GET_GROUP_SCORES, {"group": group, "parent": parent}, options)

    @_GET_GROUP_SCORES.attach
    def get_group_scores_with_http_info(
        self, group: str, parent: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> ApiResponse[List[ScoreDetails]]:
        """Like :meth:`get_group_scores`, with status and headers."""
        return self._call_with_http_info(self._GET_GROUP_SCORES, {"group": group, "parent": parent}, options)

    @_GET_GROUP_SCORES.attach
    def get_group_scores_without_preload_content(
        self, group: str, parent: Optional[str] = None, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`get_group_scores`, unread."""
        return self._call_without_preload_content(self._GET_GROUP_SCORES, {"group": group, "parent": parent}, options)
