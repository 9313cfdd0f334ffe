"""MIDI files, written and read."""

from __future__ import annotations

import io
from fractions import Fraction

import mido
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.sandbox import PIECE

from flat_api.sandbox.music.document import NotationError, parse, serialize
from flat_api.sandbox.music.midi import write_midi
from flat_api.sandbox.music.midi_notation import notation_of_midi, pieces, spell
from flat_api.sandbox.music.performance import perform


def score(measures: str, part: str = "") -> bytes:
    attributes = "<attributes><divisions>12</divisions><key><fifths>-3</fifths><mode>minor</mode></key>"
    attributes += "<time><beats>3</beats><beat-type>4</beat-type></time></attributes>"
    measures = measures.replace("<measure>", f"<measure>{attributes}", 1)
    listed = f'<score-part id="P1"><part-name>Oboe</part-name>{part}</score-part>'
    return f'<score-partwise><part-list>{listed}</part-list><part id="P1">{measures}</part></score-partwise>'.encode()


def note(step: str, octave: int, duration: int, extra: str = "", alter: int = 0) -> str:
    chord = "<chord/>" if "chord" in extra else ""
    ties = "".join(f'<tie type="{kind}"/>' for kind in ("stop", "start") if kind in extra)
    pitch = f"<pitch><step>{step}</step><alter>{alter}</alter><octave>{octave}</octave></pitch>"
    return f"<note>{chord}{pitch}<duration>{duration}</duration>{ties}</note>"


def rest(duration: int) -> str:
    return f"<note><rest/><duration>{duration}</duration></note>"


def midi(notation: bytes) -> mido.MidiFile:
    return mido.MidiFile(file=io.BytesIO(write_midi(perform(parse(notation)))))


def heard(file: mido.MidiFile, track: int = 1) -> list[tuple[int, float, float]]:
    """Return key, beginning and length in quarter notes of all notes of a track."""
    now, held, found = 0, {}, []
    for message in file.tracks[track]:
        now += message.time
        if message.type == "note_on":
            held[message.note] = now
        elif message.type == "note_off":
            start = held.pop(message.note)
            found.append((message.note, start / file.ticks_per_beat, (now - start) / file.ticks_per_beat))
    return sorted(found, key=lambda entry: (entry[1], entry[0]))


def written(tracks: list[list[mido.Message | mido.MetaMessage]], ticks: int = 480) -> bytes:
    file = mido.MidiFile(type=1, ticks_per_beat=ticks)
    file.tracks.extend(mido.MidiTrack(track) for track in tracks)
    buffer = io.BytesIO()
    file.save(file=buffer)
    return buffer.getvalue()


def played(*notes: tuple[int, int, int], channel: int = 0) -> list[mido.Message]:
    """Return messages for notes given as key, tick of the beginning and tick of the end."""
    events = sorted(
        [(end, 0, key) for key, _, end in notes] + [(start, 1, key) for key, start, _ in notes],
    )
    messages, now = [], 0
    for tick, is_on, key in events:
        kind = "note_on" if is_on else "note_off"
        messages.append(mido.Message(kind, channel=channel, note=key, velocity=64, time=tick - now))
        now = tick
    return messages


def test_pitches_rests_chords_and_ties_are_what_is_written():
    measures = (
        f"<measure>{note('E', 5, 12, alter=-1)}{note('G', 5, 12, 'chord')}{rest(6)}"
        f"{note('B', 3, 18, 'start')}</measure>"
        f"<measure>{note('B', 3, 12, 'stop start')}{note('C', 4, 12)}</measure>"
    )

    # The tie that begins in the second measure leads nowhere, so the note ends where it is written to end.
    assert heard(midi(score(measures))) == [(75, 0, 1), (79, 0, 1), (59, 1.5, 2.5), (60, 4, 1)]


def test_voices_that_go_back_sound_together():
    measures = (
        f"<measure>{note('C', 5, 36)}<backup><duration>36</duration></backup>{rest(12)}{note('E', 4, 24)}</measure>"
    )

    assert heard(midi(score(measures))) == [(72, 0, 3), (64, 1, 2)]


def test_grace_notes_take_no_time():
    grace = "<note><grace/><pitch><step>D</step><octave>5</octave></pitch></note>"

    assert heard(midi(score(f"<measure>{grace}{note('C', 5, 36)}</measure>"))) == [(72, 0, 3)]


def test_a_transposing_instrument_sounds_where_it_sounds():
    transpose = (
        "<attributes><transpose><chromatic>-2</chromatic><octave-change>-1</octave-change></transpose></attributes>"
    )

    assert heard(midi(score(f"<measure>{transpose}{note('C', 5, 36)}</measure>"))) == [(58, 0, 3)]


