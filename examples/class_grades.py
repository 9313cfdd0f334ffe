"""Print the grades of a class: a row per student, a column per assignment.

    python examples/class_grades.py CLASS > grades.csv

It makes three calls for any number of assignments, because the list of assignments contains the submissions.
Scopes: ``edu.classes.readonly`` and ``edu.assignments.readonly``, and ``account.education_profile`` for the names.

The access token is read from ``FLAT_ACCESS_TOKEN``. To use an embedded server instead of flat.io, start
``python -m flat_api.sandbox``, and set ``FLAT_API_HOST`` to its URL and ``FLAT_ACCESS_TOKEN`` to its token.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterable, Sequence

import flat_api


def grades(client: flat_api.FlatClient, identifier: str) -> list[list[str]]:
    """Return the table; its first row has the titles."""
    group = client.class_.get_class(identifier).students_group
    if group is None:
        return [["student"]]
    students = client.group.list_group_users(group.id)
    assignments = [one for one in client.class_.list_assignments(identifier) if one.state != "draft"]
    table = [["student", *(heading(assignment) for assignment in assignments)]]
    for student in sorted(students, key=lambda student: student.printable_name or student.username):
        marks = [mark(assignment.submissions, student.id) for assignment in assignments]
        table.append([student.printable_name or student.username, *marks])
    return table


def heading(assignment: flat_api.ClassAssignment) -> str:
    """Return the title of an assignment and its maximum of points."""
    return f"{assignment.title} ({assignment.max_points:g})" if assignment.max_points else assignment.title


def mark(submissions: Iterable[flat_api.AssignmentSubmission], student: str) -> str:
    """Return the grade of a student, or an empty string."""
    for submission in submissions:
        if submission.creator == student and submission.grade is not None:
            return f"{submission.grade:g}"
    return ""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table, and return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("class_id", metavar="CLASS")
    options = parser.parse_args(arguments)
    with flat_api.FlatClient() as client:
        try:
            table = grades(client, options.class_id)
        except flat_api.OpenApiException as error:
            print(error, file=sys.stderr)
            return 1
    csv.writer(sys.stdout).writerows(table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
