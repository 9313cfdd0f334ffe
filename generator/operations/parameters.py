"""Parameters of an operation: those of its path item, overridden by its own."""

from __future__ import annotations

import re
from typing import Optional, cast

from generator import ir
from generator.operations.media import examples_of, text_beside
from generator.parse import vocabulary
from generator.parse.document import Node, describe
from generator.schema.declarations import Texts
from generator.schema.declarations import example as schema_example
from generator.schema.shapes import Shapes
from generator.schema.typed import Typed
from generator.visitor import limits_of, without_limits

_STYLES = {"path": "simple", "header": "simple", "query": "form", "cookie": "form"}
_KNOWN_STYLES = frozenset(["matrix", "label", "simple", "form", "spaceDelimited", "pipeDelimited", "deepObject"])
_RESERVED_HEADERS = frozenset({"accept", "content-type", "authorization"})
places_in = re.compile(r"\{([^{}]*)\}").findall
"""Return the names of the parameters in a path."""


class Parameters:
    """Builds the parameters of operations."""

    def __init__(self, shapes: Shapes) -> None:
        self._references = shapes.normalizer.references
        self._shapes = shapes

    def of(self, path: str, item: Node, operation: Node) -> list[ir.Parameter]:
        """Return the operation's own parameters, then those of its path item."""
        result: dict[tuple[str, str], ir.Parameter] = {}
        own = self._own(operation, path)
        shared = self._own(item, path)
        for key, (place, node) in {**shared, **own}.items():
            if key in own and key in shared:
                shared[key][0].reason(f"overridden by {own[key][0].pointer}")
            built = self._parameter(place, node)
            if built is not None:
                result[key] = built
        self._check_path(path, operation, result)
        return [result[key] for key in (*own, *(key for key in shared if key not in own)) if key in result]

    def _own(self, holder: Node, path: str) -> dict[tuple[str, str], tuple[Node, Node]]:
        """Return place and declaration of each parameter by name and location."""
        result: dict[tuple[str, str], tuple[Node, Node]] = {}
        for place in holder.elements("parameters"):
            node = self._references.followed(place)
            if node is None:
                continue
            vocabulary.check(node, vocabulary.PARAMETER, "a parameter")
            vocabulary.unexpressed(node)
            key = node.text("name"), node.text("in")
            if not key[0] or key[1] not in _STYLES:
                node.problem(f"a parameter needs a name, and 'in' one of {', '.join(_STYLES)} (Swagger 2.0 has others)")
            elif key in result:
                place.problem(f"the {key[1]} parameter {key[0]!r} is given twice")
            elif key[1] == "path" and key[0] not in places_in(path):
                place.reason(f"left out: the path {path} has no {{{key[0]}}}")
            elif not self._is_hidden(key, place, node):
                result[key] = place, node
        return result

    def _is_hidden(self, key: tuple[str, str], place: Node, node: Node) -> bool:
        if node.flag("x-ignored-parameter") or place.flag("x-ignored-parameter"):
            place.reason("left out: x-ignored-parameter")
            return True
        if key[1] == "header" and key[0].lower() in _RESERVED_HEADERS:
            place.reason("left out: OpenAPI gives this header to media types and security")
            return True
        return False

    def _parameter(self, place: Node, node: Node) -> Optional[ir.Parameter]:
        location = cast(ir.Location, node.text("in"))
        schema, is_json = self._schema(node)
        typed = self._shapes.of(schema, literal=True) if schema is not None else Typed(ir.Primitive("string"))
        type_ = self._plain(typed.type)
        style = node.text("style") or _STYLES[location]
        if style not in _KNOWN_STYLES:
            known = ", ".join(sorted(_KNOWN_STYLES))
            node.child("style").problem(f"{describe(style)} is not a style; the styles are {known}")
        if is_json:
            node.reason("sent as JSON text, as its content says")
        if location == "path" and not node.flag("required"):
            node.reason("required, because it is in the path")
        says = Texts([schema] if schema is not None and schema.is_mapping else [], self._shapes.normalizer)
        return ir.Parameter(
            name="",
            wire_name=node.text("name"),
            location=location,
            type=without_limits(type_),
            required=location == "path" or node.flag("required"),
            nullable=typed.nullable,
            description=text_beside(place, node, "description") or says.description,
            default=says.default,
            limits=self._limits(type_, node),
            style="json" if is_json else style,
            explode=node.flag("explode") if node.has("explode") else style == "form",
            deprecated=node.flag("deprecated") or says.deprecated,
            secret=node.flag("x-secret") or place.flag("x-secret") or says.flag("x-secret"),
            long_poll=node.flag("x-long-poll"),
            example=self._example(node, schema),
            pointer=node.pointer,
            schema=schema.value if schema is not None else {},
        )

    def _schema(self, node: Node) -> tuple[Optional[Node], bool]:
        """Return the schema of a parameter, and whether it is sent as JSON text."""
        schema = node.get("schema")
        if schema is not None:
            return schema, False
        for media_type, content in node.mapping("content"):
            return content.get("schema"), "json" in media_type
        node.problem("a parameter needs a schema or a content")
        return None, False

    def _plain(self, type_: ir.Type) -> ir.Type:
        """Return the type with aliases written out, as a URL carries no classes."""
        declared = self._shapes.declared.get(type_.name) if isinstance(type_, ir.Reference) else None
        if declared is not None and declared.kind == "alias" and declared.type is not None:
            return self._plain(declared.type.type)
        return type_

    def _limits(self, type_: ir.Type, node: Node) -> ir.Limits:
        """Return the limits of the value; for a list those of its items."""
        if not isinstance(type_, ir.ListOf):
            return limits_of(type_) or ir.Limits()
        if type_.limits is not None:
            node.reason("loosened: the length of the list is left to the server to check")
        return limits_of(type_.item) or ir.Limits()

    def _example(self, node: Node, schema: Optional[Node]) -> Optional[str]:
        for _, example in examples_of(node, self._references):
            return example
        return schema_example(schema) if schema is not None else None

    def _check_path(self, path: str, operation: Node, found: dict[tuple[str, str], ir.Parameter]) -> None:
        for name in places_in(path):
            if (name, "path") not in found:
                operation.problem(f"the path {path} has {{{name}}}, but no parameter of that name", of_key=True)
