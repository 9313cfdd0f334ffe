"""Composition to plain shapes, without ``$ref``, ``allOf`` and spellings of null.

A schema may be several nodes that hold at once (a property that two parts of an ``allOf`` declare). Flattening gathers
what all of them say about a value; what they say about its members stays as nodes, so that recursion ends where a name
begins.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Optional

from generator.parse import vocabulary
from generator.parse.document import Node, describe
from generator.parse.references import References, is_reference, references_of
from generator.schema.limits import fits, narrowed

TYPES = ("string", "integer", "number", "boolean", "object", "array", "null")


@dataclass(frozen=True)
class Sources:
    """The nodes that hold for a value, and the choices already made."""

    nodes: tuple[Node, ...]
    chosen: frozenset[str] = frozenset()

    @property
    def key(self) -> tuple[tuple[str, ...], frozenset[str]]:
        """The identity of these sources."""
        return tuple(node.pointer for node in self.nodes), self.chosen

    @property
    def pointer(self) -> str:
        """The pointers of all nodes."""
        return " + ".join(node.pointer for node in self.nodes)

    def reason(self, line: str) -> None:
        """Record a decision about these nodes together, which ``explain`` shows."""
        self.nodes[0].document.reasons.add(self.pointer, line)


@dataclass
class Flat:
    """The keywords of several sources together.

    Attributes:
        node: The first source, where problems are shown.
        parts: Every schema object that took part, references followed.
        types: The types that all allow; ``None`` where none was named. ``null`` is not among them.
        nullable: Whether ``null`` is allowed.
        properties: The schemas of each member.
        required: Names of members that must be there.
        additional: Schemas of members without a name of their own.
        patterns: Those of ``additional`` that hold for some names only.
        free: Whether ``additionalProperties`` is true.
        items: Schemas of list items.
        values: The allowed values without ``null``; ``None`` where any is.
        limits: Keywords such as ``minLength`` with the narrowest value.
        groups: The ``oneOf`` and ``anyOf`` lists that are still to be chosen from.
    """

    node: Node
    parts: list[Node] = field(default_factory=list[Node])
    types: Optional[tuple[str, ...]] = None
    nullable: bool = False
    properties: dict[str, list[Node]] = field(default_factory=dict[str, list[Node]])
    required: dict[str, Node] = field(default_factory=dict[str, Node])
    additional: list[Node] = field(default_factory=list[Node])
    patterns: list[Node] = field(default_factory=list[Node])
    free: bool = False
    items: list[Node] = field(default_factory=list[Node])
    values: Optional[list[Any]] = None
    format: str = ""
    limits: dict[str, Any] = field(default_factory=dict[str, Any])
    groups: list[Node] = field(default_factory=list[Node])
    discriminator: Optional[Node] = None


class Normalizer:
    """Flattens schemas, each place once."""

    def __init__(self, references: References) -> None:
        self.references = references
        self._parts: dict[str, list[Node]] = {}
        self._checked: set[str] = set()

    def flatten(self, sources: Sources) -> Flat:
        """Gather what all sources say about a value."""
        flat = Flat(sources.nodes[0])
        seen: set[str] = set()
        for source in sources.nodes:
            for part in self.parts(source):
                if part.pointer not in seen:
                    seen.add(part.pointer)
                    flat.parts.append(part)
        gather = _Gather(flat, self.references)
        for part in flat.parts:
            gather.part(part, sources)
        gather.finish()
        return flat

    def parts(self, node: Node) -> list[Node]:
        """Return the parts of ``node``: its reference, its ``allOf``, then itself."""
        pointer = node.pointer
        if pointer not in self._parts:
            self._parts[pointer] = list(self._collect(node, ()))
        return self._parts[pointer]

    def _collect(self, node: Node, trail: tuple[str, ...]) -> Iterator[Node]:
        pointer = node.pointer
        if pointer in trail:
            node.problem("this schema is made of itself: its $ref and allOf lead back here")
            return
        if isinstance(node.value, bool):
            return
        self.check(node)
        if not isinstance(node.value, dict):
            return
        inner = (*trail, pointer)
        for reference in references_of(node):
            target = self.references.resolved(reference)
            if target is not None:
                yield from self._collect(target, inner)
        for member in node.elements("allOf"):
            yield from self._collect(member, inner)
            if not is_reference(member):
                member.reason(f"merged into {pointer}")
            else:
                node.reason(f"merged from {references_of(member)[0].value}")
        yield node

    def check(self, node: Node) -> None:
        """Collect the problems of one schema object, and record what is loosened."""
        pointer = node.pointer
        if pointer in self._checked:
            return
        self._checked.add(pointer)
        if not isinstance(node.value, dict):
            node.problem(f"a schema must be an object, got {describe(node.value)}")
            return
        vocabulary.check(node, vocabulary.SCHEMA, "a schema")
        if node.has("x-python-module") and (node.parent is None or node.parent.pointer != "/components/schemas"):
            node.child("x-python-module").problem("only a component names its module; its parts are in the same module")
        for key in node.value:
            if key in vocabulary.LOOSENED:
                node.reason(f"loosened: {key!r} is left to the server to check")


class _Gather:
    """Adds one part after the other to a :class:`Flat`."""

    def __init__(self, flat: Flat, references: References) -> None:
        self.flat = flat
        self.references = references
        self._nulls: list[bool] = []
        self._nullable = False

    def part(self, node: Node, sources: Sources) -> None:
        """Add what one schema object says itself."""
        self._types(node)
        self._values(node)
        self._object(node)
        if (items := node.get("items")) is not None:
            self.flat.items.append(items)
        self._tuple(node)
        self._format(node)
        narrowed(self.flat.limits, node)
        for key in ("oneOf", "anyOf"):
            group = node.get(key)
            if group is not None and group.pointer not in sources.chosen and not self._is_settled(node, key):
                self.flat.groups.append(group)
        self.flat.discriminator = node.get("discriminator") or self.flat.discriminator

    def _is_settled(self, node: Node, key: str) -> bool:
        """Return whether a branch takes part itself: an heir whose union lists it."""
        inside = {part.pointer for part in self.flat.parts}
        for branch in node.elements(key):
            target = self.references.target(branch) if is_reference(branch) else None
            if target is not None and target.pointer in inside:
                self.flat.node.reason(f"the choice of {node.pointer} is made: this is one of its branches")
                return True
        return False

    def finish(self) -> None:
        """Draw the conclusions that need all parts."""
        flat = self.flat
        flat.nullable = self._nullable or (bool(self._nulls) and all(self._nulls))
        if any(isinstance(value, (dict, list)) for value in flat.values or ()):
            self._leave_values()
        self._limit_values()
        if flat.types is None:
            flat.types = self._guessed()

    def _limit_values(self) -> None:
        """Leave out the values of an enum that the limits beside it exclude."""
        flat = self.flat
        if not flat.values or not flat.limits:
            return
        kept = [value for value in flat.values if fits(value, flat.limits)]
        if not kept:
            flat.node.problem("no value of the enum is within the limits beside it")
            return
        for value in flat.values:
            if value not in kept:
                flat.node.reason(f"the value {describe(value)} is left out: the limits beside the enum exclude it")
        flat.values = kept

    def _leave_values(self) -> None:
        """Replace an enum of lists and objects by their type."""
        flat = self.flat
        values = flat.values or []
        for kind, name in ((dict, "object"), (list, "array")):
            if flat.types is None and all(isinstance(value, kind) for value in values):
                flat.types = (name,)
        flat.node.reason("loosened: no type spells out lists and objects; the values are left to the server to check")
        flat.values = None

    def _guessed(self) -> Optional[tuple[str, ...]]:
        """Return the type that the other keywords imply where ``type`` is missing."""
        flat = self.flat
        if flat.properties or flat.additional or flat.free or (flat.required and not flat.groups):
            return ("object",)
        if flat.items:
            return ("array",)
        if (
            flat.values is None
            and not flat.groups
            and (flat.format or flat.limits.keys() & {"pattern", "minLength", "maxLength"})
        ):
            return ("string",)
        return None

    def _types(self, node: Node) -> None:
        found = node.get("type")
        nullable = node.flag("nullable")
        if found is not None:
            listed: list[Any] = found.value if isinstance(found.value, list) else [found.value]
            names = [name for name in listed if name is not None]
            for name in names:
                if name not in TYPES:
                    found.problem(f"{describe(name)} is not a type; the types are {', '.join(TYPES)}")
                    return
            self._may_be_null(node, "null" in names or nullable)
            types = tuple(name for name in names if name != "null") or ("null",)
            if self.flat.types == ("null",) and types != ("null",):
                self._nullable = True
            self._narrow_types(types, found)
        elif nullable:
            self._may_be_null(node, True)

    def _may_be_null(self, node: Node, nullable: bool) -> None:
        """Note whether a part allows ``null``: all parts must, or the outermost one."""
        self._nulls.append(nullable)
        self._nullable = self._nullable or (nullable and node.pointer == self.flat.parts[-1].pointer)

    def _narrow_types(self, types: tuple[str, ...], found: Node) -> None:
        flat = self.flat
        if flat.types is None or flat.types == ("null",):
            flat.types = types
            return
        if types == ("null",):
            self._nullable = True
            found.reason(
                f"loosened: it is null here and {' or '.join(flat.types)} in another part; both are taken",
            )
            return
        common = common_types(flat.types, types)
        if not common:
            found.problem(
                f"no value can be {' or '.join(types)} and, as {flat.parts[0].pointer} says, {' or '.join(flat.types)}"
            )
            return
        flat.types = common

    def _values(self, node: Node) -> None:
        constant = node.get("const")
        values = [child.value for child in node.elements("enum")] if node.has("enum") else None
        if values == [] and isinstance(node.object["enum"], list):
            node.child("enum").problem("an enum needs a value: without one, nothing is valid")
        if constant is not None:
            values = [constant.value]
        if values is None:
            return
        if None in values:
            self._may_be_null(node, True)
            values = [value for value in values if value is not None]
            if not values:
                self.flat.types = ("null",)
                return
        previous = self.flat.values
        if previous is not None:
            common = [value for value in values if _among(value, previous)]
            if not common:
                node.problem("no value is in every enum that holds here")
                return
            values = common
        self.flat.values = values

    def _object(self, node: Node) -> None:
        flat = self.flat
        for name, schema in node.mapping("properties"):
            known = flat.properties.setdefault(name, [])
            if all(schema.value != other.value for other in known):
                known.append(schema)
            else:
                known.append(known.pop(next(index for index, other in enumerate(known) if other.value == schema.value)))
        if isinstance(node.object.get("required"), bool):
            node.reason("left out: 'required' is a list at the object, and no flag")
        for entry in node.elements("required") if not isinstance(node.object.get("required"), bool) else ():
            if isinstance(entry.value, str):
                flat.required.setdefault(entry.value, entry)
            else:
                entry.problem(f"required lists names of members, not {describe(entry.value)}")
        additional = node.get("additionalProperties")
        if additional is not None and additional.value is True:
            flat.free = True
        elif additional is not None and additional.value is not False:
            flat.additional.append(additional)
        for _, schema in node.mapping("patternProperties"):
            node.reason("loosened: the names of 'patternProperties' are left to the server to check")
            flat.additional.append(schema)
            flat.patterns.append(schema)

    def _tuple(self, node: Node) -> None:
        if node.has("prefixItems"):
            node.reason("loosened: the places of 'prefixItems' are left to the server to check")
            self.flat.types = self.flat.types or ("array",)

    def _format(self, node: Node) -> None:
        found = node.text("format")
        if node.has("contentEncoding"):
            found = found or "byte"
        elif node.has("contentMediaType") and not node.has("format"):
            found = "binary"
        if found and self.flat.format and found != self.flat.format:
            node.reason(f"format {found} wins over {self.flat.format}, which another part of the same value says")
        self.flat.format = found or self.flat.format


def common_types(some: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    """Return the types that both allow; an integer is a number."""
    common = tuple(name for name in others if name in some or (name == "integer" and "number" in some))
    return common or tuple(name for name in some if name == "integer" and "number" in others)


def _among(value: Any, values: list[Any]) -> bool:
    """Return whether a JSON value is in a list; 1 is not true."""
    return any(value == other and isinstance(value, bool) == isinstance(other, bool) for other in values)
