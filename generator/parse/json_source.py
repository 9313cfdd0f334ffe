"""JSON text to values. Positions are looked for when somebody asks: errors are few, nodes are many."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable
from typing import Any, NoReturn, Optional, Union

from generator.parse.source import DEEPEST, SourceError

_SPACE = re.compile(r"[ \t\n\r]*")
_ENDLESS = re.compile(r"[0-9]{4300,}")
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[{]|[\]}]')


class JsonSource:
    """See :class:`generator.parse.source.Source`."""

    def __init__(self) -> None:
        self.complaints: list[SourceError] = []
        self._text = ""
        self._decoder = json.JSONDecoder()

    def parse(self, text: str) -> Any:
        """Return the text as plain values."""
        self._text = text
        repeated = False

        def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
            nonlocal repeated
            result = dict(pairs)
            repeated = repeated or len(result) != len(pairs)
            return result

        try:
            value = json.loads(
                text, object_pairs_hook=unique, parse_constant=self._refuse_number, parse_float=self._finite
            )
        except json.JSONDecodeError as error:
            raise SourceError(error.pos, f"not valid JSON: {error.msg}") from None
        except RecursionError:
            self._refuse_depth()
        except ValueError as error:
            digits = _ENDLESS.search(text)
            raise SourceError(digits.start() if digits else 0, f"not a usable number: {error}") from None
        if _depth(value) > DEEPEST:
            self._refuse_depth()
        if repeated:
            self._complain_of_repeated_keys()
        return value

    def locate(self, path: tuple[Union[str, int], ...], *, of_key: bool) -> int:
        """Return where in the text the value, or its key, begins."""
        key_at, value_at = self._find(path)
        return key_at if of_key else value_at

    def written(self, path: tuple[Union[str, int], ...]) -> Optional[str]:
        """Return a scalar as it is written."""
        _, start = self._find(path)
        _, end = self._decoder.raw_decode(self._text, start)
        return self._text[start:end]

    def _refuse_number(self, name: str) -> NoReturn:
        for token in re.finditer(rf'"(?:[^"\\]|\\.)*"|{re.escape(name)}', self._text):
            if token.group() == name:
                raise SourceError(token.start(), f"{name} is no number that JSON can carry")
        raise SourceError(0, f"{name} is no number that JSON can carry")

    def _finite(self, text: str) -> float:
        number = float(text)
        if not math.isfinite(number):
            self._refuse_number(text)
        return number

    def _refuse_depth(self) -> NoReturn:
        depth = 0
        for token in _TOKEN.finditer(self._text):
            depth += 1 if token.group() in "[{" else -1 if token.group() in "]}" else 0
            if depth > DEEPEST:
                raise SourceError(token.start(), f"nested more than {DEEPEST} levels deep")
        raise SourceError(0, f"nested more than {DEEPEST} levels deep")

    def _space(self, index: int) -> int:
        match = _SPACE.match(self._text, index)
        return match.end() if match else index

    def _find(self, path: tuple[Union[str, int], ...]) -> tuple[int, int]:
        """Return the offsets of the last key of ``path`` and of its value."""
        key_at = value_at = self._space(0)
        for wanted in path:
            found = self._member(value_at, wanted)
            if found is None:
                break
            key_at, value_at = found
        return key_at, value_at

    def _member(self, index: int, wanted: Union[str, int]) -> Optional[tuple[int, int]]:
        """Return the offsets of a key and its value in what starts at ``index``; of equal keys, the last one's."""
        result: Optional[tuple[int, int]] = None
        is_object = self._text[index] == "{"
        position, count = self._space(index + 1), 0
        while self._text[position] not in "]}":
            key_at = position
            name: Union[str, int] = count
            if is_object:
                name, position = self._decoder.raw_decode(self._text, position)
                position = self._space(self._space(position) + 1)
            if name == wanted:
                result = key_at, position
            _, position = self._decoder.raw_decode(self._text, position)
            position = self._space(position)
            if self._text[position] == ",":
                position = self._space(position + 1)
            count += 1
        return result

    def _complain_of_repeated_keys(self) -> None:
        """Find every repeated key with its place; the whole text is walked, which only a wrong document costs."""
        seen: list[Optional[set[str]]] = []
        for token in _TOKEN.finditer(self._text):
            text = token.group()
            if text in "[{":
                seen.append(set() if text == "{" else None)
            elif text in "]}":
                seen.pop()
            elif (
                self._text[(end := self._space(token.end())) : end + 1] == ":"
                and seen
                and (keys := seen[-1]) is not None
            ):
                key = json.loads(text)
                if key in keys:
                    self.complaints.append(SourceError(token.start(), f"{key!r} is there twice"))
                keys.add(key)


def _depth(value: Any) -> int:
    """Return the levels of nesting, up to just above the allowed number."""
    layer: list[Any] = [value]
    depth = 0
    while layer and depth <= DEEPEST:
        depth += 1
        layer = [inner for outer in layer for inner in _inside(outer) if isinstance(inner, (dict, list))]
    return depth


def _inside(value: Any) -> Iterable[Any]:
    values: Any = value
    return values.values() if isinstance(value, dict) else values if isinstance(value, list) else ()
