"""Commands about classes, assignments and grades."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import TYPE_CHECKING, Any, Dict, Optional

import click

from flat_api.cli import naming, output
from flat_api.cli.app import command
from flat_api.cli.completion import names
from flat_api.cli.errors import USAGE, CommandError
from flat_api.cli.session import Session

if TYPE_CHECKING:
    from flat_api.school import Gradebook

CLASS_COLUMNS = ("id", "name", "section", "state", "enrollmentCode")
ASSIGNMENT_COLUMNS = ("id", "title", "type", "state", "maxPoints", "dueDate")


@click.group()
def classes() -> None:
    """Classes of the account. A class is named by its ID, the address of its page, or a name that only one has."""


@command(classes, "list")
@click.option("--state", type=click.Choice(["active", "inactive", "archived"]), default="active", show_default=True)
def list_classes(session: Session, state: Any) -> None:
    """List classes."""
    found = session.client().class_.list_classes(state=state)
    output.rows([output.record_of(one) for one in found], CLASS_COLUMNS, session.form)


@command(classes)
@click.argument("class_", metavar="CLASS", shell_complete=names("classes"))
def show(session: Session, class_: str) -> None:
    """Show a class."""
    client = session.client()
    found = client.class_.get_class(naming.class_id(client, class_))
    output.one(output.record_of(found), (*CLASS_COLUMNS, "creationDate", "assignmentsCount"), session.form)


@command(classes, example="flat-api classes create 'Music theory' --section A")
@click.argument("name")
@click.option("--section")
def create(session: Session, name: str, section: Optional[str]) -> None:
    """Create a class."""
    body = {"name": name, **({"section": section} if section else {})}
    output.one(output.record_of(session.client().class_.create_class(body)), CLASS_COLUMNS, session.form)


@command(classes)
@click.argument("class_", metavar="CLASS", shell_complete=names("classes"))
def members(session: Session, class_: str) -> None:
    """List the students and teachers of a class."""
    client = session.client()
    details = client.class_.get_class(naming.class_id(client, class_))
    found: Any = []
    for role, group in (("teacher", details.teachers_group), ("student", details.students_group)):
        people = [] if group is None else client.group.list_group_users(group.id)
        found += [{**output.record_of(one), "role": role} for one in people]
    output.rows(found, ("id", "role", "username", "printableName"), session.form)


@click.group()
def assignments() -> None:
    """Assignments of a class."""


@command(assignments, "list", example="flat-api assignments list 'Music theory'")
@click.argument("class_", metavar="CLASS", shell_complete=names("classes"))
def list_assignments(session: Session, class_: str) -> None:
    """List the assignments of a class."""
    client = session.client()
    found = client.class_.list_assignments(naming.class_id(client, class_))
    output.rows([output.record_of(one) for one in found], ASSIGNMENT_COLUMNS, session.form)


@command(assignments, "show")
@click.argument("class_", metavar="CLASS", shell_complete=names("classes"))
@click.argument("assignment")
def show_assignment(session: Session, class_: str, assignment: str) -> None:
    """Show an assignment, by its ID or its title."""
    client = session.client()
    found = client.class_.list_assignments(naming.class_id(client, class_))
    same = [one for one in found if assignment in (one.id, one.title)]
    if len(same) != 1:
        raise CommandError(
            f"{len(same)} assignments of the class are named {assignment!r}; give the ID", 3 if not same else USAGE
        )
    record = {**output.record_of(same[0]), "handedIn": len(same[0].submissions)}
    output.one(record, (*ASSIGNMENT_COLUMNS, "handedIn"), session.form)


@command(assignments, "create", example="flat-api assignments create 'Music theory' Scales --max-points 20")
@click.argument("class_", metavar="CLASS", shell_complete=names("classes"))
@click.argument("title")
@click.option("--type", "kind", default="none", show_default=True, help="Type of the assignment.")
@click.option("--max-points", type=float, help="Highest grade.")
@click.option("--draft", is_flag=True, help="Do not give it to the students yet.")
def create_assignment(
    session: Session, class_: str, title: str, kind: str, max_points: Optional[float], draft: bool
) -> None:
    """Create an assignment."""
    client = session.client()
    body: Dict[str, Any] = {"type": kind, "title": title, "state": "draft" if draft else "active"}
    if max_points is not None:
        body["maxPoints"] = max_points
    made = client.class_.create_class_assignment(naming.class_id(client, class_), body)
    output.one(output.record_of(made), ASSIGNMENT_COLUMNS, session.form)


@command(example="flat-api grades 'Music theory' --csv grades.csv --plot grades.png")
@click.argument("class_", metavar="CLASS", shell_complete=names("classes"))
@click.option("--csv", "csv_file", type=click.Path(dir_okay=False, path_type=Path), help="Write a CSV file.")
@click.option("--xlsx", "xlsx_file", type=click.Path(dir_okay=False, path_type=Path), help="Write an Excel file.")
@click.option("--plot", "picture", type=click.Path(dir_okay=False, path_type=Path), help="Draw a picture.")
@click.option("--overwrite", is_flag=True, help="Replace existing files.")
def grades(
    session: Session,
    class_: str,
    csv_file: Optional[Path],
    xlsx_file: Optional[Path],
    picture: Optional[Path],
    overwrite: bool,
) -> None:
    """Show the grades of a class; an empty cell is "not graded", which 0 is not."""
    from flat_api import school

    if picture is not None and picture.exists() and not overwrite:
        raise FileExistsError(errno.EEXIST, "the file exists", str(picture))
    client = session.client()
    book = school.gradebook(client, [naming.class_id(client, class_)], students=True)
    if csv_file is not None:
        session.say(f"{book.to_csv(csv_file, overwrite=overwrite)} is written.")
    if xlsx_file is not None:
        session.say(f"{book.to_xlsx(xlsx_file, overwrite=overwrite)} is written.")
    if picture is not None:
        _draw(book, picture)
        session.say(f"{picture} is written.")
    if (csv_file, xlsx_file, picture) == (None, None, None) or session.json or session.jsonl or session.fields:
        known = book.names
        records = [{**row, "student": known.get(row["student_id"], row["student_id"])} for row in book.records()]
        output.rows(records, ("student", "title", "state", "grade", "max_points"), session.form)


def _draw(book: Gradebook, picture: Path) -> None:
    figure: Any = book.plot()
    try:
        figure.savefig(str(picture))
    except ValueError:
        raise CommandError(f"a picture is .png, .svg or .pdf, got {picture.name!r}", USAGE) from None
