"""A standard MIDI file as notation.

A MIDI file knows when keys go down and up, and little else. Beginnings and ends are moved to the nearest place of a
grid, straight or in triplets, whichever fits a beat better. What each channel of each track plays becomes a part.
"""

from __future__ import annotations

import io
from collections import defaultdict
from dataclasses import dataclass, field

from flat_api.sandbox.music.document import NotationError
from flat_api.sandbox.music.midi_export import MAJOR, MINOR, Message, Track, mido
from flat_api.sandbox.music.performance import PERCUSSION

GRID = 24
"""Places in a quarter note: it holds both 32nd notes and triplets of sixteenths."""

STRAIGHT, TRIPLET = 3, 4
"""Distance of the places that notes are moved to, in beats of the one and of the other kind."""

MOST_NOTES = 500_000


@dataclass(frozen=True, order=True)
class Tone:
    """A note on the grid.

    Attributes:
        start: Places from the beginning.
        end: Place where it ends.
        key: MIDI key.
    """

    start: int
    end: int
    key: int


@dataclass(frozen=True)
class Voices:
    """What becomes one part.

    Attributes:
        program: General MIDI program, counted from zero.
    """

    name: str
    program: int
    is_percussion: bool
    tones: tuple[Tone, ...]


@dataclass
class Sequence:
    """What a MIDI file says.

    Attributes:
        tempos: Quarter notes a minute, by place.
        signatures: Time signatures, by place.
        keys: Circle of fifths and mode, by place.
    """

    title: str = ""
    parts: list[Voices] = field(default_factory=list["Voices"])
    tempos: dict[int, float] = field(default_factory=dict[int, float])
    signatures: dict[int, tuple[int, int]] = field(default_factory=dict[int, tuple[int, int]])
    keys: dict[int, tuple[int, str]] = field(default_factory=dict[int, tuple[int, str]])


def read_midi(data: bytes) -> Sequence:
    """Return what a MIDI file says, on the grid."""
    try:
        file = mido().MidiFile(file=io.BytesIO(data), clip=True)
    except Exception as error:
        # The library meets a broken file with whatever its own code happens to raise.
        raise NotationError(f"The MIDI file cannot be read: {str(error) or 'it ends too early'}") from None
    if file.type == 2:
        raise NotationError("The MIDI file holds several pieces (format 2), which is not supported")
    if file.ticks_per_beat <= 0 or file.ticks_per_beat >= 0x8000:
        raise NotationError("The MIDI file counts time in frames of film, not in beats")
    sequence = Sequence()
    for track in file.tracks:
        _TrackReader(sequence, file.ticks_per_beat).read(track)
    if not sequence.parts:
        raise NotationError("The MIDI file has no notes")
    return sequence


@dataclass
class _Channel:
    """What a channel of a track has played so far: ticks of beginning and end, and key."""

    program: int = 0
    notes: list[tuple[int, int, int]] = field(default_factory=list[tuple[int, int, int]])
    held: dict[int, list[int]] = field(default_factory=lambda: defaultdict[int, list[int]](list))


class _TrackReader:
    """Reads a track, and adds what it plays to the sequence."""

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
                # The sound of a part is the one that it begins with.
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
            if self._count > MOST_NOTES:
                raise NotationError(f"The MIDI file has more than {MOST_NOTES} notes")

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
                # A key that never comes up does so at the end of the track.
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
    """Move notes to the grid, each beat to the one that its beginnings fit better."""
    offsets: dict[int, list[float]] = defaultdict(list)
    for start, _, _ in notes:
        offsets[start // ticks].append(start % ticks * GRID / ticks)
    steps = {beat: _step(places) for beat, places in offsets.items()}
    tones: set[Tone] = set()
    for start, end, key in notes:
        first = _snap(start, ticks, steps)
        # A note that begins in a beat of triplets ends like one, also where nothing else begins.
        own = steps.get(start // ticks, STRAIGHT)
        last = _snap(end, ticks, {**steps, end // ticks: own} if end // ticks == start // ticks else steps)
        tones.add(Tone(first, last if last > first else first + own, key))
    return tones


def _step(places: list[float]) -> int:
    """Return the distance between the places of a grid for one beat."""

    def error(step: int) -> float:
        return sum(abs(place - round(place / step) * step) for place in places)

    # Straight unless triplets fit clearly better: a hand that plays a little early makes no triplet.
    return TRIPLET if error(TRIPLET) < 0.6 * error(STRAIGHT) else STRAIGHT


def _snap(tick: int, ticks: int, steps: dict[int, int]) -> int:
    beat, rest = divmod(tick, ticks)
    place = rest * GRID / ticks
    # Where nothing begins in this beat, the end of a note alone decides.
    step = steps.get(beat) or _step([place])
    return beat * GRID + round(place / step) * step


def _text(text: str) -> str:
    """Return a text of the file, which does not say what encoding it is in."""
    try:
        return text.encode("latin-1").decode("utf-8").strip()
    except UnicodeError:
        return text.strip()
