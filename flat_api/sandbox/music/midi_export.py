"""A piece as a standard MIDI file: one track for tempo, time and key, and one for each part."""

from __future__ import annotations

import io
import math
from fractions import Fraction
from functools import cache
from importlib import import_module
from itertools import groupby
from typing import Any

from flat_api.sandbox.music.performance import PERCUSSION, Measure, PartSounds, Performance

Message = Any
"""A message of a track, to a device (``note_on``) or to whoever reads the file (``set_tempo``)."""

Track = Any
"""A list of messages, each with the ticks since the one before."""


@cache
def mido() -> Any:
    """Return the library, loaded when the first MIDI file is read or written."""
    return import_module("mido")


TICKS = 480
"""Ticks per quarter note, unless the piece has notes that need finer ones."""

MOST_TICKS = 32_767
"""The largest number of ticks that the header of a file can hold."""

LAST_TEMPO = 0xFFFFFF
"""Microseconds per quarter note of the slowest tempo that a file can hold."""

VELOCITY = 80
MAJOR = ("Cb", "Gb", "Db", "Ab", "Eb", "Bb", "F", "C", "G", "D", "A", "E", "B", "F#", "C#")
MINOR = ("Abm", "Ebm", "Bbm", "Fm", "Cm", "Gm", "Dm", "Am", "Em", "Bm", "F#m", "C#m", "G#m", "D#m", "A#m")
"""Keys from seven flats to seven sharps."""

Timed = tuple[int, int, Message]
"""Tick, rank among what happens on the same tick, and the message."""


def write_midi(performance: Performance) -> bytes:
    """Return a piece as a MIDI file. Repeats are not played out."""
    ticks = _ticks(performance)
    file = mido().MidiFile(type=1, ticks_per_beat=ticks, charset="utf-8")
    end = _tick(performance.length, ticks)
    file.tracks.append(_track(_conductor(performance, ticks), end))
    channels = [channel for channel in range(16) if channel != PERCUSSION]
    for number, part in enumerate(performance.parts):
        # Sixteen channels are all that there are; from the sixteenth part on, parts share them.
        channel = PERCUSSION if part.is_percussion else channels[number % len(channels)]
        file.tracks.append(_track(_part(part, channel, ticks), end))
    buffer = io.BytesIO()
    file.save(file=buffer)
    return buffer.getvalue()


def _ticks(performance: Performance) -> int:
    """Return how many ticks make every note of the piece begin and end on one, as far as a file can say that."""
    denominators = {
        value.denominator
        for part in performance.parts
        for sound in part.sounds
        for value in (sound.start, sound.start + sound.length)
    }
    ticks = math.lcm(TICKS, *denominators)
    return ticks if ticks <= MOST_TICKS else TICKS


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
    """Return the time signature of a measure as long as it is, since a MIDI file has no other bar lines.

    An upbeat of one quarter in 4/4 is a measure in 1/4.
    """
    beats = measure.length * measure.beat_type / 4
    return (int(beats) if beats.denominator == 1 and beats else measure.beats), measure.beat_type


def _time_signature(beats: int, beat_type: int) -> Message:
    # The file holds the lower number as a power of two.
    denominator = 2 ** min(max(round(math.log2(beat_type)), 0), 255)
    return mido().MetaMessage("time_signature", numerator=min(max(beats, 1), 255), denominator=denominator)


def _part(part: PartSounds, channel: int, ticks: int) -> list[Timed]:
    events: list[Timed] = [(0, 0, mido().MetaMessage("track_name", name=part.name))]
    if not part.is_percussion:
        events.append((0, 1, mido().Message("program_change", channel=channel, program=part.program)))
    for sound in part.sounds:
        start = _tick(sound.start, ticks)
        # A note that rounding made nothing would begin after its end.
        end = max(_tick(sound.start + sound.length, ticks), start + 1)
        on = mido().Message("note_on", channel=channel, note=sound.key, velocity=VELOCITY)
        off = mido().Message("note_off", channel=channel, note=sound.key, velocity=0)
        # What ends goes before what begins, so that a repeated note is not cut off at once.
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
