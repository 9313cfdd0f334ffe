"""Rosters of a district: reading 300,000 enrolments, and planning for 50,000 accounts.

    python -m bench.school

The records are invented by a seeded generator. The plan is measured without its requests, whose number is printed: the
service allows two of them a second.
"""

from __future__ import annotations

import argparse
import datetime
import io
import random
import resource
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from flat_api import school
from flat_api.school.planning.planner import make_plan
from flat_api.school.planning.snapshot import Account, FlatClass, Snapshot

T = TypeVar("T")

TODAY = datetime.date(2026, 9, 14)
_RECORD = "sourcedId,status,dateLastModified"


def district(people: int, classes: int, enrollments: int, seed: int) -> io.BytesIO:
    """Return the zip archive of a district in the OneRoster format, version 1.1."""
    draw = random.Random(seed)
    teachers = max(1, people // 20)

    def users() -> Iterator[str]:
        yield f"{_RECORD},enabledUser,orgSourcedIds,role,username,givenName,familyName,email\n"
        for number in range(people):
            role = "teacher" if number < teachers else "student"
            name = f"{draw.randrange(10**6):06d}"
            yield f'u{number},,,true,"s1,s2",{role},u{number}.{name},G{name},F{name},u{number}@school.example\n'

    def memberships() -> Iterator[str]:
        yield f"{_RECORD},classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate\n"
        for number in range(classes):
            yield f"t{number},,,c{number},s1,u{number % teachers},teacher,true,,\n"
        for number in range(enrollments - classes):
            student = teachers + draw.randrange(people - teachers)
            yield f"e{number},,,c{draw.randrange(classes)},s1,u{student},student,false,2026-09-01,2027-06-30\n"

    manifest = "propertyName,value\noneroster.version,1.1\n"
    manifest += "".join(f"file.{kind},bulk\n" for kind in ("users", "classes", "enrollments"))
    rooms = "".join(f"c{number},,,Class {number},,A,s1,\n" for number in range(classes))
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as writer:
        writer.writestr("manifest.csv", manifest)
        writer.writestr("users.csv", "".join(users()))
        writer.writestr("classes.csv", f"{_RECORD},title,grades,classCode,schoolSourcedId,termSourcedIds\n{rooms}")
        writer.writestr("enrollments.csv", "".join(memberships()))
    archive.seek(0)
    return archive


def flat_of(roster: school.Roster) -> Snapshot:
    """Return Flat as it is when all of a roster was applied."""
    accounts = {
        f"flat-{one.source_id}": Account(
            f"flat-{one.source_id}", one.role, one.username, one.email, one.given, one.family, frozenset()
        )
        for one in roster.people
    }
    members: dict[tuple[str, str], set[str]] = {}
    for one in roster.enrollments:
        members.setdefault((one.class_id, one.role), set()).add(f"flat-{one.person_id}")
    classes = {
        f"flat-{one.source_id}": FlatClass(
            f"flat-{one.source_id}",
            one.name,
            one.section,
            students=frozenset(members.get((one.source_id, "student"), ())),
            teachers=frozenset(members.get((one.source_id, "teacher"), ())),
        )
        for one in roster.classes
    }
    return Snapshot(accounts, classes, {})


def timed(title: str, work: Callable[[], T]) -> T:
    """Print how long some work takes, and the largest memory of the process so far."""
    start = time.perf_counter()
    result = work()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{title:<46} {time.perf_counter() - start:6.2f} s   {memory:5.0f} MiB")
    return result


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--people", type=int, default=50_000)
    parser.add_argument("--classes", type=int, default=12_000)
    parser.add_argument("--enrollments", type=int, default=300_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    archive = district(options.people, options.classes, options.enrollments, options.seed)
    roster = timed("reading the roster", lambda: school.read_oneroster(archive))
    print(roster)
    with tempfile.TemporaryDirectory() as folder, school.State(Path(folder) / "state", "k" * 32) as state:
        nothing = Snapshot({}, {}, {})
        plan = timed("first plan", lambda: make_plan(roster, nothing, state, school.Policy(), TODAY))
        print(plan)
        snapshot = flat_of(roster)
        plan = timed(
            "plan that links what is there", lambda: make_plan(roster, snapshot, state, school.Policy(), TODAY)
        )
        print(plan)
        names = [(state.pseudonym("person", one.source_id), f"flat-{one.source_id}") for one in roster.people]
        state.link_all("person", names, TODAY)
        names = [(state.pseudonym("class", one.source_id), f"flat-{one.source_id}") for one in roster.classes]
        state.link_all("class", names, TODAY)
        plan = timed("plan without changes", lambda: make_plan(roster, snapshot, state, school.Policy(), TODAY))
        print(plan)


if __name__ == "__main__":
    main()
