"""Every Python name of the package is decided here, once, with its reason."""

from __future__ import annotations

import builtins
import hashlib
import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Optional, TypeVar, Union

from flat_api.codec.json_types import camel
from generator import ir
from generator.naming.identifiers import (
    KEYWORDS,
    in_words,
    pascal,
    screaming,
    snake,
    spelled_out,
    underscore,
    valid,
)
from generator.naming.reserved import (
    ANNOTATION_NAMES,
    ARGUMENTS,
    DEVICES,
    MEMBER_ATTRIBUTES,
    METHOD_ATTRIBUTES,
    MODEL_ATTRIBUTES,
    RUNTIME_CLASSES,
)
from generator.parse.document import Node, describe
from generator.parse.reasons import Reasons
from generator.reach import cyclic, needed_modules

PUBLISHED_FIELDS = {"date": "var_date"}
"""Fields that the published clients renamed without need; both names work."""

_SUFFIXES = {"responses": "Response", "requestBodies": "Request", "parameters": "Parameter", "headers": "Header"}
"""Ending of a class name by the kind of component around an inline schema."""

_VARIANT = re.compile(r"(_with_http_info|_without_preload_content)+$")
"""Endings of the further methods that every operation has."""


Key = TypeVar("Key", bound=Hashable)


def told_apart(
    wishes: Mapping[Key, str],
    otherwise: Callable[[Key], str],
    is_free: Callable[[str], bool] = lambda _: True,
    same: Callable[[str], Hashable] = str,
) -> dict[Key, str]:
    """Return distinct names that do not depend on the order of ``wishes``.

    A key that is spelled like its name keeps it, and so does the only key with that name. If several other keys would
    have one name, none of them gets it: otherwise the name could mean another key after a change of the contract.

    Args:
        wishes: The preferred name of each key.
        otherwise: Returns the second choice; where that is taken as well, the name gets a number.
        is_free: Whether a name is free beside those given here.
        same: Returns what must differ between two names.
    """
    result: dict[Key, str] = {}
    used: set[Hashable] = set()

    def take(key: Key, name: str) -> None:
        result[key] = name
        used.add(same(name))

    def usable(name: str) -> bool:
        return valid(name) and name[0] != "_" and same(name) not in used and is_free(name)

    ordered = sorted(wishes, key=str)
    for key in ordered:
        if str(key) == wishes[key] and usable(wishes[key]):
            take(key, wishes[key])
    for names in (wishes, {key: otherwise(key) for key in ordered if key not in result}):
        wanted = Counter(same(names[key]) for key in ordered if key not in result)
        for key in [key for key in ordered if key not in result and wanted[same(names[key])] == 1]:
            if usable(names[key]):
                take(key, names[key])
    for key in [key for key in ordered if key not in result]:
        take(key, numbered(wishes[key], str(key), usable))
    return {key: result[key] for key in wishes}


def numbered(name: str, origin: str, usable: Callable[[str], bool]) -> str:
    """Return ``name`` with a number that is computed from ``origin`` alone."""
    digits = str(int.from_bytes(hashlib.sha256(origin.encode("utf-8", "surrogatepass")).digest(), "big"))
    return next(found for end in range(4, len(digits)) if usable(found := f"{name}_{digits[:end]}"))


