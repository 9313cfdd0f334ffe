"""Submissions: from a student to a teacher and back."""

from __future__ import annotations

import pytest
from support.sandbox import NOBODY

TEACHER = "5f3b1c2d4e5f60718293a403"
STUDENT = "5f3b1c2d4e5f60718293a404"
SECOND = "5f3b1c2d4e5f60718293a405"


@pytest.fixture
def room(teacher):
    """Return the path parameter of a class with two students."""
    created = teacher.ok("createClass", body={"name": "Strings, Year 7"})
    for user in (STUDENT, SECOND):
        teacher.ok("addClassUser", user=user, **{"class": created["id"]})
    return {"class": created["id"]}


@pytest.fixture
def path(teacher, room):
    """Return the path parameters of an assignment that the students have."""
    body = {"type": "newScore", "title": "An answer", "state": "active", "maxPoints": 20}
    return {**room, "assignment": teacher.ok("createClassAssignment", body=body, **room)["id"]}


@pytest.fixture
def template(teacher, room):
    """Return the path parameters of an assignment in which each student works in a copy, and the score."""
    score = teacher.import_score()["id"]
    attachments = [{"type": "flat", "score": score, "sharingMode": "copy"}]
    body = {"type": "scoreTemplate", "title": "Go on", "state": "active", "attachments": attachments}
    return {**room, "assignment": teacher.ok("createClassAssignment", body=body, **room)["id"]}, score


@pytest.fixture
def second(sign_in):
    """Return the other student."""
    return sign_in("student2")


@pytest.fixture
def turned_in(student, path):
    """Return the path parameters of work that is turned in."""
    return {**path, "submission": student.ok("createSubmission", body={"submit": True}, **path)["id"]}


def test_work_is_saved_and_then_turned_in(teacher, student, path):
    score = student.import_score()["id"]

    saved = student.ok("createSubmission", body={"attachments": [{"type": "flat", "score": score}]}, **path)
    turned_in = student.ok("createSubmission", body={"submit": True}, **path)

    assert (saved["state"], saved["creator"], saved["maxPoints"]) == ("created", STUDENT, 20)
    assert "submissionDate" not in saved
    assert (turned_in["id"], turned_in["state"]) == (saved["id"], "turnedIn")
    assert turned_in["attachments"] == saved["attachments"]
    assert saved["attachments"][0]["title"] == "Three Notes"
    assert turned_in["submissionDate"] > saved["creationDate"]
    read = teacher.ok("getSubmission", submission=saved["id"], **path)
    assert {**read, "draftGrade": None} == {**turned_in, "draftGrade": None}
    assert teacher.ok("getSubmissions", **path) == [read]
    assert teacher.ok("listAssignments", **{"class": path["class"]})[0]["submissions"] == [read]


def test_playback_and_exercises_are_kept(student, path):
    body = {"playback": [{"score": NOBODY, "nbPlayAttempt": 6}], "exercisesIds": ["one", "two"]}

    saved = student.ok("createSubmission", body=body, **path)

    assert (saved["playback"], saved["exercisesIds"]) == (body["playback"], body["exercisesIds"])
    assert "exercisesIds" not in student.ok("createSubmission", body={"exercisesIds": None}, **path)


def test_teachers_open_what_is_handed_in(teacher, student, second, path):
    score = student.import_score()["id"]
    teacher.refused("getScore", 403, score=score)

    submission = student.ok("createSubmission", body={"attachments": [{"type": "flat", "score": score}]}, **path)

    teacher.ok("getScore", score=score)
    second.refused("getScore", 403, score=score)
    assert [found["id"] for found in teacher.ok("getScoreSubmissions", score=score)] == [submission["id"]]


def test_only_a_score_that_one_can_open_is_handed_in(teacher, student, path):
    score = teacher.import_score()["id"]

    error = student.refused("createSubmission", 400, body={"attachments": [{"type": "flat", "score": score}]}, **path)

    assert error["param"] == "attachments[0].score"


