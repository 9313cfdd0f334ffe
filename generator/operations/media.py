"""Types and examples of bodies by their media types."""

from __future__ import annotations

from generator import ir
from generator.parse.document import Node, json_text
from generator.parse.references import References
from generator.schema.shapes import Shapes
from generator.visitor import without_limits

BYTES = ir.Primitive("bytes")


def essence(media_type: str) -> str:
    """Return a media type without its parameters, in lower case."""
    return media_type.partition(";")[0].strip().lower()


def is_json(media_type: str) -> bool:
    """Return whether a body of that media type is JSON."""
    name = essence(media_type)
    return name in {"application/json", "text/json", "application/x-ndjson"} or name.endswith("+json")


def is_form(media_type: str) -> bool:
    """Return whether a body of that media type is an HTML form."""
    return essence(media_type) in {"application/x-www-form-urlencoded", "multipart/form-data"}


def is_xml(media_type: str) -> bool:
    """Return whether a body is XML, which the package passes on as it is."""
    name = essence(media_type)
    return name in {"application/xml", "text/xml"} or name.endswith("+xml")


def without_xml(content: list[tuple[Node, ir.Type]]) -> list[tuple[str, ir.Type]]:
    """Return the media types and types of a body, with bytes for XML.

    Where the same value can be had in another media type, as JSON most likely, XML is left out: one way is enough.
    """
    others = [type_ for media, type_ in content if not is_xml(str(media.key))]
    result: list[tuple[str, ir.Type]] = []
    for media, type_ in content:
        if not is_xml(str(media.key)) or type_ in (ir.Primitive("string"), BYTES):
            result.append((str(media.key), type_))
        elif type_ in others:
            media.reason("left out: another media type carries the same, and XML is not read or written")
        else:
            media.reason("loosened: XML is not read or written, so these are its bytes")
            result.append((str(media.key), BYTES))
    return result


def content_type(content: Node, shapes: Shapes) -> ir.Type:
    """Return the type of a body with the media type that is the key of ``content``."""
    schema = content.get("schema")
    return _type_without_schema(str(content.key)) if schema is None else without_limits(shapes.of(schema).inner)


def _type_without_schema(media_type: str) -> ir.Type:
    """Return the type of a body without a schema."""
    if is_json(media_type) or essence(media_type) in {"", "*/*"}:
        return ir.Primitive("any")
    if is_form(media_type):
        return ir.Primitive("object")
    return ir.Primitive("string" if essence(media_type).startswith("text/") else "bytes")


def text_beside(place: Node, node: Node, key: str) -> str:
    """Return the text beside the reference at ``place``, or that of ``node`` behind it."""
    return (place.text(key) if place is not node else "") or node.text(key)


def examples_of(content: Node, references: References) -> tuple[tuple[str, str], ...]:
    """Return name and JSON text of each example of a media type or a parameter."""
    result: list[tuple[str, str]] = []
    if content.has("example"):
        result.append(("example", json_text(content.object["example"])))
    for name, place in content.mapping("examples"):
        node = references.followed(place)
        if node is not None and node.has("value"):
            result.append((name, json_text(node.object["value"])))
    return tuple(result)
