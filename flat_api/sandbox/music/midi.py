"""Reader and writer of standard MIDI files.

The writer makes one track for tempo, time signature and key, and one for each part. The reader moves the beginnings
and ends of notes to the nearest place of a grid, straight or in triplets, whichever fits a beat better. Each channel of
each track becomes a part.
"""

from __future__ import annotations

import io
import math
from collections import defaultdict
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from importlib import import_module
from itertools import groupby
from typing import Any

from flat_api.sandbox.music.errors import NotationError
from flat_api.sandbox.music.performance import PERCUSSION, Measure, PartSounds, Performance

Message = Any
"""Type of a message of a track, such as ``note_on`` or the meta message ``set_tempo``."""

Track = Any
"""Type of a track: messages, each with the ticks since the one before."""


@cache
def mido() -> Any:
    """Return the module ``mido``, imported at the first MIDI file."""
    return import_module("mido")


TICKS = 480
"""Ticks per quarter note, unless the notes of a piece need a finer grid."""

MAX_TICKS = 32_767
"""Largest number of ticks in the header of a file."""

LAST_TEMPO = 0xFFFFFF
"""Microseconds per quarter note of the slowest tempo in a file."""

VELOCITY = 80
MAJOR = ("Cb", "Gb", "Db", "Ab", "Eb", "Bb", "F", "C", "G", "D", "A", "E", "B", "F#", "C#")
MINOR = ("Abm", "Ebm", "Bbm", "Fm", "Cm", "Gm", "Dm", "Am", "Em", "Bm", "F#m", "C#m", "G#m", "D#m", "A#m")
"""Keys from seven flats to seven sharps."""

Timed = tuple[int, int, Message]
"""Tick, rank among the messages of the same tick, and message."""


def write_midi(performance: Performance) -> bytes:
    """Return a piece as a MIDI file, without unfolded repeats."""
    ticks = _ticks(performance)
    file = mido().MidiFile(type=1, ticks_per_beat=ticks, charset="utf-8")
    end = _tick(performance.length, ticks)
    file.tracks.append(_track(_conductor(performance, ticks), end))
    channels = [channel for channel in range(16) if channel != PERCUSSION]
    for number, part in enumerate(performance.parts):
        # MIDI has sixteen channels; from the sixteenth part on, parts share them.
        file.tracks.append(_track(_part(part, channels[number % len(channels)], ticks), end))
    buffer = io.BytesIO()
    file.save(file=buffer)
    return buffer.getvalue()


def _ticks(performance: Performance) -> int:
    """Return ticks per quarter note that fit every note, within the limit of a file."""
    denominators = {
        value.denominator
        for part in performance.parts
        for sound in part.sounds
        for value in (sound.start, sound.start + sound.length)
    }
    ticks = math.lcm(TICKS, *denominators)
    return ticks if ticks <= MAX_TICKS else TICKS


def _tick(position: Fraction, ticks: int) -> int:
    return round(position * ticks)


def _conductor(performance: Performance, ticks: int) -> list[Timed]:
    events: list[Timed] = [(0, 0, mido().MetaMessage("track_name", name=performance.title))]
    for start, tempo in performance.tempos:
        microseconds = min(max(round(60_000_000 / tempo), 1), LAST_TEMPO)
        events.append((_tick(start, ticks), 1, mido().MetaMessage("set_tempo", tempo=microseconds)))
    for signature, run in groupby(performance.measures, _signature):
        events.append((_tick(next(run).start, ticks), 2, _time_signature(*signature)))
    for key, run in groupby(performance.measures, _key):
        events.append((_tick(next(run).start, ticks), 3, mido().MetaMessage("key_signature", key=key)))
    return events


def _key(measure: Measure) -> str:
    return (MINOR if measure.mode == "minor" else MAJOR)[measure.fifths + 7]


def _signature(measure: Measure) -> tuple[int, int]:
    """Return the time signature for the length of a measure: MIDI has no other bar lines.

    An upbeat of one quarter in 4/4 is a measure in 1/4.
    """
    beats = measure.length * measure.beat_type / 4
    return (int(beats) if beats.denominator == 1 and beats else measure.beats), measure.beat_type


def _time_signature(beats: int, beat_type: int) -> Message:
    # MIDI stores the lower number as a power of two.
    denominator = 2 ** min(max(round(math.log2(beat_type)), 0), 255)
    return mido().MetaMessage("time_signature", numerator=min(max(beats, 1), 255), denominator=denominator)


