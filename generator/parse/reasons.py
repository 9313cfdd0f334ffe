"""Reasons of decisions, which ``python -m generator explain POINTER`` shows."""

from __future__ import annotations


class Reasons:
    """Lines per JSON pointer, each once, in the order of the decisions."""

    def __init__(self) -> None:
        self._lines: dict[str, list[str]] = {}

    def add(self, pointer: str, line: str) -> None:
        """Record one decision about the node at ``pointer``."""
        lines = self._lines.setdefault(pointer, [])
        if line not in lines:
            lines.append(line)

    def sorted(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return everything, by pointer."""
        return tuple((pointer, tuple(lines)) for pointer, lines in sorted(self._lines.items()))
