"""Commands about rosters: check, plan, apply, relink, forget."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Dict, Optional

import click

from flat_api.cli import output
from flat_api.cli.app import command
from flat_api.cli.errors import USAGE, CommandError
from flat_api.cli.progress import items_shown
from flat_api.cli.session import Session

_SOURCE = click.argument("source", type=click.Path(exists=True, path_type=Path))
_FORMAT = click.option(
    "--from", "form", type=click.Choice(["oneroster", "canvas", "csv"]), default="oneroster", show_default=True
)
_USERNAME = click.option("--username", help="Template of the usernames, such as '{sourcedId}'.")
_STATE = click.option(
    "--state", "path", type=click.Path(dir_okay=False, path_type=Path), required=True, help="State file."
)
_COMPLETE = click.option("--complete", is_flag=True, help="The file holds everyone (Canvas and CSV do not say so).")


@click.group()
def roster() -> None:
    """Accounts, classes and enrolments of a school in step with its records.

    The key of the state is read from FLAT_ROSTER_KEY. Exit codes: 0 nothing to do or done, 2 changes are planned, 3
    held by a guard, 4 some failed, 1 error.
    """


def _read(source: Path, form: str, username: Optional[str], complete: bool) -> Any:
    from flat_api import school

    options: Any = {} if username is None else {"username": username}
    if form == "oneroster":
        return school.read_oneroster(source, **options)
    read = school.read_canvas_sis if form == "canvas" else school.read_csv
    return read(source, complete=complete, **options)


def _state(path: Path) -> Any:
    from flat_api import school

    key = os.environ.get("FLAT_ROSTER_KEY")
    if not key:
        raise CommandError("set FLAT_ROSTER_KEY to a secret of at least 16 characters, and keep it", USAGE)
    return school.State(path, key)


@command(roster, data=False, example="flat-api roster check export.zip")
@_SOURCE
@_FORMAT
@_USERNAME
@_COMPLETE
def check(session: Session, source: Path, form: str, username: Optional[str], complete: bool) -> int:
    """Read the records, and print what is wrong with them. Flat is not called."""
    found = _read(source, form, username, complete)
    print(found)
    for finding in found.findings:
        print(f"  {finding}")
    return 1 if any(one.severity == "error" for one in found.findings) else 0


@command(roster, data=False, example="flat-api roster plan export.zip --state roster.sqlite3")
@_SOURCE
@_FORMAT
@_USERNAME
@_COMPLETE
@_STATE
@click.option("--save", type=click.Path(dir_okay=False, path_type=Path), help="Write the plan to a file, for apply.")
def plan(
    session: Session, source: Path, form: str, username: Optional[str], complete: bool, path: Path, save: Optional[Path]
) -> int:
    """Print what would be done, and change nothing."""
    from flat_api import school

    records = _read(source, form, username, complete)
    with _state(path) as state:
        made = school.plan(session.client(), records, state)
    print(made)
    if save is not None:
        made.save(save)
    return int(made.exit_code)


@command(roster, data=False, example="flat-api roster apply export.zip --state roster.sqlite3")
@_SOURCE
@_FORMAT
@_USERNAME
@_COMPLETE
@_STATE
@click.option(
    "--plan", "saved", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Plan that was saved."
)
@click.option("--credentials", type=click.Path(dir_okay=False, path_type=Path), help="New file for new passwords.")
@click.option("--max-calls", type=int, help="End after so many calls; another run continues.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def apply(
    session: Session,
    source: Path,
    form: str,
    username: Optional[str],
    complete: bool,
    path: Path,
    saved: Optional[Path],
    credentials: Optional[Path],
    max_calls: Optional[int],
    yes: bool,
) -> int:
    """Do what the plan says, and nothing else. A run that was interrupted is continued by another one."""
    from flat_api import school

    records = _read(source, form, username, complete)
    client = session.client()
    with _state(path) as state:
        made = school.plan(client, records, state) if saved is None else school.Plan.load(saved)
        session.say(str(made))
        if made.operations and not made.held:
            session.confirm(f"Do these {len(made.operations)} steps?", yes)
        with items_shown(session, "Roster") as report:
            result = school.apply(
                client, made, records, state, credentials=credentials, max_calls=max_calls, progress=report
            )
    print(result)
    return int(result.exit_code)


@command(roster, example="flat-api roster status --state roster.sqlite3")
@_STATE
def status(session: Session, path: Path) -> None:
    """Show what the state knows: links, absences, and requests whose outcome is not known. Flat is not called."""
    with _state(path) as state:
        record: Dict[str, Any] = {}
        for kind, name in (("person", "people"), ("class", "classes"), ("enrollment", "enrolments")):
            links = state.links(kind).values()
            record[name] = len(links)
            record[f"{name}Absent"] = sum(one.gone_since is not None for one in links)
        record["excluded"] = len(state.exclusions())
        record["openRequests"] = len(state.open_intents())
        record["lastRoster"] = (state.get("digest") or "")[:8] or None
    output.one(record, tuple(record), session.form)


@command(roster, data=False)
@_SOURCE
@_FORMAT
@_USERNAME
@_STATE
def relink(session: Session, source: Path, form: str, username: Optional[str], path: Path) -> None:
    """Link the records with what Flat has, after a state was lost or identifiers changed. Flat is not changed."""
    from flat_api import school

    records = _read(source, form, username, False)
    with _state(path) as state:
        print(school.relink(session.client(), records, state))


@command(roster, data=False, example="flat-api roster forget S-4711 --state roster.sqlite3")
@click.argument("source_id")
@_STATE
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--dry-run", is_flag=True, help="Only say whether there is anything to erase.")
def forget(session: Session, source_id: str, path: Path, yes: bool, dry_run: bool) -> None:
    """Erase what the state keeps about a person. Flat is not changed."""
    from flat_api import school

    if dry_run:
        with _state(path) as state:
            known = state.pseudonym("person", source_id) in state.links("person")
        session.say("The person is linked, and would be forgotten." if known else "The state has no such person.")
        return
    session.confirm("Erase the links and the journal of this person in the state?", yes)
    with _state(path) as state:
        session.say(f"{school.forget(state, source_id)} links are erased.")
