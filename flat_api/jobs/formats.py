"""The kinds of files that Flat takes and gives, and names for them."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Any, Dict, FrozenSet, NamedTuple, Optional

from flat_api.exceptions import ApiTypeError, ApiValueError
from flat_api.support.suggestions import did_you_mean

SCANS = frozenset({"pdf", "png", "jpg", "jpeg"})
"""Extensions of pictures of music, which are recognised in the background."""

TEXTS = frozenset({"xml", "musicxml", "json"})
"""Extensions of what may be sent as text."""

CONVERTED = frozenset(
    (
        *("mxl", "mid", "midi", "kar", "mscz", "mscx", "abc", "ptb", "cap", "capx", "mei", "ove", "tef", "mgu", "sgu"),
        *("gp", "gp1", "gp2", "gp3", "gp4", "gp5", "gp6", "gp7", "gp8", "gpx", "gtp"),
        *("md", "scw", "bmw", "bww", "enc", "musx"),
    )
)
"""Extensions of other programs' files: MIDI, Guitar Pro, MuseScore, ABC, PowerTab, Capella, MEI, Overture, TablEdit,
BarFly, Encore, Finale and the like."""

IMPORTS: FrozenSet[str] = TEXTS | CONVERTED | SCANS


class ExportFormat(NamedTuple):
    """A kind of file that a score can be exported to.

    Attributes:
        extension: Of the file, with the dot.
        media_type: What it is where the server does not say.
        rendered: Whether a task can make it.
        stored: Whether the server may have it ready.
    """

    extension: str
    media_type: str
    rendered: bool = False
    stored: bool = True


EXPORTS: Dict[str, ExportFormat] = {
    "mxl": ExportFormat(".mxl", "application/vnd.recordare.musicxml"),
    "xml": ExportFormat(".musicxml", "application/vnd.recordare.musicxml+xml"),
    "json": ExportFormat(".json", "application/json"),
    "flat": ExportFormat(".flat", "application/octet-stream"),
    "abc": ExportFormat(".abc", "text/vnd.abc"),
    "midi": ExportFormat(".mid", "audio/midi"),
    "mp3": ExportFormat(".mp3", "audio/mp3", rendered=True),
    "wav": ExportFormat(".wav", "audio/wav", rendered=True),
    "thumbnail.png": ExportFormat(".png", "image/png"),
    "synchronizationPoints": ExportFormat(".points.json", "application/json"),
    "practicefirst": ExportFormat(".practicefirst", "application/octet-stream", rendered=True, stored=False),
}


def export_format(who: str, name: Any) -> ExportFormat:
    """Return a format by its name in the API; ``who`` begins the message when there is none."""
    if not isinstance(name, str):
        raise ApiTypeError(f"{who}: a format must be a name, got {name!r}")
    if name not in EXPORTS:
        hint = did_you_mean(name.lower(), EXPORTS) or f"; there are {', '.join(EXPORTS)}"
        raise ApiValueError(f"{who}: there is no format {name!r}{hint}")
    return EXPORTS[name]


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
    """
    text = unicodedata.normalize("NFC", title or "")
    # Controls, marks that turn the direction of writing, lone surrogates: invisible, or not encodable.
    text = "".join(mark for mark in text if mark.isspace() or not unicodedata.category(mark).startswith("C"))
    text = re.sub(r"\s+", " ", _SEPARATORS.sub("_", text))
    # Leading dots hide a file, or lead out of the folder; trailing ones, and spaces, are lost on Windows.
    text = text.lstrip(" ._").rstrip(" .")
    text = text.encode("utf-8")[:LONGEST_STEM].decode("utf-8", "ignore").rstrip(" .")
    if not text:
        return UNTITLED
    return f"_{text}" if _RESERVED.match(text) else text


def name_of(file: Any) -> str:
    """Return the name of an open file; it is empty where the file has none."""
    name = getattr(file, "name", None)
    return Path(name).name if isinstance(name, str) else ""
