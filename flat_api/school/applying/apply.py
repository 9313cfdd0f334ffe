"""Apply: carries out a plan, and keeps what it did."""

from __future__ import annotations

import csv
import datetime
import io
import os
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Generator, List, Optional, Set, Tuple, Union

from flat_api.exceptions import ApiTypeError, ApiValueError
from flat_api.exceptions.misuse import excerpt
from flat_api.jobs.arguments import check_path, check_progress
from flat_api.jobs.progress import reporting
from flat_api.school.applying.execution import Execution
from flat_api.school.applying.grade_backup import GradeBackup
from flat_api.school.applying.outcomes import DONE, NOT_REACHED, Result, Row
from flat_api.school.applying.run import Limits, Run, settle
from flat_api.school.planning.plan import UNENROL, Plan
from flat_api.school.planning.snapshot import read_accounts
from flat_api.school.roster import Roster
from flat_api.school.state import CLASS, ENROLLMENT, PERSON, State

if TYPE_CHECKING:
    from flat_api.client import FlatClient
    from flat_api.jobs.progress import Progress
    from flat_api.school.model import Person

RETENTION_DAYS = 400
"""Days for which outcomes and links of absent records are kept: a school year, and the weeks after it."""


def apply(
    client: FlatClient,
    plan: Plan,
    roster: Roster,
    state: State,
    *,
    confirm: Optional[int] = None,
    backup: Union[str, os.PathLike[str], None] = None,
    credentials: Union[str, os.PathLike[str], None] = None,
    max_calls: Optional[int] = None,
    until: Optional[datetime.datetime] = None,
    max_failures: float = 0.05,
    progress: Progress = None,
    today: Optional[datetime.date] = None,
) -> Result:
    """Carry out a plan, and nothing else.

    Every request is entered into the state before it is sent. A run that is interrupted, killed or stopped by a limit
    is continued by another call with the same plan: what was done is not done again, and a request whose response was
    lost is looked for before it is repeated. A record that changed at Flat since the plan was made is skipped.

    Args:
        client: Client of an administrator.
        plan: Plan, as made or loaded.
        roster: The same roster that the plan was made of; its values are sent.
        state: State of the roster, open.
        confirm: Number of removals of the plan, which says that somebody has looked at them. Needed if there are any.
        backup: Folder that gets the grades and comments of students before they are taken out of a class. Needed if
            the plan takes anybody out.
        credentials: New file for the usernames and passwords of the accounts that are created. Without it, nobody knows
            their passwords, unless the roster has them.
        max_calls: Most operations that send requests in this run.
        until: Time at which the run ends; the next one continues.
        max_failures: Share of the operations that may fail for one reason before the run stops.
        progress: ``True`` for a bar (needs tqdm), or a function that is called with the number of operations done, and
            of all.
        today: Day of the run, by default today in UTC.

    Returns:
        A row for each operation, with a stable code where it was not done.

    Raises:
        ApiTypeError, ApiValueError: An argument is wrong or missing, or the plan is of another roster.
        FileExistsError: The file for the credentials exists.
        ApiException: The accounts could not be read at the beginning.
    """
    day = datetime.datetime.now(datetime.timezone.utc).date() if today is None else today
    check_progress("apply()", progress)
    _check(plan, roster, state, confirm, backup)
    limits = _limits(max_calls, until, max_failures)
    if "re-key" in plan.held:
        return Result(tuple(Row(one, NOT_REACHED, "held") for one in plan.operations), held=plan.held)
    saved = GradeBackup(check_path("apply()", "backup", backup)) if backup is not None else None
    with _credentials(credentials) as created:
        execution = Execution(client, roster, state, read_accounts(client), day, saved, created.add)
        settle(execution, state)
        with reporting(progress, "Roster", " operations") as report:
            run = Run(plan, execution, state, day, limits, report)
            rows = run.carry_out()
    held = plan.held if not plan.operations else ()
    if run.stopped is None:
        _conclude(execution, rows, roster, state, day)
    if run.stopped == "interrupted":
        raise KeyboardInterrupt
    return Result(rows, run.stopped, held)


