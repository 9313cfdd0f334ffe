"""Suggestions in messages: for misspelt names, for names of formats, and for addresses of pages in the place of IDs.

Modules of the first call import this where a name is unknown, as test_start_up.py counts what that call loads.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flat_api.exceptions.misuse import MAX_SHOWN, excerpt

if TYPE_CHECKING:
    from typing import Iterable, List, Optional

_SAME = (
    ("xml", "musicxml"),
    ("mxl", "compressed musicxml"),
    ("midi", "mid"),
    ("thumbnail.png", "thumbnail", "png"),
    ("synchronizationPoints", "points"),
)
"""Names of one format, which is called differently in parts of the API and in file names."""

_NOT_EXPORTED = {
    "pdf": "; the API exports no PDF; print the score from its page (html_url)",
    "svg": "; the API exports no SVG",
    "mscz": "; the API exports no MuseScore files; MuseScore opens 'mxl'",
}
_EXPORTED = "mxl"
"""A format that is exported, by which a list of formats is known."""

_SITE = ("flat.io", "www.flat.io")
_IDENTIFIER = r"(?i)(?<![^/])[0-9a-f]{24}(?![^/-])"
"""An ID in the path of an address, alone or with a title behind it."""


def closest(name: str, known: Iterable[str]) -> Optional[str]:
    """Return the known name that is most like ``name``, or ``None`` where no name is close."""
    # Imported here: programs without misspelt names do not need it.
    from difflib import get_close_matches

    names = list(known)
    if len(name) > MAX_SHOWN:
        return None  # the comparison takes longer than linear time
    same: List[str] = [name, *[other for group in _SAME if name.lower() in group for other in group]]
    exact = [other for other in names if other.lower() in [one.lower() for one in same]]
    return next(iter(exact or get_close_matches(name, names, 1)), None)


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return the end of a message: ``; did you mean 'title'?``, or nothing where no name is close."""
    names = list(known)
    if name.lower() in _NOT_EXPORTED and _EXPORTED in names:
        return _NOT_EXPORTED[name.lower()]
    close = closest(name, names)
    return "" if close is None else f"; did you mean {close!r}?"


def page_address(text: str) -> Optional[str]:
    """Return the end of a message where the address of a page is given for an ID; otherwise ``None``.

    >>> print(page_address("https://flat.io/score/61d5b2c3d4e5f60718293a41-ode?sharingKey=..."))
    got the address of a page, 'https://flat.io/score/61d5b2c3d4e5f60718293a41-ode'; use '61d5b2c3d4e5f60718293a41'
    """
    # Without the query, which may hold a sharing key.
    address = re.split("[?#]", text.strip(), maxsplit=1)[0]
    scheme, separator, rest = address.rpartition("://")
    host, _, path = rest.partition("/")
    of_the_site = host.lower() in _SITE
    if scheme.lower() not in ("", "http", "https") or not (separator or of_the_site):
        return None
    found = re.findall(_IDENTIFIER, path)
    if not found and not of_the_site:
        return None
    use = f"; use {' or '.join(map(repr, found))}" if found else ""
    return f"got the address of a page, {excerpt(address)}{use}"