def test_handing_in_the_score_of_another_gives_no_rights_on_it(teacher, student, individual, path):
    score = individual.import_score(privacy="public")["id"]

    student.ok("createSubmission", body={"attachments": [{"type": "flat", "score": score}]}, **path)

    for user in (student, teacher):
        user.refused("editScore", 403, score=score, body={"title": "Mine"})


def test_each_student_works_in_a_copy_of_the_template(student, second, template):
    path, score = template

    mine = student.ok("createSubmission", body={}, **path)["attachments"][0]
    theirs = second.ok("createSubmission", body={}, **path)["attachments"][0]

    assert len({mine["score"], theirs["score"], score}) == 3
    assert student.ok("getScore", score=mine["score"])["parentScore"] == score
    student.ok("editScore", score=mine["score"], body={"title": "Mine"})
    second.refused("getScore", 403, score=mine["score"])
    assert student.ok("createSubmission", body={"submit": True}, **path)["attachments"][0]["score"] == mine["score"]


def test_dropping_the_template_deletes_the_copies(teacher, student, template):
    path, score = template
    copy = student.ok("createSubmission", body={}, **path)["attachments"][0]["score"]

    teacher.ok("updateClassAssignment", body={"type": "none", "attachments": []}, **path)

    student.refused("getScore", 404, score=copy)
    assert student.ok("getSubmissions", **path)[0]["attachments"] == []
    teacher.ok("getScore", score=score)


def test_turned_in_work_waits_for_the_teacher_or_is_turned_in_again(student, path, turned_in):
    student.refused("createSubmission", 409, body={"attachments": []}, **path)

    again = student.ok("createSubmission", body={"attachments": [], "submit": True}, **path)

    assert (again["id"], again["state"]) == (turned_in["submission"], "turnedIn")


def test_only_students_with_the_assignment_hand_in(teacher, individual, second, room):
    body = {"title": "Solo", "state": "active", "assigneeMode": "selected", "assignedStudents": [STUDENT]}
    path = {**room, "assignment": teacher.ok("createClassAssignment", body=body, **room)["id"]}

    teacher.refused("createSubmission", 403, body={}, **path)
    individual.refused("createSubmission", 403, body={}, **path)
    second.refused("createSubmission", 404, body={}, **path)


def test_nothing_is_handed_in_for_what_is_archived(teacher, student, path):
    teacher.ok("archiveAssignment", **path)
    student.refused("createSubmission", 409, body={}, **path)
    teacher.ok("unarchiveAssignment", **path)
    teacher.ok("archiveClass", **{"class": path["class"]})
    student.refused("createSubmission", 409, body={}, **path)


def test_students_see_their_own_work_only(student, second, turned_in, path):
    other = second.ok("createSubmission", body={}, **path)

    assert [entry["id"] for entry in student.ok("getSubmissions", **path)] == [turned_in["submission"]]
    second.refused("getSubmission", 403, **turned_in)
    second.refused("getSubmissionComments", 403, **turned_in)
    second.refused("getSubmissionHistory", 403, **turned_in)
    assert [entry["id"] for entry in second.ok("listAssignments", **{"class": path["class"]})[0]["submissions"]] == [
        other["id"]
    ]


def test_a_draft_grade_stays_among_teachers(teacher, student, turned_in):
    graded = teacher.ok("editSubmission", body={"draftGrade": 17}, **turned_in)

    assert (graded["state"], graded["draftGrade"], graded["grade"]) == ("turnedIn", 17, None)
    seen = student.ok("getSubmission", **turned_in)
    assert seen["grade"] is None
    assert "draftGrade" not in seen
    assert all("draftGrade" not in entry for entry in student.ok("getSubmissionHistory", **turned_in))


def test_a_grade_is_given_with_the_work(teacher, student, turned_in):
    graded = teacher.ok("editSubmission", body={"draftGrade": 17, "grade": 17, "return": True}, **turned_in)

    assert (graded["state"], graded["grade"], graded["returnCreator"]) == ("graded", 17, TEACHER)
    assert graded["returnDate"] > graded["submissionDate"]
    assert student.ok("getSubmission", **turned_in)["grade"] == 17


