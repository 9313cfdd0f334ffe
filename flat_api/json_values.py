"""What kind of JSON value something is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Dict, Type, cast

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import List

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


def is_object(value: Any) -> TypeGuard[Mapping[str, Any]]:
    """Return whether ``value`` is a JSON object."""
    return isinstance(value, Mapping)


def json_type(value: Any) -> str:
    """Return what JSON calls a value of this kind."""
    kind = cast(object, value).__class__
    return _NAMES.get(kind) or kind.__name__
