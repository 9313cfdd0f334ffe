"""Header fields: what may be sent, what must not be shown, and what the client calls itself."""

from __future__ import annotations

import re
import sys

from flat_api.exceptions import ApiTypeError, ApiValueError
from flat_api.support.redaction import REDACTED, HiddenText, hidden

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Dict, Iterable, Iterator, Mapping, Tuple

    HeaderFields = Dict[str, str]
    ReadOnlyHeaders = Mapping[str, str]
else:
    from collections.abc import Mapping as ReadOnlyHeaders

    HeaderFields = dict

_SECRET_NAME = r"(?i)authorization|cookie|token|secret|passw|api-?key|credential|signature|x-auth"
"""Names of headers that hold a secret, those that a gateway or a program of its own has included."""

_SHORTEST_SECRET = 4
"""What is shorter cannot be hidden in a text without making it unreadable."""

# RFC 9110, sections 5.1 and 5.5. Values: no control characters at all, so that a value can never start a line of its
# own. http.client sends latin-1, what does not fit is refused here, with a message.
_NAME = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+\Z"
_FORBIDDEN = r"[^\t\x20-\x7e\xa0-\xff]"

_TOKEN = r"(?i)\b(bearer|basic)\s+[A-Za-z0-9._~+/=-]{6,}|\b[0-9a-f]{128}\b"
"""Credentials in free text: a header value, or Flat's tokens, which are 128 hexadecimal characters."""

# These are compiled when they are needed, which is seldom: most headers are plain, and most calls raise nothing.


class RequestHeaders(HeaderFields):
    """Headers of a request.

    Its ``repr`` hides credentials, as it may end up in a traceback that shows local variables.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return repr({name: shown(name, value) for name, value in self.items()})


class AnswerHeaders(ReadOnlyHeaders):
    """Headers of an answer; the keys are case-insensitive."""

    def __init__(self, fields: Iterable[Tuple[str, str]] = ()) -> None:
        self._fields = {name.lower(): (name, value) for name, value in fields}

    def __getitem__(self, name: str) -> str:
        return self._fields[name.lower()][1]

    def __iter__(self) -> Iterator[str]:
        return iter([name for name, _ in self._fields.values()])

    def __len__(self) -> int:
        return len(self._fields)

    def __repr__(self) -> str:
        return repr({name: shown(name, value) for name, value in self._fields.values()})


def check_header(who: str, name: Any, value: Any, *, secret: bool = False) -> None:
    """Refuse a header that could not be sent, or could smuggle in another one.

    Args:
        who: Start of the message, such as ``get_score(): _headers``.
        secret: Whether the value must not be shown.
    """
    if not isinstance(name, str) or not isinstance(value, str):
        raise ApiTypeError(f"{who} must be text, got {name!r} with a value of type {type(value).__name__}")
    if not (name.isascii() and name.replace("-", "").isalnum()) and not re.match(_NAME, name):
        raise ApiValueError(f"{who} is not a valid header name: {name!r}")
    wrong = None if value.isascii() and value.isprintable() else re.search(_FORBIDDEN, value)
    if wrong:
        if secret or is_secret(name):
            value = hidden(value)
        what = f"{wrong.group()!r} at position {wrong.start()}"
        got = "" if isinstance(value, HiddenText) else f", got {value!r}"
        raise ApiValueError(f"{who} must not contain control characters or text outside of latin-1 ({what}){got}")


def replace_headers(who: str, headers: Dict[str, str], given: Mapping[str, str]) -> None:
    """Put headers in the place of those with the same name."""
    for name, value in given.items():
        if is_secret(name):
            value = hidden(value)
        check_header(who, name, value)
        for same in [known for known in headers if known.lower() == name.lower()]:
            del headers[same]
        headers[name] = value


def is_secret(name: str) -> bool:
    """Return whether a header holds a secret, as far as its name tells."""
    return re.search(_SECRET_NAME, name) is not None


def shown(name: str, value: str) -> str:
    """Return a header's value as it may be shown."""
    return REDACTED if is_secret(name) else redact(value)


def shown_headers(headers: Mapping[str, str], secrets: Iterable[str] = ()) -> AnswerHeaders:
    """Return the headers of an answer as they may be shown, and kept in an exception: without what looks like a
    credential, and without ``secrets``.
    """
    return AnswerHeaders([(name, redact(shown(name, value), *secrets)) for name, value in headers.items()])


def credentials(headers: Mapping[str, str]) -> Tuple[str, ...]:
    """Return the credentials in headers that were sent, of which a careless server may echo some."""
    return tuple(
        part
        for name, value in headers.items()
        if is_secret(name)
        for part in (value, value.rpartition(" ")[2])
        if len(part) >= _SHORTEST_SECRET
    )


def redact(text: str, *secrets: str) -> str:
    """Return a text without ``secrets`` and whatever else looks like a credential."""
    for secret in secrets:
        if secret:
            text = text.replace(secret, REDACTED)
    return re.sub(_TOKEN, REDACTED, text)


def package_version() -> str:
    """Return the version of this package."""
    return str(getattr(sys.modules[__name__.rpartition(".support.")[0]], "__version__", "unknown"))


def user_agent() -> str:
    """Return what the client calls itself."""
    major, minor, micro = sys.version_info[:3]
    return f"flat-api-python/{package_version()} python/{major}.{minor}.{micro}"
