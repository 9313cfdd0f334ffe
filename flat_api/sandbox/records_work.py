"""Records of work in the background: tasks, optical music recognition, and the credits that it costs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Task:
    """Work in the background, for the account that set it. How far it is follows from the time, or from its job.

    Attributes:
        type: ``audio-export`` or ``import-omr``.
        parts: UUIDs of the parts to export; all of them when there are none.
        job: ID of the OMR job that an import consists of.
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
        phase: What it is doing, a key of :data:`flat_api.sandbox.resources.recognition.PHASES`; empty for a draft.
        due: When it moves on by itself, in epoch seconds; ``None`` while it waits for somebody, or has ended.
        pages: Pages of all files.
        answer: What was submitted to the step ``details``.
        charge: ID of the entry in the ledger of credits.
        notation: The result, for the output ``musicxml``.
        ended: When it was done, failed or was stopped.
        erased: When somebody erased its files.
        idempotency_key: Text by which a repeated creation is known.
        collection: ID of the collection that receives the score.
        title: Title that was asked for, before anything was read.
        privacy: Privacy of the score.
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
        index: Its place in the job.
        extension: Extension that fits the content, without a dot.
        encrypted: Whether it cannot be read without a password.
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
        job: ID of the OMR job that was charged.
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
