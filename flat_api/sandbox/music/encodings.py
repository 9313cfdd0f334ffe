"""Character encodings of XML files, including wrong declarations."""

from __future__ import annotations

import codecs
import re

from flat_api.sandbox.music.errors import NotationError

UTF_16 = (
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"\0<", "utf-16-be"),
    (b"<\0", "utf-16-le"),
)
"""First bytes of a file in UTF-16, with and without a byte order mark (XML 1.0, appendix F)."""

DECLARATION = re.compile(r"\A\ufeff?\s*<\?xml[^>]*\?>\s*")
DECLARED = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)")
UTF_8 = frozenset({"utf-8", "utf8"})
WIDE = re.compile(r"utf-?(16|32)|ucs-?[24]|iso-10646-ucs")
NOT_FOR_FILES = frozenset({"idna", "punycode", "unicode-escape", "raw-unicode-escape"})
"""Codecs of Python that are no encodings of XML. Some of them need quadratic time."""


def is_utf8(file: bytes) -> bool:
    """Return whether a document is in UTF-8 and declares no other encoding."""
    if b"\0" in file or declared_encoding(file) not in UTF_8:
        return False
    try:
        file.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def declared_encoding(file: bytes) -> str:
    """Return the declared encoding in lower case; ``utf-8`` without a declaration."""
    found = DECLARED.match(file)
    return found[1].decode("ascii").lower() if found is not None else "utf-8"


def as_utf8(file: bytes) -> bytes:
    """Return a document in UTF-8; one in UTF-8 is unchanged."""
    encoding = next((name for start, name in UTF_16 if file.startswith(start)), declared_encoding(file))
    if encoding in UTF_8:
        return file
    if WIDE.match(encoding) and b"\0" not in file:
        # UTF-16 has a zero byte in each ASCII character, so this declaration is wrong.
        encoding = "utf-8-sig"
    try:
        if codecs.lookup(encoding).name.replace("_", "-") in NOT_FOR_FILES:
            raise LookupError
        return from_text(file.decode(encoding))
    except LookupError:
        raise NotationError(f"The MusicXML declares the unknown encoding '{encoding}'") from None
    except UnicodeError as error:
        raise NotationError(f"The MusicXML is not in its encoding '{encoding}': {error}") from None


def from_text(text: str) -> bytes:
    """Return MusicXML text as UTF-8, with a declaration of UTF-8.

    A declaration in the text names the encoding of the original file, which no longer applies.
    """
    body = DECLARATION.sub("", text.lstrip("\ufeff"), count=1)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + body.encode("utf-8", "replace")