def test_work_is_returned_without_a_grade_and_turned_in_again(teacher, student, turned_in, path):
    assert teacher.ok("editSubmission", body={"return": True}, **turned_in)["state"] == "returned"

    student.ok("createSubmission", body={"playback": []}, **path)

    assert student.ok("createSubmission", body={"submit": True}, **path)["state"] == "turnedIn"


def test_null_takes_a_grade_away(teacher, turned_in):
    teacher.ok("editSubmission", body={"draftGrade": 17, "grade": 17}, **turned_in)

    cleared = teacher.ok("editSubmission", body={"draftGrade": None, "grade": None}, **turned_in)

    assert (cleared["state"], cleared["grade"], cleared["draftGrade"]) == ("turnedIn", None, None)


@pytest.mark.parametrize("grade", [21, -1, 10001, "17"])
def test_a_grade_lies_within_the_points_of_the_assignment(teacher, turned_in, grade):
    assert teacher.refused("editSubmission", 400, body={"grade": grade}, **turned_in)["param"] == "grade"


def test_students_do_not_grade_and_teachers_do_not_hand_in(teacher, student, path, turned_in):
    student.refused("editSubmission", 403, body={"grade": 20}, **turned_in)
    student.refused("deleteSubmission", 403, **turned_in)
    student.refused("createSubmission", 403, body={"grade": 20}, **path)
    assert "'submit'" in teacher.refused("editSubmission", 403, body={"submit": True}, **turned_in)["message"]


def test_a_submission_belongs_to_one_assignment(teacher, room, turned_in):
    other = teacher.ok("createClassAssignment", body={"state": "active"}, **room)["id"]

    teacher.refused("getSubmission", 404, **{**turned_in, "assignment": other})
    teacher.refused("getSubmission", 404, **{**turned_in, "submission": NOBODY})


def test_a_reset_lets_the_student_start_again(teacher, student, template):
    path, _ = template
    before = student.ok("createSubmission", body={"submit": True}, **path)
    copy = before["attachments"][0]["score"]

    reset = teacher.ok("deleteSubmission", submission=before["id"], **path)

    assert (reset["id"], reset["state"], reset["attachments"]) == (before["id"], "created", [])
    student.refused("getScore", 404, score=copy)
    assert student.ok("getSubmissionHistory", submission=before["id"], **path)[-1]["state"] == "reset"
    assert student.ok("createSubmission", body={}, **path)["attachments"][0]["score"] != copy


def test_the_history_tells_what_happened(teacher, student, path):
    score = student.import_score()["id"]
    work = {"attachments": [{"type": "flat", "score": score}]}
    submission = {**path, "submission": student.ok("createSubmission", body=work, **path)["id"]}
    student.ok("createSubmission", body={"submit": True}, **path)
    teacher.ok("editSubmission", body={"draftGrade": 17}, **submission)
    teacher.ok("postSubmissionComment", body={"comment": "Better."}, **submission)
    teacher.ok("updateClassAssignment", body={"dueDate": "2026-05-01T08:00:00Z"}, **path)
    teacher.ok("editSubmission", body={"grade": 17, "return": True}, **submission)

    history = teacher.ok("getSubmissionHistory", **submission)

    known = {"date", "classroom", "assignment", "submission", "users"}
    told = [{name: value for name, value in entry.items() if name not in known} for entry in history]
    attachment = {
        "score": score,
        "revision": student.ok("getScoreRevision", score=score, revision="last")["id"],
        "title": "Three Notes",
    }
    assert told == [
        {"state": "created"},
        {"attachment": attachment},
        {"state": "turnedIn", "attachment": attachment},
        {"draftGrade": 17, "maxPoints": 20},
        {"comment": "Better."},
        {"dueDate": "2026-05-01T08:00:00.000Z"},
        {"state": "graded", "grade": 17, "maxPoints": 20},
    ]
    assert [entry["users"] for entry in history] == [[STUDENT]] * 3 + [[TEACHER]] * 4
    assert [entry["date"] for entry in history] == sorted(entry["date"] for entry in history)


