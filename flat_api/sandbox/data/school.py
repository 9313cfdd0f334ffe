"""Roles in a school, and the access that follows from them."""

from __future__ import annotations

from flat_api.sandbox.data.records import Account, Score
from flat_api.sandbox.data.records_education import Assignment, Classroom, EduResource, Submission
from flat_api.sandbox.data.store import Store

ADMIN_ROLES = frozenset({"admin", "accountAdmin"})
STAFF_ROLES = ADMIN_ROLES | {"teacher"}

NEEDS_SCORE = frozenset({"scoreTemplate", "sharedWriting", "performance"})
"""Types that cannot be published without a score."""


def is_staff(account: Account) -> bool:
    return account.organization is not None and account.organization_role in STAFF_ROLES


def is_admin(account: Account, organization: str | None) -> bool:
    return account.organization == organization is not None and account.organization_role in ADMIN_ROLES


def members(store: Store, group: str) -> tuple[str, ...]:
    found = store.groups.get(group)
    return found.members if found is not None else ()


def role_in_class(store: Store, classroom: Classroom, account: str) -> str | None:
    """Return ``teacher``, ``student``, or ``None`` for an account that is not in the class."""
    if account in members(store, classroom.teachers):
        return "teacher"
    return "student" if account in members(store, classroom.students) else None


def can_teach(store: Store, classroom: Classroom, account: Account) -> bool:
    is_theirs = store.switches.admins_change_all_classes and is_admin(account, classroom.organization)
    return is_theirs or role_in_class(store, classroom, account.id) == "teacher"


def assigned_students(store: Store, assignment: Assignment) -> list[str]:
    """Return the students who have an assignment."""
    classroom = store.classes.get(assignment.classroom or "")
    if classroom is None:
        return []
    students = members(store, classroom.students)
    if assignment.assignee_mode == "everyone":
        return list(students)
    chosen = set(assignment.assigned_students)
    for group in store.groups.find("assignment", assignment.id):
        chosen.update(group.members)
    return [student for student in students if student in chosen]


def partners(store: Store, assignment: Assignment, student: str) -> tuple[str, ...]:
    """Return the students who share a submission with this student, including the student."""
    if assignment.students_mode == "group":
        for group in store.groups.find("assignment", assignment.id):
            if student in group.members:
                return group.members
    return (student,)


def submission_of(store: Store, assignment: Assignment, student: str) -> Submission | None:
    """Return the submission of a student, or of the student's group, for an assignment."""
    together = partners(store, assignment, student)
    submissions = store.submissions.find("assignment", assignment.id)
    return next((entry for entry in submissions if entry.creator in together), None)


def holds(store: Store, submission: Submission, account: str) -> bool:
    """Return whether a submission belongs to an account, alone or in a group."""
    if submission.creator == account:
        return True
    assignment = store.assignments.get(submission.assignment)
    return assignment is not None and account in partners(store, assignment, submission.creator)


def what_is_missing(assignment: Assignment) -> tuple[str, str] | None:
    """Return code and message if an assignment lacks something for publication, else ``None``."""
    needs_score = assignment.type in NEEDS_SCORE and not assignment.options.get("freeRecord")
    if needs_score and all(entry.score is None for entry in assignment.attachments):
        return "ASSIGNMENT_SCORE_MISSING", f"An assignment of the type '{assignment.type}' needs a score."
    needs_worksheet = assignment.type in ("worksheet", "worksheetText")
    if needs_worksheet and all(entry.worksheet is None for entry in assignment.attachments):
        return "ASSIGNMENT_WORKSHEET_MISSING", f"An assignment of the type '{assignment.type}' needs a worksheet."
    return None


def can_see_resource(store: Store, resource: EduResource, account: Account) -> bool:
    """Return whether an account sees a resource. A visible folder makes its content visible."""
    if not is_staff(account):
        return False
    if resource.creator == account.id or resource.privacy == "public":
        return True
    if resource.privacy == "organizationPublic" and resource.organization == account.organization:
        return True
    folder = store.edu_resources.get(resource.parent)
    return folder is not None and can_see_resource(store, folder, account)


def can_edit_resource(resource: EduResource, account: Account) -> bool:
    """Return whether an account may change a resource: its creator; administrators, if it is shared."""
    if not is_staff(account):
        return False
    is_shared = resource.privacy != "private"
    return resource.creator == account.id or (is_shared and is_admin(account, resource.organization))


def access_to_score(store: Store, score: Score, account: Account) -> str | None:
    """Return the access to a score through assignments: ``read``, ``write`` or ``None``.

    Submitting the score of another account gives no rights on it.
    """
    for submission in store.submissions.find("score", score.id):
        classroom = store.classes.get(submission.classroom)
        if classroom is None or not holds(store, submission, score.owner):
            continue
        if can_teach(store, classroom, account) or holds(store, submission, account.id):
            return "write"
    assignments = store.assignments.find("score", score.id)
    granted = {_access_by_assignment(store, assignment, score.id, account) for assignment in assignments}
    return "write" if "write" in granted else "read" if "read" in granted else None


def _access_by_assignment(store: Store, assignment: Assignment, score: str, account: Account) -> str | None:
    if assignment.classroom is None:
        resources = store.edu_resources.find("assignment", assignment.id)
        return "read" if any(can_see_resource(store, resource, account) for resource in resources) else None
    classroom = store.classes.get(assignment.classroom)
    if classroom is None:
        return None
    if can_teach(store, classroom, account):
        return "read"
    state = assignment.state(store.now())
    if state == "draft" or account.id not in assigned_students(store, assignment):
        return None
    modes = [entry.sharing_mode for entry in assignment.attachments if entry.score == score and not entry.teacher_only]
    if "write" in modes and state == "active" and not classroom.archived:
        return "write"
    return "read" if modes else None
