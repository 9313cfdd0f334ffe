"""Import of a file as a score."""

import base64
import io
import os

import pytest
from support.job_scores import SCORE, score_json

from flat_api.exceptions import ApiTypeError, ApiValueError, TaskFailed
from flat_api.jobs import imports
from flat_api.jobs.formats import IMPORTS, SCANS, TEXTS


def sent(server):
    return server.requests[0].json


@pytest.fixture
def scores(flat_server):
    flat_server.on("POST", "/scores").answer(json=score_json())
    return flat_server


def test_a_text_goes_as_text_with_its_name(scores, flat, tmp_path):
    path = tmp_path / "evening.musicxml"
    path.write_text("\ufeff<score-partwise>é</score-partwise>", encoding="utf-8")

    score = flat.import_score(path)

    assert score.id == SCORE
    assert sent(scores) == {
        "filename": "evening.musicxml",
        "data": "<score-partwise>é</score-partwise>",
        "privacy": "private",
    }


def test_what_else_can_be_said_is_sent(scores, flat, tmp_path):
    path = tmp_path / "evening.json"
    path.write_text("{}", encoding="utf-8")

    flat.import_score(str(path), "Evening", "public", "c1")

    body = sent(scores)
    assert (body["title"], body["privacy"], body["collection"]) == ("Evening", "public", "c1")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("song.mxl", b"PK\x03\x04"),
        ("song.MID", b"MThd\x00"),
        ("song.abc", b"X:1\nK:C\n"),
        ("latin.xml", b'<?xml version="1.0" encoding="ISO-8859-1"?><a>\xe9</a>'),
        ("utf16.musicxml", "<a>é</a>".encode("utf-16")),
        ("zipped.xml", b"PK\x03\x04\xff"),
    ],
)
def test_what_is_no_utf_8_text_goes_in_base64(scores, flat, tmp_path, name, content):
    (tmp_path / name).write_bytes(content)

    flat.import_score(tmp_path / name)

    body = sent(scores)
    assert body["dataEncoding"] == "base64"
    assert base64.b64decode(body["data"]) == content
    assert "supportsTasks" not in body


@pytest.mark.parametrize("extension", sorted(IMPORTS))
def test_every_format_that_flat_takes_is_sent(scores, flat, extension):
    file = io.BytesIO(b"content")

    flat.import_score(file, filename=f"song.{extension}")

    body = sent(scores)
    assert body["filename"] == f"song.{extension}"
    assert ("dataEncoding" in body) == (extension not in TEXTS)
    assert ("supportsTasks" in body) == (extension in SCANS)


def test_an_open_file_has_its_own_name(scores, flat, tmp_path):
    (tmp_path / "song.mid").write_bytes(b"MThd")

    with (tmp_path / "song.mid").open("rb") as file:
        flat.import_score(file)

    assert sent(scores)["filename"] == "song.mid"


def test_a_file_of_text_is_taken_too(scores, flat):
    flat.import_score(io.StringIO("<score-partwise/>"), filename="song.xml")

    assert sent(scores)["data"] == "<score-partwise/>"


def test_a_scan_is_waited_for(flat_server, flat, tmp_path):
    (tmp_path / "scan.pdf").write_bytes(b"%PDF")
    task = {"id": "t1", "type": "import-omr", "state": "created"}
    flat_server.on("POST", "/scores").answer(202, json=task)
    done = {**task, "state": "done", "score": SCORE}
    flat_server.on("GET", "/tasks/t1").answer(json={**task, "state": "doing"}).answer(json=done)
    flat_server.on("GET", f"/scores/{SCORE}").answer(json=score_json())
    seen = []

    score = flat.import_score(tmp_path / "scan.pdf", progress=lambda now: seen.append(str(now.state.value)))

    assert score.title == "Evening"
    assert seen == ["doing", "done"]
    assert sent(flat_server)["supportsTasks"] is True


@pytest.mark.parametrize(
    ("end", "words"),
    [
        ({"state": "error", "result": {"error": "No music found"}}, "error: No music found"),
        ({"state": "done"}, "does not name the new score"),
    ],
)
def test_a_scan_that_cannot_be_read_raises(flat_server, flat, tmp_path, end, words):
    (tmp_path / "scan.png").write_bytes(b"\x89PNG")
    flat_server.on("POST", "/scores").answer(202, json={"id": "t1", "state": "created"})
    flat_server.on("GET", "/tasks/t1").answer(json={"id": "t1", **end})

    with pytest.raises(TaskFailed, match=words):
        flat.import_score(tmp_path / "scan.png")


def test_a_folder_is_refused_with_the_job_that_takes_it(flat_server, flat, tmp_path):
    with pytest.raises(ApiValueError, match=r"is a folder; use import_folder\(\)"):
        flat.import_score(tmp_path)

    assert flat_server.requests == []


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("song.docx", b"x", "Flat does not import files with the extension 'docx'"),
        ("song", b"x", "files without an extension"),
        (".mxl", b"x", "files without an extension"),
        ("empty.mxl", b"", "empty.mxl is empty"),
        ("large.mxl", b"12345678901", "large.mxl is too large; a file can have at most 10 bytes"),
    ],
)
def test_what_flat_does_not_take_is_refused_before_anything_is_sent(
    flat_server, flat, tmp_path, monkeypatch, name, content, words
):
    monkeypatch.setattr(imports, "MAX_FILE_SIZE", 10)
    (tmp_path / name).write_bytes(content)

    with pytest.raises(ApiValueError, match=words):
        flat.import_score(tmp_path / name)
    with pytest.raises(ApiValueError, match=words):
        flat.import_score(io.BytesIO(content), filename=name)

    assert flat_server.requests == []


def test_an_open_file_without_a_name_needs_one(flat_server, flat):
    with pytest.raises(ApiValueError, match="pass 'filename'"):
        flat.import_score(io.BytesIO(b"x"))

    assert flat_server.requests == []


def test_what_is_no_file_is_refused(flat):
    with pytest.raises(ApiTypeError, match="'path_or_file' must be a path or an open file, got b'<xml"):
        flat.import_score(b"<xml/>")


def test_a_file_that_is_missing_is_one_error(flat_server, flat, tmp_path):
    with pytest.raises(FileNotFoundError, match=r"nowhere\.mxl"):
        flat.import_score(tmp_path / "nowhere.mxl")

    assert flat_server.requests == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the administrator may read everything")
def test_a_file_without_permission_is_one_error(flat_server, flat, tmp_path):
    (tmp_path / "song.mxl").write_bytes(b"x")
    (tmp_path / "song.mxl").chmod(0)

    with pytest.raises(PermissionError):
        flat.import_score(tmp_path / "song.mxl")

    assert flat_server.requests == []


def test_the_sandbox_takes_it(teacher, piece):
    score = teacher.import_score(piece, title="Old Hundredth", collection="root")

    assert score.title == "Old Hundredth"
    assert score.number_measures


def test_the_sandbox_recognises_a_scan(teacher, tmp_path):
    (tmp_path / "page.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))

    score = teacher.import_score(tmp_path / "page.png", title="From paper")

    assert score.title == "From paper"
