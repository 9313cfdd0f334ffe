"""Grades and reviews of an assignment as a table: CSV for programs, a workbook for Excel."""

from __future__ import annotations

import csv
import io

from flat_api.sandbox import school, views
from flat_api.sandbox.call import Call, Handler, Reply
from flat_api.sandbox.records_education import Assignment, Submission
from flat_api.sandbox.rights_education import assignment_to_teach
from flat_api.sandbox.spreadsheet import MIMETYPE, Cell, workbook

HEADINGS = (
    "Student",
    "Username",
    "State",
    "Submitted",
    "Returned",
    "Grade",
    "Draft grade",
    "Maximum",
    "Comments",
)


def export_submissions_reviews_as_csv(call: Call) -> Reply:
    """Answer ``GET /classes/{class}/assignments/{assignment}/submissions/csv``."""
    assignment = assignment_to_teach(call)
    text = io.StringIO(newline="")
    csv.writer(text).writerows(_table(call, assignment))
    return _file(assignment, text.getvalue().encode("utf-8"), "text/csv; charset=utf-8", "csv")


def export_submissions_reviews_as_excel(call: Call) -> Reply:
    """Answer ``GET /classes/{class}/assignments/{assignment}/submissions/excel``."""
    assignment = assignment_to_teach(call)
    data = workbook("Reviews", _table(call, assignment), created=call.store.now())
    return _file(assignment, data, MIMETYPE, "xlsx")


def _table(call: Call, assignment: Assignment) -> list[list[Cell]]:
    """Return the headings, and a line for every student who has the assignment or handed something in."""
    students = school.assigned_students(call.store, assignment)
    for submission in call.store.submissions.find("assignment", assignment.id):
        if submission.creator not in students:
            students.append(submission.creator)
    return [list(HEADINGS), *(_line(call, assignment, student) for student in students)]


def _line(call: Call, assignment: Assignment, student: str) -> list[Cell]:
    account = call.store.accounts.get(student)
    profile = views.user(call, account) if account is not None else {"printableName": student, "username": ""}
    submission = school.submission_of(call.store, assignment, student)
    line: list[Cell] = [profile["printableName"], profile["username"]]
    if submission is None:
        return [*line, "", "", "", "", "", assignment.max_points, ""]
    return [
        *line,
        submission.state,
        views.date(submission.submitted) if submission.submitted is not None else "",
        views.date(submission.returned) if submission.returned is not None else "",
        submission.grade,
        submission.draft_grade,
        assignment.max_points,
        _comments(call, submission),
    ]


def _comments(call: Call, submission: Submission) -> str:
    lines: list[str] = []
    for comment in call.store.submission_comments.find("submission", submission.id):
        account = call.store.accounts.get(comment.account)
        name = views.user(call, account)["printableName"] if account is not None else comment.account
        lines.append(f"{name}: {comment.text}")
    return "\n".join(lines)


def _file(assignment: Assignment, data: bytes, media_type: str, suffix: str) -> Reply:
    name = f"{views.slug(assignment.title)}.{suffix}"
    return Reply(data, media_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})


HANDLERS: dict[str, Handler] = {
    "exportSubmissionsReviewsAsCsv": export_submissions_reviews_as_csv,
    "exportSubmissionsReviewsAsExcel": export_submissions_reviews_as_excel,
}
