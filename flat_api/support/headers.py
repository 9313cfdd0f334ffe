"""Header fields: the containers for those of requests and responses, and the check of what may be sent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flat_api.exceptions import ApiTypeError, ApiValueError
from flat_api.exceptions.misuse import excerpt
from flat_api.support.redaction import HiddenText, hidden, is_secret, kind_of, redact, redact_header

if TYPE_CHECKING:
    from typing import Any, Dict, Iterable, Iterator, Mapping, Tuple

    HeaderFields = Dict[str, str]
    ReadOnlyHeaders = Mapping[str, str]
else:
    from collections.abc import Mapping as ReadOnlyHeaders

    # Up to Python 3.8, ``Dict[str, str]`` is no base class that may have ``__slots__``.
    HeaderFields = dict

# RFC 9110, sections 5.1 and 5.5. A value has no control characters, so that it can never start another header.
# http.client encodes in latin-1; text outside of it is refused here, with a message.
_NAME = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+\Z"
_FORBIDDEN = r"[^\t\x20-\x7e\xa0-\xff]"


class RequestHeaders(HeaderFields):
    """Headers of a request.

    Its ``repr`` hides credentials, as it may end up in a traceback that shows local variables.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return repr({name: redact_header(name, value) for name, value in self.items()})


class ResponseHeaders(ReadOnlyHeaders):
    """Headers of a response, read-only; the keys are case-insensitive."""

    def __init__(self, fields: Iterable[Tuple[str, str]] = ()) -> None:
        self._fields = {name.lower(): (name, value) for name, value in fields}

    def __getitem__(self, name: str) -> str:
        return self._fields[name.lower()][1]

    def __iter__(self) -> Iterator[str]:
        return iter([name for name, _ in self._fields.values()])

    def __len__(self) -> int:
        return len(self._fields)

    def __repr__(self) -> str:
        return repr({name: redact_header(name, value) for name, value in self._fields.values()})


def redact_headers(headers: Mapping[str, str], secrets: Iterable[str] = ()) -> ResponseHeaders:
    """Return the headers of a response without credentials and without ``secrets``, as an exception keeps them."""
    return ResponseHeaders([(name, redact(redact_header(name, value), *secrets)) for name, value in headers.items()])


def hidden_header(name: Any, value: Any) -> Any:
    """Return the value of a header; its ``repr`` is redacted where the name is that of a secret."""
    return hidden(value) if isinstance(name, str) and is_secret(name) else value


def check_header(who: str, name: Any, value: Any, *, secret: bool = False) -> None:
    """Refuse a header that cannot be sent, or that would add another header.

    Args:
        who: Start of the message, such as ``get_score(): _headers``.
        secret: Whether the value must not appear in the message.

    Raises:
        ApiTypeError: The name or the value is not text.
        ApiValueError: The name is not a token of RFC 9110, or the value holds a control character or text outside of
            latin-1.
    """
    if not isinstance(name, str) or not isinstance(value, str):
        raise ApiTypeError(f"{who} must be text, got {excerpt(name)} with {kind_of(value)}")
    if not (name.isascii() and name.replace("-", "").isalnum()) and not re.match(_NAME, name):
        raise ApiValueError(f"{who} is not a valid header name: {excerpt(name)}")
    wrong = None if value.isascii() and value.isprintable() else re.search(_FORBIDDEN, value)
    if wrong:
        if secret or is_secret(name):
            value = hidden(value)
        what = f"{wrong.group()!r} at position {wrong.start()}"
        got = "" if isinstance(value, HiddenText) else f", got {excerpt(value)}"
        raise ApiValueError(f"{who} must not contain control characters or text outside of latin-1 ({what}){got}")


def replace_headers(who: str, headers: Dict[str, str], given: Mapping[str, str]) -> None:
    """Put checked headers in the place of those with the same name, whatever its case."""
    for name, value in given.items():
        value = hidden_header(name, value)
        check_header(who, name, value)
        for same in [known for known in headers if known.lower() == name.lower()]:
            del headers[same]
        headers[name] = value
