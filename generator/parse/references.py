"""``$ref``: a JSON pointer inside the document becomes the node that it means."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Optional
from urllib.parse import unquote

from generator.parse.document import Document, Node
from generator.parse.words import words

_DATA = frozenset({"example", "examples", "default", "enum", "const"})
"""Keys whose values are data, in which ``$ref`` means nothing."""
_NAMED = words("""
    properties patternProperties $defs definitions dependentSchemas schemas responses parameters requestBodies
    headers securitySchemes links callbacks pathItems paths content encoding mapping variables
""")
"""Keys whose objects have free names as keys."""


class References:
    """Resolves the references of one document, and collects those that are broken."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._found: dict[str, Optional[Node]] = {}
        self._anchors: Optional[dict[str, Node]] = None

    def target(self, node: Node) -> Optional[Node]:
        """Return what ``node`` refers to, one step; ``None`` after collecting a problem."""
        reference = node.child("$ref")
        text = reference.value
        if not isinstance(text, str):
            reference.problem("$ref must be a text")
            return None
        if text not in self._found:
            self._found[text] = self._resolve(text, reference)
        elif self._found[text] is None:
            self._resolve(text, reference)
        return self._found[text]

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
        return self._anchored(text[1:]) if text.startswith("#") else None

    def check_all(self) -> None:
        """Collect every broken reference of the document, in unused parts too."""
        waiting = [(self._document.root, False)]
        while waiting:
            node, names = waiting.pop()
            if isinstance(node.value, dict):
                if not names and isinstance(node.value.get("$ref"), str):
                    self.target(node)
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

    def _anchored(self, anchor: str) -> Optional[Node]:
        """Return the schema with that ``$anchor`` (3.1)."""
        if self._anchors is None:
            self._anchors = {}
            waiting = [self._document.root]
            while waiting:
                node = waiting.pop()
                if isinstance(node.value, dict):
                    name = node.object.get("$anchor")
                    if isinstance(name, str):
                        self._anchors.setdefault(name, node)
                    waiting.extend(node.child(key) for key in node.value)
                elif isinstance(node.value, list):
                    waiting.extend(node.child(index) for index in range(len(node.value)))
        return self._anchors.get(anchor)


def is_reference(node: Node) -> bool:
    """Return whether a node is an object with ``$ref``."""
    return isinstance(node.value, dict) and "$ref" in node.value


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
