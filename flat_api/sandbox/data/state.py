"""State file: all records of a sandbox in one SQLite file.

The server works on the store in memory. After each request, the changes are written in one transaction: one row per
"""

from __future__ import annotations

import base64
import dataclasses
import json
import sqlite3
import types
from collections.abc import Callable, Generator, Mapping
from contextlib import closing, contextmanager
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, cast, get_args, get_origin, get_type_hints

from flat_api.sandbox.data import store as stores
from flat_api.sandbox.data.store import Store


def encode(record: object) -> str:
    """Return a record as JSON."""
    return json.dumps(record, default=_plain, separators=(",", ":"))


def _plain(value: Any) -> object:
    if dataclasses.is_dataclass(value):
        return vars(value)
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, frozenset):
        return sorted(cast("frozenset[str]", value))
    raise TypeError(f"{type(value).__name__} cannot be kept")


def decode(kind: Any, value: Any) -> Any:
    """Return decoded JSON as a value of a type: a record, or the type of one of its fields.

    Raises:
        AttributeError, TypeError, ValueError: The JSON does not fit the type.
    """
    # Calling ``tuple[str, ...]`` gives a plain tuple.
    if kind is Any or kind is object:
        return value
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is types.UnionType:
        return None if value is None else decode(arguments[0], value)
    if origin in (tuple, frozenset) and isinstance(value, list):
        return kind(decode(arguments[0], item) for item in cast("list[object]", value))
    if origin in (dict, Mapping):
        return {name: decode(arguments[1], item) for name, item in value.items()}
    if hasattr(kind, "__dataclass_fields__"):
        return kind(**{name: decode(_hints(kind).get(name, Any), item) for name, item in value.items()})
    if kind is datetime:
        return datetime.fromisoformat(value)
    if kind is bytes:
        return base64.b64decode(value, validate=True)
    if type(value) is kind or (kind is float and type(value) is int):
        return value
    raise ValueError(f"{value!r} is not {kind}")


_hints: Callable[[Any], dict[str, Any]] = cache(get_type_hints)

APPLICATION_ID = b"Flat"
"""Application ID in the header of the sandbox's SQLite files."""

FORMAT = 1
MAGIC = b"SQLite format 3\0"
FORMAT_AT, APPLICATION_AT = slice(60, 64), slice(68, 72)
"""Bytes of ``user_version`` and ``application_id`` in the header of an SQLite file."""

LOCK = """
    PRAGMA synchronous = OFF; -- A loss of power may cost the last changes; the end of the process does not.
    PRAGMA locking_mode = EXCLUSIVE;
    BEGIN EXCLUSIVE;
    COMMIT;
"""
SCHEMA = f"""
    PRAGMA application_id = {int.from_bytes(APPLICATION_ID, "big")};
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


class StateError(ValueError):
    """The state file cannot be used, and was not changed."""


class State:
    """State file of a store.

    Args:
        path: Path of the file, which is created when the sandbox starts, if it does not exist.
        store: Store of the sandbox, which receives the content of the file at once.

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
        """Open and lock the file until :meth:`close`; create it if it does not exist.

        Raises:
            StateError: The file cannot be written, is in use, or was changed since it was read.
        """
        is_new = not self._exists()
        with self._problems("written"):
            connection = self._connect()
            try:
                connection.executescript(LOCK)
                if is_new:
                    connection.executescript(SCHEMA)
                    self._saves = 0
                    for table in self._tables.values():
                        table.changes = dict.fromkeys(record.id for record in table)
                elif _saves(connection) != self._saves:
                    raise StateError(f"the state file {self.path} was changed by another sandbox since it was read")
            except BaseException:
                connection.close()
                raise
            self._connection = connection
        self.save()

    def save(self) -> None:
        """Write the changes in one transaction. The caller holds the lock of the store.

        Raises:
            StateError: The file cannot be written. The changes are written at the next call.
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
                        connection.execute("DELETE FROM records WHERE kind = ? AND id = ?", (kind, identifier))
                    else:
                        connection.execute(PUT, (kind, identifier, type(record).__name__, encode(record)))
        self._saves += 1
        for table in self._tables.values():
            table.changes = {}

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _exists(self) -> bool:
        """Return whether there is a state file. SQLite is not used, as it might change a foreign file."""
        try:
            with self.path.open("rb") as file:
                header = file.read(100)
        except FileNotFoundError:
            return False
        except OSError as error:
            raise StateError(f"the state file {self.path} cannot be read: {error.strerror}") from None
        if not header:
            return False
        if not header.startswith(MAGIC) or header[APPLICATION_AT] != APPLICATION_ID:
            raise StateError(f"{self.path} is not a state file of the sandbox; it was not changed")
        if int.from_bytes(header[FORMAT_AT], "big") != FORMAT:
            raise StateError(f"the state file {self.path} was made by another version of flat_api")
        return True

    def _connect(self) -> sqlite3.Connection:
        # The lock of the store serialises the threads. Transactions begin explicitly.
        return sqlite3.connect(self.path, timeout=0, isolation_level=None, check_same_thread=False)

    def _load(self, connection: sqlite3.Connection) -> None:
        problem = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if problem != "ok":
            raise StateError(f"the state file {self.path} is damaged: {problem}")
        records = {name: kind for name, kind in vars(stores).items() if dataclasses.is_dataclass(kind)}
        for kind, name, content in connection.execute("SELECT kind, type, content FROM records ORDER BY position"):
            try:
                self._tables[kind].put(decode(records[name], json.loads(content)))
            except (AttributeError, KeyError, TypeError, ValueError) as error:
                raise StateError(
                    f"the state file {self.path} was made by another version of flat_api, or changed: "
                    f"a record of {kind!r} cannot be read ({error})"
                ) from None
        self._saves = _saves(connection)

    @contextmanager
    def _problems(self, what: str) -> Generator[None, None, None]:
        try:
            yield
        except sqlite3.Error as error:
            reason = "another sandbox is using it" if "locked" in str(error) else str(error)
            raise StateError(f"the state file {self.path} cannot be {what}: {reason}") from None


def _saves(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT number FROM saves").fetchone()[0])
