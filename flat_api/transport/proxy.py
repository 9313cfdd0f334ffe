"""The proxy of a host, from the configuration or the environment."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from flat_api.configuration.settings import is_proxy
from flat_api.exceptions import ApiValueError
from flat_api.support.redaction import hidden

if TYPE_CHECKING:
    from typing import Dict, Optional, Tuple


def proxy_for(scheme: str, host: str, port: int, proxy: Optional[str], no_proxy: Optional[str]) -> Optional[str]:
    """Return the URL of the proxy to use, or ``None`` to connect directly.

    Args:
        proxy: The configured proxy; ``None`` is that of the environment, ``""`` means no proxy.
        no_proxy: Hosts to reach directly, separated by commas; ``None`` is those of the environment.

    Raises:
        ApiValueError: The proxy of the environment is not a proxy URL.
    """
    if proxy == "":
        return None
    environment = hidden(_environment()) if proxy is None or no_proxy is None else {}
    url = proxy or environment.get(scheme) or environment.get("all")
    if not url or bypasses(host, port, environment.get("no", "") if no_proxy is None else no_proxy):
        return None
    # Hidden, as it may have a password in it.
    url = hidden(url if "://" in url else f"http://{url}")
    if not is_proxy(url):
        raise ApiValueError("the proxy of the environment must be a URL such as 'http://proxy:3128'")
    scheme, _, rest = url.partition(":")
    return hidden(f"{scheme.lower()}:{rest}")


def bypasses(host: str, port: int, no_proxy: str) -> bool:
    """Return whether a host is on a ``NO_PROXY`` list.

    An entry is a host or a domain (``example.com`` and ``.example.com`` are the same: the domain and all below it),
    perhaps with a port; an address or a network (``10.0.0.0/8``); or ``*``.
    """
    name = host.strip("[]").lower().rstrip(".")
    for entry in no_proxy.replace(" ", ",").lower().split(","):
        pattern, only_port = _entry(entry)
        if not pattern or (only_port and only_port != str(port)):
            continue
        if pattern != "*":
            pattern = pattern.lstrip("*").strip(".")
        if pattern in ("*", name) or name.endswith("." + pattern) or _in_network(name, pattern):
            return True
    return False


def credentials(url: str) -> Tuple[str, Dict[str, str]]:
    """Split a proxy URL into one without credentials and the header that carries them."""
    parts = urlsplit(url)
    userinfo, at, address = parts.netloc.rpartition("@")
    if not at:
        return url, {}
    from base64 import b64encode

    # RFC 7617, section 2: there is a colon, also where there is no password.
    user, _, password = userinfo.partition(":")
    token = b64encode(f"{unquote(user)}:{unquote(password)}".encode()).decode("ascii")
    return f"{parts.scheme}://{address}", {"Proxy-Authorization": f"Basic {token}"}


def _entry(text: str) -> Tuple[str, str]:
    if text.startswith("["):
        address, _, port = text[1:].partition("]")
        return address, port.lstrip(":")
    host, colon, port = text.partition(":")
    # More than one colon: an IPv6 address without brackets, not a port.
    return (host, port) if colon and ":" not in port else (text, "")


def _in_network(name: str, pattern: str) -> bool:
    if "/" not in pattern and ":" not in pattern:
        return False
    import ipaddress

    try:
        return ipaddress.ip_address(name) in ipaddress.ip_network(pattern, strict=False)
    except ValueError:
        return False


def _environment() -> Dict[str, str]:
    """Return the proxies of the environment by scheme; lower-case variables win, as in curl and urllib."""
    found: Dict[str, str] = {}
    for name, value in os.environ.items():
        kind = name.lower()
        if kind.endswith("_proxy") and value and (name == kind or kind[:-6] not in found):
            found[kind[:-6]] = value.strip()
    if "REQUEST_METHOD" in os.environ and "http_proxy" not in os.environ:
        # In a CGI script HTTP_PROXY is the request header "Proxy" (httpoxy, CVE-2016-1000110).
        found.pop("http", None)
    return found
