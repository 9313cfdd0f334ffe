"""The files that the result of an OMR job can be downloaded as."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flat_api.sandbox.music.container import MIMETYPE, pack
from flat_api.sandbox.music.document import parse
from flat_api.sandbox.music.midi_export import write_midi
from flat_api.sandbox.music.performance import perform
from flat_api.sandbox.music.placeholders import empty_page


@dataclass(frozen=True)
class OmrFormat:
    """A format.

    Attributes:
        write: Makes the file from MusicXML.
    """

    media_type: str
    extension: str
    write: Callable[[bytes], bytes]


FORMATS = {
    "musicxml": OmrFormat(f"{MIMETYPE}+xml", ".musicxml", lambda notation: notation),
    "mxl": OmrFormat(MIMETYPE, ".mxl", pack),
    "midi": OmrFormat("audio/midi", ".mid", lambda notation: write_midi(perform(parse(notation)))),
    "thumbnail.png": OmrFormat("image/png", ".png", lambda _: empty_page()),
}
"""Formats by name. The picture is a placeholder."""
