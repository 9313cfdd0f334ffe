"""One page of a list, and the ``Link`` header with the cursors of its neighbours.

A cursor names the last item seen and not a number of items, so a list that changes between two pages skips and repeats
nothing. It is Base64 with its ``+``, ``/`` and ``=``, which have to be percent-encoded in an address: a client that
forgets to decode them before it sends the cursor back is refused here as it is by Flat.
"""

from __future__ import annotations

import base64
import binascii
import json
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter
from typing import Any, Generic, Protocol, TypeVar, cast
from urllib.parse import quote, urlencode

from flat_api.sandbox.call import Call, bad_request

T = TypeVar("T")
Key = tuple[str, str]
DEFAULT_LIMIT = 25


@dataclass(frozen=True)
class Ordered(Generic[T]):
    """A list in the order in which it is shown.

    Attributes:
        keys: Key of each item.
        descending: Whether the largest key comes first.
    """

    items: Sequence[T]
    keys: Sequence[Key]
    descending: bool

    def after(self, key: Key) -> int:
        """Return how many items come up to and including this key."""
        return self._place(key, bisect_left if self.descending else bisect_right)

    def before(self, key: Key) -> int:
        """Return how many items come before this key."""
        return self._place(key, bisect_right if self.descending else bisect_left)

    def _place(self, key: Key, bisect: Callable[[Sequence[Key], Key], int]) -> int:
        if self.descending:
            return len(self.keys) - bisect(self.keys[::-1], key)
        return bisect(self.keys, key)


def order(items: Iterable[T], key: Callable[[T], Key], *, descending: bool = False) -> Ordered[T]:
    """Return a list in order.

    Args:
        items: The list, in any order.
        key: What it is ordered by: a text, and the identifier of the item, which makes the order total.
        descending: Whether the largest comes first.
    """
    pairs = sorted(((key(item), item) for item in items), key=itemgetter(0), reverse=descending)
    return Ordered([item for _, item in pairs], [place for place, _ in pairs], descending)


def page(
    call: Call, items: Sequence[T], key: Callable[[T], Key], *, descending: bool = False, limit: int = DEFAULT_LIMIT
) -> tuple[list[T], dict[str, str]]:
    """Return the page that the call asks for, and its headers. Arguments as for :func:`order` and :func:`page_of`."""
    return page_of(call, order(items, key, descending=descending), limit=limit)


def page_of(call: Call, ordered: Ordered[T], *, limit: int = DEFAULT_LIMIT) -> tuple[list[T], dict[str, str]]:
    """Return the page that the call asks for, and its headers.

    Args:
        call: The call, with ``next`` or ``previous``, and ``limit``.
        ordered: The whole list.
        limit: Size of a page when the call does not say.

    Raises:
        Refusal: 400, the cursor is not one of ours.
    """
    size = int(call.parameters.get("limit", limit))
    start = 0
    stop: int | None = None
    if "next" in call.parameters:
        start = ordered.after(_decode(call.text("next"), "next"))
    elif "previous" in call.parameters:
        stop = ordered.before(_decode(call.text("previous"), "previous"))
        start = max(0, stop - size)
    stop = start + size if stop is None else stop
    keys = ordered.keys[start:stop]
    links: list[str] = []
    if keys and stop < len(ordered.keys):
        links.append(_link(call, "next", keys[-1]))
    if keys and start > 0:
        links.append(_link(call, "previous", keys[0]))
    return list(ordered.items[start:stop]), {"Link": ", ".join(links)} if links else {}


def _link(call: Call, relation: str, key: Key) -> str:
    query: list[tuple[str, Any]] = []
    for name, value in call.parameters.items():
        if name in call.query and name not in ("next", "previous"):
            values = cast("list[object]", value) if isinstance(value, list) else [value]
            query.extend((name, item if isinstance(item, str) else json.dumps(item)) for item in values)
    query.append((relation, _encode(key)))
    return f'<{call.url}?{urlencode(query, quote_via=quote, safe="")}>; rel="{relation}"'


def _encode(key: Key) -> str:
    return base64.b64encode(json.dumps(key).encode("ascii")).decode("ascii")


def _decode(cursor: str, name: str) -> Key:
    try:
        value: object = json.loads(base64.b64decode(cursor, validate=True))
    except (binascii.Error, ValueError):
        value = None
    if isinstance(value, list):
        parts = cast("list[object]", value)
        if len(parts) == 2 and isinstance(parts[0], str) and isinstance(parts[1], str):
            return parts[0], parts[1]
    raise bad_request("The cursor is not valid: take it from the Link header, decode its percent-encoding once", name)


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
