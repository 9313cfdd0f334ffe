"""Declarations by use: reached by a request, a response or a secret."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from generator import ir
from generator.parse.reasons import Reasons
from generator.visitor import walk, without_limits


def names_in(type_: ir.Type) -> Iterator[str]:
    """Yield the declarations that a type mentions."""
    return (part.name for part in walk(type_) if isinstance(part, ir.Reference))


def named(declaration: ir.Declaration) -> list[str]:
    """Return the declarations that the types of one declaration name, which its module imports."""
    if isinstance(declaration, ir.Alias):
        return list(names_in(declaration.type))
    if isinstance(declaration, ir.Enum):
        return []
    found = [name for field in declaration.fields for name in names_in(field.type)]
    if isinstance(declaration, ir.Model) and declaration.additional is not None:
        found.extend(names_in(declaration.additional))
    return found


def mentioned(declaration: ir.Declaration) -> list[str]:
    """Return the declarations that one names, and the variants of a union."""
    return named(declaration) + (list(declaration.variants) if isinstance(declaration, ir.UnionModel) else [])


def needed_modules(declarations: Iterable[ir.Declaration]) -> dict[str, list[str]]:
    """Return the modules that each module needs, itself perhaps among them."""
    by_name = {declaration.name: declaration for declaration in declarations}
    edges: dict[str, list[str]] = {module: [] for module in sorted({item.module for item in by_name.values()})}
    for item in by_name.values():
        edges[item.module] += [by_name[name].module for name in named(item)]
    return edges


def reachable(starts: Iterable[str], edges: Mapping[str, Iterable[str]]) -> set[str]:
    """Return everything that can be reached along ``edges``."""
    found: set[str] = set()
    waiting = list(starts)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(edges.get(name, ()))
    return found


def ranks(edges: Mapping[str, Iterable[str]]) -> dict[str, int]:
    """Return a rank per name: lower for what it reaches, equal within a cycle.

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


def cyclic(edges: Mapping[str, Iterable[str]]) -> set[str]:
    """Return the names that reach others which reach them."""
    rank = ranks(edges)
    sizes = Counter(rank.values())
    return {name for name in rank if sizes[rank[name]] > 1}


class Uses:
    """Completes the declarations by what they are used for.

    Args:
        sent: Types of all request bodies.
        received: Types of all responses.
        read_only: Class and wire names of members that only responses have.
        write_only: Class and wire names of members that only requests have.
    """

    def __init__(
        self,
        declarations: list[ir.Declaration],
        sent: Iterable[ir.Type],
        received: Iterable[ir.Type],
        read_only: Collection[tuple[str, str]],
        write_only: Collection[tuple[str, str]],
        reasons: Reasons,
    ) -> None:
        edges = {declaration.name: mentioned(declaration) for declaration in declarations}
        self._declarations = declarations
        self._sent = reachable((name for type_ in sent for name in names_in(type_)), edges)
        self._received = reachable((name for type_ in received for name in names_in(type_)), edges)
        self._secret = _holders(declarations, edges)
        self._read_only = read_only
        self._write_only = write_only
        self._reasons = reasons

    def complete(self) -> tuple[ir.Declaration, ...]:
        """Return the declarations, completed."""
        return tuple(map(self._completed, self._declarations))

    def _completed(self, declaration: ir.Declaration) -> ir.Declaration:
        sent, received = declaration.name in self._sent, declaration.name in self._received
        if isinstance(declaration, ir.Alias):
            return replace(declaration, type=without_limits(declaration.type)) if received > sent else declaration
        if isinstance(declaration, ir.Enum):
            return declaration
        return replace(
            declaration,
            fields=tuple(self._field(field, declaration, sent, received) for field in declaration.fields),
            holds_secret=declaration.name in self._secret,
            in_request=sent,
            in_response=received,
        )

    def _field(self, field: ir.Field, owner: ir.Structure, sent: bool, received: bool) -> ir.Field:
        key, required = (owner.name, field.wire_name), field.required
        if required and ((sent and key in self._read_only) or (received and key in self._write_only)):
            word = "readOnly" if key in self._read_only else "writeOnly"
            line = f"{field.wire_name!r} is not demanded: it is {word}, and the model goes both ways"
            self._reasons.add(owner.pointer, line)
            required = False
        return replace(field, type=field.type if sent else without_limits(field.type), required=required)


def _holders(declarations: list[ir.Declaration], edges: Mapping[str, Iterable[str]]) -> set[str]:
    """Return the declarations that have a secret member, or reach one that has."""
    backwards: dict[str, set[str]] = {}
    for name, targets in edges.items():
        for target in targets:
            backwards.setdefault(target, set()).add(name)
    starts = [
        declaration.name
        for declaration in declarations
        if isinstance(declaration, ir.Structure) and any(field.secret for field in declaration.fields)
    ]
    return reachable(starts, backwards)
