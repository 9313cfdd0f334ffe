"""Probe: what an administrator's token may do at Flat, which its contract does not say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Dict, List, Optional

from flat_api.exceptions import ForbiddenException
from flat_api.school.model import TEACHER
from flat_api.school.planning.snapshot import PAGE, READ_SCOPES, role_of

if TYPE_CHECKING:
    from flat_api.client import FlatClient
    from flat_api.models.user_details_admin import UserDetailsAdmin

MAX_READS = 8
"""Most requests, apart from one for a delegated token."""


@dataclass(frozen=True)
class Probe:
    """Abilities of a token.

    ``None`` stands for what could not be found out, for example because there is no teacher with a class.

    Attributes:
        role: Role of the account: ``admin``, ``teacher`` or ``student``.
        reads_people: Whether it may list the accounts.
        names: Whether the names of people are shown; needs the scope ``account.education_profile``.
        lists_other_classes: Whether it sees classes of which it is no teacher.
        groups_complete: Whether the list of accounts names the groups of everyone, so that memberships cost no calls.
        delegates: Whether it may act as a teacher.
        token_seconds: Seconds for which a delegated token is valid.
        own_limit: Whether a delegated token has a rate limit of its own.
        reads: Requests that it took.
    """

    role: Optional[str] = None
    reads_people: Optional[bool] = None
    names: Optional[bool] = None
    lists_other_classes: Optional[bool] = None
    groups_complete: Optional[bool] = None
    delegates: Optional[bool] = None
    token_seconds: Optional[float] = None
    own_limit: Optional[bool] = None
    reads: int = 0

    def __str__(self) -> str:
        names = [name for name in self.__dataclass_fields__ if name != "reads"]
        lines = [f"  {name.replace('_', ' ')}: {_said(getattr(self, name))}" for name in names]
        return "\n".join(["This token:", *lines, f"  ({self.reads} reads)"])


def probe(client: FlatClient) -> Probe:
    """Find out what an administrator's token may do. Nothing is changed.

    Takes at most eight reads and one delegated token.

    Args:
        client: Client of an administrator.
    """
    return _Probing(client).run()


class _Probing:
    def __init__(self, client: FlatClient) -> None:
        self._client = client
        self._reads = 0
        self._found: Dict[str, Any] = {}

    def run(self) -> Probe:
        users: List[UserDetailsAdmin] = []
        self._reads += 1
        self._found["role"] = role_of(self._client.account.get_authenticated_user().organization_role)
        try:
            self._reads += 1
            users = self._client.organization.list_organization_users(limit=PAGE, test_accounts="exclude")
        except ForbiddenException:
            self._found["reads_people"] = False
        else:
            self._found["reads_people"] = True
            self._found["names"] = any(one.firstname or one.lastname for one in users)
        teachers = [one for one in users if role_of(one.organization_role) == TEACHER]
        # A teacher who belongs to a group has a class, from which more can be seen.
        teachers.sort(key=lambda one: not one.groups)
        if teachers:
            self._probe_classes(teachers[0].id, {one.id: one.groups for one in users})
        return Probe(reads=self._reads, **self._found)

    def _probe_classes(self, teacher: str, groups: Dict[str, Optional[List[str]]]) -> None:
        try:
            created = self._client.organization.create_organization_user_access_token(
                teacher, {"scopes": list(READ_SCOPES)}
            )
        except ForbiddenException:
            self._found["delegates"] = False
            return
        self._found["delegates"] = bool(created.token)
        if created.expiration_date is not None and created.issued_date is not None:
            self._found["token_seconds"] = (created.expiration_date - created.issued_date).total_seconds()
        self._reads += 2
        own = self._client.class_.list_classes_with_http_info()
        other = self._client.class_.list_classes_with_http_info(_request_auth=created.token)
        left, left_of_teacher = (one.headers.get("X-RateLimit-Remaining") for one in (own, other))
        if left is not None and left_of_teacher is not None:
            self._found["own_limit"] = int(left_of_teacher) >= int(left)
        theirs = {one.id for one in other.data}
        if theirs:
            self._found["lists_other_classes"] = theirs <= {one.id for one in own.data}
        group = next((one.students_group for one in other.data if one.students_group is not None), None)
        if group is not None:
            self._reads += 1
            users = self._client.group.list_group_users(group.id, _request_auth=created.token)
            ids = {user.id for user in users if user.id}
            self._found["groups_complete"] = all(group.id in (groups[one] or ()) for one in ids if one in groups)


def _said(value: object) -> str:
    if value is None:
        return "unknown"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else str(value)
