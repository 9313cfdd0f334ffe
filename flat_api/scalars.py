"""Types of single values that pydantic's own would change on the way: numbers, instants and days."""

from __future__ import annotations

from datetime import date, datetime, timezone
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema
from typing_extensions import Annotated

_ISO_DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


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
