"""Manual page, made of the same texts as the help."""

from __future__ import annotations

import re
from typing import Iterable, Iterator, List, Tuple

import click

from flat_api.support.version import package_version

_ENVIRONMENT = (
    ("FLAT_ACCESS_TOKEN", "Access token, in the place of a profile's."),
    ("FLAT_API_HOST", "URL of the API, such as that of a sandbox."),
    ("FLAT_PROFILE", "Name of the profile to use."),
    ("FLAT_ROSTER_KEY", "Key of the state of a roster."),
    ("FLAT_KEYRING", '"off" keeps tokens in a file although the package keyring is installed.'),
    ("NO_COLOR", "No colours in a terminal."),
)
_EXIT = (
    ("0", "Done."),
    ("1", "Error."),
    ("2", "Wrong use; for roster plan: changes are planned."),
    ("3", "Not found; for roster: held by a guard."),
    ("4", "Not allowed, or nobody is logged in; for roster apply: some failed."),
    ("5", "The hourly limit is used up."),
    ("130", "Interrupted."),
)


def page(root: click.Group) -> str:
    """Return the manual page in the form of man(7)."""
    context = click.Context(root, info_name="flat-api")
    lines = [
        f'.TH FLAT-API 1 "" "flat-api {package_version()}" "Flat"',
        ".SH NAME",
        "flat-api \\- Flat from a terminal",
        ".SH SYNOPSIS",
        ".B flat-api",
        ".I COMMAND",
        "[\\fIARGUMENTS\\fR] [\\fIOPTIONS\\fR]",
        ".SH DESCRIPTION",
        *_text(root.help or ""),
        ".SH COMMANDS",
        *_commands(root, context, "flat-api"),
        ".SH ENVIRONMENT",
        *_terms(_ENVIRONMENT),
        ".SH EXIT STATUS",
        *_terms(_EXIT),
    ]
    return "\n".join(lines) + "\n"


def _commands(group: click.Group, context: click.Context, prefix: str) -> Iterator[str]:
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is None:
            continue
        inner = click.Context(command, info_name=name, parent=context)
        if isinstance(command, click.Group):
            yield from _commands(command, inner, f"{prefix} {name}")
            continue
        usage = " ".join(command.collect_usage_pieces(inner))
        yield f".SS {_escaped(f'{prefix} {name} {usage}')}"
        yield from _text(command.help or "")
        for parameter in command.get_params(inner):
            record = parameter.get_help_record(inner)
            if record is not None:
                yield from _terms([record])


def _terms(terms: Iterable[Tuple[str, str]]) -> Iterator[str]:
    for name, text in terms:
        yield ".TP"
        yield f"\\fB{_escaped(name)}\\fR"
        yield _escaped(text)


def _text(text: str) -> List[str]:
    paragraphs = [" ".join(one.split()) for one in re.split(r"\n\s*\n", text.replace("\b", "")) if one.strip()]
    return [line for one in paragraphs for line in (".PP", _escaped(one))]


def _escaped(text: str) -> str:
    text = text.replace("\\", "\\e").replace("-", "\\-")
    # A line that begins with a dot or an apostrophe would be a request.
    return f"\\&{text}" if text.startswith((".", "'")) else text
