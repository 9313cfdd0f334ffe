"""Rows: the records of one file, or those of a program's own mappings."""

from __future__ import annotations

from typing import Any, Dict, Generic, Iterable, List, Mapping, Optional, Type, TypeVar

from flat_api.exceptions import ApiTypeError, ApiValueError
from flat_api.exceptions.misuse import excerpt
from flat_api.school.model import ROLES, Enrollment, Person, SchoolClass, Secret
from flat_api.support.redaction import kind_of
from flat_api.support.suggestions import did_you_mean

_WHO = "Roster.from_rows()"

Record = TypeVar("Record", Person, SchoolClass, Enrollment)


class Rows(Generic[Record]):
    """The records of one file, each with its line."""

    def __init__(self, file: Optional[str]) -> None:
        self.file = file
        self.records: List[Record] = []
        self.lines: List[int] = []

    def add(self, record: Record, line: int) -> None:
        """Add a record."""
        self.records.append(record)
        self.lines.append(line)


def records(name: str, kind: Type[Record], rows: Iterable[Any]) -> Rows[Record]:
    """Return the records of a list of records or mappings, whose names are those of the fields."""
    if not _is_list(rows):
        raise ApiTypeError(f"{_WHO}: {name!r} must be a list of rows, got {kind_of(rows)}")
    found: Rows[Record] = Rows(name)
    for number, row in enumerate(rows, 1):
        found.add(row if isinstance(row, kind) else _record(f"{name}[{number - 1}]", kind, row), number)
    return found


def _is_list(value: object) -> bool:
    return not isinstance(value, (str, bytes, Mapping)) and hasattr(value, "__iter__")


def _record(place: str, kind: Type[Record], row: Any) -> Record:
    """Return the record of a mapping, whose names are those of the fields. No message shows a value of it."""
    if not isinstance(row, Mapping):
        raise ApiTypeError(f"{_WHO}: {place} must be a {kind.__name__} or a mapping, got {kind_of(row)}")
    fields: List[str] = list(kind.__dataclass_fields__)
    values: Dict[str, Any] = {**row}
    for name in values:
        if name not in fields:
            hint = did_you_mean(str(name), fields) or f"; the fields are {', '.join(fields)}"
            raise ApiValueError(f"{_WHO}: {place} has an unknown field {excerpt(name)}{hint}")
    if isinstance(values.get("password"), str):
        values["password"] = Secret(values["password"])
    try:
        record = kind(**values)
    except TypeError:
        missing = [name for name in fields[: 3 if kind is not SchoolClass else 2] if name not in values]
        raise ApiTypeError(f"{_WHO}: {place} has no field {missing[0]!r}") from None
    for name in ("source_id", "class_id", "person_id"):
        if not isinstance(getattr(record, name, ""), str):
            raise ApiTypeError(f"{_WHO}: {place}: {name!r} must be a string, got {kind_of(values[name])}")
    if getattr(record, "role", ROLES[0]) not in ROLES:
        raise ApiValueError(f"{_WHO}: {place}: 'role' must be student or teacher, got {excerpt(values['role'])}")
    return record
