"""The modules of the models: what stands in each, in which order, and which of them need each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Optional

from generator import ir


class Modules:
    """The modules of one package's declarations.

    Args:
        declarations: All declarations, by name.

    Attributes:
        contents: The declarations of each module, parts before what is made of them.
    """

    def __init__(self, declarations: Mapping[str, ir.Declaration]) -> None:
        self._declarations = declarations
        self._rank = ranks({name: mentioned(item) + _variants(item) for name, item in declarations.items()})
        modules = sorted({item.module for item in declarations.values()})
        needed: dict[str, list[str]] = {module: [] for module in modules}
        for item in declarations.values():
            needed[item.module] += [declarations[name].module for name in mentioned(item)]
        self._module_rank = ranks(needed)
        self._sizes = Counter(self._module_rank.values())
        self.contents: dict[str, list[ir.Declaration]] = {module: [] for module in needed}
        for item in sorted(declarations.values(), key=self._place):
            self.contents[item.module].append(item)

    def _place(self, item: ir.Declaration) -> tuple[bool, int, bool, str]:
        """Return the place in a module. An alias is evaluated where it stands, so all that it names comes before."""
        is_alias = isinstance(item, ir.Alias)
        return is_alias and self._is_cyclic(item.module), self._rank[item.name], is_alias, item.name

    def _is_cyclic(self, module: str) -> bool:
        """Whether a module and others need each other."""
        return self._sizes[self._module_rank[module]] > 1

    def beside(self, one: str, other: str) -> bool:
        """Whether two declarations are in the same module."""
        return self._declarations[one].module == self._declarations[other].module

    def cyclic(self, one: str, other: str) -> bool:
        """Whether two declarations need each other; for those of two modules, whether their modules do."""
        if self.beside(one, other):
            return self._rank[one] == self._rank[other]
        modules = self._declarations[one].module, self._declarations[other].module
        return self._module_rank[modules[0]] == self._module_rank[modules[1]]


def references(type_: ir.Type) -> list[str]:
    """Return the names of the declarations that ``type_`` mentions, in order."""
    if isinstance(type_, ir.Reference):
        return [type_.name]
    if isinstance(type_, ir.ListOf):
        return references(type_.item)
    if isinstance(type_, ir.MapOf):
        return references(type_.value)
    if isinstance(type_, ir.NullOr):
        return references(type_.inner)
    if isinstance(type_, ir.OneOf):
        return [name for member in type_.members for name in references(member)]
    return []


def mentioned(declaration: ir.Declaration) -> list[str]:
    """Return the names of the declarations that the types of a declaration mention."""
    if isinstance(declaration, ir.Alias):
        return references(declaration.type)
    if isinstance(declaration, ir.Enum):
        return []
    extra: list[Optional[ir.Type]] = [declaration.additional] if isinstance(declaration, ir.Model) else []
    types = [*[field.type for field in declaration.fields], *extra]
    return [name for type_ in types if type_ is not None for name in references(type_)]


def _variants(declaration: ir.Declaration) -> list[str]:
    return list(declaration.variants) if isinstance(declaration, ir.UnionModel) else []


def ranks(edges: Mapping[str, list[str]]) -> dict[str, int]:
    """Return a number for each name: lower for what it reaches, the same for names that reach each other.

    These are the strongly connected components in topological order: Tarjan's algorithm, without recursion.
    """
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    rank: dict[str, int] = {}
    stack: list[str] = []
    for start in edges:
        work = [(start, iter(edges[start]))] if start not in index else []
        while work:
            name, targets = work[-1]
            if name not in index:
                index[name] = low[name] = len(index)
                stack.append(name)
            for target in targets:
                if target not in index:
                    work.append((target, iter(edges[target])))
                    break
                if target not in rank:
                    low[name] = min(low[name], index[target])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[name])
                if low[name] == index[name]:
                    number = len(rank)
                    while True:
                        member = stack.pop()
                        rank[member] = number
                        if member == name:
                            break
    return rank
