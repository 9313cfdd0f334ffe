"""The changelog of two contracts, read from their files."""

from __future__ import annotations

from pathlib import Path

from generator import ir
from generator.build import build
from generator.diff import documents
from generator.diff.changes import Changelog
from generator.diff.comparison import compare
from generator.parse.document import Document, load


def changelog(old: Path, new: Path) -> Changelog:
    """Return the changes from the contract at ``old`` to the one at ``new``.

    Raises:
        ContractError: One of the contracts is wrong.
        OSError: A file cannot be read.
    """
    return changelog_of(load(old), load(new))


def changelog_of(old: Document, new: Document) -> Changelog:
    """Return the changes between two documents that are read already."""
    before, after = _built(old), _built(new)
    return compare(before[1], after[1], documents.compare(before, after))


def _built(document: Document) -> tuple[Document, ir.Package]:
    return document, build(document)
