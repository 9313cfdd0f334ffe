"""Texts that Flat keeps twice, plain and as HTML: whoever sends one of the two gets the other made from it."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Any

from flat_api.sandbox.errors import bad_request

BLOCKS = frozenset(
    {"p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "blockquote"}
)
"""Elements that begin and end a line."""

LONGEST = 100_000
"""Characters of plain text that are stored."""


def both(body: Mapping[str, Any], name: str) -> dict[str, str]:
    """Return the plain and the HTML form of a text, empty where the body has neither.

    Args:
        body: What was sent.
        name: Field of the plain text; that of the HTML is the same with ``Html``.

    Raises:
        Refusal: 400, there is more text than can be stored.
    """
    rich_name = f"{name}Html"
    plain, rich = body.get(name), body.get(rich_name)
    if plain is None and rich is None:
        return {}
    if plain is None:
        plain = to_plain(rich or "")
        if len(plain) > LONGEST:
            raise bad_request(f"The text has {len(plain)} characters, {LONGEST} are allowed", rich_name)
    return {name: plain, rich_name: rich if rich is not None else to_html(plain)}


def to_html(plain: str) -> str:
    """Return a text as HTML, a paragraph for each line.

    >>> to_html("Bows & strings")
    '<p>Bows &amp; strings</p>'
    """
    return "".join(f"<p>{html.escape(line, quote=False)}</p>" for line in plain.splitlines())


def to_plain(rich: str) -> str:
    """Return the text of HTML, a line for each block.

    >>> to_plain("<p>Bows &amp; <b>strings</b></p><p>Slowly</p>")
    'Bows & strings\\nSlowly'
    """
    reader = _Reader()
    reader.feed(rich)
    reader.close()
    return re.sub(r"\s*\n\s*", "\n", "".join(reader.parts)).strip()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in ("script", "style")
        if tag in BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("script", "style")
        if tag in BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)
