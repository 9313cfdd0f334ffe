"""Changes between two contracts, as text, Markdown and JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from generator.emit import text

Kind = Literal["contract", "operation", "model"]
Format = Literal["text", "markdown", "json"]
_TITLES: dict[Kind, str] = {"contract": "Contract", "operation": "Operations", "model": "Models"}


@dataclass(frozen=True, order=True)
class Change:
    """One difference.

    Attributes:
        subject: ``ScoreApi.get_score``, the name of a model, ``Servers`` or ``Security``.
        text: What happened to it.
        breaking: Whether code that worked can stop working, or passing a type checker.
        kind: Part of the contract that the subject belongs to.
    """

    subject: str
    text: str
    breaking: bool = False
    kind: Kind = "operation"


@dataclass(frozen=True)
class Changelog:
    """All changes from one contract to another.

    Attributes:
        title: Title of the new contract.
        old: Version of the old contract.
        new: Version of the new contract.
        changes: Sorted by subject.
    """

    title: str
    old: str
    new: str
    changes: tuple[Change, ...]

    @property
    def breaking(self) -> int:
        """Number of the breaking changes."""
        return len([change for change in self.changes if change.breaking])

    def shown(self, form: Format) -> str:
        """Return the changelog in one of the formats."""
        return {"text": self.text, "markdown": self.markdown, "json": self.json}[form]()

    def text(self) -> str:
        """Return one line for each change; ``!`` marks the breaking ones."""
        if not self.changes:
            return "No changes.\n"
        lines = [f"{self._heading()}: {len(self.changes)} changes, {self.breaking} breaking (marked !)"]
        for kind, title in _TITLES.items():
            group = [f"{'!' if one.breaking else ' '} {one.subject}: {one.text}" for one in self._of(kind)]
            lines += ["", title, "", *group] if group else []
        return "\n".join(lines) + "\n"

    def markdown(self) -> str:
        """Return a page with one list for each part of the contract."""
        lines = [f"# {text.cell(self._heading())}", ""]
        if not self.changes:
            return "\n".join([*lines, "No changes."]) + "\n"
        lines.append(f"{len(self.changes)} changes, {self.breaking} of them breaking.")
        for kind, title in _TITLES.items():
            group = [_item(change) for change in self._of(kind)]
            lines += ["", f"## {title}", "", *group] if group else []
        return "\n".join(lines) + "\n"

    def json(self) -> str:
        """Return an object with the versions and a list of the changes."""
        changes = [
            {"kind": one.kind, "subject": one.subject, "text": one.text, "breaking": one.breaking}
            for one in self.changes
        ]
        head = {"title": self.title, "old": self.old, "new": self.new, "breaking": self.breaking}
        return json.dumps({**head, "changes": changes}, ensure_ascii=False, indent=2) + "\n"

    def _heading(self) -> str:
        return f"{self.title} {self.old} to {self.new}".strip()

    def _of(self, kind: Kind) -> Iterable[Change]:
        return [change for change in self.changes if change.kind == kind]


def _item(change: Change) -> str:
    mark = "**Breaking:** " if change.breaking else ""
    return f"- {mark}{text.code(change.subject)}: {text.cell(change.text)}"
