"""Commands about the account: login, logout, whoami, status."""

from __future__ import annotations

import sys
from typing import Any, Optional, Tuple

import click

from flat_api.auth.tokens import Tokens
from flat_api.cli import output
from flat_api.cli.app import command
from flat_api.cli.browser import PORT, tokens_by_browser
from flat_api.cli.credentials import settings_of_environment
from flat_api.cli.errors import USAGE, CommandError
from flat_api.cli.session import Session

_WHERE = "https://flat.io/developers/apps"


@command(data=False, example="flat-api login\n  flat-api login --with-token < token.txt")
@click.option("--with-token", is_flag=True, help="Read the token from standard input.")
@click.option("--web", is_flag=True, help="Allow access in a browser (needs an application with OAuth).")
@click.option("--client-id", envvar="FLAT_CLIENT_ID", help="With --web: ID of the application.")
@click.option("--scope", "scopes", multiple=True, help="With --web: scope to ask for; can be repeated.")
@click.option("--port", type=int, default=PORT, show_default=True, help="With --web: port of the redirect URI.")
@click.option("--host", help="URL of another API, such as a sandbox.")
def login(
    session: Session,
    with_token: bool,
    web: bool,
    client_id: Optional[str],
    scopes: Tuple[str, ...],
    port: int,
    host: Optional[str],
) -> None:
    """Keep the token of an account, in the keyring of the system or in a file that only you can read.

    A personal token is made at https://flat.io/developers/apps. It is never an argument, which others could read in the
    list of processes. A token of --web lasts a day.
    """
    if with_token and web:
        raise CommandError("use --with-token or --web, not both", USAGE)
    host = host or settings_of_environment().get("host")
    tokens = tokens_by_browser(session, client_id, scopes, host, port) if web else Tokens(_token(with_token))
    where = _checked(session, tokens, host)
    session.say(f"The token is in {where}.")


def _token(from_input: bool) -> str:
    if from_input or not sys.stdin.isatty():
        return sys.stdin.read().strip()
    print(f"Make a personal token at {_WHERE}, and paste it here.", file=sys.stderr)
    return str(click.prompt("Token", hide_input=True, err=True)).strip()


def _checked(session: Session, tokens: Tokens, host: Optional[str]) -> str:
    """Use tokens once, so that a wrong one is not kept; return where they were put."""
    from flat_api.client import FlatClient
    from flat_api.configuration import Configuration

    if not tokens.access_token:
        raise CommandError("the token is empty", USAGE)
    settings: Any = {} if host is None else {"host": host}
    with FlatClient(configuration=Configuration(access_token=tokens.access_token, **settings)) as client:
        user = client.account.get_authenticated_user()
    session.say(f"Logged in as {user.username}.")
    return session.profile.save(tokens, host)


@command(data=False)
def logout(session: Session) -> None:
    """Forget the token of the profile. It stays valid at Flat until you delete it there."""
    session.profile.clear()
    session.say(f"The profile {session.profile.name!r} has no token any more.")


@command(example="flat-api whoami --json")
def whoami(session: Session) -> None:
    """Show the account behind the token."""
    user = session.client().account.get_authenticated_user()
    output.one(output.record_of(user), ("id", "username", "printableName", "organizationRole", "htmlUrl"), session.form)


@command()
def status(session: Session) -> None:
    """Show host, account, where the token comes from, and the calls that are left of the hour."""
    client = session.client()
    user = client.account.get_authenticated_user()
    limit = client.rate_limit
    record = {
        "host": client.configuration.host,
        "account": user.username,
        "token": session.source,
        "scopes": session.scopes,
        "callsLeft": None if limit is None else limit.remaining,
        "callsPerHour": None if limit is None else limit.limit,
        "resetAt": None if limit is None else limit.reset_at,
    }
    output.one(record, tuple(record), session.form)
