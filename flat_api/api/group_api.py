"""GroupApi. Generated from openapi.yaml; do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flat_api.api.score_api import ScoreApi
from flat_api.api_client import Api
from flat_api.calls.operation import Body, Operation, Parameter

if TYPE_CHECKING:
    from typing import Any, List, Mapping, Optional, Union

    from typing_extensions import Literal, Unpack

    from flat_api.api_response import ApiResponse, RawResponse
    from flat_api.calls.options import RequestOptions
    from flat_api.models.group_details import (
        AddGroupUserRequest,
        AddGroupUserResponse,
        GroupCreation,
        GroupDetails,
        RenameGroupRequest,
    )
    from flat_api.models.score_details import ScoreDetails
    from flat_api.models.user_public import UserPublic


class GroupApi(Api):
    """Flat for Education: the sets of teachers and students that stand behind classes and assignments."""

    _LIST_GROUPS = Operation(
        "list_groups",
        "listGroups",
        "GET",
        "/groups",
        parameters=(
            Parameter(
                "type", "type", "query", required=True, enum=("classStudentsSubGroup", "assignmentStudentsSubGroup")
            ),
            Parameter("classroom", "classroom", "query"),
            Parameter("assignment", "assignment", "query"),
        ),
        responses={"200": "List[GroupDetails]"},
        scopes=("edu.classes", "edu.classes.readonly", "edu.admin", "edu.admin.readonly", "edu.admin.users.readonly"),
    )

    @_LIST_GROUPS.attach
    def list_groups(
        self,
        type: Literal["classStudentsSubGroup", "assignmentStudentsSubGroup"],
        classroom: Optional[str] = None,
        assignment: Optional[str] = None,
        **options: Unpack[RequestOptions],
    ) -> List[GroupDetails]:
        """List the sub-groups of a class or an assignment.

        All groups come in one answer.

        Args:
            type: ``classStudentsSubGroup`` for the sub-groups of a class (give ``classroom``),
                ``assignmentStudentsSubGroup`` for those of an assignment (give ``assignment``).
            classroom: ID of the class whose groups are listed.
            assignment: ID of the assignment whose groups are listed.
            **options: See :class:`RequestOptions`.

        Returns:
            The groups, without their members (see ``GroupApi.list_group_users``).

        Scopes: ``edu.classes``, ``edu.classes.readonly``, ``edu.admin``, ``edu.admin.readonly``,
        ``edu.admin.users.readonly``.
        Since version 2.22.0 of the API.
        """
        return self._call(self._LIST_GROUPS, {"type": type, "classroom": classroom, "assignment": assignment}, options)

    @_LIST_GROUPS.attach
    def list_groups_with_http_info(
        self,
        type: Literal["classStudentsSubGroup", "assignmentStudentsSubGroup"],
        classroom: Optional[str] = None,
        assignment: Optional[str] = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[List[GroupDetails]]:
        """Like :meth:`list_groups`, with status and headers."""
        return self._call_with_http_info(
            self._LIST_GROUPS, {"type": type, "classroom": classroom, "assignment": assignment}, options
        )

    @_LIST_GROUPS.attach
    def list_groups_without_preload_content(
        self,
        type: Literal["classStudentsSubGroup", "assignmentStudentsSubGroup"],
        classroom: Optional[str] = None,
        assignment: Optional[str] = None,
        **options: Unpack[RequestOptions],
    ) -> RawResponse:
        """Like :meth:`list_groups`, unread."""
        return self._call_without_preload_content(
            self._LIST_GROUPS, {"type": type, "classroom": classroom, "assignment": assignment}, options
        )

    _CREATE_GROUP = Operation(
        "create_group",
        "createGroup",
        "POST",
        "/groups",
        body=Body("group_creation", "GroupCreation"),
        responses={"200": "GroupDetails"},
        scopes=("edu.classes", "edu.admin", "edu.admin.users"),
    )

    @_CREATE_GROUP.attach
    def create_group(
        self, group_creation: Union[GroupCreation, Mapping[str, Any]], **options: Unpack[RequestOptions]
    ) -> GroupDetails:
        """Create a sub-group of a class.

        Sub-groups are parts of a class, for example the violins. An assignment can be given to some of them
        (``classGroupIds``).

        Args:
            group_creation: The class, and optionally a name and the first members.
            **options: See :class:`RequestOptions`.

        Returns:
            The new group.

        Raises:
            ConflictException: The group conflicts with one that the class has already; choose another name.

        Scopes: ``edu.classes``, ``edu.admin``, ``edu.admin.users``.
        Since version 2.22.0 of the API.
        """
        return self._call(self._CREATE_GROUP, {"group_creation": group_creation}, options)

    @_CREATE_GROUP.attach
    def create_group_with_http_info(
        self, group_creation: Union[GroupCreation, Mapping[str, Any]], **options: Unpack[RequestOptions]
    ) -> ApiResponse[GroupDetails]:
        """Like :meth:`create_group`, with status and headers."""
        return self._call_with_http_info(self._CREATE_GROUP, {"group_creation": group_creation}, options)

    @_CREATE_GROUP.attach
    def create_group_without_preload_content(
        self, group_creation: Union[GroupCreation, Mapping[str, Any]], **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`create_group`, unread."""
        return self._call_without_preload_content(self._CREATE_GROUP, {"group_creation": group_creation}, options)

    _GET_GROUP_DETAILS = Operation(
        "get_group_details",
        "getGroupDetails",
        "GET",
        "/groups/{group}",
        parameters=(Parameter("group", "group", "path", required=True),),
        responses={"200": "GroupDetails"},
        scopes=("edu.admin", "edu.admin.users", "edu.admin.users.readonly", "edu.classes", "edu.classes.readonly"),
    )

    @_GET_GROUP_DETAILS.attach
    def get_group_details(self, group: str, **options: Unpack[RequestOptions]) -> GroupDetails:
        """Get a group.

        The members are listed by ``GroupApi.list_group_users``.

        Args:
            group: ID of the group. Classes name theirs in ``studentsGroup`` and ``teachersGroup``.
            **options: See :class:`RequestOptions`.

        Returns:
            The properties of the group, without its members.

        Scopes: ``edu.admin``, ``edu.admin.users``, ``edu.admin.users.readonly``, ``edu.classes``,
        ``edu.classes.readonly``.
        """
        return self._call(self._GET_GROUP_DETAILS, {"group": group}, options)

    @_GET_GROUP_DETAILS.attach
    def get_group_details_with_http_info(
        self, group: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[GroupDetails]:
        """Like :meth:`get_group_details`, with status and headers."""
        return self._call_with_http_info(self._GET_GROUP_DETAILS, {"group": group}, options)

    @_GET_GROUP_DETAILS.attach
    def get_group_details_without_preload_content(self, group: str, **options: Unpack[RequestOptions]) -> RawResponse:
        """Like :meth:`get_group_details`, unread."""
        return self._call_without_preload_content(self._GET_GROUP_DETAILS, {"group": group}, options)

    _RENAME_GROUP = Operation(
        "rename_group",
        "renameGroup",
        "PUT",
        "/groups/{group}",
        parameters=(Parameter("group", "group", "path", required=True),),
        body=Body("rename_group_request", "RenameGroupRequest"),
        responses={"200": "GroupDetails"},
        scopes=("edu.classes", "edu.admin", "edu.admin.users"),
    )

    @_RENAME_GROUP.attach
    def rename_group(
        self,
        group: str,
        rename_group_request: Union[RenameGroupRequest, Mapping[str, Any]],
        **options: Unpack[RequestOptions],
    ) -> GroupDetails:
        """Rename a group.

        Args:
            group: ID of the group. Classes name theirs in ``studentsGroup`` and ``teachersGroup``.
            rename_group_request: The new name.
            **options: See :class:`RequestOptions`.

        Returns:
            The group with its new name.

        Raises:
            ConflictException: The name conflicts with that of another group; choose another one.

        Scopes: ``edu.classes``, ``edu.admin``, ``edu.admin.users``.
        Since version 2.22.0 of the API.
        """
        return self._call(self._RENAME_GROUP, {"group": group, "rename_group_request": rename_group_request}, options)

    @_RENAME_GROUP.attach
    def rename_group_with_http_info(
        self,
        group: str,
        rename_group_request: Union[RenameGroupRequest, Mapping[str, Any]],
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[GroupDetails]:
        """Like :meth:`rename_group`, with status and headers."""
        return self._call_with_http_info(
            self._RENAME_GROUP, {"group": group, "rename_group_request": rename_group_request}, options
        )

    @_RENAME_GROUP.attach
    def rename_group_without_preload_content(
        self,
        group: str,
        rename_group_request: Union[RenameGroupRequest, Mapping[str, Any]],
        **options: Unpack[RequestOptions],
    ) -> RawResponse:
        """Like :meth:`rename_group`, unread."""
        return self._call_without_preload_content(
            self._RENAME_GROUP, {"group": group, "rename_group_request": rename_group_request}, options
        )

    _DELETE_GROUP = Operation(
        "delete_group",
        "deleteGroup",
        "DELETE",
        "/groups/{group}",
        parameters=(Parameter("group", "group", "path", required=True),),
        responses={"204": "None"},
        scopes=("edu.classes", "edu.admin", "edu.admin.users"),
    )

    @_DELETE_GROUP.attach
    def delete_group(self, group: str, **options: Unpack[RequestOptions]) -> None:
        """Delete a group.

        Args:
            group: ID of the group. Classes name theirs in ``studentsGroup`` and ``teachersGroup``.
            **options: See :class:`RequestOptions`.

        Scopes: ``edu.classes``, ``edu.admin``, ``edu.admin.users``.
        Since version 2.22.0 of the API.
        """
        self._call(self._DELETE_GROUP, {"group": group}, options)

    @_DELETE_GROUP.attach
    def delete_group_with_http_info(self, group: str, **options: Unpack[RequestOptions]) -> ApiResponse[None]:
        """Like :meth:`delete_group`, with status and headers."""
        return self._call_with_http_info(self._DELETE_GROUP, {"group": group}, options)

    @_DELETE_GROUP.attach
    def delete_group_without_preload_content(self, group: str, **options: Unpack[RequestOptions]) -> RawResponse:
        """Like :meth:`delete_group`, unread."""
        return self._call_without_preload_content(self._DELETE_GROUP, {"group": group}, options)

    _GET_GROUP_SCORES = ScoreApi._GET_GROUP_SCORES  # pyright: ignore[reportPrivateUsage]

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

    _LIST_GROUP_USERS = Operation(
        "list_group_users",
        "listGroupUsers",
        "GET",
        "/groups/{group}/users",
        parameters=(
            Parameter("group", "group", "path", required=True),
            Parameter("source", "source", "query", enum=("googleClassroom", "microsoftGraph", "clever")),
        ),
        responses={"200": "List[UserPublic]"},
        scopes=("edu.admin", "edu.admin.users", "edu.admin.users.readonly", "edu.classes", "edu.classes.readonly"),
    )

    @_LIST_GROUP_USERS.attach
    def list_group_users(
        self,
        group: str,
        source: Optional[Literal["googleClassroom", "microsoftGraph", "clever"]] = None,
        **options: Unpack[RequestOptions],
    ) -> List[UserPublic]:
        """List the members of a group.

        All members come in one answer. For the members of a class, use the IDs of its ``studentsGroup`` and
        ``teachersGroup``.

        Args:
            group: ID of the group. Classes name theirs in ``studentsGroup`` and ``teachersGroup``.
            source: Only members that come from this service. Everyone when left out.
            **options: See :class:`RequestOptions`.

        Returns:
            The public profiles of the members.

        Scopes: ``edu.admin``, ``edu.admin.users``, ``edu.admin.users.readonly``, ``edu.classes``,
        ``edu.classes.readonly``.
        """
        return self._call(self._LIST_GROUP_USERS, {"group": group, "source": source}, options)

    @_LIST_GROUP_USERS.attach
    def list_group_users_with_http_info(
        self,
        group: str,
        source: Optional[Literal["googleClassroom", "microsoftGraph", "clever"]] = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[List[UserPublic]]:
        """Like :meth:`list_group_users`, with status and headers."""
        return self._call_with_http_info(self._LIST_GROUP_USERS, {"group": group, "source": source}, options)

    @_LIST_GROUP_USERS.attach
    def list_group_users_without_preload_content(
        self,
        group: str,
        source: Optional[Literal["googleClassroom", "microsoftGraph", "clever"]] = None,
        **options: Unpack[RequestOptions],
    ) -> RawResponse:
        """Like :meth:`list_group_users`, unread."""
        return self._call_without_preload_content(self._LIST_GROUP_USERS, {"group": group, "source": source}, options)

    _ADD_GROUP_USER = Operation(
        "add_group_user",
        "addGroupUser",
        "POST",
        "/groups/{group}/users",
        parameters=(Parameter("group", "group", "path", required=True),),
        body=Body("add_group_user_request", "AddGroupUserRequest"),
        responses={"200": "AddGroupUserResponse"},
        scopes=("edu.classes", "edu.admin", "edu.admin.users"),
    )

    @_ADD_GROUP_USER.attach
    def add_group_user(
        self,
        group: str,
        add_group_user_request: Union[AddGroupUserRequest, Mapping[str, Any]],
        **options: Unpack[RequestOptions],
    ) -> AddGroupUserResponse:
        """Add a user to a group.

        For the sub-groups of a class. To add somebody to the class itself, use ``ClassApi.add_class_user``.

        Args:
            group: ID of the group. Classes name theirs in ``studentsGroup`` and ``teachersGroup``.
            add_group_user_request: Whom to add.
            **options: See :class:`RequestOptions`.

        Returns:
            Who was added.

        Scopes: ``edu.classes``, ``edu.admin``, ``edu.admin.users``.
        Since version 2.22.0 of the API.
        """
        return self._call(
            self._ADD_GROUP_USER, {"group": group, "add_group_user_request": add_group_user_request}, options
        )

    @_ADD_GROUP_USER.attach
    def add_group_user_with_http_info(
        self,
        group: str,
        add_group_user_request: Union[AddGroupUserRequest, Mapping[str, Any]],
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[AddGroupUserResponse]:
        """Like :meth:`add_group_user`, with status and headers."""
        return self._call_with_http_info(
            self._ADD_GROUP_USER, {"group": group, "add_group_user_request": add_group_user_request}, options
        )

    @_ADD_GROUP_USER.attach
    def add_group_user_without_preload_content(
        self,
        group: str,
        add_group_user_request: Union[AddGroupUserRequest, Mapping[str, Any]],
        **options: Unpack[RequestOptions],
    ) -> RawResponse:
        """Like :meth:`add_group_user`, unread."""
        return self._call_without_preload_content(
            self._ADD_GROUP_USER, {"group": group, "add_group_user_request": add_group_user_request}, options
        )

    _REMOVE_GROUP_USER = Operation(
        "remove_group_user",
        "removeGroupUser",
        "DELETE",
        "/groups/{group}/users/{user}",
        parameters=(
            Parameter("group", "group", "path", required=True),
            Parameter("user", "user", "path", required=True),
        ),
        responses={"204": "None"},
        scopes=("edu.classes", "edu.admin", "edu.admin.users"),
    )

    @_REMOVE_GROUP_USER.attach
    def remove_group_user(self, group: str, user: str, **options: Unpack[RequestOptions]) -> None:
        """Remove a user from a group.

        For the sub-groups of a class. To remove somebody from the class itself, use ``ClassApi.delete_class_user``.

        Args:
            group: ID of the group. Classes name theirs in ``studentsGroup`` and ``teachersGroup``.
            user: ID of the member who is to leave the group.
            **options: See :class:`RequestOptions`.

        Scopes: ``edu.classes``, ``edu.admin``, ``edu.admin.users``.
        Since version 2.22.0 of the API.
        """
        self._call(self._REMOVE_GROUP_USER, {"group": group, "user": user}, options)

    @_REMOVE_GROUP_USER.attach
    def remove_group_user_with_http_info(
        self, group: str, user: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[None]:
        """Like :meth:`remove_group_user`, with status and headers."""
        return self._call_with_http_info(self._REMOVE_GROUP_USER, {"group": group, "user": user}, options)

    @_REMOVE_GROUP_USER.attach
    def remove_group_user_without_preload_content(
        self, group: str, user: str, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`remove_group_user`, unread."""
        return self._call_without_preload_content(self._REMOVE_GROUP_USER, {"group": group, "user": user}, options)
