"""Grades and reviews, as a table too."""

from __future__ import annotations

import csv
import io
import zipfile
from xml.etree import ElementTree as ET

import pytest
from support.sandbox import SMALL

import flat_api

STUDENT = "5f3b1c2d4e5f60718293a404"
SECOND = "5f3b1c2d4e5f60718293a405"


@pytest.fixture
def path(teacher):
    """Return the path parameters of an assignment that two students have."""
    room = {"class": teacher.ok("createClass", body={"name": "Strings, Year 7"})["id"]}
    for user in (STUDENT, SECOND):
        teacher.ok("addClassUser", user=user, **room)
    body = {"type": "newScore", "title": "An answer", "state": "active", "maxPoints": 20}
    return {**room, "assignment": teacher.ok("createClassAssignment", body=body, **room)["id"]}


@pytest.fixture
def turned_in(student, path):
    """Return the path parameters of work that is turned in."""
    return {**path, "submission": student.ok("createSubmission", body={"submit": True}, **path)["id"]}


def test_grades_are_exported_as_csv(teacher, path, turned_in):
    teacher.ok("editSubmission", body={"draftGrade": 18, "grade": 17.5, "return": True}, **turned_in)
    teacher.ok("postSubmissionComment", body={"comment": 'Better, "much" better;\nkeep going.'}, **turned_in)

    response = teacher.call("exportSubmissionsReviewsAsCsv", **path)

    assert response.headers["Content-Disposition"] == 'attachment; filename="an-answer.csv"'
    heading, tom, ines = csv.reader(io.StringIO(response.data.decode("utf-8"), newline=""))
    line = dict(zip(heading, tom, strict=True))
    assert (line["Student"], line["Username"], line["State"]) == ("Tom Abara", "tom.abara", "graded")
    assert (line["Grade"], line["Draft grade"], line["Maximum"]) == ("17.5", "18", "20")
    assert line["Comments"] == 'Nora Lindqvist: Better, "much" better;\nkeep going.'
    assert ines[:3] == ["Ines Koval", "ines.koval", ""]


def test_the_workbook_has_the_same_lines_as_the_csv(teacher, path, turned_in):
    teacher.ok("editSubmission", body={"grade": 17.5}, **turned_in)
    teacher.ok("postSubmissionComment", body={"comment": "=1+1"}, **turned_in)
    lines = list(csv.reader(io.StringIO(teacher.call("exportSubmissionsReviewsAsCsv", **path).data.decode())))

    response = teacher.call("exportSubmissionsReviewsAsExcel", **path)

    assert response.headers["Content-Disposition"] == 'attachment; filename="an-answer.xlsx"'
    assert read_workbook(response.data) == lines


def read_workbook(data):
    """Return the cells of the first sheet of an ``.xlsx`` file as text, a list for each row."""
    space = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        shared = ["".join(entry.itertext()) for entry in ET.fromstring(file.read("xl/sharedStrings.xml"))]
        sheet = ET.fromstring(file.read("xl/worksheets/sheet1.xml"))
    rows = []
    for row in sheet.iterfind(".//m:row", space):
        rows.append([""] * 9)
        for cell in row:
            value = cell.findtext("m:v", "", space)
            rows[-1][ord(cell.get("r")[0]) - ord("A")] = shared[int(value)] if cell.get("t") == "s" else value
    return rows


def test_students_export_no_grades(student, path):
    for operation in ("exportSubmissionsReviewsAsCsv", "exportSubmissionsReviewsAsExcel"):
        assert student.refused(operation, 403, **path)["code"] == "FORBIDDEN"


def test_a_school_day_through_the_client(sandbox):
    with (
        flat_api.ApiClient(sandbox.configuration("teacher")) as office,
        flat_api.ApiClient(sandbox.configuration("student")) as desk,
    ):
        school, pupil = flat_api.ClassApi(office), flat_api.ClassApi(desk)
        classroom = school.create_class({"name": "Strings, Year 7"})
        pupil.enroll_class(classroom.enrollment_code)
        assignment = school.create_class_assignment(
            classroom.id, {"type": "newScore", "title": "An answer", "state": "active", "maxPoints": 20}
        )
        score = flat_api.ScoreApi(desk).create_score({"data": SMALL})
        submission = pupil.create_submission(
            classroom.id, assignment.id, {"attachments": [{"type": "flat", "score": score.id}], "submit": True}
        )
        school.edit_submission(classroom.id, assignment.id, submission.id, {"grade": 17, "return": True})
        table = school.export_submissions_reviews_as_csv(classroom.id, assignment.id)
        graded = pupil.get_submission(classroom.id, assignment.id, submission.id)

        assert (graded.state, graded.grade) == ("graded", 17)
        assert b"Tom Abara,tom.abara,graded," in bytes(table)
        assert flat_api.GroupApi(office).list_group_users(classroom.students_group.id)[0].id == STUDENT


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)"])
def test_no_cell_of_a_csv_is_a_formula(admin, sandbox, sign_in, text):
    school = sandbox.school(students=1, classes=1, assignments=1)
    admin.ok("updateOrganizationUser", user=school.students[0], body={"firstname": text, "lastname": "x"})
    place = {"class": school.classes[0], "assignment": school.assignments[0]}

    exported = sign_in(school.teachers[0]).call("exportSubmissionsReviewsAsCsv", **place).data.decode()

    rows = list(csv.reader(io.StringIO(exported, newline="")))
    assert rows[1][0].startswith("'" + text[0])
