"""Rules of paged operations: size of a page, cursors, and links to the pages around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urljoin, urlsplit

from flat_api.configuration.servers import HOSTS
from flat_api.exceptions import ApiValueError
from flat_api.exceptions.misuse import excerpt
from flat_api.support.links import host_and_port, relations

if TYPE_CHECKING:
    from typing import Any, Dict, Mapping, Optional, Sequence, Tuple

    from flat_api.calls.operation import Operation, Parameter

PAGE_SIZE = "limit"
"""Keyword of the parameter for the number of items on a page."""

_INSIDE = re.compile(r"flat_api:([0-9]{1,9}):(.*)", re.DOTALL)
"""Cursor of this package: a number of items to skip, and the server's cursor."""


def page_size(operation: Operation, items: Optional[int] = None) -> Dict[str, int]:
    """Return the argument for the largest page that the contract allows.

    A page of 1,000 items is one call, as a page of 25 is, and the service allows 7,200 calls an hour.

    Args:
        operation: Paged operation.
        items: Number of items that are needed; ``None`` stands for all.
    """
    for parameter in operation.parameters:
        if parameter.name == PAGE_SIZE and parameter.maximum is not None:
            largest = int(parameter.maximum)
            return {PAGE_SIZE: largest if items is None else max(1, min(largest, items))}
    return {}


def switched_on(operation: Operation, arguments: Mapping[str, Any]) -> Dict[str, Any]:
    """Return the arguments without which the operation is not paged."""
    for name, value in operation.paged_with.items():
        if arguments.get(name) not in (None, value):
            raise ApiValueError(f"paginate(): {operation.name}() is paged with {name}={excerpt(value)} only")
    return dict(operation.paged_with)


def inside(position: int, cursor: Optional[str]) -> Optional[str]:
    """Return a cursor of this package: a position on the page of a server's cursor, and the pages after it."""
    return f"flat_api:{position}:{cursor or ''}" if position else cursor


def resolved(start: Optional[str]) -> Tuple[int, Optional[str]]:
    """Return the number of items to skip, and the server's cursor."""
    found = _INSIDE.fullmatch(start or "")
    return (int(found.group(1)), found.group(2) or None) if found else (0, start)


def parameter_of(operation: Operation, keyword: str) -> Parameter:
    """Return the parameter with a keyword."""
    return next(parameter for parameter in operation.parameters if parameter.name == keyword)


def linked_cursor(header: str, names: Sequence[str], parameter: Parameter, host: str) -> Optional[str]:
    """Return the cursor that a ``Link`` header has for a relation, or ``None`` without such a link.

    The cursor is decoded once: sent back as it is in the link, it would be encoded twice.

    Args:
        header: Value of the header.
        names: Names of the relation.
        parameter: Parameter whose value is the cursor.
        host: URL of the API, to which the link may be relative.

    Raises:
        ValueError: The link is not a URL, leads to another host, or has no cursor.
    """
    found = relations(header)
    url = next((found[name] for name in names if name in found), None)
    if url is None:
        return None
    try:
        place = host_and_port(urljoin(host, url))
    except ValueError:
        # It is not shown, as it may hold a sharing key.
        raise ValueError("a link that is no URL") from None
    if place not in [host_and_port(host), *[host_and_port(server["url"]) for server in HOSTS]]:
        raise ValueError(f"a link to another host, {place[0] or 'none'!r}")
    for name, value in parse_qsl(urlsplit(url).query):
        if name == parameter.wire_name:
            return value
    raise ValueError(f"a link without the parameter {parameter.wire_name!r}")