def test_every_tuplet_begins_on_a_tick():
    septuplet = "<attributes><divisions>7</divisions></attributes>" + note("C", 5, 1) * 7
    file = midi(score(f"<measure>{septuplet}</measure>"))

    assert file.ticks_per_beat % 7 == 0
    assert [start for _, start, _ in heard(file)] == [n / 7 for n in range(7)]


def test_tempo_time_key_title_and_sound_are_in_the_file():
    direction = '<direction><direction-type/><sound tempo="72"/></direction>'
    part = "<midi-instrument id='I'><midi-program>69</midi-program></midi-instrument>"
    later = f'{note("C", 5, 12)}<sound tempo="144"/>{note("C", 5, 24)}'
    file = midi(score(f"<measure>{direction}{note('C', 5, 36)}</measure><measure>{later}</measure>", part))

    meta = {message.type: message for message in file.tracks[0]}
    tempos = [round(mido.tempo2bpm(message.tempo)) for message in file.tracks[0] if message.type == "set_tempo"]
    assert tempos == [72, 144]
    assert (meta["time_signature"].numerator, meta["time_signature"].denominator) == (3, 4)
    assert meta["key_signature"].key == "Cm"
    assert [message.name for message in file.tracks[1] if message.type == "track_name"] == ["Oboe"]
    assert [message.program for message in file.tracks[1] if message.type == "program_change"] == [68]
    assert round(file.length, 3) == round(4 * 60 / 72 + 2 * 60 / 144, 3)


def test_an_upbeat_is_a_measure_of_its_own():
    signatures = [m for m in midi(PIECE.encode()).tracks[0] if m.type == "time_signature"]

    assert [(message.numerator, message.time) for message in signatures] == [(1, 0), (4, 480), (3, 480 * 28)]


def test_repeats_are_not_played_out():
    repeat = '<barline location="right"><repeat direction="backward"/></barline>'

    assert len(heard(midi(score(f"<measure>{note('C', 5, 36)}{repeat}</measure>")))) == 1


def test_the_shipped_piece_comes_back_from_midi_note_for_note():
    before = perform(parse(PIECE.encode()))

    after = perform(notation_of_midi(write_midi(before)))

    assert [part.sounds for part in after.parts] == [part.sounds for part in before.parts]
    assert [part.name for part in after.parts] == ["Soprano", "Alto", "Tenor", "Bass"]
    assert [measure.start for measure in after.measures] == [measure.start for measure in before.measures]
    assert (after.tempos, after.measures[0].fifths, after.title) == (before.tempos, 1, "Old Hundredth")


def test_uneven_playing_is_moved_to_the_grid():
    notation = notation_of_midi(written([played((60, 7, 470), (62, 475, 955), (64, 968, 1430))]))

    assert [(sound.start, sound.length) for sound in perform(notation).parts[0].sounds] == [(0, 1), (1, 1), (2, 1)]


def test_triplets_are_triplets():
    notation = notation_of_midi(written([played((60, 0, 160), (62, 160, 320), (64, 320, 480), (65, 480, 720))]))

    sounds = perform(notation).parts[0].sounds
    assert [sound.start for sound in sounds] == [0, Fraction(1, 3), Fraction(2, 3), 1]
    assert len(notation.findall("part/measure/note/time-modification")) == 3
    assert sounds[3].length == Fraction(1, 2)


def test_a_note_over_the_bar_line_is_tied():
    notation = notation_of_midi(written([played((60, 480, 480 * 6))]))

    kinds = [
        [tie.get("type") for tie in note.iterfind("tie")]
        for note in notation.iter("note")
        if note.find("pitch") is not None
    ]
    assert kinds == [["start"], ["stop"]]
    assert [sound.length for sound in perform(notation).parts[0].sounds] == [5]


def test_notes_that_overlap_are_in_voices_and_notes_that_do_not_are_in_one():
    notation = notation_of_midi(written([played((72, 0, 960), (60, 480, 1440), (74, 960, 1920), (76, 960, 1920))]))

    assert [note.findtext("voice") for note in notation.iter("note") if note.find("pitch") is not None] == [
        "1",
        "1",
        "1",
        "2",
    ]
    assert [(s.key, s.start, s.length) for s in perform(notation).parts[0].sounds] == [
        (72, 0, 2),
        (60, 1, 2),
        (74, 2, 2),
        (76, 2, 2),
    ]


