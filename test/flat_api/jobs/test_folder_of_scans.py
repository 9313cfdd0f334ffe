"""Scans in a folder: each is sent once, however often the import runs, because recognition spends credits."""

import json

import pytest
from support.job_scores import SCORE, score_json

from flat_api.exceptions import NotFoundException, TaskFailed, TaskTimeout


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "page.pdf").write_bytes(b"%PDF")
    return tmp_path


def task(state, **fields):
    return {"id": "t1", "type": "import-omr", "state": state, **fields}


def sent(server):
    return [f"{request.method} {request.path}" for request in server.requests]


def uploads(server):
    return sent(server).count("POST /scores")


def test_a_scan_that_is_still_being_recognised_is_awaited_by_the_next_run(flat_server, flat, folder):
    flat_server.on("POST", "/scores").answer(202, json=task("created"))
    state = flat_server.on("GET", "/tasks/t1").answer(json=task("doing"))

    first, second = flat.import_folder(folder), flat.import_folder(folder, timeout=5)
    state.answer(json=task("done", score=SCORE))
    third, fourth = flat.import_folder(folder), flat.import_folder(folder)

    assert [type(run.failed[0].error) for run in (first, second)] == [TaskTimeout] * 2
    assert [file.score for file in third.imported] == [SCORE]
    assert [file.score for file in fourth.unchanged] == [SCORE]
    assert uploads(flat_server) == 1


def test_an_import_that_is_interrupted_before_it_waits_goes_on_waiting(flat_server, flat, folder):
    flat_server.on("POST", "/scores").answer(202, json=task("created"))
    flat_server.on("GET", "/tasks/t1").answer(json=task("done", score=SCORE))

    def interrupt(event):
        if event.operation == "get_task":
            raise KeyboardInterrupt

    flat.configuration.on_request = interrupt
    with pytest.raises(KeyboardInterrupt):
        flat.import_folder(folder)
    flat.configuration.on_request = None

    assert len(flat.import_folder(folder).imported) == 1
    assert sent(flat_server) == ["POST /scores", "GET /tasks/t1"]


def test_a_scan_that_cannot_be_recognised_is_tried_again(flat_server, flat, folder):
    flat_server.on("POST", "/scores").answer(202, json=task("created"))
    flat_server.on("GET", "/tasks/t1").answer(json=task("error")).answer(json=task("done", score=SCORE))

    first, second = flat.import_folder(folder), flat.import_folder(folder)

    assert isinstance(first.failed[0].error, TaskFailed)
    assert len(second.imported) == 1
    assert uploads(flat_server) == 2


def test_a_recognition_that_is_forgotten_is_not_repeated_unasked(flat_server, flat, folder):
    flat_server.on("POST", "/scores").answer(202, json=task("created"))
    flat_server.on("GET", "/tasks/t1").answer(404, json={"code": "NOT_FOUND", "message": "No such task"})

    runs = [flat.import_folder(folder) for _ in range(3)]

    assert {type(run.failed[0].error) for run in runs} == {NotFoundException}
    assert "to send the file again, delete its line in" in str(runs[2].failed[0].error)
    assert uploads(flat_server) == 1


def test_a_changed_scan_is_sent_again(flat_server, flat, folder):
    flat_server.on("POST", "/scores").answer(202, json=task("created"))
    flat_server.on("GET", "/tasks/t1").answer(json=task("done", score=SCORE))
    flat.import_folder(folder)

    (folder / "page.pdf").write_bytes(b"%PDF 2")

    assert len(flat.import_folder(folder).imported) == 1
    assert uploads(flat_server) == 2


def test_a_file_that_changes_while_it_is_sent_is_new_for_the_next_run(flat_server, flat, tmp_path):
    (tmp_path / "song.mid").write_bytes(b"one")

    def change(handler):
        (tmp_path / "song.mid").write_bytes(b"two")
        content = json.dumps(score_json()).encode()
        handler.reply(200, {"Content-Type": "application/json", "Content-Length": str(len(content))}, content)

    flat_server.on("POST", "/scores").do(change)

    assert [len(flat.import_folder(tmp_path).imported) for _ in range(3)] == [1, 1, 0]


LIMIT = {"X-RateLimit-Limit": "7200", "X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "3000"}


def refuse_once(script):
    return script.answer(403, headers=LIMIT, json={"code": "API_RATE_LIMIT_EXCEEDED", "message": "too many"})


@pytest.mark.parametrize("job", ["import_score", "import_folder"])
def test_the_rate_limit_after_the_upload_does_not_repeat_it(flat_server, flat, folder, job):
    flat_server.on("POST", "/scores").answer(202, json=task("created"))
    refuse_once(flat_server.on("GET", "/tasks/t1")).answer(json=task("done", score=SCORE))
    refuse_once(flat_server.on("GET", f"/scores/{SCORE}")).answer(json=score_json())

    getattr(flat, job)(folder / "page.pdf" if job == "import_score" else folder)

    assert uploads(flat_server) == 1


def test_the_sandbox_charges_a_slow_scan_once(teacher, tmp_path):
    (tmp_path / "page.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))

    runs = [teacher.import_folder(tmp_path, timeout=0.001) for _ in range(2)]
    runs.append(teacher.import_folder(tmp_path))
    runs.append(teacher.import_folder(tmp_path))

    assert len(runs[-1].unchanged) == 1
    scores = list(teacher.collection.list_collection_scores("allScores"))
    assert len([score for score in scores if score.id == runs[-1].unchanged[0].score]) == 1
    assert sum(len(run.imported) for run in runs) == 1
