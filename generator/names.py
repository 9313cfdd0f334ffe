"""Every Python name of the package is decided here, once, with its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Union

from flat_api.json_values import camel
from generator import ir
from generator.identifiers import KEYWORDS, is_builtin, pascal, screaming, snake, spelled_out, underscore, valid
from generator.reasons import Reasons
from generator.reserved import (
    ANNOTATION_NAMES,
    ARGUMENTS,
    DEVICES,
    MEMBER_ATTRIBUTES,
    METHOD_ATTRIBUTES,
    MODEL_ATTRIBUTES,
    RUNTIME_CLASSES,
)
from generator.spec import Node

PUBLISHED_FIELDS = {"date": "var_date"}
"""Fields that the published clients renamed without need: ours keeps the plain name, and theirs beside it."""

VARIANTS = ("", "_with_http_info", "_without_preload_content")
"""What every method exists as."""


class ClassNames:
    """Gives classes their names; those that differ in case only, which some file systems refuse, are kept apart."""

    def __init__(self, reasons: Reasons) -> None:
        self._reasons = reasons
        self._taken: set[str] = set()

    def reserve(self, names: Iterable[str]) -> None:
        """Keep further names away from classes (the Api classes)."""
        self._taken.update(name.lower() for name in names)

    def assign(self, pointer: str, wish: str) -> tuple[str, str]:
        """Return the class name and the module name for the declaration at ``pointer``."""
        name = legal_class(wish)
        if name != wish:
            self._reasons.add(pointer, f"{name}: {wish!r} cannot name a class or a module here")
        base, number = name, 1
        while name.lower() in self._taken or underscore(name) in self._taken:
            number += 1
            name = f"{base}{'_' if base[-1].isdigit() else ''}{number}"
        if number > 1:
            self._reasons.add(pointer, f"{name}: the name {base} was taken (upper and lower case are the same here)")
        self._taken.update((name.lower(), underscore(name)))
        return name, underscore(name)


def legal_class(wish: str) -> str:
    """Return ``wish``, prefixed where it could not name a class and its module."""
    name = wish or "Model"
    taken = name in RUNTIME_CLASSES or name in ANNOTATION_NAMES or is_builtin(name)
    if taken or not name[0].isalpha() or name.lower() in KEYWORDS or name.lower() in DEVICES:
        return "Model" + name
    return name


def component_wish(name: str) -> str:
    """Return the class name that a component asks for."""
    return pascal(name)


def class_wish(name: Callable[[], Union[str, tuple[str, str]]]) -> str:
    """Return the class name that a place asks for; ``name`` gives it alone, or with the module of the class."""
    result = name()
    return result if isinstance(result, str) else result[0]


def attribute(text: str, reserved: frozenset[str]) -> str:
    """Return a field's or an argument's name: snake_case, with ``var_`` where the plain name is needed otherwise."""
    name = snake(text)
    return name if valid(name) and name not in reserved else f"var_{name}" if name else "var_empty"


def field_names(wires: Sequence[str], reasons: Reasons, pointer: str) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return name and further names for each member of a model; the order of the wire names settles collisions."""
    wished = {wire: attribute(wire, MODEL_ATTRIBUTES) for wire in wires}
    exact = {name for wire, name in wished.items() if wire == name}
    taken = set(exact)
    result: dict[str, tuple[str, tuple[str, ...]]] = {}
    for wire in sorted(wires):
        name = wished[wire] if wire == wished[wire] else _free(wished[wire], taken)
        taken.add(name)
        result[wire] = (name, ())
        if camel(name) != wire and wire != name:
            reasons.add(pointer, f"{wire!r} is {name}{_why(wire, name, wished[wire])}")
    for wire in sorted(wires):
        name, _ = result[wire]
        extra = PUBLISHED_FIELDS.get(name) if name == wire else f"{name[4:]}_" if name == f"var_{wire}" else None
        if extra is not None and extra not in taken and valid(extra):
            taken.add(extra)
            result[wire] = (name, (extra,))
    return {wire: result[wire] for wire in wires}


def _why(wire: str, name: str, wished: str) -> str:
    if name != wished:
        return f": {wished} was taken by another member"
    if name == f"var_{snake(wire)}":
        return ": the plain name is a keyword, no identifier, or an attribute of every model"
    return ""


def argument_names(wishes: Sequence[tuple[str, str]], taken: Iterable[str] = ()) -> list[str]:
    """Return distinct argument names.

    Args:
        wishes: Wire name and place (``query``...) of each; equal names are told apart by the place.
        taken: Names that are gone already.
    """
    used = set(taken) | ARGUMENTS
    result: list[str] = []
    for wire, place in wishes:
        name = attribute(wire, ARGUMENTS)
        name = name if name not in used else _free(f"{name}_{place}", used)
        used.add(name)
        result.append(name)
    return result


