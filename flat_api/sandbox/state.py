"""The state of a sandbox in one SQLite file, so that it outlives the process.

The store in memory stays what the server works on. After each request, what has changed is written in one transaction:
one row for each record, as JSON. What is read has the types that the record declares, or it is refused.
"""

from __future__ import annotations

import base64
import dataclasses
import json
import sqlite3
import types
from collections.abc import Generator, Mapping
from contextlib import closing, contextmanager
from datetime import date, datetime
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, Literal, Union, cast, get_args, get_origin, get_type_hints

from flat_api.sandbox import store as stores
from flat_api.sandbox.store import Store


class CodecError(ValueError):
    """A value does not fit the type that a record declares for it."""


def encode(value: object) -> Any:
    """Return a value as JSON has it.

    Raises:
        CodecError: JSON has nothing for it.
    """
    if value is None or isinstance(value, (bool, int, float, str)):
        return value.value if isinstance(value, Enum) else value
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, (list, tuple)):
        return [encode(item) for item in cast("tuple[object, ...]", value)]
    if isinstance(value, (set, frozenset)):
        return sorted((encode(item) for item in cast("frozenset[object]", value)), key=repr)
    if isinstance(value, Mapping):
        return {str(name): encode(item) for name, item in cast("Mapping[object, object]", value).items()}
    if dataclasses.is_dataclass(value):
        return {field.name: encode(getattr(value, field.name)) for field in dataclasses.fields(value)}
    raise CodecError(f"{type(value).__name__} cannot be kept")


def decode(kind: Any, value: Any) -> Any:
    """Return the value of a type that JSON stands for.

    Raises:
        CodecError: It does not fit.
    """
    if kind is Any or kind is object:
        return value
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _decode_union(arguments, value)
    if origin is Literal:
        return _checked(value, value in arguments, kind)
    if origin is tuple:
        items = _checked(value, isinstance(value, list), kind)
        inner = arguments[:1] * len(items) if arguments[-1] is Ellipsis else arguments
        _checked(value, len(items) == len(inner), kind)
        return tuple(decode(each, item) for each, item in zip(inner, items, strict=True))
    if origin in (list, set, frozenset):
        collection: Any = origin
        return collection(decode(arguments[0], item) for item in _checked(value, isinstance(value, list), kind))
    if origin is not None and issubclass(origin, Mapping):
        members = _checked(value, isinstance(value, dict), kind)
        return {name: decode(arguments[1], item) for name, item in members.items()}
    if dataclasses.is_dataclass(kind):
        return _decode_record(kind, value)
    return _decode_scalar(kind, value)


def _decode_union(kinds: tuple[Any, ...], value: Any) -> Any:
    if value is None and type(None) in kinds:
        return None
    for kind in kinds:
        try:
            return decode(kind, value)
        except CodecError:
            continue
    raise CodecError(f"{value!r} is none of {', '.join(str(kind) for kind in kinds)}")


def _decode_record(kind: Any, value: Any) -> Any:
    members = _checked(value, isinstance(value, dict), kind)
    hints = _hints(kind)
    unknown = members.keys() - hints.keys()
    if unknown:
        raise CodecError(f"{kind.__name__} has no {', '.join(sorted(unknown))}")
    try:
        return kind(**{name: decode(hints[name], item) for name, item in members.items()})
    except TypeError as error:
        raise CodecError(str(error)) from None


def _decode_scalar(kind: Any, value: Any) -> Any:
    try:
        if kind in (datetime, date):
            return kind.fromisoformat(value)
        if kind is bytes:
            return base64.b64decode(value, validate=True)
        if isinstance(kind, type) and issubclass(kind, Enum):
            return kind(value)
    except (TypeError, ValueError):
        raise CodecError(f"{value!r} is not {kind.__name__}") from None
    if kind is float:
        return _checked(value, isinstance(value, (int, float)) and not isinstance(value, bool), kind)
    return _checked(value, kind is type(value), kind)


@cache
def _hints(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in dataclasses.fields(kind) if field.init}


def _checked(value: Any, fits: bool, kind: Any) -> Any:
    if not fits:
        raise CodecError(f"{value!r} is not {getattr(kind, '__name__', kind)}")
    return value


APPLICATION_ID = 0x466C6174
"""The word "Flat", by which SQLite files of the sandbox are known from others."""

FORMAT = 1
MAGIC = b"SQLite format 3\0"
FORMAT_AT, APPLICATION_AT = 60, 68
"""Where the header of an SQLite file has ``user_version`` and ``application_id``, four bytes each."""

SCHEMA = f"""
    PRAGMA application_id = {APPLICATION_ID};
    PRAGMA user_version = {FORMAT};
    CREATE TABLE records (
        position INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, type TEXT NOT NULL, content TEXT NOT NULL,
        UNIQUE (kind, id)
    );
    CREATE TABLE saves (number INTEGER NOT NULL);
    INSERT INTO saves VALUES (0);
"""

PUT = """
    INSERT INTO records (kind, id, type, content) VALUES (?, ?, ?, ?)
    ON CONFLICT (kind, id) DO UPDATE SET type = excluded.type, content = excluded.content
"""
REMOVE = "DELETE FROM records WHERE kind = ? AND id = ?"


