"""Bodies that are mappings or lists: checked as models are, with a warning for names that may be misspelt."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

from flat_api.codec.mappings import validated
from flat_api.exceptions import UnknownFieldWarning
from flat_api.exceptions.misuse import excerpt

if TYPE_CHECKING:
    from typing import Any, Tuple, Union

    from flat_api.calls.operation import Body


def validated_body(caller: str, body: Body, expected: Any, value: Any) -> Any:
    """Return a body with models in the place of mappings.

    Args:
        caller: Name of the method, for messages.
        expected: The type of the body.

    Raises:
        ModelValidationError: A member is missing, given twice, or has a wrong value.
    """
    who = f"{caller}(): {body.name!r}"
    checked, unknown = validated(expected, value, body.type, f"{who} is not a valid {body.type}")
    for member in unknown:
        path = _path(member.location)
        text = f"{who} has {excerpt(path)}, which {member.model} does not have; it is sent as it is{member.suggestion}"
        warnings.warn(text, UnknownFieldWarning, stacklevel=_level_of_the_caller())
    return checked


def _path(location: Tuple[Union[int, str], ...]) -> str:
    """Return the text of a location: ``attachments[2].max_points``."""
    text = "".join([f"[{step}]" if isinstance(step, int) else f".{step}" for step in location])
    return text.lstrip(".")


def _level_of_the_caller() -> int:
    """Return the ``stacklevel`` of the first frame outside of the package, whose line has to change."""
    from inspect import currentframe

    package = __name__.partition(".")[0]
    level, frame = 0, currentframe()
    while frame is not None and frame.f_globals.get("__name__", "").partition(".")[0] == package:
        level, frame = level + 1, frame.f_back
    return level
