"""Snapshot: the accounts, classes and memberships that Flat has."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Dict, FrozenSet, Iterable, List, Mapping, Optional, Tuple, Union

from flat_api.exceptions import BadRequestException, ForbiddenException, NotFoundException
from flat_api.pagination import paginate
from flat_api.school.findings import ERROR, Finding
from flat_api.school.model import STUDENT, TEACHER

if TYPE_CHECKING:
    from flat_api.client import FlatClient
    from flat_api.models.class_details import ClassDetails
    from flat_api.models.user_details_admin import UserDetailsAdmin

ADMIN = "admin"

PAGE = 1000
"""Most accounts of a page (contract, listOrganizationUsers)."""

WORKERS = 4
"""Requests at a time. Four of them are enough to reach the hourly limit of a token."""

READ_SCOPES = ("edu.classes.readonly",)
WRITE_SCOPES = ("edu.assignments.readonly", "edu.classes")

_SYNCHRONIZED = ("google_classroom", "microsoft_graph", "clever", "canvas", "mfc")
"""Fields of a class that Flat itself keeps in step with another service."""


@dataclass(frozen=True)
class Account:
    """An account of the organization. Its ``repr`` shows no personal data.

    Attributes:
        id: ID at Flat.
        role: ``student``, ``teacher`` or ``admin``.
        username: Username.
        email: E-mail address.
        given: First name.
        family: Last name.
        groups: Groups that the account belongs to, or ``None`` where Flat does not say.
    """

    id: str
    role: str
    username: str = field(repr=False)
    email: Optional[str] = field(default=None, repr=False)
    given: Optional[str] = field(default=None, repr=False)
    family: Optional[str] = field(default=None, repr=False)
    groups: Optional[FrozenSet[str]] = field(default=None, repr=False)


@dataclass(frozen=True)
class FlatClass:
    """An active class at Flat.

    Attributes:
        id: ID at Flat.
        name: Name.
        section: Section.
        level: Grade level.
        synchronized: Whether Flat itself keeps it in step with another service.
        students: IDs of the students.
        teachers: IDs of the teachers.
    """

    id: str
    name: str = field(repr=False)
    section: Optional[str] = field(default=None, repr=False)
    level: Optional[str] = None
    synchronized: bool = False
    students: FrozenSet[str] = frozenset()
    teachers: FrozenSet[str] = frozenset()


@dataclass(frozen=True)
class Snapshot:
    """Flat at one moment.

    Attributes:
        accounts: Accounts by ID, without test students.
        classes: Active classes by ID.
        groups: Groups of the students and of the teachers of each class, by the ID of the class.
        findings: Classes that could not be read.
        calls: Number of requests that it took.
    """

    accounts: Mapping[str, Account] = field(repr=False)
    classes: Mapping[str, FlatClass] = field(repr=False)
    groups: Mapping[str, Tuple[str, str]] = field(repr=False)
    findings: Tuple[Finding, ...] = ()
    calls: int = 0


def read_accounts(client: FlatClient) -> Dict[str, Account]:
    """Read all accounts of the organization, a thousand in a request.

    Raises:
        ApiException: A page could not be read; a part of the accounts is never returned.
    """
    users: Iterable[UserDetailsAdmin] = paginate(
        client.organization.list_organization_users, limit=PAGE, test_accounts="exclude"
    )
    return {user.id: _account(user) for user in users}


def read_snapshot(client: FlatClient, accounts: Mapping[str, Account], *, teachers: Iterable[str]) -> Snapshot:
    """Read the classes of teachers and their members.

    Costs two calls for each teacher (a delegated token, and the classes), and two more for each class if the list of
    accounts does not name their groups.

    Args:
        client: Client of an administrator.
        accounts: All accounts.
        teachers: IDs of the teachers whose classes are read.
    """
    calls = pages(len(accounts))
    findings: List[Finding] = []
    found: Dict[str, ClassDetails] = {}
    readers: Dict[str, str] = {}
    ordered = sorted(set(teachers))
    with ThreadPoolExecutor(WORKERS) as pool:
        results = pool.map(partial(_classes_of, client), ordered)
        for teacher, result in zip(ordered, results):
            calls += 2
            if isinstance(result, Finding):
                findings.append(result)
                continue
            for details in result:
                found.setdefault(details.id, details)
                readers.setdefault(details.id, teacher)
        groups = {one: _groups_of(details) for one, details in sorted(found.items())}
        if any(account.groups is not None for account in accounts.values()):
            members = _members_by_group(accounts.values())
        else:
            pairs = [(readers[one], group) for one, pair in groups.items() for group in pair if group]
            calls += len(pairs)
            ids = pool.map(partial(_users_of, client), pairs)
            members = {group: users for (_, group), users in zip(pairs, ids)}
    classes = {one: _flat_class(details, groups[one], members) for one, details in sorted(found.items())}
    return Snapshot(accounts, classes, groups, tuple(findings), calls)


def teaching(accounts: Mapping[str, Account]) -> List[str]:
    """Return the IDs of the accounts that may teach a class: all but students and those who belong to no group."""
    return [one.id for one in accounts.values() if one.role != STUDENT and (one.groups is None or one.groups)]


def pages(count: int) -> int:
    """Return the number of requests for a number of accounts."""
    return max(1, -(-count // PAGE))


def role_of(role: object) -> str:
    """Return the role for a school of a role in the organization."""
    return {"user": STUDENT, "teacher": TEACHER}.get(str(getattr(role, "value", role)), ADMIN)


def _account(user: UserDetailsAdmin) -> Account:
    groups = None if user.groups is None else frozenset(user.groups)
    role = role_of(user.organization_role)
    return Account(user.id, role, user.username, user.email, user.firstname, user.lastname, groups)


def _classes_of(client: FlatClient, teacher: str) -> Union[Finding, List[ClassDetails]]:
    """Return the active classes of a teacher, or a finding if the account may not read them."""
    try:
        return client.as_user(teacher, READ_SCOPES).class_.list_classes()
    except (BadRequestException, ForbiddenException, NotFoundException) as error:
        what = f"the classes of the teacher {teacher} could not be read ({error.status} {error.code or ''})".rstrip()
        return Finding("class-unreadable", ERROR, "class", what)


def _users_of(client: FlatClient, pair: Tuple[str, str]) -> FrozenSet[str]:
    teacher, group = pair
    users = client.as_user(teacher, READ_SCOPES).group.list_group_users(group)
    return frozenset(user.id for user in users if user.id)


def _groups_of(details: ClassDetails) -> Tuple[str, str]:
    students, teachers = details.students_group, details.teachers_group
    return students.id if students is not None else "", teachers.id if teachers is not None else ""


def _members_by_group(accounts: Iterable[Account]) -> Dict[str, FrozenSet[str]]:
    members: Dict[str, List[str]] = {}
    for account in accounts:
        for group in account.groups or ():
            members.setdefault(group, []).append(account.id)
    return {group: frozenset(ids) for group, ids in members.items()}


def _flat_class(details: ClassDetails, groups: Tuple[str, str], members: Mapping[str, FrozenSet[str]]) -> FlatClass:
    return FlatClass(
        id=details.id,
        name=details.name,
        section=details.section,
        level=None if details.level is None else str(getattr(details.level, "value", details.level)),
        synchronized=any(getattr(details, name) is not None for name in _SYNCHRONIZED)
        or (details.lti is not None and details.lti.has_nrps_service is True),
        students=members.get(groups[0], frozenset()),
        teachers=members.get(groups[1], frozenset()),
    )
