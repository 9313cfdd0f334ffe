"""Files that an export finds at its destination."""

import hashlib
import io
import os
import stat
import sys

import pytest
from support.job_scores import MUSIC, SCORE, path_of, score_json

from flat_api.exceptions import ApiTypeError, ApiValueError

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")


@pytest.fixture
def server(flat_server):
    flat_server.on("GET", path_of("mxl")).answer(body=MUSIC)
    flat_server.on("GET", f"/scores/{SCORE}").answer(json=score_json())
    return flat_server


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


@posix
@pytest.mark.parametrize("permissions", [0o600, 0o640, 0o444, 0o666])
def test_a_file_that_is_replaced_keeps_its_permissions(server, flat, tmp_path, permissions):
    path = tmp_path / "song.mxl"
    path.write_bytes(b"old")
    path.chmod(permissions)

    flat.export_score(SCORE, "mxl", path, overwrite=True)

    assert path.read_bytes() == MUSIC
    assert mode(path) == permissions


@posix
@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only the superuser can give files away")
def test_a_file_that_is_replaced_keeps_its_owner(server, flat, tmp_path):
    path = tmp_path / "song.mxl"
    path.write_bytes(b"old")
    os.chown(path, 12345, 23456)

    flat.export_score(SCORE, "mxl", path, overwrite=True)

    assert (path.stat().st_uid, path.stat().st_gid) == (12345, 23456)


@posix
def test_an_incomplete_file_can_be_read_by_no_one_who_cannot_read_the_old_one(flat_server, flat, tmp_path):
    path = tmp_path / "song.mxl"
    path.write_bytes(b"old")
    path.chmod(0o600)
    seen = []

    def look(handler):
        seen.extend(mode(draft) for draft in tmp_path.glob(".flat-*"))
        handler.reply(200, {"Content-Type": "x/y", "Content-Length": "1"}, b"1")

    flat_server.on("GET", path_of("mxl")).do(look)
    flat.export_score(SCORE, "mxl", path, overwrite=True)

    assert seen == [0o600]


@posix
def test_the_manifest_of_a_folder_keeps_its_permissions(flat_server, flat, tmp_path):
    flat_server.on("POST", "/scores").answer(json=score_json())
    (tmp_path / "a.mid").write_bytes(b"a")
    flat.import_folder(tmp_path)
    manifest = tmp_path / ".flat-import.jsonl"
    manifest.chmod(0o600)
    with manifest.open("a") as file:
        file.write('{"key": "cut of')

    flat.import_folder(tmp_path)

    assert "cut of" not in manifest.read_text()
    assert mode(manifest) == 0o600


@pytest.mark.parametrize("folder", [False, True])
def test_skip_makes_the_second_run_a_success_without_a_download(server, flat, tmp_path, folder):
    destination = tmp_path if folder else tmp_path / "Evening.mxl"

    first = flat.export_score(SCORE, "mxl", destination, overwrite="skip")
    (tmp_path / "Evening.mxl").write_bytes(b"mine")
    second = flat.export_score(SCORE, "mxl", destination, overwrite="skip")

    assert (first.skipped, second.skipped) == (False, True)
    assert (tmp_path / "Evening.mxl").read_bytes() == b"mine"
    assert (second.path, second.bytes, second.sha256) == (first.path, 4, hashlib.sha256(b"mine").hexdigest())
    assert (second.score, second.format, second.media_type) == (
        SCORE,
        "mxl",
        "application/vnd.recordare.musicxml",
    )
    assert len([request for request in server.requests if request.path == path_of("mxl")]) == 1


def test_a_file_that_appears_during_the_download_is_skipped_as_well(flat_server, flat, tmp_path):
    path = tmp_path / "song.mxl"

    def appear(handler):
        path.write_bytes(b"theirs")
        handler.reply(200, {"Content-Type": "x/y", "Content-Length": "1"}, b"1")

    flat_server.on("GET", path_of("mxl")).do(appear)
    file = flat.export_score(SCORE, "mxl", path, overwrite="skip")

    assert file.skipped
    assert path.read_bytes() == b"theirs"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("overwrite", ["yes", 1, None, "SKIP"])
def test_another_value_of_overwrite_is_refused_before_anything_is_sent(server, flat, tmp_path, overwrite):
    with pytest.raises(ApiTypeError, match=r"export_score\(\): 'overwrite' must be True, False or 'skip', got"):
        flat.export_score(SCORE, "mxl", tmp_path / "song.mxl", overwrite=overwrite)

    assert server.requests == []


@pytest.mark.parametrize("destination", ["", b"song.mxl", "song\0.mxl", None, 7])
def test_what_is_no_path_is_refused_before_anything_is_sent(server, flat, tmp_path, monkeypatch, destination):
    monkeypatch.chdir(tmp_path)

    with pytest.raises(
        (ApiTypeError, ApiValueError), match=r"export_score\(\): 'destination' must be a path, a folder"
    ):
        flat.export_score(SCORE, "mxl", destination)

    assert server.requests == []
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_to_is_refused_before_anything_is_sent(server, flat, tmp_path):
    (tmp_path / "song.mxl").write_bytes(b"mine")
    closed = io.BytesIO()
    closed.close()

    with (tmp_path / "song.mxl").open("rb") as reading:
        for file in (reading, closed):
            with pytest.raises(ApiValueError, match="'destination' must be open for writing"):
                flat.export_score(SCORE, "mxl", file)

    assert server.requests == []
