"""OneRoster 1.1 and 1.2, the CSV exchange format of student information systems (1EdTech, OneRoster CSV Tables)."""

from __future__ import annotations

import datetime
from collections import Counter
from typing import TYPE_CHECKING, Callable, Container, Dict, Iterable, Iterator, Mapping, Optional, Sequence, Set, Tuple

from flat_api.exceptions import ApiTypeError
from flat_api.exceptions.misuse import excerpt
from flat_api.school.findings import ERROR, INFO, WARNING
from flat_api.school.model import ROLES, STUDENT, TEACHER, Enrollment, Person, SchoolClass
from flat_api.school.readers.archive import Files, UnreadableArchive, unreadable
from flat_api.school.readers.cells import Template, day, flag
from flat_api.school.readers.table import Row, Table, split_list
from flat_api.school.roster import Assembly, Roster
from flat_api.school.rows import Rows

if TYPE_CHECKING:
    from flat_api.school.readers.archive import Source

_WHO = "read_oneroster()"
_RECORD = ("sourcedId", "status", "dateLastModified")

_USER_COLUMNS = (
    *("username", "userIds", "givenName", "familyName", "identifier", "email", "role", "orgSourcedIds", "enabledUser"),
    # Of version 1.2
    *("userMasterIdentifier", "primaryOrgSourcedId", "preferredGivenName", "preferredFamilyName"),
    *("preferredFirstName", "preferredLastName"),
)
_IN_USERNAMES = ("sourcedId", "username", "email", "identifier", "givenName", "familyName", "userMasterIdentifier")

_NEVER_READ = {
    "academicSessions": {"type", "parentsourcedid", "schoolyear"},
    "users": {"sms", "phone", "agentsourcedids", "grades", "password", "pronouns", "resourcesourcedids"}
    | {"preferredmiddlename", "middlename"},
    "classes": {"grades", "coursesourcedid", "location", "subjects", "subjectcodes", "periods", "resources"},
}
"""Columns that the format has, and of which a roster makes no use: they hold more personal data than it needs."""

_NOT_ACTIVE = ("tobedeleted", "inactive", "deleted")


def read_oneroster(
    source: Source,
    *,
    username: str = "{username}",
    schools: Optional[Iterable[str]] = None,
    classes: Optional[Callable[[Mapping[str, str]], bool]] = None,
) -> Roster:
    """Read an export in the OneRoster format, version 1.1 or 1.2.

    Only students and teachers are read, and of them no demographics, telephone numbers, parents or birth dates. Records
    that the source marks as deleted, inactive or disabled are left out.

    Args:
        source: Path of the zip archive or of the folder with its files, or a zip archive open in binary mode.
        username: Template of the usernames; columns of ``users.csv`` in braces.
        schools: Identifiers (``sourcedId``) of the schools to read; all of them by default.
        classes: Function that gets the cells of a row of ``classes.csv`` by column, and returns whether to read the
            class. With it, people who have no enrolment left are left out.

    Returns:
        The roster with its findings. It is complete if the manifest says that all files hold everything (``bulk``), all
        of them are there, and no record was refused.

    Raises:
        ApiTypeError, ApiValueError: An argument is wrong.
        FileNotFoundError: The path does not exist.
    """
    template = Template(_WHO, username, _IN_USERNAMES)
    scope = _check_schools(schools)
    if classes is not None and not callable(classes):
        raise ApiTypeError(f"{_WHO}: 'classes' must be a function, got {excerpt(classes)}")
    try:
        files = Files(source, _WHO)
    except UnreadableArchive as error:
        return unreadable(source, error)
    with files:
        return _Reader(files, template, scope, classes).read()


def _check_schools(schools: Optional[Iterable[str]]) -> Tuple[str, ...]:
    if schools is None:
        return ()
    if isinstance(schools, str) or not hasattr(schools, "__iter__"):
        raise ApiTypeError(f"{_WHO}: 'schools' must be a list of identifiers, got {excerpt(schools)}")
    return tuple(schools)