class ClassNames:
    """Class names, which differ in more than case: some file systems ignore it."""

    def __init__(self, reasons: Reasons) -> None:
        self._reasons = reasons
        self._taken: set[str] = set()
        self._reserved: set[str] = set()

    def reserve(self, names: Iterable[str]) -> None:
        """Keep further names away from classes (the Api classes)."""
        self._reserved.update(_plain(name) for name in names)

    def assign_all(self, pointers: Mapping[str, str]) -> dict[str, str]:
        """Return the class name of each component, by its name in the contract.

        Args:
            pointers: Where each component is.
        """
        wishes = {key: self._legal(pointers[key], pascal(key)) for key in pointers}
        names = told_apart(wishes, lambda key: legal_class(pascal(in_words(key))), self._is_free, _plain)
        for key, name in names.items():
            self._take(pointers[key], wishes[key], name)
        return names

    def assign(self, pointer: str, wish: str) -> str:
        """Return the class name for the unnamed declaration at ``pointer``."""
        name = self._legal(pointer, wish)
        found = name if self._is_free(name) else numbered(name, pointer, self._is_free)
        self._take(pointer, name, found)
        return found

    def _legal(self, pointer: str, wish: str) -> str:
        name = legal_class(wish)
        name = f"Model{name}" if _plain(name) in self._reserved else name
        if name != wish:
            self._reasons.add(pointer, f"{name}: {wish!r} cannot name a class or a module here")
        return name

    def _is_free(self, name: str) -> bool:
        return _plain(name) not in self._taken | self._reserved

    def _take(self, pointer: str, wish: str, name: str) -> None:
        if name != wish:
            self._reasons.add(
                pointer, f"{name}: {wish} is the name of another class (upper and lower case count as the same)"
            )
        self._taken.add(_plain(name))


def _plain(name: str) -> str:
    """Return the letters and digits by which a class's module differs from others."""
    return name.replace("_", "").lower()


class ModuleNames:
    """Modules of declarations, which several of them may share."""

    def __init__(self, reasons: Reasons) -> None:
        self._reasons = reasons
        self._components: dict[str, tuple[str, str]] = {}
        self._parts: dict[str, tuple[str, str]] = {}
        self._wishes: dict[str, list[Node]] = {}

    def of_component(self, node: Node, name: str) -> str:
        """Return the module of a component: its ``x-python-module``, or its own."""
        module, wish = underscore(name), node.get("x-python-module")
        if wish is not None and self._is_module(wish):
            module = str(wish.value)
            self._wishes.setdefault(module, []).append(wish)
            node.reason(f"in the module {module}: its x-python-module says so")
        self._components[node.pointer] = name, module
        return module

    def of_part(self, nodes: Sequence[Node], name: str, pointer: str) -> str:
        """Return the module of an inline schema: that of the component around it.

        Args:
            nodes: All that describe it, the outermost last.
            name: Its class name, after which the module is called otherwise.
            pointer: Where the reason is kept.
        """
        for node in reversed(nodes):
            around: Optional[Node] = node
            while around is not None:
                if around.pointer in self._components:
                    owner, module = self._components[around.pointer]
                    self._parts[name] = pointer, owner
                    return module
                around = around.parent
        return underscore(name)

    def settled(self, declarations: list[ir.Declaration]) -> list[ir.Declaration]:
        """Return the declarations in the modules in which they stay.

        A part gives up the module of its component where that and others would need each other: then types are named
        before they are imported, and old versions of pydantic look for such a name in the outermost model's module.
        """
        entangled = cyclic(needed_modules(declarations))
        result: list[ir.Declaration] = []
        for item in declarations:
            own, (pointer, owner) = underscore(item.name), self._parts.get(item.name, ("", ""))
            if owner and item.module in entangled:
                self._reasons.add(pointer, f"in a module of its own, as that of {owner} and others need each other")
                item = replace(item, module=own)
            elif owner:
                self._reasons.add(pointer, f"in the module {item.module}, with {owner}, of which it is a part")
            for wish in self._wishes.get(own, ()) if item.module != own else ():
                wish.problem(f"{own!r} is the module of {item.name}, which lives in {item.module!r}")
            result.append(item)
        return result

    def _is_module(self, wish: Node) -> bool:
        module = wish.value
        if isinstance(module, str) and re.fullmatch(r"[a-z][a-z0-9_]*", module) and module not in KEYWORDS | DEVICES:
            return True
        wish.problem(f"x-python-module must be the name of a module in lowercase, got {describe(module)}")
        return False


def legal_class(wish: str) -> str:
    """Return ``wish``, prefixed where it could not name a class and its module."""
    name = wish or "Model"
    taken = name in RUNTIME_CLASSES or name in ANNOTATION_NAMES or hasattr(builtins, name)
    if taken or not valid(name) or not name[0].isalpha() or name.lower() in KEYWORDS or name.lower() in DEVICES:
        return "Model" + name
    return name


