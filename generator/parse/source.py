"""What the readers of YAML and of JSON have in common."""

from __future__ import annotations

from typing import Any, Optional, Protocol, Union

DEEPEST = 200
"""Levels of nesting that are read. Real contracts stay below 60; a deeper one would end in a stack overflow later."""


class SourceError(Exception):
    """A place in the text that cannot be read."""

    def __init__(self, offset: int, message: str) -> None:
        super().__init__(message)
        self.offset = offset
        self.message = message


class Source(Protocol):
    """A text that became plain values, and knows where each stands."""

    complaints: list[SourceError]
    """What is wrong, but leaves the rest readable (a key that is there twice)."""

    def parse(self, text: str) -> Any:
        """Return the text as dicts with text keys, lists and scalars."""

    def locate(self, path: tuple[Union[str, int], ...], *, of_key: bool) -> int:
        """Return where in the text the value, or its key, begins."""
        ...

    def written(self, path: tuple[Union[str, int], ...]) -> Optional[str]:
        """Return a scalar as it is written."""
