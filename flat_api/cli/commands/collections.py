"""Commands about collections."""

from __future__ import annotations

from pathlib import Path
from typing import Tuple

import click

from flat_api.cli import naming, output
from flat_api.cli.app import command
from flat_api.cli.completion import names
from flat_api.cli.progress import items_shown
from flat_api.cli.session import Session

COLUMNS = ("id", "title", "type", "privacy")


@click.group()
def collections() -> None:
    """Collections of scores. 'root' is the library, 'allScores' all scores, 'trash' the trash."""


@command(collections, "list")
def list_collections(session: Session) -> None:
    """List collections."""
    from flat_api.pagination import paginate

    found = paginate(session.client().collection.list_collections)
    output.rows((output.record_of(one) for one in found), COLUMNS, session.form)


@command(collections)
@click.argument("collection", shell_complete=names("collections"))
def show(session: Session, collection: str) -> None:
    """Show a collection."""
    client = session.client()
    found = client.collection.get_collection(naming.collection_id(client, collection))
    output.one(output.record_of(found), (*COLUMNS, "htmlUrl"), session.form)


@command(collections, example="flat-api collections create Etudes")
@click.argument("title")
def create(session: Session, title: str) -> None:
    """Create a collection."""
    made = session.client().collection.create_collection({"title": title})
    output.one(output.record_of(made), COLUMNS, session.form)


@command(collections, data=False, example="flat-api collections add Etudes Ode 'Two voices'")
@click.argument("collection", shell_complete=names("collections"))
@click.argument("scores", nargs=-1, required=True, shell_complete=names("scores"))
def add(session: Session, collection: str, scores: Tuple[str, ...]) -> None:
    """Add scores to a collection."""
    client = session.client()
    target = naming.collection_id(client, collection)
    for score in [naming.score_id(client, one) for one in scores]:
        client.collection.add_score_to_collection(target, score)
        session.say(f"{score} is in the collection.")


@command(collections, data=False, example="flat-api collections export Etudes music --format mxl --format midi")
@click.argument("collection", shell_complete=names("collections"))
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--format", "formats", multiple=True, default=("mxl",), show_default=True, help="Can be repeated.")
def export(session: Session, collection: str, folder: Path, formats: Tuple[str, ...]) -> int:
    """Export all scores of a collection to a folder. Another run exports what changed."""
    from flat_api.cli.commands.library import report_backup

    client = session.client()
    target = naming.collection_id(client, collection)
    with items_shown(session, "Exporting") as report:
        return report_backup(session, client.export_collection(target, folder, list(formats), progress=report))
