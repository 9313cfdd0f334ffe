"""Conversion of MusicXML to JSON and back, without loss.

An attribute ``number`` is the member ``$number``; text beside attributes is ``#text``. Several children with the same
name are a list; parts, measures and notes always are. If children of different names are mixed, as in a measure, each
has its place among all of them in ``$position``. A part has a ``$uuid``, by which exports select it, and so has a
measure, for synchronisation points.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any, cast
from xml.etree.ElementTree import Element

from flat_api.sandbox.music.document import XLINK, printable
from flat_api.sandbox.music.errors import NotationError

NAME = re.compile(r"(?:\{[^{}]+\})?[^\W\d][\w.-]*")
"""Name of an element or attribute, with its namespace in braces if it has one."""

ALWAYS_LISTS = frozenset({"score-part", "part", "measure", "note"})
XML_SPACE = " \t\r\n"
OURS = frozenset({"$position", "$uuid"})
PREFIXES = {
    "xlink:": f"{{{XLINK}}}",
    "xml:": "{http://www.w3.org/XML/1998/namespace}",
    "xsi:": "{http://www.w3.org/2001/XMLSchema-instance}",
}
"""Prefixes of usual namespaces. A name of any other namespace has its URI in braces."""


def to_json(root: Element, part_uuids: Mapping[str, str], measure_uuids: Sequence[str]) -> dict[str, Any]:
    """Return a document as JSON.

    Args:
        part_uuids: UUID by identifier of the part.
        measure_uuids: UUID of each measure, the same for all parts.
    """
    parts = list(root.iterfind("part"))
    uuids = {part: part_uuids[part.get("id", "")] for part in (*root.iterfind("part-list/score-part"), *parts)}
    for part in parts:
        uuids.update(zip(part.iterfind("measure"), measure_uuids, strict=False))
    return {root.tag: _to_value(root, None, uuids)}


def from_json(document: object) -> Element:
    members = cast("dict[str, object]", document) if isinstance(document, dict) else {}
    if not isinstance(members.get("score-partwise"), dict):
        raise NotationError("The JSON is not a score: it has no 'score-partwise'")
    return _to_element("score-partwise", members["score-partwise"])


def _to_value(element: Element, position: int | None, uuids: Mapping[Element, str]) -> object:
    text = element.text or ""
    if len(element) == 0 and not element.attrib and position is None and element not in uuids:
        return text
    value: dict[str, Any] = {"$" + _short(name): content for name, content in element.attrib.items()}
    if position is not None:
        value["$position"] = position
    if element in uuids:
        value["$uuid"] = uuids[element]
    # White space before a child is indentation.
    if text if len(element) == 0 else text.strip(XML_SPACE):
        value["#text"] = text
    mixed = _is_mixed(element)
    for index, child in enumerate(element):
        content = _to_value(child, index if mixed else None, uuids)
        if child.tag in ALWAYS_LISTS:
            value.setdefault(child.tag, []).append(content)
        elif child.tag not in value:
            value[child.tag] = content
        elif isinstance(value[child.tag], list):
            value[child.tag].append(content)
        else:
            value[child.tag] = [value[child.tag], content]
    return value


def _is_mixed(element: Element) -> bool:
    """Return whether a name occurs again after another one.

    If so, grouping by name loses the order.
    """
    runs = [tag for tag, _ in groupby(element, lambda child: child.tag)]
    return len(runs) > len(set(runs))


def _to_element(tag: str, value: object) -> Element:
    element = Element(tag)
    if not isinstance(value, dict):
        if isinstance(value, list):
            raise NotationError(f"The JSON is not a score: '{tag}' is a list within a list")
        element.text = _text(value)
        return element
    children: list[tuple[int, Element]] = []
    for name, content in cast("dict[str, object]", value).items():
        if name == "#text":
            element.text = _text(content)
        elif name.startswith("$"):
            if name not in OURS:
                element.set(_long(name[1:]), _text(content))
        else:
            for item in cast("list[object]", content) if isinstance(content, list) else [content]:
                children.append((_position(item, len(children)), _to_element(_name(name), item)))
    element.extend(child for _, child in sorted(children, key=lambda entry: entry[0]))
    return element


def _position(item: object, default: int) -> int:
    position = cast("dict[str, object]", item).get("$position", default) if isinstance(item, dict) else default
    return position if isinstance(position, int) else default


def _name(name: str) -> str:
    if NAME.fullmatch(name) is None:
        raise NotationError(f"The JSON is not a score: '{name[:200]}' is not a valid name of an element")
    return name


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return printable(str(value)) if value is not None else ""


def _short(name: str) -> str:
    for prefix, namespace in PREFIXES.items():
        if name.startswith(namespace):
            return prefix + name.removeprefix(namespace)
    return name


def _long(name: str) -> str:
    for prefix, namespace in PREFIXES.items():
        if name.startswith(prefix):
            return namespace + name.removeprefix(prefix)
    if NAME.fullmatch(name) is None:
        raise NotationError(f"The JSON is not a score: '{name[:200]}' is not a valid name of an attribute")
    return name
