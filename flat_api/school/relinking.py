"""Relinking: rebuilds the links of a state that was lost, or of a source that changed its identifiers."""

from __future__ import annotations

import datetime
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Dict, List, Mapping, Optional, Set, Tuple

from flat_api.school.findings import ERROR, Finding
from flat_api.school.model import TEACHER
from flat_api.school.planning.matching import AccountIndex, ClassIndex, Mismatch
from flat_api.school.planning.snapshot import Snapshot, read_accounts, read_snapshot, teaching
from flat_api.school.state import CLASS, ENROLLMENT, PERSON

if TYPE_CHECKING:
    from flat_api.client import FlatClient
    from flat_api.school.roster import Roster
    from flat_api.school.state import Link, State


@dataclass(frozen=True)
class Relinked:
    """Result of :func:`relink`.

    Attributes:
        people: Number of people who are linked with an account.
        classes: Number of classes that are linked with one of Flat.
        enrollments: Number of memberships that are linked.
        findings: Records of which it is not clear what they are at Flat. They were left alone.
    """

    people: int
    classes: int
    enrollments: int
    findings: Tuple[Finding, ...] = field(repr=False)

    def __str__(self) -> str:
        text = f"linked: {self.people:,} people, {self.classes:,} classes, {self.enrollments:,} enrolments"
        return "\n".join([text, *(f"  {finding}" for finding in self.findings)])


def relink(client: FlatClient, roster: Roster, state: State, *, today: Optional[datetime.date] = None) -> Relinked:
    """Link the records of a roster with what Flat has, without changing anything at Flat.

    For a state that was lost, and for a source that gave its records other identifiers. People are found by the ID of
    Flat, the username, or the e-mail address if only one account has it; classes by name, section and teacher. Links
    of records that the roster no longer has are replaced. Where several accounts or classes fit, nothing is guessed.

    Args:
        client: Client of an administrator.
        roster: The school's records.
        state: State of the roster, open.
        today: Day of the run, by default today in UTC.

    Returns:
        How many records are linked, and findings about the others.

    Raises:
        ApiException: Flat could not be read. The state is as before.
    """
    day = datetime.datetime.now(datetime.timezone.utc).date() if today is None else today
    accounts = read_accounts(client)
    snapshot = read_snapshot(client, accounts, teachers=teaching(accounts))
    return _Relinking(roster, snapshot, state, day).relink()


class _Relinking:
    def __init__(self, roster: Roster, snapshot: Snapshot, state: State, today: datetime.date) -> None:
        self._roster = roster
        self._snapshot = snapshot
        self._state = state
        self._today = today
        self._findings: List[Finding] = []
        self._people: Dict[str, str] = {}
        self._classes: Dict[str, str] = {}
        self._links = {kind: state.links(kind) for kind in (PERSON, CLASS, ENROLLMENT)}

    def relink(self) -> Relinked:
        people = {one.source_id: self._state.pseudonym(PERSON, one.source_id) for one in self._roster.people}
        accounts = AccountIndex(self._snapshot.accounts, self._kept(PERSON, set(people.values())))
        for person in self._roster.people:
            name = people[person.source_id]
            try:
                account = accounts.find(person, name, self._usable(PERSON, name), adopt=True)
            except Mismatch as error:
                self._find(error, PERSON, person.source_id)
                continue
            if account is not None:
                self._people[person.source_id] = account.id
        self._match_classes()
        memberships = self._memberships()
        self._replace(PERSON, {people[one]: flat_id for one, flat_id in self._people.items()})
        classes = {self._state.pseudonym(CLASS, one): flat_id for one, flat_id in self._classes.items()}
        self._replace(CLASS, classes)
        self._replace(ENROLLMENT, memberships)
        self._state.keep_groups(dict(self._snapshot.groups))
        return Relinked(len(self._people), len(self._classes), len(memberships), tuple(self._findings))

    def _match_classes(self) -> None:
        teachers: Dict[str, Set[str]] = defaultdict(set)
        for one in self._roster.enrollments:
            if one.role == TEACHER and one.person_id in self._people:
                teachers[one.class_id].add(self._people[one.person_id])
        names = {one.source_id: self._state.pseudonym(CLASS, one.source_id) for one in self._roster.classes}
        index = ClassIndex(self._snapshot.classes, self._kept(CLASS, set(names.values())))
        for school_class in self._roster.classes:
            name = names[school_class.source_id]
            link = self._usable(CLASS, name)
            try:
                found = index.find(school_class, name, link, teachers[school_class.source_id], adopt=True)
            except Mismatch as error:
                self._find(error, CLASS, school_class.source_id)
                continue
            if found is not None:
                self._classes[school_class.source_id] = found.id

    def _memberships(self) -> Dict[str, str]:
        memberships: Dict[str, str] = {}
        for one in self._roster.enrollments:
            class_id, user_id = self._classes.get(one.class_id), self._people.get(one.person_id)
            if class_id is None or user_id is None:
                continue
            found = self._snapshot.classes[class_id]
            if user_id in found.students | found.teachers:
                name = self._state.pseudonym(ENROLLMENT, one.class_id, one.person_id)
                memberships[name] = f"{class_id}/{user_id}"
        return memberships

    def _kept(self, kind: str, present: Set[str]) -> Dict[str, Link]:
        """Return the links of records that the roster still has; the others give way."""
        return {name: link for name, link in self._links[kind].items() if name in present}

    def _usable(self, kind: str, name: str) -> Optional[Link]:
        """Return a link whose account or class is still there; the record of another one is looked for."""
        link = self._links[kind].get(name)
        there: Mapping[str, object] = self._snapshot.accounts if kind == PERSON else self._snapshot.classes
        return link if link is not None and link.flat_id in there else None

    def _replace(self, kind: str, links: Mapping[str, str]) -> None:
        """Keep new links, and forget those of other records to the same accounts and classes."""
        taken = set(links.values())
        old = [name for name, link in self._links[kind].items() if name not in links and link.flat_id in taken]
        self._state.unlink(kind, *old)
        self._state.link_all(kind, links.items(), self._today)

    def _find(self, error: Mismatch, kind: str, source_id: str) -> None:
        self._findings.append(Finding(error.code, ERROR, kind, error.message, source_id=source_id))
