"""Plain CSV: one file with a row per enrolment, as a teacher keeps it in a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Dict, List, Set, Tuple

from flat_api.jobs.arguments import check_flag
from flat_api.school.model import STUDENT, TEACHER, Enrollment, Person, SchoolClass
from flat_api.school.readers.archive import SingleFile, UnreadableArchive, unreadable
from flat_api.school.readers.cells import Template, roles_of_people
from flat_api.school.readers.table import Row, Table
from flat_api.school.roster import Assembly, Roster
from flat_api.school.rows import Rows

if TYPE_CHECKING:
    from flat_api.school.readers.archive import Source

_WHO = "read_csv()"

COLUMNS = ("class", "section", "role", "username", "first name", "last name", "email", "id")
"""Columns of the file. ``class``, and ``username`` or another column for it, are needed."""

ALIASES = {
    "class name": "class",
    "course": "class",
    "group": "class",
    "user": "username",
    "login": "username",
    "user name": "username",
    "firstname": "first name",
    "first_name": "first name",
    "given name": "first name",
    "givenname": "first name",
    "lastname": "last name",
    "last_name": "last name",
    "surname": "last name",
    "family name": "last name",
    "familyname": "last name",
    "e-mail": "email",
    "mail": "email",
    "email address": "email",
    "student id": "id",
    "student_id": "id",
    "number": "id",
    "type": "role",
}
"""Other titles of columns, in lower case."""

_ROLES = {
    "": STUDENT,
    "student": STUDENT,
    "pupil": STUDENT,
    "learner": STUDENT,
    "teacher": TEACHER,
    "instructor": TEACHER,
}


def read_csv(source: Source, *, username: str = "{username}", complete: bool = False) -> Roster:
    """Read a CSV file with one row per enrolment, as it comes out of a spreadsheet.

    Its columns are ``class``, ``section``, ``role``, ``username``, ``first name``, ``last name``, ``email`` and ``id``,
    in any order, with the usual other titles (``surname``, ``e-mail``, ``login``), and with commas, semicolons or tabs
    between the cells. A row without a role is a student's. Without an ``id``, people are known by their username, and
    classes are always known by name and section: who is renamed then counts as somebody else.

    Args:
        source: Path of the file, or the file open in binary mode.
        username: Template of the usernames; columns of the file in braces.
        complete: Whether the file holds everyone. Only you can say so; without it, nothing is ever taken for absent.

    Returns:
        The roster with its findings.

    Raises:
        ApiTypeError, ApiValueError: An argument is wrong.
        FileNotFoundError: The path does not exist.
    """
    template = Template(_WHO, username, COLUMNS)
    check_flag(_WHO, "complete", complete)
    try:
        file = SingleFile(source, _WHO)
    except UnreadableArchive as error:
        return unreadable(source, error)
    return _Reader(file, template, complete).read()


class _Reader:
    def __init__(self, file: SingleFile, template: Template, complete: bool) -> None:
        self._assembly = Assembly(f"{file.name} (CSV)", complete=complete)
        self._template = template
        self._table = Table(file, file.name, self._assembly, required=("class",), columns=COLUMNS[1:], aliases=ALIASES)

    def read(self) -> Roster:
        rows: List[Tuple[Row, str]] = []
        enrollments: Rows[Enrollment] = Rows(self._table.name)
        classes: Rows[SchoolClass] = Rows(self._table.name)
        known: Set[str] = set()
        for row in self._table.rows():
            role = _ROLES.get(row["role"].lower())
            person_id = row["id"] or self._template.fill(row.cells()).casefold()
            class_id = f"{row['class']} / {row['section']}" if row["section"] else row["class"]
            if role is None:
                what = f"the role must be student or teacher, got {row['role'][:40]!r}"
                self._assembly.refuse("enrollments", "unknown-role", what, file=self._table.name, line=row.line)
                continue
            if not person_id or not class_id:
                missing = "class" if person_id else "username"
                what = f"there is no {missing} in the row"
                self._assembly.refuse("enrollments", "missing-value", what, file=self._table.name, line=row.line)
                continue
            rows.append((row, person_id))
            enrollments.add(Enrollment(class_id, person_id, role), row.line)
            if class_id not in known:
                known.add(class_id)
                classes.add(SchoolClass(class_id, row["class"], row["section"] or None), row.line)
        people = self._persons(rows, roles_of_people(enrollments.records))
        return self._assembly.roster(people, classes, enrollments)

    def _persons(self, rows: List[Tuple[Row, str]], roles: Dict[str, Set[str]]) -> Rows[Person]:
        """Return each person once; rows of one person that contradict each other stay apart, and are refused later."""
        people: Rows[Person] = Rows(self._table.name)
        known: Dict[str, Set[Person]] = {}
        for row, person_id in rows:
            if len(roles[person_id]) > 1:
                if person_id not in known:
                    what = "a student in one row and a teacher in another; an account of Flat has one role"
                    place = {"file": self._table.name, "line": row.line, "source_id": person_id}
                    self._assembly.refuse("people", "role-conflict", what, **place)
                known.setdefault(person_id, set())
                continue
            person = Person(
                source_id=person_id,
                role=next(iter(roles[person_id])),
                username=self._template.fill(row.cells()),
                email=row["email"] or None,
                given=row["first name"] or None,
                family=row["last name"] or None,
            )
            if person not in known.setdefault(person_id, set()):
                known[person_id].add(person)
                people.add(person, row.line)
        return people
