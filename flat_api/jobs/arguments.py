"""Checks of the arguments of jobs, all of them before the first request."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import Any, Iterable, List, cast

from flat_api.configuration.settings import check_seconds
from flat_api.exceptions import ApiTypeError, ApiValueError
from flat_api.exceptions.misuse import excerpt
from flat_api.support.suggestions import page_address


def check_timeout(who: str, value: Any) -> None:
    """Refuse what is neither a positive number of seconds nor ``None``."""
    if value is not None:
        check_seconds(f"{who}: 'timeout'", value)


def check_progress(who: str, value: Any) -> None:
    """Refuse what is neither a boolean, nor a function, nor ``None``."""
    if value is not None and not isinstance(value, bool) and not callable(value):
        raise ApiTypeError(f"{who}: 'progress' must be True or a function, got {excerpt(value)}")


def check_flag(who: str, name: str, value: Any) -> None:
    """Refuse what is not a boolean."""
    if not isinstance(value, bool):
        raise ApiTypeError(f"{who}: {name!r} must be True or False, got {excerpt(value)}")


def check_text(who: str, name: str, value: Any, *, required: bool = False) -> None:
    """Refuse what is neither a string with at least one character, nor ``None`` where it is not required."""
    if value is None and not required:
        return
    if not isinstance(value, str):
        raise ApiTypeError(f"{who}: {name!r} must be a string, got {excerpt(value)}")
    if not value:
        raise ApiValueError(f"{who}: {name!r} must be a non-empty string, got ''")


def check_choice(who: str, name: str, value: Any, choices: Iterable[str]) -> None:
    """Refuse a string that is not one of the choices."""
    known = list(choices)
    if not isinstance(value, str):
        raise ApiTypeError(f"{who}: {name!r} must be one of {', '.join(known)}, got {excerpt(value)}")
    if value not in known:
        raise ApiValueError(f"{who}: {name!r} must be one of {', '.join(known)}, got {excerpt(str(value))}")


def check_path(who: str, name: str, value: Any, what: str = "a path") -> str:
    """Return a path as a string, or refuse it.

    Args:
        who: Name of the job.
        name: Name of the argument.
        value: The argument.
        what: Description of what is expected.
    """
    text: object = None
    with suppress(TypeError):  # what is no path
        text = cast("object", os.fspath(value))
    if not isinstance(text, str):
        raise ApiTypeError(f"{who}: {name!r} must be {what}, got {excerpt(value)}")
    # Path("") is the present folder, which a program that lost its setting does not mean.
    if not text or "\0" in text:
        raise ApiValueError(f"{who}: {name!r} must be {what}, got {excerpt(text)}")
    return text


def identifier_of(who: str, name: str, value: Any, what: str) -> str:
    """Return the ID of an object, or refuse what is neither an object with an ID nor an ID.

    Args:
        who: Name of the job.
        name: Name of the argument.
        value: The argument.
        what: Description of the object, such as ``a score``.
    """
    identifier: object = value if isinstance(value, str) else getattr(value, "id", None)
    if not isinstance(identifier, str):
        raise ApiTypeError(f"{who}: {name!r} must be {what} or its ID, got {excerpt(value)}")
    got = page_address(identifier)
    if got is not None:
        raise ApiValueError(f"{who}: {name!r} must be {what} or its ID, {got}")
    if not identifier:
        raise ApiValueError(f"{who}: {name!r} must be {what} or its ID, got an empty ID")
    return identifier


def strings_of(who: str, name: str, value: Any, example: str) -> List[str]:
    """Return a list of strings, or refuse what is none.

    Args:
        who: Name of the job.
        name: Name of the argument.
        value: The argument.
        example: A list that would be accepted.
    """
    items: List[Any] = []
    is_list = not isinstance(value, (str, bytes))
    try:
        items = list(value) if is_list else items
    except TypeError:
        is_list = False
    if not is_list or not all(isinstance(item, str) and item for item in items):
        raise ApiTypeError(f"{who}: {name!r} must be a list such as {example}, got {excerpt(value)}")
    return items
