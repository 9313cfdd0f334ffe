"""Assignments of a class: creation, publication, change, copy, archive and deletion."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timezone
from typing import Any

from flat_api.sandbox.access.rights import (
    assignment_to_change,
    assignment_to_read,
    assignment_to_teach,
    can_see,
    check_in_use,
    check_teacher,
    class_to_change,
    class_to_read,
)
from flat_api.sandbox.data import school
from flat_api.sandbox.data.records_education import Assignment, Classroom, Group
from flat_api.sandbox.http.call import Call, Refusal, Reply, bad_request, conflict, json_reply, no_content
from flat_api.sandbox.resources import views_education
from flat_api.sandbox.resources.education.assignment_content import copied, with_content
from flat_api.sandbox.resources.education.classes import open_class
from flat_api.sandbox.resources.education.edu_library import (
    assignment_of,
    file_resource,
    folder_to_fill,
    resource_to_read,
)
from flat_api.sandbox.resources.education.groups import SUB_GROUP, forget_group
from flat_api.sandbox.resources.education.submissions import drop_copies_of, forget_submission, note
from flat_api.sandbox.resources.views import date

CONNECTIONS = ("googleClassroom", "microsoftGraph")


def with_audience(call: Call, classroom: Classroom, assignment: Assignment, body: Mapping[str, Any]) -> Assignment:
    """Return an assignment with the state, the dates and the students of a body."""
    if assignment.archived:
        raise conflict("This assignment is archived")
    assignment = _with_dates(call, assignment, body)
    if "assignedStudents" in body:
        assignment = replace(assignment, assigned_students=_students(call, classroom, body["assignedStudents"]))
    sent = {
        name: {field: value for field, value in body[name].items() if value is not None}
        for name in CONNECTIONS
        if name in body
    }
    assignment = replace(
        assignment,
        assignee_mode=body.get("assigneeMode", assignment.assignee_mode),
        connections={**assignment.connections, **sent},
    )
    if "classGroupIds" in body:
        return _with_groups(call, classroom, assignment, body["classGroupIds"] or ())
    return assignment


def _with_dates(call: Call, assignment: Assignment, body: Mapping[str, Any]) -> Assignment:
    now = call.store.now()
    was_out = assignment.state(now) == "active"
    due, scheduled, given = assignment.due, assignment.scheduled, assignment.given
    if "dueDate" in body:
        due = _instant(body["dueDate"], "dueDate")
    if "scheduledDate" in body:
        scheduled = _instant(body["scheduledDate"], "scheduledDate")
    if "state" in body:
        given = body["state"] == "active"
        if given and "scheduledDate" not in body and not was_out:
            # Published before its scheduled date.
            scheduled = None
    elif was_out and scheduled is None:
        given = True
    after = replace(assignment, due=due, scheduled=scheduled, given=given)
    if was_out and (body.get("state") == "draft" or after.state(now) == "draft"):
        raise conflict("This assignment is published to students and cannot become a draft again")
    problem = school.what_is_missing(after)
    if problem is not None and (given or scheduled is not None):
        raise Refusal(400, *problem, "attachments")
    return after


def _instant(text: str | None, param: str) -> datetime | None:
    if text is None:
        return None
    # Python 3.10 parses fractions of three or six digits only, and no Z.
    readable = re.sub(r"\.(\d+)", lambda match: f".{match[1][:6]:0<6}", text.upper().replace("Z", "+00:00"))
    try:
        return datetime.fromisoformat(readable).astimezone(timezone.utc)
    except (ValueError, OverflowError):
        raise bad_request(f"{text!r} is not a date", param) from None


def _students(call: Call, classroom: Classroom, students: Sequence[str]) -> tuple[str, ...]:
    for student in students:
        if school.role_in_class(call.store, classroom, student) != "student":
            raise bad_request(f"{student!r} is not a student of the class", "assignedStudents")
    return tuple(dict.fromkeys(students))


def _with_groups(call: Call, classroom: Classroom, assignment: Assignment, chosen: Sequence[str]) -> Assignment:
    """Assign sub-groups of the class, or each of their members for individual submissions.

    A sub-group becomes a group of the assignment, so that its submission stays when the sub-group changes.
    """
    store = call.store
    known: list[Group] = []
    for identifier in chosen:
        group = store.groups.get(identifier)
        if group is None or group.classroom != classroom.id or group.type != SUB_GROUP:
            raise bad_request(f"{identifier!r} is not a sub-group of the class", "classGroupIds")
        known.append(group)
    before = {group.parent: group for group in store.groups.find("assignment", assignment.id)}
    for parent, group in before.items():
        if parent not in chosen:
            forget_group(call, group)
    if not known:
        return assignment
    if assignment.students_mode == "single":
        members = [member for group in known for member in group.members]
        together = tuple(dict.fromkeys((*assignment.assigned_students, *members)))
        return replace(assignment, assignee_mode="selected", assigned_students=together)
    for group in known:
        made = replace(
            group,
            id=store.new_id(),
            type="assignmentStudentsSubGroup",
            created=store.now(),
            assignment=assignment.id,
            parent=group.id,
        )
        store.groups.put(replace(before.get(group.id, made), name=group.name, members=group.members))
    return replace(assignment, assignee_mode="selected")


def list_assignments(call: Call) -> Reply:
    """Handle ``GET /classes/{class}/assignments``, the newest first."""
    found = reversed(call.store.assignments.find("classroom", class_to_read(call).id))
    shown = [assignment for assignment in found if can_see(call, assignment, call.account())]
    return json_reply([views_education.class_assignment(call, assignment) for assignment in shown])


def create_class_assignment(call: Call) -> Reply:
    """Handle ``POST /classes/{class}/assignments``."""
    classroom = class_to_change(call)
    content = with_content(call, new_assignment(call, classroom), call.body)
    return _stored(call, with_audience(call, classroom, content, call.body))


def get_assignment(call: Call) -> Reply:
    """Handle ``GET /classes/{class}/assignments/{assignment}``."""
    return _shown(call, assignment_to_read(call))


def update_class_assignment(call: Call) -> Reply:
    """Handle ``PUT /classes/{class}/assignments/{assignment}``."""
    before = assignment_to_change(call)
    classroom = class_to_change(call)
    after = with_audience(call, classroom, with_content(call, before, call.body), call.body)
    return _shown(call, store_change(call, before, after))


def delete_assignment(call: Call) -> Reply:
    """Handle ``DELETE /classes/{class}/assignments/{assignment}``."""
    forget_assignment(call, assignment_to_change(call))
    return no_content()


def archive_assignment(call: Call) -> Reply:
    """Handle ``POST /classes/{class}/assignments/{assignment}/archive``."""
    return _stored(call, replace(assignment_to_change(call), archived=True))


def unarchive_assignment(call: Call) -> Reply:
    """Handle ``DELETE /classes/{class}/assignments/{assignment}/archive``."""
    return _stored(call, replace(assignment_to_change(call), archived=False))


def new_assignment(call: Call, classroom: Classroom | None) -> Assignment:
    """Return an empty draft that is not stored yet; without a class, for the library."""
    return Assignment(
        id=call.store.new_id(),
        creator=call.account().id,
        created=call.store.now(),
        type="none",
        title="Untitled assignment",
        classroom=classroom.id if classroom is not None else None,
    )


def store_change(call: Call, before: Assignment, after: Assignment) -> Assignment:
    """Store a changed assignment, update its submissions, and return it."""
    held = {entry.score for entry in after.attachments}
    for entry in before.attachments:
        if entry.dedicated and entry.score is not None and entry.score not in held:
            drop_copies_of(call, before, entry.score)
    if after.due != before.due and after.due is not None:
        for submission in call.store.submissions.find("assignment", after.id):
            note(call, submission, dueDate=date(after.due))
    return call.store.assignments.put(after)


def forget_assignment(call: Call, assignment: Assignment) -> None:
    """Delete an assignment, its groups and its submissions."""
    for submission in call.store.submissions.find("assignment", assignment.id):
        forget_submission(call, submission)
    for group in call.store.groups.find("assignment", assignment.id):
        forget_group(call, group)
    call.store.assignments.remove(assignment.id)


def _shown(call: Call, assignment: Assignment) -> Reply:
    return json_reply(views_education.class_assignment(call, assignment))


def _stored(call: Call, assignment: Assignment) -> Reply:
    return _shown(call, call.store.assignments.put(assignment))


def copy_assignment(call: Call) -> Reply:
    """Handle ``POST /classes/{class}/assignments/{assignment}/copy``."""
    assignment = assignment_to_teach(call)
    body: Mapping[str, Any] = call.body
    if "libraryParent" not in body:
        return _shown(call, _into_class(call, assignment, body))
    place = folder_to_fill(call, body["libraryParent"], "libraryParent")
    if body.get("verifyIfNotAlreadyInResourceLibrary"):
        _check_not_in_library(call, assignment)
    copy = copied(assignment, id=call.store.new_id(), creator=call.account().id, created=call.store.now())
    resource = file_resource(call, copy.title, place, call.store.assignments.put(copy).id)
    return json_reply({**views_education.assignment(call, copy), "resource": resource.id})


def use_edu_resource_in_class(call: Call) -> Reply:
    """Handle ``POST /eduResources/{resource}/useInClass``."""
    assignment = assignment_of(call, resource_to_read(call))
    return _shown(call, _into_class(call, assignment, call.body))


def copy_edu_resource_to_demo_class(call: Call) -> Reply:
    """Handle ``POST /eduResources/{resource}/copyToDemoClass``. The copy is published if it is complete."""
    assignment = assignment_of(call, resource_to_read(call))
    copy = _filled(new_assignment(call, _demo_class(call)), assignment)
    return _stored(call, replace(copy, given=school.what_is_missing(copy) is None))


def _into_class(call: Call, source: Assignment, body: Mapping[str, Any]) -> Assignment:
    """Copy an assignment into a class, or its content into an assignment of the class."""
    store = call.store
    classroom = store.classes.get(body["classroom"])
    if classroom is None:
        raise bad_request("This class does not exist", "classroom")
    check_teacher(call, classroom)
    check_in_use(classroom)
    dates = {"scheduledDate": body["scheduledDate"]} if "scheduledDate" in body else {}
    if "assignment" not in body:
        copy = _filled(new_assignment(call, classroom), source)
        return store.assignments.put(with_audience(call, classroom, copy, dates))
    before = store.assignments.get(body["assignment"])
    if before is None or before.classroom != classroom.id:
        raise bad_request("The class has no such assignment", "assignment")
    return store_change(call, before, with_audience(call, classroom, _filled(before, source), dates))


def _filled(assignment: Assignment, source: Assignment) -> Assignment:
    """Return an assignment with the content of another one."""
    return replace(
        assignment,
        source=source.id,
        type=source.type,
        title=source.title,
        attachments=source.attachments,
        max_points=source.max_points,
        students_mode=source.students_mode,
        options=source.options,
    )


def _check_not_in_library(call: Call, assignment: Assignment) -> None:
    for resource in call.store.edu_resources.find("creator", call.account().id):
        held = call.store.assignments.get(resource.assignment or "")
        if held is not None and (held.source == assignment.id or assignment.source == held.id):
            raise conflict(f"This assignment is already in the library, as {resource.id}")


def _demo_class(call: Call) -> Classroom:
    """Return the demo class of the account, and create it at the first call."""
    account = call.account()
    for classroom in call.store.classes.find("organization", account.organization or ""):
        if classroom.demo and classroom.owner == account.id and not classroom.archived:
            return classroom
    return open_class(call, account, {"name": "Demo class"}, demo=True)
