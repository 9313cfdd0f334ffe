"""``oneOf`` and ``anyOf`` to a type, an enum, or a union of objects.

What stands beside the choice (members, ``allOf``) holds for every branch, so it is added to each.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any, Optional

from generator import ir
from generator.naming.identifiers import pascal
from generator.naming.names import class_wish, wish
from generator.parse import vocabulary
from generator.parse.document import Node
from generator.schema.normalize import Flat, Sources, common_types
from generator.schema.typed import Typed, one_of
from generator.schema.wrappers import is_null

if TYPE_CHECKING:
    from generator.schema.shapes import Shapes

MAX_CHOICES = 64
"""Several choices beside each other multiply; beyond this many combinations nobody could use the union."""

_VALIDATING = frozenset({"required", "pattern", "minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems"})


class Choices:
    """The choice that one schema offers."""

    def __init__(self, shapes: Shapes, flat: Flat, sources: Sources, name: Any, literal: bool) -> None:
        self._shapes = shapes
        self._flat = flat
        self._sources = sources
        self._name = name
        self._literal = literal
        self._nullable = False
        self._chosen = sources.chosen | {group.pointer for group in flat.groups}

    def typed(self) -> Optional[Typed]:
        """Return the type of the choice, ``None`` where no branch has a shape."""
        groups = [branches for group in self._flat.groups if (branches := self._branches(group))]
        if not groups:
            return self._without()
        combinations = list(itertools.islice(itertools.product(*groups), MAX_CHOICES + 1))
        if len(combinations) > MAX_CHOICES:
            self._flat.groups[-1].problem(f"the choices beside each other make more than {MAX_CHOICES} combinations")
            return Typed(ir.Primitive("any"))
        values = self._values(combinations)
        if values is not None:
            return values
        members = [self._branch(choice, len(combinations) == 1) for choice in combinations]
        nullable = self._nullable or any(member.nullable for member in members)
        type_ = one_of([member.type for member in members])
        return Typed(self._shapes.joined(type_, self._flat, self._sources, self._name), nullable)

    def _without(self) -> Typed:
        """Return the type without the choices, which only validate."""
        sources = Sources(self._sources.nodes, self._chosen)
        return self._shapes.of_sources(sources, self._name, literal=self._literal).or_null(self._nullable)

    def _branches(self, group: Node) -> list[Node]:
        """Return the branches that say something about the shape; ``null`` among them is remembered."""
        parent = group.parent
        branches = parent.elements(str(group.key)) if parent is not None else []
        real: list[Node] = []
        for branch in branches:
            if is_null(branch):
                self._nullable = True
                group.reason("nullable, because one branch is null")
            elif self._is_impossible(branch):
                branch.reason("left out: no value can be this and what stands beside the choice")
            else:
                real.append(branch)
        if any(not self._validates_only(branch) for branch in real):
            return real
        if real:
            group.reason(f"loosened: the branches of this {group.key} only validate, which is left to the server")
        return []

    def _is_impossible(self, branch: Node) -> bool:
        """Return whether the type of a branch contradicts what stands beside the choice."""
        if not self._flat.types:
            return False
        types = self._shapes.normalizer.flatten(Sources((branch,))).types
        return bool(types) and not common_types(self._flat.types, types or ())

    def _validates_only(self, branch: Node) -> bool:
        if not isinstance(branch.value, dict):
            return True
        self._shapes.normalizer.check(branch)
        shaping = branch.value.keys() & vocabulary.SHAPING - _VALIDATING
        if shaping == {"properties"} and self._flat.properties:
            return all(
                name in self._flat.properties and _bare(schema) for name, schema in branch.value["properties"].items()
            )
        if shaping and shaping <= {"allOf", "anyOf", "oneOf"}:
            return all(self._validates_only(member) for key in sorted(shaping) for member in branch.elements(key))
        return not shaping or (
            shaping == {"type"} and self._flat.types == (branch.value["type"],) and bool(self._flat.properties)
        )

    def _branch(self, choice: tuple[Node, ...], alone: bool) -> Typed:
        """Return the type of one branch together with what stands beside the choice."""
        if len(choice) == 1 and not self._adds_to(choice[0]):
            return self._shapes.of(choice[0], literal=self._literal)
        sources = Sources((*self._sources.nodes, *choice), self._chosen)
        if alone and self._flat.discriminator is None:
            return self._shapes.of_sources(sources, self._name, literal=self._literal)
        self._sources.nodes[0].reason("what stands beside the choice was added to each of its branches")
        return self._shapes.of_sources(sources, lambda: self._combined_wish(choice), literal=self._literal)

    def _adds_to(self, branch: Node) -> bool:
        """Return whether the keywords beside the choice add to the branch."""
        flat = self._flat
        if (
            flat.values is not None
            or flat.items
            or flat.limits
            or (flat.types is not None and flat.types != ("object",))
        ):
            return True
        if not (flat.properties or flat.required or flat.additional):
            return False
        own = self._shapes.normalizer.flatten(Sources((branch,)))
        if own.groups:
            return bool(flat.properties or flat.additional)
        same = all(
            name in own.properties
            and all(any(schema.value == other.value for other in own.properties[name]) for schema in schemas)
            for name, schemas in flat.properties.items()
        )
        return (
            not same or not flat.required.keys() <= own.required.keys() or bool(flat.additional and not own.additional)
        )

    def _combined_wish(self, choice: tuple[Node, ...]) -> str:
        owner = class_wish(self._name)
        parts: list[str] = []
        for branch in choice:
            found = self._shapes.wrappers.target(branch)
            part = pascal(str(found[0].key)) if found is not None else wish(branch)
            parts.append(part[len(owner) :] if part.startswith(owner) and part != owner else part)
        return owner + "".join(parts)

    def _values(self, combinations: list[tuple[Node, ...]]) -> Optional[Typed]:
        """Return one enum, where every branch is a list of values without a name."""
        found: list[Any] = []
        for choice in combinations:
            if self._shapes.wrappers.target(choice[0]) is not None:
                return None
            flat = self._shapes.normalizer.flatten(Sources((*choice,)))
            if flat.values is None or flat.groups or flat.properties:
                return None
            found.extend(flat.values)
            self._nullable = self._nullable or flat.nullable
        if self._flat.values is not None or len(found) < 2:
            return None
        self._flat.values, self._flat.groups = found, []
        self._flat.node.reason("one enum, because every branch of the choice is a fixed value")
        return Typed(self._shapes.enum(self._flat, self._sources, self._name, self._literal), self._nullable)


def _bare(schema: Any) -> bool:
    return not isinstance(schema, dict) or not schema.keys() & vocabulary.SHAPING
