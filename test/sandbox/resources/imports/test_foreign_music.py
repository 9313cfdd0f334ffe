"""Music of other programs: unusual files are read as those programs read them, or refused with 400."""

from __future__ import annotations

import base64
import io
import json
import zipfile

import mido
import pytest
from support.sandbox import SMALL

NOTE = "<note><pitch><step>C</step><octave>5</octave></pitch><duration>4</duration></note>"
DIVISIONS = "<attributes><divisions>1</divisions></attributes>"
FORMATS = ("xml", "mxl", "json", "flat", "abc", "midi", "synchronizationPoints")


def music(measures, *, parts="<score-part id='P1'><part-name>Flute</part-name></score-part>", head="", part="id='P1'"):
    """Return a score of one part."""
    return (
        f"<score-partwise version='4.0'>{head}<part-list>{parts}</part-list>"
        f"<part {part}>{measures}</part></score-partwise>"
    )


def measure(content, attributes=DIVISIONS):
    return f"<measure number='1'>{attributes}{content}</measure>"


def binary(data):
    return {"data": base64.b64encode(data).decode(), "dataEncoding": "base64"}


def abc_notes(user, data):
    return user.export(user.import_score(data)["id"], "abc").decode().splitlines()[-1]


def midi_messages(user, data, kind):
    file = mido.MidiFile(file=io.BytesIO(user.export(user.import_score(data)["id"], "midi")))
    return [message for track in file.tracks for message in track if message.type == kind]


def pitched(step, octave, alter=None):
    sign = f"<alter>{alter}</alter>" if alter is not None else ""
    return f"<note><pitch><step>{step}</step>{sign}<octave>{octave}</octave></pitch><duration>1</duration></note>"


def test_an_accidental_of_another_octave_is_written_or_cancelled_in_abc(teacher):
    notes = pitched("F", 4, 1) + pitched("F", 5) + pitched("B", 3, -1) + pitched("B", 4)

    # ABC 2.1, 11.3: by default an accidental holds for its letter in all octaves; other readers keep to one octave.
    assert abc_notes(teacher, music(measure(notes))) == "^F =f _B, =B |"


def test_an_accidental_that_all_readers_take_from_the_bar_is_not_repeated_in_abc(teacher):
    notes = pitched("F", 4, 1) + pitched("F", 4, 1) + pitched("F", 5, 1) + pitched("F", 4, 1)

    assert abc_notes(teacher, music(measure(notes))) == "^F F ^f F |"


def test_json_keeps_each_text_with_its_outer_spaces(teacher):
    words = "<direction><direction-type><words>p </words><words> e cresc.</words></direction-type></direction>"
    lyric = "<lyric><syllabic>single</syllabic><text>de</text><elision>\u00a0</elision><text>\u3000</text></lyric>"
    score = teacher.import_score(music(measure(words + NOTE.replace("</note>", f"{lyric}</note>"))))

    again = teacher.import_score(teacher.export(score["id"], "json").decode())

    notation = teacher.export(again["id"]).decode()
    for text in ("<words>p </words><words> e cresc.</words>", "<elision>\u00a0</elision>", "<text>\u3000</text>"):
        assert text in notation


def test_json_keeps_attributes_of_any_namespace(teacher):
    schema = "http://www.w3.org/2001/XMLSchema-instance"
    data = music(measure(NOTE)).replace(
        "<score-partwise ",
        f"<score-partwise xmlns:xsi='{schema}' xsi:noNamespaceSchemaLocation='musicxml.xsd' "
        "xmlns:own='https://example.org/own' own:mark='7' ",
        1,
    )
    score = teacher.import_score(data)

    again = teacher.import_score(teacher.export(score["id"], "json").decode())

    notation = teacher.export(again["id"]).decode()
    assert 'noNamespaceSchemaLocation="musicxml.xsd"' in notation
    assert 'mark="7"' in notation
    assert f'"{schema}"' in notation
    assert '"https://example.org/own"' in notation


@pytest.mark.parametrize(
    "document",
    [
        {"score-partwise": {"part-list": None, "part": None}},
        {"score-partwise": {"part-list": {"score-part": [{"$id": "P1"}]}, "part": [{"$id": "P1"}]}},
        {"score-partwise": {"part-list": 7, "part": [1, 2]}},
        {"score-partwise": {"part-list": [{"score-part": None}], "part": {"measure": {"note": [None, [1]]}}}},
        {"score-partwise": {"part-list": {"score-part": {"$id": "P1"}}, "part": {"$id": "P1", "1abc": {}}}},
    ],
)
def test_json_that_is_no_score_is_400(teacher, document):
    error = teacher.refused("createScore", 400, body={"data": json.dumps(document)})

    assert error["param"] == "data"


