"""Exports: notation, MIDI, ABC, audio and pictures."""

from __future__ import annotations

import base64
import io
import json
import struct
import wave
import zlib

import mido
import pytest
from support.sandbox import PIECE, SMALL

from flat_api.sandbox.music.document import parse
from flat_api.sandbox.music.performance import perform


def sounds(notation):
    return [[(s.start, s.length, s.key) for s in part.sounds] for part in perform(parse(notation)).parts]


@pytest.fixture
def score(teacher):
    return teacher.import_score(PIECE)["id"]


@pytest.fixture
def stored(teacher, pool):
    def stored(score, format, **parameters):
        response = teacher.call("getScoreRevisionData", score=score, revision="last", format=format, **parameters)
        assert response.status == 302
        return pool.request("GET", response.headers["Location"])

    return stored


def test_a_midi_file_is_imported_and_comes_back_with_the_same_notes(teacher, score):
    data = base64.b64encode(teacher.export(score, "midi")).decode()

    copy = teacher.ok("createScore", body={"data": data, "dataEncoding": "base64", "filename": "hymn.mid"})

    assert (copy["title"], copy["instrumentsNames"]) == ("Old Hundredth", ["Soprano", "Alto", "Tenor", "Bass"])
    assert (copy["mainTempoQpm"], copy["mainKeySignature"]) == (84, 1)
    assert sounds(teacher.export(copy["id"])) == sounds(PIECE.encode())


def test_a_revision_can_be_midi_too(teacher, score):
    data = base64.b64encode(teacher.export(teacher.import_score(SMALL)["id"], "midi")).decode()

    teacher.ok("createScoreRevision", score=score, body={"data": data, "dataEncoding": "base64"})

    assert sounds(teacher.export(score)) == sounds(SMALL.encode())


@pytest.mark.parametrize("format", ["xml", "json"])
def test_notes_survive_export_and_import(teacher, score, format):
    copy = teacher.import_score(teacher.export(score, format).decode())

    assert sounds(teacher.export(copy["id"])) == sounds(PIECE.encode())


def test_the_midi_export_is_a_midi_file(teacher, score):
    response = teacher.call("getScoreRevisionData", score=score, revision="last", format="midi")

    assert response.headers["Content-Type"] == "audio/midi"
    assert len(mido.MidiFile(file=io.BytesIO(response.data)).tracks) == 5


@pytest.mark.parametrize("format", ["xml", "mxl", "json", "flat", "midi", "abc"])
def test_parts_are_chosen_in_every_format(teacher, score, format):
    whole = json.loads(teacher.export(score, "json"))["score-partwise"]["part-list"]["score-part"]
    bass = next(part["$uuid"] for part in whole if part["part-name"] == "Bass")

    data = teacher.export(score, format, parts=bass)

    if format in ("json", "flat"):
        assert [part["part-name"] for part in json.loads(data)["score-partwise"]["part-list"]["score-part"]] == ["Bass"]
    elif format == "midi":
        tracks = mido.MidiFile(file=io.BytesIO(data)).tracks
        assert [track.name for track in tracks] == ["Old Hundredth", "Bass"]
    elif format == "abc":
        assert "G, | G, D, E, B,, |" in data.decode()
    elif format == "xml":
        assert sounds(data) == sounds(PIECE.encode())[3:]
    else:
        copy = teacher.ok("createScore", body={"data": base64.b64encode(data).decode(), "dataEncoding": "base64"})
        assert copy["instrumentsNames"] == ["Bass"]


def test_flat_is_the_json_as_a_file(teacher, score):
    response = teacher.call("getScoreRevisionData", score=score, revision="last", format="flat")

    assert response.headers["Content-Type"] == "application/octet-stream"
    assert response.data == teacher.export(score, "json")


def test_abc_has_the_melody(teacher, score):
    assert teacher.export(score, "abc").decode().splitlines()[:9] == [
        "X:1",
        "T:Old Hundredth",
        "C:Melody from the Genevan Psalter, 1551",
        "M:4/4",
        "L:1/4",
        "Q:1/4=84",
        "K:G",
        "G | G F E D | G A B B | B B A G |",
        "c B A G | A B A G | E F G d | B G A c |",
    ]


