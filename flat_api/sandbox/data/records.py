"""Records of the server. A change replaces a record, so a record in use never changes.

A field that refers to another record holds its identifier.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flat_api.sandbox.music.facts import MusicFacts


@dataclass(frozen=True, kw_only=True)
class Account:
    """Account.

    Attributes:
        nickname: Short name by which tests and demos choose the account: ``teacher``.
        score_limit: Number of scores that the plan allows; ``None`` for no limit.
        test_of: For a test student, the ID of the teacher who uses it to see classes as a student does.
        password: Hash of the password, see :mod:`flat_api.sandbox.data.passwords`.
        last_activity: Time of its last request, to the minute.
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
    """Access token.

    Attributes:
        id: The token itself, 128 hex digits.
        expires: Expiry in epoch seconds; ``None`` for a token that does not expire.
    """

    id: str
    account: str
    application: str
    scopes: frozenset[str]
    expires: float | None = None
    grant: str | None = None


@dataclass(frozen=True, kw_only=True)
class Score:
    """Score. Its notation is in the revisions; ``facts`` are those of the latest revision.

    Attributes:
        collections: IDs of the collections that hold it, of any account.
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
    """Saved state of a score.

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
    """Collection with a record: made by a person, root of an account, or of an application.

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
    """Like of a score by an account."""

    id: str
    account: str
    score: str
    date: datetime


@dataclass(frozen=True, kw_only=True)
class Collaborator:
    """Rights on a score, for an account, a group or an e-mail address."""

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
    """Comment on a score.

    Attributes:
        context: The notes it is about, as sent.
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
    """Audio or video recording that plays along with a score.

    Attributes:
        points: Synchronisation points, as sent.
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
    """Background task of an account. Its progress follows from the time, or from its job.

    Attributes:
        type: ``audio-export`` or ``import-omr``.
        parts: UUIDs of the parts to export; all parts when empty.
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
    """Job of optical music recognition.

    Attributes:
        application: ID of the application that created the job, and so the score.
        output: ``library`` or ``musicxml``.
        steps: Steps at which it waits for input.
        phase: Current phase, a key of ``PHASES`` in ``resources.imports.recognition``; empty for a draft.
        due: End of the current phase in epoch seconds; ``None`` while it waits for input, or has ended.
        submitted: Input that was submitted to the step ``details``.
        notation: The result, for the output ``musicxml``.
        title: Requested title, before recognition.
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
    submitted: dict[str, Any] | None = None
    charge: str | None = None
    score: str | None = None
    notation: bytes | None = None
    error: str | None = None
    ended: datetime | None = None
    erased: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class OmrFile:
    """Input file of an OMR job.

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
    """Entry in the ledger of an account.

    Attributes:
        amount: Number of credits; negative for credits that were spent.
        source: ``subscription``, ``purchase``, ``free_tier`` or ``support``.
        canceled: Whether it was undone, and no longer counts.
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
    """OAuth2 application.

    Attributes:
        id: Its ``client_id``.
        secret: Its ``client_secret``.
        redirect_uris: Allowed redirect URIs; when empty, any URI on a loopback address.
    """

    id: str
    secret: str
    name: str
    redirect_uris: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Grant:
    """Authorization of an application by an account. Its tokens refer to it.

    Attributes:
        code: Authorization code, valid for one exchange.
        code_expires: Expiry of the code in epoch seconds.
        refresh_token: Refresh token, issued with the first access token for offline access.
        replaced_tokens: Former refresh tokens, which are no longer valid.
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
    replaced_tokens: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Session:
    """Session of a browser.

    Attributes:
        id: Value of the cookie.
        expires: Expiry in epoch seconds.
    """

    id: str
    account: str
    expires: float
