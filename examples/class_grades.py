"""Print the grades of a class as a table: one line per student, one column per assignment.

    FLAT_ACCESS_TOKEN=... python examples/class_grades.py CLASS > grades.csv

Two calls, however many assignments there are: the list of assignments has the submissions in it. Needs the scopes
``edu.classes.readonly`` and ``edu.assignments.readonly``, and ``account.education_profile`` for the names.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterable, Sequence

import flat_api


def grades(client: flat_api.FlatClient, identifier: str) -> list[list[str]]:
    """Return the table, with a line of titles."""
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
    """Return the title of an assignment, with the points that can be had."""
    return f"{assignment.title} ({assignment.max_points:g})" if assignment.max_points else assignment.title


def mark(submissions: Iterable[flat_api.AssignmentSubmission], student: str) -> str:
    """Return the grade of a student; nothing where there is none."""
    for submission in submissions:
        if submission.creator == student and submission.grade is not None:
            return f"{submission.grade:g}"
    return ""


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line, print the table, and return the exit code."""
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
