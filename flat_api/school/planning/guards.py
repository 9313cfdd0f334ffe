"""Guards: what is absent at the school, and what keeps a plan from destroying work by mistake."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Dict, List, Mapping, Set, Tuple

from flat_api.school.findings import ERROR, WARNING
from flat_api.school.model import STUDENT
from flat_api.school.planning.plan import ARCHIVE_CLASS, DELETE_USER, UNENROL, Operation
from flat_api.school.planning.policy import ARCHIVE, REMOVE
from flat_api.school.planning.snapshot import ADMIN
from flat_api.school.state import CLASS, ENROLLMENT, PERSON

if TYPE_CHECKING:
    from flat_api.school.planning.comparison import Comparison
    from flat_api.school.planning.snapshot import FlatClass
    from flat_api.school.state import Link

RE_KEY_SHARE = 0.1
"""Share of the records of a kind that vanish, and reappear with other identifiers, from which nothing is done."""

SAME_STUDENTS = 0.8
"""Share of the students whom two classes of one name have in common, if they are one class. A class of a new year that
has the name of last year's has other students."""


@dataclass(frozen=True)
class Absences:
    """Records that Flat has and the school no longer has.

    Attributes:
        counts: Number of those that are kept, by kind.
        oldest: Days since when the oldest of them is absent.
        held: Codes of guards that stopped removals.
    """

    counts: Mapping[str, int]
    oldest: int
    held: Tuple[str, ...]


def absences(comparison: Comparison) -> Absences:
    """Find the records that are absent at the school, and add the removals that the policy allows."""
    counts: Counter[str] = Counter()
    oldest = 0
    due: List[Tuple[str, str, Link]] = []
    for kind in (ENROLLMENT, CLASS, PERSON):
        for pseudonym, link in sorted(comparison.links[kind].items()):
            if pseudonym in comparison.present[kind] or not _exists(comparison, kind, link):
                continue
            since = 0 if link.gone_since is None else (comparison.today - link.gone_since).days
            oldest = max(oldest, since)
            waited = link.gone_since is not None and since >= comparison.policy.grace_days
            if waited and link.managed and _removable(comparison, kind):
                due.append((kind, pseudonym, link))
            else:
                counts[_PLURALS[kind]] += 1
    operations = _removals(comparison, due)
    held = _too_many(comparison, operations)
    if held:
        counts.update(_PLURALS[kind] for kind, _, _ in due)
    else:
        counts.update({plural: number for plural, number in _not_possible(due, operations).items() if number})
        comparison.operations += operations
    return Absences(dict(counts), oldest, held)


_PLURALS = {PERSON: "people", CLASS: "classes", ENROLLMENT: "enrolments"}
_KINDS = {UNENROL: ENROLLMENT, ARCHIVE_CLASS: CLASS, DELETE_USER: PERSON}


def _exists(comparison: Comparison, kind: str, link: Link) -> bool:
    """Return whether Flat still has the record, as far as it was read."""
    snapshot = comparison.snapshot
    if kind == PERSON:
        return link.flat_id in snapshot.accounts
    if kind == CLASS:
        return link.flat_id in snapshot.classes
    class_id, _, user_id = link.flat_id.partition("/")
    found = snapshot.classes.get(class_id)
    return found is not None and user_id in found.students | found.teachers


def _removable(comparison: Comparison, kind: str) -> bool:
    """Return whether the policy, the roster and the day allow any removal of a kind."""
    policy = comparison.policy
    wanted = {
        PERSON: policy.people == REMOVE,
        CLASS: policy.classes == ARCHIVE,
        ENROLLMENT: policy.enrollments == REMOVE,
    }
    unread = any(one.code == "class-unreadable" for one in comparison.snapshot.findings)
    allowed = comparison.roster.complete and not unread and not policy.frozen(comparison.today)
    return wanted[kind] and allowed and _same_scope(comparison)


def _same_scope(comparison: Comparison) -> bool:
    """Return whether the roster covers the same schools as the last one; otherwise nothing counts as absent."""
    last = comparison.state.get("scope")
    if last is None or last == comparison.state.pseudonym("scope", *comparison.roster.scope):
        return True
    if not any(one.code == "scope-changed" for one in comparison.findings):
        what = "the source covers other schools than the last time; nothing counts as absent"
        comparison.find("scope-changed", WARNING, "file", what)
    return False


