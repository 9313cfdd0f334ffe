"""Completion of commands, options and names in a shell."""

from __future__ import annotations

import json
import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Any, Callable, Dict, Iterable, List, Optional, Tuple

import click
from click.shell_completion import (
    CompletionItem,
    ShellComplete,
    add_completion_class,
    get_completion_class,
    split_arg_string,
)

from flat_api.cli.errors import EXPECTED, USAGE, CommandError
from flat_api.cli.session import Session

SHELLS = ("bash", "zsh", "fish", "powershell")
VARIABLE = "_FLAT_API_COMPLETE"
"""Environment variable by which the shell asks for completions; click makes it of the name of the command."""

TIMEOUT = 2.0
"""Seconds that a call for names may take; a shell that hangs is worse than one that completes nothing."""

FRESH = 60.0
"""Seconds for which names are kept, so that each further key needs no call."""


class _PowerShell(ShellComplete):
    name = "powershell"
    source_template = """\
Register-ArgumentCompleter -Native -CommandName flat-api -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $env:%(complete_var)s = "powershell_complete"
    $env:COMP_WORDS = $commandAst.ToString()
    $env:COMP_CWORD = $wordToComplete
    %(prog_name)s | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
    $env:%(complete_var)s = $null
}
"""

    def get_completion_args(self) -> Tuple[List[str], str]:
        """Return the words before the one that is completed, and that word."""
        words = split_arg_string(os.environ.get("COMP_WORDS", ""))[1:]
        incomplete = os.environ.get("COMP_CWORD", "")
        if words and words[-1] == incomplete:
            words.pop()
        return words, incomplete

    def format_completion(self, item: CompletionItem) -> str:
        """Return a line of the output; a name with spaces is quoted."""
        value = str(item.value)
        return f"'{value}'" if " " in value else value


add_completion_class(_PowerShell)


def script(shell: str, root: click.Command) -> str:
    """Return the program that a shell runs at its start.

    Raises:
        CommandError: There is no such shell.
    """
    found = get_completion_class(shell)
    if found is None:
        raise CommandError(f"completion is for {', '.join(SHELLS)}, got {shell!r}", USAGE)
    return found(root, {}, "flat-api", VARIABLE).source()


def names(kind: str) -> Callable[[click.Context, click.Parameter, str], List[CompletionItem]]:
    """Return the function that completes the names of ``scores``, ``collections``, ``classes`` or ``users``."""

    def complete(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> List[CompletionItem]:
        session = ctx.find_object(Session) or Session()
        try:
            known = _known(session, kind)
        except (*EXPECTED, click.ClickException):
            return []
        finally:
            session.close()
        return [CompletionItem(name) for name in known if name.lower().startswith(incomplete.lower())]

    return complete


def _known(session: Session, kind: str) -> List[str]:
    path = _cache(session, kind)
    kept: Optional[Dict[str, Any]] = None
    with suppress(OSError, ValueError):
        kept = json.loads(path.read_text(encoding="utf-8"))
    if kept is not None and time.time() - float(kept.get("at", 0)) < FRESH:
        return [str(name) for name in kept.get("names", [])]
    found = sorted({name for name in _read(session, kind) if name})
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = os.open(path, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    with os.fdopen(file, "w", encoding="utf-8") as opened:
        json.dump({"at": time.time(), "names": found}, opened)
    return found


def _cache(session: Session, kind: str) -> Path:
    import hashlib

    import platformdirs

    # By the login of the profile, of which a token in the environment is one.
    names = (
        session.profile.login,
        *(os.environ.get(name, "") for name in ("FLAT_API_HOST", "FLAT_ACCESS_TOKEN")),
    )
    account = hashlib.sha256("\n".join((session.profile.name, *names)).encode()).hexdigest()[:16]
    return Path(platformdirs.user_cache_dir("flat-api", appauthor=False)) / f"{account}-{kind}.json"


def _read(session: Session, kind: str) -> Iterable[str]:
    """Return names, one page of them at most, without waits and repeats."""
    client = session.client()
    client.configuration.timeout = TIMEOUT
    client.configuration.total_timeout = TIMEOUT
    client.configuration.retries = False
    if kind == "scores":
        return [one.title for one in client.collection.list_collection_scores("allScores", limit=100)]
    if kind == "collections":
        return [one.title or "" for one in client.collection.list_collections(limit=100)]
    if kind == "classes":
        return [one.name for one in client.class_.list_classes()]
    return [one.username for one in client.organization.list_organization_users(limit=1000)]
