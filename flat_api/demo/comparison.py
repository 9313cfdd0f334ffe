"""Whether files hold the same music."""

from __future__ import annotations

from xml.etree import ElementTree

from flat_api.sandbox.music.document import parse
from flat_api.sandbox.music.midi_import import GRID, read_midi
from flat_api.sandbox.music.performance import perform

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import List, Tuple

    Tones = List[List[Tuple[int, int, int]]]


def notation(musicxml: bytes) -> List[bytes]:
    """Return all that is in the measures, part by part: notes with pitch, length and lyrics, dynamics, tempo, key."""
    elements = parse(musicxml).iterfind("part/measure/*")
    return [b" ".join(ElementTree.tostring(element).split()) for element in elements]


def tones_of_notation(musicxml: bytes) -> Tones:
    """Return where each note begins and ends, and its MIDI key, part by part."""
    return [
        sorted(
            (round(sound.start * GRID), round((sound.start + sound.length) * GRID), sound.key) for sound in part.sounds
        )
        for part in perform(parse(musicxml)).parts
    ]


def tones_of_midi(midi: bytes) -> Tones:
    """Return the same of a MIDI file."""
    return [sorted((tone.start, tone.end, tone.key) for tone in part.tones) for part in read_midi(midi).parts]
