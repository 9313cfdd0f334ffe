"""Rows of a gradebook."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Dict, Mapping, Optional, Tuple


@dataclass(frozen=True)
class GradeRow:
    """Grade of a student for an assignment. Its ``repr`` shows neither the grade nor the title.

    Attributes:
        class_id: ID of the class.
        assignment_id: ID of the assignment.
        title: Title of the assignment.
        student_id: ID of the student's account.
        submission_id: ID of the submission, or ``None`` where the student has not begun; such a row cannot be graded.
        state: ``missing``, ``created``, ``turnedIn``, ``returned`` or ``graded``.
        grade: Points that the student sees; ``None`` is "not graded", which is not 0.
        draft: Points that only teachers see, or ``None``.
        max_points: Highest grade, or ``None`` where the assignment has none.
        submitted: When the work was handed in, ISO 8601 in UTC.
        returned: When the work was handed back, ISO 8601 in UTC.
        passback: How Flat itself sends the grade to an LMS: ``ags2p0``, ``outcomes1p1`` or ``None``.
    """

    class_id: str
    assignment_id: str
    title: str = field(repr=False)
    student_id: str
    submission_id: Optional[str]
    state: str
    grade: Optional[float] = field(repr=False)
    draft: Optional[float] = field(repr=False)
    max_points: Optional[float]
    submitted: Optional[str]
    returned: Optional[str]
    passback: Optional[str]

    @property
    def key(self) -> Tuple[str, str, str]:
        """Class, assignment and student, by which rows of two gradebooks belong together."""
        return self.class_id, self.assignment_id, self.student_id

    @property
    def pair(self) -> Tuple[str, str]:
        """Assignment and student, by which grades are given to :meth:`Gradebook.push`."""
        return self.assignment_id, self.student_id


@dataclass(frozen=True)
class Grades:
    """Grades of one or more classes, in the order of classes, assignments and students.

    Attributes:
        rows: One for each student and assignment.
        names: Names of the students by ID, if they were asked for.
    """

    rows: Tuple[GradeRow, ...]
    names: Mapping[str, str] = field(repr=False)

    def __len__(self) -> int:
        return len(self.rows)

    def grid(self, *, draft: bool = False) -> Dict[str, Dict[str, Optional[float]]]:
        """Return the grades as students by assignments: ``grid[student_id][assignment_id]``.

        Args:
            draft: Whether a grade that only teachers see counts where there is no other.

        Returns:
            ``None`` stands for "not graded", 0 for 0 points. An assignment that a student does not have is missing.
        """
        grid: Dict[str, Dict[str, Optional[float]]] = {}
        for row in self.rows:
            grade = row.draft if draft and row.grade is None else row.grade
            grid.setdefault(row.student_id, {})[row.assignment_id] = grade
        return grid
