"""Grades: 0 and "not graded" are never confused, nothing is sent twice, and no file carries a formula."""

import csv
import re
import sys
import zipfile

import pytest

from flat_api import ApiTypeError, FlatClient, school

if sys.version_info < (3, 10):
    pytest.skip("the sandbox is written for Python 3.10", allow_module_level=True)

from flat_api.sandbox import Sandbox


@pytest.fixture
def sandbox():
    with Sandbox() as server:
        yield server


@pytest.fixture
def teacher(sandbox):
    with FlatClient(configuration=sandbox.configuration("teacher")) as client:
        yield client


@pytest.fixture
def students(sandbox):
    settings = [sandbox.configuration(name) for name in ("student", "student2")]
    with FlatClient(configuration=settings[0]) as tom, FlatClient(configuration=settings[1]) as ines:
        yield tom, ines


@pytest.fixture
def room(teacher, students):
    """A class with two assignments: Tom has handed in both, Ines the second one."""
    room = teacher.class_.create_class({"name": "Counterpoint"}).id
    for student in students:
        teacher.class_.add_class_user(room, student.account.get_authenticated_user().id)
    for title, workers in (("=Cantus firmus", students[:1]), ("Two voices", students)):
        body = {"type": "none", "title": title, "state": "active", "maxPoints": 20}
        assignment = teacher.class_.create_class_assignment(room, body).id
        for worker in workers:
            worker.class_.create_submission(room, assignment, {"submit": True})
    return room


def by_title(book):
    """Return the IDs of the assignments by title, and those of the students, Tom first."""
    titles = {row.title: row.assignment_id for row in book.rows}
    return titles["=Cantus firmus"], titles["Two voices"], sorted({row.student_id for row in book.rows})


def calls(sandbox):
    return [one.operation for one in sandbox.requests if one.operation not in ("listClasses",)]


def test_all_grades_of_a_class_cost_one_call(sandbox, teacher, room):
    sandbox.forget_requests()

    book = school.gradebook(teacher, [room])

    assert calls(sandbox) == ["listAssignments"]
    assert [(row.state, row.grade, row.max_points) for row in book.rows] == [("turnedIn", None, 20)] * 3


def test_zero_and_not_graded_stay_apart_on_the_way_to_flat_and_back(teacher, room):
    book = school.gradebook(teacher, students=True)
    first, second, (tom, ines) = by_title(book)

    pushed = book.push(teacher, {(second, tom): 0, (second, ines): 17}, release=True)

    assert str(pushed) == "2 sent"
    after = school.gradebook(teacher, students=True)
    assert after.grid() == {tom: {first: None, second: 0}, ines: {first: None, second: 17}}
    assert [(row.state, row.submission_id is None) for row in after.rows if row.pair == (first, ines)] == [
        ("missing", True)
    ]
    assert set(after.names.values()) == {"Tom Abara", "Ines Koval"}


@pytest.mark.parametrize("release", [True, False])
def test_a_second_push_sends_nothing(sandbox, teacher, room, release):
    book = school.gradebook(teacher)
    first, second, (tom, ines) = by_title(book)
    grades = {(first, tom): 12.5, (second, tom): 0, (second, ines): 20}
    assert book.push(teacher, grades, release=release).sent == 3
    sandbox.forget_requests()

    again = school.gradebook(teacher).push(teacher, grades, release=release)

    assert again.results == ()
    assert set(calls(sandbox)) == {"listAssignments"}


def test_a_draft_is_not_shown_to_the_student(teacher, students, room):
    book = school.gradebook(teacher)
    first, _, (tom, _) = by_title(book)

    book.push(teacher, {(first, tom): 11})

    row = next(row for row in school.gradebook(teacher).rows if row.pair == (first, tom))
    assert (row.grade, row.draft) == (None, 11)
    assert school.gradebook(teacher).grid(draft=True)[tom][first] == 11


def test_a_grade_above_the_limit_is_refused_before_it_is_sent_and_the_others_go_on(sandbox, teacher, room):
    book = school.gradebook(teacher)
    first, second, (tom, ines) = by_title(book)
    sandbox.forget_requests()

    pushed = book.push(teacher, {(first, tom): 20.5, (second, tom): -1, (second, ines): 20})

    assert [one.code for one in pushed.results] == ["above-max", "above-max", "sent"]
    assert calls(sandbox).count("editSubmission") == 1
    assert len(pushed.failed) == 2


def test_a_grade_that_changed_at_flat_meanwhile_is_left_alone(teacher, room):
    book = school.gradebook(teacher)
    first, _, (tom, _) = by_title(book)
    book.push(teacher, {(first, tom): 5}, release=True)

    pushed = book.push(teacher, {(first, tom): 6}, release=True)

    assert [one.code for one in pushed.results] == ["changed-at-flat"]
    assert school.gradebook(teacher).grid()[tom][first] == 5


def test_a_student_who_has_not_begun_cannot_be_graded(teacher, room):
    book = school.gradebook(teacher, students=True)
    first, _, (_, ines) = by_title(book)

    assert [one.code for one in book.push(teacher, {(first, ines): 3}).results] == ["no-submission"]


