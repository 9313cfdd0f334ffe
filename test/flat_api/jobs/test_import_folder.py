"""Import of the files of a folder."""

import errno

import pytest
from support.job_scores import SCORE, score_json

from flat_api.exceptions import ApiValueError, BadRequestException, UnauthorizedException
from flat_api.jobs.manifest import Manifest


@pytest.fixture
def folder(tmp_path):
    """Three files of music, one of another kind, and one that is hidden."""
    for name in ["a.mid", "b.mid", "deeper/c.mid", "README.md", ".hidden.mid"]:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(name.encode())
    return tmp_path


def relative(folder, files):
    return [getattr(file, "path", file).relative_to(folder).as_posix() for file in files]


def names(server):
    return [request.json["filename"] for request in server.requests]


def test_all_files_are_imported_once(flat_server, flat, folder):
    flat_server.on("POST", "/scores").answer(json=score_json())

    first = flat.import_folder(folder, privacy="public", collection="c1")
    second = flat.import_folder(folder)

    assert relative(folder, first.imported) == ["a.mid", "b.mid", "deeper/c.mid"]
    assert [file.score for file in first.imported] == [SCORE] * 3
    assert relative(folder, first.ignored) == ["README.md"]
    assert second.imported == ()
    assert relative(folder, second.unchanged) == ["a.mid", "b.mid", "deeper/c.mid"]
    assert names(flat_server) == ["a.mid", "b.mid", "c.mid"]
    assert flat_server.requests[0].json["privacy"] == "public"
    assert flat_server.requests[0].json["collection"] == "c1"


def test_one_file_that_fails_does_not_stop_the_others_and_is_tried_again(flat_server, flat, folder):
    refused = {"code": "SCORE_UNSUPPORTED_FORMAT", "message": "No music"}
    flat_server.on("POST", "/scores").answer(400, json=refused).answer(json=score_json())
    (folder / "empty.mid").write_bytes(b"")

    first = flat.import_folder(folder)
    second = flat.import_folder(folder)

    assert relative(folder, first.failed) == ["a.mid", "empty.mid"]
    assert isinstance(first.failed[0].error, BadRequestException)
    assert isinstance(first.failed[1].error, ApiValueError)
    assert relative(folder, first.imported) == ["b.mid", "deeper/c.mid"]
    assert relative(folder, second.imported) == ["a.mid"]


def test_what_changed_is_imported_again(flat_server, flat, folder):
    flat_server.on("POST", "/scores").answer(json=score_json())
    flat.import_folder(folder)

    (folder / "b.mid").write_bytes(b"changed")

    assert relative(folder, flat.import_folder(folder).imported) == ["b.mid"]


def test_it_goes_on_where_it_was_interrupted(flat_server, flat, folder):
    flat_server.on("POST", "/scores").answer(json=score_json())

    def interrupt(done, total):
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        flat.import_folder(folder, progress=interrupt)
    with (folder / ".flat-import.jsonl").open("a") as manifest:
        manifest.write('{"key": "deeper/c.mid", "rec')  # the power went out
    flat.import_folder(folder)

    assert names(flat_server) == ["a.mid", "b.mid", "c.mid"]
    assert relative(folder, flat.import_folder(folder).unchanged) == ["a.mid", "b.mid", "deeper/c.mid"]


def test_folders_in_it_can_be_left_out(flat_server, flat, folder):
    flat_server.on("POST", "/scores").answer(json=score_json())

    assert relative(folder, flat.import_folder(folder, recursive=False).imported) == ["a.mid", "b.mid"]


def test_the_rate_limit_is_waited_out(flat_server, flat, clock, folder):
    limit = {"X-RateLimit-Limit": "7200", "X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "3000"}
    refused = {"code": "API_RATE_LIMIT_EXCEEDED", "message": "too many"}
    flat_server.on("POST", "/scores").answer(403, headers=limit, json=refused).answer(json=score_json())

    assert len(flat.import_folder(folder).imported) == 3
    assert clock.sleeps == [2002.0]


def test_a_token_that_is_not_valid_ends_it(flat_server, flat, folder):
    flat_server.on("POST", "/scores").answer(401)

    with pytest.raises(UnauthorizedException):
        flat.import_folder(folder)

    assert len(flat_server.requests) == 1


def test_nothing_more_is_imported_when_it_cannot_be_noted(flat_server, flat, folder, monkeypatch):
    flat_server.on("POST", "/scores").answer(json=score_json())

    def fail(manifest, key, record):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Manifest, "put", fail)

    with pytest.raises(OSError, match="No space left"):
        flat.import_folder(folder)

    assert len(flat_server.requests) == 1


@pytest.mark.parametrize("text", ["", '{"manifest": "im'])
def test_a_manifest_whose_first_line_was_cut_off_is_begun_anew(flat_server, flat, folder, text):
    flat_server.on("POST", "/scores").answer(json=score_json())
    (folder / ".flat-import.jsonl").write_text(text)

    flat.import_folder(folder)

    assert len(flat.import_folder(folder).unchanged) == 3


def test_a_manifest_of_something_else_is_left_alone(flat_server, flat, folder):
    (folder / ".flat-import.jsonl").write_text("mine")

    with pytest.raises(ApiValueError, match="is not a manifest of this job"):
        flat.import_folder(folder)

    assert (folder / ".flat-import.jsonl").read_text() == "mine"
    assert flat_server.requests == []


def test_a_folder_that_is_missing_is_one_error(flat_server, flat, tmp_path):
    with pytest.raises(FileNotFoundError):
        flat.import_folder(tmp_path / "nowhere")

    assert flat_server.requests == []
