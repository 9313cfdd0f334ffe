"""The ``Link`` header, in which the server hands out the cursors of the neighbouring pages."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urljoin, urlsplit

from flat_api.hosts import HOSTS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Dict, Optional, Tuple

_LINK = re.compile(r'<([^>]*)>((?:\s*;\s*[^\s=;,]+(?:\s*=\s*(?:"(?:[^"\\]|\\.)*"|[^\s",;]*))?)*)')
_PARAMETER = re.compile(r';\s*([^\s=;,]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",;]*))')
_USUAL_PORTS = frozenset({None, 80, 443})


class LinkError(ValueError):
    """A link that leads nowhere."""


def relations(header: str) -> Dict[str, str]:
    """Return the URL of each relation in a ``Link`` header (RFC 8288, section 3).

    >>> relations('<https://api.flat.io/v2/me?next=a%2Bb>; rel="next"')
    {'next': 'https://api.flat.io/v2/me?next=a%2Bb'}
    """
    found: Dict[str, str] = {}
    for link in _LINK.finditer(header):
        for name, quoted, bare in _PARAMETER.findall(link.group(2)):
            if name.lower() == "rel":
                for relation in (quoted or bare).lower().split():
                    found.setdefault(relation, link.group(1))
                break  # RFC 8288, section 3.3: only the first rel of a link counts
    return found


def cursor_in(url: str, parameter: str, host: str) -> str:
    """Return the cursor in a link, from the query parameter of that name; ``host`` is the URL of the API.

    It is decoded once, as the server would decode it if the link were followed: who sends the encoded text back,
    encodes it a second time, and the server does not know its own cursor.

    Raises:
        LinkError: The link leads to another host, or holds no cursor.
    """
    try:
        place = _place(urljoin(host, url))
        ours = [_place(host), *[_place(server["url"]) for server in HOSTS]]
    except ValueError:
        raise LinkError(f"a link that is no URL: {_start(url)!r}") from None
    if place not in ours:
        raise LinkError(f"a link to another host, {place[0] or 'none'!r}")
    for name, value in parse_qsl(urlsplit(url).query):
        if name == parameter:
            return value
    raise LinkError(f"a link without the parameter {parameter!r}")


def _place(url: str) -> Tuple[str, Optional[int]]:
    """Return host and port of a URL. A server behind a TLS proxy may call itself http, which makes it no other host."""
    parts = urlsplit(url)
    return (parts.hostname or "").lower(), None if parts.port in _USUAL_PORTS else parts.port


def _start(url: str) -> str:
    # Without the query, which may hold a sharing key.
    return url.partition("?")[0][:200]