def _part(part: PartSounds, channel: int, ticks: int) -> list[Timed]:
    events: list[Timed] = [(0, 0, mido().MetaMessage("track_name", name=part.name))]
    if not all(sound.is_percussion for sound in part.sounds):
        events.append((0, 1, mido().Message("program_change", channel=channel, program=part.program)))
    ends: dict[tuple[int, bool], tuple[Fraction, int]] = {}
    for sound in part.sounds:
        place = sound.key, sound.is_percussion
        exact, rounded = ends.get(place, (sound.start, 0))
        # A note that follows another one of its key must not begin before the rounded end of that one.
        start = max(_tick(sound.start, ticks), rounded if exact <= sound.start else 0)
        # A note whose length is rounded to zero would begin after its end.
        end = max(_tick(sound.start + sound.length, ticks), start + 1)
        ends[place] = sound.start + sound.length, end
        own = PERCUSSION if sound.is_percussion else channel
        on = mido().Message("note_on", channel=own, note=sound.key, velocity=VELOCITY)
        off = mido().Message("note_off", channel=own, note=sound.key, velocity=0)
        # Ends come before beginnings on a tick, so that a repeated note is not cut off.
        events += [(start, 3, on), (end, 2, off)]
    return events


def _track(events: list[Timed], end: int) -> Track:
    track = mido().MidiTrack()
    now = 0
    for at, _, message in sorted(events, key=lambda event: event[:2]):
        track.append(message.copy(time=at - now))
        now = at
    track.append(mido().MetaMessage("end_of_track", time=max(end - now, 0)))
    return track


GRID = 24
"""Places per quarter note, which fit both 32nd notes and triplets of sixteenths."""

STRAIGHT, TRIPLET = 3, 4
"""Distance of places in a straight beat, and in a beat of triplets."""

MAX_NOTES = 500_000


@dataclass(frozen=True, order=True)
class Tone:
    """Note on the grid.

    Attributes:
        start: Places from the beginning.
    """

    start: int
    end: int
    key: int


@dataclass(frozen=True)
class Voices:
    """Notes of one part.

    Attributes:
        program: General MIDI program, counted from zero.
    """

    name: str
    program: int
    is_percussion: bool
    tones: tuple[Tone, ...]


@dataclass
class Sequence:
    """Content of a MIDI file.

    Attributes:
        tempos: Quarter notes a minute, by place.
        keys: Circle of fifths and mode, by place.
    """

    title: str = ""
    parts: list[Voices] = field(default_factory=list["Voices"])
    tempos: dict[int, float] = field(default_factory=dict[int, float])
    signatures: dict[int, tuple[int, int]] = field(default_factory=dict[int, tuple[int, int]])
    keys: dict[int, tuple[int, str]] = field(default_factory=dict[int, tuple[int, str]])


def read_midi(data: bytes) -> Sequence:
    try:
        file = mido().MidiFile(file=io.BytesIO(data), clip=True)
    except Exception as error:
        # For a broken file, mido raises exceptions of many types.
        raise NotationError(f"The MIDI file cannot be read: {str(error) or 'it ends too early'}") from None
    if file.type == 2:
        raise NotationError("The MIDI file contains several pieces (format 2), which is not supported")
    if file.ticks_per_beat <= 0 or file.ticks_per_beat >= 0x8000:
        raise NotationError("The MIDI file must count time in ticks per quarter note; SMPTE frames are not supported")
    sequence = Sequence()
    for track in file.tracks:
        _TrackReader(sequence, file.ticks_per_beat).read(track)
    if not sequence.parts:
        raise NotationError("The MIDI file has no notes")
    return sequence


@dataclass
class _Channel:
    """Notes of a channel of a track so far: ticks of beginning and end, and key."""

    program: int = 0
    notes: list[tuple[int, int, int]] = field(default_factory=list[tuple[int, int, int]])
    held: dict[int, list[int]] = field(default_factory=lambda: defaultdict[int, list[int]](list))


