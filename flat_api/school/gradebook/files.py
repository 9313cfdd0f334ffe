"""Files of a gradebook: CSV, Excel, and the gradebook tables of OneRoster."""

from __future__ import annotations

import csv
import errno
import io
import os
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Iterable, List, Mapping, Optional, Sequence, Tuple, Union

from flat_api.jobs.arguments import check_flag, check_path
from flat_api.jobs.output_files import draft

if TYPE_CHECKING:
    from flat_api.school.gradebook.rows import GradeRow, Grades

COLUMNS = (
    *("class_id", "assignment_id", "title", "student_id", "submission_id", "state"),
    *("grade", "draft", "max_points", "submitted", "returned", "passback"),
)
"""Fields of a row, in the order of the columns of a file."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""First characters of cells that a spreadsheet takes for a formula (OWASP, CSV Injection)."""

_ONEROSTER_STATES = {"missing": "not submitted", "created": "not submitted", "turnedIn": "submitted"}
"""``scoreStatus`` of OneRoster 1.1; a grade makes it ``fully graded``."""


_RECORD = ("sourcedId", "status", "dateLastModified")
_LINE_ITEMS = (
    *(*_RECORD, "title", "description", "assignDate", "dueDate", "classSourcedId", "categorySourcedId"),
    *("gradingPeriodSourcedId", "resultValueMin", "resultValueMax"),
)
_RESULTS = (*_RECORD, "lineItemSourcedId", "studentSourcedId", "scoreStatus", "score", "scoreDate", "comment")


def neutral(value: object) -> object:
    """Return a cell that no spreadsheet takes for a formula. Numbers stay numbers."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def to_csv(book: Grades, path: Union[str, os.PathLike[str]], *, overwrite: bool) -> Path:
    """Write the rows. See :meth:`flat_api.school.Gradebook.to_csv`."""
    rows = [[neutral(_cell(getattr(row, name))) for name in COLUMNS] for row in book.rows]
    return _write(_target("to_csv()", path, overwrite=overwrite), [COLUMNS, *rows], overwrite=overwrite, mark=True)


def to_xlsx(book: Grades, path: Union[str, os.PathLike[str]], *, overwrite: bool) -> Path:
    """Write an Excel file. See :meth:`flat_api.school.Gradebook.to_xlsx`."""
    target = _target("to_xlsx()", path, overwrite=overwrite)
    try:
        xlsxwriter: Any = import_module("xlsxwriter")
    except ImportError as error:
        raise ImportError('to_xlsx() needs the package XlsxWriter: pip install "flat-api[xlsx]"') from error
    with draft(target, overwrite=overwrite) as file:
        # No cell becomes a formula or a link, whatever it begins with.
        options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
        workbook = xlsxwriter.Workbook(file, options)
        titles = {row.assignment_id: row.title for row in book.rows}
        sheet = workbook.add_worksheet("Grades")
        sheet.write_row(0, 0, ["student", *titles.values()])
        for number, (student, grades) in enumerate(book.grid().items(), 1):
            sheet.write_string(number, 0, book.names.get(student, student))
            for column, assignment in enumerate(titles, 1):
                if grades.get(assignment) is not None:
                    sheet.write_number(number, column, grades[assignment])
        rows = workbook.add_worksheet("Rows")
        rows.write_row(0, 0, COLUMNS)
        for number, row in enumerate(book.rows, 1):
            for column, name in enumerate(COLUMNS):
                value = getattr(row, name)
                if value is not None:
                    rows.write(number, column, value)
        workbook.close()
    return target


def to_oneroster(
    book: Grades, folder: Union[str, os.PathLike[str]], *, student_ids: Optional[Mapping[str, str]]
) -> Tuple[Path, Path]:
    """Write two tables of OneRoster. See :meth:`flat_api.school.Gradebook.to_oneroster`."""
    target = Path(check_path("to_oneroster()", "folder", folder))
    target.mkdir(parents=True, exist_ok=True)
    items: List[Sequence[object]] = [_LINE_ITEMS]
    first = {row.assignment_id: row for row in reversed(book.rows)}
    for assignment, row in sorted(first.items()):
        limit = _cell(row.max_points)
        items.append([assignment, "", "", neutral(row.title), "", "", "", row.class_id, "", "", 0, limit])
    results: List[Sequence[object]] = [_RESULTS]
    for row in book.rows:
        student = row.student_id if student_ids is None else student_ids.get(row.student_id, row.student_id)
        name = row.submission_id or f"{row.assignment_id}-{row.student_id}"
        day = (row.returned or row.submitted or "")[:10]
        results.append([name, "", "", row.assignment_id, student, _status(row), _cell(row.grade), day, ""])
    return (
        _write(target / "lineItems.csv", items, overwrite=True),
        _write(target / "results.csv", results, overwrite=True),
    )


def _status(row: GradeRow) -> str:
    # A grade that students do not see is not passed on: 0 and "not graded" are different things.
    return "fully graded" if row.grade is not None else _ONEROSTER_STATES.get(row.state, "submitted")


def _cell(value: object) -> object:
    """Return a value for a cell: nothing for ``None``, and a whole number without decimals."""
    if value is None:
        return ""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _write(path: Path, rows: Iterable[Sequence[object]], *, overwrite: bool, mark: bool = False) -> Path:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    with draft(path, overwrite=overwrite) as file:
        file.write(text.getvalue().encode("utf-8-sig" if mark else "utf-8"))
    return path


def _target(who: str, path: Union[str, os.PathLike[str]], *, overwrite: bool) -> Path:
    check_flag(who, "overwrite", overwrite)
    target = Path(check_path(who, "path", path))
    if target.exists() and not overwrite:
        raise FileExistsError(errno.EEXIST, "the file exists; pass overwrite=True to replace it", str(target))
    return target