def _removals(comparison: Comparison, due: List[Tuple[str, str, Link]]) -> List[Operation]:
    """Return the removals that are possible: a class keeps a teacher, and an administrator its account."""
    operations: List[Operation] = []
    teachers = {one.id: set(one.teachers) for one in comparison.snapshot.classes.values()}
    for kind, pseudonym, link in due:
        reason = f"absent at the school since {link.gone_since}"
        if kind == CLASS:
            found = comparison.snapshot.classes[link.flat_id]
            acting = min(found.teachers, default=None)
            if acting is not None and not found.synchronized:
                operations.append(
                    Operation(ARCHIVE_CLASS, reason, school_class=pseudonym, class_id=found.id, teacher_id=acting)
                )
        elif kind == ENROLLMENT:
            class_id, _, user_id = link.flat_id.partition("/")
            others = teachers[class_id] - {user_id}
            if not others:
                what = "the only teacher of a class stays in it; enrol another one first"
                comparison.find("last-teacher", WARNING, ENROLLMENT, what)
            elif not comparison.snapshot.classes[class_id].synchronized:
                teachers[class_id].discard(user_id)
                operations.append(
                    Operation(UNENROL, reason, pseudonym, user_id=user_id, class_id=class_id, teacher_id=min(others))
                )
    for kind, pseudonym, link in due:
        if kind == PERSON and comparison.snapshot.accounts[link.flat_id].role != ADMIN:
            if {link.flat_id} in teachers.values():
                what = "the account is the only teacher of a class and stays; enrol another teacher first"
                comparison.find("last-teacher", WARNING, PERSON, what)
            else:
                reason = f"absent at the school since {link.gone_since}"
                operations.append(Operation(DELETE_USER, reason, pseudonym, user_id=link.flat_id))
    return operations


def _too_many(comparison: Comparison, operations: List[Operation]) -> Tuple[str, ...]:
    """Return the code of the guard for removals, if there are more of them than the policy allows."""
    policy = comparison.policy
    kinds = Counter(_KINDS[one.kind] for one in operations)
    limits = {kind: min(policy.max_removals, policy.max_share * len(comparison.links[kind])) for kind in kinds}
    over = [kind for kind, number in kinds.items() if number > max(1.0, limits[kind])]
    leaving: Dict[str, int] = defaultdict(int)
    for one in operations:
        if one.kind == UNENROL:
            leaving[str(one.class_id)] += 1
    crowds = [
        one
        for one, number in leaving.items()
        if number > max(1.0, policy.max_share_of_class * len(comparison.snapshot.classes[one].students))
    ]
    if not over and not crowds:
        return ()
    numbers = ", ".join(f"{number:,} {_PLURALS[kind]}" for kind, number in sorted(kinds.items()))
    what = f"{numbers} would be removed, which is more than the policy allows; nothing is removed"
    comparison.find("mass-change", ERROR, "file", what)
    return ("mass-change",)


def _not_possible(due: List[Tuple[str, str, Link]], operations: List[Operation]) -> Dict[str, int]:
    left = Counter(_PLURALS[kind] for kind, _, _ in due)
    left.subtract(_PLURALS[_KINDS[one.kind]] for one in operations)
    return dict(left)


def re_keyed(comparison: Comparison) -> Tuple[str, ...]:
    """Return the code of the guard for a source that gave its records other identifiers.

    Such a source makes a twin of everything: the old records look absent, and the same people and classes look new.
    """
    held = False
    for kind, same in ((PERSON, _same_people(comparison)), (CLASS, _same_classes(comparison))):
        links = comparison.links[kind]
        vanished = sum(name not in comparison.present[kind] for name in links)
        if same and min(vanished, same) >= RE_KEY_SHARE * len(links):
            noun = "people" if kind == PERSON else "classes"
            what = (
                f"{vanished:,} {noun} vanished while {same:,} with the same names appeared: their identifiers changed; "
                "nothing is done, use relink()"
            )
            comparison.find("re-key", ERROR, kind, what)
            held = True
    return ("re-key",) if held else ()


def _same_people(comparison: Comparison) -> int:
    """Return how many new people have the username of an account whose linked person vanished."""
    linked = {
        comparison.snapshot.accounts[link.flat_id].username.casefold()
        for name, link in comparison.links[PERSON].items()
        if name not in comparison.present[PERSON] and link.flat_id in comparison.snapshot.accounts
    }
    new = (one for one in comparison.roster.people if one.username.casefold() in linked)
    return sum(comparison.state.pseudonym(PERSON, one.source_id) not in comparison.links[PERSON] for one in new)


def _same_classes(comparison: Comparison) -> int:
    """Return how many new classes have the name, the section and the students of a class that vanished."""
    flat = comparison.snapshot.classes
    vanished: Dict[Tuple[str, str], List[FlatClass]] = defaultdict(list)
    for name, link in comparison.links[CLASS].items():
        if name not in comparison.present[CLASS] and link.flat_id in flat:
            found = flat[link.flat_id]
            vanished[found.name, found.section or ""].append(found)
    students: Dict[str, Set[str]] = defaultdict(set)
    for enrollment in comparison.roster.enrollments:
        account = comparison.people.get(enrollment.person_id, ("", None))[1]
        if enrollment.role == STUDENT and account is not None:
            students[enrollment.class_id].add(account.id)
    count = 0
    for one in comparison.roster.classes:
        new = comparison.state.pseudonym(CLASS, one.source_id) not in comparison.links[CLASS]
        group = students[one.source_id]
        if new and any(
            len(group & other.students) >= SAME_STUDENTS * max(len(group), len(other.students))
            for other in vanished.get((one.name, one.section or ""), ())
        ):
            count += 1
    return count
