"""Exceptions for wrong use of the package, before anything is sent, and the base class of all its exceptions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple

_CONTROLS = "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
"""Characters that a terminal obeys (control characters, with which its escape sequences begin), that reorder the text
around them (Unicode Standard Annex 9), or that it cannot encode (surrogates)."""

MAX_SHOWN = 200
"""Characters of a value that a message shows."""


def excerpt(value: object, limit: int = MAX_SHOWN) -> str:
    """Return the ``repr`` of a value for a message, cut where it is long.

    >>> excerpt("a" * 1000, limit=5)
    "'aaaa..."
    """
    # Not of subclasses, as the beginning of a text that hides itself would not be hidden.
    if type(value) is str or type(value) is bytes:
        value = value[: limit + 1]
    try:
        text = repr(value)
    except Exception:  # of an object of the program
        return f"an object of type {type(value).__name__}"
    return text if len(text) <= limit else f"{text[:limit]}..."


def printable(text: str) -> str:
    """Return a text as one line that is safe in a terminal and in a log; control characters are escaped.

    >>> print(printable("red: \\x1b[31m"))
    red: \\x1b[31m
    """
    if text.isprintable():
        return text
    return re.sub(_CONTROLS, lambda found: found.group().encode("unicode_escape").decode("ascii"), text)


class OpenApiException(Exception):
    """Base class of all exceptions of this package."""

    def __str__(self) -> str:
        # Exception's method, as KeyError would show the repr, which puts a sentence in quotes.
        return "\n".join(map(printable, Exception.__str__(self).split("\n")))


class _Misuse(OpenApiException):
    """Base class of the exceptions for wrong arguments.

    Args:
        msg: The text.
        path_to_item: Kept as an attribute for programs of earlier clients, whose exceptions name an item by it.
    """

    def __init__(self, msg: str, path_to_item: Optional[List[Any]] = None) -> None:
        self.path_to_item = path_to_item
        super().__init__(msg)


class ApiTypeError(_Misuse, TypeError):
    """Argument of a wrong type. Nothing was sent.

    Args:
        msg: The text.
        path_to_item: Kept as an attribute, like the two others, for programs of earlier clients.
        valid_classes: Types that are accepted.
        key_type: Whether a key, and not a value, has the wrong type.
    """

    def __init__(
        self,
        msg: str,
        path_to_item: Optional[List[Any]] = None,
        valid_classes: Optional[Tuple[type, ...]] = None,
        key_type: Optional[bool] = None,
    ) -> None:
        self.valid_classes = valid_classes
        self.key_type = key_type
        super().__init__(msg, path_to_item)


class ApiValueError(_Misuse, ValueError):
    """Argument of a wrong value. Nothing was sent."""


class ModelValidationError(ApiValueError):
    """Wrong value for a model, or wrong name of a field. Nothing was sent.

    Attributes:
        model: Name of the model that the program wrote.
        field: Path of the first wrong field: ``assignments[2].max_points``; empty where the model itself is wrong.
        expected: Description of the value that the contract allows there.
        got: The value that came, cut at 200 characters and without secrets.
    """

    def __init__(
        self,
        msg: str,
        *,
        model: str = "",
        field: str = "",
        expected: str = "",
        got: str = "",
        errors: Sequence[Mapping[str, Any]] = (),
    ) -> None:
        self.model = model
        self.field = field
        self.expected = expected
        self.got = got
        self._errors = [dict(error) for error in errors]
        super().__init__(msg)

    def errors(
        self, *, include_url: bool = True, include_context: bool = True, include_input: bool = True
    ) -> List[Dict[str, Any]]:
        """Return all problems in pydantic's format: ``type``, ``loc``, ``msg``, ``input``, ``ctx``, ``url``.

        An ``input`` that is or may hold a secret is left out.
        """
        left_out = {"url": not include_url, "ctx": not include_context, "input": not include_input}
        return [{key: error[key] for key in error if not left_out.get(key)} for error in self._errors]

    def error_count(self) -> int:
        """Return the number of problems."""
        return len(self._errors)

    def __reduce__(self) -> Tuple[Any, ...]:
        # Inputs may be objects that cannot be pickled (a file, a lock).
        plain = [{key: error[key] for key in error if key not in ("input", "ctx")} for error in self._errors]
        return type(self), self.args, {**self.__dict__, "_errors": plain}


class ApiAttributeError(_Misuse, AttributeError):
    """Access to an attribute that an object of this package does not have."""


class ApiKeyError(_Misuse, KeyError):
    """Access to a key that a mapping of this package does not have."""


class UnknownFieldWarning(UserWarning):
    """A member of a request body that the contract does not have, and whose name resembles one that it has.

    It is sent as it is.
    """
