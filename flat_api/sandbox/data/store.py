"""Store of the records: one table per kind, in memory.

The rest of the server uses only :class:`Store` and the few methods of :class:`Table`, so that another store can replace
them.
"""

from __future__ import annotations

import itertools
import os
import threading
from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import datetime, timezone
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar, cast

from flat_api.sandbox.data.records import (
    Account,
    Collaborator,
    Collection,
    Comment,
    CreditEntry,
    Grant,
    Like,
    OAuthApplication,
    OmrFile,
    OmrJob,
    Revision,
    Score,
    Session,
    Task,
    Token,
    Track,
)
from flat_api.sandbox.data.records_education import (
    Assignment,
    Classroom,
    EduResource,
    Group,
    Invitation,
    License,
    LtiConfiguration,
    SigninLink,
    Submission,
    SubmissionComment,
    SubmissionEvent,
)

if TYPE_CHECKING:
    from flat_api.sandbox.switches import Switches


class Record(Protocol):
    """Object with an identifier that is unique in its table."""

    @property
    def id(self) -> str: ...


T = TypeVar("T")
R = TypeVar("R", bound=Record)
Keys = str | Iterable[str] | None
Wait = Callable[[threading.Condition, float], object]


class Table(Generic[R]):
    """Table of records, by identifier and by any number of indexes.

    Args:
        *attributes: Indexes by an attribute of the same name.
        **indexes: Name of an index, and the attribute, or function of a record, that gives its keys in the index: none,
            one or several.

    Attributes:
        changes: Identifiers of the added, replaced or removed records; ``None`` if changes are not recorded.
        version: Number of those changes.
    """

    def __init__(self, *attributes: str, **indexes: str | Callable[[Any], Keys]) -> None:
        self.changes: dict[str, None] | None = None
        self.version = 0
        self._records: dict[str, R] = {}
        sources: dict[str, str | Callable[[Any], Keys]] = {**{name: name for name in attributes}, **indexes}
        self._indexes: dict[str, tuple[Callable[[Any], set[str]], dict[str, dict[str, None]]]] = {
            name: (_keys_of(source), {}) for name, source in sources.items()
        }

    def __len__(self) -> int:
        return len(self._records)

    def get(self, identifier: str) -> R | None:
        """Return the record with this identifier."""
        return self._records.get(identifier)

    def put(self, record: R) -> R:
        """Add the record, or replace the one with the same identifier, and return it."""
        known = self._records.get(record.id)
        for keys, entries in self._indexes.values():
            before = keys(known) if known is not None else set[str]()
            after = keys(record)
            for key in before - after:
                del entries[key][record.id]
            for key in after - before:
                entries.setdefault(key, {})[record.id] = None
        self._records[record.id] = record
        self._note(record.id)
        return record

    def remove(self, identifier: str) -> None:
        record = self._records.pop(identifier, None)
        if record is not None:
            self._note(identifier)
            for keys, entries in self._indexes.values():
                for key in keys(record):
                    del entries[key][identifier]

    def clear(self) -> None:
        """Remove all records."""
        for identifier in list(self._records):
            self.remove(identifier)

    def _note(self, identifier: str) -> None:
        self.version += 1
        if self.changes is not None:
            self.changes[identifier] = None

    def find(self, index: str, key: str) -> list[R]:
        """Return the records that an index holds under a key, oldest entry first."""
        return [self._records[identifier] for identifier in self._indexes[index][1].get(key, ())]

    def __iter__(self) -> Iterator[R]:
        return iter(list(self._records.values()))


def _keys_of(source: str | Callable[[Any], Keys]) -> Callable[[Any], set[str]]:
    get = attrgetter(source) if isinstance(source, str) else source

    def keys(record: Any) -> set[str]:
        found: Keys = get(record)
        return set[str]() if found is None else {found} if isinstance(found, str) else set(found)

    return keys


class Memo:
    """Cache of results until one of some tables changes, such as the order of a long list."""

    MAX_RESULTS = 32

    def __init__(self, tables: Iterable[Table[Any]]) -> None:
        self._tables = tuple(tables)
        self._results: dict[Hashable, tuple[int | None, Any]] = {}

    def get(self, name: Hashable, make: Callable[[], T]) -> T:
        """Return the result of a function, which is called again after each change."""
        version = sum(table.version for table in self._tables)
        known, result = self._results.pop(name, (None, None))
        if known != version:
            result = make()
        # Least recently used results come first, and are removed first.
        self._results[name] = version, result
        if len(self._results) > self.MAX_RESULTS:
            del self._results[next(iter(self._results))]
        return cast("T", result)


