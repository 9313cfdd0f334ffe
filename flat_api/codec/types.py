"""Types of single values: open enums, numbers, timestamps and dates.

Open enums are closed for the caller, and open for the server.
"""

from __future__ import annotations

from contextvars import ContextVar
from datetime import date, datetime, timezone
from enum import Enum
from functools import partial
from os import PathLike
from typing import TYPE_CHECKING, Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema
from typing_extensions import Annotated

from flat_api.codec.json_types import is_tuple
from flat_api.codec.pydantic_parts import open_enum_schema
from flat_api.exceptions.misuse import excerpt

if TYPE_CHECKING:
    from typing import IO, Callable, Optional, Tuple, Type, Union

    from typing_extensions import Self, TypeGuard

_ISO_DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"

decoding_response: ContextVar[bool] = ContextVar("decoding_response", default=False)
"""Whether the present values come from a response, where unknown ones are kept, and not from the caller."""


class _Open(Enum):
    """Base of both kinds of open enums, without members."""

    @classmethod
    def _missing_(cls, value: object) -> Any:
        member = _unknown_member(cls, value)
        if member is None:
            allowed = ", ".join([repr(known.value) for known in cls])
            raise ValueError(f"{excerpt(value)} is not a valid {cls.__name__}; give one of {allowed}")
        return member

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return open_enum_schema(cls, handler(source), partial(_unknown_member, cls))

    def __reduce_ex__(self, protocol: object) -> Tuple[Callable[..., Any], Tuple[Any, ...]]:
        # Not by calling the class: that refuses a value which the contract does not have.
        return _restore, (self.__class__, self._value_)

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __repr__(self) -> str:
        if _known_member(self.__class__, self._value_) is self:
            return f"<{self.__class__.__name__}.{self._name_}: {self._value_!r}>"
        return f"{self.__class__.__name__}({self._value_!r})"


class OpenEnum(str, _Open):
    """Enum of strings to which the server may add values before the contract does.

    A member equals, hashes, prints and formats as its string. A value outside the list raises a ``ValueError`` where
    the caller gives it. Where a response holds it, it becomes a member of its own (``ScorePrivacy("brandNew")``).
    """

    __hash__ = str.__hash__

    # As methods, all of them: up to Python 3.11 the enum machinery would put back its own.
    def __str__(self) -> str:
        return str.__str__(self)

    def __format__(self, format_spec: str) -> str:
        return str.__format__(self, format_spec)


class OpenIntegerEnum(int, _Open):
    """Enum of integers to which the server may add values, otherwise like :class:`OpenEnum`."""

    __hash__ = int.__hash__

    def __str__(self) -> str:
        return int.__repr__(self)

    def __format__(self, format_spec: str) -> str:
        return int.__format__(self, format_spec)


def _unknown_member(cls: Type[_Open], value: Any) -> Any:
    """Return a new member for a value of a response; ``None`` where the caller gave it or its type is another one."""
    return _new_member(cls, value) if decoding_response.get() and type(value) is _base(cls) else None


def _new_member(cls: Type[_Open], value: Any) -> Any:
    # It is not added to the enum: a server that always sends new values must not fill the memory.
    member = _base(cls).__new__(cls, value)
    member._name_ = str(value)
    member._value_ = value
    return member


def _restore(cls: Type[_Open], value: Any) -> Any:
    """Return the member of a pickled or copied value, known or not."""
    known = _known_member(cls, value)
    return _new_member(cls, value) if known is None else known


def _known_member(cls: Type[_Open], value: Any) -> Any:
    """Return the member that the contract lists for a value, ``None`` for any other value."""
    return next((member for member in cls if member._value_ == value), None)


def _base(cls: Type[_Open]) -> Any:
    return str if issubclass(cls, str) else int


def _unchanged(value: Any) -> Any:
    return value


_SERIALIZED_UNCHANGED = core_schema.plain_serializer_function_ser_schema(_unchanged)
"""Serialization by the type of the value: as a number, pydantic would write a ``true`` that came in its place as 1."""


class _Integer:
    """An integer; text and booleans are refused."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return _with_limits(handler(source), core_schema.int_schema(strict=True, serialization=_SERIALIZED_UNCHANGED))


class _Number:
    """An integer or a finite float, written as the same: ``5`` as ``5``, ``5.0`` as ``5.0``."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        number = core_schema.union_schema(
            [core_schema.int_schema(strict=True), core_schema.float_schema(strict=True, allow_inf_nan=False)],
            mode="left_to_right",
            custom_error_type="number_type",
            custom_error_message="Input should be a finite number",
            serialization=_SERIALIZED_UNCHANGED,
        )
        return _with_limits(handler(source), number)


def _with_limits(limited: CoreSchema, strict: CoreSchema) -> CoreSchema:
    """Return the schema of a number that is strict and has the limits that pydantic applied before it.

    Pydantic applies the limits of ``Field(ge=0)`` to a required field before the type's own annotations, and to an
    optional one after them.
    """
    if set(limited) <= {"type"}:
        return strict
    keep = core_schema.no_info_wrap_validator_function(_keep_checked, limited)
    return core_schema.chain_schema([strict, keep], serialization=_SERIALIZED_UNCHANGED)