def test_work_goes_with_the_account_of_the_student(teacher, sign_in, path, turned_in):
    teacher.ok("postSubmissionComment", body={"comment": "Better."}, **turned_in)

    sign_in("admin").ok("removeOrganizationUser", user=STUDENT)

    assert teacher.ok("getSubmissions", **path) == []
    teacher.refused("getSubmissionHistory", 404, **turned_in)


def test_all_work_of_a_student_is_listed(teacher, student, second, room, turned_in):
    listed = teacher.ok("listClassStudentSubmissions", user=STUDENT, **room)

    assert [entry["id"] for entry in listed] == [turned_in["submission"]]
    assert teacher.ok("listClassStudentSubmissions", user=SECOND, **room) == []
    student.ok("listClassStudentSubmissions", user=STUDENT, **room)
    second.refused("listClassStudentSubmissions", 403, user=STUDENT, **room)
    assert teacher.refused("listClassStudentSubmissions", 400, user=NOBODY, **room)["param"] == "user"


def test_a_group_hands_in_one_work(teacher, student, second, room):
    group = {"type": "classStudentsSubGroup", "classroom": room["class"], "members": [STUDENT, SECOND]}
    groups = [teacher.ok("createGroup", body=group)["id"]]
    body = {"title": "Duo", "state": "active", "submissionStudentsMode": "group", "classGroupIds": groups}
    path = {**room, "assignment": teacher.ok("createClassAssignment", body=body, **room)["id"]}

    first = student.ok("createSubmission", body={}, **path)
    turned_in = second.ok("createSubmission", body={"submit": True}, **path)

    assert (turned_in["id"], turned_in["creator"]) == (first["id"], STUDENT)
    assert student.ok("getSubmission", submission=first["id"], **path)["state"] == "turnedIn"
    assert len(teacher.ok("getSubmissions", **path)) == 1


def test_a_comment_is_unread_until_it_is_listed(teacher, student, turned_in):
    posted = student.ok("postSubmissionComment", body={"comment": "Measure 11 is fast."}, **turned_in)

    assert (posted["user"], posted["unread"]) == (STUDENT, False)
    assert student.ok("getSubmission", **turned_in)["comments"] == {"total": 1, "unread": 0}
    assert teacher.ok("getSubmission", **turned_in)["comments"] == {"total": 1, "unread": 1}
    assert [entry["unread"] for entry in teacher.ok("getSubmissionComments", **turned_in)] == [True]
    assert [entry["unread"] for entry in teacher.ok("getSubmissionComments", **turned_in)] == [False]
    assert teacher.ok("getSubmission", **turned_in)["comments"] == {"total": 1, "unread": 0}


def test_a_comment_is_changed_by_its_author(teacher, student, turned_in):
    comment = student.ok("postSubmissionComment", body={"comment": "Fast."}, **turned_in)["id"]

    changed = student.ok("updateSubmissionComment", comment=comment, body={"comment": "Slow."}, **turned_in)

    assert (changed["comment"], "modificationDate" in changed) == ("Slow.", True)
    assert teacher.ok("getSubmissionComments", **turned_in)[0]["comment"] == "Slow."
    teacher.refused("updateSubmissionComment", 403, comment=comment, body={"comment": "No."}, **turned_in)


def test_a_comment_is_deleted_by_its_author_or_a_teacher(teacher, student, turned_in):
    first, second = (
        teacher.ok("postSubmissionComment", body={"comment": "One."}, **turned_in)["id"],
        student.ok("postSubmissionComment", body={"comment": "Two."}, **turned_in)["id"],
    )

    student.refused("deleteSubmissionComment", 403, comment=first, **turned_in)
    assert student.call("deleteSubmissionComment", comment=second, **turned_in).status == 204
    assert teacher.call("deleteSubmissionComment", comment=first, **turned_in).status == 204

    assert teacher.ok("getSubmissionComments", **turned_in) == []
    teacher.refused("deleteSubmissionComment", 404, comment=first, **turned_in)


def test_a_comment_has_a_text(student, turned_in):
    assert student.refused("postSubmissionComment", 400, body={"comment": " "}, **turned_in)["param"] == "comment"
    assert student.refused("postSubmissionComment", 400, body={}, **turned_in)["param"] == "comment"
