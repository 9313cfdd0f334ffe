"""File formats that Flat imports and exports, and names of files."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Any, Dict, FrozenSet, NamedTuple, Optional

from flat_api.exceptions import ApiTypeError, ApiValueError
from flat_api.exceptions.misuse import excerpt
from flat_api.support.suggestions import did_you_mean

SCANS = frozenset({"pdf", "png", "jpg", "jpeg"})
"""Extensions of scans and photos of music, which Flat recognises in the background."""

TEXTS = frozenset({"xml", "musicxml", "json"})
"""Extensions of files that can be sent as text."""

CONVERTED = frozenset(
    (
        *("mxl", "mid", "midi", "kar", "mscz", "mscx", "abc", "ptb", "cap", "capx", "mei", "ove", "tef", "mgu", "sgu"),
        *("gp", "gp1", "gp2", "gp3", "gp4", "gp5", "gp6", "gp7", "gp8", "gpx", "gtp"),
        *("md", "scw", "bmw", "bww", "enc", "musx"),
    )
)
"""Extensions of files that Flat converts: MIDI, Guitar Pro, MuseScore, ABC, PowerTab, Capella, MEI, Overture, TablEdit,
BarFly, Encore, Finale and others."""

IMPORTS: FrozenSet[str] = TEXTS | CONVERTED | SCANS


class ExportFormat(NamedTuple):
    """A format that a score can be exported to.

    Attributes:
        extension: Extension of the file, with the dot.
        media_type: Media type of the file, for responses that do not name it.
        other_types: Other names of this media type.
        rendered: Whether an export task can make the file.
        stored: Whether the server can have the file without a task.
    """

    extension: str
    media_type: str
    other_types: FrozenSet[str] = frozenset()
    rendered: bool = False
    stored: bool = True


_MIDI_TYPES = frozenset({"audio/mid", "audio/sp-midi", "audio/x-mid", "audio/x-midi", "application/x-midi"})
_MP3_TYPES = frozenset({"audio/mpeg", "audio/mpeg3", "audio/mpg", "audio/x-mp3", "audio/x-mpeg", "audio/x-mpeg-3"})
_WAV_TYPES = frozenset({"audio/vnd.wave", "audio/wave", "audio/x-pn-wav", "audio/x-wav"})

EXPORTS: Dict[str, ExportFormat] = {
    "mxl": ExportFormat(".mxl", "application/vnd.recordare.musicxml"),
    "xml": ExportFormat(".musicxml", "application/vnd.recordare.musicxml+xml"),
    "json": ExportFormat(".json", "application/json"),
    "flat": ExportFormat(".flat", "application/octet-stream"),
    "abc": ExportFormat(".abc", "text/vnd.abc"),
    "midi": ExportFormat(".mid", "audio/midi", _MIDI_TYPES),
    "mp3": ExportFormat(".mp3", "audio/mp3", _MP3_TYPES, rendered=True),
    "wav": ExportFormat(".wav", "audio/wav", _WAV_TYPES, rendered=True),
    "thumbnail.png": ExportFormat(".png", "image/png"),
    "synchronizationPoints": ExportFormat(".points.json", "application/json"),
    "practicefirst": ExportFormat(".practicefirst", "application/octet-stream", rendered=True, stored=False),
}


def export_format(who: str, name: Any) -> ExportFormat:
    """Return a format by its name; the message of an error begins with ``who``."""
    if not isinstance(name, str):
        raise ApiTypeError(f"{who}: 'format' must be a name such as 'mxl', got {excerpt(name)}")
    if name not in EXPORTS:
        hint = did_you_mean(name.lower(), EXPORTS) or f"; the formats are {', '.join(EXPORTS)}"
        raise ApiValueError(f"{who}: there is no format {excerpt(name)}{hint}")
    return EXPORTS[name]


GENERIC_MEDIA_TYPES = frozenset({"", "application/octet-stream", "binary/octet-stream"})
"""Media types that do not tell the format."""

_JSON = "application/json"
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_OTHER_MEDIA = ("audio/", "image/", "video/", "font/", "multipart/")
_MEDIA_TYPES: Dict[str, FrozenSet[str]] = {
    name: kind.other_types | {kind.media_type} - GENERIC_MEDIA_TYPES for name, kind in EXPORTS.items()
}


def mismatch(name: str, media_type: str, start: bytes) -> Optional[str]:
    """Return what a file is, in words, if it is obviously not in a format; ``None`` if it may be.

    >>> mismatch("mp3", "audio/mpeg", b"ID3")
    >>> mismatch("mp3", "text/html", b"<!DOCTYPE html>")
    'text/html'

    Args:
        name: Name of the format.
        media_type: Media type of the response, in lower case; empty if it has none.
        start: First bytes of the file.
    """
    if media_type in _PAGES:
        return media_type
    text = re.sub(rb"^\xef\xbb\xbf", b"", start[:1024]).lstrip().lower()
    if text.startswith((b"<!doctype html", b"<html")):
        return "a web page"
    if media_type in _MEDIA_TYPES[name]:
        return None
    if media_type == _JSON:
        # Some hosts call every file JSON, so the content decides.
        return _JSON if text.startswith((b"{", b"[")) else None
    other = media_type.startswith(_OTHER_MEDIA)
    if _MEDIA_TYPES[name]:
        other = other or any(media_type in types for types in _MEDIA_TYPES.values())
    return media_type if other else None


_XML_ENCODING = re.compile(rb"""\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]+)""")
"""The declaration of an encoding at the beginning of an XML document."""


def as_text(content: bytes) -> Optional[str]:
    """Return the content as text, or ``None`` if it is not UTF-8."""
    # Text is sent as UTF-8, so the declaration of another encoding would be wrong.
    declared = _XML_ENCODING.match(content[3:] if content.startswith(b"\xef\xbb\xbf") else content)
    if declared is not None and declared.group(1).lower() not in (b"utf-8", b"utf8", b"us-ascii", b"ascii"):
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


MAX_STEM_BYTES = 200
"""Longest file name without its extension, in UTF-8. File systems allow 255 bytes for a whole name."""

UNTITLED = "untitled"

_SEPARATORS = re.compile(r'[/\\:*?"<>|]')
"""Separators of paths, and characters that Windows does not allow in names."""

_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?=\s*(\.|$))")
"""Names of devices on Windows, which are reserved with any extension, too."""


def safe_stem(title: Optional[str]) -> str:
    """Return a file name without extension for a title.

    >>> safe_stem("../Étude n° 3: *Tristesse*\\n")
    'Étude n° 3_ _Tristesse_'
    >>> safe_stem("con.brio")
    '_con.brio'
    """
    text = unicodedata.normalize("NFC", title or "")
    # Control characters, marks of writing direction and lone surrogates are invisible or cannot be encoded.
    text = "".join(mark for mark in text if mark.isspace() or not unicodedata.category(mark).startswith("C"))
    text = re.sub(r"\s+", " ", _SEPARATORS.sub("_", text))
    # A leading dot hides a file, and ".." is another folder. Windows drops dots and spaces at the end.
    text = text.lstrip(" ._").rstrip(" .")
    text = text.encode("utf-8")[:MAX_STEM_BYTES].decode("utf-8", "ignore").rstrip(" .")
    if not text:
        return UNTITLED
    return f"_{text}" if _RESERVED.match(text) else text


def is_safe_path(path: str) -> bool:
    """Return whether a relative path leads to no other folder and to no device on any system.

    >>> is_safe_path("Songs/Evening.mxl")
    True
    >>> is_safe_path("Songs/../../Evening.mxl")
    False
    >>> is_safe_path("C:/Evening.mxl")
    False
    """
    return all(
        part
        and not part.startswith(".")
        and part[-1] not in " ."
        and not _SEPARATORS.search(part)
        and not _RESERVED.match(part)
        and not any(unicodedata.category(mark) in ("Cc", "Cs") for mark in part)
        for part in path.split("/")
    )


def name_of(file: Any) -> str:
    """Return the name of an open file, or an empty string."""
    name = getattr(file, "name", None)
    return Path(name).name if isinstance(name, str) else ""
