"""Origins of URLs: scheme, host and port, checked before anything is sent there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from flat_api.exceptions.misuse import excerpt

if TYPE_CHECKING:
    from typing import Tuple

_MAX_HOST = 253
_MAX_LABEL = 63
_PORTS = {"http": 80, "https": 443}


def origin_of(url: str) -> Tuple[str, str, int]:
    """Return scheme, host (in ASCII) and port of a web address.

    Raises:
        ValueError: It is not a web address, or its host or port cannot exist. The text says why, without the URL.
    """
    parts = urlsplit(url)
    scheme, host, port = parts.scheme, parts.hostname, parts.port
    if scheme not in _PORTS or not host:
        raise ValueError("it is not a web address with http or https, and a host")
    address = parts.netloc.rpartition("@")[2]
    if "[" in address and (":" not in host or not re.match(r"\[[^\[\]]*\](?::[0-9]*)?\Z", address)):
        raise ValueError("in brackets there must be an IPv6 address")
    if port == 0:
        raise ValueError("there is no port 0")
    return scheme, ascii_host(host), port or _PORTS[scheme]


def ascii_host(host: str) -> str:
    """Return a host in ASCII: by IDNA 2008 where the package ``idna`` is installed, else by Python's IDNA 2003.

    >>> ascii_host("bücher.example")
    'xn--bcher-kva.example'

    Raises:
        ValueError: It cannot be the name or the address of a host (RFC 1123, section 2.1; RFC 3986, section 3.2.2).
    """
    if ":" in host:
        import ipaddress

        address, _, zone = host.partition("%")
        ipaddress.IPv6Address(address)
        if zone and not (zone.isascii() and zone.isprintable() and not set(zone) & set(" /?#[]@")):
            raise ValueError(f"the zone of the address {excerpt(host)} is not a name")
        return host
    if not host.isascii():
        host = _encoded(host)
    labels = (host[:-1] if host.endswith(".") else host).split(".")
    if len(host) > _MAX_HOST or not all(0 < len(label) <= _MAX_LABEL for label in labels):
        raise ValueError(f"the host {excerpt(host)} has an empty or too long part")
    # Underscores are in no name of the DNS, and in those of containers.
    if not all(label.replace("-", "").replace("_", "").isalnum() for label in labels if label.strip("-_")):
        raise ValueError(f"the host {excerpt(host)} has a character that is in no name of a host")
    return host


def _encoded(host: str) -> str:
    try:
        import idna
    except ImportError:
        return host.encode("idna").decode("ascii")
    return idna.encode(host, uts46=True).decode("ascii")
