"""Export of a score to a file."""

import errno
import hashlib
import io
import os
import sys
import threading
from pathlib import Path

import pytest
from support.job_scores import MUSIC, OTHER, SCORE, cut_off, path_of, score_json

from flat_api.exceptions import (
    ApiConnectionError,
    ApiTypeError,
    ApiValueError,
    NotFoundException,
    TaskFailed,
    TaskTimeout,
)


def files_in(folder):
    return sorted(path.name for path in folder.iterdir())


def test_what_the_api_answers_itself_becomes_the_file(flat_server, flat, tmp_path):
    headers = {"x-flat-score-revision": "r7"}
    flat_server.on("GET", path_of("midi")).answer(body=MUSIC, content_type="audio/midi; x=y", headers=headers)

    file = flat.export_score(SCORE, "midi", tmp_path / "song.mid")

    assert file.path == tmp_path / "song.mid"
    assert file.path.read_bytes() == MUSIC
    assert (file.bytes, file.media_type, file.revision) == (256000, "audio/midi", "r7")
    assert file.sha256 == hashlib.sha256(MUSIC).hexdigest()
    assert (file.score, file.format) == (SCORE, "midi")
    assert files_in(tmp_path) == ["song.mid"]


def test_a_redirect_is_followed_to_the_storage_without_the_token(flat_server, storage, flat, tmp_path):
    headers = {"Location": storage.url + "/file?signature=s", "X-Flat-Score-Revision": "r7"}
    flat_server.on("GET", path_of("mp3")).answer(302, headers=headers)
    storage.on("GET", "/file").answer(body=MUSIC, content_type="audio/mp3")

    file = flat.export_score(SCORE, "mp3", tmp_path / "song.mp3")

    assert file.path.read_bytes() == MUSIC
    assert (file.revision, file.media_type) == ("r7", "audio/mp3")
    assert flat_server.requests[0].headers["authorization"] == "Bearer t0ken"
    assert "authorization" not in storage.requests[0].headers


def test_audio_that_is_not_there_yet_is_rendered_by_a_task(flat_server, storage, flat, tmp_path):
    task = {"id": "t1", "state": "doing", "revision": "r7"}
    flat_server.on("GET", path_of("wav")).answer(404)
    flat_server.on("POST", path_of("wav") + "/task").answer(json=task)
    done = {**task, "state": "done", "result": {"url": storage.url + "/file?signature=s"}}
    flat_server.on("GET", "/tasks/t1").answer(json=done)
    storage.on("GET", "/file").answer(body=MUSIC, content_type="application/octet-stream")

    file = flat.export_score(SCORE, "wav", tmp_path / "song.wav", parts=["p1", "p2"])

    assert file.path.read_bytes() == MUSIC
    assert (file.revision, file.media_type) == ("r7", "audio/wav")
    assert flat_server.requests[0].query == [("parts", "p1,p2")]
    assert flat_server.requests[1].json == {"parts": ["p1", "p2"]}
    assert "authorization" not in storage.requests[0].headers


def test_a_format_that_only_a_task_makes_is_not_asked_for_otherwise(flat_server, storage, flat, tmp_path):
    url = storage.url + "/file"
    task = {"id": "t1", "state": "done", "result": {"url": url}}
    flat_server.on("POST", path_of("practicefirst") + "/task").answer(json=task)
    storage.on("GET", "/file").answer(body=MUSIC)

    flat.export_score(SCORE, "practicefirst", tmp_path / "song")

    assert [request.method for request in flat_server.requests] == ["POST"]


@pytest.mark.parametrize(
    ("task", "error", "words"),
    [
        ({"state": "error", "result": {"error": "No sounds"}}, TaskFailed, "task t1: error: No sounds"),
        ({"state": "done"}, TaskFailed, "the response has no URL of the file"),
        ({"state": "doing"}, TaskTimeout, "not finished after 20 seconds"),
    ],
)
def test_a_task_that_brings_no_file_leaves_nothing(flat_server, flat, tmp_path, task, error, words):
    flat_server.on("POST", path_of("mp3") + "/task").answer(json={"id": "t1", **task})
    flat_server.on("GET", "/tasks/t1").answer(json={"id": "t1", **task})

    with pytest.raises(error, match=words):
        flat.export_score(SCORE, "mp3", tmp_path / "song.mp3", timeout=20)

    assert files_in(tmp_path) == []


@pytest.mark.parametrize(("format", "name"), [("mxl", "Evening _ Song.mxl"), ("xml", "Evening _ Song.musicxml")])
def test_in_a_folder_the_file_is_named_after_the_title(flat_server, flat, tmp_path, format, name):
    flat_server.on("GET", f"/scores/{SCORE}").answer(json=score_json(title="../Evening / Song"))
    evil = {"Content-Disposition": 'attachment; filename="../../evil"'}
    flat_server.on("GET", path_of(format)).answer(body=MUSIC, headers=evil)

    file = flat.export_score(SCORE, format, tmp_path)

    assert file.path == tmp_path / name
    assert files_in(tmp_path) == [name]


