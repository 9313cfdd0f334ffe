"""File names from titles: what any file system takes, and nothing that leads elsewhere."""

from __future__ import annotations

import re
import unicodedata

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Optional

LONGEST_STEM = 200
"""Bytes in UTF-8. File systems take 255 for the whole name; the rest is for the extension and an identifier."""

UNTITLED = "untitled"

_SEPARATORS = re.compile(r'[/\\:*?"<>|]')
"""Separators of paths, and what Windows does not take in names."""

_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?=\s*(\.|$))")
"""Devices of Windows, which they stay with any extension."""


def safe_stem(title: Optional[str]) -> str:
    """Return a file name without extension for a title.

    >>> safe_stem("../Étude n° 3: *Tristesse*\\n")
    'Étude n° 3_ _Tristesse_'
    >>> safe_stem("con.brio")
    '_con.brio'

    Args:
        title: Anything.
    """
    text = unicodedata.normalize("NFC", title or "")
    # Controls, marks that turn the direction of writing, lone surrogates: invisible, or not encodable.
    text = "".join(" " if character.isspace() else character for character in text)
    text = "".join(character for character in text if not unicodedata.category(character).startswith("C"))
    text = _SEPARATORS.sub("_", text)
    text = re.sub(" +", " ", text)
    # Leading dots hide a file, or lead out of the folder; trailing ones, and spaces, are lost on Windows.
    text = text.lstrip(" ._").rstrip(" .")
    text = text.encode("utf-8")[:LONGEST_STEM].decode("utf-8", "ignore").rstrip(" .")
    if not text:
        return UNTITLED
    return f"_{text}" if _RESERVED.match(text) else text
