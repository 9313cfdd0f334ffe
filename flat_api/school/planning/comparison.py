"""Comparison of a roster with Flat: what to create, to link, to change and to enrol."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Dict, List, Mapping, Optional, Set, Tuple

from flat_api.school.findings import ERROR, WARNING, Finding
from flat_api.school.model import TEACHER
from flat_api.school.planning.matching import AccountIndex, ClassIndex, Mismatch
from flat_api.school.planning.plan import (
    CREATE_CLASS,
    CREATE_USER,
    ENROL,
    LINK_CLASS,
    LINK_USER,
    UPDATE_CLASS,
    UPDATE_USER,
    Operation,
)
from flat_api.school.planning.snapshot import ADMIN
from flat_api.school.state import CLASS, ENROLLMENT, PERSON

if TYPE_CHECKING:
    from flat_api.school.model import Enrollment, Person, SchoolClass
    from flat_api.school.planning.policy import Policy
    from flat_api.school.planning.snapshot import Account, FlatClass, Snapshot
    from flat_api.school.roster import Roster
    from flat_api.school.state import State


class Comparison:
    """Comparison of a roster with Flat.

    Args:
        roster: The school's records.
        snapshot: What Flat has.
        state: Links of former runs.
        policy: Rules.
        today: Day of the run.
    """

    def __init__(self, roster: Roster, snapshot: Snapshot, state: State, policy: Policy, today: datetime.date) -> None:
        self.roster = roster
        self.snapshot = snapshot
        self.state = state
        self.policy = policy
        self.today = today
        self.links = {kind: state.links(kind) for kind in (PERSON, CLASS, ENROLLMENT)}
        self.operations: List[Operation] = []
        self.findings: List[Finding] = [*roster.findings, *snapshot.findings]
        self.unchanged: Counter[str] = Counter()
        self.refused: Counter[str] = Counter(dict(roster.refused))
        self._excluded = state.exclusions()
        # Identifiers of people and classes that are left out on purpose: excluded, or of a term that is over.
        self._left_out: Set[str] = set()
        # What is present at the school, by pseudonym, whether or not it could be matched.
        self.present: Dict[str, Set[str]] = {PERSON: set(), CLASS: set(), ENROLLMENT: set()}
        self.people: Dict[str, Tuple[str, Optional[Account]]] = {}
        self.classes: Dict[str, Tuple[str, Optional[FlatClass]]] = {}

    def compare(self) -> None:
        """Find the operations that bring Flat in step with the roster, without removals."""
        self._compare_people()
        teachers = self._teachers()
        self._compare_classes(teachers)
        self._compare_enrollments(teachers)

    def find(self, code: str, severity: str, entity: str, message: str, source_id: Optional[str] = None) -> None:
        """Add a finding."""
        self.findings.append(Finding(code, severity, entity, message, source_id=source_id))

    def _compare_people(self) -> None:
        index = AccountIndex(self.snapshot.accounts, self.links[PERSON])
        anonymous = not any(one.given or one.family for one in self.snapshot.accounts.values())
        taken: Dict[str, str] = {}
        for person in self.roster.people:
            pseudonym = self.state.pseudonym(PERSON, person.source_id)
            self.present[PERSON].add(pseudonym)
            if (PERSON, pseudonym) in self._excluded:
                self._left_out.add(person.source_id)
                continue
            link = self.links[PERSON].get(pseudonym)
            try:
                account = index.find(person, pseudonym, link, adopt=self.policy.adopt)
                if account is not None and taken.setdefault(account.id, pseudonym) != pseudonym:
                    raise Mismatch("ambiguous-match", "another record of the school is the same account of Flat")
            except Mismatch as error:
                self.refused["people"] += 1
                self.find(error.code, ERROR, PERSON, error.message, person.source_id)
                continue
            self.people[person.source_id] = pseudonym, account
            if account is None:
                names = tuple(name for name in ("email", "given", "family", "locale") if getattr(person, name))
                fields = ("username", *names)
                self.operations.append(
                    Operation(CREATE_USER, "no account fits", pseudonym, role=person.role, fields=fields)
                )
                continue
            if link is None:
                reason = "an account with the same ID, username or e-mail address is there"
                self.operations.append(Operation(LINK_USER, reason, pseudonym, user_id=account.id))
            self._compare_account(person, pseudonym, account, index, anonymous)

    def _compare_account(
        self, person: Person, pseudonym: str, account: Account, index: AccountIndex, anonymous: bool
    ) -> None:
        wanted = {"email": person.email}
        # A token without the scope for names sees none at all, and could only guess.
        if not anonymous:
            wanted.update(given=person.given, family=person.family)
        if self.policy.rename:
            wanted["username"] = person.username
        # Nothing of an account can be cleared (contract, updateOrganizationUser).
        names = [name for name, value in wanted.items() if value and value != getattr(account, name)]
        other = index.by_username(person.username)
        if "username" in names and other is not None and other.id != account.id:
            names.remove("username")
            self.find(
                "username-taken", WARNING, PERSON, "another account of Flat has the new username", person.source_id
            )
        if not names or not self.policy.update or account.role == ADMIN:
            self.unchanged["people"] += 1
            return
        before = tuple((name, self.state.hidden_value(getattr(account, name))) for name in sorted(names))
        self.operations.append(
            Operation(
                UPDATE_USER,
                "the school has other values",
                pseudonym,
                user_id=account.id,
                fields=tuple(sorted(names)),
                before=before,
            )
        )

    def _teachers(self) -> Dict[str, List[Enrollment]]:
        """Return the current enrolments of teachers by class, the main teacher first."""
        teachers: Dict[str, List[Enrollment]] = defaultdict(list)
        for one in self.roster.enrollments:
            if one.role == TEACHER and one.current(self.today) and one.person_id in self.people:
                teachers[one.class_id].append(one)
        for group in teachers.values():
            group.sort(key=lambda one: (not one.primary, one.person_id))
        return teachers

    def _compare_classes(self, teachers: Mapping[str, List[Enrollment]]) -> None:
        index = ClassIndex(self.snapshot.classes, self.links[CLASS])
        for one in self.roster.classes:
            pseudonym = self.state.pseudonym(CLASS, one.source_id)
            over = one.end is not None and one.end < self.today
            if not over:  # otherwise it counts as absent
                self.present[CLASS].add(pseudonym)
            if over or (CLASS, pseudonym) in self._excluded:
                self._left_out.add(one.source_id)
                continue
            link = self.links[CLASS].get(pseudonym)
            accounts = [self.people[teacher.person_id][1] for teacher in teachers.get(one.source_id, ())]
            ids = {account.id for account in accounts if account is not None}
            try:
                found = index.find(one, pseudonym, link, ids, adopt=self.policy.adopt)
                if found is None and one.source_id not in teachers:
                    raise Mismatch("class-without-teacher", "the class has no teacher who has, or gets, an account")
            except Mismatch as error:
                self.refused["classes"] += 1
                self.find(error.code, ERROR, CLASS, error.message, one.source_id)
                continue
            self.classes[one.source_id] = pseudonym, found
            if found is None:
                main = self.people[teachers[one.source_id][0].person_id]
                teacher_id = None if main[1] is None else main[1].id
                fields = tuple(name for name in ("name", "section", "level") if getattr(one, name))
                self.operations.append(
                    Operation(
                        CREATE_CLASS,
                        "no class fits",
                        school_class=pseudonym,
                        teacher=main[0],
                        teacher_id=teacher_id,
                        fields=fields,
                    )
                )
                continue
            if link is None:
                reason = "a class of the teacher with the same ID, or name and section, is there"
                self.operations.append(Operation(LINK_CLASS, reason, school_class=pseudonym, class_id=found.id))
            self._compare_class(one, pseudonym, found)

    def _compare_class(self, one: SchoolClass, pseudonym: str, found: FlatClass) -> None:
        names = ("level", "name", "section")
        changed = [name for name in names if getattr(one, name) and getattr(one, name) != getattr(found, name)]
        acting = next(iter(sorted(found.teachers)), None)
        if not changed or not self.policy.update or acting is None:
            self.unchanged["classes"] += 1
            return
        before = tuple((name, self.state.hidden_value(getattr(found, name))) for name in changed)
        self.operations.append(
            Operation(
                UPDATE_CLASS,
                "the school has other values",
                school_class=pseudonym,
                class_id=found.id,
                teacher_id=acting,
                fields=tuple(changed),
                before=before,
            )
        )

    def _compare_enrollments(self, teachers: Mapping[str, List[Enrollment]]) -> None:
        seen: Set[Tuple[str, str]] = set()
        for one in self.roster.enrollments:
            key = one.class_id, one.person_id
            if not one.current(self.today) or key in seen:
                continue
            seen.add(key)
            pseudonym = self.state.pseudonym(ENROLLMENT, *key)
            self.present[ENROLLMENT].add(pseudonym)
            if (ENROLLMENT, pseudonym) in self._excluded or self._left_out & {one.class_id, one.person_id}:
                continue
            if one.class_id not in self.classes or one.person_id not in self.people:
                self.refused["enrollments"] += 1
                continue
            found, account = self.classes[one.class_id][1], self.people[one.person_id][1]
            main = teachers[one.class_id][0].person_id if one.class_id in teachers else None
            # Flat makes the account that creates a class its teacher.
            member = found is None and one.person_id == main
            if found is not None and account is not None:
                member = account.id in (found.teachers if one.role == TEACHER else found.students)
            if member:
                self.unchanged["enrollments"] += 1
            else:
                self._enrol(one, main)

    def _enrol(self, one: Enrollment, main: Optional[str]) -> None:
        class_name, found = self.classes[one.class_id]
        person_name, account = self.people[one.person_id]
        teacher: Optional[str] = None
        teacher_id: Optional[str] = None
        if found is None:
            assert main is not None
            teacher, acting = self.people[main]
            teacher_id = None if acting is None else acting.id
        else:
            # Only a teacher of the class may add somebody, and the new one is not there yet.
            teacher_id = min(found.teachers - ({account.id} if account is not None else set()), default=None)
            if teacher_id is None:
                self.refused["enrollments"] += 1
                what = "the class has no teacher at Flat who could add somebody"
                self.find("class-without-teacher", ERROR, ENROLLMENT, what, one.person_id)
                return
        self.operations.append(
            Operation(
                ENROL,
                "not a member of the class",
                person_name,
                class_name,
                user_id=None if account is None else account.id,
                class_id=None if found is None else found.id,
                teacher=teacher,
                teacher_id=teacher_id,
                role=one.role,
            )
        )
