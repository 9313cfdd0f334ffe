"""Mappings that a caller gives in the place of models."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, List, Tuple, cast

from pydantic_core import ValidationError

from flat_api.codec.keywords import Names
from flat_api.codec.model import BUILDING, is_model, refusal

if TYPE_CHECKING:
    from pydantic import TypeAdapter

    from flat_api.codec.keywords import UnknownMember


def validated(expected: Any, value: Any, named: str, heading: str) -> Tuple[Any, List[UnknownMember]]:
    """Return a value of a type, with models in the place of mappings, and the members whose names may be misspelt.

    Args:
        expected: A model, or a type of the contract that holds models (``List[Grade]``).
        named: Name of the type.
        heading: Start of the message of an error.

    Raises:
        ModelValidationError: The value is not of the type. Members that no field has are not an error.
    """
    names = Names(keep_unknown=True)
    given = names.sorted(expected, value)
    made: Any = None
    try:
        made = expected.model_validate(given) if is_model(expected) else _adapter(expected).validate_python(given)
    except ValidationError as error:
        names.problems += cast("List[Any]", error.errors())
    if names.problems:
        raise refusal(expected, names.problems, named, heading)
    return made, names.unknown


_adapters: Dict[Any, TypeAdapter[Any]] = {}


def _adapter(expected: Any) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter

    with BUILDING:
        adapter = _adapters.get(expected)
        if adapter is None:
            adapter = _adapters[expected] = TypeAdapter(expected)
        return adapter
