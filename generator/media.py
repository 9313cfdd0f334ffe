"""What media types mean for the type of a body."""

from __future__ import annotations

from generator import ir


def essence(media_type: str) -> str:
    """Return a media type without its parameters, in lower case."""
    return media_type.partition(";")[0].strip().lower()


def is_json(media_type: str) -> bool:
    """Whether a body of that media type is JSON."""
    name = essence(media_type)
    return name in {"application/json", "text/json", "application/x-ndjson"} or name.endswith("+json")


def is_form(media_type: str) -> bool:
    """Whether a body of that media type is an HTML form."""
    return essence(media_type) in {"application/x-www-form-urlencoded", "multipart/form-data"}


def type_without_schema(media_type: str) -> ir.Type:
    """Return the type of a body about which the contract says only the media type."""
    if is_json(media_type) or essence(media_type) in {"", "*/*"}:
        return ir.Primitive("any")
    if is_form(media_type):
        return ir.Primitive("object")
    return ir.Primitive("string" if essence(media_type).startswith("text/") else "bytes")
