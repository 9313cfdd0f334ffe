"""Planner: reads Flat, compares it with a roster, and makes the plan."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Dict, Optional, Set

from flat_api.exceptions import ApiTypeError
from flat_api.exceptions.misuse import excerpt
from flat_api.jobs.arguments import check_flag
from flat_api.school.model import TEACHER
from flat_api.school.planning.comparison import Comparison
from flat_api.school.planning.guards import absences, re_keyed
from flat_api.school.planning.plan import ORDER, Plan
from flat_api.school.planning.policy import Policy
from flat_api.school.planning.snapshot import FlatClass, Snapshot, pages, read_accounts, read_snapshot, teaching
from flat_api.school.roster import Roster
from flat_api.school.state import CLASS, State

if TYPE_CHECKING:
    from typing import Any, Mapping

    from flat_api.client import FlatClient
    from flat_api.school.planning.snapshot import Account


def plan(
    client: FlatClient,
    roster: Roster,
    state: State,
    policy: Optional[Policy] = None,
    *,
    today: Optional[datetime.date] = None,
    reread: bool = False,
) -> Plan:
    """Compare a roster with Flat, and return what would bring Flat in step.

    Nothing is changed: only ``GET`` requests are sent, and one request for a delegated token for each teacher who has
    classes, as Flat lists the classes of one teacher at a time. That is 1 request for a thousand accounts, and 2 for a
    teacher. If the roster is the one that was applied last, and the groups of all accounts are as they were then, the
    classes are not read again.

    Args:
        client: Client of an administrator, with the scopes ``edu.admin.users`` and ``account.education_profile``.
        roster: The school's records.
        state: State of the roster, open.
        policy: Rules; by default nothing is removed.
        today: Day of the run, by default today in UTC. Enrolments and terms begin and end by it.
        reread: Whether to read all classes even where nothing can have changed.

    Returns:
        The plan, which :func:`~flat_api.school.apply` carries out.

    Raises:
        ApiTypeError: An argument is of the wrong type.
        ApiException: Flat could not be read; there is never a plan of half a snapshot.
    """
    policy = Policy() if policy is None else policy
    for name, value, kind in (("roster", roster, Roster), ("state", state, State), ("policy", policy, Policy)):
        _check_kind(name, value, kind)
    check_flag("plan()", "reread", reread)
    day = datetime.datetime.now(datetime.timezone.utc).date() if today is None else today
    snapshot = _snapshot(client, roster, state, day, reread=reread)
    return make_plan(roster, snapshot, state, policy, day)


def make_plan(roster: Roster, snapshot: Snapshot, state: State, policy: Policy, today: datetime.date) -> Plan:
    """Return the plan for a snapshot. The same arguments give the same plan."""
    comparison = Comparison(roster, snapshot, state, policy, today)
    comparison.compare()
    held = re_keyed(comparison)
    stale = absences(comparison)
    order = {kind: number for number, kind in enumerate(ORDER)}
    operations = sorted(comparison.operations, key=lambda one: (order[one.kind], one.role != TEACHER))
    rules = (("people", policy.people), ("classes", policy.classes), ("enrolments", policy.enrollments))
    return Plan(
        source=str(roster),
        digest=roster.digest,
        operations=tuple(operations),
        findings=tuple(comparison.findings),
        unchanged=dict(comparison.unchanged),
        refused=dict(comparison.refused),
        stale=stale.counts,
        oldest=stale.oldest,
        read=snapshot.calls,
        held=tuple(sorted({*held, *stale.held})),
        removals=", ".join(f"{rule} {kind}" for kind, rule in rules if rule != "keep") or "keep",
    )


def _check_kind(name: str, value: Any, kind: type) -> None:
    if not isinstance(value, kind):
        raise ApiTypeError(f"plan(): {name!r} must be a {kind.__name__}, got {excerpt(value)}")


def _snapshot(client: FlatClient, roster: Roster, state: State, today: datetime.date, *, reread: bool) -> Snapshot:
    accounts = read_accounts(client)
    if not reread and state.get("digest") == roster.digest and not state.open_intents():
        known = _known_classes(roster, state, accounts)
        if known is not None:
            snapshot = Snapshot(accounts, known, state.groups(), calls=pages(len(accounts)))
            comparison = Comparison(roster, snapshot, state, Policy(), today)
            comparison.compare()
            # A membership that changed since may be that of a class which somebody archived: look.
            if not any(one.school_class for one in comparison.operations):
                return snapshot
    snapshot = read_snapshot(client, accounts, teachers=teaching(accounts))
    state.keep_groups(dict(snapshot.groups))
    return snapshot


def _known_classes(roster: Roster, state: State, accounts: Mapping[str, Account]) -> Optional[Dict[str, FlatClass]]:
    """Return the classes as the last run left them, with the members of today; ``None`` if one is not known."""
    if not any(account.groups is not None for account in accounts.values()):
        return None
    members: Dict[str, Set[str]] = {}
    for account in accounts.values():
        for group in account.groups or ():
            members.setdefault(group, set()).add(account.id)
    links, groups = state.links(CLASS), state.groups()
    classes: Dict[str, FlatClass] = {}
    for one in roster.classes:
        link = links.get(state.pseudonym(CLASS, one.source_id))
        if link is None:
            continue
        if link.flat_id not in groups:
            return None
        students, teachers = (frozenset(members.get(group, ())) for group in groups[link.flat_id])
        classes[link.flat_id] = FlatClass(
            link.flat_id, one.name, one.section, one.level, students=students, teachers=teachers
        )
    return classes