def test_channels_of_one_track_are_parts_and_drums_are_drums():
    track = played((60, 0, 480)) + played((36, 0, 480), (42, 480, 960), channel=9)
    notation = notation_of_midi(written([[mido.MetaMessage("track_name", name="Band"), *track]]))

    parts = perform(notation).parts
    drums = [(part.name, {sound.is_percussion for sound in part.sounds}) for part in parts]
    assert drums == [("Band (1)", {False}), ("Band (10)", {True})]
    assert [sound.key for sound in parts[1].sounds] == [36, 42]
    again = mido.MidiFile(file=io.BytesIO(write_midi(perform(notation))))
    assert {message.channel for message in again.tracks[2] if message.type == "note_on"} == {9}


def test_tempo_time_and_key_are_read():
    conductor = [
        mido.MetaMessage("track_name", name="Étude".encode().decode("latin-1")),
        mido.MetaMessage("time_signature", numerator=6, denominator=8),
        mido.MetaMessage("key_signature", key="F#m"),
        mido.MetaMessage("set_tempo", tempo=500_000),
        mido.MetaMessage("set_tempo", tempo=1_000_000, time=720),
        mido.MetaMessage("time_signature", numerator=2, denominator=4, time=720),
    ]
    notation = notation_of_midi(written([conductor, played((66, 0, 1440), (67, 1440, 2400))]))

    piece = perform(notation)
    assert piece.title == "Étude"
    assert [(m.beats, m.beat_type, m.fifths, m.mode) for m in piece.measures] == [
        (6, 8, 3, "minor"),
        (2, 4, 3, "minor"),
    ]
    assert piece.tempos == ((Fraction(0), 120.0), (Fraction(3, 2), 60.0))


@given(
    places=st.lists(st.tuples(st.integers(0, 127), st.integers(0, 200), st.integers(1, 60)), min_size=1, max_size=12),
    beats=st.sampled_from([(4, 4), (3, 4), (6, 8), (5, 8), (7, 16), (2, 2)]),
)
@settings(max_examples=60)
def test_notes_on_the_grid_come_back_as_they_were(places, beats):
    # One key cannot go down twice, so each keeps the first of its notes.
    notes = sorted({key: (key, start * 60, (start + length) * 60) for key, start, length in places}.values())
    signature = mido.MetaMessage("time_signature", numerator=beats[0], denominator=beats[1])

    notation = parse(serialize(notation_of_midi(written([[signature, *played(*notes)]]))))
    piece = perform(notation)
    again = perform(notation_of_midi(write_midi(piece)))

    expected = sorted((Fraction(start, 480), Fraction(end - start, 480), key) for key, start, end in notes)
    assert sorted((s.start, s.length, s.key) for s in piece.parts[0].sounds) == expected
    assert again.parts == piece.parts
    assert [measure.start for measure in again.measures] == [measure.start for measure in piece.measures]


@pytest.mark.parametrize(
    ("key", "fifths", "name"),
    [
        (61, 0, ("C", 1, 4)),
        (61, -4, ("D", -1, 4)),
        (70, -2, ("B", -1, 4)),
        (60, 7, ("B", 1, 3)),
        (71, -7, ("C", -1, 5)),
    ],
)
def test_pitches_are_spelled_by_the_key(key, fifths, name):
    assert spell(key, fifths) == name


def test_every_stretch_of_the_grid_is_divided_without_gap_or_overlap():
    for start in range(24):
        for end in range(start + 1, start + 120):
            found = list(pieces(start, end))
            assert [first for first, _ in found] + [end] == [start] + [last for _, last in found]


def endless() -> bytes:
    return written([played((60, 0, 480), (60, 2**28 - 500, 2**28 - 1))], ticks=1)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"MThd", "cannot be read"),
        (b"MThd\x00\x00\x00\x06\x00\x01\x00\x01\x01\xe0MTrk\x00\x00\xff\xff", "cannot be read"),
        (b"MThd\x00\x00\x00\x06\x00\x01\x00\x00\x01\xe0", "no notes"),
        (b"MThd\x00\x00\x00\x06\x00\x01\x00\x00\xe7\x28", "ticks per quarter note"),
        (b"MThd\x00\x00\x00\x06\x00\x01\x00\x00\x00\x00", "ticks per quarter note"),
        (b"MThd\x00\x00\x00\x06\x00\x02\x00\x00\x01\xe0", "several pieces"),
        (written([[mido.MetaMessage("track_name", name="Silence")]]), "no notes"),
        (endless(), "more than 10000 measures"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(data, message):
    with pytest.raises(NotationError, match=message):
        notation_of_midi(data)


def test_what_is_read_is_musicxml_that_can_be_parsed_again():
    notation = notation_of_midi(written([played((60, 0, 100), (61, 37, 1111), (62, 500, 501))]))

    assert [element.tag for element in parse(serialize(notation))] == ["part-list", "part"]
