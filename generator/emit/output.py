"""Results of the emitters: files, and marked regions of hand-written pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, Optional

Kind = Literal["package", "page", "case"]

_HEADER = re.compile(r"Generated from [^\n]*; do not edit\.")


@dataclass(frozen=True)
class Output:
    """A file to write.

    Attributes:
        kind: ``package`` for code, ``page`` for documentation, ``case`` for conformance cases.
        path: Relative to the place of its kind, with forward slashes.
        content: All of it.
    """

    kind: Kind
    path: str
    content: str


@dataclass(frozen=True)
class Region:
    """Region of a hand-written page that is generated.

    It is between the lines ``<!-- generated: NAME -->`` and ``<!-- end generated -->``.
    """

    path: str
    name: str
    content: str

    @property
    def start(self) -> str:
        """The line before the region."""
        return f"<!-- generated: {self.name} -->"

    @property
    def end(self) -> str:
        """The line after the region."""
        return "<!-- end generated -->"

    def spliced(self, page: str) -> str:
        """Return ``page`` with this content in its region, if it has one."""
        before, start, rest = page.partition(self.start + "\n")
        _, end, after = rest.partition(self.end)
        return f"{before}{start}{self.content}{end}{after}" if start and end else page

    def found_in(self, page: str) -> Optional[str]:
        """Return the content of the region in ``page``, ``None`` without such a region."""
        _, start, rest = page.partition(self.start + "\n")
        content, end, _ = rest.partition(self.end)
        return content if start and end else None


def header(source: str) -> str:
    """Return the sentence that marks a generated file, made from the contract ``source``."""
    return f"Generated from {re.sub(r'[^A-Za-z0-9._-]|--', '_', source)}; do not edit."


def is_generated(content: str) -> bool:
    """Return whether the first two lines of ``content`` have the mark."""
    return any(_HEADER.search(line) is not None for line in content[:600].splitlines()[:2])
