"""Run of a plan: its order, its threads, its journal, and when it stops."""

from __future__ import annotations

import datetime
import threading
import time
from collections import Counter
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import TYPE_CHECKING, Callable, Dict, Iterator, List, Optional, Set, Tuple

from flat_api.exceptions import ApiException
from flat_api.school.applying.execution import Blocked, Execution, NoBackup, Stale, lost
from flat_api.school.applying.outcomes import (
    BLOCKED,
    DONE,
    FAILED,
    NOT_REACHED,
    SKIPPED,
    STOPPING,
    Row,
    code_of,
)
from flat_api.school.model import TEACHER
from flat_api.school.planning.plan import (
    CREATE_CLASS,
    CREATE_USER,
    ENROL,
    ORDER,
    WITHOUT_CALL,
    Operation,
    Plan,
)
from flat_api.school.planning.snapshot import WORKERS

if TYPE_CHECKING:
    from flat_api.jobs.progress import Report
    from flat_api.school.state import State

MIN_FAILURES = 5
"""Failures for one reason below which a run goes on, however few operations there are."""


class Limits:
    """Limits at which a run ends early.

    Args:
        max_calls: Most operations of the run that send a request.
        until: Time at which no further operation begins, in seconds of ``now``.
        max_failures: Share of the operations that may fail for one reason.
        now: Clock, in seconds since the epoch.
    """

    def __init__(
        self,
        max_calls: Optional[int],
        until: Optional[float],
        max_failures: float,
        now: Callable[[], float] = time.time,
    ) -> None:
        self.max_calls = max_calls
        self.until = until
        self.max_failures = max_failures
        self.now = now


class Run:
    """A run of a plan.

    Args:
        plan: Plan.
        execution: How the operations are carried out.
        state: State, whose journal gets each request before it is sent, and its outcome after it.
        today: Day of the run.
        limits: When to end early.
        report: Function of the number of operations that are done, and of all.
    """

    def __init__(
        self,
        plan: Plan,
        execution: Execution,
        state: State,
        today: datetime.date,
        limits: Limits,
        report: Optional[Report],
    ) -> None:
        self._plan = plan
        self._execution = execution
        self._state = state
        self._today = today
        self._limits = limits
        self._report = report
        # A run that continues an interrupted one has the same plan, and thus the same name.
        self._name = plan.id[:32]
        self._before = state.done(self._name)
        self._rows: Dict[int, Row] = {}
        self._failures: Counter[Optional[str]] = Counter()
        self._calls = 0
        self._lock = threading.Lock()
        self.stopped: Optional[str] = None

    def carry_out(self) -> Tuple[Row, ...]:
        """Do the operations, phase by phase, and return one row for each."""
        try:
            with ThreadPoolExecutor(WORKERS) as pool:
                for phase in self._phases():
                    self._carry_out_phase(pool, phase)
        except KeyboardInterrupt:
            # The pool has waited for the requests in flight, so that their outcomes are in the journal.
            self.stopped = "interrupted"
        operations = self._plan.operations
        return tuple(
            self._rows.get(number, Row(operation, NOT_REACHED, self.stopped))
            for number, operation in enumerate(operations)
        )

    def _phases(self) -> Iterator[List[List[int]]]:
        """Yield groups of operations that may run side by side; those of a group run one after the other.

        One thread at a time works on a class. Teachers are enrolled before students, since a teacher may have to act.
        """
        for kind in ORDER:
            for teachers in (True, False) if kind == ENROL else (False,):
                groups: Dict[object, List[int]] = {}
                for number, one in enumerate(self._plan.operations):
                    if one.kind == kind and (kind != ENROL or (one.role == TEACHER) is teachers):
                        groups.setdefault(one.class_id or one.school_class or number, []).append(number)
                if groups:
                    yield list(groups.values())

    def _carry_out_phase(self, pool: ThreadPoolExecutor, groups: List[List[int]]) -> None:
        waiting: Set[Future[None]] = set()
        try:
            for group in groups:
                if len(waiting) >= WORKERS:
                    done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                    for future in done:
                        future.result()
                if self.stopped is not None:
                    break
                waiting.add(pool.submit(self._carry_out_group, group))
            for future in waiting:
                future.result()
        except BaseException:
            self.stopped = self.stopped or "interrupted"
            raise

    def _carry_out_group(self, group: List[int]) -> None:
        for number in group:
            operation = self._plan.operations[number]
            if not self._may_begin(operation):
                return
            row = self._carry_out_one(operation)
            with self._lock:
                self._rows[number] = row
                self._judge(row)
                if self._report is not None:
                    self._report(len(self._rows), len(self._plan.operations))

    def _may_begin(self, operation: Operation) -> bool:
        with self._lock:
            if self.stopped is None and operation.kind not in WITHOUT_CALL:
                if self._limits.max_calls is not None and self._calls >= self._limits.max_calls:
                    self.stopped = "max-calls"
                elif self._limits.until is not None and self._limits.now() >= self._limits.until:
                    self.stopped = "until"
                else:
                    self._calls += 1
            return self.stopped is None

    def _carry_out_one(self, operation: Operation) -> Row:
        key = operation.kind, self._execution.key(operation)
        if key in self._before:
            return Row(operation, DONE)
        entry: Optional[int] = None
        try:
            if operation.kind not in WITHOUT_CALL:
                target = self._execution.target(operation)
                entry = self._state.begin(self._name, *key, target, self._today)
            self._execution.carry_out(operation)
            row = Row(operation, DONE)
        except Blocked:
            row = Row(operation, BLOCKED, "blocked")
        except Stale:
            row = Row(operation, SKIPPED, "stale-plan")
        except NoBackup:
            row = Row(operation, FAILED, "no-backup")
        except ApiException as error:
            row = Row(operation, FAILED, code_of(error), error.code)
            if operation.kind == CREATE_CLASS and lost(error):
                row = self._look_for(operation, row)
                if row.status == FAILED:
                    return row  # its entry stays open, and the next run looks again
        if entry is not None:
            self._state.end(entry, row.status, row.code)
        return row

    def _look_for(self, operation: Operation, row: Row) -> Row:
        """Look whether a class was created although no response came."""
        try:
            found = self._execution.settle_class(
                str(operation.school_class), str(self._execution.target(operation)), self._today
            )
        except ApiException:
            return row
        return Row(operation, DONE) if found else row

    def _judge(self, row: Row) -> None:
        """Stop after an error that every further operation would meet, and after too many equal ones."""
        if row.status != FAILED:
            return
        self._failures[row.code] += 1
        if row.code in STOPPING:
            self.stopped = self.stopped or row.code
        elif self._failures[row.code] > max(MIN_FAILURES, self._limits.max_failures * len(self._plan.operations)):
            self.stopped = self.stopped or "max-failures"


def settle(execution: Execution, state: State) -> None:
    """Find out what became of the requests that were sent when an earlier run was killed.

    An account is found by its username, a class by its teacher, name, section and age. What is found is linked, so that
    it is never created twice. The other requests can be repeated.
    """
    for intent in state.open_intents():
        if intent.operation == CREATE_USER and intent.pseudonym in execution.people:
            execution.settle_user(intent.pseudonym)
        elif intent.operation == CREATE_CLASS and intent.pseudonym in execution.classes and intent.flat_id:
            execution.settle_class(intent.pseudonym, intent.flat_id, intent.day)
        state.end(intent.number, SKIPPED, "interrupted")
