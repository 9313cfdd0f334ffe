"""Types of single values: enums that are closed for the caller and open for the server; numbers, instants and days."""

from __future__ import annotations

from contextvars import ContextVar
from datetime import date, datetime, timezone
from enum import Enum
from functools import partial
from typing import Any, cast

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, ValidationError, core_schema
from typing_extensions import Annotated

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable, Tuple, Type

    from typing_extensions import Self

_ISO_DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"

reading_answer: ContextVar[bool] = ContextVar("reading_answer", default=False)
"""Whether the values at hand come from an answer (be tolerant) and not from the caller (be exact)."""


class _Open(Enum):
    """What the two kinds of open enums share; has no members itself."""

    @classmethod
    def _missing_(cls, value: object) -> Any:
        member = _unknown_member(cls, value)
        if member is None:
            allowed = ", ".join([repr(known.value) for known in cls])
            raise ValueError(f"{value!r} is not a valid {cls.__name__}; give one of {allowed}")
        return member

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        schema: Any = handler(source)
        if schema["type"] == "enum":
            # From pydantic 2.7 on, enums are looked up in Rust, where `_missing_` must not raise.
            schema["missing"] = partial(_unknown_member, cls)
            schema["members"] = list(cls)  # and not, in an error, a value once more for each older name
            return cast(CoreSchema, schema)
        # Before, the value is looked up again even where it is a member, which an unknown one does not survive.
        members_too = core_schema.no_info_wrap_validator_function(partial(_member_or, cls), schema)
        return core_schema.json_or_python_schema(schema, members_too)

    def __reduce_ex__(self, protocol: object) -> Tuple[Callable[..., Any], Tuple[Any, ...]]:
        # Not by calling the class: that refuses a value which the contract does not have.
        return _restore, (self.__class__, self._value_)

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __repr__(self) -> str:
        if self.__class__._value2member_map_.get(self._value_) is self:
            return f"<{self.__class__.__name__}.{self._name_}: {self._value_!r}>"
        return f"{self.__class__.__name__}({self._value_!r})"


class OpenEnum(str, _Open):
    """A list of strings that the server may extend before its contract does.

    A member equals, hashes, prints and formats as its string. A value outside the list is a ``ValueError``, unless it
    comes from an answer: then it becomes a member of that value, made for the occasion.
    """

    __hash__ = str.__hash__

    # As methods, all of them: up to Python 3.11 the enum machinery would put back its own.
    def __str__(self) -> str:
        return str.__str__(self)

    def __format__(self, format_spec: str) -> str:
        return str.__format__(self, format_spec)


class OpenIntegerEnum(int, _Open):
    """Like :class:`OpenEnum`, for a list of integers."""

    __hash__ = int.__hash__

    def __str__(self) -> str:
        return int.__repr__(self)

    def __format__(self, format_spec: str) -> str:
        return int.__format__(self, format_spec)


def _unknown_member(cls: Type[_Open], value: Any) -> Any:
    """Return a member for a value of an answer that the contract does not list, ``None`` for any other value."""
    return _new_member(cls, value) if reading_answer.get() and type(value) is _base(cls) else None


def _member_or(cls: Type[_Open], value: Any, look_up: Callable[[Any], Any]) -> Any:
    if type(value) is cls:
        return value
    try:
        return look_up(value)
    except ValidationError:
        allowed = ", ".join([repr(known.value) for known in cls])
        problem = PydanticCustomError("enum", "Input should be one of {allowed}", {"allowed": allowed})
    raise problem


def _new_member(cls: Type[_Open], value: Any) -> Any:
    # Nothing keeps it: a server that sends ever new values must not fill the memory.
    member = _base(cls).__new__(cls, value)
    member._name_ = str(value)
    member._value_ = value
    return member


def _restore(cls: Type[_Open], value: Any) -> Any:
    """Return the member of a pickled or copied value, known or not."""
    known = cls._value2member_map_.get(value)
    return _new_member(cls, value) if known is None else known


def _base(cls: Type[_Open]) -> Any:
    return str if issubclass(cls, str) else int


def _as_it_is(value: Any) -> Any:
    """Have a value written by what it is: as a number, pydantic writes a ``true`` that came in its place as 1."""
    return value


_AS_IT_IS = core_schema.plain_serializer_function_ser_schema(_as_it_is)


class _Integer:
    """An integer; never text, and never ``true``."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.int_schema(strict=True, serialization=_AS_IT_IS)


class _Number:
    """An integer stays one, and so does a float: ``5`` is written ``5``, ``5.0`` is written ``5.0``."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.union_schema(
            [core_schema.int_schema(strict=True), core_schema.float_schema(strict=True, allow_inf_nan=False)],
            mode="left_to_right",
            custom_error_type="number_type",
            custom_error_message="Input should be a finite number",
            serialization=_AS_IT_IS,
        )


class _Timestamp:
    """An aware datetime, or ISO 8601 text with an offset; never a number. Read from JSON, it is in UTC.

    From an answer, digits alone are taken for seconds since 1970, as pydantic does: to look for them in each text would
    be felt in long answers, and nobody sends them. From a caller they are refused.
    """

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.json_or_python_schema(
            core_schema.no_info_after_validator_function(
                in_utc, core_schema.datetime_schema(tz_constraint="aware", strict=True)
            ),
            core_schema.no_info_before_validator_function(_instant, core_schema.datetime_schema(tz_constraint="aware")),
        )


class _Date:
    """A day, or its ISO 8601 text; never a datetime, which would lose its time."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        day = core_schema.date_schema()
        return core_schema.json_or_python_schema(
            core_schema.chain_schema([core_schema.str_schema(strict=True, pattern=_ISO_DAY), day]),
            core_schema.no_info_before_validator_function(_day, day),
        )


def in_utc(value: datetime) -> datetime:
    """Return an instant in UTC, Python's own: pydantic makes a time zone of its kind for each value, and keeps it."""
    try:
        return value.astimezone(timezone.utc)
    except OverflowError:  # at the ends of the calendar
        return value


def _instant(value: Any) -> Any:
    """Refuse what pydantic would take for an instant, though it leaves open which."""
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


Integer = Annotated[int, _Integer()]
Number = Annotated[float, _Number()]
Timestamp = Annotated[datetime, _Timestamp()]
Date = Annotated[date, _Date()]


def is_timestamp(annotation: Any) -> bool:
    """Return whether a type is :data:`Timestamp`, with or without further constraints."""
    return any(isinstance(constraint, _Timestamp) for constraint in getattr(annotation, "__metadata__", ()))