class _TrackReader:
    """Reader of a track, which adds its notes to the sequence."""

    def __init__(self, sequence: Sequence, ticks_per_beat: int) -> None:
        self._sequence = sequence
        self._ticks = ticks_per_beat
        self._channels: dict[int, _Channel] = {}
        self._name = ""
        self._instrument = ""
        self._count = 0

    def read(self, track: Track) -> None:
        now = 0
        for message in track:
            now += int(message.time)
            if message.is_meta:
                self._read_meta(message, self._place(now))
            elif message.type == "program_change":
                channel = self._channel(message.channel)
                # The first program of a part is its sound.
                channel.program = message.program if not channel.notes else channel.program
            elif message.type == "note_on" and message.velocity > 0:
                self._channel(message.channel).held[message.note].append(now)
            elif message.type in ("note_on", "note_off"):
                self._end(self._channel(message.channel), message.note, now)
        self._finish(now)

    def _channel(self, number: int) -> _Channel:
        return self._channels.setdefault(number, _Channel())

    def _end(self, channel: _Channel, key: int, now: int) -> None:
        if channel.held[key]:
            channel.notes.append((channel.held[key].pop(0), now, key))
            self._count += 1
            if self._count > MAX_NOTES:
                raise NotationError(f"The MIDI file has more than {MAX_NOTES} notes")

    def _read_meta(self, message: Message, place: int) -> None:
        sequence = self._sequence
        if message.type == "track_name":
            self._name = self._name or _text(message.name)
        elif message.type == "instrument_name":
            self._instrument = self._instrument or _text(message.name)
        elif message.type == "set_tempo" and message.tempo > 0:
            sequence.tempos[place] = round(60_000_000 / message.tempo, 2)
        elif message.type == "time_signature" and message.numerator > 0 and message.denominator <= 32:
            sequence.signatures[place] = (message.numerator, message.denominator)
        elif message.type == "key_signature":
            keys, mode = (MINOR, "minor") if message.key in MINOR else (MAJOR, "major")
            sequence.keys[place] = (keys.index(message.key) - 7, mode)

    def _finish(self, now: int) -> None:
        for channel in self._channels.values():
            for key in [key for key, starts in channel.held.items() if starts]:
                # A note without an end lasts to the end of the track.
                while channel.held[key]:
                    self._end(channel, key, now)
        playing = {number: channel for number, channel in sorted(self._channels.items()) if channel.notes}
        if not playing:
            self._sequence.title = self._sequence.title or self._name
        for number, channel in playing.items():
            name = self._name or self._instrument or f"Part {len(self._sequence.parts) + 1}"
            if len(playing) > 1:
                name += f" ({number + 1})"
            tones = tuple(sorted(_quantised(channel.notes, self._ticks)))
            self._sequence.parts.append(Voices(name, channel.program, number == PERCUSSION, tones))

    def _place(self, tick: int) -> int:
        return round(tick * GRID / self._ticks)


def _quantised(notes: list[tuple[int, int, int]], ticks: int) -> set[Tone]:
    """Move notes to the grid: each beat to the straight or triplet grid that fits better."""
    offsets: dict[int, list[float]] = defaultdict(list)
    for start, _, _ in notes:
        offsets[start // ticks].append(start % ticks * GRID / ticks)
    steps = {beat: _step(places) for beat, places in offsets.items()}
    tones: set[Tone] = set()
    for start, end, key in notes:
        first = _snap(start, ticks, steps)
        # A note that begins in a beat of triplets also ends on the triplet grid.
        own = steps.get(start // ticks, STRAIGHT)
        last = _snap(end, ticks, {**steps, end // ticks: own} if end // ticks == start // ticks else steps)
        tones.add(Tone(first, last if last > first else first + own, key))
    return tones


def _step(places: list[float]) -> int:
    """Return the distance of places in one beat."""

    def error(step: int) -> float:
        return sum(abs(place - round(place / step) * step) for place in places)

    # Triplets must fit clearly better: a note that is played a little early is no triplet.
    return TRIPLET if error(TRIPLET) < 0.6 * error(STRAIGHT) else STRAIGHT


def _snap(tick: int, ticks: int, steps: dict[int, int]) -> int:
    beat, rest = divmod(tick, ticks)
    place = rest * GRID / ticks
    # If no note begins in this beat, the ends decide.
    step = steps.get(beat) or _step([place])
    return beat * GRID + round(place / step) * step


def _text(text: str) -> str:
    """Return a text of the file. MIDI does not declare an encoding."""
    try:
        return text.encode("latin-1").decode("utf-8").strip()
    except UnicodeError:
        return text.strip()
