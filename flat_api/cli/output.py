"""Output of data: a table in a terminal, tab-separated lines in a pipe, JSON on request."""

from __future__ import annotations

import datetime
import json
import sys
from typing import Any, Dict, Iterable, List, Mapping, Optional, Sequence

from flat_api.cli.errors import USAGE, CommandError
from flat_api.codec.json_types import is_object, is_sequence
from flat_api.exceptions.misuse import printable
from flat_api.support.suggestions import did_you_mean

Record = Mapping[str, Any]


class Format:
    """Form of the output.

    Attributes:
        json: Whether as one JSON document.
        jsonl: Whether as a JSON document for each record.
        fields: Names of the fields to print, or ``None`` for those that the command chose.
    """

    def __init__(self, *, json: bool, jsonl: bool, fields: Optional[Sequence[str]]) -> None:
        if json and jsonl:
            raise CommandError("use --json or --jsonl, not both", USAGE)
        self.json = json
        self.jsonl = jsonl
        self.fields = fields


def rows(records: Iterable[Record], columns: Sequence[str], form: Format) -> None:
    """Print records. Without JSON, only the chosen columns are printed."""
    names = list(form.fields or columns)
    if form.jsonl:
        for record in records:
            _write(_json(_chosen(record, form)))
        return
    found = list(records)
    _check_fields(found, columns, form)
    if form.json:
        _write(_json([_chosen(record, form) for record in found], indent=2))
    elif sys.stdout.isatty():
        _print_table([_texts(record, names) for record in found], names)
    else:
        for record in found:
            _write("\t".join(_texts(record, names)))


def document(value: Any, form: Format) -> None:
    """Print a value as JSON: all of it, or the chosen fields of it or of its items."""
    if value is None:
        return
    items = [dict(one) if is_object(one) else one for one in (value if is_sequence(value) else [value])]
    _check_fields([one for one in items if is_object(one)], (), form)
    shown = [_chosen(one, form) if is_object(one) else one for one in items]
    if form.jsonl:
        for one in shown:
            _write(_json(one))
    else:
        _write(_json(shown if is_sequence(value) else shown[0], indent=2))


def _check_fields(records: Sequence[Record], columns: Sequence[str], form: Format) -> None:
    """Refuse a field that no record has, as it would be printed as if it were empty."""
    known = {*columns, *(name for record in records for name in record)}
    for name in form.fields or () if records else ():
        if name.partition(".")[0] not in known and name not in known:
            hint = did_you_mean(name, known) or f"; the fields are {', '.join(sorted(known))}"
            raise CommandError(f"there is no field {name!r}{hint}", USAGE)


def one(record: Record, columns: Sequence[str], form: Format) -> None:
    """Print a record: a line for each field."""
    _check_fields([record], columns, form)
    if form.json or form.jsonl:
        _write(_json(_chosen(record, form), indent=None if form.jsonl else 2))
        return
    names = list(form.fields or columns)
    width = max(map(len, names)) if sys.stdout.isatty() else 0
    for name, text in zip(names, _texts(record, names)):
        _write(f"{name.ljust(width)}\t{text}" if not width else f"{name.ljust(width)}  {text}")


def record_of(model: Any) -> Dict[str, Any]:
    """Return a model as a mapping with the names of JSON."""
    record: Dict[str, Any] = model.to_dict()
    return record


def _json(value: Any, indent: Optional[int] = None) -> str:
    """Return a value as JSON, in which characters that a terminal obeys are escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=indent, default=str)
    return "".join(one if one == "\n" or one.isprintable() else json.dumps(one)[1:-1] for one in text)


def _chosen(record: Record, form: Format) -> Record:
    if form.fields is None:
        return record
    return {name: _value(record, name) for name in form.fields}


def _value(record: Record, name: str) -> Any:
    """Return a field; ``owner.username`` is one of a member."""
    value: Any = record
    for part in name.split("."):
        value = value.get(part) if hasattr(value, "get") else None
    return value


def _texts(record: Record, names: Sequence[str]) -> List[str]:
    return [_text(_value(record, name)) for name in names]


def _text(value: Any) -> str:
    """Return a cell: one line, without characters that a terminal obeys."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    if is_sequence(value):
        return ", ".join(map(_text, value))
    if isinstance(value, Mapping):
        return printable(json.dumps(value, ensure_ascii=False, default=str))
    return printable(" ".join(str(value).split()))


def _print_table(lines: List[List[str]], names: Sequence[str]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in names:
        table.add_column(name, overflow="fold")
    for line in lines:
        # Not as markup: a title may hold brackets.
        table.add_row(*(Text(cell) for cell in line))
    Console(file=sys.stdout).print(table)


def _write(text: str) -> None:
    try:
        print(text)
    except UnicodeEncodeError:
        # The console of Windows may have an encoding without these letters.
        encoding = sys.stdout.encoding or "ascii"
        print(text.encode(encoding, "backslashreplace").decode(encoding))


def printable_lines(text: str) -> str:
    """Return a text whose lines have no characters that a terminal obeys."""
    return "\n".join(map(printable, text.split("\n")))
