"""Invented teachers, students, classes and assignments, in any number."""

from __future__ import annotations

import itertools
import secrets
from dataclasses import dataclass
from datetime import datetime

from flat_api.sandbox.data.first_day import PASSWORD, SCHOOL, add_library
from flat_api.sandbox.data.passwords import protect
from flat_api.sandbox.data.records import Account
from flat_api.sandbox.data.records_education import Assignment, Classroom, Group
from flat_api.sandbox.data.store import Store

GIVEN_NAMES = ("Ada", "Bela", "Chika", "Dario", "Emre", "Freya", "Goran", "Hana", "Ilja", "Jonna", "Kemal")
FAMILY_NAMES = ("Arendt", "Bakke", "Costa", "Dvorak", "Eze", "Fontaine", "Grieg", "Hoang", "Ibarra", "Jansen")
CLASS_NAMES = ("Choir", "Strings", "Winds", "Theory", "Composition", "Percussion", "Piano")


@dataclass(frozen=True, kw_only=True)
class School:
    """IDs of what was added to the school of a sandbox.

    Attributes:
        teachers: IDs of the teachers, which ``sandbox.token()`` and ``sandbox.configuration()`` take.
        students: IDs of the students. Student ``i`` is in class ``i`` modulo the number of classes.
        classes: IDs of the classes. Class ``i`` belongs to teacher ``i`` modulo the number of teachers.
        assignments: IDs of the assignments, those of the first class first.
    """

    teachers: tuple[str, ...]
    students: tuple[str, ...]
    classes: tuple[str, ...]
    assignments: tuple[str, ...]


def populate(store: Store, *, teachers: int, students: int, classes: int, assignments: int) -> School:
    """Add people, classes, and ``assignments`` published assignments for each class.

    Raises:
        ValueError: A number is negative or not an integer, or there is no teacher for the classes.
    """
    numbers = {"teachers": teachers, "students": students, "classes": classes, "assignments": assignments}
    for name, number in numbers.items():
        if type(number) is not int or number < 0:
            raise ValueError(f"school(): {name} must be an integer of 0 or more, got {number!r:.200}")
    if classes and not teachers:
        raise ValueError("school(): teachers must be 1 or more, because each class needs one, got 0")
    if assignments and not classes:
        raise ValueError("school(): classes must be 1 or more, because assignments are given to classes, got 0")
    # One hash for all: 50,000 of them would take minutes.
    password = protect(PASSWORD)
    now = store.now()
    staff = _people(store, "teacher", "teacher", teachers, password, now)
    pupils = _people(store, "student", "user", students, password, now)
    rooms = [_class(store, number, staff[number % teachers], pupils[number::classes], now) for number in range(classes)]
    given = [_assignment(store, room, number, now) for room in rooms for number in range(assignments)]
    return School(
        teachers=tuple(staff),
        students=tuple(pupils),
        classes=tuple(room.id for room in rooms),
        assignments=tuple(given),
    )


def _people(store: Store, name: str, role: str, count: int, password: str, now: datetime) -> list[str]:
    """Add accounts ``name.1``, ``name.2`` and so on; numbers in use are skipped."""
    numbers = (number for number in itertools.count(1) if not store.accounts.find("username", f"{name}.{number}"))
    found: list[str] = []
    for number in itertools.islice(numbers, count):
        username = f"{name}.{number}"
        account = Account(
            id=store.new_id(),
            nickname=username,
            username=username,
            firstname=GIVEN_NAMES[number % len(GIVEN_NAMES)],
            lastname=FAMILY_NAMES[number % len(FAMILY_NAMES)],
            registration_date=now,
            organization=SCHOOL,
            organization_role=role,
            email=f"{username}@lindenhof.example",
            password=password,
        )
        add_library(store, account)
        found.append(store.accounts.put(account).id)
    return found


def _class(store: Store, number: int, teacher: str, students: list[str], now: datetime) -> Classroom:
    name = f"{CLASS_NAMES[number % len(CLASS_NAMES)]} {number + 1}"
    classroom = Classroom(
        id=store.new_id(),
        organization=SCHOOL,
        owner=teacher,
        name=name,
        created=now,
        modified=now,
        enrollment_code=secrets.token_hex(6).upper(),
        students=store.new_id(),
        teachers=store.new_id(),
    )
    for identifier, title, kind, members in (
        (classroom.students, name, "classStudents", tuple(students)),
        (classroom.teachers, f"{name} (teachers)", "classTeachers", (teacher,)),
    ):
        store.groups.put(
            Group(
                id=identifier,
                name=title,
                type=kind,
                organization=SCHOOL,
                classroom=classroom.id,
                created=now,
                members=members,
            )
        )
    return store.classes.put(classroom)


def _assignment(store: Store, classroom: Classroom, number: int, now: datetime) -> str:
    assignment = Assignment(
        id=store.new_id(),
        creator=classroom.owner,
        created=now,
        type="newScore",
        title=f"Melody {number + 1}",
        classroom=classroom.id,
        max_points=100,
        given=True,
        options={"description": "Write a melody of eight measures."},
    )
    return store.assignments.put(assignment).id
