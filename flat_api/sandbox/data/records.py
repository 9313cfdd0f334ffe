"""What the server remembers. A change replaces the record, so a record that was read never changes under its reader.

What names another record holds its identifier.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flat_api.sandbox.music.facts import MusicFacts


@dataclass(frozen=True, kw_only=True)
class Account:
    """Somebody who can sign in.

    Attributes:
        nickname: Short name by which tests and demos choose the account: ``teacher``.
        score_limit: How many scores the plan allows; ``None`` for any number.
        test_of: ID of the teacher who looks at classes through this account, a test student.
        password: What is kept instead of the password, see :mod:`flat_api.sandbox.data.passwords`.
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
        expires: When it stops working, in epoch seconds; ``None`` for never.
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


@dataclass(frozen=True, kw_only=True)
class Task:
    """Work in the background, for the account that set it. How far it is follows from the time, or from its job.

    Attributes:
        type: ``audio-export`` or ``import-omr``.
        parts: UUIDs of the parts to export; all of them when there are none.
    """

    id: str
    account: str
    type: str
    created: datetime
    format: str | None = None
    score: str | None = None
    revision: str | None = None
    parts: tuple[str, ...] = ()
    job: str | None = None


@dataclass(frozen=True, kw_only=True)
class OmrJob:
    """One run of optical music recognition.

    Attributes:
        application: ID of the application that asked for it, and will have created the score.
        output: ``library`` or ``musicxml``.
        steps: Steps at which it stops and asks.
        phase: Current phase, a key of ``PHASES`` in ``resources.imports.recognition``; empty for a draft.
        due: When it moves on by itself, in epoch seconds; ``None`` while it waits for somebody, or has ended.
        answer: What was submitted to the step ``details``.
        notation: The result, for the output ``musicxml``.
        title: Title that was asked for, before anything was read.
    """

    id: str
    account: str
    application: str
    output: str
    steps: tuple[str, ...]
    created: datetime
    modified: datetime
    auto_rotate: bool = False
    locales: tuple[str, ...] | None = None
    collection: str | None = None
    idempotency_key: str | None = None
    title: str | None = None
    privacy: str = "private"
    status: str = "draft"
    phase: str = ""
    due: float | None = None
    pages: int = 0
    answer: dict[str, Any] | None = None
    charge: str | None = None
    score: str | None = None
    notation: bytes | None = None
    error: str | None = None
    ended: datetime | None = None
    erased: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class OmrFile:
    """A file that an OMR job reads.

    Attributes:
        extension: Extension that fits the content, without a dot.
    """

    id: str
    job: str
    index: int
    name: str
    data: bytes
    media_type: str
    extension: str
    pages: int
    encrypted: bool = False


@dataclass(frozen=True, kw_only=True)
class CreditEntry:
    """An entry in the ledger of an account.

    Attributes:
        amount: Credits added, or spent when negative.
        source: ``subscription``, ``purchase``, ``free_tier`` or ``support``.
        canceled: Whether it was undone and counts no longer.
    """

    id: str
    account: str
    amount: int
    source: str
    created: datetime
    modified: datetime
    job: str | None = None
    canceled: bool = False


@dataclass(frozen=True, kw_only=True)
class OAuthApplication:
    """A program that asks people for access to their accounts.

    Attributes:
        id: Its ``client_id``.
        secret: Its ``client_secret``.
        redirect_uris: Where it may be answered; any address of this machine when there are none.
    """

    id: str
    secret: str
    name: str
    redirect_uris: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Grant:
    """What somebody allowed an application to do. The tokens that follow from it name it.

    Attributes:
        code: What the application exchanges for the first access token, once.
        code_expires: When the code stops working, in epoch seconds.
        refresh_token: Made with the first access token, where the application asked for access without the person.
    """

    id: str
    application: str
    account: str
    scopes: frozenset[str]
    redirect_uri: str
    is_offline: bool
    code: str
    code_expires: float
    is_used: bool = False
    refresh_token: str | None = None


@dataclass(frozen=True, kw_only=True)
class Session:
    """Somebody who signed in with a browser.

    Attributes:
        id: The value of the cookie.
        expires: When it ends, in epoch seconds.
    """

    id: str
    account: str
    expires: float
