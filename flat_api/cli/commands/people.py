"""Commands about people and the resource library: users, resources."""

from __future__ import annotations

from typing import Any, Tuple

import click

from flat_api.cli import naming, output
from flat_api.cli.app import command
from flat_api.cli.completion import names
from flat_api.cli.session import Session

USER_COLUMNS = ("id", "username", "printableName", "organizationRole", "email")


@click.group()
def users() -> None:
    """People of the organization, for administrators. A person is named by ID, username or e-mail address."""


@command(users, "list", example="flat-api users list --role teacher")
@click.option("--role", "roles", multiple=True, type=click.Choice(["user", "teacher", "admin", "accountAdmin"]))
def list_users(session: Session, roles: Tuple[Any, ...]) -> None:
    """List people."""
    from flat_api.pagination import paginate

    found = paginate(
        session.client().organization.list_organization_users, limit=1000, role=list(roles) if roles else None
    )
    output.rows((output.record_of(one) for one in found), USER_COLUMNS, session.form)


@command(users, example="flat-api users show me")
@click.argument("user", shell_complete=names("users"))
def show(session: Session, user: str) -> None:
    """Show a person; 'me' is the account behind the token."""
    client = session.client()
    found = client.user.get_user(naming.user_id(client, user))
    output.one(output.record_of(found), (*USER_COLUMNS, "htmlUrl"), session.form)


@click.group()
def resources() -> None:
    """The resource library of the school."""


@command(resources, "list")
def list_resources(session: Session) -> None:
    """List resources."""
    from flat_api.pagination import paginate

    found = paginate(session.client().edu_resources.list_edu_resources)
    output.rows((output.record_of(one) for one in found), ("id", "type", "title", "creationDate"), session.form)
