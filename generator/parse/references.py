"""``$ref``: a JSON pointer inside the document becomes the node that it means."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from functools import cached_property
from typing import Any, Optional
from urllib.parse import unquote

from generator.parse.document import Document, Key, Node
from generator.parse.words import words

_DATA = frozenset({"example", "examples", "default", "enum", "const"})
"""Keys whose values are data, in which ``$ref`` means nothing."""
_NAMED = words("""
    properties patternProperties $defs definitions dependentSchemas schemas responses parameters requestBodies
    headers securitySchemes links callbacks pathItems paths content encoding mapping variables
""")
"""Keys whose objects have free names as keys."""
_REFERRING = ("$ref", "$dynamicRef", "$recursiveRef")
"""Keys that refer to a schema, those of JSON Schema 2020-12 and 2019-09 included."""


class References:
    """Resolves the references of one document, and collects those that are broken."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._found: dict[tuple[Key, str], Optional[Node]] = {}

    def target(self, node: Node) -> Optional[Node]:
        """Return what ``node`` refers to, one step; ``None`` after collecting a problem."""
        return self.resolved(references_of(node)[0])

    def resolved(self, reference: Node) -> Optional[Node]:
        """Return what a ``$ref`` or its like refers to; ``None`` after collecting a problem."""
        text = reference.value
        if not isinstance(text, str):
            reference.problem(f"{reference.key} must be a text")
            return None
        if reference.key == "$recursiveRef":
            return self._recursive(reference)
        key = reference.key, text
        if self._found.get(key) is None:
            self._found[key] = self._resolve(text, reference)
        return self._found[key]

    def followed(self, node: Node) -> Optional[Node]:
        """Return the end of a chain of references; ``None`` after collecting a problem."""
        seen: set[str] = set()
        current = node
        while is_reference(current):
            if current.pointer in seen:
                node.problem("this $ref leads back to itself")
                return None
            seen.add(current.pointer)
            target = self.target(current)
            if target is None:
                return None
            current = target
        return current

    def at(self, text: str) -> Optional[Node]:
        """Return the node that a text such as ``#/components/...`` refers to, if any."""
        if text.startswith("#") and (text == "#" or text[1] == "/"):
            node, rest = self._walk(text)
            return node if not rest else None
        anchors = [self._anchors.get((key, text[1:]), ()) for key in ("$anchor", "$dynamicAnchor")]
        return next((node for nodes in anchors for node in nodes), None) if text.startswith("#") else None

    def check_all(self) -> None:
        """Collect every broken reference of the document, in unused parts too.

        The value of a member without a meaning is data, in which there are no references.
        """
        data = {node.pointer for nodes in self._document.unknown.values() for node in nodes}
        waiting = [(self._document.root, False)]
        while waiting:
            node, names = waiting.pop()
            if node.pointer in data:
                continue
            if isinstance(node.value, dict):
                for reference in references_of(node) if not names else ():
                    if isinstance(reference.value, str):
                        self.resolved(reference)
                for key, value in node.value.items():
                    if isinstance(value, (dict, list)) and (names or not (key in _DATA or key.startswith("x-"))):
                        waiting.append((node.child(key), not names and key in _NAMED))
            elif isinstance(node.value, list):
                waiting.extend(
                    (node.child(index), False)
                    for index, value in enumerate(node.value)
                    if isinstance(value, (dict, list))
                )

    def _resolve(self, text: str, reference: Node) -> Optional[Node]:
        if not text.startswith("#"):
            reference.problem(f"{text!r} is outside this document; bundle the contract into one file first")
            return None
        if reference.key == "$dynamicRef" and len(self._anchors.get(("$dynamicAnchor", text[1:]), ())) > 1:
            reference.problem(f"several schemas have the $dynamicAnchor {text[1:]!r}; say with $ref which one is meant")
            return None
        found = self.at(text)
        if found is not None:
            return found
        if text[1:2] not in {"/", ""}:
            reference.problem(f"no schema has the $anchor {text[1:]!r}")
            return None
        node, rest = self._walk(text)
        hint = did_you_mean(rest[0], node.object)
        reference.problem(f"{text!r} leads nowhere: {node.pointer or 'the document'} has no {rest[0]!r}{hint}")
        return None

    def _walk(self, text: str) -> tuple[Node, list[str]]:
        """Follow a pointer; return the last node and the steps that are left."""
        node = self._document.root
        steps = [unquote(step).replace("~1", "/").replace("~0", "~") for step in text[1:].split("/")[1:]]
        for index, step in enumerate(steps):
            found = _step(node, step)
            if found is None:
                return node, steps[index:]
            node = found
        return node, []

    def _recursive(self, reference: Node) -> Optional[Node]:
        """Return the schema resource around a ``$recursiveRef`` (draft 2019-09), where no other can be meant."""
        several = len(self._anchors.get(("$recursiveAnchor", True), ())) > 1
        around = reference.parent
        while around is not None and not (around.has("$id") or around.object.get("$recursiveAnchor") is True):
            around = around.parent
        if reference.value != "#" or around is None or (several and around.object.get("$recursiveAnchor") is True):
            reference.problem("this $recursiveRef has no single target; say with $ref which schema is meant")
            return None
        return around

    @cached_property
    def _anchors(self) -> dict[tuple[str, Any], list[Node]]:
        """The schemas with an anchor, by keyword and value."""
        result: dict[tuple[str, Any], list[Node]] = {}
        waiting = [self._document.root]
        while waiting:
            node = waiting.pop()
            for key in ("$anchor", "$dynamicAnchor", "$recursiveAnchor"):
                if isinstance(value := node.object.get(key), (str, bool)):
                    result.setdefault((key, value), []).append(node)
            if isinstance(node.value, dict):
                waiting.extend(node.child(key) for key in node.value)
            elif isinstance(node.value, list):
                waiting.extend(node.child(index) for index in range(len(node.value)))
        return result


def is_reference(node: Node) -> bool:
    """Return whether a node is an object that refers to another."""
    return bool(references_of(node))


def references_of(node: Node) -> list[Node]:
    """Return the ``$ref`` of an object, and the like of it."""
    return [node.child(key) for key in _REFERRING if node.has(key)]


def did_you_mean(word: str, words: Iterable[str]) -> str:
    """Return the end of a message with the closest word, or ``""``."""
    known = sorted(words)
    exact = [other for other in known if other.lower() == word.lower()]
    guess = next(iter(exact or difflib.get_close_matches(word, known, 1, 0.6)), None)
    return f" (did you mean {guess!r}?)" if guess else ""


def _step(node: Node, step: str) -> Optional[Node]:
    if isinstance(node.value, list):
        return node.child(int(step)) if step.isdecimal() and int(step) < len(node.value) else None
    return node.get(step)
