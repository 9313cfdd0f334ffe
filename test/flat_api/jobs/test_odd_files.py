"""Devices, links, text files and unusual names as source or destination."""

import os
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from support.job_scores import MUSIC, SCORE, path_of, score_json

from flat_api.exceptions import ApiTypeError

posix = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="needs a file system that takes any bytes")


@posix
@pytest.mark.timeout(120)
def test_a_pipe_in_a_folder_is_not_waited_for(flat_server, flat, tmp_path):
    os.mkfifo(tmp_path / "pipe.mid")

    result = flat.import_folder(tmp_path)

    assert result.ignored == (tmp_path / "pipe.mid",)


@posix
def test_a_name_that_is_no_text_is_sent_as_near_as_json_can(flat_server, flat, tmp_path):
    flat_server.on("POST", "/scores").answer(json=score_json())
    (tmp_path / os.fsdecode(b"\xff.mid")).write_bytes(b"MThd")

    first, second = flat.import_folder(tmp_path), flat.import_folder(tmp_path)

    assert (first.failed, len(first.imported), len(second.unchanged)) == ((), 1, 1)
    assert flat_server.requests[0].json["filename"] == "?.mid"


def test_a_file_open_for_text_is_refused_before_anything_is_sent(flat_server, flat, tmp_path):
    with (tmp_path / "song").open("w", encoding="utf-8") as file, pytest.raises(ApiTypeError, match="binary mode"):
        flat.export_score(SCORE, "mxl", file)

    assert flat_server.requests == []


@posix
def test_a_link_to_itself_is_an_error_of_the_system(flat, tmp_path):
    (tmp_path / "loop").symlink_to(tmp_path / "loop")

    with pytest.raises(OSError, match="loop"):
        flat.export_score(SCORE, "mxl", tmp_path / "loop")


@posix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no such device")
def test_an_open_file_on_a_full_disk_is_an_error_at_once(flat_server, flat):
    flat_server.on("GET", path_of("mxl")).answer(body=MUSIC)

    with suppress(OSError), Path("/dev/full").open("wb") as file, pytest.raises(OSError, match="No space left"):
        flat.export_score(SCORE, "mxl", file)


@pytest.mark.parametrize("first", ["flush", "close"])
def test_a_draft_that_cannot_be_finished_or_closed_is_removed(flat_server, flat, tmp_path, monkeypatch, first):
    from flat_api.jobs import output_files

    flat_server.on("GET", path_of("mxl")).answer(body=MUSIC)

    class Full:
        """Lets the last bytes fail, in ``flush`` and again in ``close``, or there first."""

        def __init__(self, file):
            self.file = file

        def __enter__(self):
            return self

        def __exit__(self, *exc_info):
            self.file.close()

        def __getattr__(self, name):
            return getattr(self.file, name)

        def flush(self):
            self.file.flush()
            if first == "flush":
                raise OSError(28, "No space left on device")

        def close(self):
            self.file.close()
            raise OSError(28, "No space left on device")

    open_path = output_files.Path.open
    monkeypatch.setattr(output_files.Path, "open", lambda path, *rest, **more: Full(open_path(path, *rest, **more)))
    with pytest.raises(OSError, match="No space left"):
        flat.export_score(SCORE, "mxl", tmp_path / "song.mxl")

    assert list(tmp_path.iterdir()) == []
