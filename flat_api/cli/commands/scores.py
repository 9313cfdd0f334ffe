"""Commands about scores."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, Optional, Tuple

import click

from flat_api.cli import naming, output
from flat_api.cli.app import command
from flat_api.cli.completion import names
from flat_api.cli.errors import USAGE, CommandError
from flat_api.cli.progress import bytes_shown
from flat_api.cli.session import Session

COLUMNS = ("id", "title", "privacy", "modificationDate")


@click.group()
def scores() -> None:
    """Scores of the account. A score is named by its ID, the address of its page, or a title that only one has."""


@command(scores, "list", example="flat-api scores list --fields id,title")
@click.option("--collection", help="Only the scores of this collection (default: all of the account).")
def list_scores(session: Session, collection: Optional[str]) -> None:
    """List scores."""
    from flat_api.pagination import paginate

    client = session.client()
    if collection is None:
        found = naming.all_scores(client)
    else:
        found = paginate(client.collection.list_collection_scores, naming.collection_id(client, collection))
    output.rows((output.record_of(score) for score in found), COLUMNS, session.form)


@command(scores, example="flat-api scores show Ode")
@click.argument("score", shell_complete=names("scores"))
def show(session: Session, score: str) -> None:
    """Show a score."""
    client = session.client()
    found = client.score.get_score(naming.score_id(client, score))
    columns = (*COLUMNS, "htmlUrl", "creationDate", "user.username")
    output.one(output.record_of(found), columns, session.form)


@command(scores, "import", example="flat-api scores import ode.musicxml --title Ode")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--title", help="Title, for one file (default: the title in the file).")
@click.option(
    "--privacy", type=click.Choice(["private", "public", "privateLink"]), default="private", show_default=True
)
@click.option("--collection", help="Collection that receives the scores.")
def import_files(
    session: Session, files: Tuple[Path, ...], title: Optional[str], privacy: str, collection: Optional[str]
) -> None:
    """Import files as new scores: MusicXML, MIDI, Guitar Pro, MuseScore, ABC, PDF and others."""
    if title is not None and len(files) > 1:
        raise CommandError("--title is for one file", USAGE)
    client = session.client()
    target = None if collection is None else naming.collection_id(client, collection)
    records: List[output.Record] = []
    for path in files:
        score = client.import_score(path, title, privacy, target)
        session.say(f"{path.name} is {score.title!r}")
        records.append(output.record_of(score))
    output.rows(records, COLUMNS, session.form)


@command(scores, "export", data=False, example="flat-api scores export Ode --format mxl --format midi --to music")
@click.argument("score", shell_complete=names("scores"))
@click.option("--format", "formats", multiple=True, default=("mxl",), show_default=True, help="Can be repeated.")
@click.option("--to", "target", type=click.Path(path_type=Path), default=Path(), help="File or folder (default: here).")
@click.option("--overwrite", is_flag=True, help="Replace existing files.")
def export(session: Session, score: str, formats: Tuple[str, ...], target: Path, overwrite: bool) -> None:
    """Export a score to files, and print their paths."""
    client = session.client()
    found = client.score.get_score(naming.score_id(client, score))
    for name in formats:
        with bytes_shown(session, f"{found.title} ({name})") as report:
            exported = client.export_score(found, name, target, overwrite=overwrite, progress=report)
        click.echo(str(exported.path))


@command(scores, example="flat-api scores edit Ode --title 'Ode to Joy'")
@click.argument("score", shell_complete=names("scores"))
@click.option("--title", help="New title.")
@click.option("--privacy", type=click.Choice(["private", "public", "privateLink"]))
@click.option("--description", help="New description.")
def edit(
    session: Session, score: str, title: Optional[str], privacy: Optional[str], description: Optional[str]
) -> None:
    """Change title, privacy or description of a score."""
    given: Dict[str, Any] = {"title": title, "privacy": privacy, "description": description}
    body = {name: value for name, value in given.items() if value is not None}
    if not body:
        raise CommandError("nothing to change; give --title, --privacy or --description", USAGE)
    client = session.client()
    found = client.score.edit_score(naming.score_id(client, score), body)
    output.one(output.record_of(found), COLUMNS, session.form)


@command(scores, example="flat-api scores copy Ode --title 'Ode, for practice'")
@click.argument("score", shell_complete=names("scores"))
@click.option("--title", help="Title of the copy.")
@click.option("--collection", default="root", show_default=True, help="Collection that receives the copy.")
def copy(session: Session, score: str, title: Optional[str], collection: str) -> None:
    """Copy a score."""
    client = session.client()
    body: Dict[str, Any] = {"collection": naming.collection_id(client, collection)}
    made = client.score.fork_score(naming.score_id(client, score), body)
    if title is not None:
        made = client.score.edit_score(made.id, {"title": title})
    output.one(output.record_of(made), COLUMNS, session.form)


@command(scores, data=False, example="flat-api scores delete 'An old draft'")
@click.argument("score", shell_complete=names("scores"))
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--dry-run", is_flag=True, help="Only say what would be deleted.")
def delete(session: Session, score: str, yes: bool, dry_run: bool) -> None:
    """Move a score to the trash, from where it can be taken back in Flat."""
    client = session.client()
    found = client.score.get_score(naming.score_id(client, score))
    if dry_run:
        session.say(f"{found.title!r} would be moved to the trash.")
        return
    session.confirm(f"Move {found.title!r} ({found.id}) to the trash, with its comments and revisions?", yes)
    client.score.delete_score(found.id)
    session.say(f"{found.title!r} is in the trash.")


@command(scores, "open", data=False)
@click.argument("score", shell_complete=names("scores"))
def open_page(session: Session, score: str) -> None:
    """Open the page of a score in the browser."""
    client = session.client()
    found = client.score.get_score(naming.score_id(client, score))
    click.launch(str(found.html_url))
