"""Grades and reviews of an assignment, as CSV or as an Excel workbook."""

from __future__ import annotations

import csv
import importlib
import io
from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from flat_api.sandbox.access.rights import assignment_to_teach
from flat_api.sandbox.data import school
from flat_api.sandbox.data.records_education import Assignment
from flat_api.sandbox.http.call import Call, Reply
from flat_api.sandbox.resources import views

MIMETYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Cell = str | float | None

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class Sheet(Protocol):
    """Type of a sheet of XlsxWriter, which has no types of its own."""

    def write_row(self, row: int, column: int, data: Sequence[Cell], cell_format: object = None) -> object:
        """Write the cells of a row."""
        ...

    def freeze_panes(self, row: int, column: int) -> None:
        """Freeze the rows above and the columns left of a cell."""
        ...

    def autofit(self) -> None:
        """Fit the width of the columns to their content."""
        ...


class Book(Protocol):
    """Type of a workbook of XlsxWriter."""

    def add_worksheet(self, name: str) -> Sheet:
        """Add a sheet."""
        ...

    def add_format(self, properties: dict[str, object]) -> object:
        """Add a cell format."""
        ...

    def set_properties(self, properties: dict[str, object]) -> None:
        """Set the properties of the file."""
        ...

    def close(self) -> object:
        """Write the file."""
        ...


def workbook(title: str, rows: Sequence[Sequence[Cell]], *, created: datetime) -> bytes:
    """Return an ``.xlsx`` file of one sheet, with the first row as its headings.

    ``None`` leaves a cell empty. No text becomes a formula or a link.
    """
    # Imported here, so that a sandbox starts faster.
    writer = importlib.import_module("xlsxwriter")
    file = io.BytesIO()
    book: Book = writer.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    # XLSX has no time zones; Excel assumes UTC.
    book.set_properties({"created": created.replace(tzinfo=None)})
    sheet = book.add_worksheet(title)
    bold = book.add_format({"bold": True})
    for index, row in enumerate(rows):
        sheet.write_row(index, 0, ["" if cell is None else cell for cell in row], bold if index == 0 else None)
    sheet.freeze_panes(1, 0)
    sheet.autofit()
    book.close()
    return file.getvalue()


HEADINGS = ("Student", "Username", "State", "Submitted", "Returned", "Grade", "Draft grade", "Maximum", "Comments")


def export_submissions_reviews_as_csv(call: Call) -> Reply:
    """Handle ``GET /classes/{class}/assignments/{assignment}/submissions/csv``."""
    assignment = assignment_to_teach(call)
    text = io.StringIO(newline="")
    for row in _table(call, assignment):
        csv.writer(text).writerow([_neutral(cell) for cell in row])
    return _file(assignment, text.getvalue().encode("utf-8"), "text/csv; charset=utf-8", "csv")


def export_submissions_reviews_as_excel(call: Call) -> Reply:
    """Handle ``GET /classes/{class}/assignments/{assignment}/submissions/excel``."""
    assignment = assignment_to_teach(call)
    data = workbook("Reviews", _table(call, assignment), created=call.store.now())
    return _file(assignment, data, MIMETYPE, "xlsx")


def _neutral(cell: Cell) -> Cell:
    """Return a cell that no spreadsheet takes for a formula (OWASP, "CSV Injection")."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell


def _table(call: Call, assignment: Assignment) -> list[list[Cell]]:
    """Return the headings, and a row for each student with the assignment or a submission."""
    students = school.assigned_students(call.store, assignment)
    for submission in call.store.submissions.find("assignment", assignment.id):
        if submission.creator not in students:
            students.append(submission.creator)
    return [list(HEADINGS), *(_line(call, assignment, student) for student in students)]


def _line(call: Call, assignment: Assignment, student: str) -> list[Cell]:
    profile = _profile(call, student)
    submission = school.submission_of(call.store, assignment, student)
    line: list[Cell] = [profile["printableName"], profile["username"]]
    if submission is None:
        return [*line, "", "", "", "", "", assignment.max_points, ""]
    comments = call.store.submission_comments.find("submission", submission.id)
    return [
        *line,
        submission.state,
        views.date(submission.submitted) if submission.submitted is not None else "",
        views.date(submission.returned) if submission.returned is not None else "",
        submission.grade,
        submission.draft_grade,
        assignment.max_points,
        "\n".join(f"{_profile(call, entry.account)['printableName']}: {entry.text}" for entry in comments),
    ]


def _profile(call: Call, identifier: str) -> views.Json:
    account = call.store.accounts.get(identifier)
    return views.user(call, account) if account is not None else {"printableName": identifier, "username": ""}


def _file(assignment: Assignment, data: bytes, media_type: str, suffix: str) -> Reply:
    name = f"{views.slug(assignment.title)}.{suffix}"
    return Reply(data, media_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})
