"""Copies of assignments: from a class or from the resource library to either."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flat_api.sandbox import views_education
from flat_api.sandbox.assignment_content import copied, what_is_missing
from flat_api.sandbox.call import Call, Handler, Reply, json_reply
from flat_api.sandbox.errors import bad_request, conflict
from flat_api.sandbox.records_education import Assignment, Classroom
from flat_api.sandbox.resources.assignment_audience import with_audience
from flat_api.sandbox.resources.assignments import new_assignment, store_change
from flat_api.sandbox.resources.classes import open_class
from flat_api.sandbox.resources.edu_library import assignment_of, file_assignment, folder_to_fill, resource_to_read
from flat_api.sandbox.rights_education import assignment_to_teach, check_in_use, check_teacher

DEMO_CLASS = "Demo class"


def copy_assignment(call: Call) -> Reply:
    """Answer ``POST /classes/{class}/assignments/{assignment}/copy``."""
    assignment = assignment_to_teach(call)
    body: Mapping[str, Any] = call.body
    if "libraryParent" not in body:
        copy = _into_class(call, assignment, body)
        return json_reply(views_education.class_assignment(call, copy))
    place = folder_to_fill(call, body["libraryParent"], "libraryParent")
    if body.get("verifyIfNotAlreadyInResourceLibrary"):
        _check_not_in_library(call, assignment)
    copy = copied(assignment, id=call.store.new_id(), creator=call.account().id, created=call.store.now())
    resource = file_assignment(call, call.store.assignments.put(copy), place)
    return json_reply({**views_education.assignment(call, copy), "resource": resource.id})


def use_edu_resource_in_class(call: Call) -> Reply:
    """Answer ``POST /eduResources/{resource}/useInClass``."""
    assignment = assignment_of(call, resource_to_read(call))
    return json_reply(views_education.class_assignment(call, _into_class(call, assignment, call.body)))


def copy_edu_resource_to_demo_class(call: Call) -> Reply:
    """Answer ``POST /eduResources/{resource}/copyToDemoClass``. The copy is given out if nothing is missing in it."""
    assignment = assignment_of(call, resource_to_read(call))
    classroom = _demo_class(call)
    copy = _filled(call, new_assignment(call, classroom), assignment)
    copy = replace(copy, given=what_is_missing(copy) is None)
    return json_reply(views_education.class_assignment(call, call.store.assignments.put(copy)))


def _into_class(call: Call, source: Assignment, body: Mapping[str, Any]) -> Assignment:
    """Copy an assignment into the class that a body names, or its content into an assignment there."""
    store = call.store
    classroom = store.classes.get(body["classroom"])
    if classroom is None:
        raise bad_request("This class does not exist", "classroom")
    check_teacher(call, classroom)
    check_in_use(classroom)
    dates = {"scheduledDate": body["scheduledDate"]} if "scheduledDate" in body else {}
    if "assignment" not in body:
        copy = _filled(call, new_assignment(call, classroom), source)
        return store.assignments.put(with_audience(call, classroom, copy, dates))
    before = store.assignments.get(body["assignment"])
    if before is None or before.classroom != classroom.id:
        raise bad_request("The class has no such assignment", "assignment")
    return store_change(call, before, with_audience(call, classroom, _filled(call, before, source), dates))


def _filled(call: Call, assignment: Assignment, source: Assignment) -> Assignment:
    """Return an assignment of a class with the content of another."""
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
            raise conflict(f"This assignment is in the library already, as {resource.id}")


def _demo_class(call: Call) -> Classroom:
    """Return the class in which the account tries assignments, made when it is first needed."""
    account = call.account()
    for classroom in call.store.classes.find("organization", account.organization or ""):
        if classroom.demo and classroom.owner == account.id and not classroom.archived:
            return classroom
    return open_class(call, account, {"name": DEMO_CLASS}, demo=True)


HANDLERS: dict[str, Handler] = {
    "copyAssignment": copy_assignment,
    "useEduResourceInClass": use_edu_resource_in_class,
    "copyEduResourceToDemoClass": copy_edu_resource_to_demo_class,
}
