"""Schemas that only stand for another: a ``$ref``, or a composition of one."""

from __future__ import annotations

from typing import Optional

from generator.parse import vocabulary
from generator.parse.document import Node
from generator.parse.references import is_reference
from generator.schema.normalize import Normalizer


class Wrappers:
    """Finds what a schema stands for."""

    def __init__(self, normalizer: Normalizer) -> None:
        self._normalizer = normalizer
        self._found: dict[str, Optional[tuple[Node, bool]]] = {}

    def target(self, node: Node) -> Optional[tuple[Node, bool]]:
        """Return the schema that ``node`` stands for, if any, and its nullability."""
        if not isinstance(node.value, dict):
            return None
        pointer = node.pointer
        if pointer not in self._found:
            self._found[pointer] = None
            self._found[pointer] = self._look(node)
        return self._found[pointer]

    def meant(self, node: Node) -> Node:
        """Return what ``node`` stands for, which may be itself."""
        found = self.target(node)
        return node if found is None else found[0]

    def telling(self, schemas: list[Node]) -> list[Node]:
        """Return the distinct schemas that carry more than texts; at least one."""
        telling = [node for node in schemas if not self._is_silent(node)] or schemas[-1:]
        result: list[Node] = []
        targets: set[str] = set()
        for node in reversed(telling):
            if (pointer := self.meant(node).pointer) not in targets:
                targets.add(pointer)
                result.append(node)
        return result[::-1]

    def _is_silent(self, node: Node) -> bool:
        return isinstance(node.value, dict) and not node.value.keys() & vocabulary.SHAPING

    def _look(self, node: Node) -> Optional[tuple[Node, bool]]:
        self._normalizer.check(node)
        shaping = {key for key in node.object if key in vocabulary.SHAPING and key != "discriminator"}
        if len(shaping) == 1 and is_reference(node):
            return self._referred(node)
        if node.object.get("type") == "object":
            shaping.discard("type")
        if len(shaping) != 1 or not shaping <= {"allOf", "oneOf", "anyOf"}:
            return None
        key = shaping.pop()
        members = node.elements(key)
        telling = [member for member in members if not self._is_silent(member)] if key == "allOf" else members
        others = [member for member in telling if not is_null(member)] if key != "allOf" else telling
        if len(others) != 1 or (key == "allOf" and is_null(others[0])):
            return None
        found = self.target(others[0])
        nullable = len(others) != len(telling) or node.flag("nullable")
        if found is None:
            return None
        return found[0], found[1] or nullable

    def _referred(self, node: Node) -> Optional[tuple[Node, bool]]:
        target = self._normalizer.references.followed(node)
        if target is None:
            return None
        current, nullable = node, node.flag("nullable")
        while is_reference(current):
            following = self._normalizer.references.target(current)
            if following is None:
                return None
            current = following
            nullable = nullable or (is_reference(current) and current.flag("nullable"))
        return target, nullable


def is_null(branch: Node) -> bool:
    """Return whether a branch of a choice allows ``null`` alone."""
    value = branch.object
    return (
        value.get("type") in ("null", ["null"])
        or ("const" in value and value["const"] is None)
        or value.get("enum") == [None]
    )
