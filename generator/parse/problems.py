"""Problems of a contract: ``file:line:column``, a message and a listing of the place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MAX_PROBLEMS = 50
"""Problems that are shown; further ones are only counted."""


@dataclass(frozen=True)
class Position:
    """A place in a text; line and column count from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong.

    Attributes:
        position: Where it is.
        message: What is wrong, and what to do about it.
        listing: The line with a caret under the place, and two lines around it.
    """

    position: Position
    message: str
    listing: str

    def __str__(self) -> str:
        return "\n".join(filter(None, [f"{self.position}: {self.message}", self.listing]))


class ContractError(ValueError):
    """The contract cannot be read, or says something that the package cannot express."""

    def __init__(self, problems: Sequence[Problem], left_out: int = 0) -> None:
        self.problems = tuple(problems)
        text = "\n\n".join(str(problem) for problem in self.problems)
        super().__init__(f"{text}\n\n... and {left_out} more" if left_out else text)


def listing(lines: Sequence[str], line: int, column: int) -> str:
    """Return ``line`` (from 1) with a caret under ``column``, between its neighbours.

    A line of a minified document is cut down to the surroundings of the column.
    """
    if not 1 <= line <= len(lines):
        return ""
    start = max(0, column - 80) if len(lines[line - 1]) > 160 else 0
    shown: list[str] = []
    for number in range(max(1, line - 2), min(len(lines), line + 2) + 1):
        text = _printable(lines[number - 1][start : start + 160] if number == line else lines[number - 1][:160])
        shown.append(f"{number:6} | {text}".rstrip())
        if number == line:
            shown.append(" " * 6 + " | " + " " * (column - 1 - start) + "^")
    return "\n".join(shown)


def _printable(text: str) -> str:
    """Return ``text`` without control characters, which would move the caret."""
    return "".join(character if character.isprintable() else " " for character in text)
