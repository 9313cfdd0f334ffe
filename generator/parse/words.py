"""Sets of words, written as a paragraph, so that a word more is not a line more."""

from __future__ import annotations


def words(paragraph: str) -> frozenset[str]:
    """Return the words of a paragraph."""
    return frozenset(paragraph.split())
