"""Redirects: the next request, and its headers."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urljoin, urlsplit

from flat_api.support.headers import RequestHeaders
from flat_api.support.hosts import origin_of
from flat_api.support.redaction import hidden, is_secret
from flat_api.transport.base import Request

if TYPE_CHECKING:
    from typing import Optional, Tuple

REDIRECT_STATUSES = frozenset({301, 302, 303, 307, 308})
MAX_REDIRECTS = 5

_FOR_OTHER_ORIGINS = frozenset({"accept", "accept-encoding", "if-range", "range", "user-agent"})
"""Headers that are sent to another origin. Any other header may hold a credential, whatever its name."""

_MIN_SIGNATURE = 20
"""Minimum length of a secret in a storage URL; shorter values are dates, durations and names of algorithms."""

_MIN_SECRET = 4
"""Minimum length of a value whose name says that it is a secret."""


class RedirectRefused(Exception):
    """Redirect that must not be followed; the text has the reason."""


def follow(request: Request, status: int, location: Optional[str]) -> Request:
    """Return the next request after a redirect (RFC 9110, section 15.4).

    Raises:
        RedirectRefused: The location is missing or not a web address, the redirect leads from https to http, or it
            would send a request that changes something to another place.
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
        elif name.lower() in _FOR_OTHER_ORIGINS:
            headers[name] = value
    # With the path and the query of a storage URL, anybody can read the file.
    return Request(method, origin, hidden(target), headers, body, "/...")


def signatures(url: str) -> Tuple[str, ...]:
    """Return the secret values in the query of a URL, encoded and decoded."""
    fields = [field.partition("=") for field in url.partition("?")[2].split("&")]
    secret = [value for name, _, value in fields if len(value) >= (_MIN_SECRET if is_secret(name) else _MIN_SIGNATURE)]
    return tuple([hidden(text) for value in secret for text in (value, unquote(value))])


def _resolve(request: Request, location: str) -> Tuple[Tuple[str, str, int], str]:
    # http.client decodes headers as latin-1; characters outside of ASCII are the bytes that the server sent.
    text = quote(location.strip().encode("latin-1", "replace"), safe="!#$%&'()*+,/:;=?@[]~")
    try:
        url = urljoin(request.url, text)
        parts, origin = urlsplit(url), origin_of(url)
    except ValueError:
        # Without the reason, which repeats a part of the URL: it may be a password.
        raise RedirectRefused("its Location cannot be called") from None
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return origin, target