def test_a_dry_run_says_what_it_would_send(sandbox, teacher, room):
    book = school.gradebook(teacher)
    first, _, (tom, _) = by_title(book)
    sandbox.forget_requests()

    assert str(book.push(teacher, {(first, tom): 3}, dry_run=True)) == "1 would-send"
    assert calls(sandbox) == ["listAssignments"]


@pytest.mark.parametrize("grade", ["17", True, float("nan"), [1]])
def test_a_grade_that_is_no_number_is_refused_without_showing_it(sandbox, teacher, room, grade):
    book = school.gradebook(teacher)
    first, _, (tom, _) = by_title(book)

    with pytest.raises(ApiTypeError, match=r"a grade must be a number or None, got an? ") as caught:
        book.push(teacher, {(first, tom): grade})

    assert "17" not in str(caught.value)
    assert "editSubmission" not in calls(sandbox)
    with pytest.raises(ApiTypeError, match="pairs of the IDs of an assignment and a student"):
        book.push(teacher, {(first, "nobody"): 3})


def test_the_difference_of_two_gradebooks_names_the_rows(teacher, room):
    book = school.gradebook(teacher)
    first, _, (tom, _) = by_title(book)
    book.push(teacher, {(first, tom): 0}, release=True)

    changes = book.diff(school.gradebook(teacher))

    assert [(one.before.grade, one.after.grade) for one in changes] == [(None, 0)]
    assert book.diff(school.gradebook(teacher, [])) != []


def test_a_csv_file_has_no_formula_and_an_empty_cell_for_no_grade(teacher, room, tmp_path):
    book = school.gradebook(teacher)
    first, second, (tom, ines) = by_title(book)
    book.push(teacher, {(first, tom): 0, (second, tom): 17}, release=True)

    school.gradebook(teacher).to_csv(tmp_path / "grades.csv")

    with (tmp_path / "grades.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {(row["assignment_id"], row["student_id"]): row for row in csv.DictReader(file)}
    assert [rows[pair]["grade"] for pair in ((first, tom), (second, tom), (second, ines))] == ["0", "17", ""]
    assert rows[first, tom]["title"] == "'=Cantus firmus"
    with pytest.raises(FileExistsError):
        book.to_csv(tmp_path / "grades.csv")


def test_oneroster_results_tell_zero_from_not_graded_by_their_status(teacher, room, tmp_path):
    book = school.gradebook(teacher)
    first, second, (tom, ines) = by_title(book)
    book.push(teacher, {(first, tom): 0}, release=True)

    items, results = school.gradebook(teacher, students=True).to_oneroster(
        tmp_path, student_ids={tom: "S1", ines: "S2"}
    )

    with results.open(encoding="utf-8", newline="") as file:
        rows = {(row["lineItemSourcedId"], row["studentSourcedId"]): row for row in csv.DictReader(file)}
    assert {pair: (row["scoreStatus"], row["score"]) for pair, row in rows.items()} == {
        (first, "S1"): ("fully graded", "0"),
        (first, "S2"): ("not submitted", ""),
        (second, "S1"): ("submitted", ""),
        (second, "S2"): ("submitted", ""),
    }
    with items.open(encoding="utf-8", newline="") as file:
        assert {row["sourcedId"]: row["resultValueMax"] for row in csv.DictReader(file)} == {first: "20", second: "20"}


def test_an_excel_file_has_a_grid_and_texts_that_stay_texts(teacher, room, tmp_path):
    book = school.gradebook(teacher, students=True)
    first, _, (tom, _) = by_title(book)
    book.push(teacher, {(first, tom): 0}, release=True)

    school.gradebook(teacher, students=True).to_xlsx(tmp_path / "grades.xlsx")

    with zipfile.ZipFile(tmp_path / "grades.xlsx") as archive:
        grid, rows = (archive.read(f"xl/worksheets/sheet{number}.xml").decode() for number in (1, 2))
        texts = archive.read("xl/sharedStrings.xml").decode()
    assert "<t>=Cantus firmus</t>" in texts
    assert "<t>Tom Abara</t>" in texts
    assert "<f>" not in grid + rows
    # The students' row numbers follow the titles; the only number of the grid is the 0 of a grade.
    assert re.findall(r'<c r="[BC][23]"><v>(\d+)</v></c>', grid) == ["0"]


def test_a_picture_and_a_table_show_the_grades_of_a_notebook(teacher, room):
    pytest.importorskip("matplotlib")
    book = school.gradebook(teacher, students=True)
    first, _, (tom, _) = by_title(book)
    book.push(teacher, {(first, tom): 15}, release=True)
    book = school.gradebook(teacher, students=True)

    figure, html = book.plot(), book._repr_html_()

    assert [axes.get_title() for axes in figure.axes] == ["Grades", "Students"]
    assert len(figure.axes[0].get_yticks()) == 2
    assert "<td>15</td>" in html
    assert "Not handed in: =Cantus firmus: 1" in html
    assert school.gradebook(teacher, []).plot() is not None


def test_no_repr_shows_a_grade_a_title_or_a_name(teacher, room):
    book = school.gradebook(teacher, students=True)
    first, _, (tom, _) = by_title(book)
    pushed = book.push(teacher, {(first, tom): 13.75}, release=True)
    after = school.gradebook(teacher, students=True)

    text = repr(after) + repr(pushed) + str(pushed) + repr(pushed.results) + repr(book.diff(after))

    for private in ("13.75", "Cantus", "Abara"):
        assert private not in text
