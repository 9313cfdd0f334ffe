"""JSON types of Python values, and JSON names of fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Dict, Type, cast

if TYPE_CHECKING:
    from typing import List, Sequence, Tuple

    from pydantic.fields import FieldInfo
    from typing_extensions import TypeGuard

_NAMES: Dict[Type[Any], str] = {
    bool: "boolean",
    dict: "object",
    float: "number",
    int: "integer",
    list: "array",
    str: "string",
    type(None): "null",
}


def is_array(value: Any) -> TypeGuard[List[Any]]:
    """Return whether ``value`` is a JSON array."""
    return isinstance(value, list)


def is_sequence(value: Any) -> TypeGuard[Sequence[Any]]:
    """Return whether ``value`` is a list or a tuple, which are both encoded as a JSON array."""
    return isinstance(value, (list, tuple))


def is_tuple(value: Any) -> TypeGuard[Tuple[Any, ...]]:
    """Return whether ``value`` is a tuple of any length."""
    return isinstance(value, tuple)


def is_object(value: Any) -> TypeGuard[Mapping[str, Any]]:
    """Return whether ``value`` is a JSON object."""
    return isinstance(value, Mapping)


def json_type(value: Any) -> str:
    """Return the JSON type of a value (``object``), or the name of its class where JSON has no such type."""
    kind = cast(object, value).__class__
    return _NAMES.get(kind) or kind.__name__


def camel(name: str) -> str:
    """Return the camelCase spelling of a snake_case name: ``html_url`` is ``htmlUrl``.

    Pydantic's own ``to_camel`` uses regular expressions, which slow down the declaration of a thousand fields.
    """
    head, *tail = name.split("_")
    return head + "".join([part[:1].upper() + part[1:] for part in tail])


def wire_name(name: str, field: FieldInfo) -> str:
    """Return the JSON name of a field."""
    # Pydantic calls the alias generator when it builds the validator, which may not exist yet.
    return field.serialization_alias or field.alias or camel(name)


def wire_names(name: str, field: FieldInfo) -> Tuple[str, ...]:
    """Return the JSON names from which a field is decoded; the first is the one by which it is encoded."""
    written, read = wire_name(name, field), field.validation_alias
    others = [read] if isinstance(read, str) else getattr(read, "choices", [])
    return tuple(dict.fromkeys([written, *[other for other in others if isinstance(other, str)]]))