def method_name(identifier: str) -> str:
    """Return the method name that an operationId asks for."""
    name = snake(identifier)
    return name if valid(name) and name not in METHOD_ATTRIBUTES else f"call_{name}"


def unnamed_operation(method: str, path: str) -> str:
    """Return the method name for an operation without an operationId, the way openapi-generator puts it together."""
    parts = [snake(part) for part in path.split("/")]
    return method_name("_".join(part for part in (*parts, method) if part))


def enum_members(values: Sequence[Union[str, int]]) -> tuple[ir.EnumMember, ...]:
    """Return the members of an enum, with distinct names; the order of the values settles collisions."""
    wished = {value: _member(value) for value in values}
    names: dict[Union[str, int], str] = {}
    taken: set[str] = set()
    for value in sorted(values, key=lambda value: (wished[value] != str(value), str(value))):
        names[value] = _free(wished[value], taken)
        taken.add(names[value])
    result: list[ir.EnumMember] = []
    for value in values:
        published = f"NUMBER_{value}".replace("-", "MINUS_") if isinstance(value, int) else spelled_out(value)
        usable = (
            valid(published)
            and published not in taken
            and not published.startswith("_")
            and published not in MEMBER_ATTRIBUTES
        )
        taken.update({published} if usable else ())
        result.append(ir.EnumMember(names[value], value, (published,) if usable else ()))
    return tuple(result)


def _member(value: Union[str, int]) -> str:
    if isinstance(value, int):
        return f"NUMBER_{value}".replace("-", "MINUS_")
    name = screaming(value)
    if not name:
        published = spelled_out(value)
        return published.strip("_") if valid(published.strip("_")) else "EMPTY" if value == "" else "SYMBOL"
    return name if valid(name) else f"ENUM_{name}"


def _free(name: str, taken: set[str]) -> str:
    number, candidate = 1, name
    while candidate in taken:
        number += 1
        candidate = f"{name}_{number}"
    return candidate


def wish(node: Node) -> str:
    """Return the class name that a schema without a name of its own asks for, from where it stands: parent + member.

    It depends on the place alone, so the same node has the same name however the reader came to it.
    """
    steps: list[Node] = []
    current = node
    while current.parent is not None:
        steps.append(current)
        current = current.parent
    path = [str(step.key) for step in reversed(steps)]
    nodes = list(reversed(steps))
    if path[:1] == ["components"] and len(path) >= 3:
        suffix = {
            "responses": "Response",
            "requestBodies": "Request",
            "parameters": "Parameter",
            "headers": "Header",
        }.get(path[1], "")
        return pascal(path[2]) + suffix + _inner(nodes[3:])
    if path[:1] == ["paths"] and len(path) >= 3:
        return _in_operation(nodes, path)
    return _inner(nodes[-1:]) or pascal(path[-1] if path else "")


def _in_operation(nodes: list[Node], path: list[str]) -> str:
    owner = nodes[2]
    identifier = owner.object.get("operationId")
    operation = pascal(identifier) if isinstance(identifier, str) else pascal(unnamed_operation(path[2], path[1]))
    place, rest = path[3:4], nodes[4:]
    if place == ["responses"] and len(path) > 4:
        return f"{operation}{pascal(path[4])}Response{_inner(nodes[5:])}"
    if place == ["requestBody"]:
        return f"{operation}Request{_inner(rest)}"
    if "parameters" in path[2:4]:
        index = path.index("parameters", 2)
        name = nodes[index + 1].object.get("name", "") if index + 1 < len(nodes) else ""
        return f"{operation if index == 3 else pascal(path[1])}{pascal(str(name))}Parameter{_inner(nodes[index + 2 :])}"
    if place == ["x-shape-switch"]:
        return f"{operation}{pascal(nodes[3].text('parameter'))}{_inner(rest)}"
    return f"{operation}{_inner(rest)}"


def _inner(nodes: list[Node]) -> str:
    """Return what the steps below an owner add to its name; ``allOf`` and a choice of one add nothing."""
    result, index = "", 0
    while index < len(nodes):
        key = str(nodes[index].key)
        following = nodes[index + 1] if index + 1 < len(nodes) else None
        if key in {"properties", "patternProperties", "$defs", "definitions"} and following is not None:
            result += pascal(str(following.key))
            index += 1
        elif key in {"items", "additionalProperties"}:
            result += "Inner" if key == "items" else "Value"
        elif key in {"oneOf", "anyOf"} and following is not None:
            result += _choice(nodes[index], following, key)
            index += 1
        elif key in {"allOf", "prefixItems", "content"}:
            index += 1
        index += 1
    return result


def _choice(group: Node, member: Node, key: str) -> str:
    members: Any = group.value
    real = [value for value in members if value != {"type": "null"}]
    if len(real) <= 1:
        return ""
    place = int(member.key)
    return key[0].upper() + key[1:] + (str(place) if place else "")
