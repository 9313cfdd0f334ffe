"""Commands about the command itself: completion, man."""

from __future__ import annotations

import click

from flat_api.cli.app import command, root
from flat_api.cli.completion import SHELLS, script
from flat_api.cli.manual import page
from flat_api.cli.session import Session


@command(
    data=False,
    example='eval "$(flat-api completion bash)"\n'
    "flat-api completion fish > ~/.config/fish/completions/flat-api.fish\n"
    "flat-api completion powershell | Out-String | Invoke-Expression",
)
@click.argument("shell", type=click.Choice(SHELLS))
def completion(session: Session, shell: str) -> None:
    """Print the program that completes commands, options, and names of scores, classes and people in a shell."""
    print(script(shell, root))


@command(data=False, example="flat-api man | man -l -")
def man(session: Session) -> None:
    """Print the manual page."""
    print(page(root), end="")
