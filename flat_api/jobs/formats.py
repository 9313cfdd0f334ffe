"""The kinds of files that Flat takes and gives."""

from __future__ import annotations

from typing import NamedTuple

from flat_api.exceptions import ApiTypeError, ApiValueError
from flat_api.suggestions import did_you_mean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Dict, FrozenSet, Tuple

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
    """Return a format by its name.

    Args:
        who: Start of the message when there is none.
        name: The name, as the API has it.
    """
    if not isinstance(name, str):
        raise ApiTypeError(f"{who}: a format must be a name, got {name!r}")
    if name not in EXPORTS:
        raise ApiValueError(f"{who}: there is no format {name!r}{_hint(name, tuple(EXPORTS))}")
    return EXPORTS[name]


def import_extension(who: str, filename: str) -> str:
    """Return the extension of a file that Flat can import, in lower case and without the dot.

    Args:
        who: Start of the message when it cannot.
        filename: Name of the file.
    """
    stem, dot, extension = filename.rpartition(".")
    extension = extension.lower() if dot and stem else ""
    if extension not in IMPORTS:
        what = f"files with the extension {extension!r}" if extension else "files without an extension"
        raise ApiValueError(f"{who}: Flat does not import {what} ({filename}); it takes {', '.join(sorted(IMPORTS))}")
    return extension


def _hint(name: str, known: Tuple[str, ...]) -> str:
    return did_you_mean(name.lower(), known) or f"; there are {', '.join(known)}"
