"""Redaction: values that hide themselves, and texts and headers without credentials.

Crash reporters print the local variables of every frame. A secret that may become one is kept in a value whose ``repr``
does not show it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Dict, TypeVar, cast

if TYPE_CHECKING:
    from typing import List, Mapping, Tuple

    Fields = Dict[str, Any]
    Items = List[Any]
    FixedItems = Tuple[Any, ...]
else:
    # Up to Python 3.8, ``Dict[str, Any]`` is no base class that may have ``__slots__``.
    Fields = dict
    Items = list
    FixedItems = tuple

T = TypeVar("T")

REDACTED = "[redacted]"

# The regular expressions are compiled at the first use: most headers are plain, and most calls raise nothing.

_SECRET_NAME = r"(?i)authorization|cookie|token|secret|passw|api-?key|credential|signature|x-auth"
"""Names of headers that hold a secret, those of common gateways and of custom programs included."""

_TOKEN = r"(?i)\b(bearer|basic)\s+[A-Za-z0-9._~+/=-]{6,}|\b[0-9a-f]{128}\b"
"""Credentials in free text: a header value, or Flat's tokens, which are 128 hexadecimal characters."""

_MAX_SECRETS = 500
"""Most secrets that are searched for in a text. A server that names more gets its text replaced as a whole."""

_MIN_SECRET_LENGTH = 4
"""A shorter secret is not searched for in texts: its removal would make them unreadable."""


class HiddenText(str):
    """A text whose ``repr`` does not show it."""

    __slots__ = ()

    def __repr__(self) -> str:
        return repr(REDACTED)


class HiddenFields(Fields):
    """A ``dict`` whose ``repr`` shows the names only."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"{{{', '.join(f'{name!r}: {REDACTED!r}' for name in self)}}}"


class HiddenItems(Items):
    """A ``list`` whose ``repr`` shows none of its items."""

    __slots__ = ()

    def __repr__(self) -> str:
        return repr([REDACTED] * len(self))


class HiddenFixedItems(FixedItems):
    """A ``tuple`` whose ``repr`` shows none of its items."""

    __slots__ = ()

    def __repr__(self) -> str:
        return repr((REDACTED,) * len(self))


class HiddenBytes(bytes):
    """Bytes whose ``repr`` does not show them."""

    __slots__ = ()

    def __repr__(self) -> str:
        return repr(REDACTED)

    __str__ = __repr__


_HIDDEN: Dict[type, Any] = {
    str: HiddenText,
    bytes: HiddenBytes,
    bytearray: HiddenBytes,
    dict: HiddenFields,
    list: HiddenItems,
    tuple: HiddenFixedItems,
}


def hidden(value: T) -> T:
    """Return an equal text or container whose ``repr`` hides it, bytes too; any other value as it is."""
    kind: Any = _HIDDEN.get(type(value))
    return value if kind is None else cast("T", kind(value))


def kind_of(value: object) -> str:
    """Return the type of a value with an article (``a str``), for messages; a hidden value has its plain type."""
    name = next((plain for plain, kind in _HIDDEN.items() if isinstance(value, kind)), type(value)).__name__
    return f"{'an' if name[0] in 'aeiouAEIOU' else 'a'} {name}"


def is_secret(name: str) -> bool:
    """Return whether the name of a header or parameter suggests that its value is a secret."""
    return re.search(_SECRET_NAME, name) is not None


def redact(text: str, *secrets: str) -> str:
    """Return a text without ``secrets`` and without anything that looks like a credential."""
    if len(secrets) > _MAX_SECRETS:
        return REDACTED
    for secret in secrets:
        if secret:
            text = text.replace(secret, REDACTED)
    return re.sub(_TOKEN, REDACTED, text)


def redact_url(url: str) -> str:
    """Return the scheme and the host of a URL: its path and query may be the key to a file."""
    scheme, separator, rest = url.partition("://")
    host = re.split("[/?#]", rest, maxsplit=1)[0]
    # A password may hold the characters that end a host.
    return f"{scheme}://{REDACTED if '@' in rest else host}/..." if separator else "/..."


def redact_header(name: str, value: str) -> str:
    """Return the value of a header without credentials; all of it is replaced where the name is that of a secret."""
    if is_secret(name):
        return REDACTED
    kind = name.lower()
    if kind in ("location", "content-location"):
        value = redact_url(value)
    elif kind == "link":
        before, *links = value.split("<")
        parts = [link.partition(">") for link in links]
        value = "<".join([before, *[redact_url(url) + end + rest for url, end, rest in parts]])
    return redact(value)


def credentials(headers: Mapping[str, str]) -> Tuple[str, ...]:
    """Return the credentials in the headers of a request; a server may repeat them in its response."""
    return tuple(
        part
        for name, value in headers.items()
        if is_secret(name)
        for part in (value, value.rpartition(" ")[2])
        if len(part) >= _MIN_SECRET_LENGTH
    )