def _keep_checked(value: Any, check: Callable[[Any], Any]) -> Any:
    """Return the value itself, which a check may convert: an integer to a float."""
    check(value)
    return value


class MultipleOf:
    """Limit for a number: a multiple of another one, by decimal arithmetic, where 19.99 is a multiple of 0.01.

    Args:
        step: The other number, above 0.
    """

    __slots__ = ("step",)

    def __init__(self, step: float) -> None:
        self.step = step

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self._check, handler(source))

    def _check(self, value: Any) -> Any:
        # Imported here: few contracts have such a limit.
        from fractions import Fraction

        if Fraction(repr(value)) % Fraction(repr(self.step)):
            raise PydanticCustomError(
                "multiple_of", "Input should be a multiple of {multiple_of}", {"multiple_of": self.step}
            )
        return value


class _Timestamp:
    """An aware datetime, or ISO 8601 text with an offset; numbers are refused. Decoded from JSON, it is in UTC.

    In a response, a text of digits counts as seconds since 1970, as in pydantic: a check of each text would slow down
    long responses, and no server is known to send such texts. From a caller they are refused.
    """

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.json_or_python_schema(
            core_schema.no_info_after_validator_function(
                in_utc, core_schema.datetime_schema(tz_constraint="aware", strict=True)
            ),
            core_schema.no_info_before_validator_function(_instant, core_schema.datetime_schema(tz_constraint="aware")),
        )


class _Date:
    """A date, or its ISO 8601 text; a datetime is refused, as it would lose its time."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        day = core_schema.date_schema()
        return core_schema.json_or_python_schema(
            core_schema.chain_schema([core_schema.str_schema(strict=True, pattern=_ISO_DAY), day]),
            core_schema.no_info_before_validator_function(_day, day),
        )


def in_utc(value: datetime) -> datetime:
    """Return a datetime in ``timezone.utc``; pydantic makes a time zone object of its own for each value."""
    try:
        return value.astimezone(timezone.utc)
    except OverflowError:  # the first or the last day of the calendar
        return value


def _instant(value: Any) -> Any:
    """Refuse values that pydantic accepts as a timestamp although the time zone or the unit is unknown."""
    if isinstance(value, datetime):
        if value.utcoffset() is None:
            raise PydanticCustomError(
                "naive_datetime", "Input should have a time zone, e.g. datetime(2026, 1, 31, tzinfo=timezone.utc)"
            )
    elif not isinstance(value, str) or value[4:5] != "-":
        raise PydanticCustomError("timestamp_type", "Input should be an aware datetime or ISO 8601 text with an offset")
    return value


def _day(value: Any) -> Any:
    if isinstance(value, date):
        if not isinstance(value, datetime):
            return value
    elif isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-":
        return value
    raise PydanticCustomError("day_type", "Input should be a date or ISO 8601 text such as '2026-01-31'")


class _FormFile:
    """A file in a form body: bytes, an open file, a path, or a name with one of them and perhaps a media type."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.json_or_python_schema(
            core_schema.bytes_schema(),
            core_schema.no_info_plain_validator_function(_file, serialization=_SERIALIZED_UNCHANGED),
        )


def is_binary(value: Any) -> TypeGuard[Union[bytes, bytearray, memoryview]]:
    """Return whether a value is bytes."""
    return isinstance(value, (bytes, bytearray, memoryview))


def is_file(value: Any) -> bool:
    """Return whether a value can be a file in a form."""
    if is_tuple(value):
        if not 2 <= len(value) <= 3:
            return False
        name, content, media_type = (*value, None)[:3]
        return isinstance(name, str) and _is_source(content) and isinstance(media_type, (str, type(None)))
    return _is_source(value)


def _is_source(value: Any) -> bool:
    return is_binary(value) or isinstance(value, PathLike) or callable(getattr(value, "read", None))


def _file(value: Any) -> Any:
    if isinstance(value, str) and decoding_response.get():
        return value.encode()
    if is_file(value):
        return value
    raise PydanticCustomError(
        "file_type", "Input should be bytes, an open file, a pathlib.Path, or a tuple of a name and one of these"
    )


Integer = Annotated[int, _Integer()]
Number = Annotated[float, _Number()]
Timestamp = Annotated[datetime, _Timestamp()]
Date = Annotated[date, _Date()]

if TYPE_CHECKING:
    _Content = Union[bytes, bytearray, memoryview, IO[bytes], "PathLike[str]"]
    FormFile = Union[_Content, Tuple[str, _Content], Tuple[str, _Content, Optional[str]]]
else:
    FormFile = Annotated[Any, _FormFile()]


def is_timestamp(annotation: Any) -> bool:
    """Return whether a type is :data:`Timestamp`, with or without further constraints."""
    return any(isinstance(constraint, _Timestamp) for constraint in getattr(annotation, "__metadata__", ()))
