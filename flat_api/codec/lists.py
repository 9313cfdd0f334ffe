"""Lists that the contract names: a ``list`` whose constructor checks the items."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Iterable, List, TypeVar

from pydantic import TypeAdapter, ValidationError
from typing_extensions import Annotated

from flat_api.codec.model import BUILDING, refusal

if TYPE_CHECKING:
    from typing import ClassVar, Optional

    from pydantic import GetCoreSchemaHandler
    from pydantic.fields import FieldInfo
    from pydantic_core import CoreSchema
    from typing_extensions import Self

Item = TypeVar("Item")


class FlatList(List[Item]):
    """A list of items of one type. In a response it is a plain ``list``, which is equal to it.

    Args:
        value: The items; an enum may be given by its value.

    Raises:
        ModelValidationError: An item, or the number of items, is not one that the contract allows.
    """

    __limits__: ClassVar[Optional[FieldInfo]] = None
    """Limits of the length."""

    def __init__(self, value: Iterable[Any] = ()) -> None:
        cls = self.__class__
        expected = _type_of(cls)
        problems: List[Any] = []
        with BUILDING:
            adapter: TypeAdapter[Any] = TypeAdapter(expected)
        try:
            super().__init__(adapter.validate_python(value))
        except ValidationError as error:
            problems += error.errors()
        if problems:
            raise refusal(expected, problems, cls.__name__)

    @property
    def value(self) -> Self:
        """The list itself, by its name in the 1.0 client."""
        return self

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return handler.generate_schema(_type_of(cls))


def _type_of(cls: Any) -> Any:
    """Return the type of the list that a class stands for."""
    generic: Any = List
    expected = generic[cls.__orig_bases__[0].__args__]
    return expected if cls.__limits__ is None else Annotated[expected, cls.__limits__]
