"""Changes of what the representation does not hold: security, headers, and keywords that only a server checks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Optional

from generator import ir
from generator.diff.changes import Change, Kind
from generator.diff.comparison import methods
from generator.parse.document import Document, Node, Value, json_text
from generator.parse.references import References

_NARROWS: dict[str, Callable[[Any, Any], bool]] = {
    "uniqueItems": lambda old, new: bool(new),
    "minProperties": lambda old, new: new is not None and new > (old or 0),
    "maxProperties": lambda old, new: new is not None and (old is None or new < old),
    "minContains": lambda old, new: new is not None and new > (1 if old is None else old),
    "maxContains": lambda old, new: new is not None and (old is None or new < old),
    "format": lambda old, new: new is not None and (old, new) not in {("int32", "int64"), ("float", "double")},
}
"""Keywords of a schema that change no type, and when the values that a caller may send become fewer."""
_LENGTHS = {"minItems": _NARROWS["minProperties"], "maxItems": _NARROWS["maxProperties"]}
"""Lengths of lists: part of the representation, but for lists in parameters."""
_TYPED_FORMATS = {"date", "date-time", "binary", "byte"}
_MEMBERS = ("properties", "patternProperties", "$defs")
_LISTS = ("allOf", "oneOf", "anyOf", "prefixItems")
_INNER = ("items", "additionalProperties", "not", "contains", "propertyNames")
"""Keywords that hold schemas: by name, by position, and one."""


def compare(old: tuple[Document, ir.Package], new: tuple[Document, ir.Package]) -> set[Change]:
    """Return the changes between two documents that their packages do not show."""
    comparison = _Documents(old[0], new[0])
    comparison.security()
    comparison.operations(methods(old[1]), methods(new[1]))
    comparison.models(old[1], new[1])
    return comparison.found


class _Documents:
    """Compares nodes of one place in two documents."""

    def __init__(self, old: Document, new: Document) -> None:
        self._documents = old, new
        self._references = References(old), References(new)
        self.found: set[Change] = set()
        self._subject = "Security"
        self._kind: Kind = "contract"

    def security(self) -> None:
        """Compare the security schemes."""
        before, after = [
            {name: self._plain(index, node) for name, node in self._components(document)}
            for index, document in enumerate(self._documents)
        ]
        self._names("scheme", before, after)
        for name in sorted(before.keys() & after.keys()):
            was, now = before[name], after[name]
            for key in ("type", "scheme", "in", "name", "openIdConnectUrl"):
                self._differs(f"{key} of scheme {name} changed", was.get(key), now.get(key), True)
            self._differs(f"bearerFormat of scheme {name} changed", was.get("bearerFormat"), now.get("bearerFormat"))
            self._flows(name, was.get("flows") or {}, now.get("flows") or {})

    def operations(self, old: Mapping[str, ir.Operation], new: Mapping[str, ir.Operation]) -> None:
        """Compare the operations that both contracts have."""
        self._kind = "operation"
        for self._subject in sorted(old.keys() & new.keys()):
            was, now = old[self._subject], new[self._subject]
            nodes = self._at(was.pointer, now.pointer)
            if nodes is None:
                continue
            self._differs_requirements(*nodes)
            self._parameters(was, now)
            self._contents("body", nodes, ("requestBody",), sent=True)
            for status in sorted({one.status for one in was.responses} & {one.status for one in now.responses}):
                self._headers(status, nodes)
                self._contents(f"response {status}", nodes, ("responses", status), sent=False)

    def models(self, old: ir.Package, new: ir.Package) -> None:
        """Compare the schemas that have a class in both packages."""
        self._kind = "model"
        before, after = [{one.name: one for one in package.declarations} for package in (old, new)]
        for self._subject in sorted(before.keys() & after.keys()):
            now = after[self._subject]
            nodes = self._at(before[self._subject].pointer, now.pointer)
            if nodes is not None:
                sent, received = (now.in_request, now.in_response) if isinstance(now, ir.Structure) else (True, True)
                self._keywords("", nodes[0].value, nodes[1].value, sent=sent, received=received)

    def _add(self, text: str, breaking: bool = False) -> None:
        self.found.add(Change(self._subject, text, breaking, self._kind))

    def _differs(self, what: str, old: Any, new: Any, breaking: bool = False) -> None:
        if old != new:
            was, now = ["none" if value is None else _shown(value) for value in (old, new)]
            self._add(f"{what} from {was} to {now}", breaking)

    def _names(self, what: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
        for name in sorted(old.keys() - new.keys()):
            self._add(f"{what} {name} removed", True)
        for name in sorted(new.keys() - old.keys()):
            self._add(f"{what} {name} added")

    def _flows(self, name: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
        self._names(f"flow of scheme {name},", old, new)
        for flow in sorted(old.keys() & new.keys()):
            what, was, now = f"{flow} of scheme {name}", old[flow], new[flow]
            for key in ("authorizationUrl", "tokenUrl", "refreshUrl", "deviceAuthorizationUrl"):
                self._differs(f"{key} of {what} changed", was.get(key), now.get(key), was.get(key) is not None)
            self._names(f"scope of {what},", was.get("scopes") or {}, now.get("scopes") or {})

    def _differs_requirements(self, old: Node, new: Node) -> None:
        """Compare the schemes that an operation takes; any one of the alternatives is enough."""
        was, now = [_requirements(document, node) for document, node in zip(self._documents, (old, new), strict=True)]
        breaking = not all(any(other <= one for other in now) for one in was)
        self._differs("security changed", _alternatives(was), _alternatives(now), breaking)

    def _parameters(self, old: ir.Operation, new: ir.Operation) -> None:
        before, after = [{one.name: one.schema for one in operation.parameters} for operation in (old, new)]
        for name in sorted(before.keys() & after.keys()):
            what = f" of parameter {name}"
            self._keywords(what, before[name], after[name], sent=True, received=False, lengths=True)

    def _contents(self, what: str, nodes: tuple[Node, Node], path: tuple[str, ...], *, sent: bool) -> None:
        before, after = [self._media(index, node, path) for index, node in enumerate(nodes)]
        for media in sorted(before.keys() & after.keys()):
            self._keywords(f" of {what}", before[media], after[media], sent=sent, received=not sent)

    def _media(self, index: int, node: Node, path: tuple[str, ...]) -> dict[str, Any]:
        """Return the schemas of a body by media type."""
        found = self._followed(index, node, path)
        return {name: media.object.get("schema") for name, media in found.mapping("content")} if found else {}

    def _headers(self, status: str, nodes: tuple[Node, Node]) -> None:
        before, after = [self._headers_of(index, node, status) for index, node in enumerate(nodes)]
        self._names(f"header of response {status},", before, after)
        for name in sorted(before.keys() & after.keys()):
            what, was, now = f"header {name} of response {status}", before[name], after[name]
            lost = bool(was.get("required")) and not now.get("required")
            self._differs(f"{what}: required changed", bool(was.get("required")), bool(now.get("required")), lost)
            one, other = _object(was.get("schema")), _object(now.get("schema"))
            self._differs(f"type of {what} changed", one.get("type"), other.get("type"), True)
            self._keywords(f" of {what}", one, other, sent=False, received=True)

    def _headers_of(self, index: int, node: Node, status: str) -> dict[str, Any]:
        found = self._followed(index, node, ("responses", status))
        headers = found.mapping("headers") if found is not None else ()
        return {name.lower(): self._plain(index, header) for name, header in headers}

    def _keywords(
        self, what: str, old: Any, new: Any, *, sent: bool, received: bool, lengths: bool = False, trail: str = ""
    ) -> None:
        """Compare the keywords of two schemas and of the schemas inside; references are not followed."""
        before, after = _object(old), _object(new)
        if before == after:
            return
        place = f"{what}{f' at {trail}' if trail else ''}"
        for key, narrows in ({**_NARROWS, **_LENGTHS} if lengths else _NARROWS).items():
            was, now = before.get(key), after.get(key)
            if key != "format" or not {was, now} & _TYPED_FORMATS:
                self._differs(f"{key}{place} changed", was, now, sent and was != now and narrows(was, now))
        for key, breaks in (("readOnly", sent), ("writeOnly", received)):
            was, now = bool(before.get(key)), bool(after.get(key))
            self._differs(f"{key}{place} changed", was, now, breaks and now)
        for step, one, other in _inside(before, after):
            inner = f"{trail}/{step}".lstrip("/")
            self._keywords(what, one, other, sent=sent, received=received, lengths=lengths, trail=inner)

    def _at(self, old: str, new: str) -> Optional[tuple[Node, Node]]:
        was, now = [one.at(f"#{place.lstrip('#')}") for one, place in zip(self._references, (old, new), strict=True)]
        return (was, now) if was is not None and now is not None else None

    def _followed(self, index: int, node: Node, path: tuple[str, ...]) -> Optional[Node]:
        """Return the node below ``node``, with the references on the way followed."""
        current: Optional[Node] = node
        for key in path:
            current = self._references[index].followed(current) if current is not None else None
            current = current.get(key) if current is not None else None
        return self._references[index].followed(current) if current is not None else None

    def _plain(self, index: int, node: Node) -> dict[str, Any]:
        found = self._references[index].followed(node)
        return found.object if found is not None else {}

    def _components(self, document: Document) -> Iterator[tuple[str, Node]]:
        components = document.root.get("components")
        yield from components.mapping("securitySchemes") if components is not None else ()


def _inside(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    """Yield the schemas that two schemas have in the same place."""
    for key in _MEMBERS:
        was, now = _object(old.get(key)), _object(new.get(key))
        yield from [(name, was[name], now[name]) for name in was if name in now]
    for key in _LISTS:
        both = zip(_list(old.get(key)), _list(new.get(key)), strict=False)
        yield from [(f"{key}/{index}", one, other) for index, (one, other) in enumerate(both)]
    for key in _INNER:
        yield key, old.get(key), new.get(key)


def _object(value: Value) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Value) -> list[Any]:
    return value if isinstance(value, list) else []


def _requirements(document: Document, operation: Node) -> list[frozenset[str]]:
    """Return the sets of schemes that allow an operation; an empty set where none is needed."""
    found = operation.object.get("security", document.root.object.get("security"))
    return [frozenset(_object(one)) for one in _list(found)] or [frozenset()]


def _alternatives(requirements: list[frozenset[str]]) -> str:
    return " or ".join(sorted([" and ".join(sorted(one)) or "none" for one in requirements]))


def _shown(value: Any) -> str:
    text = value if isinstance(value, str) else json_text(value)
    return text if len(text) <= 200 else text[:197] + "..."
