"""Outcomes of a run: one result for each operation of the plan, with a stable code."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Dict, Optional, Tuple

from flat_api.exceptions import (
    ApiConnectionError,
    ApiException,
    BadRequestException,
    ConflictException,
    ForbiddenException,
    NotFoundException,
    PaymentRequiredException,
    RateLimitException,
    ServiceException,
    UnauthorizedException,
)
from flat_api.school.planning.plan import Operation

DONE, SKIPPED, FAILED, BLOCKED, NOT_REACHED = "done", "skipped", "failed", "blocked", "not-reached"

CODES: Dict[str, str] = {
    "stale-plan": "the record changed at Flat after the plan was made; make a new plan",
    "blocked": "an operation that this one needs failed",
    "username-taken": "Flat refused the username, which another account has",
    "email-taken": "Flat refused the e-mail address, which another account has",
    "payment-required": "the plan or the quota of the organization does not allow it (402); the run stopped",
    "unauthorized": "Flat refused the token (401); the run stopped",
    "rate-limit": "the hourly limit is used up, and the client waits no longer; the run stopped",
    "forbidden": "the token, or the teacher who acts, may not do it (403)",
    "not-found": "Flat does not have the account or class (404)",
    "refused": "Flat refused the values (400, 409, 422)",
    "service": "Flat failed (5xx)",
    "unreachable": "no response came; the next run looks whether the request arrived",
    "no-backup": "the grades could not be saved first, so that nobody was taken out",
    "max-failures": "too many operations failed for the same reason; the run stopped",
    "max-calls": "the number of calls of the run is used up; the next run continues",
    "until": "the time of the run is over; the next run continues",
    "interrupted": "the run was interrupted; the next run continues",
}
"""Codes of rows, and what each means. They do not change from one release to the next."""

STOPPING = ("payment-required", "unauthorized", "rate-limit")
"""Codes after which nothing else is tried."""

_BY_CLASS = (
    (RateLimitException, "rate-limit"),
    (PaymentRequiredException, "payment-required"),
    (UnauthorizedException, "unauthorized"),
    (ForbiddenException, "forbidden"),
    (NotFoundException, "not-found"),
    (ServiceException, "service"),
    (ApiConnectionError, "unreachable"),
)


def code_of(error: ApiException) -> str:
    """Return the code of a row for the error of a call."""
    for kind, code in _BY_CLASS:
        if isinstance(error, kind):
            return code
    if isinstance(error, (BadRequestException, ConflictException)):
        # Flat publishes no list of its codes; the name of the parameter says what it refused.
        said = f"{error.param or ''} {error.code or ''}".lower()
        if "username" in said:
            return "username-taken"
        if "email" in said:
            return "email-taken"
    return "refused"


@dataclass(frozen=True)
class Row:
    """Result of an operation.

    Attributes:
        operation: Step of the plan.
        status: ``done``, ``skipped``, ``failed``, ``blocked`` or ``not-reached``.
        code: Why it was not done, one of ``flat_api.school.applying.outcomes.CODES``.
        detail: Code of the error at Flat, without its message, which may name a person.
    """

    operation: Operation
    status: str
    code: Optional[str] = None
    detail: Optional[str] = None

    @property
    def retryable(self) -> bool:
        """``True`` if a further run may succeed without a change of the records."""
        return self.status in (BLOCKED, NOT_REACHED) or self.code in ("service", "unreachable", "rate-limit")


@dataclass(frozen=True)
class Result:
    """Result of a run.

    Attributes:
        rows: One result for each operation of the plan, in its order.
        stopped: Code of the reason for which the run ended early.
        held: Codes of the guards for which nothing was done.
    """

    rows: Tuple[Row, ...]
    stopped: Optional[str] = None
    held: Tuple[str, ...] = ()

    @property
    def failed(self) -> Tuple[Row, ...]:
        """The rows that were not done."""
        return tuple(row for row in self.rows if row.status != DONE)

    @property
    def exit_code(self) -> int:
        """Exit status of the command: 0 done, 3 held by a guard, 4 partly failed, 130 interrupted."""
        if self.held:
            return 3
        if self.stopped == "interrupted":
            return 130
        return 4 if self.failed else 0

    def __str__(self) -> str:
        counts = Counter(row.status for row in self.rows)
        codes = Counter(row.code for row in self.failed)
        lines = [", ".join(f"{number:,} {status}" for status, number in sorted(counts.items())) or "nothing to do"]
        lines += [f"  {number:,} {code}: {CODES.get(str(code), '')}" for code, number in sorted(codes.items(), key=str)]
        if self.held:
            lines.append(f"  held: {', '.join(self.held)}")
        return "\n".join(lines)
