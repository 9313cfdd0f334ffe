"""Canvas SIS exports: users, courses, sections and enrollments as CSV (Canvas documentation, SIS CSV Format)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Dict, Iterator, Optional, Sequence, Set, Tuple

from flat_api.jobs.arguments import check_flag
from flat_api.school.findings import ERROR, INFO, WARNING
from flat_api.school.model import STUDENT, TEACHER, Enrollment, Person, SchoolClass
from flat_api.school.readers.archive import Files, UnreadableArchive, unreadable
from flat_api.school.readers.cells import Template, day, roles_of_people
from flat_api.school.readers.table import Row, Table
from flat_api.school.roster import Assembly, Roster
from flat_api.school.rows import Rows

if TYPE_CHECKING:
    from flat_api.school.readers.archive import Source

_WHO = "read_canvas_sis()"
_IN_USERNAMES = ("login_id", "user_id", "email", "integration_id", "first_name", "last_name")
_ROLES = {"student": STUDENT, "teacher": TEACHER, "studentenrollment": STUDENT, "teacherenrollment": TEACHER}
_ACTIVE = ("", "active", "published")


def read_canvas_sis(source: Source, *, username: str = "{login_id}", complete: bool = False) -> Roster:
    """Read an export in the SIS format of Canvas.

    It has the files ``users.csv``, ``courses.csv``, ``sections.csv`` and ``enrollments.csv``. A section becomes a
    class; a course without sections becomes one, too. Records that are not active are left out.

    Args:
        source: Path of the zip archive or folder, or a zip archive open in binary mode.
        username: Template of the usernames; columns of ``users.csv`` in braces.
        complete: Whether the files hold everything. The format does not say it, so only you can; without it, nothing is
            ever taken for absent.

    Returns:
        The roster with its findings.

    Raises:
        ApiTypeError, ApiValueError: An argument is wrong.
        FileNotFoundError: The path does not exist.
    """
    template = Template(_WHO, username, _IN_USERNAMES)
    check_flag(_WHO, "complete", complete)
    try:
        files = Files(source, _WHO)
    except UnreadableArchive as error:
        return unreadable(source, error)
    with files:
        return _Reader(files, template, complete).read()


class _Reader:
    def __init__(self, files: Files, template: Template, complete: bool) -> None:
        self._files = files
        self._template = template
        self._assembly = Assembly(f"{files.name} (Canvas SIS)", complete=complete)
        # Records that are left out on purpose: an enrolment of theirs is no dangling reference.
        self._left_out: Set[str] = set()
        self._counts: Counter[Tuple[str, str, str]] = Counter()

    def read(self) -> Roster:
        users = list(self._active("users", ("user_id",), (*_IN_USERNAMES, "full_name", "sortable_name", "short_name")))
        classes = self._classes()
        enrollments = self._enrollments()
        people = self._people(users, roles_of_people(enrollments.records))
        for (code, file, why), count in sorted(self._counts.items()):
            what = f"{count:,} record{'s' if count > 1 else ''} with {why} left out"
            self._assembly.find(code, INFO, "file", what, file=file, count=count)
        return self._assembly.roster(people, classes, enrollments)

    def _people(self, users: Sequence[Row], roles: Dict[str, Set[str]]) -> Rows[Person]:
        rows: Rows[Person] = Rows("users.csv")
        for row in users:
            found = roles.get(row["user_id"], set())
            if not found:
                self._counts["unknown-role", "users.csv", "no enrolment as a student or teacher"] += 1
            elif len(found) > 1:
                what = "a student in one class and a teacher in another; an account of Flat has one role"
                place = {"file": "users.csv", "line": row.line, "source_id": row["user_id"]}
                self._assembly.refuse("people", "role-conflict", what, **place)
            else:
                rows.add(self._person(row, found.pop()), row.line)
        return rows

    def _person(self, row: Row, role: str) -> Person:
        given, family = row["first_name"], row["last_name"]
        if not given and not family:
            # "Family, Given", or a full name of which nothing is guessed.
            family, comma, given = row["sortable_name"].partition(",")
            if not comma:
                given, family = row["full_name"] or row["short_name"], ""
        return Person(
            source_id=row["user_id"],
            role=role,
            username=self._template.fill(row.cells()),
            email=row["email"] or None,
            given=given.strip() or None,
            family=family.strip() or None,
        )

    def _classes(self) -> Rows[SchoolClass]:
        columns = ("short_name", "account_id", "term_id", "start_date", "end_date")
        courses = {row["course_id"]: row for row in self._active("courses", ("course_id", "long_name"), columns)}
        rows: Rows[SchoolClass] = Rows("sections.csv")
        with_sections: Set[str] = set()
        for row in self._active("sections", ("section_id", "course_id", "name"), ("start_date", "end_date")):
            course = courses.get(row["course_id"])
            if row["course_id"] in self._left_out:
                self._left_out.add(row["section_id"])
            elif course is None:
                what = "the course of the section is not there"
                place = {"file": "sections.csv", "line": row.line, "source_id": row["section_id"]}
                self._assembly.refuse("classes", "dangling-reference", what, **place)
            else:
                with_sections.add(row["course_id"])
                self._add_class(rows, row["section_id"], course, row)
        for identifier, course in courses.items():
            if identifier not in with_sections:
                self._add_class(rows, identifier, course, None)
        return rows

    def _add_class(self, rows: Rows[SchoolClass], identifier: str, course: Row, section: Optional[Row]) -> None:
        dated = section if section is not None and (section["start_date"] or section["end_date"]) else course
        try:
            begin, end = day(dated["start_date"]), day(dated["end_date"])
        except ValueError:
            what = "the begin or end is not a date such as 2026-09-01; the class has none"
            self._assembly.find("bad-date", WARNING, "class", what, file=rows.file, line=dated.line)
            begin = end = None
        school_class = SchoolClass(
            source_id=identifier,
            name=course["long_name"],
            section=section["name"] if section is not None else None,
            school=course["account_id"] or None,
            term=course["term_id"] or None,
            begin=begin,
            end=end,
        )
        rows.add(school_class, (section or course).line)

    def _enrollments(self) -> Rows[Enrollment]:
        rows: Rows[Enrollment] = Rows("enrollments.csv")
        columns = ("course_id", "section_id", "role_id", "root_account", "start_date", "end_date")
        for row in self._active("enrollments", ("user_id", "role"), columns):
            school_class = row["section_id"] or row["course_id"]
            role = _ROLES.get(row["role"].lower())
            if school_class in self._left_out or row["user_id"] in self._left_out:
                continue
            if role is None:
                self._counts["unknown-role", "enrollments.csv", f"the role {row['role'][:40]!r}"] += 1
                continue
            try:
                begin, end = day(row["start_date"]), day(row["end_date"])
            except ValueError:
                what = "the begin or end of the enrolment is not a date such as 2026-09-01"
                self._assembly.refuse("enrollments", "bad-date", what, file=rows.file, line=row.line)
                continue
            rows.add(Enrollment(school_class, row["user_id"], role, begin=begin, end=end), row.line)
        return rows

    def _active(self, kind: str, required: Sequence[str], columns: Sequence[str]) -> Iterator[Row]:
        """Yield the rows without those that are suspended, deleted or completed."""
        name = f"{kind}.csv"
        if name not in self._files.names():
            if kind != "sections":
                self._assembly.find("file-missing", ERROR, "file", f"the file {name} is not there", file=name)
            return
        # The other columns of the format (password, pronouns, ...) are never read.
        table = Table(
            self._files,
            name,
            self._assembly,
            required=required,
            columns=("status", *columns),
            ignored=lambda name: True,
        )
        for row in table.rows():
            status = row["status"].lower()
            if status in _ACTIVE:
                yield row
            else:
                self._counts["not-active", name, f"the status {status[:40]!r}"] += 1
                if kind != "enrollments":
                    self._left_out.add(row[required[0]])
