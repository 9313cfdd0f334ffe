"""The contract's names in the words of the package.

``getTask`` in a description becomes ``TaskApi.get_task``; inside an operation, its parameter ``onlyIds`` becomes
``only_ids``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, cast

from generator import ir

_SPAN = re.compile(r"``([A-Za-z]\w*)``")
_PROSE = frozenset({"summary", "description"})


def reworded(package: ir.Package) -> ir.Package:
    """Return ``package`` with Python names in all of its texts.

    An operation that is the same object in two classes stays one object.
    """
    names = {
        operation.identifier: f"``{api.name}.{operation.name}``"
        for api in reversed(package.apis)
        for operation in api.operations
        if not operation.identifier.islower()
    }
    seen: dict[int, Any] = {}
    apis = tuple([_reworded(api, names, seen) for api in package.apis])
    declarations = tuple([_reworded(item, names, seen) for item in package.declarations])
    return replace(package, apis=apis, declarations=declarations)


def _reworded(node: Any, names: Mapping[str, str], seen: dict[int, Any]) -> Any:
    if isinstance(node, tuple):
        return tuple([_reworded(item, names, seen) for item in cast(tuple[object, ...], node)])
    if not is_dataclass(node) or isinstance(node, type):
        return node
    if id(node) not in seen:
        if isinstance(node, ir.Operation):
            names = {**names, **_keywords(node)}
        changes: dict[str, Any] = {}
        for member in fields(node):
            value = getattr(node, member.name)
            new = _spelled(value, names) if member.name in _PROSE else _reworded(value, names, seen)
            if new is not value:
                changes[member.name] = new
        seen[id(node)] = replace(node, **changes) if changes else node
    return seen[id(node)]


def _keywords(operation: ir.Operation) -> dict[str, str]:
    return {
        parameter.wire_name: f"``{parameter.name}``"
        for parameter in operation.parameters
        if not parameter.wire_name.islower()
    }


def _spelled(text: str, names: Mapping[str, str]) -> str:
    if "``" not in text:
        return text
    return _SPAN.sub(lambda match: names.get(match.group(1), match.group()), text)
