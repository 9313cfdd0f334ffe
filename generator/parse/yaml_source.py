"""YAML text to values, by YAML 1.2: ``no`` is a text, ``2020-01-01`` is a text, ``200:`` is the key ``"200"``.

PyYAML composes (in C where it can), which gives nodes with marks; the values are made here, because PyYAML would make
them by YAML 1.1.
"""

from __future__ import annotations

import math
import re
from typing import Any, Optional, Union

import yaml

from generator.parse.source import DEEPEST, SourceError

_yaml: Any = yaml
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
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
_INDENTED = re.compile(rf"^[ ?:-]{{{DEEPEST}}}", re.MULTILINE)
_MOST_EXPANDED = 5_000_000
"""Values after aliases are written out; a document that has more is an attack ("billion laughs"), not a contract."""


class YamlSource:
    """See :class:`generator.parse.source.Source`."""

    def __init__(self) -> None:
        self.complaints: list[SourceError] = []
        self._root: Any = None
        self._made: dict[int, tuple[Any, int]] = {}
        self._open: set[int] = set()

    def parse(self, text: str) -> Any:
        """Return the text as plain values."""
        _refuse_depth(text)
        try:
            self._root = _yaml.compose(text, Loader=_Loader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            what = ", ".join(part for part in (error.context, error.problem) if part)
            raise SourceError(_place(mark), f"not valid YAML: {what}") from None
        except yaml.YAMLError as error:
            raise SourceError(
                _place_of_character(text, error), f"not valid YAML: {getattr(error, 'reason', error)}"
            ) from None
        except RecursionError:
            raise SourceError(0, f"nested more than {DEEPEST} levels deep") from None
        if self._root is None:
            raise SourceError(0, "the document is empty")
        value, size = self._make(self._root, 0)
        if size > _MOST_EXPANDED:
            raise SourceError(0, f"aliases blow the document up to more than {_MOST_EXPANDED} values")
        return value

    def _make(self, node: yaml.Node, depth: int) -> tuple[Any, int]:
        """Return the value of a node and the number of values in it, aliases written out."""
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node), 1
        if id(node) in self._made:
            return self._made[id(node)]
        if id(node) in self._open:
            raise SourceError(_place(node.start_mark), "an alias inside the very value that it stands for")
        if depth > DEEPEST:
            raise SourceError(_place(node.start_mark), f"nested more than {DEEPEST} levels deep")
        self._open.add(id(node))
        made = self._sequence(node, depth) if isinstance(node, yaml.SequenceNode) else self._mapping(node, depth)
        self._open.discard(id(node))
        self._made[id(node)] = made
        return made

    def _sequence(self, node: yaml.SequenceNode, depth: int) -> tuple[list[Any], int]:
        made = [self._make(item, depth + 1) for item in node.value]
        return [value for value, _ in made], 1 + sum(size for _, size in made)

    def _mapping(self, node: yaml.Node, depth: int) -> tuple[dict[str, Any], int]:
        result: dict[str, Any] = {}
        merged: list[dict[str, Any]] = []
        total = 1
        for key_node, value_node in node.value:
            value, size = self._make(value_node, depth + 1)
            total += size
            if not isinstance(key_node, yaml.ScalarNode):
                raise SourceError(_place(key_node.start_mark), "a key must be a text, not a list or an object")
            if _is_merge(key_node):
                merged.extend(self._merged(value, value_node))
                continue
            key = key_node.value
            if key in result:
                self.complaints.append(SourceError(_place(key_node.start_mark), f"{key!r} is there twice"))
            result[key] = value
        for other in merged:
            for key, value in other.items():
                result.setdefault(key, value)
        return result, total

    def _merged(self, value: Any, node: yaml.Node) -> list[dict[str, Any]]:
        values: list[Any] = [*value] if isinstance(value, list) else [value]
        if all(isinstance(one, dict) for one in values):
            return values
        raise SourceError(_place(node.start_mark), "'<<' merges objects only")

    def _scalar(self, node: yaml.ScalarNode) -> Union[str, int, float, bool, None]:
        text: str = node.value
        if node.tag not in _SCALAR_TAGS:
            raise SourceError(_place(node.start_mark), f"the tag {node.tag} has no meaning here")
        if node.style:
            return text
        if text in _WORDS:
            return _WORDS[text]
        if not text[0].isdigit() and text[0] not in "+-.":
            return text
        return self._number(text, node)

    def _number(self, text: str, node: yaml.ScalarNode) -> Union[str, int, float]:
        if _INTEGER.fullmatch(text) and len(text) < 4000:
            return int(text, 0) if text[:2] in {"0o", "0x"} else int(text)
        if _NOT_FINITE.fullmatch(text):
            raise SourceError(_place(node.start_mark), f"{text} cannot be written in JSON")
        if _NUMBER.fullmatch(text) and math.isfinite(number := float(text)):
            return number
        return text

    def locate(self, path: tuple[Union[str, int], ...], *, of_key: bool) -> int:
        """Return where in the text the value, or its key, begins."""
        key, value = self._find(path)
        return _place((key if of_key and key is not None else value).start_mark)

    def written(self, path: tuple[Union[str, int], ...]) -> Optional[str]:
        """Return a scalar as it is written."""
        _, node = self._find(path)
        return node.value if isinstance(node, yaml.ScalarNode) else None

    def _find(self, path: tuple[Union[str, int], ...]) -> tuple[Optional[yaml.Node], yaml.Node]:
        key: Optional[yaml.Node] = None
        if self._root is None:
            raise ValueError("nothing was parsed")
        node = self._root
        for wanted in path:
            found = _member(node, wanted)
            if found is None:
                break
            key, node = found
        return key, node


def _member(node: yaml.Node, wanted: Union[str, int]) -> Optional[tuple[Optional[yaml.Node], yaml.Node]]:
    if isinstance(node, yaml.SequenceNode):
        return (None, node.value[wanted]) if isinstance(wanted, int) and wanted < len(node.value) else None
    result: Optional[tuple[Optional[yaml.Node], yaml.Node]] = None
    merged: list[yaml.Node] = []
    for key_node, value_node in node.value if isinstance(node, yaml.MappingNode) else ():
        if _is_merge(key_node):
            merged.extend(value_node.value if isinstance(value_node, yaml.SequenceNode) else [value_node])
        elif key_node.value == str(wanted):
            result = key_node, value_node
    for other in merged:
        result = result or _member(other, wanted)
    return result


def _is_merge(node: yaml.ScalarNode) -> bool:
    return node.value == "<<" and not node.style


def _place(mark: Any) -> int:
    return mark.index if mark is not None else 0


def _place_of_character(text: str, error: yaml.YAMLError) -> int:
    """Return where a forbidden character stands; the C library counts bytes of UTF-8, the other one characters."""
    position: int = getattr(error, "position", 0)
    if not hasattr(yaml, "CSafeLoader"):
        return position
    return len(text.encode("utf-8", "surrogatepass")[:position].decode("utf-8", "ignore"))


def _refuse_depth(text: str) -> None:
    """Refuse a text that nests too deeply, before the C composer recurses over it and takes the interpreter along.

    Reading events needs no recursion but time, so it is done only where the text could nest that deep: every level of
    flow style costs a bracket, every level of block style a column.
    """
    if text.count("[") + text.count("{") <= 10 * DEEPEST and not _INDENTED.search(text):
        return
    depth = 0
    try:
        for event in _yaml.parse(text, Loader=_Loader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > DEEPEST:
                    raise SourceError(_place(event.start_mark), f"nested more than {DEEPEST} levels deep")
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    except yaml.YAMLError:
        return
