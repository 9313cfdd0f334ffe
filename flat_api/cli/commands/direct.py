"""Commands for everything else: any path, and any operation by its name."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Dict, List, Optional, Set, Tuple
from urllib.parse import parse_qs, urlsplit

import click

from flat_api.cli import output
from flat_api.cli.app import command
from flat_api.cli.errors import USAGE, CommandError
from flat_api.cli.session import Session
from flat_api.codec.json_types import is_object, is_sequence
from flat_api.support.links import relations
from flat_api.support.suggestions import did_you_mean

if TYPE_CHECKING:
    from flat_api.calls.operation import Operation
    from flat_api.client import FlatClient

_METHODS = ("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD")


@command(example="flat-api api GET /me\n  flat-api api POST /collections -f title=Etudes")
@click.argument("method", type=click.Choice(_METHODS, case_sensitive=False))
@click.argument("path")
@click.option("-f", "texts", multiple=True, metavar="NAME=VALUE", help="Text of the body, or of the query of a GET.")
@click.option(
    "-F", "values", multiple=True, metavar="NAME=VALUE", help="The same as JSON; @FILE is the text of a file."
)
@click.option("--input", "file", type=click.File("rb"), help="File with the JSON body; - is standard input.")
@click.option("--paginate", is_flag=True, help="Read all pages of a list.")
@click.option("--header", "headers", multiple=True, metavar="NAME:VALUE", help="Header of the request.")
@click.option("--yes", is_flag=True, help="Do not ask before a DELETE.")
@click.option("--dry-run", is_flag=True, help="Say what would be sent, and send nothing.")
def api(
    session: Session,
    method: str,
    path: str,
    texts: Tuple[str, ...],
    values: Tuple[str, ...],
    file: Any,
    paginate: bool,
    headers: Tuple[str, ...],
    yes: bool,
    dry_run: bool,
) -> None:
    """Send a request to any path of the API, and print the JSON of the response."""
    if not path.startswith("/"):
        raise CommandError(f"the path must begin with '/', got {path!r}", USAGE)
    fields = {**dict(_pair(one) for one in texts), **{name: _json(text) for name, text in map(_pair, values)}}
    if file is not None and fields:
        raise CommandError("use --input or -f and -F, not both", USAGE)
    given: Dict[str, Any] = {"header_params": dict(_header(one) for one in headers)}
    if file is not None:
        try:
            given["body"] = json.loads(file.read())
        except json.JSONDecodeError as error:
            raise CommandError(f"--input: expected JSON, got something else ({error})", USAGE) from None
    elif fields:
        given["query_params" if method.upper() in ("GET", "HEAD", "DELETE") else "body"] = fields
    verb = method.upper()
    if dry_run:
        session.say(f"{verb} {path} would be sent.")
        return
    if verb == "DELETE":
        session.confirm(f"Delete {path}?", yes)
    client = session.client()
    if paginate:
        _print_pages(session, client, verb, path, given)
    else:
        output.document(client.call_api(verb, path, response_type="Any", **given), session.form)


def _print_pages(session: Session, client: FlatClient, method: str, path: str, given: Dict[str, Any]) -> None:
    """Print the items of all pages, which the header ``Link`` leads through."""
    items: List[Any] = []
    seen: Set[str] = set()
    query: Dict[str, Any] = dict(given.pop("query_params", {}))
    while True:
        response = client.call_api(method, path, query_params=query, **given)
        page: Any = json.loads(response.read())
        if not is_sequence(page):
            raise CommandError("--paginate is for lists; the response is no list", USAGE)
        items += page
        following = relations(response.headers.get("Link") or "").get("next")
        cursor = parse_qs(urlsplit(following).query).get("next", [""])[0] if following else ""
        if not cursor or cursor in seen:
            break
        seen.add(cursor)
        query["next"] = cursor
    columns = tuple(sorted(items[0])) if items and is_object(items[0]) else ("id",)
    output.rows(items, columns, session.form)


def _pair(text: str) -> Tuple[str, str]:
    name, separator, value = text.partition("=")
    if not separator or not name:
        raise CommandError(f"expected NAME=VALUE, got {text!r}", USAGE)
    return name, value


def _header(text: str) -> Tuple[str, str]:
    name, separator, value = text.partition(":")
    if not separator or not name.strip():
        raise CommandError(f"expected NAME:VALUE, got {text!r}", USAGE)
    return name.strip(), value.strip()


def _json(text: str) -> Any:
    if text.startswith("@"):
        return Path(text[1:]).read_text(encoding="utf-8") if text != "@-" else sys.stdin.read()
    try:
        return json.loads(text)
    except ValueError:
        return text


def operations() -> Dict[str, Tuple[Any, Operation]]:
    """Return the class and the operation of each generated method, by its name."""
    import flat_api.api as package

    found: Dict[str, Tuple[Any, Operation]] = {}
    for class_name in package.__all__:
        owner: Any = getattr(package, class_name)
        for name in dir(owner):
            method: Any = getattr(owner, name)
            # Not the variants of a method for headers and for raw bodies.
            if getattr(getattr(method, "operation", None), "name", None) == name:
                found.setdefault(name, (owner, method.operation))
    return found


def _complete_operation(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> List[str]:
    return [name for name in operations() if name.startswith(incomplete.replace("-", "_"))]


@command(
    example="flat-api call get_score --score 6a1b...\n  flat-api call get_score --describe\n  flat-api call --list"
)
@click.argument("operation", required=False, shell_complete=_complete_operation)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
@click.option("--list", "listed", is_flag=True, help="List all operations.")
@click.option("--describe", is_flag=True, help="Show the text and the arguments of the operation.")
@click.option("--yes", is_flag=True, help="Do not ask before an operation that deletes.")
@click.option("--dry-run", is_flag=True, help="Say what would be called, and call nothing.")
def call(
    session: Session,
    operation: Optional[str],
    arguments: Tuple[str, ...],
    listed: bool,
    describe: bool,
    yes: bool,
    dry_run: bool,
) -> None:
    """Call an operation of the API by its name, with its arguments as --NAME VALUE; JSON is read as JSON."""
    known = operations()
    if listed or operation is None:
        records = [
            {"operation": name, "request": f"{one.method} {one.path}"} for name, (_, one) in sorted(known.items())
        ]
        output.rows(records, ("operation", "request"), session.form)
        return
    name = operation.replace("-", "_")
    if name not in known:
        raise CommandError(f"there is no operation {operation!r}{did_you_mean(name, known)}", USAGE)
    owner, found = known[name]
    if describe:
        print(getattr(owner, name).__doc__ or "")
        return
    given = _arguments(found, arguments)
    if dry_run:
        session.say(
            f"{name} ({found.method} {found.path}) would be called with {' '.join(arguments) or 'no arguments'}."
        )
        return
    if found.method == "DELETE":
        session.confirm(f"Call {name} with {' '.join(arguments) or 'no arguments'}?", yes)
    _print_value(session, getattr(owner(session.client()), name)(**given))


call.context_settings["ignore_unknown_options"] = True


def _arguments(operation: Operation, words: Tuple[str, ...]) -> Dict[str, Any]:
    """Return the arguments of ``--name value`` and ``--name=value``, by their names in Python."""
    given: Dict[str, Any] = {}
    rest = list(words)
    while rest:
        word = rest.pop(0)
        name, separator, text = word[2:].partition("=")
        if not word.startswith("--") or not name:
            raise CommandError(f"expected --NAME VALUE, got {word!r}", USAGE)
        if not separator:
            if not rest:
                raise CommandError(f"--{name} needs a value", USAGE)
            text = rest.pop(0)
        keyword, plain = _keyword(operation, name.replace("-", "_"))
        # A title such as 2024, and an ID of digits, are text.
        given[keyword] = text if plain and not text.startswith("@") else _json(text)
    return given


def _keyword(operation: Operation, name: str) -> Tuple[str, bool]:
    """Return the keyword of an argument by its name in Python or in the contract, and whether it is a text."""
    known = {one.name: one for one in operation.parameters}
    names = {**{one.wire_name: one.name for one in operation.parameters}, **{one: one for one in known}}
    if operation.body is not None:
        names[operation.body.name] = operation.body.name
    if name not in names:
        hint = did_you_mean(name, names) or f"; its arguments are {', '.join(sorted({*names.values()})) or 'none'}"
        raise CommandError(f"{operation.name} has no argument {name!r}{hint}", USAGE)
    parameter = known.get(names[name])
    return names[name], parameter is not None and parameter.kind == "string" and not parameter.is_list


def _print_value(session: Session, value: Any) -> None:
    if isinstance(value, bytes):
        sys.stdout.flush()
        sys.stdout.buffer.write(value)
        return
    listed = is_sequence(value)
    plain = [one.to_dict() if hasattr(one, "to_dict") else one for one in (value if listed else [value])]
    output.document(plain if listed else plain[0], session.form)
