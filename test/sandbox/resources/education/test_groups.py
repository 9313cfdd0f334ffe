"""Groups: the parts of a class."""

from __future__ import annotations

import pytest
from support.sandbox import NOBODY

TEACHER = "5f3b1c2d4e5f60718293a403"
STUDENT = "5f3b1c2d4e5f60718293a404"
SECOND = "5f3b1c2d4e5f60718293a405"
KIND = "classStudentsSubGroup"


@pytest.fixture
def classroom(teacher):
    """Return a class with two students."""
    created = teacher.ok("createClass", body={"name": "Strings, Year 7"})
    for user in (STUDENT, SECOND):
        teacher.ok("addClassUser", user=user, **{"class": created["id"]})
    return created


@pytest.fixture
def violins(teacher, classroom):
    """Return a sub-group of the class with one of the students."""
    body = {"type": KIND, "classroom": classroom["id"], "name": "Violins", "members": [STUDENT]}
    return teacher.ok("createGroup", body=body)


def test_a_new_group_is_read_back(teacher, classroom, violins):
    assert (violins["name"], violins["type"], violins["usersCount"]) == ("Violins", KIND, 1)
    assert (violins["classroom"], violins["parent"]) == (classroom["id"], classroom["studentsGroup"]["id"])
    assert violins["readOnly"] is False
    assert teacher.ok("getGroupDetails", group=violins["id"]) == violins
    assert teacher.ok("listGroups", type=KIND, classroom=classroom["id"]) == [violins]
    (member,) = teacher.ok("listGroupUsers", group=violins["id"])
    assert (member["id"], member["name"], member["classRole"]) == (STUDENT, "Tom Abara", "student")


def test_a_group_without_a_name_gets_a_free_one(teacher, classroom):
    body = {"type": KIND, "classroom": classroom["id"]}

    assert [teacher.ok("createGroup", body=body)["name"] for _ in range(2)] == ["Group 1", "Group 2"]


def test_two_groups_of_a_class_do_not_share_a_name(teacher, classroom, violins):
    body = {"type": KIND, "classroom": classroom["id"], "name": "violins "}
    other = teacher.ok("createGroup", body={**body, "name": "Cellos"})

    assert teacher.refused("createGroup", 409, body=body)["code"] == "CONFLICT"
    teacher.refused("renameGroup", 409, group=other["id"], body={"name": "Violins"})
    teacher.ok("renameGroup", group=violins["id"], body={"name": "VIOLINS"})


def test_members_come_from_the_class(teacher, classroom, violins):
    body = {"type": KIND, "classroom": classroom["id"], "members": [TEACHER]}

    assert teacher.refused("createGroup", 400, body=body)["param"] == "members"
    assert teacher.refused("addGroupUser", 400, group=violins["id"], body={"user": NOBODY})["param"] == "user"


@pytest.mark.parametrize(
    ("body", "param"),
    [
        ({"classroom": NOBODY}, "type"),
        ({"type": KIND}, "classroom"),
        ({"type": KIND, "classroom": NOBODY}, "classroom"),
        ({"type": "generic", "classroom": NOBODY}, "type"),
    ],
)
def test_a_group_needs_its_type_and_a_class(teacher, body, param):
    assert teacher.refused("createGroup", 400, body=body)["param"] == param


def test_a_group_is_renamed(teacher, violins):
    assert teacher.ok("renameGroup", group=violins["id"], body={"name": "Violas"})["name"] == "Violas"
    assert teacher.ok("getGroupDetails", group=violins["id"])["name"] == "Violas"
    assert teacher.refused("renameGroup", 400, group=violins["id"], body={"name": " "})["param"] == "name"


def test_members_join_and_leave(teacher, violins):
    assert teacher.ok("addGroupUser", group=violins["id"], body={"user": SECOND}) == {"user": SECOND}
    assert teacher.ok("getGroupDetails", group=violins["id"])["usersCount"] == 2

    assert teacher.call("removeGroupUser", group=violins["id"], user=STUDENT).status == 204

    assert [user["id"] for user in teacher.ok("listGroupUsers", group=violins["id"])] == [SECOND]
    teacher.refused("removeGroupUser", 404, group=violins["id"], user=STUDENT)


def test_a_deleted_group_is_gone(teacher, classroom, violins):
    assert teacher.call("deleteGroup", group=violins["id"]).status == 204

    teacher.refused("getGroupDetails", 404, group=violins["id"])
    assert teacher.ok("listGroups", type=KIND, classroom=classroom["id"]) == []


def test_students_read_their_groups_and_change_none(student, individual, violins):
    student.ok("getGroupDetails", group=violins["id"])
    student.refused("renameGroup", 403, group=violins["id"], body={"name": "Ours"})
    student.refused("deleteGroup", 403, group=violins["id"])
    student.refused("addGroupUser", 403, group=violins["id"], body={"user": SECOND})
    student.refused("removeGroupUser", 403, group=violins["id"], user=STUDENT)
    individual.refused("listGroupUsers", 403, group=violins["id"])


def test_the_groups_of_a_class_follow_the_class(teacher, classroom):
    group = classroom["studentsGroup"]

    assert group["readOnly"] is True
    teacher.refused("renameGroup", 403, group=group["id"], body={"name": "Mine"})
    teacher.refused("deleteGroup", 403, group=group["id"])
    teacher.refused("addGroupUser", 403, group=group["id"], body={"user": STUDENT})


def test_groups_are_listed_for_a_class_or_an_assignment(teacher):
    assert teacher.refused("listGroups", 400, type=KIND)["param"] == "classroom"
    assert teacher.refused("listGroups", 400, type="assignmentStudentsSubGroup")["param"] == "assignment"
    assert teacher.refused("listGroups", 400, type="generic")["param"] == "type"
    teacher.refused("listGroups", 404, type=KIND, classroom=NOBODY)
    teacher.refused("listGroups", 404, type="assignmentStudentsSubGroup", assignment=NOBODY)


def test_a_score_is_shared_with_a_group(teacher, student, sign_in, violins):
    score = teacher.import_score()["id"]
    student.refused("getScore", 403, score=score)

    entry = teacher.ok("addScoreCollaborator", score=score, body={"group": violins["id"]})

    assert entry["group"]["name"] == "Violins"
    assert student.ok("getScore", score=score)["rights"]["collaboratorType"] == "group"
    sign_in("student2").refused("getScore", 403, score=score)
    assert [shared["id"] for shared in teacher.ok("getGroupScores", group=violins["id"])] == [score]
    assert teacher.ok("getGroupScores", group=violins["id"], parent=NOBODY) == []
    assert teacher.refused("addScoreCollaborator", 400, score=score, body={"group": NOBODY})["param"] == "group"


def test_what_was_shared_with_a_deleted_group_is_no_longer(teacher, student, violins):
    score = teacher.import_score()["id"]
    teacher.ok("addScoreCollaborator", score=score, body={"group": violins["id"]})

    teacher.ok("deleteGroup", group=violins["id"])

    student.refused("getScore", 403, score=score)
