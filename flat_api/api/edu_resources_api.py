"""EduResourcesApi. Generated from openapi.yaml; do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flat_api.api_client import Api
from flat_api.calls.operation import Body, Operation, Parameter

if TYPE_CHECKING:
    from typing import Any, List, Mapping, Optional, Sequence, Union

    from typing_extensions import Literal, Unpack

    from flat_api.api_response import ApiResponse, RawResponse
    from flat_api.calls.options import RequestOptions
    from flat_api.models.assignment import Assignment
    from flat_api.models.assignment_type import AssignmentType
    from flat_api.models.assignment_update import AssignmentUpdate
    from flat_api.models.class_assignment import ClassAssignment
    from flat_api.models.edu_library import EduLibrary
    from flat_api.models.edu_resource import EduResource, EduResourceLtiLink, Grade, TeachingTheme
    from flat_api.models.edu_resource_copy import EduResourceCopy
    from flat_api.models.edu_resource_creation import EduResourceCreation
    from flat_api.models.edu_resource_move import EduResourceMove
    from flat_api.models.edu_resource_update import EduResourceUpdate
    from flat_api.models.edu_resource_use_in_class import EduResourceUseInClass


class EduResourcesApi(Api):
    """Flat for Education: the library of reusable assignments and folders."""

    _LIST_EDU_RESOURCES = Operation(
        "list_edu_resources",
        "listEduResources",
        "GET",
        "/eduResources",
        parameters=(
            Parameter("parent", "parent", "query"),
            Parameter("without_subfolders_resources", "withoutSubfoldersResources", "query", "boolean"),
            Parameter("type", "type", "query", enum=("assignment", "folder")),
            Parameter(
                "subjects",
                "subjects",
                "query",
                is_list=True,
                enum=(
                    "composition",
                    "music-theory",
                    "general-music",
                    "band",
                    "choir",
                    "orchestra",
                    "jazz-ensemble",
                    "music-technology",
                    "other",
                ),
            ),
            Parameter(
                "assignment_types",
                "assignmentTypes",
                "query",
                is_list=True,
                enum=(
                    "none",
                    "newScore",
                    "scoreTemplate",
                    "sharedWriting",
                    "worksheet",
                    "worksheetText",
                    "performance",
                ),
            ),
            Parameter(
                "grades",
                "grades",
                "query",
                is_list=True,
                enum=("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "university"),
            ),
            Parameter("sort", "sort", "query", enum=("creationDate", "updateDate", "title")),
            Parameter("direction", "direction", "query", enum=("asc", "desc")),
            Parameter("limit", "limit", "query", "integer", minimum=1, maximum=100),
            Parameter("next", "next", "query"),
            Parameter("previous", "previous", "query"),
        ),
        responses={"200": "List[EduResource]"},
        scopes=("edu.resources", "edu.resources.readonly", "edu.assignments", "edu.assignments.readonly"),
        cursors=("next", "previous"),
    )

    @_LIST_EDU_RESOURCES.attach
    def list_edu_resources(
        self,
        parent: Optional[str] = None,
        without_subfolders_resources: Optional[bool] = None,
        type: Optional[Literal["assignment", "folder"]] = None,
        subjects: Optional[
            Sequence[
                Union[
                    TeachingTheme,
                    Literal[
                        "composition",
                        "music-theory",
                        "general-music",
                        "band",
                        "choir",
                        "orchestra",
                        "jazz-ensemble",
                        "music-technology",
                        "other",
                    ],
                ]
            ]
        ] = None,
        assignment_types: Optional[
            Sequence[
                Union[
                    AssignmentType,
                    Literal[
                        "none",
                        "newScore",
                        "scoreTemplate",
                        "sharedWriting",
                        "worksheet",
                        "worksheetText",
                        "performance",
                    ],
                ]
            ]
        ] = None,
        grades: Optional[
            Sequence[Union[Grade, Literal["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "university"]]]
        ] = None,
        sort: Optional[Literal["creationDate", "updateDate", "title"]] = None,
        direction: Optional[Literal["asc", "desc"]] = None,
        limit: Optional[int] = None,
        next: Optional[str] = None,
        previous: Optional[str] = None,
        **options: Unpack[RequestOptions],
    ) -> List[EduResource]:
        """List the contents of a folder of the resource library.

        Start with the libraries (``EduResourcesApi.list_edu_libraries``) to see what there is. The headers
        ``X-Total-Assignments-Count`` and ``X-Total-Folders-Count`` hold the totals of the folder.

        Args:
            parent: Folder or library to list: ``root`` (the account's own resources), ``organization`` (those
                of the organization), or an ID. The server's default is ``root``.
            without_subfolders_resources: When true, leave out the resources that are in sub-folders.
            type: Only assignments, or only folders. Both when left out.
            subjects: Only resources for one of these subjects.
            assignment_types: Only assignments of one of these types.
            grades: Only resources for one of these school grades.
            sort: What to sort by. ``updateDate`` is the time of the last change. The server's default is
                ``creationDate``.
            direction: Ascending or descending; meant to go with ``sort``.
            limit: How many items a page holds at most, 1 to 100. The server's default is ``25``.
            next: Cursor of the following page, from the ``rel="next"`` URL in the ``Link`` header of the
                previous answer. Decode its percent-encoding once before sending it back.
            previous: Cursor of the preceding page, from the ``rel="previous"`` URL in the ``Link`` header of
                the previous answer. Decode its percent-encoding once before sending it back.
            **options: See :class:`RequestOptions`.

        Returns:
            One page of resources, assignments and folders mixed.

        Scopes: ``edu.resources``, ``edu.resources.readonly``, ``edu.assignments``, ``edu.assignments.readonly``.
        Paged: the header ``Link`` carries ``next`` and ``previous``.
        Since version 2.18.0 of the API.
        """
        return self._call(
            self._LIST_EDU_RESOURCES,
            {
                "parent": parent,
                "without_subfolders_resources": without_subfolders_resources,
                "type": type,
                "subjects": subjects,
                "assignment_types": assignment_types,
                "grades": grades,
                "sort": sort,
                "direction": direction,
                "limit": limit,
                "next": next,
                "previous": previous,
            },
            options,
        )

    @_LIST_EDU_RESOURCES.attach
    def list_edu_resources_with_http_info(
        self,
        parent: Optional[str] = None,
        without_subfolders_resources: Optional[bool] = None,
        type: Optional[Literal["assignment", "folder"]] = None,
        subjects: Optional[
            Sequence[
                Union[
                    TeachingTheme,
                    Literal[
                        "composition",
                        "music-theory",
                        "general-music",
                        "band",
                        "choir",
                        "orchestra",
                        "jazz-ensemble",
                        "music-technology",
                        "other",
                    ],
                ]
            ]
        ] = None,
        assignment_types: Optional[
            Sequence[
                Union[
                    AssignmentType,
                    Literal[
                        "none",
                        "newScore",
                        "scoreTemplate",
                        "sharedWriting",
                        "worksheet",
                        "worksheetText",
                        "performance",
                    ],
                ]
            ]
        ] = None,
        grades: Optional[
            Sequence[Union[Grade, Literal["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "university"]]]
        ] = None,
        sort: Optional[Literal["creationDate", "updateDate", "title"]] = None,
        direction: Optional[Literal["asc", "desc"]] = None,
        limit: Optional[int] = None,
        next: Optional[str] = None,
        previous: Optional[str] = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[List[EduResource]]:
        """Like :meth:`list_edu_resources`, with status and headers."""
        return self._call_with_http_info(
            self._LIST_EDU_RESOURCES,
            {
                "parent": parent,
                "without_subfolders_resources": without_subfolders_resources,
                "type": type,
                "subjects": subjects,
                "assignment_types": assignment_types,
                "grades": grades,
                "sort": sort,
                "direction": direction,
                "limit": limit,
                "next": next,
                "previous": previous,
            },
            options,
        )

    @_LIST_EDU_RESOURCES.attach
    def list_edu_resources_without_preload_content(
        self,
        parent: Optional[str] = None,
        without_subfolders_resources: Optional[bool] = None,
        type: Optional[Literal["assignment", "folder"]] = None,
        subjects: Optional[
            Sequence[
                Union[
                    TeachingTheme,
                    Literal[
                        "composition",
                        "music-theory",
                        "general-music",
                        "band",
                        "choir",
                        "orchestra",
                        "jazz-ensemble",
                        "music-technology",
                        "other",
                    ],
                ]
            ]
        ] = None,
        assignment_types: Optional[
            Sequence[
                Union[
                    AssignmentType,
                    Literal[
                        "none",
                        "newScore",
                        "scoreTemplate",
                        "sharedWriting",
                        "worksheet",
                        "worksheetText",
                        "performance",
                    ],
                ]
            ]
        ] = None,
        grades: Optional[
            Sequence[Union[Grade, Literal["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "university"]]]
        ] = None,
        sort: Optional[Literal["creationDate", "updateDate", "title"]] = None,
        direction: Optional[Literal["asc", "desc"]] = None,
        limit: Optional[int] = None,
        next: Optional[str] = None,
        previous: Optional[str] = None,
        **options: Unpack[RequestOptions],
    ) -> RawResponse:
        """Like :meth:`list_edu_resources`, unread."""
        return self._call_without_preload_content(
            self._LIST_EDU_RESOURCES,
            {
                "parent": parent,
                "without_subfolders_resources": without_subfolders_resources,
                "type": type,
                "subjects": subjects,
                "assignment_types": assignment_types,
                "grades": grades,
                "sort": sort,
                "direction": direction,
                "limit": limit,
                "next": next,
                "previous": previous,
            },
            options,
        )

    _CREATE_EDU_RESOURCE = Operation(
        "create_edu_resource",
        "createEduResource",
        "POST",
        "/eduResources",
        body=Body("edu_resource_creation", "EduResourceCreation"),
        responses={"200": "EduResource"},
        scopes=("edu.resources", "edu.assignments"),
    )

    @_CREATE_EDU_RESOURCE.attach
    def create_edu_resource(
        self, edu_resource_creation: Union[EduResourceCreation, Mapping[str, Any]], **options: Unpack[RequestOptions]
    ) -> EduResource:
        """Create an assignment or folder in the library.

        An assignment is created empty, with the type in ``resource``; fill it with
        ``EduResourcesApi.update_edu_resource_assignment``.

        Args:
            edu_resource_creation: What to create, and where.
            **options: See :class:`RequestOptions`.

        Returns:
            The new resource.

        Scopes: ``edu.resources``, ``edu.assignments``.
        Since version 2.18.0 of the API.
        """
        return self._call(self._CREATE_EDU_RESOURCE, {"edu_resource_creation": edu_resource_creation}, options)

    @_CREATE_EDU_RESOURCE.attach
    def create_edu_resource_with_http_info(
        self, edu_resource_creation: Union[EduResourceCreation, Mapping[str, Any]], **options: Unpack[RequestOptions]
    ) -> ApiResponse[EduResource]:
        """Like :meth:`create_edu_resource`, with status and headers."""
        return self._call_with_http_info(
            self._CREATE_EDU_RESOURCE, {"edu_resource_creation": edu_resource_creation}, options
        )

    @_CREATE_EDU_RESOURCE.attach
    def create_edu_resource_without_preload_content(
        self, edu_resource_creation: Union[EduResourceCreation, Mapping[str, Any]], **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`create_edu_resource`, unread."""
        return self._call_without_preload_content(
            self._CREATE_EDU_RESOURCE, {"edu_resource_creation": edu_resource_creation}, options
        )

    _LIST_EDU_LIBRARIES = Operation(
        "list_edu_libraries",
        "listEduLibraries",
        "GET",
        "/eduResources/libraries",
        responses={"200": "List[EduLibrary]"},
        scopes=("edu.resources", "edu.resources.readonly", "edu.assignments", "edu.assignments.readonly"),
    )

    @_LIST_EDU_LIBRARIES.attach
    def list_edu_libraries(self, **options: Unpack[RequestOptions]) -> List[EduLibrary]:
        """List the libraries that one can read resources from.

        The account's own resources, those of the organization, and the collection that Flat provides. Pass the ``id``
        of a library as ``parent`` to ``EduResourcesApi.list_edu_resources``.

        Args:
            **options: See :class:`RequestOptions`.

        Returns:
            The libraries that the account may browse, unpaged.

        Scopes: ``edu.resources``, ``edu.resources.readonly``, ``edu.assignments``, ``edu.assignments.readonly``.
        Since version 2.18.0 of the API.
        """
        return self._call(self._LIST_EDU_LIBRARIES, {}, options)

    @_LIST_EDU_LIBRARIES.attach
    def list_edu_libraries_with_http_info(self, **options: Unpack[RequestOptions]) -> ApiResponse[List[EduLibrary]]:
        """Like :meth:`list_edu_libraries`, with status and headers."""
        return self._call_with_http_info(self._LIST_EDU_LIBRARIES, {}, options)

    @_LIST_EDU_LIBRARIES.attach
    def list_edu_libraries_without_preload_content(self, **options: Unpack[RequestOptions]) -> RawResponse:
        """Like :meth:`list_edu_libraries`, unread."""
        return self._call_without_preload_content(self._LIST_EDU_LIBRARIES, {}, options)

    _GET_EDU_RESOURCE = Operation(
        "get_edu_resource",
        "getEduResource",
        "GET",
        "/eduResources/{resource}",
        parameters=(Parameter("resource", "resource", "path", required=True),),
        responses={"200": "EduResource"},
        scopes=("edu.resources", "edu.resources.readonly", "edu.assignments", "edu.assignments.readonly"),
    )

    @_GET_EDU_RESOURCE.attach
    def get_edu_resource(self, resource: str, **options: Unpack[RequestOptions]) -> EduResource:
        """Get an assignment or folder of the library.

        Args:
            resource: ID of the resource (an assignment or a folder) in the library.
            **options: See :class:`RequestOptions`.

        Returns:
            The resource; ``resource`` in it holds the assignment or the folder.

        Scopes: ``edu.resources``, ``edu.resources.readonly``, ``edu.assignments``, ``edu.assignments.readonly``.
        Since version 2.18.0 of the API.
        """
        return self._call(self._GET_EDU_RESOURCE, {"resource": resource}, options)

    @_GET_EDU_RESOURCE.attach
    def get_edu_resource_with_http_info(
        self, resource: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[EduResource]:
        """Like :meth:`get_edu_resource`, with status and headers."""
        return self._call_with_http_info(self._GET_EDU_RESOURCE, {"resource": resource}, options)

    @_GET_EDU_RESOURCE.attach
    def get_edu_resource_without_preload_content(self, resource: str, **options: Unpack[RequestOptions]) -> RawResponse:
        """Like :meth:`get_edu_resource`, unread."""
        return self._call_without_preload_content(self._GET_EDU_RESOURCE, {"resource": resource}, options)

    _UPDATE_EDU_RESOURCE = Operation(
        "update_edu_resource",
        "updateEduResource",
        "PUT",
        "/eduResources/{resource}",
        parameters=(Parameter("resource", "resource", "path", required=True),),
        body=Body("edu_resource_update", "EduResourceUpdate"),
        responses={"200": "EduResource"},
        scopes=("edu.resources", "edu.assignments"),
    )

    @_UPDATE_EDU_RESOURCE.attach
    def update_edu_resource(
        self,
        resource: str,
        edu_resource_update: Union[EduResourceUpdate, Mapping[str, Any]],
        **options: Unpack[RequestOptions],
    ) -> EduResource:
        """Change how a resource appears in the library.

        Title, sharing, subjects and grades. The content of an assignment is changed with
        ``EduResourcesApi.update_edu_resource_assignment``, the folder with ``EduResourcesApi.move_edu_resource``.

        Args:
            resource: ID of the resource (an assignment or a folder) in the library.
            edu_resource_update: The fields to change.
            **options: See :class:`RequestOptions`.

        Returns:
            The resource after the change.

        Scopes: ``edu.resources``, ``edu.assignments``.
        Since version 2.18.0 of the API.
        """
        return self._call(
            self._UPDATE_EDU_RESOURCE, {"resource": resource, "edu_resource_update": edu_resource_update}, options
        )

    @_UPDATE_EDU_RESOURCE.attach
    def update_edu_resource_with_http_info(
        self,
        resource: str,
        edu_resource_update: Union[EduResourceUpdate, Mapping[str, Any]],
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[EduResource]:
        """Like :meth:`update_edu_resource`, with status and headers."""
        return self._call_with_http_info(
            self._UPDATE_EDU_RESOURCE, {"resource": resource, "edu_resource_update": edu_resource_update}, options
        )

    @_UPDATE_EDU_RESOURCE.attach
    def update_edu_resource_without_preload_content(
        self,
        resource: str,
        edu_resource_update: Union[EduResourceUpdate, Mapping[str, Any]],
        **options: Unpack[RequestOptions],
    ) -> RawResponse:
        """Like :meth:`update_edu_resource`, unread."""
        return self._call_without_preload_content(
            self._UPDATE_EDU_RESOURCE, {"resource": resource, "edu_resource_update": edu_resource_update}, options
        )

    _DELETE_EDU_RESOURCE = Operation(
        "delete_edu_resource",
        "deleteEduResource",
        "DELETE",
        "/eduResources/{resource}",
        parameters=(Parameter("resource", "resource", "path", required=True),),
        responses={"204": "None"},
        scopes=("edu.resources", "edu.assignments"),
    )

    @_DELETE_EDU_RESOURCE.attach
    def delete_edu_resource(self, resource: str, **options: Unpack[RequestOptions]) -> None:
        """Delete an assignment or folder of the library.

        Assignments in classes are separate copies, deleted with ``ClassApi.delete_assignment``.

        Args:
            resource: ID of the resource (an assignment or a folder) in the library.
            **options: See :class:`RequestOptions`.

        Scopes: ``edu.resources``, ``edu.assignments``.
        Since version 2.18.0 of the API.
        """
        self._call(self._DELETE_EDU_RESOURCE, {"resource": resource}, options)

    @_DELETE_EDU_RESOURCE.attach
    def delete_edu_resource_with_http_info(self, resource: str, **options: Unpack[RequestOptions]) -> ApiResponse[None]:
        """Like :meth:`delete_edu_resource`, with status and headers."""
        return self._call_with_http_info(self._DELETE_EDU_RESOURCE, {"resource": resource}, options)

    @_DELETE_EDU_RESOURCE.attach
    def delete_edu_resource_without_preload_content(
        self, resource: str, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`delete_edu_resource`, unread."""
        return self._call_without_preload_content(self._DELETE_EDU_RESOURCE, {"resource": resource}, options)

    _UPDATE_EDU_RESOURCE_ASSIGNMENT = Operation(
        "update_edu_resource_assignment",
        "updateEduResourceAssignment",
        "PUT",
        "/eduResources/{resource}/assignment",
        parameters=(Parameter("resource", "resource", "path", required=True),),
        body=Body("assignment_update", "AssignmentUpdate"),
        responses={"200": "Assignment"},
        scopes=("edu.resources", "edu.assignments"),
    )

    @_UPDATE_EDU_RESOURCE_ASSIGNMENT.attach
    def update_edu_resource_assignment(
        self,
        resource: str,
        assignment_update: Union[AssignmentUpdate, Mapping[str, Any]],
        **options: Unpack[RequestOptions],
    ) -> Assignment:
        """Change the content of an assignment in the library.

        Only what every assignment has. What belongs to a class, such as the due date, is set on the copy in the class
        (``ClassApi.update_class_assignment``).

        Args:
            resource: ID of the resource (an assignment or a folder) in the library.
            assignment_update: The fields to change.
            **options: See :class:`RequestOptions`.

        Returns:
            The assignment after the change.

        Scopes: ``edu.resources``, ``edu.assignments``.
        Since version 2.18.0 of the API.
        """
        return self._call(
            self._UPDATE_EDU_RESOURCE_ASSIGNMENT,
            {"resource": resource, "assignment_update": assignment_update},
            options,
        )

    @_UPDATE_EDU_RESOURCE_ASSIGNMENT.attach
    def update_edu_resource_assignment_with_http_info(
        self,
        resource: str,
        assignment_update: Union[AssignmentUpdate, Mapping[str, Any]],
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[Assignment]:
        """Like :meth:`update_edu_resource_assignment`, with status and headers."""
        return self._call_with_http_info(
            self._UPDATE_EDU_RESOURCE_ASSIGNMENT,
            {"resource": resource, "assignment_update": assignment_update},
            options,
        )

    @_UPDATE_EDU_RESOURCE_ASSIGNMENT.attach
    def update_edu_resource_assignment_without_preload_content(
        self,
        resource: str,
        assignment_update: Union[AssignmentUpdate, Mapping[str, Any]],
        **options: Unpack[RequestOptions],
    ) -> RawResponse:
        """Like :meth:`update_edu_resource_assignment`, unread."""
        return self._call_without_preload_content(
            self._UPDATE_EDU_RESOURCE_ASSIGNMENT,
            {"resource": resource, "assignment_update": assignment_update},
            options,
        )

    _COPY_EDU_RESOURCE = Operation(
        "copy_edu_resource",
        "copyEduResource",
        "POST",
        "/eduResources/{resource}/copy",
        parameters=(Parameter("resource", "resource", "path", required=True),),
        body=Body("edu_resource_copy", "EduResourceCopy"),
        responses={"200": "EduResource"},
        scopes=("edu.resources", "edu.assignments"),
    )

    @_COPY_EDU_RESOURCE.attach
    def copy_edu_resource(
        self,
        resource: str,
        edu_resource_copy: Union[EduResourceCopy, Mapping[str, Any]],
        **options: Unpack[RequestOptions],
    ) -> EduResource:
        """Copy a resource to another folder.

        Args:
            resource: ID of the resource (an assignment or a folder) in the library.
            edu_resource_copy: Where the copy goes.
            **options: See :class:`RequestOptions`.

        Returns:
            The new resource, in its new place.

        Scopes: ``edu.resources``, ``edu.assignments``.
        Since version 2.18.0 of the API.
        """
        return self._call(
            self._COPY_EDU_RESOURCE, {"resource": resource, "edu_resource_copy": edu_resource_copy}, options
        )

    @_COPY_EDU_RESOURCE.attach
    def copy_edu_resource_with_http_info(
        self,
        resource: str,
        edu_resource_copy: Union[EduResourceCopy, Mapping[str, Any]],
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[EduResource]:
        """Like :meth:`copy_edu_resource`, with status and headers."""
        return self._call_with_http_info(
            self._COPY_EDU_RESOURCE, {"resource": resource, "edu_resource_copy": edu_resource_copy}, options
        )

    @_COPY_EDU_RESOURCE.attach
    def copy_edu_resource_without_preload_content(
        self,
        resource: str,
        edu_resource_copy: Union[EduResourceCopy, Mapping[str, Any]],
        **options: Unpack[RequestOptions],
    ) -> RawResponse:
        """Like :meth:`copy_edu_resource`, unread."""
        return self._call_without_preload_content(
            self._COPY_EDU_RESOURCE, {"resource": resource, "edu_resource_copy": edu_resource_copy}, options
        )

    _COPY_EDU_RESOURCE_TO_DEMO_CLASS = Operation(
        "copy_edu_resource_to_demo_class",
        "copyEduResourceToDemoClass",
        "POST",
        "/eduResources/{resource}/copyToDemoClass",
        parameters=(Parameter("resource", "resource", "path", required=True),),
        responses={"200": "ClassAssignment"},
        scopes=("edu.resources", "edu.assignments"),
    )

    @_COPY_EDU_RESOURCE_TO_DEMO_CLASS.attach
    def copy_edu_resource_to_demo_class(self, resource: str, **options: Unpack[RequestOptions]) -> ClassAssignment:
        """Copy an assignment to one's demo class to try it.

        Creates the teacher's demo class if there is none yet. With ``ClassApi.create_test_student_account`` for that
        class, the teacher can then see the assignment as a student does.

        Args:
            resource: ID of the resource (an assignment or a folder) in the library.
            **options: See :class:`RequestOptions`.

        Returns:
            The copy. ``classroom`` is the demo class.

        Scopes: ``edu.resources``, ``edu.assignments``.
        Since version 2.18.0 of the API.
        """
        return self._call(self._COPY_EDU_RESOURCE_TO_DEMO_CLASS, {"resource": resource}, options)

    @_COPY_EDU_RESOURCE_TO_DEMO_CLASS.attach
    def copy_edu_resource_to_demo_class_with_http_info(
        self, resource: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[ClassAssignment]:
        """Like :meth:`copy_edu_resource_to_demo_class`, with status and headers."""
        return self._call_with_http_info(self._COPY_EDU_RESOURCE_TO_DEMO_CLASS, {"resource": resource}, options)

    @_COPY_EDU_RESOURCE_TO_DEMO_CLASS.attach
    def copy_edu_resource_to_demo_class_without_preload_content(
        self, resource: str, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`copy_edu_resource_to_demo_class`, unread."""
        return self._call_without_preload_content(
            self._COPY_EDU_RESOURCE_TO_DEMO_CLASS, {"resource": resource}, options
        )

    _CREATE_EDU_RESOURCE_LTI_LINK = Operation(
        "create_edu_resource_lti_link",
        "createEduResourceLtiLink",
        "POST",
        "/eduResources/{resource}/createLtiLink",
        parameters=(Parameter("resource", "resource", "path", required=True),),
        responses={"200": "EduResourceLtiLink"},
        scopes=("edu.resources", "edu.assignments"),
    )

    @_CREATE_EDU_RESOURCE_LTI_LINK.attach
    def create_edu_resource_lti_link(self, resource: str, **options: Unpack[RequestOptions]) -> EduResourceLtiLink:
        """Create an LTI link to a resource.

        Put the link into a learning management system (LMS) that is connected to Flat by LTI.

        Args:
            resource: ID of the resource (an assignment or a folder) in the library.
            **options: See :class:`RequestOptions`.

        Returns:
            Where the link leads.

        Scopes: ``edu.resources``, ``edu.assignments``.
        Since version 2.19.0 of the API.
        """
        return self._call(self._CREATE_EDU_RESOURCE_LTI_LINK, {"resource": resource}, options)

    @_CREATE_EDU_RESOURCE_LTI_LINK.attach
    def create_edu_resource_lti_link_with_http_info(
        self, resource: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[EduResourceLtiLink]:
        """Like :meth:`create_edu_resource_lti_link`, with status and headers."""
        return self._call_with_http_info(self._CREATE_EDU_RESOURCE_LTI_LINK, {"resource": resource}, options)

    @_CREATE_EDU_RESOURCE_LTI_LINK.attach
    def create_edu_resource_lti_link_without_preload_content(
        self, resource: str, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`create_edu_resource_lti_link`, unread."""
        return self._call_without_preload_content(self._CREATE_EDU_RESOURCE_LTI_LINK, {"resource": resource}, options)

    _MOVE_EDU_RESOURCE = Operation(
        "move_edu_resource",
        "moveEduResource",
        "POST",
        "/eduResources/{resource}/move",
        parameters=(Parameter("resource", "resource", "path", required=True),),
        body=Body("edu_resource_move", "EduResourceMove"),
        responses={"200": "EduResource"},
        scopes=("edu.resources", "edu.assignments"),
    )

    @_MOVE_EDU_RESOURCE.attach
    def move_edu_resource(
        self,
        resource: str,
        edu_resource_move: Union[EduResourceMove, Mapping[str, Any]],
        **options: Unpack[RequestOptions],
    ) -> EduResource:
        """Move a resource to another folder.

        Args:
            resource: ID of the resource (an assignment or a folder) in the library.
            edu_resource_move: Where the resource goes.
            **options: See :class:`RequestOptions`.

        Returns:
            The resource, with its new parent.

        Scopes: ``edu.resources``, ``edu.assignments``.
        Since version 2.18.0 of the API.
        """
        return self._call(
            self._MOVE_EDU_RESOURCE, {"resource": resource, "edu_resource_move": edu_resource_move}, options
        )

    @_MOVE_EDU_RESOURCE.attach
    def move_edu_resource_with_http_info(
        self,
        resource: str,
        edu_resource_move: Union[EduResourceMove, Mapping[str, Any]],
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[EduResource]:
        """Like :meth:`move_edu_resource`, with status and headers."""
        return self._call_with_http_info(
            self._MOVE_EDU_RESOURCE, {"resource": resource, "edu_resource_move": edu_resource_move}, options
        )

    @_MOVE_EDU_RESOURCE.attach
    def move_edu_resource_without_preload_content(
        self,
        resource: str,
        edu_resource_move: Union[EduResourceMove, Mapping[str, Any]],
        **options: Unpack[RequestOptions],
    ) -> RawResponse:
        """Like :meth:`move_edu_resource`, unread."""
        return self._call_without_preload_content(
            self._MOVE_EDU_RESOURCE, {"resource": resource, "edu_resource_move": edu_resource_move}, options
        )

    _USE_EDU_RESOURCE_IN_CLASS = Operation(
        "use_edu_resource_in_class",
        "useEduResourceInClass",
        "POST",
        "/eduResources/{resource}/useInClass",
        parameters=(Parameter("resource", "resource", "path", required=True),),
        body=Body("edu_resource_use_in_class", "EduResourceUseInClass"),
        responses={"200": "ClassAssignment"},
        scopes=("edu.resources", "edu.assignments"),
    )

    @_USE_EDU_RESOURCE_IN_CLASS.attach
    def use_edu_resource_in_class(
        self,
        resource: str,
        edu_resource_use_in_class: Union[EduResourceUseInClass, Mapping[str, Any]],
        **options: Unpack[RequestOptions],
    ) -> ClassAssignment:
        """Copy an assignment from the library to a class.

        The class gets a copy; the resource in the library stays as it is.

        Args:
            resource: ID of the resource (an assignment or a folder) in the library.
            edu_resource_use_in_class: The class, and optionally the assignment there that receives the content.
            **options: See :class:`RequestOptions`.

        Returns:
            The assignment in the class.

        Scopes: ``edu.resources``, ``edu.assignments``.
        Since version 2.18.0 of the API.
        """
        return self._call(
            self._USE_EDU_RESOURCE_IN_CLASS,
            {"resource": resource, "edu_resource_use_in_class": edu_resource_use_in_class},
            options,
        )

    @_USE_EDU_RESOURCE_IN_CLASS.attach
    def use_edu_resource_in_class_with_http_info(
        self,
        resource: str,
        edu_resource_use_in_class: Union[EduResourceUseInClass, Mapping[str, Any]],
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[ClassAssignment]:
        """Like :meth:`use_edu_resource_in_class`, with status and headers."""
        return self._call_with_http_info(
            self._USE_EDU_RESOURCE_IN_CLASS,
            {"resource": resource, "edu_resource_use_in_class": edu_resource_use_in_class},
            options,
        )

    @_USE_EDU_RESOURCE_IN_CLASS.attach
    def use_edu_resource_in_class_without_preload_content(
        self,
        resource: str,
        edu_resource_use_in_class: Union[EduResourceUseInClass, Mapping[str, Any]],
        **options: Unpack[RequestOptions],
    ) -> RawResponse:
        """Like :meth:`use_edu_resource_in_class`, unread."""
        return self._call_without_preload_content(
            self._USE_EDU_RESOURCE_IN_CLASS,
            {"resource": resource, "edu_resource_use_in_class": edu_resource_use_in_class},
            options,
        )
