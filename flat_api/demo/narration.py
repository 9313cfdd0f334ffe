"""Narration: the source code of a block, and the output of running it."""

from __future__ import annotations

import ast
import inspect
import io
import linecache
import re
import textwrap
from contextlib import contextmanager, redirect_stdout
from typing import TYPE_CHECKING, ContextManager, Generator, Iterator, List, Optional

from flat_api.exceptions import printable

if TYPE_CHECKING:
    from pathlib import Path
    from types import FrameType
INDENT = "  "
WIDTH = 79


class Narrator:
    """Printer of numbered steps.

    A step is a ``with`` block, whose source code is printed before it runs:

    >>> narrator = Narrator()
    >>> with narrator.step("Count the letters"):  # doctest: +SKIP
    ...     length = len("Flat")
    1. Count the letters
      >>> length = len("Flat")
    """

    def __init__(self) -> None:
        self._number = 0

    def chapter(self, title: str) -> None:
        """Print a heading."""
        print(f"\n\n{title}\n{'=' * len(title)}")

    def step(self, title: str, imports: str = "", **paths: Path) -> ContextManager[None]:
        """Print a title and the source code of the ``with`` block.

        Output of the block is indented.

        Args:
            title: Title of the step. The call of this method must be on one line.
            imports: Imports that are shown before the block.
            **paths: Variables of the block that are shown as a path.
        """
        self._number += 1
        print(f"\n{self._number}. {title}")
        frame = inspect.currentframe()
        block = _block(frame.f_back if frame is not None else None)
        for name, path in paths.items():
            block = re.sub(rf"\b{name}\b", f'Path("{path.as_posix()}")', block)
        for line in _prompted(imports + block):
            print(f"{INDENT}{line}")
        return _indented()

    def result(self, text: str) -> None:
        """Print the result of the step."""
        text = printable(text)
        print(textwrap.fill(text, WIDTH, initial_indent=INDENT, subsequent_indent=2 * INDENT, break_long_words=False))


def _block(frame: Optional[FrameType]) -> str:
    """Return the source code of the block that starts at the current line of a frame.

    It is empty if Python has no source code, such as in an installation of compiled files.
    """
    if frame is None:
        return ""
    lines = linecache.getlines(frame.f_code.co_filename, frame.f_globals)[frame.f_lineno - 1 :]
    block: List[str] = []
    for line in lines[1:]:
        if line.strip() and _depth(line) <= _depth(lines[0]):
            break
        block.append(line)
    return textwrap.dedent("".join(block)).strip()


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


def _prompted(source: str) -> Iterator[str]:
    """Yield the lines of the source code as an interactive session shows them."""
    first_lines = {statement.lineno for statement in ast.parse(source).body}
    for number, line in enumerate(source.splitlines(), 1):
        yield f"{'>>>' if number in first_lines else '...'} {line}".rstrip()


@contextmanager
def _indented() -> Generator[None, None, None]:
    output = io.StringIO()
    with redirect_stdout(output):
        yield
    for line in output.getvalue().splitlines():
        print(f"{INDENT}{printable(line)}")
