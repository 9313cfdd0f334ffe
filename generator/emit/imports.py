"""Import statements of a generated module, sorted as ruff sorts them."""

from __future__ import annotations

import re
from collections import defaultdict

from generator.runtime_exports import USED_NAMES

_STANDARD = frozenset({"datetime", "typing", "warnings"})


class Imports:
    """Imports of one module, or of its part for type checkers."""

    def __init__(self) -> None:
        self._names: dict[str, set[str]] = defaultdict(set)

    def use(self, module: str, name: str) -> str:
        """Note that ``name`` comes from ``module``, and return it."""
        self._names[module].add(name)
        return name

    def use_runtime(self, package: str, name: str) -> str:
        """Note that ``name`` comes from the hand-written part of ``package``, and return it."""
        return self.use(f"{package}.{USED_NAMES[name]}", name)

    def without(self, *others: Imports) -> Imports:
        """Return those imports that none of the others has."""
        result = Imports()
        for module, names in self._names.items():
            if left := names.difference(*[other._names.get(module, ()) for other in others]):
                result._names[module] = left
        return result

    def lines(self, package: str, indent: str = "", comment: str = "") -> list[str]:
        """Return the statements in three groups: standard library, other packages, ``package``."""
        groups: dict[int, list[str]] = defaultdict(list)
        for module in sorted(self._names, key=natural):
            names = ", ".join(sorted(self._names[module], key=_by_kind))
            top = module.split(".")[0]
            group = 0 if top in _STANDARD else 2 if top == package else 1
            groups[group].append(f"{indent}from {module} import {names}{comment}")
        lines: list[str] = []
        for group in sorted(groups):
            lines += [""] * bool(lines) + groups[group]
        return lines


def natural(name: str) -> tuple[object, ...]:
    """Return the sort key by which ``item2`` comes before ``item10``."""
    return tuple([int(part) if place % 2 else part for place, part in enumerate(re.split("([0-9]+)", name))])


def _by_kind(name: str) -> tuple[object, ...]:
    kind = 0 if name.isupper() and len(name) > 1 else 1 if name[:1].isupper() else 2
    return (kind, natural(name))
