"""Assignments of a class: creating, giving out, changing, archiving, deleting."""

from __future__ import annotations

from dataclasses import replace

from flat_api.sandbox import views_education
from flat_api.sandbox.assignment_content import with_content
from flat_api.sandbox.call import Call, Handler, Reply, json_reply, no_content
from flat_api.sandbox.records_education import Assignment, Classroom
from flat_api.sandbox.resources.assignment_audience import with_audience
from flat_api.sandbox.resources.groups import forget_group
from flat_api.sandbox.resources.submissions import drop_copies_of, forget_submission, note
from flat_api.sandbox.rights_education import (
    assignment_to_change,
    assignment_to_read,
    can_see,
    class_to_change,
    class_to_read,
)
from flat_api.sandbox.views import date

DEFAULT_TITLE = "Untitled assignment"


def list_assignments(call: Call) -> Reply:
    """Answer ``GET /classes/{class}/assignments``, the newest first."""
    classroom = class_to_read(call)
    account = call.account()
    shown = [
        assignment
        for assignment in reversed(call.store.assignments.find("classroom", classroom.id))
        if can_see(call, assignment, account)
    ]
    return json_reply([views_education.class_assignment(call, assignment) for assignment in shown])


def create_class_assignment(call: Call) -> Reply:
    """Answer ``POST /classes/{class}/assignments``."""
    classroom = class_to_change(call)
    empty = new_assignment(call, classroom)
    assignment = with_audience(call, classroom, with_content(call, empty, call.body), call.body)
    return json_reply(views_education.class_assignment(call, call.store.assignments.put(assignment)))


def get_assignment(call: Call) -> Reply:
    """Answer ``GET /classes/{class}/assignments/{assignment}``."""
    return json_reply(views_education.class_assignment(call, assignment_to_read(call)))


def update_class_assignment(call: Call) -> Reply:
    """Answer ``PUT /classes/{class}/assignments/{assignment}``."""
    before = assignment_to_change(call)
    classroom = class_to_change(call)
    after = with_audience(call, classroom, with_content(call, before, call.body), call.body)
    return json_reply(views_education.class_assignment(call, store_change(call, before, after)))


def delete_assignment(call: Call) -> Reply:
    """Answer ``DELETE /classes/{class}/assignments/{assignment}``."""
    forget_assignment(call, assignment_to_change(call))
    return no_content()


def archive_assignment(call: Call) -> Reply:
    """Answer ``POST /classes/{class}/assignments/{assignment}/archive``."""
    return _archived(call, True)


def unarchive_assignment(call: Call) -> Reply:
    """Answer ``DELETE /classes/{class}/assignments/{assignment}/archive``."""
    return _archived(call, False)


def new_assignment(call: Call, classroom: Classroom | None) -> Assignment:
    """Return an empty draft of the account, not stored yet; in the resource library without a class."""
    return Assignment(
        id=call.store.new_id(),
        creator=call.account().id,
        created=call.store.now(),
        type="none",
        title=DEFAULT_TITLE,
        classroom=classroom.id if classroom is not None else None,
    )


def store_change(call: Call, before: Assignment, after: Assignment) -> Assignment:
    """Store a changed assignment, with what follows for the work on it, and return it."""
    held = {entry.score for entry in after.attachments}
    for entry in before.attachments:
        if entry.dedicated and entry.score is not None and entry.score not in held:
            drop_copies_of(call, before, entry.score)
    if after.due != before.due and after.due is not None:
        for submission in call.store.submissions.find("assignment", after.id):
            note(call, submission, dueDate=date(after.due))
    return call.store.assignments.put(after)


def forget_assignment(call: Call, assignment: Assignment) -> None:
    """Forget an assignment, its groups and all work on it."""
    for submission in call.store.submissions.find("assignment", assignment.id):
        forget_submission(call, submission)
    for group in call.store.groups.find("assignment", assignment.id):
        forget_group(call, group)
    call.store.assignments.remove(assignment.id)


def _archived(call: Call, archived: bool) -> Reply:
    assignment = replace(assignment_to_change(call), archived=archived)
    return json_reply(views_education.class_assignment(call, call.store.assignments.put(assignment)))


HANDLERS: dict[str, Handler] = {
    "listAssignments": list_assignments,
    "createClassAssignment": create_class_assignment,
    "getAssignment": get_assignment,
    "updateClassAssignment": update_class_assignment,
    "deleteAssignment": delete_assignment,
    "archiveAssignment": archive_assignment,
    "unarchiveAssignment": unarchive_assignment,
}
