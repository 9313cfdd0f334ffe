"""Where a redirect may lead, and what goes along."""

from __future__ import annotations

from urllib.parse import quote, unquote, urljoin, urlsplit

from flat_api.support.headers import RequestHeaders
from flat_api.support.redaction import hidden, is_secret
from flat_api.transport.base import Request

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Optional, Tuple

REDIRECT_STATUSES = frozenset({301, 302, 303, 307, 308})
MAX_REDIRECTS = 5

_ANYWHERE = frozenset({"accept", "accept-encoding", "if-range", "range", "user-agent"})
"""Headers that another origin may see; the rest may hold credentials, also under names that nobody thought of."""

_SHORTEST_SIGNATURE = 20
"""What is shorter in a storage URL is a date, a duration or an algorithm."""


class RedirectRefused(Exception):
    """A redirect that is not followed; the text says why."""


def follow(request: Request, status: int, location: Optional[str]) -> Request:
    """Return the request that a redirect asks for (RFC 9110, section 15.4).

    Raises:
        RedirectRefused: It leads nowhere, from https to http, or would repeat a request that changes something at
            another place.
    """
    if not location:
        raise RedirectRefused("it has no Location")
    origin, target = _resolve(request, location)
    if request.origin[0] == "https" and origin[0] != "https":
        raise RedirectRefused("it leads from https to http")
    same = origin == request.origin
    method, body = request.method, request.body
    if method not in ("GET", "HEAD"):
        if status == 303:
            method, body = "GET", None
        elif status in (301, 302) or not same:
            raise RedirectRefused(f"a {method} is not repeated elsewhere")
    headers = RequestHeaders(request.headers) if same else RequestHeaders()
    for name, value in request.headers.items():
        if body is None and name.lower().startswith("content-"):
            headers.pop(name, None)
        elif name.lower() in _ANYWHERE:
            headers[name] = value
    # Queries of storage URLs are signatures: whoever has them has the file.
    path = target.partition("?")[0]
    return Request(method, origin, target, headers, body, path if path == target else f"{path}?...")


def signatures(url: str) -> Tuple[str, ...]:
    """Return the values in a redirect's query that must not be shown, as they are there and decoded."""
    fields = [field.partition("=") for field in url.partition("?")[2].split("&")]
    secret = [value for name, _, value in fields if len(value) >= (4 if is_secret(name) else _SHORTEST_SIGNATURE)]
    return tuple([hidden(text) for value in secret for text in (value, unquote(value))])


def _resolve(request: Request, location: str) -> Tuple[Tuple[str, str, int], str]:
    # http.client decodes headers as latin-1. What is not ASCII are the bytes that the server meant.
    text = quote(location.strip().encode("latin-1", "replace"), safe="!#$%&'()*+,/:;=?@[]~")
    try:
        parts = urlsplit(urljoin(request.url, text))
        port = parts.port
    except ValueError:
        raise RedirectRefused("its Location is not a URL") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise RedirectRefused("its Location is not a web address")
    if port is None:
        port = 443 if parts.scheme == "https" else 80
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return (parts.scheme, parts.hostname, port), target
