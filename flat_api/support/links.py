"""The ``Link`` header (RFC 8288), and the hosts that its URLs name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from typing import Dict, Optional, Tuple

_LINK = re.compile(r'<([^>]*)>((?:\s*;\s*[^\s=;,]+(?:\s*=\s*(?:"(?:[^"\\]|\\.)*"|[^\s",;]*))?)*)')
_PARAMETER = re.compile(r';\s*([^\s=;,]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",;]*))')
_USUAL_PORTS = frozenset({None, 80, 443})


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


def host_and_port(url: str) -> Tuple[str, Optional[int]]:
    """Return host and port of a URL, ``None`` for port 80 and 443.

    A server behind a TLS proxy may use ``http`` in its own URLs, and is still the same host.
    """
    parts = urlsplit(url)
    return (parts.hostname or "").lower(), None if parts.port in _USUAL_PORTS else parts.port
