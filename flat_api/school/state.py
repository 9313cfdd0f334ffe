"""State of a roster: which record is which at Flat, kept in a SQLite file without names or identifiers in clear."""

from __future__ import annotations

import datetime
import hmac
import os
import sqlite3
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Dict, Generator, Iterable, List, NoReturn, Optional, Set, Tuple, Union

from flat_api.exceptions import ApiTypeError, ApiValueError, OpenApiException
from flat_api.exceptions.misuse import excerpt
from flat_api.jobs.arguments import check_path
from flat_api.school.model import Secret
from flat_api.support.redaction import hidden, kind_of

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Type

PERSON, CLASS, ENROLLMENT = "person", "class", "enrollment"

MIN_KEY_LENGTH = 16
"""Bytes of a key; 32 random ones are as good as it gets for HMAC-SHA-256 (RFC 2104, section 3)."""

_APPLICATION = 0x666C6174  # "flat"
_FORMAT = 1
_HEADER = b"SQLite format 3\0"

_TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE links (
    kind TEXT NOT NULL, pseudonym TEXT NOT NULL, flat_id TEXT NOT NULL, first_seen TEXT NOT NULL, gone_since TEXT,
    managed INTEGER NOT NULL, PRIMARY KEY (kind, pseudonym)
) WITHOUT ROWID;
CREATE TABLE journal (
    number INTEGER PRIMARY KEY, run TEXT NOT NULL, day TEXT NOT NULL, operation TEXT NOT NULL, pseudonym TEXT NOT NULL,
    flat_id TEXT, status TEXT NOT NULL, code TEXT
);
CREATE INDEX journal_status ON journal (status);
CREATE TABLE exclusions (kind TEXT NOT NULL, pseudonym TEXT NOT NULL, PRIMARY KEY (kind, pseudonym)) WITHOUT ROWID;
CREATE TABLE groups (class_id TEXT PRIMARY KEY, students TEXT NOT NULL, teachers TEXT NOT NULL) WITHOUT ROWID;
"""


_KEEP_LINK = (
    "INSERT INTO links VALUES (?, ?, ?, ?, NULL, ?) ON CONFLICT (kind, pseudonym) "
    "DO UPDATE SET flat_id = excluded.flat_id, gone_since = NULL, managed = max(managed, excluded.managed)"
)


class StateError(OpenApiException):
    """State file that cannot be used: of another kind, damaged, or made with another key. It was left untouched."""


class StateLocked(StateError):
    """State file that another program uses at the moment."""


@dataclass(frozen=True)
class Link:
    """Link of a record of the school to one of Flat.

    Attributes:
        flat_id: ID at Flat; for an enrolment, those of class and user, separated by ``/``.
        first_seen: Day of the first run.
        gone_since: Day of the first run in which the school no longer had the record.
        managed: Whether this program created or adopted the record, and may therefore change and remove it.
    """

    flat_id: str
    first_seen: datetime.date
    gone_since: Optional[datetime.date]
    managed: bool


@dataclass(frozen=True)
class Intent:
    """Entry of the journal: a request that was begun, and whose outcome is not known.

    Attributes:
        number: Number of the entry.
        operation: Kind of the operation.
        pseudonym: Pseudonym of the record.
        flat_id: ID of the record at Flat, or of the teacher in whose name a class was to be created.
        day: Day of the run.
    """

    number: int
    operation: str
    pseudonym: str
    flat_id: Optional[str]
    day: datetime.date


class State:
    """The links between a school's records and Flat's, and the journal of what was done.

    A SQLite file that one program at a time may open. Identifiers of the school are in it as HMAC-SHA-256 under the
    key only: without the key, it names nobody.

    Args:
        path: Path of the file; it is created, readable by its owner only, if it is not there.
        key: Secret of at least 16 bytes, kept apart from the file. If it is lost, the links can be found again with
            :func:`~flat_api.school.relink`.

    Raises:
        ApiTypeError, ApiValueError: An argument is wrong.
        StateError: The file is of another kind, damaged, or made with another key or a newer release.
        StateLocked: Another program has it open.
        OSError: The folder is missing, or the file cannot be created or read.
    """

    def __init__(self, path: Union[str, os.PathLike[str]], key: Union[str, bytes, Secret]) -> None:
        self.path = Path(check_path("State()", "path", path))
        self._key = _checked_key(key)
        self._lock = threading.RLock()
        new = self._check_file()
        if new:
            # Created here, as SQLite would create it for everyone to read.
            os.close(os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        # The lock of the operating system ends with the process, however it ends.
        self._database = sqlite3.connect(str(self.path), timeout=0, isolation_level=None, check_same_thread=False)
        try:
            self._open(new)
        except sqlite3.Error as error:
            self._database.close()
            self._refuse(error)
        except BaseException:
            self._database.close()
            raise

    def __enter__(self) -> State:
        return self

    def __exit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        traceback: Optional[TracebackType],
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<State {str(self.path)!r}>"

    def close(self) -> None:
        """Close the file, so that another program can open it."""
        self._database.close()

    def pseudonym(self, kind: str, *source_ids: str) -> str:
        """Return the name under which a record is kept: 128 bits of an HMAC-SHA-256, in hexadecimal digits."""
        message = "\0".join((kind, *source_ids)).encode("utf-8", "surrogatepass")
        return hmac.digest(self._key, message, "sha256").hex()[:32]

    def hidden_value(self, value: Optional[str]) -> str:
        """Return the HMAC of a value at Flat, by which a plan knows whether it is still the same."""
        return self.pseudonym("value", "" if value is None else f"={value}")

    def links(self, kind: str) -> Dict[str, Link]:
        """Return all links of a kind, by pseudonym."""
        rows = self._database.execute(
            "SELECT pseudonym, flat_id, first_seen, gone_since, managed FROM links WHERE kind = ?", (kind,)
        )
        return {
            pseudonym: Link(flat_id, _day(first), _day(gone) if gone else None, bool(managed))
            for pseudonym, flat_id, first, gone, managed in rows
        }

    def link(self, kind: str, pseudonym: str, flat_id: str, today: datetime.date, *, managed: bool = True) -> None:
        """Keep a link, and end its absence."""
        with self._transaction():
            row = (kind, pseudonym, flat_id, today.isoformat(), managed)
            self._database.execute(_KEEP_LINK, row)

    def link_all(self, kind: str, links: Iterable[Tuple[str, str]], today: datetime.date) -> None:
        """Keep the links of records that were adopted, in one transaction."""
        rows = [(kind, pseudonym, flat_id, today.isoformat(), True) for pseudonym, flat_id in links]
        with self._transaction():
            self._database.executemany(_KEEP_LINK, rows)

    def unlink(self, kind: str, *pseudonyms: str) -> None:
        """Forget links."""
        with self._transaction():
            rows = [(kind, pseudonym) for pseudonym in pseudonyms]
            self._database.executemany("DELETE FROM links WHERE kind = ? AND pseudonym = ?", rows)

    def mark_absent(self, kind: str, present: Set[str], today: datetime.date) -> None:
        """Keep since when records are absent: all that are linked and not ``present``."""
        day = today.isoformat()
        links = self.links(kind)
        gone = [(day, kind, one) for one, link in links.items() if one not in present and link.gone_since is None]
        back = [(kind, one) for one, link in links.items() if one in present and link.gone_since is not None]
        with self._transaction():
            self._database.executemany("UPDATE links SET gone_since = ? WHERE kind = ? AND pseudonym = ?", gone)
            self._database.executemany("UPDATE links SET gone_since = NULL WHERE kind = ? AND pseudonym = ?", back)

    def begin(self, run: str, operation: str, pseudonym: str, flat_id: Optional[str], today: datetime.date) -> int:
        """Enter a request into the journal before it is sent, and return the number of the entry."""
        with self._transaction():
            cursor = self._database.execute(
                "INSERT INTO journal (run, day, operation, pseudonym, flat_id, status) VALUES (?, ?, ?, ?, ?, 'open')",
                (run, today.isoformat(), operation, pseudonym, flat_id),
            )
            assert cursor.lastrowid is not None
            return cursor.lastrowid

    def end(self, number: int, status: str, code: Optional[str] = None, flat_id: Optional[str] = None) -> None:
        """Enter the outcome of a request: ``done``, ``failed`` or ``skipped``."""
        with self._transaction():
            self._database.execute(
                "UPDATE journal SET status = ?, code = ?, flat_id = coalesce(?, flat_id) WHERE number = ?",
                (status, code, flat_id, number),
            )

    def open_intents(self) -> List[Intent]:
        """Return the requests whose outcome is not known, because a program was killed meanwhile."""
        rows = self._database.execute(
            "SELECT number, operation, pseudonym, flat_id, day FROM journal WHERE status = 'open' ORDER BY number"
        )
        return [Intent(number, operation, name, flat_id, _day(day)) for number, operation, name, flat_id, day in rows]

    def done(self, run: str) -> Set[Tuple[str, str]]:
        """Return the operations and pseudonyms that an interrupted run of the same plan has done."""
        sql = "SELECT operation, pseudonym FROM journal WHERE run = ? AND status = 'done'"
        return set(self._database.execute(sql, (run,)))

    def exclude(self, kind: str, *source_ids: str) -> None:
        """Leave a record out of all plans: it is neither created, changed nor removed.

        Args:
            kind: ``person``, ``class`` or ``enrollment``.
            *source_ids: Identifier of the person or class; of an enrolment, that of the class and that of the person.
        """
        _check_kind("exclude()", kind, source_ids)
        with self._transaction():
            row = (kind, self.pseudonym(kind, *source_ids))
            self._database.execute("INSERT OR IGNORE INTO exclusions VALUES (?, ?)", row)

    def include(self, kind: str, *source_ids: str) -> None:
        """Take an exclusion back. See :meth:`exclude`."""
        _check_kind("include()", kind, source_ids)
        with self._transaction():
            row = (kind, self.pseudonym(kind, *source_ids))
            self._database.execute("DELETE FROM exclusions WHERE kind = ? AND pseudonym = ?", row)

    def exclusions(self) -> Set[Tuple[str, str]]:
        """Return the kinds and pseudonyms of all records that are left out."""
        return set(self._database.execute("SELECT kind, pseudonym FROM exclusions"))

    def groups(self) -> Dict[str, Tuple[str, str]]:
        """Return the groups of students and of teachers of each class that was read, by the ID of the class."""
        rows = self._database.execute("SELECT class_id, students, teachers FROM groups")
        return {class_id: (students, teachers) for class_id, students, teachers in rows}

    def keep_groups(self, groups: Dict[str, Tuple[str, str]]) -> None:
        """Keep the groups of classes, with which a later run sees memberships in the list of users."""
        with self._transaction():
            rows = [(class_id, *pair) for class_id, pair in groups.items()]
            self._database.executemany("INSERT OR REPLACE INTO groups VALUES (?, ?, ?)", rows)

    def get(self, name: str) -> Optional[str]:
        """Return a value such as the digest of the last roster that was applied."""
        row = self._database.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return None if row is None else str(row[0])

    def set(self, name: str, value: str) -> None:
        """Keep a value."""
        with self._transaction():
            self._database.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def forget(self, pseudonyms: Iterable[Tuple[str, str]]) -> int:
        """Delete the links, exclusions and journal entries of records, and return how many links there were."""
        count = 0
        with self._transaction():
            for kind, pseudonym in pseudonyms:
                sql = "DELETE FROM links WHERE kind = ? AND pseudonym = ?"
                count += self._database.execute(sql, (kind, pseudonym)).rowcount
                self._database.execute("DELETE FROM exclusions WHERE kind = ? AND pseudonym = ?", (kind, pseudonym))
                self._database.execute("DELETE FROM journal WHERE pseudonym = ?", (pseudonym,))
        # Otherwise what was deleted would stay in free pages of the file.
        self._database.execute("VACUUM")
        self._database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return count

    def prune(self, before: datetime.date) -> None:
        """Delete outcomes in the journal and links of absent records that are older than a day."""
        with self._transaction():
            day = before.isoformat()
            self._database.execute("DELETE FROM journal WHERE status != 'open' AND day < ?", (day,))
            self._database.execute("DELETE FROM links WHERE gone_since < ?", (day,))

    @contextmanager
    def _transaction(self) -> Generator[None, None, None]:
        # The threads of a run share the connection, which has one transaction at a time.
        with self._lock:
            self._database.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._database.execute("ROLLBACK")
                raise
            self._database.execute("COMMIT")

    def _check_file(self) -> bool:
        """Return whether there is no file yet; refuse one that is not a state, before anything opens it."""
        try:
            with self.path.open("rb") as file:
                header = file.read(100)
        except FileNotFoundError:
            return True
        if len(header) < 100 or not header.startswith(_HEADER):
            raise StateError(f"State(): {str(self.path)!r} is no state of a roster, or damaged; it was left untouched")
        if int.from_bytes(header[68:72], "big") != _APPLICATION:
            raise StateError(f"State(): {str(self.path)!r} is a database of another program; it was left untouched")
        return False

    def _open(self, new: bool) -> None:
        database = self._database
        database.execute("PRAGMA locking_mode = EXCLUSIVE")
        database.execute("PRAGMA secure_delete = ON")
        if new:
            database.execute(f"PRAGMA application_id = {_APPLICATION}")
            database.execute("PRAGMA journal_mode = WAL")
            with self._transaction():
                for statement in _TABLES.split(";"):
                    database.execute(statement)
                database.execute(f"PRAGMA user_version = {_FORMAT}")
                database.execute("INSERT INTO meta VALUES ('key', ?)", (self.pseudonym("key"),))
            return
        # Takes the lock, and changes nothing.
        with self._transaction():
            pass
        if database.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise StateError(f"State(): {str(self.path)!r} is damaged; it was left untouched")
        (version,) = database.execute("PRAGMA user_version").fetchone()
        if version > _FORMAT:
            raise StateError(f"State(): {str(self.path)!r} was written by a newer release of flat_api")
        if self.get("key") != self.pseudonym("key"):
            raise StateError(f"State(): 'key' is not the one that {str(self.path)!r} was made with")
        database.execute("PRAGMA journal_mode = WAL")

    def _refuse(self, error: sqlite3.Error) -> NoReturn:
        path = str(self.path)
        if "locked" in str(error):
            raise StateLocked(f"State(): another program uses {path!r}; wait until it has ended") from None
        raise StateError(f"State(): {path!r} is damaged ({error}); it was left untouched") from None


def _checked_key(key: Any) -> bytes:
    key = hidden(key)
    if isinstance(key, Secret):
        key = str(key)
    if not isinstance(key, (str, bytes)):
        raise ApiTypeError(f"State(): 'key' must be a string or bytes, got {kind_of(key)}")
    data: bytes = key.encode() if isinstance(key, str) else bytes(key)
    if len(data) < MIN_KEY_LENGTH:
        raise ApiValueError(f"State(): 'key' must have at least {MIN_KEY_LENGTH} bytes, got {len(data)}")
    return hidden(data)


def _check_kind(who: str, kind: Any, source_ids: Tuple[Any, ...]) -> None:
    if kind not in (PERSON, CLASS, ENROLLMENT):
        raise ApiValueError(f"State.{who}: 'kind' must be person, class or enrollment, got {excerpt(kind)}")
    expected = 2 if kind == ENROLLMENT else 1
    if len(source_ids) != expected or not all(isinstance(one, str) and one for one in source_ids):
        what = "the identifiers of a class and a person" if expected == 2 else "one identifier"
        raise ApiTypeError(f"State.{who}: kind {kind!r} takes {what}")


def _day(text: str) -> datetime.date:
    return datetime.datetime.strptime(text, "%Y-%m-%d").date()
