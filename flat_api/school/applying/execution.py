"""Execution: how each operation of a plan is carried out at Flat."""

from __future__ import annotations

import datetime
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Callable, Dict, Mapping, Optional

from flat_api.exceptions import ApiConnectionError, ApiException, NotFoundException, ServiceException
from flat_api.school.people import create_user, creation_of
from flat_api.school.planning import plan as kinds
from flat_api.school.planning.snapshot import WRITE_SCOPES
from flat_api.school.state import CLASS, ENROLLMENT, PERSON

if TYPE_CHECKING:
    from flat_api.client import FlatClient
    from flat_api.school.applying.grade_backup import GradeBackup
    from flat_api.school.model import Person, SchoolClass
    from flat_api.school.planning.plan import Operation
    from flat_api.school.planning.snapshot import Account
    from flat_api.school.roster import Roster
    from flat_api.school.state import State

_ACCOUNT_FIELDS = {"username": "username", "email": "email", "given": "firstname", "family": "lastname"}


class Blocked(Exception):
    """Operation whose account or class does not exist, because creating it failed."""


class NoBackup(Exception):
    """Student whose grades could not be saved, and who therefore stays in the class."""


class Stale(Exception):
    """Operation whose record changed at Flat after the plan was made."""


class Execution:
    """The operations of a run.

    Args:
        client: Client of an administrator.
        roster: Roster that the plan was made of.
        state: State, which gets a link for each record that exists.
        accounts: Accounts at the beginning of the run.
        today: Day of the run.
        backup: Folder for the grades of students who are taken out of a class.
        created: Function that is called with each person whose account was created, and the password.
    """

    def __init__(
        self,
        client: FlatClient,
        roster: Roster,
        state: State,
        accounts: Mapping[str, Account],
        today: datetime.date,
        backup: Optional[GradeBackup],
        created: Callable[[Person, str], object],
    ) -> None:
        self._client = client
        self._state = state
        self._accounts = accounts
        self._today = today
        self._backup = backup
        self._created = created
        self.people: Dict[str, Person] = {state.pseudonym(PERSON, one.source_id): one for one in roster.people}
        self.classes: Dict[str, SchoolClass] = {state.pseudonym(CLASS, one.source_id): one for one in roster.classes}
        self.user_ids = {name: link.flat_id for name, link in state.links(PERSON).items()}
        self.class_ids = {name: link.flat_id for name, link in state.links(CLASS).items()}
        self._methods: Dict[str, Callable[[Operation], None]] = {
            kinds.LINK_USER: self._link_user,
            kinds.LINK_CLASS: self._link_class,
            kinds.CREATE_USER: self._create_user,
            kinds.UPDATE_USER: self._update_user,
            kinds.DELETE_USER: self._delete_user,
            kinds.CREATE_CLASS: self._create_class,
            kinds.UPDATE_CLASS: self._update_class,
            kinds.ARCHIVE_CLASS: self._archive_class,
            kinds.ENROL: self._enrol,
            kinds.UNENROL: self._unenrol,
        }

    def carry_out(self, operation: Operation) -> None:
        """Do an operation.

        Raises:
            Blocked, Stale, NoBackup: It cannot be done, or not any more.
            ApiException: Flat refused it, or could not be reached.
        """
        self._methods[operation.kind](operation)

    def key(self, operation: Operation) -> str:
        """Return the pseudonym under which the journal has an operation, unique for its kind in a plan."""
        if operation.kind == kinds.ENROL:
            one, person = self.classes[str(operation.school_class)], self.people[str(operation.person)]
            return self._state.pseudonym(ENROLLMENT, one.source_id, person.source_id)
        return str(operation.person or operation.school_class)

    def target(self, operation: Operation) -> Optional[str]:
        """Return the ID at Flat that the journal keeps; of a new class, that of its teacher."""
        if operation.kind == kinds.CREATE_CLASS:
            return self._teacher_id(operation)
        return operation.class_id or operation.user_id

    def teacher(self, operation: Operation) -> FlatClient:
        """Return the client that acts as the teacher of an operation. Its token is shared by all operations."""
        return self._client.as_user(self._teacher_id(operation), WRITE_SCOPES)

    def _teacher_id(self, operation: Operation) -> str:
        teacher_id = operation.teacher_id or self.user_ids.get(str(operation.teacher))
        if teacher_id is None:
            raise Blocked
        return teacher_id

    def settle_user(self, pseudonym: str) -> bool:
        """Link a person with the account that a lost request created, and set its password."""
        person = self.people[pseudonym]
        same = [one for one in self._accounts.values() if one.username.casefold() == person.username.casefold()]
        if not same or pseudonym in self.user_ids or same[0].id in self.user_ids.values():
            return False
        creation = creation_of(person)
        self._client.organization.update_organization_user(same[0].id, {"password": creation.password})
        self.adopt_user(pseudonym, same[0].id)
        self._created(person, creation.password)
        return True

    def settle_class(self, pseudonym: str, teacher_id: str, since: datetime.date) -> bool:
        """Link a class of the school with the one that a lost request created.

        It is a class of the teacher with the name and section, that is not linked, and not older than the request.
        """
        one = self.classes[pseudonym]
        known = set(self.class_ids.values())
        # A day of tolerance: the clocks of two machines differ, and so may their days.
        first = since - datetime.timedelta(days=1)
        same = [
            found
            for found in self._client.as_user(teacher_id, WRITE_SCOPES).class_.list_classes()
            if found.name == one.name and (found.section or None) == one.section
            if found.id not in known and found.creation_date.date() >= first
        ]
        if pseudonym in self.class_ids or not same:
            return False
        self.adopt_class(pseudonym, same[-1].id)
        return True

    def adopt_user(self, pseudonym: str, account_id: str) -> None:
        """Link a person with an account."""
        self._state.link(PERSON, pseudonym, account_id, self._today)
        self.user_ids[pseudonym] = account_id

    def adopt_class(self, pseudonym: str, class_id: str) -> None:
        """Link a class of the school with one of Flat."""
        self._state.link(CLASS, pseudonym, class_id, self._today)
        self.class_ids[pseudonym] = class_id

    def _link_user(self, operation: Operation) -> None:
        if operation.user_id not in self._accounts:
            raise Stale
        self.adopt_user(str(operation.person), str(operation.user_id))

    def _link_class(self, operation: Operation) -> None:
        self.adopt_class(str(operation.school_class), str(operation.class_id))

    def _create_user(self, operation: Operation) -> None:
        pseudonym = str(operation.person)
        if pseudonym in self.user_ids:
            return  # it was found when the requests of an interrupted run were settled
        person = self.people[pseudonym]
        if any(one.username.casefold() == person.username.casefold() for one in self._accounts.values()):
            raise Stale
        creation = creation_of(person)
        created = create_user(self._client, creation)
        self.adopt_user(pseudonym, created.id)
        self._created(person, creation.password)

    def _update_user(self, operation: Operation) -> None:
        user_id = str(operation.user_id)
        account = self._accounts.get(user_id)
        if account is None or not self._unchanged(operation, account):
            raise Stale
        person = self.people[str(operation.person)]
        body = {_ACCOUNT_FIELDS[name]: getattr(person, name) for name in operation.fields}
        self._client.organization.update_organization_user(user_id, body)

    def _delete_user(self, operation: Operation) -> None:
        user_id = str(operation.user_id)
        if user_id not in self._accounts:
            raise Stale
        self._client.organization.remove_organization_user(user_id)
        self._state.unlink(PERSON, str(operation.person))

    def _create_class(self, operation: Operation) -> None:
        pseudonym = str(operation.school_class)
        if pseudonym in self.class_ids:
            return  # it was found when the requests of an interrupted run were settled
        one = self.classes[pseudonym]
        body = {name: getattr(one, name) for name in operation.fields}
        self.adopt_class(pseudonym, self.teacher(operation).class_.create_class(body).id)

    def _update_class(self, operation: Operation) -> None:
        teacher = self.teacher(operation)
        class_id = str(operation.class_id)
        found = teacher.class_.get_class(class_id)
        if not self._unchanged(operation, found):
            raise Stale
        one = self.classes[str(operation.school_class)]
        teacher.class_.update_class(class_id, {name: getattr(one, name) for name in operation.fields})

    def _archive_class(self, operation: Operation) -> None:
        class_id = str(operation.class_id)
        self.teacher(operation).class_.archive_class(class_id)
        self._state.unlink(CLASS, str(operation.school_class))

    def _enrol(self, operation: Operation) -> None:
        user_id = operation.user_id or self.user_ids.get(str(operation.person))
        class_id = operation.class_id or self.class_ids.get(str(operation.school_class))
        if user_id is None or class_id is None:
            raise Blocked
        self.teacher(operation).class_.add_class_user(class_id, user_id)
        self._state.link(ENROLLMENT, self.key(operation), f"{class_id}/{user_id}", self._today)

    def _unenrol(self, operation: Operation) -> None:
        teacher = self.teacher(operation)
        class_id, user_id = str(operation.class_id), str(operation.user_id)
        try:
            assert self._backup is not None
            self._backup.save(teacher, class_id, user_id)
        except (ApiException, OSError):
            raise NoBackup from None
        with suppress(NotFoundException):  # somebody took the person out already
            teacher.class_.delete_class_user(class_id, user_id)
        self._state.unlink(ENROLLMENT, str(operation.person))

    def _unchanged(self, operation: Operation, record: Any) -> bool:
        """Return whether Flat still has the values that the plan was made of."""
        for name, before in operation.before:
            value = getattr(record, name)
            text = None if value is None else str(getattr(value, "value", value))
            if self._state.hidden_value(text) != before:
                return False
        return True


def lost(error: ApiException) -> bool:
    """Return whether an error leaves open whether the request was carried out."""
    return isinstance(error, (ApiConnectionError, ServiceException))
