"""Command that starts the sandbox, and prints what to paste into a shell."""

from __future__ import annotations

import json
import os
import sys
import threading
from pathlib import Path
from typing import Any, Dict, Iterable, Optional, Tuple

import click

from flat_api.cli.app import command
from flat_api.cli.errors import USAGE, CommandError
from flat_api.cli.session import Session

ALL = ("admin", "teacher", "student", "student2", "individual")


@command(data=False, example="flat-api sandbox --users all\n  flat-api sandbox --json")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=int, default=0, help="Port to listen on (default: a free one).")
@click.option("--user", default="teacher", show_default=True, help="Account that the token is for.")
@click.option("--users", type=click.Choice(["all"]), help="Print a token for each person.")
@click.option("--state", type=click.Path(dir_okay=False, path_type=Path), help="Keep all data in this file.")
@click.option("--app", "apps", multiple=True, metavar="NAME=REDIRECT_URI", help="Register an application for OAuth.")
@click.option("--rate-limit", type=int, default=7200, show_default=True, help="Calls per hour.")
@click.option("--with-scores", is_flag=True, help="Put a piece for choir into the library.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on the first line.")
def sandbox(
    session: Session,
    host: str,
    port: int,
    user: str,
    users: Optional[str],
    state: Optional[Path],
    apps: Tuple[str, ...],
    rate_limit: int,
    with_scores: bool,
    as_json: bool,
) -> None:
    """Start a Flat server on this machine, until Ctrl-C, and print the lines that point this client at it."""
    try:
        from flat_api.sandbox import Sandbox
    except (ImportError, SyntaxError) as error:
        raise CommandError(str(error)) from None
    try:
        server = Sandbox(host=host, port=port, state=state, rate_limit=rate_limit)
        tokens = {name: server.token(name) for name in (ALL if users else (user,))}
    except ValueError as error:
        raise CommandError(str(error), USAGE) from None
    with server:
        if with_scores:
            _import_piece(server, user)
        applications = [_register(server, one) for one in apps]
        if as_json:
            print(json.dumps({"url": server.url, "tokens": tokens, "applications": applications}), flush=True)
        else:
            _print_lines(server.url, tokens, user if user in tokens else next(iter(tokens)), applications)
        session.say("Ctrl-C ends the server.")
        threading.Event().wait()


def _import_piece(server: Any, user: str) -> None:
    from flat_api import sandbox as package
    from flat_api.client import FlatClient

    piece = Path(str(package.__file__)).with_name("old-hundredth.musicxml")
    with FlatClient(configuration=server.configuration(user)) as client:
        client.import_score(piece)


def _register(server: Any, text: str) -> Dict[str, str]:
    name, separator, uri = text.partition("=")
    if not separator or not uri:
        raise CommandError(f"--app takes NAME=REDIRECT_URI, got {text!r}", USAGE)
    made = server.register_application(name, redirect_uris=[uri])
    return {"name": name, "clientId": made.id, "clientSecret": made.secret}


def _print_lines(url: str, tokens: Dict[str, str], user: str, applications: Iterable[Dict[str, str]]) -> None:
    form = _assignment()
    print(form.format("FLAT_API_HOST", url))
    print(form.format("FLAT_ACCESS_TOKEN", tokens[user]))
    for name, token in tokens.items():
        if len(tokens) > 1:
            print(f"# {name}: {token}")
    for one in applications:
        print(f"# {one['name']}: client ID {one['clientId']}, secret {one['clientSecret']}")
    sys.stdout.flush()


def _assignment() -> str:
    """Return how the shell at hand sets a variable."""
    if os.name == "nt" or "PSModulePath" in os.environ:
        return '$env:{}="{}"'
    return "set -gx {} {}" if os.environ.get("SHELL", "").endswith("fish") else "export {}={}"
