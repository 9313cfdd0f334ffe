"""Classes and their members: creation, change, archive, enrolment by code, test student."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flat_api.sandbox.access.rights import check_in_use, class_to_change, class_to_read, class_to_teach
from flat_api.sandbox.data import school
from flat_api.sandbox.data.records import Account
from flat_api.sandbox.data.records_education import Classroom, Group
from flat_api.sandbox.http.call import (
    Call,
    Reply,
    bad_request,
    conflict,
    forbidden,
    json_reply,
    no_content,
    not_found,
    quota_exceeded,
)
from flat_api.sandbox.resources import views_education
from flat_api.sandbox.resources.education.groups import join, leave

CODE_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Letters and digits of enrolment codes, without those that look alike."""

PROFILE = ("section", "level", "skillsFocused", "size")
"""Fields that are stored as sent."""


def list_classes(call: Call) -> Reply:
    """Handle ``GET /classes``: the classes of the account, newest first."""
    account = call.account()
    found = reversed(call.store.classes.find("organization", account.organization or ""))
    sees_all = call.store.switches.admins_list_all_classes and school.is_admin(account, account.organization)
    mine = [entry for entry in found if sees_all or school.role_in_class(call.store, entry, account.id) is not None]
    views = [views_education.classroom(call, entry) for entry in mine]
    return json_reply([view for view in views if view["state"] == call.text("state", "active")])


def create_class(call: Call) -> Reply:
    """Handle ``POST /classes``."""
    account = call.account()
    if account.organization is None:
        raise quota_exceeded("The plan of this account has no classes; they are part of Flat for Education")
    if not school.is_staff(account):
        raise forbidden("Only teachers and administrators create classes")
    return json_reply(views_education.classroom(call, open_class(call, account, call.body)))


def get_class(call: Call) -> Reply:
    """Handle ``GET /classes/{class}``."""
    return json_reply(views_education.classroom(call, class_to_read(call)))


def update_class(call: Call) -> Reply:
    """Handle ``PUT /classes/{class}``. The groups of its students and teachers are renamed with it."""
    classroom = class_to_change(call)
    body: Mapping[str, Any] = call.body
    name = _name(body.get("name", classroom.name))
    for identifier, title in ((classroom.students, name), (classroom.teachers, f"{name} (teachers)")):
        group = call.store.groups.get(identifier)
        if group is not None:
            call.store.groups.put(replace(group, name=title))
    return _changed(call, classroom, name=name, options={**classroom.options, **_options(body)})


def activate_class(call: Call) -> Reply:
    """Handle ``POST /classes/{class}/activate``."""
    return _changed(call, class_to_change(call), state="active")


def archive_class(call: Call) -> Reply:
    """Handle ``POST /classes/{class}/archive``."""
    return _changed(call, class_to_teach(call), archived=True)


def unarchive_class(call: Call) -> Reply:
    """Handle ``DELETE /classes/{class}/archive``."""
    return _changed(call, class_to_teach(call), archived=False)


def enroll_class(call: Call) -> Reply:
    """Handle ``POST /classes/enroll/{enrollmentCode}``. Teachers join as teachers."""
    account = call.account()
    found = call.store.classes.find("code", call.text("enrollmentCode").strip().upper())
    if not found:
        raise not_found("enrolment code")
    classroom = found[0]
    if account.organization != classroom.organization:
        raise forbidden("This class belongs to another organization")
    check_in_use(classroom)
    if classroom.state != "active":
        raise conflict("This class is not active")
    enter_class(call, classroom, account)
    return json_reply(views_education.classroom(call, classroom))


def open_class(call: Call, owner: Account, body: Mapping[str, Any], *, demo: bool = False) -> Classroom:
    """Create a class with its two groups and its owner as first teacher, and return it."""
    store = call.store
    name = _name(body["name"])
    now = store.now()
    classroom = Classroom(
        id=store.new_id(),
        organization=owner.organization or "",
        owner=owner.id,
        name=name,
        created=now,
        modified=now,
        enrollment_code=_new_code(call),
        students=store.new_id(),
        teachers=store.new_id(),
        demo=demo,
        options=_options(body),
    )
    students = Group(
        id=classroom.students,
        name=name,
        type="classStudents",
        organization=classroom.organization,
        classroom=classroom.id,
        created=now,
    )
    store.groups.put(students)
    store.groups.put(
        replace(students, id=classroom.teachers, name=f"{name} (teachers)", type="classTeachers", members=(owner.id,))
    )
    return store.classes.put(classroom)


def enter_class(call: Call, classroom: Classroom, account: Account) -> None:
    """Add a member to a class: a teacher or a student, as the role in the school says."""
    if school.role_in_class(call.store, classroom, account.id) is None:
        join(call, classroom.teachers if school.is_staff(account) else classroom.students, account.id)


def _new_code(call: Call) -> str:
    while True:
        code = "".join(secrets.choice(CODE_LETTERS) for _ in range(7))
        if not call.store.classes.find("code", code):
            return code


def _name(name: str) -> str:
    if not name.strip():
        raise bad_request("The name must not be empty", "name")
    return name.strip()


def _options(body: Mapping[str, Any]) -> dict[str, Any]:
    return {field: body[field] for field in PROFILE if field in body}


def _changed(call: Call, classroom: Classroom, **changes: Any) -> Reply:
    after = replace(classroom, **changes)
    if after != classroom:
        after = call.store.classes.put(replace(after, modified=call.store.now()))
    return json_reply(views_education.classroom(call, after))


def add_class_user(call: Call) -> Reply:
    """Handle ``PUT /classes/{class}/users/{user}``."""
    classroom = class_to_change(call)
    account = call.store.accounts.get(call.text("user"))
    if account is None or account.organization != classroom.organization:
        raise not_found("user")
    enter_class(call, classroom, account)
    return no_content()


def delete_class_user(call: Call) -> Reply:
    """Handle ``DELETE /classes/{class}/users/{user}``. The submissions of the user stay."""
    classroom = class_to_change(call)
    teacher = call.account().id
    if school.role_in_class(call.store, classroom, teacher) != "teacher":
        raise forbidden("Only teachers of this class remove its members")
    user = call.text("user")
    if user == teacher:
        raise forbidden("Teachers cannot remove themselves from their class")
    if school.role_in_class(call.store, classroom, user) is None:
        raise not_found("user")
    for group in call.store.groups.find("classroom", classroom.id):
        # The groups of an assignment keep their members, for the submissions that they share.
        if group.type != "assignmentStudentsSubGroup":
            leave(call, group.id, user)
    return no_content()
