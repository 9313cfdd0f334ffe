"""Pictures of a gradebook: a figure, and a table with it for notebooks."""

from __future__ import annotations

import base64
import io
from collections import Counter
from html import escape
from importlib import import_module
from typing import TYPE_CHECKING, Any, Dict, List

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from flat_api.school.gradebook.rows import GradeRow, Grades

_NOT_HANDED_IN = ("missing", "created")

MAX_TABLE_ROWS = 40
"""Students whom the table of a notebook shows."""


def plot(book: Grades) -> Figure:
    """Draw the grades. See :meth:`flat_api.school.Gradebook.plot`."""
    try:
        figures: Any = import_module("matplotlib.figure")
    except ImportError as error:
        raise ImportError('plot() needs the package matplotlib: pip install "flat-api[plot]"') from error
    groups = _by_assignment(book)
    figure = figures.Figure(figsize=(9, max(2.4, 0.7 * len(groups) + 1.4)), layout="constrained")
    grades, states = figure.subplots(1, 2, gridspec_kw={"width_ratios": (3, 2)}, sharey=True)
    titles = [_short(rows[0].title) for rows in groups.values()]
    for place, rows in enumerate(groups.values()):
        values = sorted(100 * row.grade / row.max_points for row in rows if row.grade is not None and row.max_points)
        if values:
            # The middle half of the students as a bar, the one in the middle as a line, and each as a point.
            low, middle, high = (values[round(share * (len(values) - 1))] for share in (0.25, 0.5, 0.75))
            grades.barh(place, high - low, left=low, height=0.5, color="tab:blue", alpha=0.25)
            grades.plot([middle, middle], [place - 0.25, place + 0.25], color="tab:blue")
            grades.plot(values, [place] * len(values), "o", color="tab:blue", alpha=0.4, markersize=5)
        waiting = sum(row.state in _NOT_HANDED_IN for row in rows)
        ungraded = sum(row.grade is None and row.state not in _NOT_HANDED_IN for row in rows)
        graded = len(rows) - waiting - ungraded
        left = 0
        for number, color in ((graded, "tab:blue"), (ungraded, "tab:gray"), (waiting, "tab:orange")):
            states.barh(place, number, left=left, height=0.5, color=color)
            left += number
    grades.set(title="Grades", xlabel="% of the points", xlim=(-3, 103), yticks=range(len(titles)), yticklabels=titles)
    grades.set_ylim(max(1, len(titles)) - 0.5, -0.5)
    states.set(title="Students", xlabel="number")
    states.locator_params(axis="x", integer=True)
    for label, color in (("graded", "tab:blue"), ("handed in", "tab:gray"), ("not handed in", "tab:orange")):
        states.barh(0, 0, color=color, label=label)
    states.legend(loc="upper center", bbox_to_anchor=(0.5, -0.25), ncol=3, fontsize="small", frameon=False)
    drawn: Figure = figure
    return drawn


def to_html(book: Grades) -> str:
    """Return a table of students by assignments, and the figure where matplotlib is installed."""
    groups = _by_assignment(book)
    head = "".join(f"<th>{escape(_short(rows[0].title))}</th>" for rows in groups.values())
    lines: List[str] = []
    for student, grades in list(book.grid().items())[:MAX_TABLE_ROWS]:
        cells = "".join(f"<td>{_shown(grades, assignment)}</td>" for assignment in groups)
        lines.append(f"<tr><th>{escape(book.names.get(student, student))}</th>{cells}</tr>")
    more = len(book.grid()) - len(lines)
    note = f"<p>and {more:,} more students</p>" if more > 0 else ""
    table = f"<table><thead><tr><th>student</th>{head}</tr></thead><tbody>{''.join(lines)}</tbody></table>{note}"
    try:
        figure: Any = plot(book)
    except ImportError:
        return table
    image = io.BytesIO()
    figure.savefig(image, format="png", dpi=96)
    data = base64.b64encode(image.getvalue()).decode()
    missing = Counter(row.title for row in book.rows if row.state in _NOT_HANDED_IN)
    text = ", ".join(f"{title}: {number}" for title, number in missing.items()) or "none"
    return f'<img alt="Not handed in: {escape(text)}" src="data:image/png;base64,{data}">{table}'


def _by_assignment(book: Grades) -> Dict[str, List[GradeRow]]:
    groups: Dict[str, List[GradeRow]] = {}
    for row in book.rows:
        groups.setdefault(row.assignment_id, []).append(row)
    return groups


def _short(title: str, limit: int = 28) -> str:
    return title if len(title) <= limit else f"{title[: limit - 1]}…"


def _shown(grades: Dict[str, Any], assignment: str) -> str:
    if assignment not in grades:
        return ""
    return "\u2013" if grades[assignment] is None else f"{grades[assignment]:g}"
