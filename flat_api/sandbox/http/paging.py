"""Pages of a list, and the ``Link`` header with the cursors of the neighbouring pages.

A cursor names the last item of a page, not a number of items: when the list changes between two pages, no item is
skipped or repeated. It is Base64 with ``+``, ``/`` and ``=``, which are percent-encoded in the header. As on Flat, a
client that does not decode the cursor before it sends it back is refused.
"""

from __future__ import annotations

import base64
import json
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Generic, TypeVar, cast
from urllib.parse import quote, urlencode

from flat_api.sandbox.data.records import Collection, Score
from flat_api.sandbox.http.call import Call, bad_request

T = TypeVar("T")
Key = tuple[str, str]
DEFAULT_LIMIT = 25


@dataclass(frozen=True)
class Ordered(Generic[T]):
    """Ordered list, with the key of each item."""

    items: Sequence[T]
    keys: Sequence[Key]
    descending: bool

    def before(self, key: Key, *, inclusive: bool = False) -> int:
        """Return the number of items before this key, or up to and including it."""
        if self.descending:
            return len(self.keys) - (bisect_left if inclusive else bisect_right)(self.keys[::-1], key)
        return (bisect_right if inclusive else bisect_left)(self.keys, key)


def order(items: Iterable[T], key: Callable[[T], Key], *, descending: bool = False) -> Ordered[T]:
    """Return a list ordered by key. The item's identifier in the key makes the order total."""
    pairs = sorted(((key(item), item) for item in items), key=itemgetter(0), reverse=descending)
    return Ordered([item for _, item in pairs], [place for place, _ in pairs], descending)


def page(
    call: Call, items: Sequence[T], key: Callable[[T], Key], *, descending: bool = False, limit: int = DEFAULT_LIMIT
) -> tuple[list[T], dict[str, str]]:
    return page_of(call, order(items, key, descending=descending), limit=limit)


def page_of(call: Call, ordered: Ordered[T], *, limit: int = DEFAULT_LIMIT) -> tuple[list[T], dict[str, str]]:
    """Return the page that ``next``, ``previous`` and ``limit`` select, and its headers."""
    size = int(call.parameters.get("limit", limit))
    start, stop = 0, size
    if "next" in call.parameters:
        start = ordered.before(_decode(call, "next"), inclusive=True)
        stop = start + size
    elif "previous" in call.parameters:
        stop = ordered.before(_decode(call, "previous"))
        start = max(0, stop - size)
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
    query.append((relation, base64.b64encode(json.dumps(key).encode("ascii"))))
    return f'<{call.url}?{urlencode(query, quote_via=quote, safe="")}>; rel="{relation}"'


def _decode(call: Call, name: str) -> Key:
    try:
        match json.loads(base64.b64decode(call.text(name), validate=True)):
            case [str(text), str(identifier)]:
                return text, identifier
            case _:
                pass
    except ValueError:
        pass
    raise bad_request(
        "The cursor is not valid: take it from the Link header and decode its percent-encoding once", name
    )


KEYS: dict[str, Callable[[Score | Collection], Key]] = {
    # All dates are in UTC, so their texts sort like the instants.
    "creationDate": lambda item: (item.created.isoformat(timespec="milliseconds"), item.id),
    "modificationDate": lambda item: (item.modified.isoformat(timespec="milliseconds"), item.id),
    "title": lambda item: (item.title.casefold(), item.id),
}


def key_of_score(call: Call) -> tuple[Callable[[Score | Collection], Key], bool]:
    """Return the sort key of a call, and whether the order is descending.

    By default the newest item comes first. Titles are sorted from A to Z and dates from new to old, unless
    ``direction`` says otherwise.
    """
    sort = call.text("sort", "creationDate")
    direction = call.text("direction", "asc" if sort == "title" else "desc")
    return KEYS[sort], direction == "desc"
