"""Performance of MusicXML: notes with time, length, key and sound; tempos and measures.

Time is in quarter notes, as exact fractions. Repeats are not unfolded, grace notes and ornaments are left out, and tied
notes are one note.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise, zip_longest
from xml.etree.ElementTree import Element

from flat_api.sandbox.music.document import text_of
from flat_api.sandbox.music.facts import (
    DEFAULT_TEMPO,
    first_divisions,
    first_tempo,
    read_integer,
    read_number,
    sounding_fifths,
    time_signature,
)

STEPS = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
PERCUSSION = 9
"""Channel of the drums in General MIDI, counted from zero."""


@dataclass(frozen=True)
class Sound:
    """Note.

    Attributes:
        start: Quarter notes from the beginning.
        key: Number of the MIDI key; 60 is the middle C.
        is_percussion: Whether the key stands for a drum.
    """

    start: Fraction
    length: Fraction
    key: int
    is_percussion: bool


@dataclass(frozen=True)
class PartSounds:
    """Notes of one part.

    Attributes:
        program: General MIDI program, counted from zero.
    """

    identifier: str
    name: str
    program: int
    sounds: tuple[Sound, ...]


@dataclass(frozen=True)
class Measure:
    """Measure of all parts.

    Attributes:
        fifths: Sounding key, on the circle of fifths.
    """

    start: Fraction
    length: Fraction
    beats: int
    beat_type: int
    fifths: int
    mode: str


@dataclass(frozen=True)
class Performance:
    """Piece.

    Attributes:
        tempos: Beginning of each tempo, and quarter notes per minute; the first begins at zero.
    """

    title: str
    parts: tuple[PartSounds, ...]
    measures: tuple[Measure, ...]
    tempos: tuple[tuple[Fraction, float], ...]

    @property
    def length(self) -> Fraction:
        """Quarter notes from the beginning to the last bar line."""
        return self.measures[-1].start + self.measures[-1].length

    def seconds(self, position: Fraction) -> float:
        total = 0.0
        for (start, tempo), (end, _) in pairwise((*self.tempos, (position, 0.0))):
            total += max(0.0, float(min(end, position) - start)) * 60 / tempo
        return total


def perform(root: Element) -> Performance:
    parts = list(root.iterfind("part"))
    listed = {part.get("id", ""): part for part in root.iterfind("part-list/score-part")}
    readers = [_PartReader(listed[part.get("id", "")]) for part in parts]
    columns = [list(part.iterfind("measure")) for part in parts]
    measures: list[Measure] = []
    tempos: dict[Fraction, float] = {}
    start = Fraction(0)
    first = readers[0]
    for row in zip_longest(*columns):
        played = zip(readers, row, strict=True)
        length = max(reader.read(measure, start, tempos) for reader, measure in played if measure is not None)
        # A measure that is empty in all parts lasts as long as its time signature says.
        length = length or Fraction(4 * first.beats, first.beat_type)
        measures.append(Measure(start, length, first.beats, first.beat_type, first.fifths, first.mode))
        start += length
    tempos.setdefault(Fraction(0), DEFAULT_TEMPO)
    title = text_of(root, "work/work-title") or text_of(root, "movement-title") or ""
    return Performance(
        title, tuple(reader.finish() for reader in readers), tuple(measures), tuple(sorted(tempos.items()))
    )


class _PartReader:
    """Reader of the measures of one part, in order."""

    def __init__(self, listed: Element) -> None:
        self.beats, self.beat_type = 4, 4
        self.fifths, self.mode = 0, "major"
        self._listed = listed
        self._divisions: Fraction | None = None
        self._written_fifths = 0
        self._transpose: Element | None = None
        self._transposition = 0
        self._sounds: list[Sound] = []
        # By key and end: a tied note begins where the note before it ends.
        self._tied: dict[tuple[int, Fraction], Sound] = {}
        self._drums = {
            sound.get("id", ""): read_integer(text_of(sound, "midi-unpitched"), 1) - 1
            for sound in listed.iterfind("midi-instrument")
            if text_of(sound, "midi-unpitched") is not None
        }
        self._channels = {
            sound.get("id", ""): text_of(sound, "midi-channel") for sound in listed.iterfind("midi-instrument")
        }

    def read(self, measure: Element, start: Fraction, tempos: dict[Fraction, float]) -> Fraction:
        """Read a measure that begins at ``start``, note its tempos, and return its length."""
        position = length = onset = Fraction(0)
        if self._divisions is None:
            self._divisions = _fraction(str(first_divisions(measure))) or Fraction(1)
        for element in measure:
            if element.tag == "attributes":
                self._read_attributes(element)
            elif element.tag == "backup":
                position = max(Fraction(0), position - self._duration(element))
            elif element.tag == "forward":
                position += self._duration(element)
            elif element.tag == "note" and element.find("grace") is None:
                if element.find("chord") is None:
                    onset, position = position, position + self._duration(element)
                self._read_note(element, start + onset)
            elif element.tag in ("direction", "sound"):
                tempo = first_tempo(element)
                if tempo:
                    tempos.setdefault(start + max(Fraction(0), position + self._offset(element)), tempo)
            length = max(length, position)
        return length

    def finish(self) -> PartSounds:
        self._sounds.extend(self._tied.values())
        identifier = self._listed.get("id", "")
        self._sounds.sort(key=lambda sound: (sound.start, sound.key))
        return PartSounds(
            identifier=identifier,
            name=text_of(self._listed, "part-name") or identifier,
            program=min(max(read_integer(self._program(), 1), 1), 128) - 1,
            sounds=tuple(self._sounds),
        )

    def _program(self) -> str | None:
        """Return the program of the first pitched instrument."""
        pitched = [
            sound for sound in self._listed.iterfind("midi-instrument") if not self._is_drum(sound.get("id", ""))
        ]
        return next((text_of(sound, "midi-program") for sound in pitched), None)

    def _is_drum(self, instrument: str) -> bool:
        return self._channels.get(instrument) == str(PERCUSSION + 1)

    def _read_attributes(self, attributes: Element) -> None:
        self._divisions = _fraction(text_of(attributes, "divisions")) or self._divisions
        self._written_fifths = read_integer(text_of(attributes, "key/fifths"), self._written_fifths)
        self.mode = text_of(attributes, "key/mode") or self.mode
        self.beats, self.beat_type = time_signature(attributes) or (self.beats, self.beat_type)
        transpose = attributes.find("transpose")
        if transpose is not None:
            self._transpose = transpose
            octaves = read_integer(text_of(transpose, "octave-change"), 0)
            self._transposition = read_integer(text_of(transpose, "chromatic"), 0) + 12 * octaves
        self.fifths = sounding_fifths(self._written_fifths, self._transpose)

    def _read_note(self, note: Element, start: Fraction) -> None:
        key = self._key(note)
        if key is None:
            return
        is_percussion = self._is_percussion(note)
        length = self._duration(note)
        ties = {tie.get("type") for tie in note.iterfind("tie")}
        before = self._tied.pop((key, start), None) if "stop" in ties else None
        if before is not None:
            start, length = before.start, before.length + length
        if "start" in ties:
            self._tied[key, start + length] = Sound(start, length, key, is_percussion)
        elif length:
            self._sounds.append(Sound(start, length, key, is_percussion))

    def _is_percussion(self, note: Element) -> bool:
        instrument = note.find("instrument")
        if instrument is not None and self._channels.get(instrument.get("id", "")) is not None:
            return self._is_drum(instrument.get("id", ""))
        return note.find("unpitched") is not None or self._is_drum(next(iter(self._channels), ""))

    def _key(self, note: Element) -> int | None:
        """Return the MIDI key of a note; ``None`` for a rest or a key outside MIDI."""
        pitch, instrument = note.find("pitch"), note.find("instrument")
        key: int | None = None
        if pitch is not None:
            step = STEPS.get(text_of(pitch, "step") or "")
            if step is not None:
                alter = round(_fraction(text_of(pitch, "alter")))
                key = 12 * (read_integer(text_of(pitch, "octave"), 4) + 1) + step + alter + self._transposition
        elif note.find("unpitched") is not None:
            key = self._drums.get(instrument.get("id", "") if instrument is not None else "")
            if key is None:
                step = STEPS.get(text_of(note, "unpitched/display-step") or "", 0)
                key = 12 * (read_integer(text_of(note, "unpitched/display-octave"), 4) + 1) + step
        return key if key is not None and 0 <= key <= 127 else None

    def _duration(self, element: Element) -> Fraction:
        return _fraction(text_of(element, "duration")) / (self._divisions or 1)

    def _offset(self, element: Element) -> Fraction:
        """Return the offset of a tempo from its place."""
        offset = text_of(element, "sound/offset") or text_of(element, "offset[@sound='yes']")
        return _fraction(offset) / (self._divisions or 1)


def _fraction(text: str | None) -> Fraction:
    """Return a number; zero for anything else."""
    stripped = (text or "").strip()
    size = Fraction(read_number(stripped.removeprefix("-"))).limit_denominator(1_000_000)
    return -size if stripped.startswith("-") else size
