"""ClassApi. Generated from openapi.yaml; do not edit."""

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
    from flat_api.models.assignment_copy import AssignmentCopy, AssignmentCopyToClass, AssignmentCopyToResourceLibrary
    from flat_api.models.assignment_copy_response import AssignmentCopyResponse
    from flat_api.models.assignment_submission import AssignmentSubmission
    from flat_api.models.assignment_submission_comment import AssignmentSubmissionComment
    from flat_api.models.assignment_submission_comment_creation import AssignmentSubmissionCommentCreation
    from flat_api.models.assignment_submission_history import AssignmentSubmissionHistory
    from flat_api.models.assignment_submission_update import AssignmentSubmissionUpdate
    from flat_api.models.class_assignment import ClassAssignment
    from flat_api.models.class_assignment_update import ClassAssignmentUpdate
    from flat_api.models.class_creation import ClassCreation
    from flat_api.models.class_details import ClassDetails
    from flat_api.models.class_update import ClassUpdate
    from flat_api.models.user_details import UserDetails


class ClassApi(Api):
    """Flat for Education: classes, their members, assignments, submissions and grades."""

    _GET_SCORE_SUBMISSIONS = ScoreApi._GET_SCORE_SUBMISSIONS  # pyright: ignore[reportPrivateUsage]

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

    _LIST_CLASSES = Operation(
        "list_classes",
        "listClasses",
        "GET",
        "/classes",
        parameters=(Parameter("state", "state", "query", enum=("active", "inactive", "archived")),),
        responses={"200": "List[ClassDetails]"},
        scopes=("edu.classes", "edu.classes.readonly"),
    )

    @_LIST_CLASSES.attach
    def list_classes(
        self, state: Optional[Literal["active", "inactive", "archived"]] = None, **options: Unpack[RequestOptions]
    ) -> List[ClassDetails]:
        """List the classes of this account.

        All classes come in one answer; there are no pages.

        Args:
            state: Keep only classes in this state. The server's default is ``active``.
            **options: See :class:`RequestOptions`.

        Returns:
            The classes, each with its groups.

        Scopes: ``edu.classes``, ``edu.classes.readonly``.
        """
        return self._call(self._LIST_CLASSES, {"state": state}, options)

    @_LIST_CLASSES.attach
    def list_classes_with_http_info(
        self, state: Optional[Literal["active", "inactive", "archived"]] = None, **options: Unpack[RequestOptions]
    ) -> ApiResponse[List[ClassDetails]]:
        """Like :meth:`list_classes`, with status and headers."""
        return self._call_with_http_info(self._LIST_CLASSES, {"state": state}, options)

    @_LIST_CLASSES.attach
    def list_classes_without_preload_content(
        self, state: Optional[Literal["active", "inactive", "archived"]] = None, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`list_classes`, unread."""
        return self._call_without_preload_content(self._LIST_CLASSES, {"state": state}, options)

    _CREATE_CLASS = Operation(
        "create_class",
        "createClass",
        "POST",
        "/classes",
        body=Body("body", "ClassCreation"),
        responses={"200": "ClassDetails"},
        scopes=("edu.classes",),
    )

    @_CREATE_CLASS.attach
    def create_class(
        self, body: Union[ClassCreation, Mapping[str, Any]], **options: Unpack[RequestOptions]
    ) -> ClassDetails:
        """Create a class.

        The class belongs to the organization of the account that creates it.

        Args:
            body: What to call the class, and optionally whom and what it is for.
            **options: See :class:`RequestOptions`.

        Returns:
            The new class, with the code that students join with.

        Raises:
            PaymentRequiredException: The plan of the organization does not allow another class, or classes at
                all.

        Scopes: ``edu.classes``.
        """
        return self._call(self._CREATE_CLASS, {"body": body}, options)

    @_CREATE_CLASS.attach
    def create_class_with_http_info(
        self, body: Union[ClassCreation, Mapping[str, Any]], **options: Unpack[RequestOptions]
    ) -> ApiResponse[ClassDetails]:
        """Like :meth:`create_class`, with status and headers."""
        return self._call_with_http_info(self._CREATE_CLASS, {"body": body}, options)

    @_CREATE_CLASS.attach
    def create_class_without_preload_content(
        self, body: Union[ClassCreation, Mapping[str, Any]], **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`create_class`, unread."""
        return self._call_without_preload_content(self._CREATE_CLASS, {"body": body}, options)

    _ENROLL_CLASS = Operation(
        "enroll_class",
        "enrollClass",
        "POST",
        "/classes/enroll/{enrollmentCode}",
        parameters=(Parameter("enrollment_code", "enrollmentCode", "path", required=True),),
        responses={"200": "ClassDetails"},
        scopes=("edu.classes",),
    )

    @_ENROLL_CLASS.attach
    def enroll_class(self, enrollment_code: str, **options: Unpack[RequestOptions]) -> ClassDetails:
        """Join a class with its enrolment code.

        Adds the account that makes the call. To add someone else, use ``ClassApi.add_class_user``.

        Args:
            enrollment_code: The code that the teachers of the class hand out, ``enrollment_code`` of the class.
            **options: See :class:`RequestOptions`.

        Returns:
            The class that was joined.

        Scopes: ``edu.classes``.
        """
        return self._call(self._ENROLL_CLASS, {"enrollment_code": enrollment_code}, options)

    @_ENROLL_CLASS.attach
    def enroll_class_with_http_info(
        self, enrollment_code: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[ClassDetails]:
        """Like :meth:`enroll_class`, with status and headers."""
        return self._call_with_http_info(self._ENROLL_CLASS, {"enrollment_code": enrollment_code}, options)

    @_ENROLL_CLASS.attach
    def enroll_class_without_preload_content(
        self, enrollment_code: str, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`enroll_class`, unread."""
        return self._call_without_preload_content(self._ENROLL_CLASS, {"enrollment_code": enrollment_code}, options)

    _GET_CLASS = Operation(
        "get_class",
        "getClass",
        "GET",
        "/classes/{class}",
        parameters=(Parameter("var_class", "class", "path", required=True),),
        responses={"200": "ClassDetails"},
        scopes=("edu.classes", "edu.classes.readonly"),
    )

    @_GET_CLASS.attach
    def get_class(self, var_class: str, **options: Unpack[RequestOptions]) -> ClassDetails:
        """Get a class.

        The members are not part of the answer: read them with ``GroupApi.list_group_users``, using the IDs of
        ``studentsGroup`` and ``teachersGroup``.

        Args:
            var_class: ID of the class, 24 hex digits.
            **options: See :class:`RequestOptions`.

        Returns:
            The properties of the class, without its members.

        Scopes: ``edu.classes``, ``edu.classes.readonly``.
        """
        return self._call(self._GET_CLASS, {"var_class": var_class}, options)

    @_GET_CLASS.attach
    def get_class_with_http_info(self, var_class: str, **options: Unpack[RequestOptions]) -> ApiResponse[ClassDetails]:
        """Like :meth:`get_class`, with status and headers."""
        return self._call_with_http_info(self._GET_CLASS, {"var_class": var_class}, options)

    @_GET_CLASS.attach
    def get_class_without_preload_content(self, var_class: str, **options: Unpack[RequestOptions]) -> RawResponse:
        """Like :meth:`get_class`, unread."""
        return self._call_without_preload_content(self._GET_CLASS, {"var_class": var_class}, options)

    _UPDATE_CLASS = Operation(
        "update_class",
        "updateClass",
        "PUT",
        "/classes/{class}",
        parameters=(Parameter("var_class", "class", "path", required=True),),
        body=Body("body", "ClassUpdate"),
        responses={"200": "ClassDetails"},
        scopes=("edu.classes",),
    )

    @_UPDATE_CLASS.attach
    def update_class(
        self, var_class: str, body: Union[ClassUpdate, Mapping[str, Any]], **options: Unpack[RequestOptions]
    ) -> ClassDetails:
        """Change the name or the profile of a class.

        To change the state of a class, archive, unarchive or activate it instead.

        Args:
            var_class: ID of the class, 24 hex digits.
            body: The fields to change.
            **options: See :class:`RequestOptions`.

        Returns:
            The class after the change.

        Scopes: ``edu.classes``.
        """
        return self._call(self._UPDATE_CLASS, {"var_class": var_class, "body": body}, options)

    @_UPDATE_CLASS.attach
    def update_class_with_http_info(
        self, var_class: str, body: Union[ClassUpdate, Mapping[str, Any]], **options: Unpack[RequestOptions]
    ) -> ApiResponse[ClassDetails]:
        """Like :meth:`update_class`, with status and headers."""
        return self._call_with_http_info(self._UPDATE_CLASS, {"var_class": var_class, "body": body}, options)

    @_UPDATE_CLASS.attach
    def update_class_without_preload_content(
        self, var_class: str, body: Union[ClassUpdate, Mapping[str, Any]], **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`update_class`, unread."""
        return self._call_without_preload_content(self._UPDATE_CLASS, {"var_class": var_class, "body": body}, options)

    _ACTIVATE_CLASS = Operation(
        "activate_class",
        "activateClass",
        "POST",
        "/classes/{class}/activate",
        parameters=(Parameter("var_class", "class", "path", required=True),),
        responses={"200": "ClassDetails"},
        scopes=("edu.classes",),
    )

    @_ACTIVATE_CLASS.attach
    def activate_class(self, var_class: str, **options: Unpack[RequestOptions]) -> ClassDetails:
        """Activate an inactive class.

        Classes that come from Clever start as ``inactive`` and can be used once they are activated.

        Args:
            var_class: ID of the class, 24 hex digits.
            **options: See :class:`RequestOptions`.

        Returns:
            The class, now ``active``.

        Scopes: ``edu.classes``.
        """
        return self._call(self._ACTIVATE_CLASS, {"var_class": var_class}, options)

    @_ACTIVATE_CLASS.attach
    def activate_class_with_http_info(
        self, var_class: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[ClassDetails]:
        """Like :meth:`activate_class`, with status and headers."""
        return self._call_with_http_info(self._ACTIVATE_CLASS, {"var_class": var_class}, options)

    @_ACTIVATE_CLASS.attach
    def activate_class_without_preload_content(self, var_class: str, **options: Unpack[RequestOptions]) -> RawResponse:
        """Like :meth:`activate_class`, unread."""
        return self._call_without_preload_content(self._ACTIVATE_CLASS, {"var_class": var_class}, options)

    _ARCHIVE_CLASS = Operation(
        "archive_class",
        "archiveClass",
        "POST",
        "/classes/{class}/archive",
        parameters=(Parameter("var_class", "class", "path", required=True),),
        responses={"200": "ClassDetails"},
        scopes=("edu.classes",),
    )

    @_ARCHIVE_CLASS.attach
    def archive_class(self, var_class: str, **options: Unpack[RequestOptions]) -> ClassDetails:
        """Archive a class.

        The class and its work are kept; ``ClassApi.unarchive_class`` brings it back. Assignments cannot be changed
        while their class is archived.

        Args:
            var_class: ID of the class, 24 hex digits.
            **options: See :class:`RequestOptions`.

        Returns:
            The class, now ``archived``.

        Scopes: ``edu.classes``.
        """
        return self._call(self._ARCHIVE_CLASS, {"var_class": var_class}, options)

    @_ARCHIVE_CLASS.attach
    def archive_class_with_http_info(
        self, var_class: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[ClassDetails]:
        """Like :meth:`archive_class`, with status and headers."""
        return self._call_with_http_info(self._ARCHIVE_CLASS, {"var_class": var_class}, options)

    @_ARCHIVE_CLASS.attach
    def archive_class_without_preload_content(self, var_class: str, **options: Unpack[RequestOptions]) -> RawResponse:
        """Like :meth:`archive_class`, unread."""
        return self._call_without_preload_content(self._ARCHIVE_CLASS, {"var_class": var_class}, options)

    _UNARCHIVE_CLASS = Operation(
        "unarchive_class",
        "unarchiveClass",
        "DELETE",
        "/classes/{class}/archive",
        parameters=(Parameter("var_class", "class", "path", required=True),),
        responses={"200": "ClassDetails"},
        scopes=("edu.classes",),
    )

    @_UNARCHIVE_CLASS.attach
    def unarchive_class(self, var_class: str, **options: Unpack[RequestOptions]) -> ClassDetails:
        """Bring back an archived class.

        Args:
            var_class: ID of the class, 24 hex digits.
            **options: See :class:`RequestOptions`.

        Returns:
            The class as it is after leaving the archive.

        Scopes: ``edu.classes``.
        """
        return self._call(self._UNARCHIVE_CLASS, {"var_class": var_class}, options)

    @_UNARCHIVE_CLASS.attach
    def unarchive_class_with_http_info(
        self, var_class: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[ClassDetails]:
        """Like :meth:`unarchive_class`, with status and headers."""
        return self._call_with_http_info(self._UNARCHIVE_CLASS, {"var_class": var_class}, options)

    @_UNARCHIVE_CLASS.attach
    def unarchive_class_without_preload_content(self, var_class: str, **options: Unpack[RequestOptions]) -> RawResponse:
        """Like :meth:`unarchive_class`, unread."""
        return self._call_without_preload_content(self._UNARCHIVE_CLASS, {"var_class": var_class}, options)

    _LIST_ASSIGNMENTS = Operation(
        "list_assignments",
        "listAssignments",
        "GET",
        "/classes/{class}/assignments",
        parameters=(Parameter("var_class", "class", "path", required=True),),
        responses={"200": "List[ClassAssignment]"},
        scopes=("edu.classes", "edu.classes.readonly", "edu.assignments", "edu.assignments.readonly"),
    )

    @_LIST_ASSIGNMENTS.attach
    def list_assignments(self, var_class: str, **options: Unpack[RequestOptions]) -> List[ClassAssignment]:
        """List the assignments of a class with all submissions.

        Everything comes in one answer, without pages, and every assignment holds its submissions: one call is enough to
        read the grades of a whole class.

        Args:
            var_class: ID of the class, 24 hex digits.
            **options: See :class:`RequestOptions`.

        Returns:
            The assignments of the class.

        Scopes: ``edu.classes``, ``edu.classes.readonly``, ``edu.assignments``, ``edu.assignments.readonly``.
        """
        return self._call(self._LIST_ASSIGNMENTS, {"var_class": var_class}, options)

    @_LIST_ASSIGNMENTS.attach
    def list_assignments_with_http_info(
        self, var_class: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[List[ClassAssignment]]:
        """Like :meth:`list_assignments`, with status and headers."""
        return self._call_with_http_info(self._LIST_ASSIGNMENTS, {"var_class": var_class}, options)

    @_LIST_ASSIGNMENTS.attach
    def list_assignments_without_preload_content(
        self, var_class: str, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`list_assignments`, unread."""
        return self._call_without_preload_content(self._LIST_ASSIGNMENTS, {"var_class": var_class}, options)

    _CREATE_CLASS_ASSIGNMENT = Operation(
        "create_class_assignment",
        "createClassAssignment",
        "POST",
        "/classes/{class}/assignments",
        parameters=(Parameter("var_class", "class", "path", required=True),),
        body=Body("body", "ClassAssignmentUpdate"),
        responses={"200": "ClassAssignment"},
        scopes=("edu.classes", "edu.assignments"),
    )

    @_CREATE_CLASS_ASSIGNMENT.attach
    def create_class_assignment(
        self, var_class: str, body: Union[ClassAssignmentUpdate, Mapping[str, Any]], **options: Unpack[RequestOptions]
    ) -> ClassAssignment:
        """Create an assignment in a class.

        With the state ``draft`` only the teachers have it, with ``active`` it goes to the students. An assignment that
        exists already can be copied instead: with ``ClassApi.copy_assignment`` from a class, with
        ``EduResourcesApi.use_edu_resource_in_class`` from the resource library.

        Args:
            var_class: ID of the class, 24 hex digits.
            body: The assignment. Fields that do not apply to its type can be left out.
            **options: See :class:`RequestOptions`.

        Returns:
            The new assignment.

        Scopes: ``edu.classes``, ``edu.assignments``.
        """
        return self._call(self._CREATE_CLASS_ASSIGNMENT, {"var_class": var_class, "body": body}, options)

    @_CREATE_CLASS_ASSIGNMENT.attach
    def create_class_assignment_with_http_info(
        self, var_class: str, body: Union[ClassAssignmentUpdate, Mapping[str, Any]], **options: Unpack[RequestOptions]
    ) -> ApiResponse[ClassAssignment]:
        """Like :meth:`create_class_assignment`, with status and headers."""
        return self._call_with_http_info(self._CREATE_CLASS_ASSIGNMENT, {"var_class": var_class, "body": body}, options)

    @_CREATE_CLASS_ASSIGNMENT.attach
    def create_class_assignment_without_preload_content(
        self, var_class: str, body: Union[ClassAssignmentUpdate, Mapping[str, Any]], **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`create_class_assignment`, unread."""
        return self._call_without_preload_content(
            self._CREATE_CLASS_ASSIGNMENT, {"var_class": var_class, "body": body}, options
        )

    _GET_ASSIGNMENT = Operation(
        "get_assignment",
        "getAssignment",
        "GET",
        "/classes/{class}/assignments/{assignment}",
        parameters=(
            Parameter("var_class", "class", "path", required=True),
            Parameter("assignment", "assignment", "path", required=True),
        ),
        responses={"200": "ClassAssignment"},
        scopes=("edu.classes", "edu.classes.readonly", "edu.assignments", "edu.assignments.readonly"),
    )

    @_GET_ASSIGNMENT.attach
    def get_assignment(self, var_class: str, assignment: str, **options: Unpack[RequestOptions]) -> ClassAssignment:
        """Get an assignment of a class.

        The submissions have an operation of their own, ``ClassApi.get_submissions``.

        Args:
            var_class: ID of the class, 24 hex digits.
            assignment: ID of the assignment, within the class of the path.
            **options: See :class:`RequestOptions`.

        Returns:
            The assignment as the account may see it.

        Scopes: ``edu.classes``, ``edu.classes.readonly``, ``edu.assignments``, ``edu.assignments.readonly``.
        Since version 2.26.0 of the API.
        """
        return self._call(self._GET_ASSIGNMENT, {"var_class": var_class, "assignment": assignment}, options)

    @_GET_ASSIGNMENT.attach
    def get_assignment_with_http_info(
        self, var_class: str, assignment: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[ClassAssignment]:
        """Like :meth:`get_assignment`, with status and headers."""
        return self._call_with_http_info(
            self._GET_ASSIGNMENT, {"var_class": var_class, "assignment": assignment}, options
        )

    @_GET_ASSIGNMENT.attach
    def get_assignment_without_preload_content(
        self, var_class: str, assignment: str, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`get_assignment`, unread."""
        return self._call_without_preload_content(
            self._GET_ASSIGNMENT, {"var_class": var_class, "assignment": assignment}, options
        )

    _UPDATE_CLASS_ASSIGNMENT = Operation(
        "update_class_assignment",
        "updateClassAssignment",
        "PUT",
        "/classes/{class}/assignments/{assignment}",
        parameters=(
            Parameter("var_class", "class", "path", required=True),
            Parameter("assignment", "assignment", "path", required=True),
        ),
        body=Body("body", "ClassAssignmentUpdate"),
        responses={"200": "ClassAssignment"},
        scopes=("edu.classes", "edu.assignments"),
    )

    @_UPDATE_CLASS_ASSIGNMENT.attach
    def update_class_assignment(
        self,
        var_class: str,
        assignment: str,
        body: Union[ClassAssignmentUpdate, Mapping[str, Any]],
        **options: Unpack[RequestOptions],
    ) -> ClassAssignment:
        """Change an assignment of a class.

        Only the fields that are sent change, but ``attachments`` replaces the whole list: send all that should remain.
        Dropping a score that was made for the assignment (``dedicated``) deletes the students' copies of it. An active
        assignment cannot return to draft, and the class must not be archived.

        Args:
            var_class: ID of the class, 24 hex digits.
            assignment: ID of the assignment, within the class of the path.
            body: The fields to change.
            **options: See :class:`RequestOptions`.

        Returns:
            The assignment after the change.

        Scopes: ``edu.classes``, ``edu.assignments``.
        Since version 2.26.0 of the API.
        """
        return self._call(
            self._UPDATE_CLASS_ASSIGNMENT, {"var_class": var_class, "assignment": assignment, "body": body}, options
        )

    @_UPDATE_CLASS_ASSIGNMENT.attach
    def update_class_assignment_with_http_info(
        self,
        var_class: str,
        assignment: str,
        body: Union[ClassAssignmentUpdate, Mapping[str, Any]],
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[ClassAssignment]:
        """Like :meth:`update_class_assignment`, with status and headers."""
        return self._call_with_http_info(
            self._UPDATE_CLASS_ASSIGNMENT, {"var_class": var_class, "assignment": assignment, "body": body}, options
        )

    @_UPDATE_CLASS_ASSIGNMENT.attach
    def update_class_assignment_without_preload_content(
        self,
        var_class: str,
        assignment: str,
        body: Union[ClassAssignmentUpdate, Mapping[str, Any]],
        **options: Unpack[RequestOptions],
    ) -> RawResponse:
        """Like :meth:`update_class_assignment`, unread."""
        return self._call_without_preload_content(
            self._UPDATE_CLASS_ASSIGNMENT, {"var_class": var_class, "assignment": assignment, "body": body}, options
        )

    _DELETE_ASSIGNMENT = Operation(
        "delete_assignment",
        "deleteAssignment",
        "DELETE",
        "/classes/{class}/assignments/{assignment}",
        parameters=(
            Parameter("var_class", "class", "path", required=True),
            Parameter("assignment", "assignment", "path", required=True),
        ),
        responses={"204": "None"},
        scopes=("edu.classes", "edu.assignments"),
    )

    @_DELETE_ASSIGNMENT.attach
    def delete_assignment(self, var_class: str, assignment: str, **options: Unpack[RequestOptions]) -> None:
        """Delete an assignment and the work on it.

        Removes the submissions, the students' copies, the posts in the class stream and the counterpart in Google
        Classroom or Microsoft Teams as well. To keep the work, use ``ClassApi.archive_assignment``.

        Args:
            var_class: ID of the class, 24 hex digits.
            assignment: ID of the assignment, within the class of the path.
            **options: See :class:`RequestOptions`.

        Scopes: ``edu.classes``, ``edu.assignments``.
        Since version 2.26.0 of the API.
        """
        self._call(self._DELETE_ASSIGNMENT, {"var_class": var_class, "assignment": assignment}, options)

    @_DELETE_ASSIGNMENT.attach
    def delete_assignment_with_http_info(
        self, var_class: str, assignment: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[None]:
        """Like :meth:`delete_assignment`, with status and headers."""
        return self._call_with_http_info(
            self._DELETE_ASSIGNMENT, {"var_class": var_class, "assignment": assignment}, options
        )

    @_DELETE_ASSIGNMENT.attach
    def delete_assignment_without_preload_content(
        self, var_class: str, assignment: str, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`delete_assignment`, unread."""
        return self._call_without_preload_content(
            self._DELETE_ASSIGNMENT, {"var_class": var_class, "assignment": assignment}, options
        )

    _ARCHIVE_ASSIGNMENT = Operation(
        "archive_assignment",
        "archiveAssignment",
        "POST",
        "/classes/{class}/assignments/{assignment}/archive",
        parameters=(
            Parameter("var_class", "class", "path", required=True),
            Parameter("assignment", "assignment", "path", required=True),
        ),
        responses={"200": "ClassAssignment"},
        scopes=("edu.classes", "edu.assignments"),
    )

    @_ARCHIVE_ASSIGNMENT.attach
    def archive_assignment(self, var_class: str, assignment: str, **options: Unpack[RequestOptions]) -> ClassAssignment:
        """Archive an assignment.

        The students' work is kept, unlike with ``ClassApi.delete_assignment``; ``ClassApi.unarchive_assignment`` undoes
        it.

        Args:
            var_class: ID of the class, 24 hex digits.
            assignment: ID of the assignment, within the class of the path.
            **options: See :class:`RequestOptions`.

        Returns:
            The archived assignment.

        Scopes: ``edu.classes``, ``edu.assignments``.
        """
        return self._call(self._ARCHIVE_ASSIGNMENT, {"var_class": var_class, "assignment": assignment}, options)

    @_ARCHIVE_ASSIGNMENT.attach
    def archive_assignment_with_http_info(
        self, var_class: str, assignment: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[ClassAssignment]:
        """Like :meth:`archive_assignment`, with status and headers."""
        return self._call_with_http_info(
            self._ARCHIVE_ASSIGNMENT, {"var_class": var_class, "assignment": assignment}, options
        )

    @_ARCHIVE_ASSIGNMENT.attach
    def archive_assignment_without_preload_content(
        self, var_class: str, assignment: str, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`archive_assignment`, unread."""
        return self._call_without_preload_content(
            self._ARCHIVE_ASSIGNMENT, {"var_class": var_class, "assignment": assignment}, options
        )

    _UNARCHIVE_ASSIGNMENT = Operation(
        "unarchive_assignment",
        "unarchiveAssignment",
        "DELETE",
        "/classes/{class}/assignments/{assignment}/archive",
        parameters=(
            Parameter("var_class", "class", "path", required=True),
            Parameter("assignment", "assignment", "path", required=True),
        ),
        responses={"200": "ClassAssignment"},
        scopes=("edu.classes", "edu.assignments"),
    )

    @_UNARCHIVE_ASSIGNMENT.attach
    def unarchive_assignment(
        self, var_class: str, assignment: str, **options: Unpack[RequestOptions]
    ) -> ClassAssignment:
        """Bring back an archived assignment.

        Args:
            var_class: ID of the class, 24 hex digits.
            assignment: ID of the assignment, within the class of the path.
            **options: See :class:`RequestOptions`.

        Returns:
            The assignment as it is after leaving the archive.

        Scopes: ``edu.classes``, ``edu.assignments``.
        """
        return self._call(self._UNARCHIVE_ASSIGNMENT, {"var_class": var_class, "assignment": assignment}, options)

    @_UNARCHIVE_ASSIGNMENT.attach
    def unarchive_assignment_with_http_info(
        self, var_class: str, assignment: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[ClassAssignment]:
        """Like :meth:`unarchive_assignment`, with status and headers."""
        return self._call_with_http_info(
            self._UNARCHIVE_ASSIGNMENT, {"var_class": var_class, "assignment": assignment}, options
        )

    @_UNARCHIVE_ASSIGNMENT.attach
    def unarchive_assignment_without_preload_content(
        self, var_class: str, assignment: str, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`unarchive_assignment`, unread."""
        return self._call_without_preload_content(
            self._UNARCHIVE_ASSIGNMENT, {"var_class": var_class, "assignment": assignment}, options
        )

    _COPY_ASSIGNMENT = Operation(
        "copy_assignment",
        "copyAssignment",
        "POST",
        "/classes/{class}/assignments/{assignment}/copy",
        parameters=(
            Parameter("var_class", "class", "path", required=True),
            Parameter("assignment", "assignment", "path", required=True),
        ),
        body=Body("body", "AssignmentCopy"),
        responses={"200": "AssignmentCopyResponse"},
        scopes=("edu.classes", "edu.assignments"),
    )

    @_COPY_ASSIGNMENT.attach
    def copy_assignment(
        self,
        var_class: str,
        assignment: str,
        body: Union[AssignmentCopy, AssignmentCopyToClass, AssignmentCopyToResourceLibrary, Mapping[str, Any]],
        **options: Unpack[RequestOptions],
    ) -> AssignmentCopyResponse:
        """Copy an assignment to a class or to the library.

        The body decides where the copy goes: ``classroom`` for a class, ``libraryParent`` for a folder of the resource
        library.

        Args:
            var_class: ID of the class, 24 hex digits.
            assignment: ID of the assignment, within the class of the path.
            body: Where the copy goes. Send the fields of one destination only.
            **options: See :class:`RequestOptions`.

        Returns:
            The copy. ``resource`` is set when it went to the resource library.

        Scopes: ``edu.classes``, ``edu.assignments``.
        """
        return self._call(
            self._COPY_ASSIGNMENT, {"var_class": var_class, "assignment": assignment, "body": body}, options
        )

    @_COPY_ASSIGNMENT.attach
    def copy_assignment_with_http_info(
        self,
        var_class: str,
        assignment: str,
        body: Union[AssignmentCopy, AssignmentCopyToClass, AssignmentCopyToResourceLibrary, Mapping[str, Any]],
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[AssignmentCopyResponse]:
        """Like :meth:`copy_assignment`, with status and headers."""
        return self._call_with_http_info(
            self._COPY_ASSIGNMENT, {"var_class": var_class, "assignment": assignment, "body": body}, options
        )

    @_COPY_ASSIGNMENT.attach
    def copy_assignment_without_preload_content(
        self,
        var_class: str,
        assignment: str,
        body: Union[AssignmentCopy, AssignmentCopyToClass, AssignmentCopyToResourceLibrary, Mapping[str, Any]],
        **options: Unpack[RequestOptions],
    ) -> RawResponse:
        """Like :meth:`copy_assignment`, unread."""
        return self._call_without_preload_content(
            self._COPY_ASSIGNMENT, {"var_class": var_class, "assignment": assignment, "body": body}, options
        )

    _GET_SUBMISSIONS = Operation(
        "get_submissions",
        "getSubmissions",
        "GET",
        "/classes/{class}/assignments/{assignment}/submissions",
        parameters=(
            Parameter("var_class", "class", "path", required=True),
            Parameter("assignment", "assignment", "path", required=True),
        ),
        responses={"200": "List[AssignmentSubmission]"},
        scopes=("edu.classes", "edu.classes.readonly", "edu.assignments", "edu.assignments.readonly"),
    )

    @_GET_SUBMISSIONS.attach
    def get_submissions(
        self, var_class: str, assignment: str, **options: Unpack[RequestOptions]
    ) -> List[AssignmentSubmission]:
        """List the submissions for an assignment.

        One submission per student who has one, all in one answer. For all assignments of a class at once, use
        ``ClassApi.list_assignments``.

        Args:
            var_class: ID of the class, 24 hex digits.
            assignment: ID of the assignment, within the class of the path.
            **options: See :class:`RequestOptions`.

        Returns:
            The submissions of the students.

        Scopes: ``edu.classes``, ``edu.classes.readonly``, ``edu.assignments``, ``edu.assignments.readonly``.
        """
        return self._call(self._GET_SUBMISSIONS, {"var_class": var_class, "assignment": assignment}, options)

    @_GET_SUBMISSIONS.attach
    def get_submissions_with_http_info(
        self, var_class: str, assignment: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[List[AssignmentSubmission]]:
        """Like :meth:`get_submissions`, with status and headers."""
        return self._call_with_http_info(
            self._GET_SUBMISSIONS, {"var_class": var_class, "assignment": assignment}, options
        )

    @_GET_SUBMISSIONS.attach
    def get_submissions_without_preload_content(
        self, var_class: str, assignment: str, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`get_submissions`, unread."""
        return self._call_without_preload_content(
            self._GET_SUBMISSIONS, {"var_class": var_class, "assignment": assignment}, options
        )

    _CREATE_SUBMISSION = Operation(
        "create_submission",
        "createSubmission",
        "PUT",
        "/classes/{class}/assignments/{assignment}/submissions",
        parameters=(
            Parameter("var_class", "class", "path", required=True),
            Parameter("assignment", "assignment", "path", required=True),
        ),
        body=Body("body", "AssignmentSubmissionUpdate"),
        responses={"200": "AssignmentSubmission"},
        scopes=("edu.classes", "edu.assignments"),
    )

    @_CREATE_SUBMISSION.attach
    def create_submission(
        self,
        var_class: str,
        assignment: str,
        body: Union[AssignmentSubmissionUpdate, Mapping[str, Any]],
        **options: Unpack[RequestOptions],
    ) -> AssignmentSubmission:
        """Create or change one's own submission, as a student.

        For the student who makes the call. With ``submit`` the work is turned in; without it, it is saved and the
        student can go on. Teachers grade with ``ClassApi.edit_submission``.

        Args:
            var_class: ID of the class, 24 hex digits.
            assignment: ID of the assignment, within the class of the path.
            body: The work, and whether to turn it in.
            **options: See :class:`RequestOptions`.

        Returns:
            The student's submission.

        Scopes: ``edu.classes``, ``edu.assignments``.
        """
        return self._call(
            self._CREATE_SUBMISSION, {"var_class": var_class, "assignment": assignment, "body": body}, options
        )

    @_CREATE_SUBMISSION.attach
    def create_submission_with_http_info(
        self,
        var_class: str,
        assignment: str,
        body: Union[AssignmentSubmissionUpdate, Mapping[str, Any]],
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[AssignmentSubmission]:
        """Like :meth:`create_submission`, with status and headers."""
        return self._call_with_http_info(
            self._CREATE_SUBMISSION, {"var_class": var_class, "assignment": assignment, "body": body}, options
        )

    @_CREATE_SUBMISSION.attach
    def create_submission_without_preload_content(
        self,
        var_class: str,
        assignment: str,
        body: Union[AssignmentSubmissionUpdate, Mapping[str, Any]],
        **options: Unpack[RequestOptions],
    ) -> RawResponse:
        """Like :meth:`create_submission`, unread."""
        return self._call_without_preload_content(
            self._CREATE_SUBMISSION, {"var_class": var_class, "assignment": assignment, "body": body}, options
        )

    _EXPORT_SUBMISSIONS_REVIEWS_AS_CSV = Operation(
        "export_submissions_reviews_as_csv",
        "exportSubmissionsReviewsAsCsv",
        "GET",
        "/classes/{class}/assignments/{assignment}/submissions/csv",
        parameters=(
            Parameter("var_class", "class", "path", required=True),
            Parameter("assignment", "assignment", "path", required=True),
        ),
        responses={"200": "bytes"},
        accept=("text/csv",),
        scopes=("edu.classes", "edu.classes.readonly", "edu.assignments", "edu.assignments.readonly"),
    )

    @_EXPORT_SUBMISSIONS_REVIEWS_AS_CSV.attach
    def export_submissions_reviews_as_csv(
        self, var_class: str, assignment: str, **options: Unpack[RequestOptions]
    ) -> bytes:
        """Export grades and reviews of an assignment as CSV.

        Args:
            var_class: ID of the class, 24 hex digits.
            assignment: ID of the assignment, within the class of the path.
            **options: See :class:`RequestOptions`.

        Returns:
            The bytes of a CSV file.

        Scopes: ``edu.classes``, ``edu.classes.readonly``, ``edu.assignments``, ``edu.assignments.readonly``.
        """
        return self._call(
            self._EXPORT_SUBMISSIONS_REVIEWS_AS_CSV, {"var_class": var_class, "assignment": assignment}, options
        )

    @_EXPORT_SUBMISSIONS_REVIEWS_AS_CSV.attach
    def export_submissions_reviews_as_csv_with_http_info(
        self, var_class: str, assignment: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[bytes]:
        """Like :meth:`export_submissions_reviews_as_csv`, with status and headers."""
        return self._call_with_http_info(
            self._EXPORT_SUBMISSIONS_REVIEWS_AS_CSV, {"var_class": var_class, "assignment": assignment}, options
        )

    @_EXPORT_SUBMISSIONS_REVIEWS_AS_CSV.attach
    def export_submissions_reviews_as_csv_without_preload_content(
        self, var_class: str, assignment: str, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`export_submissions_reviews_as_csv`, unread."""
        return self._call_without_preload_content(
            self._EXPORT_SUBMISSIONS_REVIEWS_AS_CSV, {"var_class": var_class, "assignment": assignment}, options
        )

    _EXPORT_SUBMISSIONS_REVIEWS_AS_EXCEL = Operation(
        "export_submissions_reviews_as_excel",
        "exportSubmissionsReviewsAsExcel",
        "GET",
        "/classes/{class}/assignments/{assignment}/submissions/excel",
        parameters=(
            Parameter("var_class", "class", "path", required=True),
            Parameter("assignment", "assignment", "path", required=True),
        ),
        responses={"200": "bytes"},
        accept=("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",),
        scopes=("edu.classes", "edu.classes.readonly", "edu.assignments", "edu.assignments.readonly"),
    )

    @_EXPORT_SUBMISSIONS_REVIEWS_AS_EXCEL.attach
    def export_submissions_reviews_as_excel(
        self, var_class: str, assignment: str, **options: Unpack[RequestOptions]
    ) -> bytes:
        """Export grades and reviews of an assignment for Excel.

        Args:
            var_class: ID of the class, 24 hex digits.
            assignment: ID of the assignment, within the class of the path.
            **options: See :class:`RequestOptions`.

        Returns:
            The bytes of an Excel workbook (``.xlsx``).

        Scopes: ``edu.classes``, ``edu.classes.readonly``, ``edu.assignments``, ``edu.assignments.readonly``.
        """
        return self._call(
            self._EXPORT_SUBMISSIONS_REVIEWS_AS_EXCEL, {"var_class": var_class, "assignment": assignment}, options
        )

    @_EXPORT_SUBMISSIONS_REVIEWS_AS_EXCEL.attach
    def export_submissions_reviews_as_excel_with_http_info(
        self, var_class: str, assignment: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[bytes]:
        """Like :meth:`export_submissions_reviews_as_excel`, with status and headers."""
        return self._call_with_http_info(
            self._EXPORT_SUBMISSIONS_REVIEWS_AS_EXCEL, {"var_class": var_class, "assignment": assignment}, options
        )

    @_EXPORT_SUBMISSIONS_REVIEWS_AS_EXCEL.attach
    def export_submissions_reviews_as_excel_without_preload_content(
        self, var_class: str, assignment: str, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`export_submissions_reviews_as_excel`, unread."""
        return self._call_without_preload_content(
            self._EXPORT_SUBMISSIONS_REVIEWS_AS_EXCEL, {"var_class": var_class, "assignment": assignment}, options
        )

    _GET_SUBMISSION = Operation(
        "get_submission",
        "getSubmission",
        "GET",
        "/classes/{class}/assignments/{assignment}/submissions/{submission}",
        parameters=(
            Parameter("var_class", "class", "path", required=True),
            Parameter("assignment", "assignment", "path", required=True),
            Parameter("submission", "submission", "path", required=True),
        ),
        responses={"200": "AssignmentSubmission"},
        scopes=("edu.classes", "edu.classes.readonly", "edu.assignments", "edu.assignments.readonly"),
    )

    @_GET_SUBMISSION.attach
    def get_submission(
        self, var_class: str, assignment: str, submission: str, **options: Unpack[RequestOptions]
    ) -> AssignmentSubmission:
        """Get a submission.

        Args:
            var_class: ID of the class, 24 hex digits.
            assignment: ID of the assignment, within the class of the path.
            submission: ID of the submission.
            **options: See :class:`RequestOptions`.

        Returns:
            The submission with its attachments and grade.

        Scopes: ``edu.classes``, ``edu.classes.readonly``, ``edu.assignments``, ``edu.assignments.readonly``.
        """
        return self._call(
            self._GET_SUBMISSION, {"var_class": var_class, "assignment": assignment, "submission": submission}, options
        )

    @_GET_SUBMISSION.attach
    def get_submission_with_http_info(
        self, var_class: str, assignment: str, submission: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[AssignmentSubmission]:
        """Like :meth:`get_submission`, with status and headers."""
        return self._call_with_http_info(
            self._GET_SUBMISSION, {"var_class": var_class, "assignment": assignment, "submission": submission}, options
        )

    @_GET_SUBMISSION.attach
    def get_submission_without_preload_content(
        self, var_class: str, assignment: str, submission: str, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`get_submission`, unread."""
        return self._call_without_preload_content(
            self._GET_SUBMISSION, {"var_class": var_class, "assignment": assignment, "submission": submission}, options
        )

    _EDIT_SUBMISSION = Operation(
        "edit_submission",
        "editSubmission",
        "PUT",
        "/classes/{class}/assignments/{assignment}/submissions/{submission}",
        parameters=(
            Parameter("var_class", "class", "path", required=True),
            Parameter("assignment", "assignment", "path", required=True),
            Parameter("submission", "submission", "path", required=True),
        ),
        body=Body("body", "AssignmentSubmissionUpdate"),
        responses={"200": "AssignmentSubmission"},
        scopes=("edu.classes", "edu.assignments"),
    )

    @_EDIT_SUBMISSION.attach
    def edit_submission(
        self,
        var_class: str,
        assignment: str,
        submission: str,
        body: Union[AssignmentSubmissionUpdate, Mapping[str, Any]],
        **options: Unpack[RequestOptions],
    ) -> AssignmentSubmission:
        """Grade or return a submission.

        Teachers set ``draftGrade`` while they are marking, then ``grade``, and hand the work back with ``return``.

        Args:
            var_class: ID of the class, 24 hex digits.
            assignment: ID of the assignment, within the class of the path.
            submission: ID of the submission.
            body: The fields to change; ``null`` takes a grade away.
            **options: See :class:`RequestOptions`.

        Returns:
            The submission after the change.

        Scopes: ``edu.classes``, ``edu.assignments``.
        """
        return self._call(
            self._EDIT_SUBMISSION,
            {"var_class": var_class, "assignment": assignment, "submission": submission, "body": body},
            options,
        )

    @_EDIT_SUBMISSION.attach
    def edit_submission_with_http_info(
        self,
        var_class: str,
        assignment: str,
        submission: str,
        body: Union[AssignmentSubmissionUpdate, Mapping[str, Any]],
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[AssignmentSubmission]:
        """Like :meth:`edit_submission`, with status and headers."""
        return self._call_with_http_info(
            self._EDIT_SUBMISSION,
            {"var_class": var_class, "assignment": assignment, "submission": submission, "body": body},
            options,
        )

    @_EDIT_SUBMISSION.attach
    def edit_submission_without_preload_content(
        self,
        var_class: str,
        assignment: str,
        submission: str,
        body: Union[AssignmentSubmissionUpdate, Mapping[str, Any]],
        **options: Unpack[RequestOptions],
    ) -> RawResponse:
        """Like :meth:`edit_submission`, unread."""
        return self._call_without_preload_content(
            self._EDIT_SUBMISSION,
            {"var_class": var_class, "assignment": assignment, "submission": submission, "body": body},
            options,
        )

    _DELETE_SUBMISSION = Operation(
        "delete_submission",
        "deleteSubmission",
        "DELETE",
        "/classes/{class}/assignments/{assignment}/submissions/{submission}",
        parameters=(
            Parameter("var_class", "class", "path", required=True),
            Parameter("assignment", "assignment", "path", required=True),
            Parameter("submission", "submission", "path", required=True),
        ),
        responses={"200": "AssignmentSubmission"},
        scopes=("edu.classes", "edu.assignments"),
    )

    @_DELETE_SUBMISSION.attach
    def delete_submission(
        self, var_class: str, assignment: str, submission: str, **options: Unpack[RequestOptions]
    ) -> AssignmentSubmission:
        """Reset a submission, so that the student starts again.

        Answers with the submission, not with an empty 204. Its history shows the state ``reset``.

        Args:
            var_class: ID of the class, 24 hex digits.
            assignment: ID of the assignment, within the class of the path.
            submission: ID of the submission.
            **options: See :class:`RequestOptions`.

        Returns:
            The submission that was reset.

        Scopes: ``edu.classes``, ``edu.assignments``.
        """
        return self._call(
            self._DELETE_SUBMISSION,
            {"var_class": var_class, "assignment": assignment, "submission": submission},
            options,
        )

    @_DELETE_SUBMISSION.attach
    def delete_submission_with_http_info(
        self, var_class: str, assignment: str, submission: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[AssignmentSubmission]:
        """Like :meth:`delete_submission`, with status and headers."""
        return self._call_with_http_info(
            self._DELETE_SUBMISSION,
            {"var_class": var_class, "assignment": assignment, "submission": submission},
            options,
        )

    @_DELETE_SUBMISSION.attach
    def delete_submission_without_preload_content(
        self, var_class: str, assignment: str, submission: str, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`delete_submission`, unread."""
        return self._call_without_preload_content(
            self._DELETE_SUBMISSION,
            {"var_class": var_class, "assignment": assignment, "submission": submission},
            options,
        )

    _GET_SUBMISSION_COMMENTS = Operation(
        "get_submission_comments",
        "getSubmissionComments",
        "GET",
        "/classes/{class}/assignments/{assignment}/submissions/{submission}/comments",
        parameters=(
            Parameter("var_class", "class", "path", required=True),
            Parameter("assignment", "assignment", "path", required=True),
            Parameter("submission", "submission", "path", required=True),
        ),
        responses={"200": "List[AssignmentSubmissionComment]"},
        scopes=("edu.assignments", "edu.assignments.readonly"),
    )

    @_GET_SUBMISSION_COMMENTS.attach
    def get_submission_comments(
        self, var_class: str, assignment: str, submission: str, **options: Unpack[RequestOptions]
    ) -> List[AssignmentSubmissionComment]:
        """List the comments on a submission.

        The conversation between student and teachers, all in one answer.

        Args:
            var_class: ID of the class, 24 hex digits.
            assignment: ID of the assignment, within the class of the path.
            submission: ID of the submission.
            **options: See :class:`RequestOptions`.

        Returns:
            All comments, unpaged.

        Scopes: ``edu.assignments``, ``edu.assignments.readonly``.
        """
        return self._call(
            self._GET_SUBMISSION_COMMENTS,
            {"var_class": var_class, "assignment": assignment, "submission": submission},
            options,
        )

    @_GET_SUBMISSION_COMMENTS.attach
    def get_submission_comments_with_http_info(
        self, var_class: str, assignment: str, submission: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[List[AssignmentSubmissionComment]]:
        """Like :meth:`get_submission_comments`, with status and headers."""
        return self._call_with_http_info(
            self._GET_SUBMISSION_COMMENTS,
            {"var_class": var_class, "assignment": assignment, "submission": submission},
            options,
        )

    @_GET_SUBMISSION_COMMENTS.attach
    def get_submission_comments_without_preload_content(
        self, var_class: str, assignment: str, submission: str, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`get_submission_comments`, unread."""
        return self._call_without_preload_content(
            self._GET_SUBMISSION_COMMENTS,
            {"var_class": var_class, "assignment": assignment, "submission": submission},
            options,
        )

    _POST_SUBMISSION_COMMENT = Operation(
        "post_submission_comment",
        "postSubmissionComment",
        "POST",
        "/classes/{class}/assignments/{assignment}/submissions/{submission}/comments",
        parameters=(
            Parameter("var_class", "class", "path", required=True),
            Parameter("assignment", "assignment", "path", required=True),
            Parameter("submission", "submission", "path", required=True),
        ),
        body=Body("assignment_submission_comment_creation", "AssignmentSubmissionCommentCreation"),
        responses={"200": "AssignmentSubmissionComment"},
        scopes=("edu.assignments",),
    )

    @_POST_SUBMISSION_COMMENT.attach
    def post_submission_comment(
        self,
        var_class: str,
        assignment: str,
        submission: str,
        assignment_submission_comment_creation: Union[AssignmentSubmissionCommentCreation, Mapping[str, Any]],
        **options: Unpack[RequestOptions],
    ) -> AssignmentSubmissionComment:
        """Comment on a submission.

        Args:
            var_class: ID of the class, 24 hex digits.
            assignment: ID of the assignment, within the class of the path.
            submission: ID of the submission.
            assignment_submission_comment_creation: The text of the comment.
            **options: See :class:`RequestOptions`.

        Returns:
            The new comment.

        Scopes: ``edu.assignments``.
        """
        return self._call(
            self._POST_SUBMISSION_COMMENT,
            {
                "var_class": var_class,
                "assignment": assignment,
                "submission": submission,
                "assignment_submission_comment_creation": assignment_submission_comment_creation,
            },
            options,
        )

    @_POST_SUBMISSION_COMMENT.attach
    def post_submission_comment_with_http_info(
        self,
        var_class: str,
        assignment: str,
        submission: str,
        assignment_submission_comment_creation: Union[AssignmentSubmissionCommentCreation, Mapping[str, Any]],
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[AssignmentSubmissionComment]:
        """Like :meth:`post_submission_comment`, with status and headers."""
        return self._call_with_http_info(
            self._POST_SUBMISSION_COMMENT,
            {
                "var_class": var_class,
                "assignment": assignment,
                "submission": submission,
                "assignment_submission_comment_creation": assignment_submission_comment_creation,
            },
            options,
        )

    @_POST_SUBMISSION_COMMENT.attach
    def post_submission_comment_without_preload_content(
        self,
        var_class: str,
        assignment: str,
        submission: str,
        assignment_submission_comment_creation: Union[AssignmentSubmissionCommentCreation, Mapping[str, Any]],
        **options: Unpack[RequestOptions],
    ) -> RawResponse:
        """Like :meth:`post_submission_comment`, unread."""
        return self._call_without_preload_content(
            self._POST_SUBMISSION_COMMENT,
            {
                "var_class": var_class,
                "assignment": assignment,
                "submission": submission,
                "assignment_submission_comment_creation": assignment_submission_comment_creation,
            },
            options,
        )

    _UPDATE_SUBMISSION_COMMENT = Operation(
        "update_submission_comment",
        "updateSubmissionComment",
        "PUT",
        "/classes/{class}/assignments/{assignment}/submissions/{submission}/comments/{comment}",
        parameters=(
            Parameter("var_class", "class", "path", required=True),
            Parameter("assignment", "assignment", "path", required=True),
            Parameter("submission", "submission", "path", required=True),
            Parameter("comment", "comment", "path", required=True),
        ),
        body=Body("assignment_submission_comment_creation", "AssignmentSubmissionCommentCreation"),
        responses={"200": "AssignmentSubmissionComment"},
        scopes=("edu.assignments",),
    )

    @_UPDATE_SUBMISSION_COMMENT.attach
    def update_submission_comment(
        self,
        var_class: str,
        assignment: str,
        submission: str,
        comment: str,
        assignment_submission_comment_creation: Union[AssignmentSubmissionCommentCreation, Mapping[str, Any]],
        **options: Unpack[RequestOptions],
    ) -> AssignmentSubmissionComment:
        """Change the text of a comment on a submission.

        Args:
            var_class: ID of the class, 24 hex digits.
            assignment: ID of the assignment, within the class of the path.
            submission: ID of the submission.
            comment: ID of the comment, as listed for this submission; comments in scores are something else.
            assignment_submission_comment_creation: The new text.
            **options: See :class:`RequestOptions`.

        Returns:
            The comment after the change.

        Scopes: ``edu.assignments``.
        """
        return self._call(
            self._UPDATE_SUBMISSION_COMMENT,
            {
                "var_class": var_class,
                "assignment": assignment,
                "submission": submission,
                "comment": comment,
                "assignment_submission_comment_creation": assignment_submission_comment_creation,
            },
            options,
        )

    @_UPDATE_SUBMISSION_COMMENT.attach
    def update_submission_comment_with_http_info(
        self,
        var_class: str,
        assignment: str,
        submission: str,
        comment: str,
        assignment_submission_comment_creation: Union[AssignmentSubmissionCommentCreation, Mapping[str, Any]],
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[AssignmentSubmissionComment]:
        """Like :meth:`update_submission_comment`, with status and headers."""
        return self._call_with_http_info(
            self._UPDATE_SUBMISSION_COMMENT,
            {
                "var_class": var_class,
                "assignment": assignment,
                "submission": submission,
                "comment": comment,
                "assignment_submission_comment_creation": assignment_submission_comment_creation,
            },
            options,
        )

    @_UPDATE_SUBMISSION_COMMENT.attach
    def update_submission_comment_without_preload_content(
        self,
        var_class: str,
        assignment: str,
        submission: str,
        comment: str,
        assignment_submission_comment_creation: Union[AssignmentSubmissionCommentCreation, Mapping[str, Any]],
        **options: Unpack[RequestOptions],
    ) -> RawResponse:
        """Like :meth:`update_submission_comment`, unread."""
        return self._call_without_preload_content(
            self._UPDATE_SUBMISSION_COMMENT,
            {
                "var_class": var_class,
                "assignment": assignment,
                "submission": submission,
                "comment": comment,
                "assignment_submission_comment_creation": assignment_submission_comment_creation,
            },
            options,
        )

    _DELETE_SUBMISSION_COMMENT = Operation(
        "delete_submission_comment",
        "deleteSubmissionComment",
        "DELETE",
        "/classes/{class}/assignments/{assignment}/submissions/{submission}/comments/{comment}",
        parameters=(
            Parameter("var_class", "class", "path", required=True),
            Parameter("assignment", "assignment", "path", required=True),
            Parameter("submission", "submission", "path", required=True),
            Parameter("comment", "comment", "path", required=True),
        ),
        responses={"204": "None"},
        scopes=("edu.assignments",),
    )

    @_DELETE_SUBMISSION_COMMENT.attach
    def delete_submission_comment(
        self, var_class: str, assignment: str, submission: str, comment: str, **options: Unpack[RequestOptions]
    ) -> None:
        """Delete a comment on a submission.

        Args:
            var_class: ID of the class, 24 hex digits.
            assignment: ID of the assignment, within the class of the path.
            submission: ID of the submission.
            comment: ID of the comment, as listed for this submission; comments in scores are something else.
            **options: See :class:`RequestOptions`.

        Scopes: ``edu.assignments``.
        """
        self._call(
            self._DELETE_SUBMISSION_COMMENT,
            {"var_class": var_class, "assignment": assignment, "submission": submission, "comment": comment},
            options,
        )

    @_DELETE_SUBMISSION_COMMENT.attach
    def delete_submission_comment_with_http_info(
        self, var_class: str, assignment: str, submission: str, comment: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[None]:
        """Like :meth:`delete_submission_comment`, with status and headers."""
        return self._call_with_http_info(
            self._DELETE_SUBMISSION_COMMENT,
            {"var_class": var_class, "assignment": assignment, "submission": submission, "comment": comment},
            options,
        )

    @_DELETE_SUBMISSION_COMMENT.attach
    def delete_submission_comment_without_preload_content(
        self, var_class: str, assignment: str, submission: str, comment: str, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`delete_submission_comment`, unread."""
        return self._call_without_preload_content(
            self._DELETE_SUBMISSION_COMMENT,
            {"var_class": var_class, "assignment": assignment, "submission": submission, "comment": comment},
            options,
        )

    _GET_SUBMISSION_HISTORY = Operation(
        "get_submission_history",
        "getSubmissionHistory",
        "GET",
        "/classes/{class}/assignments/{assignment}/submissions/{submission}/history",
        parameters=(
            Parameter("var_class", "class", "path", required=True),
            Parameter("assignment", "assignment", "path", required=True),
            Parameter("submission", "submission", "path", required=True),
        ),
        responses={"200": "List[AssignmentSubmissionHistory]"},
        scopes=("edu.assignments", "edu.assignments.readonly"),
    )

    @_GET_SUBMISSION_HISTORY.attach
    def get_submission_history(
        self, var_class: str, assignment: str, submission: str, **options: Unpack[RequestOptions]
    ) -> List[AssignmentSubmissionHistory]:
        """List what happened to a submission.

        Each entry is one change: of state, grade, attachment, due date or comments. An entry holds only the fields that
        it is about.

        Args:
            var_class: ID of the class, 24 hex digits.
            assignment: ID of the assignment, within the class of the path.
            submission: ID of the submission.
            **options: See :class:`RequestOptions`.

        Returns:
            The entries, all in one answer.

        Scopes: ``edu.assignments``, ``edu.assignments.readonly``.
        """
        return self._call(
            self._GET_SUBMISSION_HISTORY,
            {"var_class": var_class, "assignment": assignment, "submission": submission},
            options,
        )

    @_GET_SUBMISSION_HISTORY.attach
    def get_submission_history_with_http_info(
        self, var_class: str, assignment: str, submission: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[List[AssignmentSubmissionHistory]]:
        """Like :meth:`get_submission_history`, with status and headers."""
        return self._call_with_http_info(
            self._GET_SUBMISSION_HISTORY,
            {"var_class": var_class, "assignment": assignment, "submission": submission},
            options,
        )

    @_GET_SUBMISSION_HISTORY.attach
    def get_submission_history_without_preload_content(
        self, var_class: str, assignment: str, submission: str, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`get_submission_history`, unread."""
        return self._call_without_preload_content(
            self._GET_SUBMISSION_HISTORY,
            {"var_class": var_class, "assignment": assignment, "submission": submission},
            options,
        )

    _LIST_CLASS_STUDENT_SUBMISSIONS = Operation(
        "list_class_student_submissions",
        "listClassStudentSubmissions",
        "GET",
        "/classes/{class}/students/{user}/submissions",
        parameters=(
            Parameter("var_class", "class", "path", required=True),
            Parameter("user", "user", "path", required=True),
        ),
        responses={"200": "List[AssignmentSubmission]"},
        scopes=("edu.classes", "edu.classes.readonly", "edu.assignments", "edu.assignments.readonly"),
    )

    @_LIST_CLASS_STUDENT_SUBMISSIONS.attach
    def list_class_student_submissions(
        self, var_class: str, user: str, **options: Unpack[RequestOptions]
    ) -> List[AssignmentSubmission]:
        """List the submissions of one student in a class.

        The student's work on all assignments of the class, in one answer.

        Args:
            var_class: ID of the class, 24 hex digits.
            user: ID of the student.
            **options: See :class:`RequestOptions`.

        Returns:
            All submissions of the student in this class, unpaged.

        Scopes: ``edu.classes``, ``edu.classes.readonly``, ``edu.assignments``, ``edu.assignments.readonly``.
        """
        return self._call(self._LIST_CLASS_STUDENT_SUBMISSIONS, {"var_class": var_class, "user": user}, options)

    @_LIST_CLASS_STUDENT_SUBMISSIONS.attach
    def list_class_student_submissions_with_http_info(
        self, var_class: str, user: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[List[AssignmentSubmission]]:
        """Like :meth:`list_class_student_submissions`, with status and headers."""
        return self._call_with_http_info(
            self._LIST_CLASS_STUDENT_SUBMISSIONS, {"var_class": var_class, "user": user}, options
        )

    @_LIST_CLASS_STUDENT_SUBMISSIONS.attach
    def list_class_student_submissions_without_preload_content(
        self, var_class: str, user: str, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`list_class_student_submissions`, unread."""
        return self._call_without_preload_content(
            self._LIST_CLASS_STUDENT_SUBMISSIONS, {"var_class": var_class, "user": user}, options
        )

    _CREATE_TEST_STUDENT_ACCOUNT = Operation(
        "create_test_student_account",
        "createTestStudentAccount",
        "POST",
        "/classes/{class}/testStudent",
        parameters=(
            Parameter("var_class", "class", "path", required=True),
            Parameter("reset", "reset", "query", "boolean"),
        ),
        responses={"200": "UserDetails"},
        scopes=("edu.admin", "edu.classes"),
    )

    @_CREATE_TEST_STUDENT_ACCOUNT.attach
    def create_test_student_account(
        self, var_class: str, reset: Optional[bool] = None, **options: Unpack[RequestOptions]
    ) -> UserDetails:
        """Create a test student to see a class as students do.

        The account takes no licence. Together with ``EduResourcesApi.copy_edu_resource_to_demo_class`` it lets a
        teacher try an assignment from the student's side.

        Args:
            var_class: ID of the class, 24 hex digits.
            reset: When true, reset the test student, so that the trial starts afresh.
            **options: See :class:`RequestOptions`.

        Returns:
            The test student of this teacher, new or reset.

        Scopes: ``edu.admin``, ``edu.classes``.
        Since version 2.18.0 of the API.
        """
        return self._call(self._CREATE_TEST_STUDENT_ACCOUNT, {"var_class": var_class, "reset": reset}, options)

    @_CREATE_TEST_STUDENT_ACCOUNT.attach
    def create_test_student_account_with_http_info(
        self, var_class: str, reset: Optional[bool] = None, **options: Unpack[RequestOptions]
    ) -> ApiResponse[UserDetails]:
        """Like :meth:`create_test_student_account`, with status and headers."""
        return self._call_with_http_info(
            self._CREATE_TEST_STUDENT_ACCOUNT, {"var_class": var_class, "reset": reset}, options
        )

    @_CREATE_TEST_STUDENT_ACCOUNT.attach
    def create_test_student_account_without_preload_content(
        self, var_class: str, reset: Optional[bool] = None, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`create_test_student_account`, unread."""
        return self._call_without_preload_content(
            self._CREATE_TEST_STUDENT_ACCOUNT, {"var_class": var_class, "reset": reset}, options
        )

    _ADD_CLASS_USER = Operation(
        "add_class_user",
        "addClassUser",
        "PUT",
        "/classes/{class}/users/{user}",
        parameters=(
            Parameter("var_class", "class", "path", required=True),
            Parameter("user", "user", "path", required=True),
        ),
        responses={"204": "None"},
        scopes=("edu.classes",),
    )

    @_ADD_CLASS_USER.attach
    def add_class_user(self, var_class: str, user: str, **options: Unpack[RequestOptions]) -> None:
        """Add a user to a class.

        Adds someone who already has an account in the organization, without their doing anything. To let students join
        by themselves, give them the enrolment code (``ClassApi.enroll_class``).

        Args:
            var_class: ID of the class, 24 hex digits.
            user: ID of the user who joins or leaves the class.
            **options: See :class:`RequestOptions`.

        Scopes: ``edu.classes``.
        """
        self._call(self._ADD_CLASS_USER, {"var_class": var_class, "user": user}, options)

    @_ADD_CLASS_USER.attach
    def add_class_user_with_http_info(
        self, var_class: str, user: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[None]:
        """Like :meth:`add_class_user`, with status and headers."""
        return self._call_with_http_info(self._ADD_CLASS_USER, {"var_class": var_class, "user": user}, options)

    @_ADD_CLASS_USER.attach
    def add_class_user_without_preload_content(
        self, var_class: str, user: str, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`add_class_user`, unread."""
        return self._call_without_preload_content(self._ADD_CLASS_USER, {"var_class": var_class, "user": user}, options)

    _DELETE_CLASS_USER = Operation(
        "delete_class_user",
        "deleteClassUser",
        "DELETE",
        "/classes/{class}/users/{user}",
        parameters=(
            Parameter("var_class", "class", "path", required=True),
            Parameter("user", "user", "path", required=True),
        ),
        responses={"204": "None"},
        scopes=("edu.classes",),
    )

    @_DELETE_CLASS_USER.attach
    def delete_class_user(self, var_class: str, user: str, **options: Unpack[RequestOptions]) -> None:
        """Remove a user from a class.

        Only teachers of the class may do this, and not to themselves. The account of the user remains.

        Args:
            var_class: ID of the class, 24 hex digits.
            user: ID of the user who joins or leaves the class.
            **options: See :class:`RequestOptions`.

        Scopes: ``edu.classes``.
        """
        self._call(self._DELETE_CLASS_USER, {"var_class": var_class, "user": user}, options)

    @_DELETE_CLASS_USER.attach
    def delete_class_user_with_http_info(
        self, var_class: str, user: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[None]:
        """Like :meth:`delete_class_user`, with status and headers."""
        return self._call_with_http_info(self._DELETE_CLASS_USER, {"var_class": var_class, "user": user}, options)

    @_DELETE_CLASS_USER.attach
    def delete_class_user_without_preload_content(
        self, var_class: str, user: str, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`delete_class_user`, unread."""
        return self._call_without_preload_content(
            self._DELETE_CLASS_USER, {"var_class": var_class, "user": user}, options
        )
