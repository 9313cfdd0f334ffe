"""Groups: students and teachers of a class, its sub-groups, groups of an assignment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import count
from typing import Any

from flat_api.sandbox.access.rights import can_see, check_in_use, check_member, check_teacher, rights_on
from flat_api.sandbox.data import school
from flat_api.sandbox.data.records_education import Classroom, Group
from flat_api.sandbox.http.call import Call, Reply, bad_request, conflict, forbidden, json_reply, no_content, not_found
from flat_api.sandbox.resources import views, views_education

SUB_GROUP = "classStudentsSubGroup"


def list_groups(call: Call) -> Reply:
    """Handle ``GET /groups``."""
    kind = call.text("type")
    needed = "classroom" if kind == SUB_GROUP else "assignment"
    if not call.text(needed):
        raise bad_request(f"Groups of the type '{kind}' are listed with '{needed}'", needed)
    found = _groups_of_class(call) if kind == SUB_GROUP else _groups_of_assignment(call)
    return json_reply([views_education.group(group) for group in found])


def create_group(call: Call) -> Reply:
    """Handle ``POST /groups``."""
    body: Mapping[str, Any] = call.body
    store = call.store
    classroom = store.classes.get(body["classroom"])
    if classroom is None:
        raise bad_request("This class does not exist", "classroom")
    check_teacher(call, classroom)
    check_in_use(classroom)
    members = tuple(dict.fromkeys(body.get("members", ())))
    for member in members:
        _check_student(call, classroom, member, "members")
    group = Group(
        id=store.new_id(),
        name=_checked_name(call, classroom, body["name"]) if "name" in body else _free_name(call, classroom),
        type=SUB_GROUP,
        organization=classroom.organization,
        classroom=classroom.id,
        created=store.now(),
        members=members,
        parent=classroom.students,
    )
    return json_reply(views_education.group(store.groups.put(group)))


def get_group_details(call: Call) -> Reply:
    """Handle ``GET /groups/{group}``."""
    return json_reply(views_education.group(_group_to_read(call)))


def rename_group(call: Call) -> Reply:
    """Handle ``PUT /groups/{group}``."""
    group, classroom = _sub_group_to_change(call)
    name = _checked_name(call, classroom, call.body["name"], group)
    return json_reply(views_education.group(call.store.groups.put(replace(group, name=name))))


def delete_group(call: Call) -> Reply:
    """Handle ``DELETE /groups/{group}``. Shares with the group end."""
    group, _ = _sub_group_to_change(call)
    forget_group(call, group)
    return no_content()


def get_group_scores(call: Call) -> Reply:
    """Handle ``GET /groups/{group}/scores``."""
    shared = call.store.collaborators.find("group", _group_to_read(call).id)
    scores = [score for score in (call.store.scores.get(entry.score) for entry in shared) if score is not None]
    if call.text("parent"):
        scores = [score for score in scores if score.parent == call.text("parent")]
    readable = [score for score in scores if rights_on(call.store, score, call.account()).read]
    return json_reply([views.score(call, score) for score in readable])


def list_group_users(call: Call) -> Reply:
    """Handle ``GET /groups/{group}/users``."""
    group = _group_to_read(call)
    source = call.text("source")
    role = "teacher" if group.type == "classTeachers" else "student"
    members = group.members
    if source:
        members = tuple(member for member in members if group.source == source and member in group.brought_in)
    accounts = [call.store.accounts.get(member) for member in members]
    return json_reply([views_education.class_member(call, entry, role) for entry in accounts if entry is not None])


def add_group_user(call: Call) -> Reply:
    """Handle ``POST /groups/{group}/users``."""
    group, classroom = _sub_group_to_change(call)
    user = call.body["user"]
    _check_student(call, classroom, user, "user")
    join(call, group.id, user)
    return json_reply({"user": user})


def remove_group_user(call: Call) -> Reply:
    """Handle ``DELETE /groups/{group}/users/{user}``."""
    group, _ = _sub_group_to_change(call)
    user = call.text("user")
    if user not in group.members:
        raise not_found("member")
    leave(call, group.id, user)
    return no_content()


def join(call: Call, group: str, account: str) -> None:
    """Add a member to a group."""
    found = call.store.groups.get(group)
    if found is not None and account not in found.members:
        call.store.groups.put(replace(found, members=(*found.members, account)))


def leave(call: Call, group: str, account: str) -> None:
    """Remove a member from a group."""
    found = call.store.groups.get(group)
    if found is not None and account in found.members:
        call.store.groups.put(replace(found, members=tuple(held for held in found.members if held != account)))


def forget_group(call: Call, group: Group) -> None:
    """Delete a group, and the shares with it."""
    for entry in call.store.collaborators.find("group", group.id):
        call.store.collaborators.remove(entry.id)
    call.store.groups.remove(group.id)


def _groups_of_class(call: Call) -> list[Group]:
    classroom = call.store.classes.get(call.text("classroom"))
    if classroom is None:
        raise not_found("class")
    check_member(call, classroom)
    return _sub_groups(call, classroom)


def _sub_groups(call: Call, classroom: Classroom) -> list[Group]:
    """Return the sub-groups of a class."""
    return [group for group in call.store.groups.find("classroom", classroom.id) if group.type == SUB_GROUP]


def _groups_of_assignment(call: Call) -> list[Group]:
    assignment = call.store.assignments.get(call.text("assignment"))
    classroom = call.store.classes.get(assignment.classroom or "") if assignment is not None else None
    if assignment is None or classroom is None:
        raise not_found("assignment")
    check_member(call, classroom)
    if not can_see(call, assignment, call.account()):
        raise not_found("assignment")
    return call.store.groups.find("assignment", assignment.id)


def _group_to_read(call: Call) -> Group:
    group, classroom = _group_and_class(call)
    check_member(call, classroom)
    return group


def _sub_group_to_change(call: Call) -> tuple[Group, Classroom]:
    group, classroom = _group_and_class(call)
    check_teacher(call, classroom)
    if group.type != SUB_GROUP:
        raise forbidden("This group belongs to its class or assignment and cannot be changed by itself")
    check_in_use(classroom)
    return group, classroom


def _group_and_class(call: Call) -> tuple[Group, Classroom]:
    group = call.store.groups.get(call.text("group"))
    classroom = call.store.classes.get(group.classroom) if group is not None else None
    if group is None or classroom is None:
        raise not_found("group")
    return group, classroom


def _check_student(call: Call, classroom: Classroom, user: str, param: str) -> None:
    if school.role_in_class(call.store, classroom, user) != "student":
        raise bad_request(f"{user!r} is not a student of the class", param)


def _checked_name(call: Call, classroom: Classroom, name: str, renamed: Group | None = None) -> str:
    """Return a name without surrounding white space; refuse one that the class already has."""
    name = name.strip()
    if not name:
        raise bad_request("The name must not be empty", "name")
    for group in _sub_groups(call, classroom):
        if group.name.casefold() == name.casefold() and group != renamed:
            raise conflict(f"The class already has a group {group.name!r}")
    return name


def _free_name(call: Call, classroom: Classroom) -> str:
    taken = {group.name.casefold() for group in _sub_groups(call, classroom)}
    return next(name for number in count(1) if (name := f"Group {number}").casefold() not in taken)