def test_a_score_that_is_at_hand_is_not_asked_for_its_title(flat_server, flat, tmp_path):
    flat_server.on("GET", f"/scores/{SCORE}").answer(json=score_json())
    flat_server.on("GET", path_of("mxl")).answer(body=MUSIC)
    score = flat.score.get_score(SCORE)

    flat.export_score(score, "mxl", str(tmp_path) + os.sep)

    assert len(flat_server.requests) == 2
    assert files_in(tmp_path) == ["Evening.mxl"]


def test_an_open_file_gets_everything_at_the_end(flat_server, flat):
    flat_server.on("GET", path_of("mxl")).answer(body=MUSIC)
    target = io.BytesIO()

    file = flat.export_score(SCORE, "mxl", target)

    assert target.getvalue() == MUSIC
    assert file.path is None


def test_an_open_file_gets_nothing_of_what_breaks_off(flat_server, flat):
    cut_off(flat_server.on("GET", path_of("mxl")), MUSIC[:5000], 6000)
    target = io.BytesIO()

    with pytest.raises(ApiConnectionError):
        flat.export_score(SCORE, "mxl", target)

    assert target.getvalue() == b""


def test_a_file_that_is_there_is_not_replaced_unasked(flat_server, flat, tmp_path):
    flat_server.on("GET", path_of("mxl")).answer(body=MUSIC)
    old = tmp_path / "song.mxl"
    old.write_bytes(b"old")

    with pytest.raises(FileExistsError, match="overwrite=True"):
        flat.export_score(SCORE, "mxl", old)

    assert flat_server.requests == []
    assert old.read_bytes() == b"old"
    assert flat.export_score(SCORE, "mxl", old, overwrite=True).path.read_bytes() == MUSIC
    assert files_in(tmp_path) == ["song.mxl"]


def test_a_file_that_appears_during_the_download_is_not_replaced(flat_server, flat, tmp_path):
    flat_server.on("GET", path_of("mxl")).answer(body=MUSIC)
    path = tmp_path / "song.mxl"

    with pytest.raises(FileExistsError, match="meanwhile"):
        flat.export_score(SCORE, "mxl", path, progress=lambda done, total: path.write_bytes(b"other"))

    assert path.read_bytes() == b"other"
    assert files_in(tmp_path) == ["song.mxl"]


def test_what_broke_off_leaves_the_old_file(flat_server, flat, tmp_path):
    cut_off(flat_server.on("GET", path_of("mxl")), MUSIC[:5000], 6000)
    old = tmp_path / "song.mxl"
    old.write_bytes(b"old")

    with pytest.raises(ApiConnectionError):
        flat.export_score(SCORE, "mxl", old, overwrite=True)

    assert old.read_bytes() == b"old"
    assert files_in(tmp_path) == ["song.mxl"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_link_stays_and_what_it_leads_to_is_replaced(flat_server, flat, tmp_path):
    flat_server.on("GET", path_of("mxl")).answer(body=MUSIC)
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "real")

    flat.export_score(SCORE, "mxl", tmp_path / "link", overwrite=True)

    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == MUSIC


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such file there")
def test_a_device_is_not_replaced(flat_server, flat):
    with pytest.raises(ApiValueError, match="must be a regular file, got /dev/null"):
        flat.export_score(SCORE, "mxl", "/dev/null", overwrite=True)

    assert flat_server.requests == []


def test_the_permissions_of_a_file_are_the_usual_ones(flat_server, flat, tmp_path):
    flat_server.on("GET", path_of("mxl")).answer(body=MUSIC)
    (tmp_path / "usual").write_bytes(b"")

    file = flat.export_score(SCORE, "mxl", tmp_path / "song.mxl")

    assert file.path.stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_folder_that_does_not_exist_is_not_made(flat_server, flat, tmp_path):
    with pytest.raises(FileNotFoundError, match="there is no such folder"):
        flat.export_score(SCORE, "mxl", tmp_path / "nowhere" / "song.mxl")

    assert flat_server.requests == []
    assert files_in(tmp_path) == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the administrator may write everywhere")
def test_a_folder_without_permission_is_found_out_before_anything_is_sent(flat_server, flat, tmp_path):
    tmp_path.chmod(0o500)

    with pytest.raises(PermissionError):
        flat.export_score(SCORE, "mxl", tmp_path / "song.mxl")

    assert flat_server.requests == []


