"""Commands about the whole library, and about work in the background: backup, omr, tasks."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Optional, Tuple

import click

from flat_api.cli import output
from flat_api.cli.app import command
from flat_api.cli.progress import items_shown
from flat_api.cli.session import Session
from flat_api.exceptions.misuse import printable

if TYPE_CHECKING:
    from flat_api.jobs.backup_run import Backup


@command(data=False, example="flat-api backup music --format mxl --format midi")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--format", "formats", multiple=True, default=("mxl",), show_default=True, help="Can be repeated.")
@click.option("--verify", is_flag=True, help="Compare each file with its checksum, too.")
def backup(session: Session, folder: Path, formats: Tuple[str, ...], verify: bool) -> int:
    """Export all scores of the account to a folder. Another run exports what changed, or continues."""
    client = session.client()
    with items_shown(session, "Backup") as report:
        done = client.export_account(folder, list(formats), progress=report, verify=verify)
    return report_backup(session, done)


def report_backup(session: Session, done: Backup) -> int:
    """Say what a backup did, and return the exit code."""
    for failed in done.failed:
        text = f"{failed.title} ({failed.format or failed.score}): {failed.error}"
        print(f"flat-api: {printable(text)}", file=sys.stderr)
    exported, unchanged, failures = len(done.exported), len(done.unchanged), len(done.failed)
    session.say(f"{exported} exported, {unchanged} up to date, {failures} failed")
    return 1 if done.failed else 0


@command(example="flat-api omr page1.png page2.png --yes")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask before credits are spent.")
@click.option("--collection", help="Collection that receives the score.")
def omr(session: Session, files: Tuple[Path, ...], yes: bool, collection: Optional[str]) -> None:
    """Recognise the music on scans, photos or a PDF. It spends credits of the account."""
    from flat_api.cli import naming

    client = session.client()
    target = None if collection is None else naming.collection_id(client, collection)
    session.confirm(f"Recognising {len(files)} file(s) spends credits of the account. Go on?", yes)
    job = client.recognize(list(files), collection=target)
    output.one(output.record_of(job), ("id", "status", "score", "creditsUsed"), session.form)


@click.group()
def tasks() -> None:
    """Work in the background at Flat."""


@command(tasks, example="flat-api tasks wait 6a1b...")
@click.argument("task")
@click.option("--timeout", type=float, default=600.0, show_default=True, help="Seconds to wait.")
def wait(session: Session, task: str, timeout: float) -> None:
    """Wait until a task is done, and show it."""
    done = session.client().wait_for_task(task, timeout=timeout)
    output.one(output.record_of(done), ("id", "type", "state", "result.url"), session.form)
