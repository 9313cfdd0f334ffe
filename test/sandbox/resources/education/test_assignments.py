"""Assignments of a class: their content, when students get them, and which students."""

from __future__ import annotations

import pytest
from support.sandbox import NOBODY

STUDENT = "5f3b1c2d4e5f60718293a404"
SECOND = "5f3b1c2d4e5f60718293a405"
ALONE = "Practise slowly."


@pytest.fixture
def path(teacher):
    """Return the path parameters of a class with two students."""
    created = teacher.ok("createClass", body={"name": "Strings, Year 7"})
    for user in (STUDENT, SECOND):
        teacher.ok("addClassUser", user=user, **{"class": created["id"]})
    return {"class": created["id"]}


@pytest.fixture
def create(teacher, path):
    """Return a function that creates an assignment of the class and returns its ID."""

    def create(**body):
        return teacher.ok("createClassAssignment", body={"title": "Practise", **body}, **path)["id"]

    return create


@pytest.fixture
def second(sign_in):
    """Return the other student."""
    return sign_in("student2")


@pytest.fixture
def violins(teacher, path):
    """Return a sub-group with the first student."""
    body = {"type": "classStudentsSubGroup", "classroom": path["class"], "name": "Violins", "members": [STUDENT]}
    return teacher.ok("createGroup", body=body)["id"]


def test_a_date_of_long_ago_comes_back(teacher, path, create):
    made = create(dueDate="0999-01-01T00:00:00Z")

    assert teacher.ok("getAssignment", assignment=made, **path)["dueDate"] == "0999-01-01T00:00:00.000Z"


def titles(api, path):
    """Return the titles of the assignments that somebody sees."""
    return [assignment["title"] for assignment in api.ok("listAssignments", **path)]


@pytest.mark.parametrize(
    ("kind", "attachment"),
    [
        ("none", None),
        ("newScore", None),
        ("scoreTemplate", "copy"),
        ("sharedWriting", "write"),
        ("performance", "performance"),
        ("worksheet", "worksheet"),
        ("worksheetText", "worksheet"),
    ],
)
def test_an_assignment_of_each_type_is_created_given_out_and_listed(teacher, student, path, kind, attachment):
    attachments = []
    if attachment == "worksheet":
        attachments = [{"type": "worksheet", "worksheet": NOBODY}]
    elif attachment is not None:
        attachments = [{"type": "flat", "score": teacher.import_score()["id"], "sharingMode": attachment}]
    body = {"type": kind, "title": "Practise", "attachments": attachments, "state": "active", "maxPoints": 20}

    created = teacher.ok("createClassAssignment", body=body, **path)

    assert (created["type"], created["maxPoints"], len(created["attachments"])) == (kind, 20, len(attachments))
    (listed,) = student.ok("listAssignments", **path)
    assert (listed["id"], listed["state"], listed["submissions"]) == (created["id"], "active", [])


def test_what_was_sent_is_read_back(teacher, path):
    body = {
        "type": "performance",
        "title": "Practise",
        "description": "Slowly & evenly.",
        "teacherInstructionsHtml": "<p>Listen to the <b>bow</b>.</p>",
        "cover": "https://lindenhof.example/lake.jpg",
        "nbPlaybackAuthorized": 10,
        "recordingType": "audio",
        "allowMetronome": True,
        "freeRecord": True,
        "releaseGrades": "manual",
        "dueDate": "2026-04-24T22:00:00+02:00",
    }

    created = teacher.ok("createClassAssignment", body=body, **path)
    read = teacher.ok("getAssignment", assignment=created["id"], **path)

    assert read == created
    assert {name: body[name] for name in body if name != "dueDate"}.items() <= read.items()
    assert read["descriptionHtml"] == "<p>Slowly &amp; evenly.</p>"
    assert read["teacherInstructions"] == "Listen to the bow."
    assert read["dueDate"] == "2026-04-24T20:00:00.000Z"


def test_an_update_changes_only_what_is_sent(teacher, path, create):
    assignment = create(description=ALONE, maxPoints=20, attachments=[{"type": "link", "url": "https://a.example/"}])

    changed = teacher.ok("updateClassAssignment", assignment=assignment, body={"maxPoints": None}, **path)

    assert "maxPoints" not in changed
    assert (changed["title"], changed["description"], len(changed["attachments"])) == ("Practise", ALONE, 1)


def test_attachments_replace_those_before(teacher, path, create):
    assignment = create(attachments=[{"type": "link", "url": "https://a.example/"}])
    body = {
        "attachments": [{"type": "video", "url": "https://b.example/"}, {"type": "photo", "url": "https://c.example/"}]
    }

    changed = teacher.ok("updateClassAssignment", assignment=assignment, body=body, **path)

    assert [entry["url"] for entry in changed["attachments"]] == ["https://b.example/", "https://c.example/"]


