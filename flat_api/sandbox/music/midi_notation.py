"""Conversion of notes on a grid to MusicXML: voices, note values, measures, clefs, tempo."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, TypeVar
from xml.etree.ElementTree import Element

from flat_api.sandbox.music.document import add, printable
from flat_api.sandbox.music.errors import NotationError
from flat_api.sandbox.music.midi import GRID, Sequence, Voices, read_midi
from flat_api.sandbox.music.performance import PERCUSSION

VALUES = {
    4 * GRID: ("whole", 0, False),
    3 * GRID: ("half", 1, False),
    2 * GRID: ("half", 0, False),
    GRID * 3 // 2: ("quarter", 1, False),
    GRID: ("quarter", 0, False),
    GRID * 3 // 4: ("eighth", 1, False),
    GRID * 2 // 3: ("quarter", 0, True),
    GRID // 2: ("eighth", 0, False),
    GRID * 3 // 8: ("16th", 1, False),
    GRID // 3: ("eighth", 0, True),
    GRID // 4: ("16th", 0, False),
    GRID // 6: ("16th", 0, True),
    GRID // 8: ("32nd", 0, False),
}
"""Lengths of single notes, longest first: type, dots, and whether it is part of a triplet."""

LINE_OF_FIFTHS = "FCGDAEB"


@dataclass(frozen=True)
class Bar:
    """Measure: its places on the grid, time signature, and key (circle of fifths, mode)."""

    start: int
    end: int
    signature: tuple[int, int]
    key: tuple[int, str]


@dataclass(frozen=True)
class Chord:
    """Chord: notes that begin and end together."""

    start: int
    end: int
    keys: tuple[int, ...]


class PartWriter:
    """Writer of the measures of one part, in order."""

    def __init__(self, identifier: str, voices: Voices) -> None:
        self._identifier = identifier
        self._is_percussion = voices.is_percussion
        self._voices = _separate(voices)
        # For each voice, the first chord that has not ended yet.
        self._next = [0] * len(self._voices)

    def write(self, measure: Element, bar: Bar) -> None:
        for number, chords in enumerate(self._voices):
            here: list[Chord] = []
            for chord in chords[self._next[number] :]:
                if chord.start >= bar.end:
                    break
                here.append(chord)
                self._next[number] += chord.end <= bar.end
            if number == 0 or here:
                if number:
                    add(add(measure, "backup"), "duration", bar.end - bar.start)
                self._write_voice(measure, bar, str(number + 1), here)

    def _write_voice(self, measure: Element, bar: Bar, voice: str, chords: list[Chord]) -> None:
        now = bar.start
        for chord in chords:
            start, end = max(chord.start, bar.start), min(chord.end, bar.end)
            self._write_rests(measure, bar, voice, now, start)
            for first, last in pieces(start, end):
                for index, key in enumerate(chord.keys):
                    note = add(measure, "note")
                    if index:
                        add(note, "chord")
                    self._add_pitch(note, key, bar.key[0])
                    ties = ["stop"] * (first > chord.start) + ["start"] * (last < chord.end)
                    _finish(note, last - first, voice, ties, self._drum(key))
            now = end
        self._write_rests(measure, bar, voice, now, bar.end)

    def _write_rests(self, measure: Element, bar: Bar, voice: str, start: int, end: int) -> None:
        if (start, end) == (bar.start, bar.end):
            note = add(measure, "note")
            add(note, "rest", measure="yes")
            add(note, "duration", end - start)
            add(note, "voice", voice)
            return
        for first, last in pieces(start, end):
            note = add(measure, "note")
            add(note, "rest")
            _finish(note, last - first, voice, [], None)

    def _add_pitch(self, note: Element, key: int, fifths: int) -> None:
        step, alter, octave = spell(key, 0 if self._is_percussion else fifths)
        if self._is_percussion:
            unpitched = add(note, "unpitched")
            add(unpitched, "display-step", step)
            add(unpitched, "display-octave", octave)
            return
        pitch = add(note, "pitch")
        add(pitch, "step", step)
        if alter:
            add(pitch, "alter", alter)
        add(pitch, "octave", octave)

    def _drum(self, key: int) -> str | None:
        return f"{self._identifier}-I{key + 1}" if self._is_percussion else None


def spell(key: int, fifths: int) -> tuple[str, int, int]:
    """Return step, alteration and octave of a MIDI key, spelled for a key signature.

    >>> spell(70, -2), spell(68, 0), spell(60, 7)
    (('B', -1, 4), ('G', 1, 4), ('B', 1, 3))
    """
    # The seven notes of the key signature, three fifths below them and two above.
    lowest = fifths - 3
    place = lowest + (7 * key - lowest) % 12
    alter, step = divmod(place + 1, 7)
    return LINE_OF_FIFTHS[step], alter, (key - alter) // 12 - 1


def pieces(start: int, end: int) -> Iterator[tuple[int, int]]:
    """Divide a stretch of the grid into the lengths of single notes.

    >>> list(pieces(0, 60)), list(pieces(4, 27))
    ([(0, 48), (48, 60)], [(4, 20), (20, 24), (24, 27)])
    """
    while start < end:
        length = end - start
        if length in VALUES:
            piece = length
        elif length % 3 == 0 or length % 4 == 0:
            step = 3 if length % 3 == 0 else 4
            piece = next(value for value in VALUES if value <= length and value % step == 0)
        else:
            # With triplets at one end and straight notes at the other, they meet on a beat.
            to_beat = GRID - start % GRID
            piece = to_beat if to_beat < length else length // GRID * GRID or length
            if piece < length:
                yield from pieces(start, start + piece)
                start += piece
                continue
        yield start, start + piece
        start += piece


def _separate(voices: Voices) -> list[list[Chord]]:
    """Divide notes into voices without overlapping chords."""
    # Tones are in the order of beginning, end and key.
    together = groupby(voices.tones, lambda tone: (tone.start, tone.end))
    chords = [Chord(start, end, tuple(tone.key for tone in tones)) for (start, end), tones in together]
    # Of notes that begin together, the highest comes first, in the first free voice.
    chords.sort(key=lambda chord: (chord.start, -chord.keys[-1]))
    separated: list[list[Chord]] = []
    for chord in chords:
        free = next((voice for voice in separated if voice[-1].end <= chord.start), None)
        if free is None:
            separated.append([chord])
        else:
            free.append(chord)
    return separated


def _finish(note: Element, length: int, voice: str, ties: list[str], instrument: str | None) -> None:
    """Add the children after the pitch, in the order of MusicXML."""
    add(note, "duration", length)
    for tie in ties:
        add(note, "tie", type=tie)
    if instrument is not None:
        add(note, "instrument", id=instrument)
    add(note, "voice", voice)
    if length in VALUES:
        kind, dots, is_triplet = VALUES[length]
        add(note, "type", kind)
        for _ in range(dots):
            add(note, "dot")
        if is_triplet:
            modification = add(note, "time-modification")
            add(modification, "actual-notes", "3")
            add(modification, "normal-notes", "2")
    if ties:
        notations = add(note, "notations")
        for tie in ties:
            add(notations, "tied", type=tie)


T = TypeVar("T")
MAX_MEASURES = 10_000


def notation_of_midi(data: bytes) -> Element:
    sequence = read_midi(data)
    bars = _bars(sequence)
    root = Element("score-partwise", {"version": "4.0"})
    if sequence.title:
        add(add(root, "work"), "work-title", printable(sequence.title))
    listed = add(root, "part-list")
    for number, voices in enumerate(sequence.parts, 1):
        _list_part(listed, f"P{number}", voices)
    for number, voices in enumerate(sequence.parts, 1):
        writer = PartWriter(f"P{number}", voices)
        part = add(root, "part", id=f"P{number}")
        for index, bar in enumerate(bars):
            measure = add(part, "measure", number=str(index + 1))
            _add_attributes(measure, bar, bars[index - 1] if index else None, voices)
            if number == 1:
                _add_tempos(measure, bar, sequence.tempos)
            writer.write(measure, bar)
    return root


def _bars(sequence: Sequence) -> list[Bar]:
    """Return the measures. A signature within a measure applies from the next one on."""
    end = max(tone.end for voices in sequence.parts for tone in voices.tones)
    signatures, keys = _Steps(sequence.signatures, (4, 4)), _Steps(sequence.keys, (0, "major"))
    bars: list[Bar] = []
    start = 0
    while start < end:
        if len(bars) == MAX_MEASURES:
            raise NotationError(f"The MIDI file has more than {MAX_MEASURES} measures")
        beats, beat_type = signature = signatures.at(start)
        bars.append(Bar(start, start + beats * 4 * GRID // beat_type, signature, keys.at(start)))
        start = bars[-1].end
    return bars


class _Steps(Generic[T]):
    """Values that apply from one place to the next."""

    def __init__(self, values: Mapping[int, T], default: T) -> None:
        self._values = [default, *(value for _, value in sorted(values.items()))]
        self._places = sorted(values)

    def at(self, place: int) -> T:
        return self._values[bisect_right(self._places, place)]


def _list_part(listed: Element, identifier: str, voices: Voices) -> None:
    entry = add(listed, "score-part", id=identifier)
    add(entry, "part-name", printable(voices.name))
    sounds: dict[str, int | None] = {f"{identifier}-I1": None}
    if voices.is_percussion:
        # Each drum is a separate instrument.
        sounds = {f"{identifier}-I{drum + 1}": drum for drum in sorted({tone.key for tone in voices.tones})}
    for name in sounds:
        add(add(entry, "score-instrument", id=name), "instrument-name", printable(voices.name))
    for name, drum in sounds.items():
        sound = add(entry, "midi-instrument", id=name)
        if drum is not None:
            add(sound, "midi-channel", PERCUSSION + 1)
        add(sound, "midi-program", voices.program + 1)
        if drum is not None:
            add(sound, "midi-unpitched", drum + 1)


def _add_attributes(measure: Element, bar: Bar, before: Bar | None, voices: Voices) -> None:
    """Write the attributes that change with this measure; in the first one, all."""
    attributes = Element("attributes")
    if before is None:
        add(attributes, "divisions", GRID)
    if before is None or before.key != bar.key:
        key = add(attributes, "key")
        add(key, "fifths", bar.key[0])
        add(key, "mode", bar.key[1])
    if before is None or before.signature != bar.signature:
        time = add(attributes, "time")
        add(time, "beats", bar.signature[0])
        add(time, "beat-type", bar.signature[1])
    if before is None:
        clef = add(attributes, "clef")
        is_low = sum(tone.key for tone in voices.tones) < LOW * len(voices.tones)
        sign, line = ("percussion", 2) if voices.is_percussion else ("F", 4) if is_low else ("G", 2)
        add(clef, "sign", sign)
        add(clef, "line", line)
    if len(attributes):
        measure.append(attributes)


LOW = 57
"""Parts with an average key below this one (the A under the middle C) have the bass clef."""


def _add_tempos(measure: Element, bar: Bar, tempos: Mapping[int, float]) -> None:
    for place in sorted(tempos):
        if bar.start <= place < bar.end:
            text = f"{tempos[place]:g}"
            direction = add(measure, "direction", placement="above")
            metronome = add(add(direction, "direction-type"), "metronome")
            add(metronome, "beat-unit", "quarter")
            add(metronome, "per-minute", text)
            if place > bar.start:
                add(direction, "offset", place - bar.start, sound="yes")
            add(direction, "sound", tempo=text)
