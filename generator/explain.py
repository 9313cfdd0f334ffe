"""What a node of the contract became, and why."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from generator import ir
from generator.emit.types import Types


class UnknownPointer(Exception):
    """No node of the contract that became anything has this pointer."""


def explain(package: ir.Package, pointer: str) -> str:
    """Return what the node at ``pointer`` became, and the reasons.

    Args:
        pointer: ``#/components/schemas/ScoreCreation`` or ``/paths/~1scores/post``; a path may be unescaped.

    Raises:
        UnknownPointer: There is no such node; the message has suggestions.
    """
    results = dict(_results(package))
    reasons = dict(package.reasons)
    wanted = _known(pointer, {*results, *reasons})
    lines = [_shown(wanted), *[f"  is {result}" for result in results.get(wanted, ())]]
    lines += [f"  because {reason}" for reason in reasons.get(wanted, ())]
    below = [key for key in sorted(reasons) if key.startswith(wanted + "/") and key not in results]
    for key in below:
        lines += [f"  .{key[len(wanted) :]}", *[f"      {reason}" for reason in reasons[key]]]
    return "\n".join(lines) + "\n"


def _known(pointer: str, known: set[str]) -> str:
    """Return the pointer among ``known`` that was meant: leading ``#`` and unescaped slashes of a path are forgiven."""
    by_spelling = {_plain(key): key for key in sorted(known)}
    bare = _plain(pointer)
    if bare in by_spelling:
        return by_spelling[bare]
    close = get_close_matches(bare, list(by_spelling), 3, 0.6)
    hint = f"; did you mean {' or '.join([_shown(by_spelling[name]) for name in close])}?" if close else ""
    raise UnknownPointer(f"nothing in the contract at {pointer}{hint}")


def _shown(pointer: str) -> str:
    return "#" + pointer.lstrip("#")


def _plain(pointer: str) -> str:
    return pointer.lstrip("#").replace("~1", "/").replace("~0", "~").replace("//", "/")


def _results(package: ir.Package) -> Iterator[tuple[str, list[str]]]:
    types = Types(package)
    for item in package.declarations:
        where = f"{package.name}/models/{item.module}.py"
        yield item.pointer, [f"{_kind(item)} {item.name} in {where}, {len(_members(item))} {_counted(item)}"]
        if isinstance(item, (ir.Model, ir.UnionModel)):
            for field in item.fields:
                kind = types.runtime(field.type)
                pointer = f"{item.pointer}/properties/{_escaped(field.wire_name)}"
                yield pointer, [f"field {item.name}.{field.name} of type {kind} in {where}"]
    methods: dict[str, list[str]] = {}
    for api in package.apis:
        for operation in api.operations:
            where = f"{package.name}/api/{api.module}.py"
            text = f"method {api.name}.{operation.name} in {where}, returns {types.runtime(operation.returns)}"
            methods.setdefault(operation.pointer, []).append(text)
    yield from methods.items()


def _kind(item: ir.Declaration) -> str:
    return {ir.Model: "model", ir.Enum: "enum", ir.UnionModel: "union", ir.Alias: "alias"}[type(item)]


def _members(item: ir.Declaration) -> tuple[object, ...]:
    if isinstance(item, ir.Enum):
        return item.members
    if isinstance(item, ir.Alias):
        return (item.type,)
    return item.variants if isinstance(item, ir.UnionModel) else item.fields


def _counted(item: ir.Declaration) -> str:
    return {ir.Model: "fields", ir.Enum: "values", ir.UnionModel: "variants", ir.Alias: "type"}[type(item)]


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")
