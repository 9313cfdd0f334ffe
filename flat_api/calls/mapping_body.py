"""Bodies that are mappings or lists: checked as models are, with a warning for names that may be misspelt."""

from __future__ import annotations

import sys
import warnings
from typing import TYPE_CHECKING

from pydantic_core import ValidationError

from flat_api.codec.json_types import is_object
from flat_api.codec.mappings import validated
from flat_api.exceptions import ApiValueError, UnknownFieldWarning, detached

if TYPE_CHECKING:
    from typing import Any, Mapping, Tuple, Union

    from flat_api.calls.operation import Body

_MAX_SHOWN = 200
"""Maximum number of characters of a value in a message."""


def validated_body(caller: str, body: Body, expected: Any, value: Any) -> Any:
    """Return a body with models in the place of mappings.

    Args:
        caller: Name of the method, for messages.
        expected: The type of the body.

    Raises:
        ApiValueError: A member is missing, given twice, or has a wrong value.
    """
    who = f"{caller}(): {body.name!r}"
    with detached():
        try:
            checked, unknown = validated(expected, value)
        except ValidationError as error:
            raise ApiValueError(f"{who} is not a valid {body.type}: {_problems(error)}") from None
    for member in unknown:
        path = _path(member.location)
        text = f"{who} has {path!r}, which {member.model} does not have; it is sent as it is{member.suggestion}"
        warnings.warn(text, UnknownFieldWarning, stacklevel=_level_of_the_caller())
    return checked


def _problems(error: ValidationError) -> str:
    """Return the first problem of an error, and how many there are more."""
    problems = error.errors(include_url=False, include_context=False)
    # The text of pydantic has no input where a model holds secrets.
    shown = "input_value=" in str(error)
    text = _problem(problems[0], shown)
    return text if len(problems) == 1 else f"{text} (and {len(problems) - 1} more)"


def _problem(problem: Mapping[str, Any], shown: bool) -> str:
    path = _path(problem["loc"])
    text = f"{path}: {problem['msg']}" if path else str(problem["msg"])
    if is_object(problem["input"]) or not shown:
        return text
    came = repr(problem["input"])
    return f"{text}, got {came if len(came) <= _MAX_SHOWN else came[:_MAX_SHOWN] + '...'}"


def _path(location: Tuple[Union[int, str], ...]) -> str:
    """Return the text of a location: ``attachments[2].max_points``."""
    text = "".join([f"[{step}]" if isinstance(step, int) else f".{step}" for step in location])
    return text.lstrip(".")


def _level_of_the_caller() -> int:
    """Return the ``stacklevel`` of the first frame outside of the package, whose line has to change."""
    package = __name__.partition(".")[0]
    level, frame = 1, sys._getframe(1)
    while frame.f_back is not None and frame.f_globals.get("__name__", "").partition(".")[0] == package:
        level, frame = level + 1, frame.f_back
    return level