class StateError(ValueError):
    """The state file cannot be used. It has been left as it was."""


class State:
    """The file of a store.

    Args:
        path: The file. It is made when the sandbox starts, if there is none.
        store: What is kept in it. What the file holds is put there at once.

    Raises:
        StateError: The file is damaged, is not one of a sandbox, or is in use.
    """

    def __init__(self, path: str | Path, store: Store) -> None:
        self.path = Path(path)
        self._tables = store.tables()
        self._connection: sqlite3.Connection | None = None
        self._saves = 0
        self.is_new = not self._exists()
        if not self.is_new:
            with self._problems("read"), closing(self._connect()) as connection:
                self._load(connection)
        for table in self._tables.values():
            table.changes = {}

    def open(self) -> None:
        """Take hold of the file, and make it if there is none. Nobody else can use it until :meth:`close`.

        Raises:
            StateError: It cannot be written, is in use, or somebody has changed it since it was read.
        """
        is_new = not self._exists()
        with self._problems("written"):
            connection = self._connect()
            try:
                connection.execute("PRAGMA locking_mode = EXCLUSIVE")
                connection.execute("BEGIN EXCLUSIVE")
                connection.execute("COMMIT")
                if is_new:
                    connection.executescript(SCHEMA)
                    self._saves = 0
                    self._mark_all()
                elif _saves(connection) != self._saves:
                    raise StateError(f"the state file {self.path} was changed by another sandbox since it was read")
            except BaseException:
                connection.close()
                raise
            self._connection = connection
        self.save()

    def save(self) -> None:
        """Write what has changed, in one transaction. Whoever calls holds the lock of the store.

        Raises:
            StateError: It cannot be written. What has changed is written the next time.
        """
        if self._connection is None or not any(table.changes for table in self._tables.values()):
            return
        with self._problems("written"), self._connection as connection:
            connection.execute("BEGIN")
            connection.execute("UPDATE saves SET number = number + 1")
            for kind, table in self._tables.items():
                for identifier in table.changes or ():
                    record = table.get(identifier)
                    if record is None:
                        connection.execute(REMOVE, (kind, identifier))
                    else:
                        content = json.dumps(encode(record), separators=(",", ":"))
                        connection.execute(PUT, (kind, identifier, type(record).__name__, content))
        self._saves += 1
        for table in self._tables.values():
            table.changes = {}

    def close(self) -> None:
        """Let go of the file."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def _exists(self) -> bool:
        """Tell whether there is a file to be read.

        Raises:
            StateError: There is one, and it is not that of a sandbox. SQLite is not asked: it might change the file.
        """
        try:
            with self.path.open("rb") as file:
                header = file.read(100)
        except FileNotFoundError:
            return False
        except OSError as error:
            raise StateError(f"the state file {self.path} cannot be read: {error.strerror}") from None
        if not header:
            return False
        if header[:16] != MAGIC or _integer(header, APPLICATION_AT) != APPLICATION_ID:
            raise StateError(f"{self.path} is not a state file of the sandbox; it is left as it is")
        if _integer(header, FORMAT_AT) != FORMAT:
            raise StateError(f"the state file {self.path} was made by another version of flat_api")
        return True

    def _connect(self) -> sqlite3.Connection:
        # Threads take turns by the lock of the store. Transactions are begun by hand.
        connection = sqlite3.connect(self.path, timeout=0, isolation_level=None, check_same_thread=False)
        try:
            # A loss of power may cost the last changes; the end of the process does not.
            connection.execute("PRAGMA synchronous = OFF")
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def _load(self, connection: sqlite3.Connection) -> None:
        problem = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if problem != "ok":
            raise StateError(f"the state file {self.path} is damaged: {problem}")
        records = {name: kind for name, kind in vars(stores).items() if dataclasses.is_dataclass(kind)}
        for kind, name, content in connection.execute("SELECT kind, type, content FROM records ORDER BY position"):
            try:
                self._tables[kind].put(decode(records[name], json.loads(content)))
            except (CodecError, KeyError, json.JSONDecodeError) as error:
                raise StateError(
                    f"the state file {self.path} was made by another version of flat_api, or changed: "
                    f"a record of {kind!r} cannot be read ({error})"
                ) from None
        self._saves = _saves(connection)

    def _mark_all(self) -> None:
        for table in self._tables.values():
            table.changes = dict.fromkeys(record.id for record in table)

    @contextmanager
    def _problems(self, what: str) -> Generator[None, None, None]:
        """Put what SQLite says into words."""
        try:
            yield
        except sqlite3.Error as error:
            is_locked = "locked" in str(error)
            reason = "another sandbox is using it" if is_locked else str(error)
            raise StateError(f"the state file {self.path} cannot be {what}: {reason}") from None


def _saves(connection: sqlite3.Connection) -> int:
    """Return how often the file has been written to."""
    return int(connection.execute("SELECT number FROM saves").fetchone()[0])


def _integer(header: bytes, position: int) -> int:
    return int.from_bytes(header[position : position + 4], "big")
