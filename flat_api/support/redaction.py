"""Values that work as they are and show nothing: crash reporters print the local variables of every frame."""

from __future__ import annotations

from typing import TypeVar, cast

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Dict, List

    Fields = Dict[str, Any]
    Items = List[Any]
else:
    Fields = dict
    Items = list

T = TypeVar("T")

REDACTED = "[redacted]"


class HiddenText(str):
    """A text whose ``repr`` does not show it."""

    __slots__ = ()

    def __repr__(self) -> str:
        return repr(REDACTED)


class HiddenFields(Fields):
    """A ``dict`` whose ``repr`` shows the names only."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"{{{', '.join(f'{name!r}: {REDACTED!r}' for name in self)}}}"


class HiddenItems(Items):
    """A ``list`` whose ``repr`` shows none of its items."""

    __slots__ = ()

    def __repr__(self) -> str:
        return repr([REDACTED] * len(self))


def hidden(value: T) -> T:
    """Return a text, a ``dict`` or a ``list`` that equals the given one and hides; anything else as it is."""
    kind: Any = _KINDS.get(type(value))
    return value if kind is None else cast("T", kind(value))


_KINDS: Dict[type, Any] = {str: HiddenText, dict: HiddenFields, list: HiddenItems}


def kind_of(value: object) -> str:
    """Return what a value is, with an article; what :func:`hidden` returned is what it was given."""
    name = next((plain for plain, kind in _KINDS.items() if isinstance(value, kind)), type(value)).__name__
    return f"{'an' if name[0] in 'aeiouAEIOU' else 'a'} {name}"
