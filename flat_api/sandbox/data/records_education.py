"""What the server remembers of a school: its classes and their work, its resource library, its administration.

What names another record holds its identifier.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

Options = Mapping[str, Any]
"""Fields that the server keeps and does not act upon, under the names of the contract."""


@dataclass(frozen=True, kw_only=True)
class Classroom:
    """A class.

    Attributes:
        state: ``active`` or ``inactive``, whether it is in the archive or not.
        students: The group of the students, as ``teachers`` is that of the teachers.
        demo: Whether it is the class in which its owner tries assignments.
        options: ``section``, ``level``, ``skillsFocused``, ``size``, and what a connected service knows.
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
    """Some members of a class.

    Attributes:
        type: ``classTeachers``, ``classStudents``, ``classStudentsSubGroup`` or ``assignmentStudentsSubGroup``.
        members: IDs of accounts, in the order in which they joined.
        source: Service that brought in those named in ``brought_in``.
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
    """Something attached to an assignment or to a submission.

    Attributes:
        dedicated: On an assignment, that students work in copies of the score; on a submission, that the score is such
            a copy. Those go with the assignment.
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
    """An assignment, of a class or of the resource library.

    Attributes:
        source: ID of the assignment that it was copied from.
        students_mode: ``single`` or ``group``: who hands in one work.
        options: The rest of its content: texts, cover, limits of the editor and of recording.
        given: Whether a teacher gave it to the students, at once or from ``scheduled`` on.
        assignee_mode: ``everyone`` or ``selected``.
        connections: Options for its counterparts in other services.
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
        """Return ``draft``, ``active`` or ``archived``. A date to give it out decides, when there is one."""
        if self.archived:
            return "archived"
        is_out = self.given if self.scheduled is None else self.scheduled <= now
        return "active" if is_out else "draft"


@dataclass(frozen=True, kw_only=True)
class Submission:
    """What a student, or a group of them, hands in for an assignment.

    Attributes:
        playback: How often each score was played, as it was sent.
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
    """An entry in the history of a submission.

    Attributes:
        fields: What the entry is about, under the names of the contract.
    """

    id: str
    submission: str
    date: datetime
    account: str
    fields: Options


@dataclass(frozen=True, kw_only=True)
class SubmissionComment:
    """A comment on a submission."""

    id: str
    submission: str
    account: str
    date: datetime
    text: str
    read_by: frozenset[str]
    modified: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class EduResource:
    """An assignment or a folder of the resource library.

    Attributes:
        type: ``assignment`` or ``folder``.
        parent: ID of the folder that holds it; ``root``, ``organization``, or the ID of Flat's own library.
        title: Name of a folder. An assignment has its title with itself.
        organization: ID of the school it belongs to; ``None`` for what Flat provides.
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
    """What a school paid for: all of its people may use Flat until it expires."""

    id: str
    organization: str
    expires: datetime
    source: str = "order"
    mode: str = "site"


@dataclass(frozen=True, kw_only=True)
class Invitation:
    """An invitation to join a school.

    Attributes:
        code: Last part of the address of its page, which nobody can guess.
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
        """Whether anybody who has the address can accept it, as long as it is addressed to nobody."""
        return self.email is None


@dataclass(frozen=True, kw_only=True)
class SigninLink:
    """A link that signs an account in.

    Attributes:
        id: The token in the link.
        expires: When it stops working, in epoch seconds.
    """

    id: str
    account: str
    expires: float


@dataclass(frozen=True, kw_only=True)
class LtiConfiguration:
    """A connection of a school to a learning platform.

    Attributes:
        version: ``1p1`` or ``1p3``.
        mode: ``1p1-manual``, ``1p3-manual``, ``1p3-deployment`` or ``1p3-dynamic``.
        platform: What is known of the platform, under the names of the contract.
        secrets: Keys and tokens that the server made for it, under the names of the contract.
        token_used: Whether the platform opened the address for registering itself.
        completed: When the last missing fact about a platform that registers itself came in.
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
