"""Records of a school: classes and their work, resource library, administration.

A field that refers to another record holds its identifier.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

Options = Mapping[str, Any]
"""Fields that the server only stores, under the names of the contract."""


@dataclass(frozen=True, kw_only=True)
class Classroom:
    """Class.

    Attributes:
        state: ``active`` or ``inactive``; independent of ``archived``.
        students: ID of the group of the students; ``teachers`` is that of the teachers.
        demo: Whether it is the demo class of its owner, for trying assignments.
        options: ``section``, ``level``, ``skillsFocused``, ``size``, and data of a connected service.
    """

    id: str
    organization: str
    owner: str
    name: str
    created: datetime
    modified: datetime
    enrollment_code: str
    students: str
    teachers: str
    state: str = "active"
    archived: bool = False
    demo: bool = False
    options: Options = field(default_factory=dict[str, Any])


@dataclass(frozen=True, kw_only=True)
class Group:
    """Group of members of a class.

    Attributes:
        type: ``classTeachers``, ``classStudents``, ``classStudentsSubGroup`` or ``assignmentStudentsSubGroup``.
        members: IDs of accounts, in the order of joining.
        source: Service that imported the members in ``brought_in``.
    """

    id: str
    name: str
    type: str
    organization: str
    classroom: str
    created: datetime
    members: tuple[str, ...] = ()
    assignment: str | None = None
    parent: str | None = None
    source: str | None = None
    brought_in: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Attachment:
    """Attachment of an assignment or a submission.

    Attributes:
        dedicated: On an assignment: students work in copies of the score. On a submission: the score is such a copy,
            which is deleted with the assignment.
    """

    type: str
    score: str | None = None
    revision: str | None = None
    worksheet: str | None = None
    part_uuid: str | None = None
    sharing_mode: str | None = None
    lock_score_template: bool | None = None
    url: str | None = None
    google_drive_file: str | None = None
    teacher_only: bool = False
    dedicated: bool = False


@dataclass(frozen=True, kw_only=True)
class Assignment:
    """Assignment of a class or of the resource library.

    Attributes:
        source: ID of the assignment that it was copied from.
        students_mode: ``single`` or ``group``: one submission per student or per group.
        options: The rest of its content: texts, cover, restrictions of the editor and of recording.
        given: Whether a teacher published it to the students, at once or from ``scheduled`` on.
        assignee_mode: ``everyone`` or ``selected``.
        connections: Options for other services.
    """

    id: str
    creator: str
    created: datetime
    type: str
    title: str
    classroom: str | None = None
    source: str | None = None
    attachments: tuple[Attachment, ...] = ()
    max_points: float | None = None
    students_mode: str = "single"
    options: Options = field(default_factory=dict[str, Any])
    given: bool = False
    archived: bool = False
    scheduled: datetime | None = None
    due: datetime | None = None
    assignee_mode: str = "everyone"
    assigned_students: tuple[str, ...] = ()
    connections: Options = field(default_factory=dict[str, Any])

    def state(self, now: datetime) -> str:
        """Return ``draft``, ``active`` or ``archived``. A date in ``scheduled`` decides over ``given``."""
        if self.archived:
            return "archived"
        is_out = self.given if self.scheduled is None else self.scheduled <= now
        return "active" if is_out else "draft"


@dataclass(frozen=True, kw_only=True)
class Submission:
    """Submission of a student, or of a group of students, for an assignment.

    Attributes:
        playback: Number of plays of each score, as sent.
    """

    id: str
    classroom: str
    assignment: str
    creator: str
    created: datetime
    state: str = "created"
    attachments: tuple[Attachment, ...] = ()
    playback: tuple[dict[str, Any], ...] = ()
    exercises: tuple[str, ...] | None = None
    submitted: datetime | None = None
    returned: datetime | None = None
    returned_by: str | None = None
    grade: float | None = None
    draft_grade: float | None = None


@dataclass(frozen=True, kw_only=True)
class SubmissionEvent:
    """Entry in the history of a submission.

    Attributes:
        fields: Content of the entry, under the names of the contract.
    """

    id: str
    submission: str
    date: datetime
    account: str
    fields: Options


@dataclass(frozen=True, kw_only=True)
class SubmissionComment:
    """Comment on a submission."""

    id: str
    submission: str
    account: str
    date: datetime
    text: str
    read_by: frozenset[str]
    modified: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class EduResource:
    """Assignment or folder in the resource library.

    Attributes:
        type: ``assignment`` or ``folder``.
        parent: ID of its folder; ``root``, ``organization``, or the ID of Flat's own library.
        title: Name of a folder. The title of an assignment is in its own record.
        organization: ID of its school; ``None`` for a resource that Flat provides.
    """

    id: str
    creator: str
    organization: str | None
    type: str
    parent: str
    title: str
    created: datetime
    updated: datetime
    privacy: str = "private"
    assignment: str | None = None
    sharing_description: str | None = None
    sharing_description_html: str | None = None
    tags: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class License:
    """License of a school: all of its accounts may use Flat until it expires."""

    id: str
    organization: str
    expires: datetime
    source: str = "order"
    mode: str = "site"


@dataclass(frozen=True, kw_only=True)
class Invitation:
    """Invitation to join a school.

    Attributes:
        code: Last part of the URL of its page, which cannot be guessed.
    """

    id: str
    code: str
    organization: str
    role: str
    invited_by: str
    created: datetime
    email: str | None = None
    used_by: tuple[str, ...] = ()

    @property
    def allows_multiple_use(self) -> bool:
        """Permission for several accounts to accept it: an invitation without an e-mail address."""
        return self.email is None


@dataclass(frozen=True, kw_only=True)
class SigninLink:
    """Sign-in link of an account.

    Attributes:
        id: The token in the link.
        expires: When it stops working, in epoch seconds.
    """

    id: str
    account: str
    expires: float


@dataclass(frozen=True, kw_only=True)
class LtiConfiguration:
    """LTI connection of a school to a learning platform.

    Attributes:
        version: ``1p1`` or ``1p3``.
        mode: ``1p1-manual``, ``1p3-manual``, ``1p3-deployment`` or ``1p3-dynamic``.
        platform: Data of the platform, under the names of the contract.
        secrets: Keys and tokens that the server created for it, under the names of the contract.
        token_used: Whether the platform opened the registration URL.
        completed: Time at which the data of a dynamically registered platform became complete.
    """

    id: str
    organization: str
    version: str
    mode: str
    creator: str
    created: datetime
    platform: dict[str, Any] = field(default_factory=dict[str, Any])
    secrets: dict[str, str] = field(default_factory=dict[str, str])
    parent: str | None = None
    token_used: bool = False
    completed: datetime | None = None
