"""What the server remembers. A change replaces the record, so a record that was read never changes under its reader."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from flat_api.sandbox.music.facts import MusicFacts


@dataclass(frozen=True, kw_only=True)
class Account:
    """Somebody who can sign in.

    Attributes:
        nickname: Short name by which tests and demos choose the account: ``teacher``.
        score_limit: How many scores the plan allows; ``None`` for any number.
        test_of: ID of the teacher who looks at classes through this account, a test student.
        password: What is kept instead of the password, see :mod:`flat_api.sandbox.passwords`.
        locale: Language that the account chose.
        last_activity: When it last asked for something, to the minute.
    """

    id: str
    nickname: str
    username: str
    firstname: str
    lastname: str
    registration_date: datetime
    organization: str | None = None
    organization_role: str | None = None
    bio: str | None = None
    score_limit: int | None = None
    test_of: str | None = None
    email: str | None = None
    password: str | None = None
    locale: str | None = None
    last_activity: datetime | None = None

    @property
    def name(self) -> str:
        """Given name and family name; the username where neither is known."""
        return f"{self.firstname} {self.lastname}".strip() or self.username


@dataclass(frozen=True, kw_only=True)
class Token:
    """An access token.

    Attributes:
        id: The token itself, 128 hex digits.
        application: ID of the application that it was issued to.
        expires: When it stops working, in epoch seconds; ``None`` for never.
        grant: ID of the OAuth2 grant that it follows from.
    """

    id: str
    account: str
    application: str
    scopes: frozenset[str]
    expires: float | None = None
    grant: str | None = None


@dataclass(frozen=True, kw_only=True)
class Score:
    """A score. Its notation is in the revisions; ``facts`` are those of the latest one.

    Attributes:
        application: ID of the application that created it.
        trashed: When it was moved to the trash.
        collections: IDs of the collections that hold it, of whatever account.
    """

    id: str
    owner: str
    title: str
    facts: MusicFacts
    privacy: str
    created: datetime
    modified: datetime
    application: str
    collections: tuple[str, ...] = ()
    subtitle: str | None = None
    composer: str | None = None
    lyricist: str | None = None
    arranger: str | None = None
    description: str | None = None
    tags: tuple[str, ...] = ()
    creation_type: str | None = None
    license: str | None = None
    license_text: str | None = None
    sharing_key: str | None = None
    published: datetime | None = None
    trashed: datetime | None = None
    parent: str | None = None


@dataclass(frozen=True, kw_only=True)
class Revision:
    """A saved state of a score.

    Attributes:
        notation: The music, as MusicXML in UTF-8.
    """

    id: str
    score: str
    account: str
    date: datetime
    notation: bytes
    event: str
    description: str | None = None
    autosave: bool = False


@dataclass(frozen=True, kw_only=True)
class Collection:
    """A folder of scores that has a record: what people made, the root of an account, what an application created.

    Attributes:
        type: ``regular``, ``root`` or ``app``.
        application: ID of the application, for the type ``app``.
    """

    id: str
    owner: str
    type: str
    title: str
    created: datetime
    modified: datetime
    application: str | None = None


@dataclass(frozen=True, kw_only=True)
class Like:
    """An account likes a score."""

    id: str
    account: str
    score: str
    date: datetime


@dataclass(frozen=True, kw_only=True)
class Collaborator:
    """A permission on a score: rights, and the account, the group or the mail address that has them."""

    id: str
    score: str
    date: datetime
    account: str | None = None
    group: str | None = None
    email: str | None = None
    read: bool = True
    write: bool = False
    admin: bool = False


@dataclass(frozen=True, kw_only=True)
class Comment:
    """A comment on a score.

    Attributes:
        context: The notes it is about, as they were sent.
        resolved_by: ID of the account that marked it as dealt with.
    """

    id: str
    score: str
    account: str
    date: datetime
    text: str
    raw_text: str
    revision: str
    mentions: tuple[str, ...] = ()
    reply_to: str | None = None
    context: dict[str, object] | None = None
    modified: datetime | None = None
    resolved_by: str | None = None


@dataclass(frozen=True, kw_only=True)
class Track:
    """An audio or video recording that plays along with a score.

    Attributes:
        points: Synchronisation points, as they were sent.
    """

    id: str
    score: str
    account: str
    created: datetime
    modified: datetime
    title: str | None
    type: str
    url: str
    media: str
    state: str
    purpose: str
    default: bool
    points: tuple[dict[str, object], ...] = ()