def class_wish(name: Callable[[], Union[str, tuple[str, str]]]) -> str:
    """Return the preferred class name from ``name``, which may return a module too."""
    result = name()
    return result if isinstance(result, str) else result[0]


def attribute(text: str, reserved: frozenset[str]) -> str:
    """Return a field's or an argument's name: snake_case, with ``var_`` before reserved names."""
    name = snake(text)
    return name if valid(name) and name not in reserved else f"var_{name}" if name else "var_empty"


def field_names(wires: Sequence[str], reason: Callable[[str], None]) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return name and further names for each member of a model."""
    wished = {wire: attribute(wire, MODEL_ATTRIBUTES) for wire in wires}
    names = told_apart(wished, lambda wire: attribute(in_words(wire), MODEL_ATTRIBUTES))
    for wire, name in names.items():
        if camel(name) != wire and wire != name:
            reason(f"{wire!r} is {name}{_why(wire, name, wished[wire])}")
    taken = set(names.values())
    result: dict[str, tuple[str, tuple[str, ...]]] = {wire: (name, ()) for wire, name in names.items()}
    for wire in sorted(wires):
        name, _ = result[wire]
        extra = PUBLISHED_FIELDS.get(name) if name == wire else f"{name[4:]}_" if name == f"var_{wire}" else None
        if extra is not None and extra not in taken and valid(extra):
            taken.add(extra)
            result[wire] = (name, (extra,))
    return {wire: result[wire] for wire in wires}


def _why(wire: str, name: str, wished: str) -> str:
    if name != wished:
        return f": {wished} is the name of another member as well"
    if name == f"var_{snake(wire)}":
        return ": the plain name is a keyword, no identifier, or an attribute of every model"
    return ""


def argument_names(wishes: Sequence[tuple[str, str]], taken: Iterable[str] = ()) -> list[str]:
    """Return distinct argument names.

    Args:
        wishes: Wire name and place (``query``...) of each; equal names are told apart by the place, then by a number.
        taken: Names that are gone already.
    """
    used = set(taken) | ARGUMENTS
    result: list[str] = []
    for wire, place in wishes:
        name = attribute(wire, ARGUMENTS)
        name = name if name not in used else f"{name}_{place}"
        name = name if name not in used else numbered(name, wire, lambda found: found not in used)
        used.add(name)
        result.append(name)
    return result


def method_name(identifier: str) -> str:
    """Return the preferred method name for an operationId."""
    name = snake(identifier)
    return name if valid(name) and name not in METHOD_ATTRIBUTES else f"call_{name}"


def method_without_variant(name: str) -> str:
    """Return the part of a method name in which all methods must differ."""
    return _VARIANT.sub("", name)


def unnamed_operation(method: str, path: str) -> str:
    """Return the method name for an operation without an operationId, as openapi-generator forms it."""
    parts = [snake(part) for part in path.split("/")]
    return method_name("_".join(part for part in (*parts, method) if part))


def enum_members(values: Sequence[Union[str, int]]) -> tuple[ir.EnumMember, ...]:
    """Return the members of an enum, with distinct names."""
    names = told_apart({value: _member(value) for value in values}, lambda value: spelled_out(str(value)))
    taken = set(names.values())
    result: list[ir.EnumMember] = []
    for value in values:
        published = f"NUMBER_{value}".replace("-", "MINUS_") if isinstance(value, int) else spelled_out(value)
        usable = (
            valid(published)
            and published.isascii()
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


def wish(node: Node) -> str:
    """Return the preferred class name of an inline schema: parent + member.

    It depends on the place alone, so a node has the same name whichever reference leads to it.
    """
    nodes = node.steps
    path = [str(step.key) for step in nodes]
    if path[:1] == ["components"] and len(path) >= 3:
        return pascal(path[2]) + _SUFFIXES.get(path[1], "") + _inner(nodes[3:])
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
    """Return the part of a name for the steps below an owner."""
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
