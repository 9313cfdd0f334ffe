"""Rosters from Canvas, from one spreadsheet, and from rows of a program."""

import io

import pytest

from flat_api import school
from flat_api.exceptions import ApiTypeError, ApiValueError

CANVAS = {
    "users.csv": (
        "user_id,integration_id,login_id,password,first_name,last_name,full_name,sortable_name,short_name,email,status\n"
        'u1,,t.amati,,Tia,Amati,,,,tia@school.example,active\nu2,,s.bell,secret,,,,"Bell, Sol",,,active\n'
        "u3,,s.cole,,Sam,Cole,,,,,suspended\nu4,,o.dunn,,Ola,Dunn,,,,,active\n"
    ),
    "courses.csv": (
        "course_id,short_name,long_name,account_id,term_id,status,start_date,end_date\n"
        "k1,CH,Choir,north,2026,active,2026-08-01T00:00:00Z,2026-12-31T00:00:00Z\nk2,BA,Band,north,2026,active,,\n"
        "k3,OL,Old course,north,2025,completed,,\n"
    ),
    "sections.csv": "section_id,course_id,name,status\ns1,k1,Choir A,active\ns3,k3,Old,active\n",
    "enrollments.csv": (
        "course_id,user_id,role,section_id,status\n,u1,teacher,s1,active\n,u2,student,s1,active\nk2,u1,teacher,,active\n"
        "k2,u2,observer,,active\n,u3,student,s1,active\n,u2,student,s3,active\nk2,u2,student,,completed\n"
    ),
}

SHEET = (
    "Class;Section;Role;Login;First name;Surname;E-mail\nChoir;A;teacher;t.amati;Tia;Amati;tia@school.example\n"
    "Choir;A;;s.bell;Sol;Bell;\nBand;;student;s.bell;Sol;Bell;\nBand;;Teacher;t.amati;Tia;Amati;tia@school.example\n"
)


def found(roster):
    return [(one.code, one.severity, one.line) for one in roster.findings]


def test_an_export_of_canvas_has_a_class_for_each_section_and_each_course_without_one(zipped):
    roster = school.read_canvas_sis(zipped(CANVAS), complete=True)

    assert roster.complete
    assert [(one.source_id, one.role, one.given, one.family) for one in roster.people] == [
        ("u1", "teacher", "Tia", "Amati"),
        ("u2", "student", "Sol", "Bell"),
    ]
    assert [(one.source_id, one.name, one.section, str(one.begin)) for one in roster.classes] == [
        ("k2", "Band", None, "None"),
        ("s1", "Choir", "Choir A", "2026-08-01"),
    ]
    assert [(one.class_id, one.person_id) for one in roster.enrollments] == [("k2", "u1"), ("s1", "u1"), ("s1", "u2")]
    assert {one.code for one in roster.findings} == {"unknown-role", "not-active"}


def test_an_export_of_canvas_is_not_complete_unless_the_caller_says_so(zipped):
    assert not school.read_canvas_sis(zipped(CANVAS)).complete


def test_a_missing_file_of_canvas_and_a_person_with_two_roles_are_found(zipped):
    users = CANVAS["enrollments.csv"] + "k2,u2,teacher,,active\n"

    conflict = school.read_canvas_sis(zipped({**CANVAS, "enrollments.csv": users}), complete=True)
    missing = school.read_canvas_sis(zipped({"users.csv": CANVAS["users.csv"]}), complete=True)

    assert ("role-conflict", "error", 3) in found(conflict)
    assert {one.file for one in missing.findings if one.code == "file-missing"} == {"courses.csv", "enrollments.csv"}
    assert (conflict.complete, missing.complete) == (False, False)


