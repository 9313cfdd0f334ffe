"""Pushing of grades: what differs from Flat, and only that."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Dict, List, Mapping, Optional, Tuple

from flat_api.exceptions import ApiException, ApiTypeError
from flat_api.exceptions.misuse import excerpt
from flat_api.jobs.arguments import check_flag
from flat_api.school.applying.outcomes import code_of
from flat_api.support.redaction import kind_of

if TYPE_CHECKING:
    from flat_api.client import FlatClient
    from flat_api.school.gradebook.rows import GradeRow, Grades

MAX_POINTS = 10000
"""Highest grade that Flat takes (contract, AssignmentSubmissionUpdate)."""

CODES: Dict[str, str] = {
    "sent": "the grade was sent",
    "would-send": "the grade would be sent",
    "no-submission": "the student has not begun, so that there is nothing to grade",
    "above-max": "the grade is above the highest one of the assignment, or below 0",
    "passed-back": "Flat itself passes the grade to an LMS; to send it, too, would double it",
    "changed-at-flat": "the grade changed at Flat after the gradebook was read; read it again",
    "not-at-flat": "the assignment, or the student's submission, is no longer there",
}
"""Codes of results, beside those of calls in ``flat_api.school.applying.outcomes``."""


@dataclass(frozen=True)
class GradeResult:
    """Result of a row. Its ``repr`` shows no grade.

    Attributes:
        row: Row as it was to be sent.
        code: One of :data:`CODES`, or the code of a failed call, such as ``forbidden``.
    """

    row: GradeRow
    code: str


@dataclass(frozen=True)
class Pushed:
    """Result of a push.

    Attributes:
        results: One for each row that differs from Flat.
    """

    results: Tuple[GradeResult, ...] = field(repr=False)

    @property
    def sent(self) -> int:
        """Number of grades that were sent."""
        return sum(one.code == "sent" for one in self.results)

    @property
    def failed(self) -> Tuple[GradeResult, ...]:
        """The rows that were not sent: the list to try again, or to look at."""
        return tuple(one for one in self.results if one.code not in ("sent", "would-send"))

    def __str__(self) -> str:
        counts = Counter(one.code for one in self.results)
        return ", ".join(f"{number:,} {code}" for code, number in sorted(counts.items())) or "nothing to send"


class Push:
    """Sender of grades.

    Args:
        client: Client of a teacher of the classes.
        release: Whether students see the grades and get their work back.
        passed_back: Whether to send rows that Flat passes to an LMS, too.
        dry_run: Whether only to say what would be sent.
    """

    def __init__(self, client: FlatClient, *, release: bool, passed_back: bool, dry_run: bool) -> None:
        for name, value in (("release", release), ("passed_back", passed_back), ("dry_run", dry_run)):
            check_flag("push()", name, value)
        self._client = client
        self._release = release
        self._passed_back = passed_back
        self._dry_run = dry_run

    def send(self, read: Grades, now: Grades, grades: Mapping[Tuple[str, str], Optional[float]]) -> Pushed:
        """Send the grades that differ.

        Args:
            read: Gradebook that the grades are based on.
            now: The same classes, read again.
            grades: Grades by pairs of assignment and student.
        """
        rows = {row.pair: row for row in read.rows}
        _check_grades(rows, grades)
        current = {row.pair: row for row in now.rows}
        results: List[GradeResult] = []
        for pair, grade in grades.items():
            code = self._send(rows[pair], current.get(pair), grade)
            if code is not None:
                results.append(GradeResult(rows[pair], code))
        return Pushed(tuple(results))

    def _send(self, read: GradeRow, row: Optional[GradeRow], grade: Optional[float]) -> Optional[str]:
        """Return the code of a result, or ``None`` where Flat has the grade already."""
        if row is None:
            # Who has not begun is in a gradebook that was read with the students of the class only.
            return "no-submission" if read.submission_id is None else "not-at-flat"
        if self._reached(row, grade):
            return None
        if row.submission_id is None:
            return "no-submission"
        limit = MAX_POINTS if row.max_points is None else row.max_points
        if grade is not None and not 0 <= grade <= limit:
            return "above-max"
        if row.passback is not None and not self._passed_back:
            return "passed-back"
        if (row.grade, row.draft) != (read.grade, read.draft):
            return "changed-at-flat"
        if self._dry_run:
            return "would-send"
        body: Dict[str, Any] = {"grade": grade, "draftGrade": grade} if self._release else {"draftGrade": grade}
        if self._release and grade is not None:
            body["return"] = True
        try:
            self._client.class_.edit_submission(row.class_id, row.assignment_id, row.submission_id, body)
        except ApiException as error:
            return code_of(error)
        return "sent"

    def _reached(self, row: GradeRow, grade: Optional[float]) -> bool:
        if not self._release:
            return row.draft == grade
        return row.grade == grade and (grade is None or row.returned is not None)


def _check_grades(rows: Mapping[Tuple[str, str], GradeRow], grades: Mapping[Any, Any]) -> None:
    for pair, grade in grades.items():
        if pair not in rows:
            raise ApiTypeError(
                "push(): 'grades' must have pairs of the IDs of an assignment and a student of the gradebook, "
                f"got {excerpt(pair)}"
            )
        if grade is not None and (isinstance(grade, bool) or not isinstance(grade, (int, float)) or grade != grade):
            # The value itself is a pupil's, and is not shown.
            raise ApiTypeError(f"push(): a grade must be a number or None, got {kind_of(grade)}")