class Store:
    """All records of a server.

    Args:
        clock: Epoch seconds.
        wait: Waits for a condition, at most so many seconds of that clock.
        switches: Behaviour that can differ between servers.

    Attributes:
        lock: Lock that each request holds, so that it sees and leaves a consistent state.
        changed: Condition that is notified after each request.
        is_closing: Whether the server is closing, so that waiting requests end.
        memo: Cache of results of the present state.
    """

    def __init__(self, clock: Callable[[], float], wait: Wait, switches: Switches) -> None:
        self.lock = threading.RLock()
        self.changed = threading.Condition(self.lock)
        self.is_closing = False
        self.switches = switches
        self.accounts: Table[Account] = Table(
            "nickname",
            "username",
            sign_in=lambda account: account.username.casefold(),
            mailbox=lambda account: account.email.casefold() if account.email else None,
        )
        self.tokens: Table[Token] = Table("account", "grant")
        self.scores: Table[Score] = Table("owner", collection="collections")
        self.revisions: Table[Revision] = Table("score")
        self.collections: Table[Collection] = Table("owner")
        self.likes: Table[Like] = Table("account", "score")
        self.collaborators: Table[Collaborator] = Table("score", "account", "group")
        self.comments: Table[Comment] = Table("score")
        self.tracks: Table[Track] = Table("score")
        self.classes: Table[Classroom] = Table("organization", code="enrollment_code")
        self.groups: Table[Group] = Table("classroom", "assignment", member="members")
        self.assignments: Table[Assignment] = Table("classroom", score=_attached_scores)
        self.submissions: Table[Submission] = Table("classroom", "assignment", score=_attached_scores)
        self.submission_events: Table[SubmissionEvent] = Table("submission")
        self.submission_comments: Table[SubmissionComment] = Table("submission")
        self.edu_resources: Table[EduResource] = Table("parent", "organization", "creator", "assignment")
        self.licenses: Table[License] = Table("organization")
        self.invitations: Table[Invitation] = Table("organization", "code")
        self.lti_configurations: Table[LtiConfiguration] = Table(
            "organization", registration=lambda entry: entry.secrets.get("registrationToken")
        )
        self.signin_links: Table[SigninLink] = Table("account")
        self.tasks: Table[Task] = Table("account")
        self.omr_jobs: Table[OmrJob] = Table(
            "account",
            state=lambda job: "running" if job.due is not None else None,
            key=lambda job: f"{job.account} {job.idempotency_key}" if job.idempotency_key is not None else None,
        )
        self.omr_files: Table[OmrFile] = Table("job")
        self.credits: Table[CreditEntry] = Table("account")
        self.applications: Table[OAuthApplication] = Table()
        self.grants: Table[Grant] = Table("code", "account", refresh=_refresh_tokens)
        self.sessions: Table[Session] = Table("account")
        self.memo = Memo(self.tables().values())
        self._clock = clock
        self._wait = wait
        self._machine = os.urandom(5).hex()
        self._counter = itertools.count(int.from_bytes(os.urandom(2), "big"))

    def tables(self) -> dict[str, Table[Any]]:
        return {name: value for name, value in vars(self).items() if isinstance(value, Table)}

    def await_change(self, seconds: float) -> None:
        """Release the lock until something may have changed, for at most ``seconds``."""
        self._wait(self.changed, seconds)

    def now(self) -> datetime:
        """Return the present instant, to the millisecond, in UTC."""
        instant = datetime.fromtimestamp(self._clock(), timezone.utc)
        return instant.replace(microsecond=instant.microsecond // 1000 * 1000)

    def new_id(self) -> str:
        """Return a new identifier of 24 hex digits, which sorts after all earlier ones."""
        return f"{int(self._clock()):08x}{self._machine}{next(self._counter) & 0xFFFFFF:06x}"

    def remove_score(self, score: str) -> None:
        tables: list[Table[Any]] = [self.revisions, self.likes, self.collaborators, self.comments, self.tracks]
        for table in tables:
            for record in table.find("score", score):
                table.remove(record.id)
        self.scores.remove(score)


def _refresh_tokens(grant: Grant) -> tuple[str, ...]:
    return grant.replaced_tokens if grant.refresh_token is None else (*grant.replaced_tokens, grant.refresh_token)


def _attached_scores(work: Assignment | Submission) -> list[str]:
    return [attachment.score for attachment in work.attachments if attachment.score is not None]