def test_a_spreadsheet_with_other_titles_and_semicolons_is_read(tmp_path):
    path = tmp_path / "classes.csv"
    path.write_text(SHEET, encoding="utf-8")

    roster = school.read_csv(path, complete=True)

    assert (roster.findings, roster.complete) == ((), True)
    assert [(one.source_id, one.role, one.family) for one in roster.people] == [
        ("s.bell", "student", "Bell"),
        ("t.amati", "teacher", "Amati"),
    ]
    assert [(one.name, one.section) for one in roster.classes] == [("Band", None), ("Choir", "A")]
    assert len(roster.enrollments) == 4
    assert school.read_csv(io.BytesIO(SHEET.encode())).enrollments == roster.enrollments


def test_rows_of_one_person_that_contradict_each_other_are_refused():
    other_name = SHEET + "Strings;;student;s.bell;Saul;Bell;\n"
    other_role = SHEET + "Strings;;teacher;s.bell;Sol;Bell;\n"

    renamed = school.read_csv(io.BytesIO(other_name.encode()), complete=True)
    promoted = school.read_csv(io.BytesIO(other_role.encode()), complete=True)

    assert [one.source_id for one in renamed.people] == ["t.amati"]
    assert ("duplicate-id", "error", 3) in found(renamed)
    assert ("role-conflict", "error", 3) in found(promoted)
    assert not renamed.complete
    assert not promoted.complete


def test_a_row_without_class_or_username_or_with_an_unknown_role_is_a_finding_and_the_rest_goes_on():
    sheet = SHEET + ";;student;s.cole;;;\nBand;;student;;;;\nBand;;parent;p.bell;;;\n"

    roster = school.read_csv(io.BytesIO(sheet.encode()))

    assert found(roster) == [("missing-value", "error", 6), ("missing-value", "error", 7), ("unknown-role", "error", 8)]
    assert len(roster.enrollments) == 4


def test_rows_of_a_program_are_mappings_or_records():
    people = [{"source_id": "p1", "role": "teacher", "username": "t.amati", "password": "secret"}]
    classes = [school.SchoolClass("c1", "Choir")]
    enrollments = [{"class_id": "c1", "person_id": "p1", "role": "teacher", "primary": True}]

    roster = school.Roster.from_rows(people, classes, enrollments, complete=True, source="database")

    assert (roster.complete, roster.source, len(roster.enrollments)) == (True, "database", 1)
    assert "secret" not in repr(roster.people)
    assert str(roster.people[0].password) == "secret"


@pytest.mark.parametrize(
    ("users", "error", "message"),
    [
        pytest.param("p1", ApiTypeError, r"'users' must be a list of rows", id="a string"),
        pytest.param([17], ApiTypeError, r"users\[0\] must be a Person or a mapping, got an int", id="a number"),
        pytest.param([{"source_id": "p1"}], ApiTypeError, r"users\[0\] has no field 'role'", id="a missing field"),
        pytest.param(
            [{"source_id": "p1", "role": "teacher", "user_name": "x"}],
            ApiValueError,
            r"users\[0\] has an unknown field 'user_name'; did you mean 'username'\?",
            id="a misspelt field",
        ),
        pytest.param(
            [{"source_id": 1, "role": "teacher", "username": "x"}],
            ApiTypeError,
            r"users\[0\]: 'source_id' must be a string, got an int",
            id="a number as identifier",
        ),
        pytest.param(
            [{"source_id": "p", "role": "boss", "username": "x"}],
            ApiValueError,
            r"users\[0\]: 'role' must be student or teacher, got 'boss'",
            id="a role that Flat does not have",
        ),
    ],
)
def test_a_wrong_row_is_named(users, error, message):
    with pytest.raises(error, match=r"^Roster\.from_rows\(\): " + message):
        school.Roster.from_rows(users, [], [])


def test_the_digest_follows_each_record_but_no_password():
    def digest(**fields):
        person = {"source_id": "p1", "role": "teacher", "username": "t.amati", **fields}
        return school.Roster.from_rows([person], [], []).digest

    assert digest() == digest(password="secret")
    assert len({digest(), digest(email="a@school.example"), digest(given="a"), digest(family="a")}) == 4
