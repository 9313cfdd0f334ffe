"""Rights of an account on the score, class, assignment or submission of a call."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hmac import compare_digest

from flat_api.sandbox.data import school
from flat_api.sandbox.data.records import Account, Score
from flat_api.sandbox.data.records_education import Assignment, Classroom, Submission
from flat_api.sandbox.data.store import Store
from flat_api.sandbox.http.call import Call, conflict, forbidden, not_found, unauthorized


@dataclass(frozen=True)
class Rights:
    """Rights on a score.

    Attributes:
        collaborator: ``owner``, ``user`` or ``group``, if the account is a collaborator.
    """

    read: bool = False
    write: bool = False
    admin: bool = False
    collaborator: str | None = None


def rights_on(store: Store, score: Score, account: Account | None, sharing_key: str = "") -> Rights:
    """Return the rights of an account on a score; ``None`` stands for a call without token."""
    if account is not None:
        if score.owner == account.id:
            return Rights(True, True, True, "owner")
        if score.trashed is not None:
            return Rights()
        collaborators = store.collaborators.find("score", score.id)
        for entry in collaborators:
            if entry.account == account.id:
                return Rights(entry.read, entry.write, entry.admin, "user")
        for entry in collaborators:
            if entry.group is not None and account.id in school.members(store, entry.group):
                return Rights(entry.read, entry.write, entry.admin, "group")
        access = school.access_to_score(store, score, account)
        if access is not None:
            return Rights(read=True, write=access == "write")
    return Rights(read=score.trashed is None and _is_open(store, score, account, sharing_key))


def _is_open(store: Store, score: Score, account: Account | None, sharing_key: str) -> bool:
    if score.privacy == "organizationPublic":
        owner = store.accounts.get(score.owner)
        return account is not None and owner is not None and account.organization == owner.organization is not None
    if score.privacy == "privateLink":
        return score.sharing_key is not None and compare_digest(score.sharing_key.encode(), sharing_key.encode())
    return score.privacy == "public"


def score_to_read(call: Call) -> Score:
    """Return the score of a call that the account may read."""
    return _score(call, lambda rights: rights.read, "open")


def score_to_write(call: Call) -> Score:
    """Return the score of a call that the account may change."""
    return _score(call, lambda rights: rights.write, "change")


def score_to_administer(call: Call) -> Score:
    """Return the score of a call that the account may share."""
    return _score(call, lambda rights: rights.admin, "administer")


def _score(call: Call, suffices: Callable[[Rights], bool], what: str) -> Score:
    score = call.store.scores.get(call.text("score"))
    account = call.account_or_none()
    if score is not None and (score.trashed is None or (account is not None and account.id == score.owner)):
        if suffices(rights_on(call.store, score, account, call.text("sharingKey"))):
            return score
        if call.token is not None:
            raise forbidden(f"You are not allowed to {what} this score")
    # Without a token, the response does not reveal which scores exist.
    raise not_found("score") if account is not None else unauthorized("This call needs an access token")


def class_to_read(call: Call) -> Classroom:
    """Return the class of a call, for its members."""
    classroom = _class(call)
    check_member(call, classroom)
    return classroom


def class_to_teach(call: Call) -> Classroom:
    """Return the class of a call, for its teachers."""
    classroom = _class(call)
    check_teacher(call, classroom)
    return classroom


def _class(call: Call) -> Classroom:
    classroom = call.store.classes.get(call.text("class"))
    if classroom is None:
        raise not_found("class")
    return classroom


def class_to_change(call: Call) -> Classroom:
    """Return the class of a call, for its teachers, unless it is archived."""
    classroom = class_to_teach(call)
    check_in_use(classroom)
    return classroom


def check_member(call: Call, classroom: Classroom) -> None:
    account = call.account()
    is_in = school.role_in_class(call.store, classroom, account.id) is not None
    if not is_in and not school.can_teach(call.store, classroom, account):
        raise forbidden("You are not a member of this class")


def check_teacher(call: Call, classroom: Classroom) -> None:
    if not school.can_teach(call.store, classroom, call.account()):
        raise forbidden("Only teachers of this class and administrators of its school may do this")


def check_in_use(classroom: Classroom) -> None:
    if classroom.archived:
        raise conflict("This class is archived")


def assignment_to_read(call: Call) -> Assignment:
    """Return the assignment of a call, for members of the class who can see it."""
    classroom = class_to_read(call)
    assignment = call.store.assignments.get(call.text("assignment"))
    if assignment is None or assignment.classroom != classroom.id or not can_see(call, assignment, call.account()):
        raise not_found("assignment")
    return assignment


def assignment_to_teach(call: Call) -> Assignment:
    """Return the assignment of a call, if the account teaches the class."""
    class_to_teach(call)
    return assignment_to_read(call)


def assignment_to_change(call: Call) -> Assignment:
    """Return the assignment of a call, for teachers of a class that is not archived."""
    class_to_change(call)
    return assignment_to_read(call)


def can_see(call: Call, assignment: Assignment, account: Account) -> bool:
    """Return whether an account sees an assignment: teachers always, students once it is published to them."""
    classroom = call.store.classes.get(assignment.classroom or "")
    if classroom is not None and school.can_teach(call.store, classroom, account):
        return True
    is_out = assignment.state(call.store.now()) != "draft"
    return is_out and account.id in school.assigned_students(call.store, assignment)


def submission_to_read(call: Call) -> Submission:
    """Return the submission of a call that the account may read."""
    assignment = assignment_to_read(call)
    submission = call.store.submissions.get(call.text("submission"))
    if submission is None or submission.assignment != assignment.id:
        raise not_found("submission")
    if not can_read_submission(call, submission):
        raise forbidden("This submission belongs to another student")
    return submission


def submission_to_teach(call: Call) -> Submission:
    """Return the submission of a call, for teachers of a class that is not archived."""
    assignment_to_change(call)
    return submission_to_read(call)


def can_read_submission(call: Call, submission: Submission) -> bool:
    """Return whether the account teaches the class of a submission, or the submission is its own."""
    account = call.account()
    classroom = call.store.classes.get(submission.classroom)
    teaches = classroom is not None and school.can_teach(call.store, classroom, account)
    return teaches or school.holds(call.store, submission, account.id)
