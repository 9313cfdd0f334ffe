"""One reader for YAML and JSON, whose values can be located.

Both are positioned by the nodes that PyYAML composes, as JSON is nearly YAML. The values of YAML are made from these
nodes; those of JSON are read by :mod:`json`, which is a hundred times as fast, and its nodes are composed only when a
position is asked for.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable
from functools import cached_property
from typing import Any, NoReturn, Optional, Union

import yaml

from generator.parse.yaml_values import MAX_DEPTH, SourceError, YamlValues, is_merge, offset_of, too_deep

_yaml: Any = yaml
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_JSON = re.compile(r'\s*(?:\{\s*["}]|\[)')
_JSON_TEXT = r'"(?:[^"\\]|\\.)*"'
_KEY_BEFORE_SPACE = re.compile(rf"({_JSON_TEXT})([ \t\n\r]+):")
_ESCAPES = re.compile(r"\\(?:u[dD][89abAB]..\\u[dD][c-fC-F]..|(u[dD][89a-fA-F])|.)")
_ESCAPED_SURROGATE = re.compile(r"\\u[dD]([89a-fA-F])")
_UNKNOWN_TO_YAML = str.maketrans(dict.fromkeys([*range(0x7F, 0xA0), 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF], "?"))
_LONG_NUMBER = re.compile(r"[0-9]{4300,}")
_INDENTED = re.compile(rf"^[ ?:-]{{{MAX_DEPTH}}}", re.MULTILINE)

Path = tuple[Union[str, int], ...]


class Source:
    """A text as dicts, lists and scalars, each of which can be located.

    Attributes:
        value: The whole text.
        complaints: What is wrong, but leaves the rest readable (a key that is given twice).

    Raises:
        SourceError: The text is neither JSON nor YAML.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._is_json = _JSON.match(text) is not None
        self.complaints: list[SourceError] = []
        self.value: Any = self._read_json() if self._is_json else self._read_yaml()

    def locate(self, path: Path, *, of_key: bool) -> int:
        """Return where in the text the value, or its key, begins."""
        key, value = self._find(path)
        return offset_of(key if of_key and key is not None else value)

    def written(self, path: Path) -> Optional[str]:
        """Return a scalar as it is written."""
        _, node = self._find(path)
        return node.value if isinstance(node, yaml.ScalarNode) else None

    def _read_yaml(self) -> Any:
        # Events are read without recursion but slowly: only where the text could nest so deeply that the composer,
        # which recurses in C, would crash. A level of flow style costs a bracket, one of block style a column.
        if self._text.count("[") + self._text.count("{") > 10 * MAX_DEPTH or _INDENTED.search(self._text):
            self._refuse_depth()
        if self._root is None:
            raise SourceError(0, "the document is empty")
        values = YamlValues()
        self.complaints = values.complaints
        return values.of(self._root)

    def _read_json(self) -> Any:
        repeated = False

        def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
            nonlocal repeated
            result = dict(pairs)
            repeated = repeated or len(result) != len(pairs)
            return result

        def finite(text: str) -> float:
            return number if math.isfinite(number := float(text)) else self._refuse_number(text)

        try:
            value = json.loads(
                self._text, object_pairs_hook=unique, parse_constant=self._refuse_number, parse_float=finite
            )
        except json.JSONDecodeError as error:
            raise SourceError(error.pos, f"not valid JSON: {error.msg}") from None
        except RecursionError:
            self._refuse_depth()
            raise too_deep(0) from None
        except ValueError as error:
            digits = _LONG_NUMBER.search(self._text)
            raise SourceError(digits.start() if digits else 0, f"not a usable number: {error}") from None
        if _depth(value) > MAX_DEPTH:
            self._refuse_depth()
            raise too_deep(0)
        for escape in _ESCAPES.finditer(self._text):
            if escape[1]:
                raise SourceError(escape.start(), "half a surrogate pair is not a character, and no file can hold it")
        if repeated:
            values = YamlValues(self._key)
            values.of(self._root)
            self.complaints = values.complaints
        return value

    def _refuse_number(self, name: str) -> NoReturn:
        tokens = re.finditer(rf"{_JSON_TEXT}|{re.escape(name)}", self._text)
        place = next((token.start() for token in tokens if token.group() == name), 0)
        raise SourceError(place, f"{name} is not a number that JSON can carry")

    def _refuse_depth(self) -> None:
        depth = 0
        try:
            for event in _yaml.parse(self._yaml_text, Loader=_Loader):
                if isinstance(event, yaml.CollectionStartEvent):
                    depth += 1
                    if depth > MAX_DEPTH:
                        raise too_deep(offset_of(event))
                elif isinstance(event, yaml.CollectionEndEvent):
                    depth -= 1
        except yaml.YAMLError:
            return

    @property
    def _yaml_text(self) -> str:
        """The text, with one other character for each that YAML refuses."""
        if not self._is_json:
            return self._text
        text = self._text.replace("\t", " ").translate(_UNKNOWN_TO_YAML)
        text = _ESCAPED_SURROGATE.sub(lambda match: f"\\uE{int(match[1], 16) - 8}", text)
        return _KEY_BEFORE_SPACE.sub(r"\1:\2", text)

    @cached_property
    def _root(self) -> Optional[yaml.Node]:
        try:
            root: Optional[yaml.Node] = _yaml.compose(self._yaml_text, Loader=_Loader)
        except yaml.MarkedYAMLError as error:
            mark: Any = error.problem_mark or error.context_mark
            what = ", ".join(part for part in (error.context, error.problem) if part)
            raise SourceError(mark.index if mark is not None else 0, f"not valid YAML: {what}") from None
        except yaml.YAMLError as error:
            message = f"not valid YAML: {getattr(error, 'reason', error)}"
            raise SourceError(self._place_of_character(error), message) from None
        except RecursionError:
            raise too_deep(0) from None
        return root

    def _place_of_character(self, error: yaml.YAMLError) -> int:
        """Return where a forbidden character stands; the C library counts bytes of UTF-8."""
        position: int = getattr(error, "position", 0)
        if not hasattr(yaml, "CSafeLoader"):
            return position
        return len(self._text.encode("utf-8", "surrogatepass")[:position].decode("utf-8", "ignore"))

    def _find(self, path: Path) -> tuple[Optional[yaml.Node], Optional[yaml.Node]]:
        """Return the nodes of the last key and value to which ``path`` leads."""
        key: Optional[yaml.Node] = None
        node = self._root
        for wanted in path:
            found = self._member(node, wanted)
            if found is None:
                break
            key, node = found
        return key, node

    def _member(
        self, node: Optional[yaml.Node], wanted: Union[str, int]
    ) -> Optional[tuple[Optional[yaml.Node], yaml.Node]]:
        if isinstance(node, yaml.SequenceNode):
            return (None, node.value[wanted]) if isinstance(wanted, int) and wanted < len(node.value) else None
        result: Optional[tuple[Optional[yaml.Node], yaml.Node]] = None
        merged: list[yaml.Node] = []
        for key_node, value_node in node.value if isinstance(node, yaml.MappingNode) else ():
            if is_merge(key_node):
                merged.extend(value_node.value if isinstance(value_node, yaml.SequenceNode) else [value_node])
            elif self._key(key_node) == wanted:
                result = key_node, value_node
        for other in merged:
            result = result or self._member(other, wanted)
        return result

    def _key(self, node: yaml.ScalarNode) -> str:
        """Return a key; one of JSON from the text before replacements."""
        text: str = node.value
        end: Any = node.end_mark
        return str(json.loads(self._text[offset_of(node) : end.index])) if self._is_json else text


def _depth(value: Any) -> int:
    """Return the levels of nesting, up to just above the allowed number."""
    layer: list[Any] = [value]
    depth = 0
    while layer and depth <= MAX_DEPTH:
        depth += 1
        layer = [inner for outer in layer for inner in _inside(outer) if isinstance(inner, (dict, list))]
    return depth


def _inside(value: Any) -> Iterable[Any]:
    values: Any = value
    return values.values() if isinstance(value, dict) else values if isinstance(value, list) else ()