def test_abc_has_accidentals_lengths_chords_ties_rests_and_repeats(teacher):
    notes = (
        '<barline location="left"><repeat direction="forward"/></barline>'
        "<note><pitch><step>B</step><octave>3</octave></pitch><duration>1</duration></note>"
        "<note><pitch><step>B</step><octave>3</octave></pitch><duration>2</duration></note>"
        "<note><chord/><pitch><step>F</step><alter>1</alter><octave>6</octave></pitch><duration>2</duration></note>"
        "<note><rest/><duration>3</duration></note>"
        "<note><pitch><step>E</step><alter>-1</alter><octave>5</octave></pitch><duration>1</duration>"
        '<tie type="start"/></note>'
        '<barline location="right"><repeat direction="backward"/></barline></measure>'
    )
    start = SMALL.index("<note>")
    data = SMALL[:start].replace("<divisions>1<", "<divisions>2<") + notes + SMALL[SMALL.index("</measure>") + 10 :]

    assert teacher.export(teacher.import_score(data)["id"], "abc").decode().splitlines()[-2:] == [
        "K:Bb",
        "|: =B,1/2 [B,^f'] z3/2 e1/2- :|",
    ]


def test_synchronisation_points_name_the_measures_of_the_json(teacher, score):
    measures = json.loads(teacher.export(score, "json"))["score-partwise"]["part"][0]["measure"]

    points = json.loads(teacher.export(score, "synchronizationPoints"))

    assert [point.get("measureUuid") for point in points] == [*(measure["$uuid"] for measure in measures), None]
    assert [point["type"] for point in points] == ["measure"] * 9 + ["end"]
    assert [point["time"] for point in points[:3]] == [0, 0.714, 3.571]
    assert points[-1]["time"] == 22.857


def test_sound_and_picture_are_behind_a_redirect(stored, score):
    response = stored(score, "wav")

    assert (response.status, response.headers["Content-Type"]) == (200, "audio/wav")


def test_an_address_can_be_asked_for_in_every_format(teacher, pool, score):
    for format in ("xml", "mxl", "json", "midi", "mp3", "wav", "thumbnail.png", "synchronizationPoints"):
        url = teacher.ok("getScoreRevisionData", score=score, revision="last", format=format, url="true")["url"]
        assert pool.request("GET", url).status == 200
        assert not url.startswith(teacher.url.rsplit("/", 1)[0])


def test_the_token_is_refused_where_files_are_stored(teacher, pool, score):
    location = teacher.call("getScoreRevisionData", score=score, revision="last", format="mp3").headers["Location"]

    assert pool.request("GET", location, headers={"Authorization": f"Bearer {teacher.token}"}).status == 400


def test_the_wav_placeholder_is_a_wav_file(stored, score):
    with wave.open(io.BytesIO(stored(score, "wav").data)) as file:
        assert (file.getnchannels(), file.getframerate()) == (1, 44_100)
        assert file.getnframes() > 0


def test_the_mp3_placeholder_is_a_row_of_mpeg_frames(stored, score):
    data = stored(score, "mp3").data

    frames = 0
    while data:
        (header,) = struct.unpack(">I", data[:4])
        assert header >> 17 == 0b111111111111101  # synchronisation, MPEG-1, layer III
        bit_rate = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128)[header >> 12 & 15] * 1000
        data = data[144 * bit_rate // 44_100 + (header >> 9 & 1) :]
        frames += 1
    assert frames > 1


def test_the_thumbnail_placeholder_is_a_png_file(stored, score):
    data = stored(score, "thumbnail.png").data

    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    position, kinds = 8, []
    while position < len(data):
        length, kind = struct.unpack(">I4s", data[position : position + 8])
        chunk = data[position + 4 : position + 8 + length]
        assert struct.unpack(">I", data[position + 8 + length : position + 12 + length])[0] == zlib.crc32(chunk)
        kinds.append(kind)
        position += 12 + length
    assert kinds == [b"IHDR", b"IDAT", b"IEND"]


def test_a_recording_on_another_site_is_no_file_so_the_rendered_sound_is_sent(teacher, score, stored):
    body = {"title": "Live", "default": True, "url": "https://youtu.be/dQw4w9WgXcQ", "synchronizationPoints": []}
    teacher.ok("addScoreTrack", score=score, body=body)

    assert stored(score, "mp3", defaultTrack="true").data == stored(score, "mp3").data
