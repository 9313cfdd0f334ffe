"""Rosters: the people, classes and enrolments of a school, checked against each other."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import Any, Callable, Dict, Hashable, Iterable, List, Mapping, Optional, Sequence, Set, Tuple, Union

from flat_api.jobs.arguments import check_flag
from flat_api.school.findings import ERROR, INFO, WARNING, Finding
from flat_api.school.model import ROLES, Enrollment, Person, SchoolClass
from flat_api.school.rows import Record, Rows, records

MAX_USERNAME = 30
MAX_PERSON_NAME = 60
MAX_CLASS_NAME = 255


@dataclass(frozen=True)
class Roster:
    """The people, classes and enrolments that a source holds.

    Made by :func:`~flat_api.school.read_oneroster`, :func:`~flat_api.school.read_canvas_sis`,
    :func:`~flat_api.school.read_csv` and :meth:`from_rows`. Records are sorted by their identifiers.

    Attributes:
        people: Students and teachers.
        classes: Classes.
        enrollments: Enrolments, each of a person and a class of this roster.
        complete: Whether the absence of a record means that the school no longer has it. Only so may anything be
            removed. It is false as soon as a file is missing or holds changes only, or a record was refused.
        source: Description of the source, such as ``export.zip (OneRoster 1.1 bulk)``.
        scope: Identifiers of the schools that it covers; none means all of the source.
        digest: SHA-256 of all records, by which a plan knows the roster that it was made from.
        findings: Problems of the source.
        refused: Number of records that were refused, by kind: ``people``, ``classes``, ``enrollments``.
    """

    people: Tuple[Person, ...] = field(repr=False)
    classes: Tuple[SchoolClass, ...] = field(repr=False)
    enrollments: Tuple[Enrollment, ...] = field(repr=False)
    complete: bool
    source: str
    scope: Tuple[str, ...]
    digest: str
    findings: Tuple[Finding, ...] = field(repr=False)
    refused: Mapping[str, int]

    @staticmethod
    def from_rows(
        users: Iterable[Union[Person, Mapping[str, Any]]],
        classes: Iterable[Union[SchoolClass, Mapping[str, Any]]],
        enrollments: Iterable[Union[Enrollment, Mapping[str, Any]]],
        *,
        complete: bool = False,
        source: str = "rows",
        scope: Iterable[str] = (),
    ) -> Roster:
        """Make a roster of a program's own rows.

        Args:
            users: People: :class:`Person`, or mappings with its fields.
            classes: Classes: :class:`SchoolClass`, or mappings with its fields.
            enrollments: Enrolments: :class:`Enrollment`, or mappings with its fields.
            complete: Whether these are all that the school has, so that others count as absent.
            source: Description, for plans and logs.
            scope: Identifiers of the schools that the rows cover.

        Raises:
            ApiTypeError, ApiValueError: A row is not of its kind. No message shows a value.
        """
        check_flag("Roster.from_rows()", "complete", complete)
        people = records("users", Person, users)
        class_rows = records("classes", SchoolClass, classes)
        enrollment_rows = records("enrollments", Enrollment, enrollments)
        return Assembly(source, complete=complete, scope=scope).roster(people, class_rows, enrollment_rows)

    def __str__(self) -> str:
        counts = f"{len(self.people):,} people, {len(self.classes):,} classes, {len(self.enrollments):,} enrolments"
        return f"{self.source}, {counts}{'' if self.complete else ', not complete'}"


class Assembly:
    """Builder of a roster.

    Args:
        source: Description of the source.
        complete: Whether the source says that its files are complete.
        scope: Identifiers of the schools that it covers.
    """

    def __init__(self, source: str, *, complete: bool, scope: Iterable[str] = ()) -> None:
        self.source = source
        self.complete = complete
        self.scope = tuple(sorted(set(scope)))
        self.findings: List[Finding] = []
        self.refused: Counter[str] = Counter({"people": 0, "classes": 0, "enrollments": 0})

    def find(self, code: str, severity: str, entity: str, message: str, **place: Any) -> None:
        """Add a finding. One with the severity ``error`` makes the roster incomplete."""
        self.findings.append(Finding(code, severity, entity, message, **place))
        if severity == ERROR:
            self.complete = False

    def refuse(self, kind: str, code: str, message: str, **place: Any) -> None:
        """Count a refused record, and add a finding about it."""
        self.refused[kind] += 1
        entity = {"people": "person", "classes": "class", "enrollments": "enrollment"}[kind]
        self.find(code, ERROR, entity, message, **place)

    def roster(self, people: Rows[Person], classes: Rows[SchoolClass], enrollments: Rows[Enrollment]) -> Roster:
        """Check the records against each other, and return those that are right."""
        known_people = {person.source_id for person in people.records}
        known_classes = {one.source_id for one in classes.records}
        kept_people = self._people(people)
        kept_classes = self._classes(classes)
        kept = self._enrollments(
            enrollments,
            {person.source_id: person for person in kept_people},
            {one.source_id: one for one in kept_classes},
            (known_people, known_classes),
        )
        kept_people.sort(key=lambda person: person.source_id)
        kept_classes.sort(key=lambda one: one.source_id)
        kept.sort(key=lambda one: (one.class_id, one.person_id, one.role))
        return Roster(
            people=tuple(kept_people),
            classes=tuple(kept_classes),
            enrollments=tuple(kept),
            complete=self.complete,
            source=self.source,
            scope=self.scope,
            digest=_digest(self.scope, self.complete, kept_people, kept_classes, kept),
            findings=tuple(self.findings),
            refused=dict(self.refused),
        )

    def _people(self, rows: Rows[Person]) -> List[Person]:
        kept = self._unique("people", rows)
        kept = [(person, line) for person, line in kept if self._check_person(rows.file, person, line)]
        usernames = _groups(kept, lambda person: person.username.casefold())
        emails = _groups(kept, lambda person: (person.email or "").casefold())
        people: List[Person] = []
        for person, line in kept:
            same = [other for other in usernames[person.username.casefold()] if other != line]
            if same:
                message = f"the username is that of line {same[0]}, too"
                self.refuse("people", "username-taken", message, **_place(rows, line, person, same[0]))
                continue
            same = [other for other in emails[(person.email or "").casefold()] if other != line]
            if person.email and same:
                message = f"the e-mail address is that of line {same[0]}, too; the account gets none"
                self.find("duplicate-email", WARNING, "person", message, **_place(rows, line, person, same[0]))
                person = replace(person, email=None)
            people.append(person)
        return people

    def _check_person(self, file: Optional[str], person: Person, line: int) -> bool:
        place = {"file": file, "line": line, "source_id": person.source_id}
        if not person.username:
            self.refuse("people", "missing-value", "there is no username", **place)
        elif len(person.username) > MAX_USERNAME:
            what = f"the username has {len(person.username)} characters, Flat takes {MAX_USERNAME}"
            self.refuse("people", "username-too-long", f"{what}; read another column with username=...", **place)
        elif max(len(person.given or ""), len(person.family or "")) > MAX_PERSON_NAME:
            what = f"the first or last name has more than {MAX_PERSON_NAME} characters"
            self.refuse("people", "name-too-long", what, **place)
        elif person.role not in ROLES:
            self.refuse("people", "unknown-role", "the role must be student or teacher", **place)
        else:
            return True
        return False

    def _classes(self, rows: Rows[SchoolClass]) -> List[SchoolClass]:
        kept: List[SchoolClass] = []
        for one, line in self._unique("classes", rows):
            place = _place(rows, line, one)
            if not one.name:
                self.refuse("classes", "missing-value", "the class has no name", **place)
            elif max(len(one.name), len(one.section or "")) > MAX_CLASS_NAME:
                what = f"the name or section has more than {MAX_CLASS_NAME} characters"
                self.refuse("classes", "name-too-long", what, **place)
            else:
                kept.append(one)
        return kept

    def _unique(self, kind: str, rows: Rows[Record]) -> List[Tuple[Record, int]]:
        """Return the records and lines without those whose identifier is missing or stands for two records."""
        groups: Dict[str, List[Tuple[Any, int]]] = defaultdict(list)
        for record, line in zip(rows.records, rows.lines):
            identifier = getattr(record, "source_id", "")
            if not identifier:
                self.refuse(kind, "missing-value", "there is no identifier", file=rows.file, line=line)
            else:
                groups[identifier].append((record, line))
        kept: List[Tuple[Record, int]] = []
        for group in groups.values():
            first, line = group[0]
            if all(record == first for record, _ in group):
                kept.append((first, line))
                for _, again in group[1:]:
                    what = f"the same record as line {line}"
                    entity = {"people": "person", "classes": "class"}[kind]
                    self.find("repeated-row", INFO, entity, what, **_place(rows, again, first, line))
                continue
            for index, (record, line) in enumerate(group):
                other = group[1 if index == 0 else 0][1]
                what = f"the identifier is that of line {other}, too, which is another record"
                self.refuse(kind, "duplicate-id", what, **_place(rows, line, record, other))
        return kept

    def _enrollments(
        self,
        rows: Rows[Enrollment],
        people: Dict[str, Person],
        classes: Dict[str, SchoolClass],
        known: Tuple[Set[str], Set[str]],
    ) -> List[Enrollment]:
        kept: List[Enrollment] = []
        for one, line in zip(rows.records, rows.lines):
            person, school_class = people.get(one.person_id), classes.get(one.class_id)
            place = {"file": rows.file, "line": line}
            if person is None or school_class is None:
                identifier, what = (one.person_id, "person") if person is None else (one.class_id, "class")
                refused = identifier in known[person is not None]
                code, why = ("refused-reference", "was refused") if refused else ("dangling-reference", "is not there")
                self.refuse("enrollments", code, f"the {what} of the enrolment {why}", source_id=identifier, **place)
            elif one.begin is not None and one.end is not None and one.end < one.begin:
                what = "the last day of the enrolment is before the first"
                self.refuse("enrollments", "bad-date", what, source_id=one.person_id, **place)
            elif one.role != person.role:
                what = f"a {person.role} of the school is enrolled as a {one.role}; an account of Flat has one role"
                self.refuse("enrollments", "role-conflict", what, source_id=one.person_id, **place)
            else:
                if _outside(one.begin, school_class) or _outside(one.end, school_class):
                    what = "the enrolment begins or ends outside the term of its class"
                    self.find("date-outside-term", WARNING, "enrollment", what, source_id=one.person_id, **place)
                kept.append(one)
        return kept


def _place(rows: Rows[Any], line: int, record: Any, other: Optional[int] = None) -> Dict[str, Any]:
    return {"file": rows.file, "line": line, "other": other, "source_id": record.source_id}


def _groups(kept: Sequence[Tuple[Person, int]], key: Callable[[Person], Hashable]) -> Dict[Hashable, List[int]]:
    groups: Dict[Hashable, List[int]] = defaultdict(list)
    for person, line in kept:
        groups[key(person)].append(line)
    return groups


def _outside(day: Optional[datetime.date], school_class: SchoolClass) -> bool:
    begin, end = school_class.begin, school_class.end
    return day is not None and ((begin is not None and day < begin) or (end is not None and day > end))


def _digest(scope: Tuple[str, ...], complete: bool, *kinds: Iterable[Any]) -> str:
    """Return the SHA-256 of all records but for the passwords."""
    digest = hashlib.sha256(json.dumps([scope, complete]).encode())
    for kind in kinds:
        names: List[str] = []
        for record in kind:
            names = names or [name for name in record.__dataclass_fields__ if name != "password"]
            values = [getattr(record, name) for name in names]
            digest.update(json.dumps(values, default=str).encode())
        digest.update(b"\n")
    return digest.hexdigest()
