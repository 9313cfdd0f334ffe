"""Classes: who has them, who is in them, and what state they are in."""

from __future__ import annotations

import pytest
from support.sandbox import NOBODY

SCHOOL = "5f3b1c2d4e5f60718293a401"
ADMIN = "5f3b1c2d4e5f60718293a402"
TEACHER = "5f3b1c2d4e5f60718293a403"
STUDENT = "5f3b1c2d4e5f60718293a404"
SECOND = "5f3b1c2d4e5f60718293a405"
INDIVIDUAL = "5f3b1c2d4e5f60718293a406"


@pytest.fixture
def classroom(teacher):
    """Return a class of the teacher, still without students."""
    return teacher.ok("createClass", body={"name": "Strings, Year 7", "section": "B"})


def ids(users):
    """Return the IDs of users."""
    return [user["id"] for user in users]


def test_a_new_class_is_read_back_with_its_groups(teacher):
    profile = {"name": "Strings, Year 7", "section": "B", "level": "middle", "skillsFocused": ["notation"], "size": 24}

    created = teacher.ok("createClass", body=profile)

    assert teacher.ok("getClass", **{"class": created["id"]}) == created
    assert profile.items() <= created.items()
    assert (created["state"], created["organization"], created["owner"]) == ("active", SCHOOL, TEACHER)
    assert created["studentsGroup"]["usersCount"] == 0
    assert ids(teacher.ok("listGroupUsers", group=created["teachersGroup"]["id"])) == [TEACHER]
    assert teacher.ok("listClasses") == [created]


def test_a_class_needs_a_name(teacher):
    assert teacher.refused("createClass", 400, body={})["param"] == "name"
    assert teacher.refused("createClass", 400, body={"name": "  "})["param"] == "name"


def test_students_create_no_classes_and_a_free_plan_has_none(student, individual):
    assert student.refused("createClass", 403, body={"name": "Mine"})["code"] == "FORBIDDEN"
    assert individual.refused("createClass", 402, body={"name": "Mine"})["code"] == "QUOTA_EXCEEDED"


def test_a_class_is_listed_for_its_members_only(teacher, student, sign_in, classroom):
    assert student.ok("listClasses") == []
    assert sign_in("admin").ok("listClasses") == []

    student.ok("enrollClass", enrollmentCode=classroom["enrollmentCode"])

    assert ids(student.ok("listClasses")) == [classroom["id"]]


def test_only_members_and_administrators_of_the_school_open_a_class(student, individual, sign_in, classroom):
    student.refused("getClass", 403, **{"class": classroom["id"]})
    individual.refused("getClass", 403, **{"class": classroom["id"]})
    student.refused("getClass", 404, **{"class": NOBODY})
    sign_in("admin").ok("getClass", **{"class": classroom["id"]})


def test_a_class_is_changed_by_its_teachers(teacher, student, classroom):
    path = {"class": classroom["id"]}
    student.ok("enrollClass", enrollmentCode=classroom["enrollmentCode"])

    changed = teacher.ok("updateClass", body={"name": "Strings, Year 8", "size": None}, **path)

    assert (changed["name"], changed["section"], changed["size"]) == ("Strings, Year 8", "B", None)
    assert changed["studentsGroup"]["name"] == "Strings, Year 8"
    assert changed["modificationDate"] > classroom["modificationDate"]
    assert teacher.ok("getClass", **path)["name"] == "Strings, Year 8"
    student.refused("updateClass", 403, body={"name": "Ours"}, **path)


def test_an_archived_class_is_kept_and_cannot_be_changed(teacher, classroom):
    path = {"class": classroom["id"]}

    assert teacher.ok("archiveClass", **path)["state"] == "archived"

    assert teacher.ok("listClasses") == []
    assert ids(teacher.ok("listClasses", state="archived")) == [classroom["id"]]
    assert teacher.refused("updateClass", 409, body={"name": "New"}, **path)["code"] == "CONFLICT"
    teacher.refused("createClassAssignment", 409, body={"title": "Late"}, **path)
    teacher.refused("addClassUser", 409, user=STUDENT, **path)
    assert teacher.ok("unarchiveClass", **path)["state"] == "active"
    teacher.ok("updateClass", body={"name": "New"}, **path)


def test_archiving_twice_changes_nothing(teacher, classroom):
    first = teacher.ok("archiveClass", **{"class": classroom["id"]})

    assert teacher.ok("archiveClass", **{"class": classroom["id"]}) == first


def test_a_class_from_clever_is_activated(teacher, student):
    (waiting,) = teacher.ok("listClasses", state="inactive")
    assert "clever" in waiting
    student.refused("activateClass", 403, **{"class": waiting["id"]})

    activated = teacher.ok("activateClass", **{"class": waiting["id"]})

    assert activated["state"] == "active"
    assert teacher.ok("listClasses", state="inactive") == []
    assert ids(student.ok("listClasses")) == [waiting["id"]]
    assert ids(teacher.ok("listGroupUsers", group=waiting["studentsGroup"]["id"], source="clever")) == [STUDENT, SECOND]
    assert teacher.ok("listGroupUsers", group=waiting["studentsGroup"]["id"], source="googleClassroom") == []


