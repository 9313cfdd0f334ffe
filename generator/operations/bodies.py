"""Request bodies."""

from __future__ import annotations

from typing import Any, Optional

from generator import ir
from generator.naming.identifiers import pascal, snake
from generator.naming.names import unnamed_operation
from generator.operations.media import BYTES, content_type, examples_of, is_form, is_json, text_beside, without_xml
from generator.parse import vocabulary
from generator.parse.document import Node
from generator.schema.normalize import Sources
from generator.schema.shapes import Shapes
from generator.schema.typed import one_of


class Bodies:
    """Builds the body arguments of operations."""

    def __init__(self, shapes: Shapes) -> None:
        self._references = shapes.normalizer.references
        self._shapes = shapes

    def of(self, operation: Node) -> Optional[ir.Body]:
        """Return the body argument of an operation, whose name may still collide."""
        place = operation.get("requestBody")
        node = self._references.followed(place) if place is not None else None
        if place is None or node is None:
            return None
        vocabulary.check(node, vocabulary.BODY, "a request body")
        if any(holder.flag("x-ignored-body") for holder in (operation, place, node)):
            place.reason("left out: x-ignored-body")
            return None
        media = sorted(node.mapping("content"), key=lambda pair: 0 if is_json(pair[0]) else 1)
        if not media:
            place.reason("left out: it has no media type")
            return None
        if all(is_form(name) and self._is_empty(content) for name, content in media):
            place.reason("left out: a form without fields")
            return None
        for _, content in media:
            vocabulary.check(content, vocabulary.MEDIA_TYPE, "a media type")
            vocabulary.unexpressed(content)
        typed = without_xml([(content, content_type(content, self._shapes)) for _, content in media])
        return ir.Body(
            name=self._name(operation, media, typed[0][1]),
            type=one_of([type_ for _, type_ in typed]),
            required=node.flag("required"),
            content_types=tuple(self._sent(name, type_, place) for name, type_ in typed),
            description=text_beside(place, node, "description"),
            examples=tuple(pair for _, content in media for pair in examples_of(content, self._references)),
            schema=_json_schema(media),
        )

    def _sent(self, media_type: str, type_: ir.Type, place: Node) -> str:
        """Return the ``Content-Type``, which is no range such as ``*/*`` (RFC 9110, 8.3)."""
        if "*" not in media_type:
            return media_type
        exact = "application/octet-stream" if type_ == BYTES else "application/json"
        if type_ == ir.Primitive("string"):
            exact = "text/plain"
        place.reason(f"sent as {exact}, for {media_type} is a range of media types")
        return exact

    def _is_empty(self, content: Node) -> bool:
        schema = content.get("schema")
        if schema is None:
            return True
        flat = self._shapes.normalizer.flatten(Sources((schema,)))
        return not flat.properties and not flat.groups and not flat.additional

    def _name(self, operation: Node, media: list[tuple[str, Node]], type_: ir.Type) -> str:
        wished = operation.text("x-codegen-request-body-name")
        if wished:
            return wished
        schema = media[0][1].get("schema")
        if schema is not None:
            wrapped = self._shapes.wrappers.target(schema)
            if wrapped is not None and len(wrapped[0].path) == 3:
                reference = schema.object.get("$ref")
                first = reference.rsplit("/", 1)[-1] if isinstance(reference, str) else str(wrapped[0].key)
                return snake(pascal(first))
            if isinstance(type_, ir.ListOf) and isinstance(type_.item, ir.Reference):
                return snake(type_.item.name)
            if isinstance(type_, ir.Reference):
                return snake(type_.name)
        identifier = operation.text("operationId")
        own = snake(identifier) if identifier else unnamed_operation(str(operation.key), str(operation.path[1]))
        operation.reason("the body is called after the operation, as its schema has no name")
        return "body" if isinstance(type_, (ir.Primitive, ir.ListOf)) else f"{own}_request"


def _json_schema(media: list[tuple[str, Node]]) -> Any:
    """Return the schema of a body's JSON variant, if it has one."""
    return next((content.object.get("schema", {}) for name, content in media if name == "application/json"), None)
