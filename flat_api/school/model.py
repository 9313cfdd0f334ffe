"""Records of a school: people, classes and enrolments."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Optional

STUDENT, TEACHER = "student", "teacher"
ROLES = (STUDENT, TEACHER)


class Secret:
    """A text that ``repr`` does not show, such as a password or a sign-in link. ``str`` reveals it."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = str(value)

    def __str__(self) -> str:
        return self._value

    def __repr__(self) -> str:
        return "<Secret>"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other._value == self._value

    def __hash__(self) -> int:
        return hash(self._value)


@dataclass(frozen=True)
class Person:
    """A student or teacher. Its ``repr`` shows no personal data.

    Attributes:
        source_id: Identifier in the school's records. It never changes, and is never shown or stored in clear.
        role: ``student`` or ``teacher``. A person has one role in the whole school, as an account of Flat has.
        username: Username of the account, 1 to 30 characters.
        email: E-mail address.
        given: First name, up to 60 characters.
        family: Last name, up to 60 characters.
        locale: Language of the account, used when it is created.
        flat_id: ID of the account at Flat, if the school's records have it.
        password: Password of a new account. Without one, it gets a random password that nobody knows.
    """

    source_id: str = field(repr=False)
    role: str
    username: str = field(repr=False)
    email: Optional[str] = field(default=None, repr=False)
    given: Optional[str] = field(default=None, repr=False)
    family: Optional[str] = field(default=None, repr=False)
    locale: Optional[str] = None
    flat_id: Optional[str] = None
    password: Optional[Secret] = field(default=None, compare=False)


@dataclass(frozen=True)
class SchoolClass:
    """A class, that is, a course with its students for a term. Its ``repr`` shows no names.

    Attributes:
        source_id: Identifier in the school's records.
        name: Name, up to 255 characters.
        section: Section, up to 255 characters.
        level: Grade level, one of :class:`flat_api.ClassGradeLevel`.
        school: Identifier of the school in a district's records.
        term: Title of the term.
        begin: First day of the term.
        end: Last day of the term.
        flat_id: ID of the class at Flat, if the school's records have it.
    """

    source_id: str = field(repr=False)
    name: str = field(repr=False)
    section: Optional[str] = field(default=None, repr=False)
    level: Optional[str] = None
    school: Optional[str] = None
    term: Optional[str] = None
    begin: Optional[datetime.date] = None
    end: Optional[datetime.date] = None
    flat_id: Optional[str] = None


@dataclass(frozen=True)
class Enrollment:
    """The membership of a person in a class.

    Attributes:
        class_id: ``source_id`` of the class.
        person_id: ``source_id`` of the person.
        role: ``student`` or ``teacher``.
        primary: Whether a teacher is the main one of the class.
        begin: First day, if it is not that of the class.
        end: Last day, if it is not that of the class.
    """

    class_id: str = field(repr=False)
    person_id: str = field(repr=False)
    role: str
    primary: bool = False
    begin: Optional[datetime.date] = None
    end: Optional[datetime.date] = None

    def current(self, today: datetime.date) -> bool:
        """Return whether ``today`` is between the first and the last day."""
        return (self.begin is None or self.begin <= today) and (self.end is None or today <= self.end)
