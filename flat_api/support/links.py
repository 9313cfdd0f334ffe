"""The ``Link`` header (RFC 8288), and the hosts that its URLs name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from typing import Dict, Optional, Tuple

# Each of them starts at a known position and reads no character twice, so a header of any form takes linear time.
_NAME = re.compile(r"\s*;\s*([^\s=;,]+)\s*(=\s*)?")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_BARE = re.compile(r'[^\s",;]*')
_USUAL_PORTS = frozenset({None, 80, 443})


def relations(header: str) -> Dict[str, str]:
    """Return the URL of each relation in a ``Link`` header (RFC 8288, section 3).

    >>> relations('<https://api.flat.io/v2/me?next=a%2Bb>; rel="next"')
    {'next': 'https://api.flat.io/v2/me?next=a%2Bb'}
    """
    found: Dict[str, str] = {}
    start = header.find("<")
    while start >= 0:
        end = header.find(">", start)
        if end < 0:
            break
        names, position = _relation(header, end + 1)
        for name in names.lower().split():
            found.setdefault(name, header[start + 1 : end])
        start = header.find("<", position)
    return found


def _relation(header: str, position: int) -> Tuple[str, int]:
    """Return the value of the first ``rel`` of a link, and the position after its parameters.

    RFC 8288, section 3.3: only the first one counts.
    """
    relation = None
    while True:
        name = _NAME.match(header, position)
        if name is None:
            return relation or "", position
        position = name.end()
        value = ""
        if name.group(2) is not None:
            quoted = header.startswith('"', position)
            found = (_QUOTED if quoted else _BARE).match(header, position)
            if found is None:
                # A quotation mark that is not closed: all that follows is text.
                return relation or "", len(header)
            value, position = found.group(1 if quoted else 0), found.end()
        if relation is None and name.group(1).lower() == "rel":
            relation = value


def host_and_port(url: str) -> Tuple[str, Optional[int]]:
    """Return host and port of a URL, ``None`` for port 80 and 443.

    A server behind a TLS proxy may use ``http`` in its own URLs, and is still the same host.
    """
    parts = urlsplit(url)
    return (parts.hostname or "").lower(), None if parts.port in _USUAL_PORTS else parts.port
