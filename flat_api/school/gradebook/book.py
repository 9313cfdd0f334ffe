"""Gradebook of a teacher: one row for each student and assignment."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Dict, Iterable, List, Mapping, Optional, Sequence, Tuple, Union

from flat_api.exceptions import ApiTypeError
from flat_api.exceptions.misuse import excerpt
from flat_api.school.gradebook.rows import GradeRow, Grades

if TYPE_CHECKING:
    from pathlib import Path

    from matplotlib.figure import Figure

    from flat_api.client import FlatClient
    from flat_api.models.assignment_submission import AssignmentSubmission
    from flat_api.models.class_assignment import ClassAssignment
    from flat_api.models.class_details import ClassDetails
    from flat_api.school.gradebook.pushing import Pushed


@dataclass(frozen=True)
class GradeChange:
    """Difference between two gradebooks.

    Attributes:
        before: Row of the first one, or ``None``.
        after: Row of the second one, or ``None``.
    """

    before: Optional[GradeRow]
    after: Optional[GradeRow]


@dataclass(frozen=True)
class Gradebook(Grades):
    """Grades of one or more classes, which can be compared, written to files, drawn and sent."""

    def diff(self, other: Gradebook) -> List[GradeChange]:
        """Return the rows that differ in the other gradebook, in grade, draft, state or limit."""
        mine = {row.key: row for row in self.rows}
        theirs = {row.key: row for row in other.rows}
        keys = [*mine, *(key for key in theirs if key not in mine)]
        changes = [GradeChange(mine.get(key), theirs.get(key)) for key in keys]
        return [one for one in changes if _content(one.before) != _content(one.after)]

    def push(
        self,
        client: FlatClient,
        grades: Mapping[Tuple[str, str], Optional[float]],
        *,
        release: bool = False,
        passed_back: bool = False,
        dry_run: bool = False,
    ) -> Pushed:
        """Send grades that differ from Flat's. A second call sends nothing.

        The grades are read again first. A row whose grade changed at Flat since this gradebook was read is left alone,
        and so is a row whose grade Flat itself passes to an LMS, which would double it.

        Args:
            client: Client of a teacher of the classes.
            grades: Grades by pairs of the IDs of an assignment and a student; ``None`` takes a grade away.
            release: Whether students see the grades and get their work back. Otherwise only drafts are written.
            passed_back: Whether to send rows that Flat passes to an LMS, too.
            dry_run: Whether only to say what would be sent.

        Returns:
            A result for each row that differs.

        Raises:
            ApiTypeError: A grade is not a number, or a pair is of no row of this gradebook. Nothing was sent.
            ApiException: The grades could not be read.
        """
        from flat_api.school.gradebook.pushing import Push

        now = gradebook(client, sorted({row.class_id for row in self.rows if row.pair in grades}))
        return Push(client, release=release, passed_back=passed_back, dry_run=dry_run).send(self, now, grades)

    def to_csv(self, path: Union[str, os.PathLike[str]], *, overwrite: bool = False) -> Path:
        """Write one line for each row, as UTF-8 with a byte order mark, which spreadsheets need.

        A cell that a spreadsheet would take for a formula begins with an apostrophe (OWASP, CSV Injection). "Not
        graded" is an empty cell.

        Raises:
            FileExistsError: The file exists, and ``overwrite`` is false.
        """
        from flat_api.school.gradebook.files import to_csv

        return to_csv(self, path, overwrite=overwrite)

    def to_xlsx(self, path: Union[str, os.PathLike[str]], *, overwrite: bool = False) -> Path:
        """Write an Excel file: a sheet with the students by assignments, and one with all rows.

        Raises:
            ImportError: XlsxWriter is missing: ``pip install "flat-api[xlsx]"``.
            FileExistsError: The file exists, and ``overwrite`` is false.
        """
        from flat_api.school.gradebook.files import to_xlsx

        return to_xlsx(self, path, overwrite=overwrite)

    def to_oneroster(
        self, folder: Union[str, os.PathLike[str]], *, student_ids: Optional[Mapping[str, str]] = None
    ) -> Tuple[Path, Path]:
        """Write ``lineItems.csv`` and ``results.csv`` of OneRoster 1.1 into a folder.

        Args:
            folder: Folder; files of these names are replaced.
            student_ids: Identifiers of the school by IDs of Flat; without it, those of Flat are written.
        """
        from flat_api.school.gradebook.files import to_oneroster

        return to_oneroster(self, folder, student_ids=student_ids)

    def records(self) -> List[Dict[str, Any]]:
        """Return the rows as dictionaries, for ``pandas.DataFrame(book.records())``."""
        return [asdict(row) for row in self.rows]

    def plot(self) -> Figure:
        """Draw the distribution of the grades for each assignment, and who has not handed in.

        Raises:
            ImportError: matplotlib is missing: ``pip install "flat-api[plot]"``.
        """
        from flat_api.school.gradebook.plotting import plot

        return plot(self)

    def _repr_html_(self) -> str:
        from flat_api.school.gradebook.plotting import to_html

        return to_html(self)


def gradebook(
    client: FlatClient, classes: Optional[Sequence[Union[str, ClassDetails]]] = None, *, students: bool = False
) -> Gradebook:
    """Read the grades of classes, in one call for each.

    Args:
        client: Client of a teacher, such as ``admin.as_user(teacher, ["edu.classes"])``.
        classes: Classes or their IDs; all active classes of the teacher by default, which takes one call more.
        students: Whether to read the students of each class, too, which takes two calls more for each. It gives their
            names, and a row for each who has not begun an assignment for everyone.

    Returns:
        One row for each student and assignment.

    Raises:
        ApiTypeError: ``classes`` is not a list of classes or IDs.
        ApiException: A class could not be read; there is never half a gradebook.
    """
    details = client.class_.list_classes() if classes is None else _checked_classes(classes)
    rows: List[GradeRow] = []
    known: Dict[str, str] = {}
    for one in details:
        class_id = one if isinstance(one, str) else one.id
        names = _names(client, class_id) if students else {}
        known.update(names)
        for assignment in client.class_.list_assignments(class_id):
            rows += _rows_of(class_id, assignment, names)
    return Gradebook(tuple(rows), known)


def _checked_classes(classes: Any) -> List[Union[str, ClassDetails]]:
    if isinstance(classes, str) or not hasattr(classes, "__iter__"):
        raise ApiTypeError(f"gradebook(): 'classes' must be a list of classes or IDs, got {excerpt(classes)}")
    checked: List[Union[str, ClassDetails]] = list(classes)
    for one in checked:
        if not isinstance(getattr(one, "id", one), str):
            raise ApiTypeError(f"gradebook(): 'classes' must be a list of classes or IDs, got {excerpt(one)} in it")
    return checked


def _rows_of(class_id: str, assignment: ClassAssignment, students: Iterable[str]) -> List[GradeRow]:
    """Return the rows of the students who have begun, and of those who are known to have the assignment."""
    submissions: Dict[str, Optional[AssignmentSubmission]] = dict.fromkeys(assignment.assigned_students or ())
    if getattr(assignment.assignee_mode, "value", "everyone") == "everyone" and assignment.state.value == "active":
        submissions.update(dict.fromkeys(students))
    submissions.update((submission.creator, submission) for submission in assignment.submissions)
    return [_row(class_id, assignment, student, one) for student, one in sorted(submissions.items())]


def _row(
    class_id: str, assignment: ClassAssignment, student: str, submission: Optional[AssignmentSubmission]
) -> GradeRow:
    limit = assignment.max_points
    if submission is None:
        state, grade, draft, submitted, returned, service = "missing", None, None, None, None, None
    else:
        state = str(getattr(submission.state, "value", submission.state))
        grade, draft = submission.grade, submission.draft_grade
        submitted, returned = submission.submission_date, submission.return_date
        service = None if submission.lti is None else submission.lti.grade_service
        limit = limit if submission.max_points is None else submission.max_points
    return GradeRow(
        class_id=class_id,
        assignment_id=assignment.id,
        title=assignment.title,
        student_id=student,
        submission_id=None if submission is None else submission.id,
        state=state,
        grade=grade,
        draft=draft,
        max_points=limit,
        submitted=submitted,
        returned=returned,
        passback=None if service is None else str(getattr(service, "value", service)),
    )


def _names(client: FlatClient, class_id: str) -> Dict[str, str]:
    group = client.class_.get_class(class_id).students_group
    users = [] if group is None else client.group.list_group_users(group.id)
    return {
        str(user.id): " ".join(filter(None, (user.firstname, user.lastname))) or user.printable_name or user.username
        for user in users
    }


def _content(row: Optional[GradeRow]) -> Tuple[Any, ...]:
    # None and 0 are different, 17 and 17.0 are not.
    return () if row is None else (row.grade, row.draft, row.state, row.max_points)
