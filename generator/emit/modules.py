"""Modules of the models: their contents, order and import cycles."""

from __future__ import annotations

from collections.abc import Mapping

from generator import ir
from generator.reach import cyclic, mentioned, needed_modules, ranks


class Modules:
    """The modules of one package's declarations.

    Args:
        declarations: All declarations, by name.

    Attributes:
        contents: The declarations of each module, parts before what is made of them.
    """

    def __init__(self, declarations: Mapping[str, ir.Declaration]) -> None:
        self._declarations = declarations
        self._rank = ranks({name: mentioned(item) for name, item in declarations.items()})
        needed = needed_modules(declarations.values())
        self._module_rank, self._cyclic = ranks(needed), cyclic(needed)
        self.contents: dict[str, list[ir.Declaration]] = {module: [] for module in needed}
        for item in sorted(declarations.values(), key=self._place):
            self.contents[item.module].append(item)

    def _place(self, item: ir.Declaration) -> tuple[bool, int, bool, str]:
        """Return the sort key within a module.

        An alias is evaluated where it stands, so all that it names comes before it.
        """
        is_alias = isinstance(item, ir.Alias)
        return is_alias and item.module in self._cyclic, self._rank[item.name], is_alias, item.name

    def beside(self, one: str, other: str) -> bool:
        """Return whether two declarations are in the same module."""
        return self._declarations[one].module == self._declarations[other].module

    def cyclic(self, one: str, other: str) -> bool:
        """Return whether two declarations need each other, or their modules do."""
        if self.beside(one, other):
            return self._rank[one] == self._rank[other]
        modules = self._declarations[one].module, self._declarations[other].module
        return self._module_rank[modules[0]] == self._module_rank[modules[1]]