def _check(plan: object, roster: object, state: object, confirm: Optional[int], backup: object) -> None:
    for name, value, kind in (("plan", plan, Plan), ("roster", roster, Roster), ("state", state, State)):
        if not isinstance(value, kind):
            raise ApiTypeError(f"apply(): {name!r} must be a {kind.__name__}, got {excerpt(value)}")
    assert isinstance(plan, Plan)
    assert isinstance(roster, Roster)
    if plan.digest != roster.digest:
        raise ApiValueError("apply(): 'plan' was made of another roster; make a new plan of this one")
    if plan.removal_count and confirm != plan.removal_count:
        raise ApiValueError(
            f"apply(): the plan removes {plan.removal_count:,} records for good; pass confirm={plan.removal_count} "
            f"when you have looked at them, got {excerpt(confirm)}"
        )
    if backup is None and any(one.kind == UNENROL for one in plan.operations):
        raise ApiValueError("apply(): the plan takes people out of classes; pass backup=FOLDER for their grades")


def _limits(max_calls: object, until: object, max_failures: object) -> Limits:
    if max_calls is not None and (isinstance(max_calls, bool) or not isinstance(max_calls, int)):
        raise ApiTypeError(f"apply(): 'max_calls' must be a number, got {excerpt(max_calls)}")
    if until is not None and (not isinstance(until, datetime.datetime) or until.tzinfo is None):
        raise ApiTypeError(f"apply(): 'until' must be a datetime with a time zone, got {excerpt(until)}")
    if isinstance(max_failures, bool) or not isinstance(max_failures, (int, float)) or not 0 <= max_failures <= 1:
        raise ApiValueError(f"apply(): 'max_failures' must be a share from 0 to 1, got {excerpt(max_failures)}")
    return Limits(max_calls, None if until is None else until.timestamp(), max_failures)


class _Credentials:
    """The file for usernames and passwords; each account is in it as soon as it exists."""

    def __init__(self, file: Optional[IO[bytes]]) -> None:
        self._file = file
        self._lock = threading.Lock()

    def add(self, person: Person, password: str) -> None:
        """Write an account."""
        if self._file is None:
            return
        text = io.StringIO()
        csv.writer(text).writerow([person.username, password])
        with self._lock:
            self._file.write(text.getvalue().encode())
            self._file.flush()


@contextmanager
def _credentials(path: Union[str, os.PathLike[str], None]) -> Generator[_Credentials, None, None]:
    if path is None:
        yield _Credentials(None)
        return
    target = Path(check_path("apply()", "credentials", path))
    # Never replaced: it may be the only place that knows the passwords of an earlier run.
    descriptor = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(b"username,password\r\n")
        file.flush()
        yield _Credentials(file)


def _conclude(execution: Execution, rows: Tuple[Row, ...], roster: Roster, state: State, today: datetime.date) -> None:
    """Keep who is a member of which class, who is absent, and that this roster was applied."""
    failed = {execution.key(row.operation) for row in rows if row.status != DONE}
    present: Set[str] = set()
    links: List[Tuple[str, str]] = []
    for one in roster.enrollments:
        class_name, person_name = state.pseudonym(CLASS, one.class_id), state.pseudonym(PERSON, one.person_id)
        name = state.pseudonym(ENROLLMENT, one.class_id, one.person_id)
        if not one.current(today):
            continue
        present.add(name)
        class_id, user_id = execution.class_ids.get(class_name), execution.user_ids.get(person_name)
        if class_id is not None and user_id is not None and name not in failed:
            links.append((name, f"{class_id}/{user_id}"))
    state.link_all(ENROLLMENT, links, today)
    if roster.complete:
        classes = {
            state.pseudonym(CLASS, one.source_id) for one in roster.classes if one.end is None or one.end >= today
        }
        state.mark_absent(PERSON, {state.pseudonym(PERSON, one.source_id) for one in roster.people}, today)
        state.mark_absent(CLASS, classes, today)
        state.mark_absent(ENROLLMENT, present, today)
        state.set("scope", state.pseudonym("scope", *roster.scope))
    state.prune(today - datetime.timedelta(days=RETENTION_DAYS))
    if all(row.status == DONE for row in rows):
        state.set("digest", roster.digest)