class _Reader:
    def __init__(
        self,
        files: Files,
        template: Template,
        scope: Tuple[str, ...],
        chosen: Optional[Callable[[Mapping[str, str]], bool]],
    ) -> None:
        self._files = files
        self._template = template
        self._schools = set(scope)
        self._chosen = chosen
        marks = [*scope, *(["chosen classes"] if chosen else [])]
        self._assembly = Assembly(files.name, complete=True, scope=marks)
        # People and classes that are left out on purpose: an enrolment of theirs is no dangling reference.
        self._left_out: Set[str] = set()
        self._counts: Counter[Tuple[str, str, str]] = Counter()

    def read(self) -> Roster:
        version = self._read_manifest()
        terms = self._terms()
        roles = self._roles() if version == "1.2" else None
        people = self._people(roles)
        classes = self._classes(terms)
        enrollments = self._enrollments()
        if self._chosen is not None:
            people = _enrolled_only(people, enrollments)
        self._summarize()
        return self._assembly.roster(people, classes, enrollments)

    def _read_manifest(self) -> str:
        """Read which files are complete, and return the version of the format."""
        properties: Dict[str, str] = {}
        if "manifest.csv" in self._files.names():
            table = Table(self._files, "manifest.csv", self._assembly, required=("propertyName", "value"))
            properties = {row["propertyName"]: row["value"] for row in table.rows()}
        else:
            what = "there is no manifest.csv; nothing says that the files are complete, so that nothing is removed"
            self._find("manifest-missing", WARNING, what, "manifest.csv")
            self._assembly.complete = False
        declared = properties.get("oneroster.version", "")
        version = "1.2" if declared.startswith("1.2") or "roles.csv" in self._files.names() else "1.1"
        modes: Set[str] = set()
        for kind in ("users", "classes", "enrollments", *(["roles"] if version == "1.2" else [])):
            mode = properties.get(f"file.{kind}", "").lower()
            name = f"{kind}.csv"
            if name not in self._files.names():
                self._find("file-missing", ERROR, f"the file {name} is not there", name)
            elif mode == "delta":
                what = "the file holds changes only; records that it does not have are kept"
                self._find("file-delta", INFO, what, name)
                self._assembly.complete = False
                modes.add("delta")
            elif mode == "bulk":
                modes.add("bulk")
            elif properties:
                what = f"the manifest does not say that {name} is complete ('bulk'), so that nothing is removed"
                self._find("manifest-missing", WARNING, what, "manifest.csv")
                self._assembly.complete = False
        mode = modes.pop() if len(modes) == 1 else "files"
        self._assembly.source = f"{self._files.name} (OneRoster {version} {mode})"
        return version

    def _terms(self) -> Dict[str, Tuple[str, Optional[datetime.date], Optional[datetime.date]]]:
        terms: Dict[str, Tuple[str, Optional[datetime.date], Optional[datetime.date]]] = {}
        if "academicsessions.csv" not in self._files.names():
            return terms
        required = ("sourcedId", "title")
        columns = (*_RECORD, "startDate", "endDate")
        table = self._table("academicSessions", required, columns, _NEVER_READ["academicSessions"])
        for row in self._active(table):
            try:
                terms[row["sourcedId"]] = row["title"], day(row["startDate"]), day(row["endDate"])
            except ValueError:
                what = "the begin or end of the term is not a date such as 2026-09-01"
                self._find("bad-date", WARNING, what, table.name, row.line)
        return terms

    def _roles(self) -> Dict[str, str]:
        """Return the role of each person, from the table that version 1.2 has for it; the primary one counts."""
        roles: Dict[str, Tuple[bool, str]] = {}
        if "roles.csv" not in self._files.names():
            return {}
        columns = (*_RECORD, "roleType", "beginDate", "endDate", "orgSourcedId", "userProfileSourcedId")
        table = self._table("roles", ("userSourcedId", "role"), columns)
        for row in self._active(table):
            if self._schools and row["orgSourcedId"] and row["orgSourcedId"] not in self._schools:
                continue
            person, primary = row["userSourcedId"], row["roleType"].lower() != "secondary"
            if person not in roles or (primary and not roles[person][0]):
                roles[person] = primary, row["role"]
        return {person: role for person, (_, role) in roles.items()}

    def _people(self, roles: Optional[Mapping[str, str]]) -> Rows[Person]:
        table = self._table("users", ("sourcedId",), (*_RECORD, *_USER_COLUMNS), _NEVER_READ["users"])
        rows: Rows[Person] = Rows(table.name)
        for row in self._active(table):
            schools = split_list(row["orgSourcedIds"]) + split_list(row["primaryOrgSourcedId"])
            role = (row["role"] if roles is None else roles.get(row["sourcedId"], "")).lower()
            if self._schools and schools and not self._schools.intersection(schools):
                self._left_out.add(row["sourcedId"])
            elif row["enabledUser"] and not flag(row["enabledUser"]):
                self._leave_out(row, "not-active", table.name, "disabled")
            elif role not in ROLES:
                self._leave_out(row, "unknown-role", table.name, role)
            else:
                rows.add(self._person(row, role), row.line)
        return rows

    def _person(self, row: Row, role: str) -> Person:
        given = row["preferredGivenName"] or row["preferredFirstName"] or row["givenName"]
        family = row["preferredFamilyName"] or row["preferredLastName"] or row["familyName"]
        return Person(
            source_id=row["sourcedId"],
            role=role,
            username=self._template.fill(row.cells()),
            email=row["email"] or None,
            given=given or None,
            family=family or None,
        )

    def _classes(
        self, terms: Mapping[str, Tuple[str, Optional[datetime.date], Optional[datetime.date]]]
    ) -> Rows[SchoolClass]:
        columns = (
            *_RECORD,
            "classCode",
            "classType",
            "schoolSourcedId",
            "termSourcedIds",
            "subjects",
            "courseSourcedId",
        )
        table = self._table("classes", ("sourcedId", "title"), columns, _NEVER_READ["classes"])
        rows: Rows[SchoolClass] = Rows(table.name)
        for row in self._active(table):
            other_school = self._schools and row["schoolSourcedId"] not in self._schools
            if other_school or (self._chosen is not None and not self._chosen(row.cells())):
                self._left_out.add(row["sourcedId"])
                continue
            sessions = [terms[one] for one in split_list(row["termSourcedIds"]) if one in terms]
            begins, ends = [one[1] for one in sessions if one[1]], [one[2] for one in sessions if one[2]]
            school_class = SchoolClass(
                source_id=row["sourcedId"],
                name=row["title"],
                section=row["classCode"] or None,
                school=row["schoolSourcedId"] or None,
                term=", ".join(session[0] for session in sessions) or None,
                begin=min(begins) if begins else None,
                end=max(ends) if ends else None,
            )
            rows.add(school_class, row.line)
        return rows

    def _enrollments(self) -> Rows[Enrollment]:
        columns = (*_RECORD, "schoolSourcedId", "primary", "beginDate", "endDate")
        required = ("classSourcedId", "userSourcedId", "role")
        table = self._table("enrollments", required, columns)
        rows: Rows[Enrollment] = Rows(table.name)
        for row in self._active(table):
            role = row["role"].lower()
            if row["classSourcedId"] in self._left_out or row["userSourcedId"] in self._left_out:
                continue
            if role not in (STUDENT, TEACHER):
                self._counts["unknown-role", table.name, role[:40]] += 1
                continue
            try:
                begin, end = day(row["beginDate"]), day(row["endDate"])
            except ValueError:
                what = "the begin or end of the enrolment is not a date such as 2026-09-01"
                self._assembly.refuse("enrollments", "bad-date", what, file=table.name, line=row.line)
                continue
            one = Enrollment(row["classSourcedId"], row["userSourcedId"], role, flag(row["primary"]), begin, end)
            rows.add(one, row.line)
        return rows

    def _table(
        self, kind: str, required: Sequence[str], columns: Sequence[str], never_read: Container[str] = frozenset()
    ) -> Table:
        """Return a table. Columns whose names begin with ``metadata.`` are extensions, which the format allows."""
        return Table(
            self._files,
            f"{kind}.csv",
            self._assembly,
            required=required,
            columns=columns,
            ignored=lambda column: column.startswith("metadata.") or column in never_read,
        )

    def _active(self, table: Table) -> Iterator[Row]:
        """Yield the rows without those that the source marks as deleted or inactive."""
        if table.name.lower() not in self._files.names():
            return
        for row in table.rows():
            status = row["status"].lower()
            if status in _NOT_ACTIVE:
                self._leave_out(row, "not-active", table.name, status)
            else:
                yield row

    def _leave_out(self, row: Row, code: str, file: str, why: str) -> None:
        self._counts[code, file, why[:40]] += 1
        self._left_out.add(row["sourcedId"])

    def _summarize(self) -> None:
        """Add one finding for all records that were left out for the same reason."""
        for (code, file, why), count in sorted(self._counts.items()):
            what = f"with the status {why!r}" if code == "not-active" else f"with the role {why!r}"
            noun = "record" if count == 1 else "records"
            self._find(code, INFO, f"{count:,} {noun} {what} left out", file, count=count)

    def _find(
        self, code: str, severity: str, message: str, file: str, line: Optional[int] = None, count: int = 1
    ) -> None:
        self._assembly.find(code, severity, "file", message, file=file, line=line, count=count)


def _enrolled_only(people: Rows[Person], enrollments: Rows[Enrollment]) -> Rows[Person]:
    enrolled = {one.person_id for one in enrollments.records}
    kept: Rows[Person] = Rows(people.file)
    for person, line in zip(people.records, people.lines):
        if person.source_id in enrolled:
            kept.add(person, line)
    return kept
