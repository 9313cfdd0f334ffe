"""Values of YAML nodes, by YAML 1.2: ``no`` and ``2020-01-01`` are texts.

PyYAML would make the values by YAML 1.1.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Any, Optional, Union

import yaml

MAX_DEPTH = 200
"""Levels of nesting that are read. Real contracts stay below 60; a deeper one would end in a stack overflow later."""
MAX_EXPANDED = 5_000_000
"""Values after aliases are written out; a document that has more is an attack ("billion laughs"), not a contract."""

_INTEGER = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_NUMBER = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_WORDS = {
    word: value
    for words, value in (("null Null NULL ~", None), ("true True TRUE", True), ("false False FALSE", False))
    for word in words.split()
}
_WORDS[""] = None
_SCALAR_TAGS = frozenset(
    "tag:yaml.org,2002:" + tag for tag in ("str", "int", "float", "bool", "null", "timestamp", "merge", "value")
)


class SourceError(Exception):
    """A place in the text that cannot be read."""

    def __init__(self, offset: int, message: str) -> None:
        super().__init__(message)
        self.offset = offset
        self.message = message


def too_deep(offset: int) -> SourceError:
    """Return the error for a place that is nested too deeply."""
    return SourceError(offset, f"nested more than {MAX_DEPTH} levels deep")


class YamlValues:
    """Makes the values of one document.

    Args:
        key: Returns the text of a key.

    Attributes:
        complaints: Keys that are given twice.
    """

    def __init__(self, key: Callable[[yaml.ScalarNode], str] = lambda node: node.value) -> None:
        self._key = key
        self.complaints: list[SourceError] = []
        self._made: dict[int, tuple[Any, int]] = {}
        self._open: set[int] = set()

    def of(self, root: Optional[yaml.Node]) -> Any:
        """Return the document as plain values."""
        value, size = self._make(root, 0)
        if size > MAX_EXPANDED:
            raise SourceError(0, f"aliases expand to more than {MAX_EXPANDED} values")
        return value

    def _make(self, node: Optional[yaml.Node], depth: int) -> tuple[Any, int]:
        """Return the value of a node, and how many values its aliases expand to."""
        if isinstance(node, yaml.ScalarNode):
            return _scalar(node), 1
        if id(node) in self._made:
            return self._made[id(node)]
        if id(node) in self._open:
            raise SourceError(offset_of(node), "an alias inside the very value that it stands for")
        if depth > MAX_DEPTH:
            raise too_deep(offset_of(node))
        self._open.add(id(node))
        made = self._sequence(node, depth) if isinstance(node, yaml.SequenceNode) else self._mapping(node, depth)
        self._open.discard(id(node))
        self._made[id(node)] = made
        return made

    def _sequence(self, node: yaml.SequenceNode, depth: int) -> tuple[list[Any], int]:
        made = [self._make(item, depth + 1) for item in node.value]
        return [value for value, _ in made], 1 + sum(size for _, size in made)

    def _mapping(self, node: Any, depth: int) -> tuple[dict[str, Any], int]:
        result: dict[str, Any] = {}
        merged: list[dict[str, Any]] = []
        total = 1
        for key_node, value_node in node.value:
            value, size = self._make(value_node, depth + 1)
            total += size
            if not isinstance(key_node, yaml.ScalarNode):
                raise SourceError(offset_of(key_node), "a key must be a text, not a list or an object")
            if is_merge(key_node):
                merged.extend(_merged(value, value_node))
                continue
            key = self._key(key_node)
            if key in result:
                self.complaints.append(SourceError(offset_of(key_node), f"{key!r} is given twice"))
            result[key] = value
        for other in merged:
            for key, value in other.items():
                result.setdefault(key, value)
        return result, total


def is_merge(node: Any) -> bool:
    """Return whether a key is ``<<``, the merge of YAML 1.1 that many use."""
    return node.value == "<<" and not node.style


def offset_of(node: Any) -> int:
    """Return where a node (or an event) begins."""
    return node.start_mark.index if node is not None else 0


def _merged(value: Any, node: yaml.Node) -> list[dict[str, Any]]:
    values: list[Any] = [*value] if isinstance(value, list) else [value]
    if all(isinstance(one, dict) for one in values):
        return values
    raise SourceError(offset_of(node), "'<<' merges objects only")


def _scalar(node: yaml.ScalarNode) -> Union[str, int, float, bool, None]:
    text: str = node.value
    if node.tag not in _SCALAR_TAGS:
        raise SourceError(offset_of(node), f"the tag {node.tag} has no meaning here")
    if node.style:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if not text[0].isdigit() and text[0] not in "+-.":
        return text
    if _INTEGER.fullmatch(text) and len(text) < 4000:
        return int(text, 0) if text[:2] in {"0o", "0x"} else int(text)
    if _NOT_FINITE.fullmatch(text):
        raise SourceError(offset_of(node), f"{text} cannot be written in JSON")
    if _NUMBER.fullmatch(text) and math.isfinite(number := float(text)):
        return number
    return text
