"""When an assignment reaches the students of its class, and which of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timezone
from typing import Any

from flat_api.sandbox import school
from flat_api.sandbox.assignment_content import what_is_missing
from flat_api.sandbox.call import Call
from flat_api.sandbox.errors import Refusal, bad_request, conflict
from flat_api.sandbox.records_education import Assignment, Classroom, Group
from flat_api.sandbox.resources.groups import SUB_GROUP, forget_group

CONNECTIONS = ("googleClassroom", "microsoftGraph")


def with_audience(call: Call, classroom: Classroom, assignment: Assignment, body: Mapping[str, Any]) -> Assignment:
    """Return an assignment with the state, the dates and the students that the body names.

    Raises:
        Refusal: 400, students or groups are not of the class, or something is missing that students need; 409, the
            assignment is archived, or was given to the students and cannot be taken back.
    """
    if assignment.archived:
        raise conflict("This assignment is archived")
    assignment = _with_dates(call, assignment, body)
    changes: dict[str, Any] = {}
    if "assigneeMode" in body:
        changes["assignee_mode"] = body["assigneeMode"]
    if "assignedStudents" in body:
        changes["assigned_students"] = _students(call, classroom, body["assignedStudents"])
    sent = {name: body[name] for name in CONNECTIONS if name in body}
    if sent:
        changes["connections"] = {**assignment.connections, **{name: _cleared(sent[name]) for name in sent}}
    assignment = replace(assignment, **changes)
    if "classGroupIds" in body:
        assignment = _with_groups(call, classroom, assignment, body["classGroupIds"] or ())
    return assignment


def _with_dates(call: Call, assignment: Assignment, body: Mapping[str, Any]) -> Assignment:
    now = call.store.now()
    was_out = assignment.state(now) == "active"
    changes: dict[str, Any] = {}
    if "dueDate" in body:
        changes["due"] = _instant(body["dueDate"], "dueDate")
    if "scheduledDate" in body:
        changes["scheduled"] = _instant(body["scheduledDate"], "scheduledDate")
    if "state" in body:
        changes["given"] = body["state"] == "active"
        if changes["given"] and "scheduledDate" not in body and not was_out:
            # Given out by hand before its time.
            changes["scheduled"] = None
    after = replace(assignment, **changes)
    if was_out and "scheduledDate" in body and after.scheduled is None and "state" not in body:
        after = replace(after, given=True)
    if was_out and (body.get("state") == "draft" or after.state(now) == "draft"):
        raise conflict("This assignment was given to the students and cannot return to draft")
    problem = what_is_missing(after)
    if problem is not None and (after.given or after.scheduled is not None):
        raise Refusal(400, problem[0], problem[1], "attachments")
    return after


def _instant(text: str | None, param: str) -> datetime | None:
    """Return a date of a body."""
    if text is None:
        return None
    # Python 3.10 reads fractions of three or six digits only, and no Z.
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
    """Give an assignment to sub-groups of the class.

    Those who hand in together become a group of the assignment, so that the work of a group stays theirs when the
    sub-group changes. With students who hand in alone, the members are assigned one by one.
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
        made = before.get(group.id)
        store.groups.put(
            Group(
                id=made.id if made is not None else store.new_id(),
                name=group.name,
                type="assignmentStudentsSubGroup",
                organization=group.organization,
                classroom=group.classroom,
                created=made.created if made is not None else store.now(),
                members=group.members,
                assignment=assignment.id,
                parent=group.id,
            )
        )
    return replace(assignment, assignee_mode="selected")


def _cleared(options: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in options.items() if value is not None}
