"""How lists of scores and collections are ordered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from flat_api.sandbox.call import Call
from flat_api.sandbox.paging import Key


class Dated(Protocol):
    """A score or a collection."""

    @property
    def id(self) -> str:
        """Its identifier."""
        ...

    @property
    def title(self) -> str:
        """Its name."""
        ...

    @property
    def created(self) -> datetime:
        """When it was made."""
        ...

    @property
    def modified(self) -> datetime:
        """When it last changed."""
        ...


KEYS: dict[str, Callable[[Dated], Key]] = {
    # All dates are in UTC, so their texts have the order of the instants.
    "creationDate": lambda item: (item.created.isoformat(timespec="milliseconds"), item.id),
    "modificationDate": lambda item: (item.modified.isoformat(timespec="milliseconds"), item.id),
    "title": lambda item: (item.title.casefold(), item.id),
}


def key_of_score(call: Call) -> tuple[Callable[[Dated], Key], bool]:
    """Return the key that the call asks to order by, and whether the largest comes first.

    Left to itself the server puts the newest first. A title goes from A to Z, a date from new to old, unless the call
    says otherwise.
    """
    sort = call.text("sort", "creationDate")
    direction = call.text("direction", "asc" if sort == "title" else "desc")
    return KEYS[sort], direction == "desc"