def test_a_code_makes_students_members_once(student, teacher, classroom):
    joined = student.ok("enrollClass", enrollmentCode=classroom["enrollmentCode"])
    student.ok("enrollClass", enrollmentCode=classroom["enrollmentCode"])

    assert joined["id"] == classroom["id"]
    assert joined["studentsGroup"]["usersCount"] == 1
    (member,) = teacher.ok("listGroupUsers", group=classroom["studentsGroup"]["id"])
    assert (member["id"], member["classRole"]) == (STUDENT, "student")
    assert student.ok("getAuthenticatedUser")["groups"][-1] == classroom["studentsGroup"]["id"]


def test_a_code_is_for_the_school_and_for_classes_in_use(student, individual, teacher, classroom):
    student.refused("enrollClass", 404, enrollmentCode="NOTONE1")
    individual.refused("enrollClass", 403, enrollmentCode=classroom["enrollmentCode"])
    student.refused("enrollClass", 409, enrollmentCode=teacher.ok("listClasses", state="inactive")[0]["enrollmentCode"])
    teacher.ok("archiveClass", **{"class": classroom["id"]})
    student.refused("enrollClass", 409, enrollmentCode=classroom["enrollmentCode"])


def test_users_of_the_school_are_added_in_the_role_they_have(teacher, classroom):
    path = {"class": classroom["id"]}

    for user in (STUDENT, ADMIN, STUDENT):
        assert teacher.call("addClassUser", user=user, **path).status == 204

    assert ids(teacher.ok("listGroupUsers", group=classroom["studentsGroup"]["id"])) == [STUDENT]
    assert ids(teacher.ok("listGroupUsers", group=classroom["teachersGroup"]["id"])) == [TEACHER, ADMIN]
    teacher.refused("addClassUser", 404, user=INDIVIDUAL, **path)
    teacher.refused("addClassUser", 404, user=NOBODY, **path)


def test_a_student_adds_nobody(student, classroom):
    student.ok("enrollClass", enrollmentCode=classroom["enrollmentCode"])

    student.refused("addClassUser", 403, user=SECOND, **{"class": classroom["id"]})


def test_a_teacher_removes_members_but_not_themselves(teacher, student, sign_in, classroom):
    path = {"class": classroom["id"]}
    student.ok("enrollClass", enrollmentCode=classroom["enrollmentCode"])

    student.refused("deleteClassUser", 403, user=STUDENT, **path)
    sign_in("admin").refused("deleteClassUser", 403, user=STUDENT, **path)
    teacher.refused("deleteClassUser", 403, user=TEACHER, **path)
    assert teacher.call("deleteClassUser", user=STUDENT, **path).status == 204

    student.refused("getClass", 403, **path)
    teacher.refused("deleteClassUser", 404, user=STUDENT, **path)


def test_a_removed_member_leaves_the_sub_groups_too(teacher, classroom):
    teacher.ok("addClassUser", user=STUDENT, **{"class": classroom["id"]})
    body = {"type": "classStudentsSubGroup", "classroom": classroom["id"], "members": [STUDENT]}
    group = teacher.ok("createGroup", body=body)

    teacher.ok("deleteClassUser", user=STUDENT, **{"class": classroom["id"]})

    assert teacher.ok("listGroupUsers", group=group["id"]) == []


def test_a_test_student_sees_the_class_as_students_do(teacher, sign_in, classroom):
    path = {"class": classroom["id"]}

    account = teacher.ok("createTestStudentAccount", **path)

    assert account["classRole"] == "student"
    assert account["groups"] == [classroom["studentsGroup"]["id"]]
    assert teacher.ok("createTestStudentAccount", **path)["id"] == account["id"]
    assert ids(sign_in(account["username"]).ok("listClasses")) == [classroom["id"]]


def test_a_reset_test_student_starts_afresh(teacher, sign_in, classroom):
    path = {"class": classroom["id"]}
    tester = sign_in(teacher.ok("createTestStudentAccount", **path)["username"])
    assignment = teacher.ok("createClassAssignment", body={"title": "Try", "state": "active"}, **path)["id"]
    tester.ok("createSubmission", assignment=assignment, body={"submit": True}, **path)

    teacher.ok("createTestStudentAccount", **path)
    assert len(teacher.ok("getSubmissions", assignment=assignment, **path)) == 1
    teacher.ok("createTestStudentAccount", reset="true", **path)

    assert teacher.ok("getSubmissions", assignment=assignment, **path) == []


def test_a_missing_scope_is_named(sign_in):
    reader = sign_in("teacher", scopes=["edu.classes.readonly"])

    reader.ok("listClasses")
    assert "needs edu.classes, and" in reader.refused("createClass", 403, body={"name": "x"})["message"]


def test_without_a_token_there_is_no_class(anonymous):
    anonymous.refused("listClasses", 401)
    anonymous.refused("getClass", 401, **{"class": NOBODY})