@pytest.mark.parametrize(
    ("attachment", "param"),
    [
        ({"type": "flat", "score": NOBODY}, "attachments[0].score"),
        ({"type": "flat"}, "attachments[0].score"),
        ({"type": "link"}, "attachments[0].url"),
        ({"type": "worksheet"}, "attachments[0].worksheet"),
        ({}, "attachments[0].type"),
    ],
)
def test_an_attachment_must_be_complete(teacher, path, attachment, param):
    assert teacher.refused("createClassAssignment", 400, body={"attachments": [attachment]}, **path)["param"] == param


def test_too_many_attachments_have_a_code_of_their_own(teacher, path):
    body = {"attachments": [{"type": "link", "url": "https://a.example/"}] * 21}

    assert teacher.refused("createClassAssignment", 400, body=body, **path)["code"] == "ASSIGNMENT_ATTACHMENTS_LIMIT"


def test_a_score_of_somebody_else_is_not_attached(teacher, individual, path):
    score = individual.import_score()["id"]

    error = teacher.refused(
        "createClassAssignment", 400, body={"attachments": [{"type": "flat", "score": score}]}, **path
    )

    assert error["param"] == "attachments[0].score"


def test_students_know_nothing_of_a_draft(teacher, student, path, create):
    assignment = create(state="draft")

    assert titles(student, path) == []
    student.refused("getAssignment", 404, assignment=assignment, **path)
    teacher.ok("updateClassAssignment", assignment=assignment, body={"state": "active"}, **path)
    student.ok("getAssignment", assignment=assignment, **path)


def test_an_active_assignment_does_not_return_to_draft(teacher, path, create):
    assignment = create(state="active")

    teacher.refused("updateClassAssignment", 409, assignment=assignment, body={"state": "draft"}, **path)
    later = {"scheduledDate": "2030-01-01T08:00:00Z"}
    teacher.refused("updateClassAssignment", 409, assignment=assignment, body=later, **path)
    assert teacher.ok("listAssignments", **path)[0]["state"] == "active"


def test_a_scheduled_assignment_goes_out_at_its_time(teacher, student, path, create, clock):
    create(state="active", scheduledDate="2026-04-12T15:00:00Z")
    assert teacher.ok("listAssignments", **path)[0]["state"] == "draft"
    assert titles(student, path) == []

    clock.now += 24 * 3600

    assert titles(student, path) == ["Practise"]
    assert teacher.ok("listAssignments", **path)[0]["state"] == "active"


def test_a_teacher_gives_a_scheduled_assignment_out_early(teacher, student, path, create):
    assignment = create(scheduledDate="2026-12-01T08:00:00Z")

    changed = teacher.ok("updateClassAssignment", assignment=assignment, body={"state": "active"}, **path)

    assert "scheduledDate" not in changed
    assert titles(student, path) == ["Practise"]


def test_an_assignment_without_what_students_need_is_not_given_out(teacher, path, create):
    assignment = create(type="scoreTemplate")
    capabilities = teacher.ok("getAssignment", assignment=assignment, **path)["capabilities"]
    assert capabilities["canPublishInClass"] is False

    error = teacher.refused("updateClassAssignment", 400, assignment=assignment, body={"state": "active"}, **path)

    assert (error["code"], error["param"]) == (capabilities["canPublishInClassError"]["code"], "attachments")


def test_only_the_selected_students_get_it(teacher, student, second, path):
    body = {"title": "Solo", "state": "active", "assigneeMode": "selected", "assignedStudents": [STUDENT]}

    created = teacher.ok("createClassAssignment", body=body, **path)

    assert created["assignedStudents"] == [STUDENT]
    assert titles(student, path) == ["Solo"]
    assert titles(second, path) == []
    second.refused("getAssignment", 404, assignment=created["id"], **path)


def test_only_students_of_the_class_are_assigned(teacher, path):
    body = {"assigneeMode": "selected", "assignedStudents": [NOBODY]}

    assert teacher.refused("createClassAssignment", 400, body=body, **path)["param"] == "assignedStudents"
    assert teacher.refused("createClassAssignment", 400, body={"classGroupIds": [NOBODY]}, **path)["param"] == (
        "classGroupIds"
    )


def test_groups_that_hand_in_together_become_groups_of_the_assignment(teacher, student, second, path, violins, create):
    assignment = create(state="active", submissionStudentsMode="group", classGroupIds=[violins])

    (group,) = teacher.ok("listGroups", type="assignmentStudentsSubGroup", assignment=assignment)

    assert (group["name"], group["parent"], group["assignment"]) == ("Violins", violins, assignment)
    assert group["readOnly"] is True
    (shown,) = teacher.ok("listAssignments", **path)[0]["assignedGroups"]
    assert shown == {"id": group["id"], "name": "Violins", "parent": violins, "members": [STUDENT]}
    assert titles(student, path) == ["Practise"]
    assert titles(second, path) == []


