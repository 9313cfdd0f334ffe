"""Explanation of what a node of the contract became."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import get_close_matches
from typing import Optional

from typing_extensions import assert_never

from generator import ir
from generator.emit.types import Types
from generator.parse.document import Node, escaped


class UnknownPointer(Exception):
    """No node of the contract that became anything has this pointer."""


def explain(package: ir.Package, pointer: str, find: Callable[[str], Optional[Node]] = lambda _: None) -> str:
    """Return what the node at ``pointer`` became, and the reasons.

    Args:
        pointer: ``#/components/schemas/ScoreCreation`` or ``/paths/~1scores/post``; a path may be unescaped.
        find: Returns the node of the contract there, for those that became nothing of their own.

    Raises:
        UnknownPointer: There is no such node; the message has suggestions.
    """
    results: dict[str, list[str]] = {}
    for place, line in _results(package):
        results.setdefault(place, []).append(line)
    reasons = dict(package.reasons)
    known = {*results, *reasons}
    bare = "/" + pointer.lstrip("#").lstrip("/") if pointer.strip("#/") else ""
    node = None if _plain(bare) in map(_plain, known) else find(f"#{bare}")
    if node is not None:
        return _part(node, results, known)
    wanted = _known(pointer, known)
    lines = [_shown(wanted), *[f"  is {result}" for result in results.get(wanted, ())]]
    lines += [f"  because {reason}" for reason in reasons.get(wanted, ())]
    below = [key for key in sorted(reasons) if key.startswith(wanted + "/") and key not in results]
    for key in below:
        lines += [f"  .{key[len(wanted) :]}", *[f"      {reason}" for reason in reasons[key]]]
    return "\n".join(lines) + "\n"


def _part(node: Node, results: dict[str, list[str]], known: set[str]) -> str:
    """Return the owner of a node without a result, and the results below."""
    pointer = node.pointer
    lines = [f"#{pointer}", "  is no class, method, argument or field of its own"]
    if isinstance(node.object.get("$ref"), str):
        target = node.object["$ref"].lstrip("#")
        lines += [f"  refers to {_shown(target)}", *[f"      {result}" for result in results.get(target, ())]]
    above = [pointer[:index] for index, character in enumerate(pointer) if character == "/"]
    owner = next((place for place in reversed(above) if place in results), None)
    if owner is not None:
        lines += [f"  belongs to {_shown(owner)}", *[f"      {result}" for result in results[owner]]]
    lines += [f"  has {_shown(place)}" for place in sorted(known) if place.startswith(pointer + "/")][:20]
    return "\n".join(lines) + "\n"


def _known(pointer: str, known: set[str]) -> str:
    """Return the pointer among ``known``, whatever its ``#`` and its escaping."""
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


def _results(package: ir.Package) -> Iterator[tuple[str, str]]:
    types = Types(package)
    yield from _declared(package, types)
    for api in package.apis:
        for operation in api.operations:
            method = f"{api.name}.{operation.name}"
            where = f"{package.name}/api/{api.module}.py"
            yield operation.pointer, f"method {method} in {where}, returns {types.runtime(operation.returns)}"
            for argument in operation.parameters:
                kind = f"{types.runtime(argument.type)}, sent in the {argument.location}"
                yield argument.pointer, f"argument {argument.name} of {method}, type {kind}"
            if operation.body is not None:
                kind = types.runtime(operation.body.type)
                yield f"{operation.pointer}/requestBody", f"argument {operation.body.name} of {method}, type {kind}"
            for response in operation.responses:
                kinds = list(dict.fromkeys(types.runtime(type_) for _, type_ in response.content)) or ["None"]
                place = f"{operation.pointer}/responses/{response.status}"
                yield place, f"response of {method}: {' or '.join(kinds)}"


def _declared(package: ir.Package, types: Types) -> Iterator[tuple[str, str]]:
    for item in package.declarations:
        where = f"{package.name}/models/{item.module}.py"
        yield item.pointer, f"{item.kind} {item.name} in {where}, {_size(item)}"
        if isinstance(item, ir.Structure):
            for field in item.fields:
                kind = types.runtime(field.type)
                pointer = f"{item.pointer}/properties/{escaped(field.wire_name)}"
                yield pointer, f"field {item.name}.{field.name} of type {kind} in {where}"


def _size(item: ir.Declaration) -> str:
    match item:
        case ir.Model():
            return f"{len(item.fields)} fields"
        case ir.Enum():
            return f"{len(item.members)} values"
        case ir.UnionModel():
            return f"{len(item.variants)} variants"
        case ir.Alias():
            return "1 type"
        case _:
            assert_never(item)
