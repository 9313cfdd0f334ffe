"""Error of files that cannot be read as music."""

from __future__ import annotations


class NotationError(ValueError):
    """The music cannot be read. The message says why."""
