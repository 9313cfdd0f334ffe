"""Notes on a grid as MusicXML: measures, clefs, tempo and key."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from typing import Generic, TypeVar
from xml.etree.ElementTree import Element, SubElement

from flat_api.sandbox.music.document import NotationError, printable
from flat_api.sandbox.music.midi_import import GRID, Sequence, Voices, read_midi
from flat_api.sandbox.music.midi_voices import Bar, PartWriter
from flat_api.sandbox.music.performance import PERCUSSION

T = TypeVar("T")
MOST_MEASURES = 10_000


def notation_of_midi(data: bytes) -> Element:
    """Return the music of a MIDI file as a MusicXML document.

    Raises:
        NotationError: The file is broken, has no notes, or is too long.
    """
    sequence = read_midi(data)
    bars = _bars(sequence)
    root = Element("score-partwise", {"version": "4.0"})
    if sequence.title:
        SubElement(SubElement(root, "work"), "work-title").text = printable(sequence.title)
    listed = SubElement(root, "part-list")
    for number, voices in enumerate(sequence.parts, 1):
        _list_part(listed, f"P{number}", voices)
    for number, voices in enumerate(sequence.parts, 1):
        writer = PartWriter(f"P{number}", voices)
        part = SubElement(root, "part", {"id": f"P{number}"})
        for index, bar in enumerate(bars):
            measure = SubElement(part, "measure", {"number": str(index + 1)})
            _add_attributes(measure, bar, bars[index - 1] if index else None, voices)
            if number == 1:
                _add_tempos(measure, bar, sequence.tempos)
            writer.write(measure, bar)
    return root


def _bars(sequence: Sequence) -> list[Bar]:
    """Return the measures. A signature that comes within a measure counts from the next one on."""
    end = max(tone.end for voices in sequence.parts for tone in voices.tones)
    signatures, keys = _Steps(sequence.signatures, (4, 4)), _Steps(sequence.keys, (0, "major"))
    bars: list[Bar] = []
    start = 0
    while start < end:
        if len(bars) == MOST_MEASURES:
            raise NotationError(f"The MIDI file has more than {MOST_MEASURES} measures")
        beats, beat_type = signature = signatures.at(start)
        bars.append(Bar(start, start + beats * 4 * GRID // beat_type, signature, keys.at(start)))
        start = bars[-1].end
    return bars


class _Steps(Generic[T]):
    """Values that hold from one place to the next."""

    def __init__(self, values: Mapping[int, T], default: T) -> None:
        self._values = [default, *(value for _, value in sorted(values.items()))]
        self._places = sorted(values)

    def at(self, place: int) -> T:
        return self._values[bisect_right(self._places, place)]


def _list_part(listed: Element, identifier: str, voices: Voices) -> None:
    entry = SubElement(listed, "score-part", {"id": identifier})
    SubElement(entry, "part-name").text = printable(voices.name)
    drums = sorted({tone.key for tone in voices.tones})
    # Each drum is an instrument of its own.
    sounds: dict[str, int | None] = {f"{identifier}-I{drum + 1}": drum for drum in drums}
    if not voices.is_percussion:
        sounds = {f"{identifier}-I1": None}
    for name in sounds:
        SubElement(SubElement(entry, "score-instrument", {"id": name}), "instrument-name").text = printable(voices.name)
    for name, drum in sounds.items():
        sound = SubElement(entry, "midi-instrument", {"id": name})
        if drum is not None:
            SubElement(sound, "midi-channel").text = str(PERCUSSION + 1)
        SubElement(sound, "midi-program").text = str(voices.program + 1)
        if drum is not None:
            SubElement(sound, "midi-unpitched").text = str(drum + 1)


def _add_attributes(measure: Element, bar: Bar, before: Bar | None, voices: Voices) -> None:
    """Write what changes with this measure; all of it in the first one."""
    attributes = Element("attributes")
    if before is None:
        SubElement(attributes, "divisions").text = str(GRID)
    if before is None or before.key != bar.key:
        key = SubElement(attributes, "key")
        SubElement(key, "fifths").text = str(bar.key[0])
        SubElement(key, "mode").text = bar.key[1]
    if before is None or before.signature != bar.signature:
        time = SubElement(attributes, "time")
        SubElement(time, "beats").text, SubElement(time, "beat-type").text = map(str, bar.signature)
    if before is None:
        clef = SubElement(attributes, "clef")
        sign, line = _clef(voices)
        SubElement(clef, "sign").text = sign
        SubElement(clef, "line").text = line
    if len(attributes):
        measure.append(attributes)


LOW = 57
"""Parts whose keys are on average below this one, the A under the middle C, are written in the bass clef."""


def _clef(voices: Voices) -> tuple[str, str]:
    if voices.is_percussion:
        return "percussion", "2"
    is_low = sum(tone.key for tone in voices.tones) < LOW * len(voices.tones)
    return ("F", "4") if is_low else ("G", "2")


def _add_tempos(measure: Element, bar: Bar, tempos: Mapping[int, float]) -> None:
    for place in sorted(tempos):
        if bar.start <= place < bar.end:
            text = f"{tempos[place]:g}"
            direction = SubElement(measure, "direction", {"placement": "above"})
            metronome = SubElement(SubElement(direction, "direction-type"), "metronome")
            SubElement(metronome, "beat-unit").text = "quarter"
            SubElement(metronome, "per-minute").text = text
            if place > bar.start:
                SubElement(direction, "offset", {"sound": "yes"}).text = str(place - bar.start)
            SubElement(direction, "sound", {"tempo": text})