def test_a_group_is_taken_off_an_assignment(teacher, path, violins, create):
    assignment = create(submissionStudentsMode="group", classGroupIds=[violins])

    teacher.ok("updateClassAssignment", assignment=assignment, body={"classGroupIds": None}, **path)

    assert teacher.ok("listGroups", type="assignmentStudentsSubGroup", assignment=assignment) == []


def test_members_of_a_group_get_an_assignment_one_by_one(student, second, path, violins, create):
    create(state="active", classGroupIds=[violins])

    assert student.ok("listAssignments", **path)[0]["assignedStudents"] == [STUDENT]
    assert titles(second, path) == []


def test_students_see_neither_the_notes_nor_the_attachments_for_teachers(student, path, create):
    create(
        state="active",
        teacherInstructions="The answers",
        attachments=[
            {"type": "link", "url": "https://a.example/"},
            {"type": "googleDrive", "googleDriveFileId": "1-answers", "teacherOnly": True},
        ],
    )

    (seen,) = student.ok("listAssignments", **path)

    assert not {"teacherInstructions", "teacherInstructionsHtml"} & seen.keys()
    assert [entry["type"] for entry in seen["attachments"]] == ["link"]
    assert seen["capabilities"]["canEdit"] is False


def test_an_attached_score_opens_for_the_students(teacher, student, individual, path, create):
    score = teacher.import_score()["id"]
    student.refused("getScore", 403, score=score)

    create(type="performance", state="active", attachments=[{"type": "flat", "score": score, "sharingMode": "read"}])

    assert student.ok("getScore", score=score)["rights"]["aclWrite"] is False
    individual.refused("getScore", 403, score=score)


def test_students_write_in_a_shared_score(teacher, student, path, create):
    score = teacher.import_score()["id"]

    create(type="sharedWriting", state="active", attachments=[{"type": "flat", "score": score, "sharingMode": "write"}])

    student.ok("editScore", score=score, body={"title": "Ours"})


def test_only_who_may_change_a_score_lets_students_change_it(teacher, individual, path):
    score = individual.import_score(privacy="public")["id"]
    attachment = {"type": "flat", "score": score, "sharingMode": "write"}

    error = teacher.refused("createClassAssignment", 400, body={"attachments": [attachment]}, **path)

    assert error["param"] == "attachments[0].sharingMode"
    teacher.ok("createClassAssignment", body={"attachments": [{**attachment, "sharingMode": "read"}]}, **path)


def test_an_archived_assignment_is_kept_and_comes_back(teacher, student, path, create):
    assignment = create(state="active")

    archived = teacher.ok("archiveAssignment", assignment=assignment, **path)

    assert archived["capabilities"]["canPublishInClassError"]["code"] == "ASSIGNMENT_ARCHIVED"
    assert (archived["capabilities"]["canArchive"], archived["capabilities"]["canUnarchive"]) == (False, True)
    teacher.refused("updateClassAssignment", 409, assignment=assignment, body={"title": "New"}, **path)
    assert student.ok("listAssignments", **path)[0]["state"] == "archived"
    teacher.ok("unarchiveAssignment", assignment=assignment, **path)
    assert student.ok("listAssignments", **path)[0]["state"] == "active"


def test_students_change_no_assignment(student, path, create):
    assignment = create(state="active")

    student.refused("createClassAssignment", 403, body={"title": "Ours"}, **path)
    student.refused("updateClassAssignment", 403, assignment=assignment, body={"title": "Ours"}, **path)
    student.refused("deleteAssignment", 403, assignment=assignment, **path)
    student.refused("archiveAssignment", 403, assignment=assignment, **path)
    student.refused("copyAssignment", 403, assignment=assignment, body={"classroom": path["class"]}, **path)


def test_nothing_changes_in_an_archived_class(teacher, path, create):
    assignment = create(state="active")
    teacher.ok("archiveClass", **path)

    teacher.refused("updateClassAssignment", 409, assignment=assignment, body={"title": "New"}, **path)
    teacher.refused("deleteAssignment", 409, assignment=assignment, **path)
    assert teacher.ok("getAssignment", assignment=assignment, **path)["capabilities"]["canEdit"] is False


def test_a_deleted_assignment_takes_the_work_with_it(teacher, student, path, create):
    score = teacher.import_score()["id"]
    template = {"type": "flat", "score": score, "sharingMode": "copy"}
    assignment = create(type="scoreTemplate", state="active", attachments=[template])
    copy = student.ok("createSubmission", assignment=assignment, body={}, **path)["attachments"][0]["score"]

    assert teacher.call("deleteAssignment", assignment=assignment, **path).status == 204

    teacher.refused("getAssignment", 404, assignment=assignment, **path)
    student.refused("getScore", 404, score=copy)
    teacher.ok("getScore", score=score)


def test_an_assignment_belongs_to_one_class(teacher, path, create):
    other = teacher.ok("createClass", body={"name": "Choir"})["id"]

    teacher.refused("getAssignment", 404, assignment=create(), **{"class": other})
    teacher.refused("getAssignment", 404, assignment=NOBODY, **path)