def test_a_full_disk_is_one_error_and_leaves_nothing(flat_server, flat, tmp_path, monkeypatch):
    flat_server.on("GET", path_of("mxl")).answer(body=MUSIC)
    open_file = Path.open

    def open_on_full_disk(path, *arguments, **keywords):
        file = open_file(path, *arguments, **keywords)
        return Full(file) if path.parent == tmp_path else file

    monkeypatch.setattr(Path, "open", open_on_full_disk)

    with pytest.raises(OSError, match="No space left") as failure:
        flat.export_score(SCORE, "mxl", tmp_path / "song.mxl")

    assert failure.value.errno == errno.ENOSPC
    assert files_in(tmp_path) == []


class Full:
    """A file on a disk that has room for one piece."""

    def __init__(self, file):
        self.file = file
        self.room = 1

    def write(self, piece):
        if not self.room:
            raise OSError(errno.ENOSPC, "No space left on device")
        self.room -= 1
        return self.file.write(piece)

    def __getattr__(self, name):
        return getattr(self.file, name)

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.file.close()


@pytest.mark.parametrize(
    ("format", "error", "words"),
    [
        ("pdf", ApiValueError, "there is no format 'pdf'; the API exports no PDF"),
        ("MIDI", ApiValueError, "there is no format 'MIDI'; did you mean 'midi'"),
        (None, ApiTypeError, "'format' must be a name such as 'mxl', got None"),
    ],
)
def test_an_unknown_format_is_refused_before_anything_is_sent(flat_server, flat, tmp_path, format, error, words):
    with pytest.raises(error, match=words):
        flat.export_score(SCORE, format, tmp_path / "song")

    assert flat_server.requests == []
    assert files_in(tmp_path) == []


@pytest.mark.parametrize("where", ["", "song.mp3"], ids=["folder", "path"])
def test_a_score_that_does_not_exist_leaves_nothing(flat_server, flat, tmp_path, where):
    with pytest.raises(NotFoundException):
        flat.export_score(OTHER, "mp3", tmp_path / where)

    assert files_in(tmp_path) == []


def test_what_is_no_destination_is_refused(flat, tmp_path):
    with pytest.raises(ApiTypeError, match="'destination' must be a path, a folder or a writable binary file, got 7"):
        flat.export_score(SCORE, "mxl", 7)


def test_a_single_part_must_be_in_a_list(flat, tmp_path):
    with pytest.raises(ApiTypeError, match=r"'parts' must be a list such as \['3c9a1f60-\S*'\], got"):
        flat.export_score(SCORE, "mxl", tmp_path / "song", parts="p1")


def test_ctrl_c_leaves_nothing(flat_server, flat, tmp_path):
    flat_server.on("GET", path_of("mxl")).answer(body=MUSIC)

    def interrupt(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        flat.export_score(SCORE, "mxl", tmp_path / "song.mxl", progress=interrupt)

    assert files_in(tmp_path) == []


def test_progress_shows_a_bar(flat_server, flat, tmp_path, capsys):
    pytest.importorskip("tqdm")
    flat_server.on("GET", path_of("mxl")).answer(body=MUSIC)

    flat.export_score(SCORE, "mxl", tmp_path / "song.mxl", progress=True)

    shown = capsys.readouterr().err
    assert "mxl: 100%" in shown
    assert "256k/256k" in shown


def test_a_bar_without_tqdm_says_what_to_install(flat_server, flat, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "tqdm.auto", None)

    with pytest.raises(ImportError, match=r"pip install \"flat-api\[progress\]\""):
        flat.export_score(SCORE, "mxl", tmp_path / "song.mxl", progress=True)

    assert flat_server.requests == []
    assert files_in(tmp_path) == []


def test_every_format_comes_from_the_sandbox(teacher, piece, tmp_path):
    score = teacher.import_score(piece)
    beginnings = {
        "mxl": b"PK",
        "xml": b"<?xml",
        "json": b"{",
        "midi": b"MThd",
        "wav": b"RIFF",
        "thumbnail.png": b"\x89PNG",
        "synchronizationPoints": b"[",
    }

    for format, beginning in beginnings.items():
        file = teacher.export_score(score, format, tmp_path)
        assert file.path.read_bytes().startswith(beginning)
        assert file.revision == teacher.score.get_score_revision(score.id, "last").id

    assert len(files_in(tmp_path)) == len(beginnings)


def test_many_threads_export_to_one_folder(teacher, piece, tmp_path):
    scores = [teacher.import_score(piece, title=f"No {number}") for number in range(4)]
    threads = [threading.Thread(target=teacher.export_score, args=(score, "midi", tmp_path)) for score in scores]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert files_in(tmp_path) == [f"No {number}.mid" for number in range(4)]


def test_what_is_no_score_is_refused_before_anything_is_sent(flat_server, flat, tmp_path):
    with pytest.raises(ApiTypeError, match=r"export_score\(\): 'score' must be a score or its ID, got None"):
        flat.export_score(None, "midi", tmp_path)

    assert flat_server.requests == []
    assert files_in(tmp_path) == []
