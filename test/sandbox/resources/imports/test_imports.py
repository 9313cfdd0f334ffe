"""Imports of files: formats, encodings and malicious files."""

from __future__ import annotations

import base64
import io
import zipfile

import pytest
from support.sandbox import PIECE, SMALL

from flat_api.sandbox.music import document


def packed(**files: bytes) -> str:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return base64.b64encode(buffer.getvalue()).decode()


def encoded(data: bytes) -> dict[str, str]:
    return {"data": base64.b64encode(data).decode(), "dataEncoding": "base64"}


def test_musicxml_is_kept_as_it_came(teacher):
    score = teacher.ok("createScore", body=encoded(PIECE.encode()))

    assert teacher.export(score["id"]) == PIECE.encode()


def test_base64_may_have_line_breaks(teacher):
    data = base64.encodebytes(SMALL.encode()).decode()

    assert "\n" in data
    assert teacher.import_score(data, dataEncoding="base64")["title"] == "Three Notes"


def test_compressed_musicxml_is_read(teacher):
    container = b'<container><rootfiles><rootfile full-path="the_xml"/></rootfiles></container>'.replace(
        b"_xml", b".xml"
    )
    data = packed(**{"META-INF__container_xml": container, "other_xml": b"<x/>", "the_xml": SMALL.encode()})

    assert teacher.import_score(data, dataEncoding="base64")["title"] == "Three Notes"


def test_an_archive_without_a_container_is_read_too(teacher):
    assert teacher.import_score(packed(the_xml=SMALL.encode()), dataEncoding="base64")["title"] == "Three Notes"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "iso-8859-1"])
def test_other_encodings_are_read(teacher, encoding):
    declared = "utf-8" if encoding == "utf-8-sig" else encoding
    text = f'<?xml version="1.0" encoding="{declared}"?>' + SMALL.replace("Three Notes", "Übung")

    score = teacher.ok("createScore", body=encoded(text.encode(encoding)))

    assert score["title"] == "Übung"
    assert "Übung" in teacher.export(score["id"]).decode("utf-8")


def test_text_is_text_whatever_its_declaration_says(teacher):
    text = '<?xml version="1.0" encoding="UTF-16"?>\n' + SMALL.replace("Three Notes", "Übung")

    assert teacher.import_score(text)["title"] == "Übung"


def test_measures_that_contain_parts_are_turned_round(teacher):
    timewise = (
        "<score-timewise><part-list><score-part id='P1'><part-name>A</part-name></score-part>"
        "<score-part id='P2'><part-name>B</part-name></score-part></part-list>"
        "<measure number='1'><part id='P1'/><part id='P2'/></measure>"
        "<measure number='2'><part id='P1'/><part id='P2'/></measure></score-timewise>"
    )

    score = teacher.import_score(timewise)

    assert (score["instrumentsNames"], score["numberMeasures"]) == (["A", "B"], 2)
    assert [len(part) for part in document.parse(teacher.export(score["id"])).iterfind("part")] == [2, 2]


def test_what_was_exported_as_json_is_imported_without_loss(teacher):
    score = teacher.import_score(PIECE)

    copy = teacher.import_score(teacher.export(score["id"], "json").decode())

    def elements(data):
        root = document.parse(data)
        return [(e.tag, dict(e.attrib), (e.text or "").strip()) for e in root.iter()]

    assert elements(teacher.export(copy["id"])) == elements(PIECE.encode())


def test_an_instrument_without_a_standard_sound_goes_by_midi_family_and_name(teacher):
    midi = "</part-name><midi-instrument id='I'><midi-program>74</midi-program></midi-instrument>"

    assert teacher.import_score(SMALL.replace("</part-name>", midi))["instruments"] == ["woodwinds.flute"]
    assert teacher.import_score()["instruments"] == ["other.flute"]


@pytest.mark.parametrize(
    ("direction", "tempo"),
    [
        ('<sound tempo="72.5"/>', 72.5),
        ("<metronome><beat-unit>half</beat-unit><per-minute>60</per-minute></metronome>", 120),
        ("<metronome><beat-unit>quarter</beat-unit><beat-unit-dot/><per-minute>40</per-minute></metronome>", 60),
        ("<words>Lento</words>", 120),
    ],
)
def test_the_tempo_is_in_quarter_notes_a_minute(teacher, direction, tempo):
    data = SMALL.replace("<note>", f"<direction><direction-type/>{direction}</direction><note>", 1)

    assert teacher.import_score(data)["mainTempoQpm"] == tempo


BOMB = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>' + SMALL.replace("Three Notes", "&b;")
FETCHER = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + SMALL.replace("Three Notes", "&a;")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("<score-partwise>", "not well-formed"),
        ("<html/>", "not MusicXML: its root is <html>"),
        ("<score-partwise version='4.0'/>", "no part"),
        (SMALL.replace('<part id="P1">', '<part id="P9">'), "part-list does not name"),
        ("X:1\nT:Tune\nK:G\nGABc|", "format is not supported"),
        ("", "format is not supported"),
        ("{", "JSON is not well-formed"),
        ("{}", "no 'score-partwise'"),
        ('{"score-partwise": {"part": [[1]]}}', "list within a list"),
        ('{"score-partwise": {"<x>": 1}}', "not a valid name of an element"),
        (BOMB, "entities"),
        (FETCHER, "entities"),
    ],
)
def test_a_file_that_cannot_be_read_is_400_and_says_why(teacher, data, message):
    error = teacher.refused("createScore", 400, body={"data": data})

    assert (error["code"], error["param"]) == ("SCORE_UNSUPPORTED_FORMAT", "data")
    assert message in error["message"]
    assert teacher.ok("listCollectionScores", collection="allScores") == []


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("!!!", "not valid Base64"),
        (base64.b64encode(b"PK\x03\x04 broken").decode(), "cannot be opened"),
        (packed(notes_txt=b"nothing"), "contains no MusicXML"),
        (base64.b64encode(b"%PDF-1.7").decode(), "need 'supportsTasks'"),
        (base64.b64encode(b"MThd\x00\x00\x00\x06").decode(), "MIDI file cannot be read"),
    ],
)
def test_a_binary_file_that_cannot_be_read_is_400_and_says_why(teacher, data, message):
    error = teacher.refused("createScore", 400, body={"data": data, "dataEncoding": "base64"})

    assert message in error["message"]


def test_an_archive_that_unfolds_to_too_much_is_refused(teacher, monkeypatch):
    monkeypatch.setattr("flat_api.sandbox.music.document.MAX_SIZE", 100)

    error = teacher.refused("createScore", 400, body={"data": packed(the_xml=SMALL.encode()), "dataEncoding": "base64"})

    assert "larger than the server reads" in error["message"]


def test_a_truncated_archive_is_400(teacher):
    whole = base64.b64decode(packed(the_xml=PIECE.encode()))
    # The directory at the end stays, so that the archive opens; the data in the middle are gone.
    damaged = whole[:200] + bytes(400) + whole[600:]

    assert teacher.refused("createScore", 400, body=encoded(damaged))["code"] == "SCORE_UNSUPPORTED_FORMAT"


def test_json_nested_too_deeply_is_400(teacher):
    data = '{"score-partwise":' + '{"a":' * 50_000 + "1" + "}" * 50_001

    teacher.refused("createScore", 400, body={"data": data})
