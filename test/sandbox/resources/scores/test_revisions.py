"""Revisions and exports."""

from __future__ import annotations

import io
import json
import struct
import wave
import zipfile
from urllib.parse import urlsplit

import pytest
from support.sandbox import NOBODY, PIECE, SMALL

from flat_api.sandbox.music import document
from flat_api.sandbox.music.blank import empty_page, silent_mp3, silent_wav


def notes(data: bytes) -> list[tuple[str | None, str | None, str | None]]:
    """Return part, pitch and lyric of every note."""
    return [
        (
            part.get("id"),
            "".join(element.text or "" for element in note.iterfind("pitch/*")),
            note.findtext("lyric/text"),
        )
        for part in document.parse(data).iterfind("part")
        for note in part.iter("note")
    ]


def test_new_notation_becomes_the_last_revision(teacher):
    score = teacher.import_score()["id"]
    first = teacher.ok("getScoreRevision", score=score, revision="last")

    saved = teacher.ok("createScoreRevision", score=score, body={"data": PIECE, "description": "four voices"})

    assert saved["description"] == "four voices"
    assert teacher.ok("getScoreRevision", score=score, revision="last") == saved
    assert teacher.ok("getScoreRevision", score=score, revision=first["id"]) == first
    assert teacher.ok("getScoreRevisions", score=score) == [saved, first]
    assert notes(teacher.export(score)) == notes(PIECE.encode())


def test_new_notation_changes_what_is_known_of_the_music_but_not_the_title(teacher):
    score = teacher.import_score()["id"]

    teacher.ok("createScoreRevision", score=score, body={"data": PIECE})

    read = teacher.ok("getScore", score=score)
    assert (read["title"], read["numberMeasures"], read["mainKeySignature"]) == ("Three Notes", 9, 1)


def test_an_old_revision_keeps_its_notation(teacher):
    score = teacher.import_score()["id"]
    first = teacher.ok("getScoreRevision", score=score, revision="last")["id"]

    teacher.ok("createScoreRevision", score=score, body={"data": PIECE})

    response = teacher.call("getScoreRevisionData", score=score, revision=first, format="xml")
    assert notes(response.data) == notes(SMALL.encode())
    assert response.headers["x-flat-score-revision"] == first


def test_a_revision_of_another_score_is_404(teacher):
    one, other = teacher.import_score()["id"], teacher.import_score()["id"]
    revision = teacher.ok("getScoreRevision", score=other, revision="last")["id"]

    for wrong in (revision, NOBODY):
        assert teacher.refused("getScoreRevision", 404, score=one, revision=wrong)["code"] == "NOT_FOUND"


def test_notation_that_cannot_be_read_is_400_and_changes_nothing(teacher):
    score = teacher.import_score()["id"]

    error = teacher.refused("createScoreRevision", 400, score=score, body={"data": "<broken"})

    assert error["code"] == "SCORE_UNSUPPORTED_FORMAT"
    assert len(teacher.ok("getScoreRevisions", score=score)) == 1


@pytest.mark.parametrize(
    ("format", "media_type"),
    [
        ("xml", "application/vnd.recordare.musicxml+xml"),
        ("mxl", "application/vnd.recordare.musicxml"),
        ("json", "application/json; charset=utf-8"),
    ],
)
def test_exports_have_the_media_type_of_their_format_and_name_the_revision(teacher, format, media_type):
    score = teacher.import_score(PIECE)["id"]
    last = teacher.ok("getScoreRevision", score=score, revision="last")

    response = teacher.call("getScoreRevisionData", score=score, revision="last", format=format)

    assert response.headers["Content-Type"] == media_type
    assert response.headers["x-flat-score-revision"] == last["id"]
    assert response.headers["x-flat-score-revision-date"] == last["date"]


def test_the_compressed_export_holds_the_same_file(teacher):
    score = teacher.import_score(PIECE)["id"]

    with zipfile.ZipFile(io.BytesIO(teacher.export(score, "mxl"))) as archive:
        assert archive.namelist()[0] == "mimetype"
        assert archive.read("score.musicxml") == PIECE.encode()


def test_the_json_export_carries_the_notes(teacher):
    score = teacher.import_score(PIECE)["id"]

    music = json.loads(teacher.export(score, "json"))["score-partwise"]

    sung = [
        (part["$id"], "".join(str(text) for name, text in note["pitch"].items()), note["lyric"]["text"])
        for part in music["part"]
        for measure in part["measure"]
        for note in measure["note"]
    ]
    assert sung == notes(PIECE.encode())


def test_parts_are_exported_by_uuid_and_by_index(teacher):
    score = teacher.import_score(PIECE)["id"]
    listed = json.loads(teacher.export(score, "json"))["score-partwise"]["part-list"]["score-part"]
    alto = next(part for part in listed if part["part-name"] == "Alto")

    by_uuid = document.parse(teacher.export(score, parts=alto["$uuid"]))
    by_index = document.parse(teacher.export(score, parts="0,3"))

    assert [part.get("id") for part in by_uuid.iterfind("part")] == ["P2"]
    assert [part.findtext("part-name") for part in by_index.iterfind("part-list/score-part")] == ["Soprano", "Bass"]


def test_a_part_that_the_score_does_not_have_is_400(teacher):
    score = teacher.import_score()["id"]

    error = teacher.refused("getScoreRevisionData", 400, score=score, revision="last", format="xml", parts="violin")

    assert error["param"] == "parts"


@pytest.mark.parametrize(
    ("format", "media_type", "signature"),
    [
        ("mp3", "audio/mp3", b"\xff\xfb"),
        ("wav", "audio/wav", b"RIFF"),
        ("thumbnail.png", "image/png", b"\x89PNG\r\n"),
    ],
)
def test_sound_and_picture_lie_at_another_origin_that_takes_no_token(teacher, pool, format, media_type, signature):
    score = teacher.import_score()["id"]

    response = teacher.call("getScoreRevisionData", score=score, revision="last", format=format)

    url = response.headers["Location"]
    file = pool.request("GET", url)
    assert (response.status, file.status) == (302, 200)
    assert file.headers["Content-Type"] == media_type
    assert file.data.startswith(signature)
    assert urlsplit(url).port != urlsplit(teacher.url).port
    assert pool.request("GET", url, headers={"Authorization": f"Bearer {teacher.token}"}).status == 400


@pytest.mark.parametrize("format", ["xml", "mxl", "json"])
def test_the_url_of_an_export_is_sent_on_request(teacher, pool, format):
    score = teacher.import_score(PIECE)["id"]

    url = teacher.ok("getScoreRevisionData", score=score, revision="last", format=format, url="true")["url"]

    assert pool.request("GET", url).data == teacher.export(score, format)


def test_the_placeholders_are_valid_files():
    with wave.open(io.BytesIO(silent_wav())) as file:
        assert (file.getnchannels(), file.getframerate(), file.getnframes()) == (1, 44_100, 11_025)
    frame = silent_mp3()[:417]
    assert silent_mp3() == frame * 10
    assert struct.unpack(">II", empty_page()[16:24]) == (210, 297)