def test_json_with_a_number_of_thousands_of_digits_is_400(teacher):
    data = '{"score-partwise": {"part-list": ' + "9" * 5000 + "}}"

    assert teacher.refused("createScore", 400, body={"data": data})["param"] == "data"


def nested(levels):
    return music(measure(NOTE + "<x>" * levels + "</x>" * levels))


@pytest.mark.parametrize(
    "data",
    [music(""), nested(1500), nested(20_000), "<score-partwise><part-list/><part/></score-partwise>"],
    ids=["no measures", "1500 levels", "20000 levels", "nothing"],
)
def test_music_that_no_format_can_write_is_400(teacher, data):
    assert teacher.refused("createScore", 400, body={"data": data})["param"] == "data"


@pytest.mark.parametrize(
    "data",
    [
        music(measure(NOTE), part=""),
        music(measure(NOTE), part="", parts="<score-part><part-name>Flute</part-name></score-part>"),
        music(measure(NOTE), parts="<score-part><part-name>x</part-name></score-part><score-part id='P1'/>"),
        music("<measure/>" + measure(NOTE)),
        music(measure(pitched("C", 999_999_999) + pitched("C", -999_999_999) + pitched("FC", 4))),
        music(measure(NOTE, "<attributes><divisions>1e-300</divisions></attributes>")),
        music(measure(NOTE, "<attributes><divisions>1</divisions><key><fifths>99</fifths></key></attributes>")),
        music(measure("", "<attributes><time><beats>999999999</beats><beat-type>1</beat-type></time></attributes>")),
        music(measure("<sound tempo='1e-200'/>" + NOTE)),
    ],
    ids=[
        "part without id",
        "no ids",
        "score-part without id",
        "bare measure",
        "octaves",
        "divisions",
        "key",
        "time",
        "tempo",
    ],
)
def test_music_that_is_accepted_is_exported_in_every_format(teacher, data):
    score = teacher.import_score(data)

    assert all(teacher.export(score["id"], format) for format in FORMATS)


def test_the_only_part_is_the_one_that_the_list_means(teacher):
    assert teacher.import_score(music(measure(NOTE), part=""))["instrumentsNames"] == ["Flute"]


def test_the_key_of_a_transposing_part_is_the_sounding_one(teacher):
    transpose = "<transpose><diatonic>-2</diatonic><chromatic>-3</chromatic></transpose>"
    attributes = f"<attributes><divisions>1</divisions><key><fifths>0</fifths></key>{transpose}</attributes>"
    data = music(measure(NOTE, attributes))

    assert teacher.import_score(data)["mainKeySignature"] == 3
    assert [message.key for message in midi_messages(teacher, data, "key_signature")] == ["A"]
    assert "K:C" in teacher.export(teacher.import_score(data)["id"], "abc").decode()


DRUMS = (
    "<score-part id='P1'><part-name>Drumset</part-name>"
    "<score-instrument id='I1'><instrument-name>Piano</instrument-name></score-instrument>"
    "<score-instrument id='I39'><instrument-name>Snare</instrument-name></score-instrument>"
    "<midi-instrument id='I1'><midi-channel>1</midi-channel><midi-program>1</midi-program></midi-instrument>"
    "<midi-instrument id='I39'><midi-channel>10</midi-channel><midi-unpitched>39</midi-unpitched></midi-instrument>"
    "</score-part>"
)
HIT = "<note><unpitched><display-step>C</display-step><display-octave>5</display-octave></unpitched>{}</note>"


def test_a_drum_is_on_channel_10_by_its_own_instrument(teacher):
    hit = HIT.format("<duration>4</duration><instrument id='I39'/>")

    notes = midi_messages(teacher, music(measure(hit + NOTE), parts=DRUMS), "note_on")

    assert [(note.channel + 1, note.note) for note in notes] == [(10, 38), (1, 72)]


def test_unpitched_notes_without_an_instrument_are_on_channel_10(teacher):
    notes = midi_messages(teacher, music(measure(HIT.format("<duration>4</duration>"))), "note_on")

    assert [note.channel + 1 for note in notes] == [10]


