"""Enums that are closed for the caller and open for the server."""

from __future__ import annotations

from contextvars import ContextVar
from enum import Enum
from functools import partial
from typing import Any, cast

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, ValidationError, core_schema

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable, Tuple, Type

    from typing_extensions import Self

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