def test_a_bar_that_is_empty_in_all_parts_lasts_its_time_signature(teacher):
    time = "<attributes><divisions>1</divisions><time><beats>3</beats><beat-type>4</beat-type></time></attributes>"
    data = music(measure("", time) + measure(NOTE, ""))

    (on,) = midi_messages(teacher, data, "note_on")

    assert on.time == 3 * 480
    assert teacher.import_score(data)["durationTime"] == 3.5


def test_divisions_after_the_first_note_hold_for_the_whole_measure(teacher):
    long = NOTE.replace(">4<", ">64<")
    attributes = "<attributes><divisions>64</divisions></attributes>"
    data = music(measure(long + attributes + long.replace(">64<", ">192<"), ""))

    assert teacher.import_score(data)["durationTime"] == 2
    assert [message.time for message in midi_messages(teacher, data, "note_off")] == [480, 3 * 480]
    assert abc_notes(teacher, data) == "c c3 |"


@pytest.mark.parametrize(("text", "tempo"), [("c. 72", 72), ("72-76", 72), ("(66.5)", 66.5), ("fast", 120)])
def test_the_tempo_is_the_number_in_a_text(teacher, text, tempo):
    metronome = f"<metronome><beat-unit>quarter</beat-unit><per-minute>{text}</per-minute></metronome>"
    mark = f"<direction><direction-type>{metronome}</direction-type></direction>"

    assert teacher.import_score(music(measure(mark + NOTE)))["mainTempoQpm"] == tempo


def test_composer_and_rights_come_from_the_credits(teacher):
    credits = "".join(
        f"<credit><credit-type>{kind}</credit-type><credit-words>{words}</credit-words></credit>"
        for kind, words in (("composer", "Ida Moll"), ("lyricist", "Per Aas"), ("rights", "Public domain"))
    )
    score = teacher.import_score(music(measure(NOTE), head=credits))

    assert (score["composer"], score["lyricist"], score["licenseText"]) == ("Ida Moll", "Per Aas", "Public domain")


TITLE = music(measure(NOTE), head="<work><work-title>春の海</work-title></work>")


def declared(encoding, text=TITLE):
    return f'<?xml version="1.0" encoding="{encoding}"?>\n{text}'


@pytest.mark.parametrize(
    "data",
    [
        declared("UTF-16").encode("utf-16"),
        declared("UTF-16").encode("utf-16-be"),
        declared("UTF-16").encode("utf-16-le"),
        declared("UTF-16").encode("utf-8"),
        declared("utf-16").encode("utf-8-sig"),
        declared("Shift_JIS").encode("shift_jis"),
        declared("EUC-JP").encode("euc_jp"),
        declared("UTF-8").encode("utf-8-sig"),
    ],
    ids=["UTF-16", "UTF-16-BE", "UTF-16-LE", "not UTF-16", "not UTF-16 with BOM", "Shift_JIS", "EUC-JP", "BOM"],
)
def test_encodings_are_read(teacher, data):
    score = teacher.ok("createScore", body=binary(data))

    assert score["title"] == "春の海"
    assert "春の海".encode() in teacher.export(score["id"])


@pytest.mark.parametrize("encoding", ["klingon", "hex", "Shift_JIS"])
def test_an_encoding_that_cannot_be_read_is_named(teacher, encoding):
    error = teacher.refused("createScore", 400, body=binary(declared(encoding).encode("utf-8")[:-1] + b"\x81"))

    assert error["param"] == "data"
    assert encoding.lower() in error["message"].lower()


def test_the_score_of_an_archive_made_on_a_mac_is_read(teacher):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("__MACOSX/._score.xml", b"\0\5\x16\7")
        archive.writestr("._score.xml", b"\0\5\x16\7")
        archive.writestr("score.xml", SMALL)

    assert teacher.ok("createScore", body=binary(buffer.getvalue()))["title"] == "Three Notes"


def test_two_notes_that_meet_on_the_midi_grid_stay_two(teacher):
    # 4999 divisions need more ticks than a file can count, so the first note is rounded to nothing.
    short, long = NOTE.replace(">4<", ">1<"), NOTE.replace(">4<", ">4998<")
    data = music(measure(short + long, "<attributes><divisions>4999</divisions></attributes>"))
    file = mido.MidiFile(file=io.BytesIO(teacher.export(teacher.import_score(data)["id"], "midi")))

    notes = [(message.type, message.time) for message in file.tracks[1] if message.type.startswith("note_")]

    assert notes == [("note_on", 0), ("note_off", 1), ("note_on", 0), ("note_off", 479)]
