"""Recognition of scans."""

import base64
import io

import pytest
from support.job_scores import SCORE

from flat_api.client import FlatClient
from flat_api.exceptions import ApiValueError, ConflictException, TaskFailed, TaskTimeout

CAPABILITIES = {
    "steps": ["details", "rhythm"],
    "formats": ["musicxml"],
    "outputs": ["library", "musicxml"],
    "maxFiles": 2,
    "maxPages": 10,
    "maxParallelJobs": 1,
    "maxFileSize": 10,
    "acceptedMimeTypes": ["application/pdf"],
    "acceptedExtensions": ["pdf", "png"],
    "locales": ["en", "fr"],
    "localesDetails": [],
}


def job(status, **fields):
    return {"id": "j1", "status": status, "output": "library", "interactiveSteps": [], **fields}


@pytest.fixture
def service(flat_server):
    """A service that knows one job, whose states the test gives."""
    flat_server.on("GET", "/omr/capabilities").answer(json=CAPABILITIES)
    flat_server.on("POST", "/omr/jobs").answer(201, json=job("draft"))
    flat_server.on("POST", "/omr/jobs/j1/files").answer(json={"fileIndex": 0, "fileCount": 1})
    flat_server.on("POST", "/omr/jobs/j1/start").answer(202, json=job("processing"))
    flat_server.on("POST", "/omr/jobs/j1/steps/details").answer(202, json=job("processing"))
    flat_server.on("POST", "/omr/jobs/j1/cancel").answer(json=job("canceled"))
    return flat_server


@pytest.fixture
def scan(tmp_path):
    path = tmp_path / "page.pdf"
    path.write_bytes(b"%PDF-1")
    return path


def steps_of(server):
    return [f"{request.method} {request.path}" for request in server.requests]


def waiting(data=None):
    return job("awaitingInput", pendingStep={"step": "details", "data": data or {"step": "details"}})


def test_a_job_runs_from_the_files_to_the_result(service, flat, scan):
    script = service.on("GET", "/omr/jobs/j1")
    script.answer(json=job("processing")).answer(json=job("done", result={"score": SCORE}))
    seen = []

    done = flat.recognize(
        [scan, io.BytesIO(b"%PDF-2")],
        collection="c1",
        locales=["fr"],
        auto_rotate=True,
        progress=lambda now: seen.append(str(now.status.value)),
    )

    assert done.result.score == SCORE
    assert seen == ["processing", "done"]
    assert steps_of(service) == [
        "GET /omr/capabilities",
        "POST /omr/jobs",
        "POST /omr/jobs/j1/files",
        "POST /omr/jobs/j1/files",
        "POST /omr/jobs/j1/start",
        "GET /omr/jobs/j1",
        "GET /omr/jobs/j1",
    ]
    created = service.requests[1].json
    assert created.pop("idempotencyKey")
    assert created == {
        "output": "library",
        "interactiveSteps": [],
        "collection": "c1",
        "locales": ["fr"],
        "autoRotate": True,
    }
    files = [base64.b64decode(request.json["file"]) for request in service.requests[2:4]]
    assert files == [b"%PDF-1", b"%PDF-2"]
    assert service.requests[2].json["filename"] == "page.pdf"
    assert service.requests[5].query == [("wait", "25")]


def test_steps_are_answered_by_the_callback(service, flat, scan):
    service.on("GET", "/omr/jobs/j1").answer(json=waiting()).answer(json=waiting()).answer(json=job("done"))
    answers = [{"title": "Evening"}, None]

    flat.recognize(scan, answer=lambda step: answers.pop(0))

    assert service.requests[1].json["interactiveSteps"] == ["details"]
    answered = [request.json for request in service.requests if "/steps/" in request.path]
    assert answered == [{"step": "details", "title": "Evening"}, {"step": "details"}]


def test_a_step_is_accepted_as_it_is_without_a_callback(service, flat, scan):
    service.on("GET", "/omr/jobs/j1").answer(json=waiting()).answer(json=job("done"))

    flat.recognize(scan)

    answered = [request.json for request in service.requests if "/steps/" in request.path]
    assert answered == [{"step": "details"}]


@pytest.mark.parametrize("error", [KeyboardInterrupt, ZeroDivisionError])
def test_the_job_is_canceled_when_the_caller_breaks_off(service, flat, scan, error):
    service.on("GET", "/omr/jobs/j1").answer(json=waiting())

    def answer(step):
        raise error

    with pytest.raises(error):
        flat.recognize(scan, answer=answer)

    assert steps_of(service)[-1] == "POST /omr/jobs/j1/cancel"


def test_the_job_is_canceled_when_the_server_refuses_a_file(service, flat, scan):
    service.on("POST", "/omr/jobs/j1/files").answer(409)

    with pytest.raises(ConflictException):
        flat.recognize([scan, scan])

    assert steps_of(service)[-1] == "POST /omr/jobs/j1/cancel"


def test_the_job_is_canceled_when_it_takes_too_long(service, flat, scan, clock):
    service.on("GET", "/omr/jobs/j1").answer(json=job("processing"))

    with pytest.raises(TaskTimeout, match="OMR job j1 is not finished after 5 seconds"):
        flat.recognize(scan, timeout=5)

    assert steps_of(service)[-1] == "POST /omr/jobs/j1/cancel"
    waits = [dict(request.query).get("wait") for request in service.requests if request.method == "GET"][1:]
    assert waits == ["5", "4", "2", "0", "0"]


def test_a_job_that_failed_raises_with_the_words_of_the_server_and_is_not_canceled(service, flat, scan):
    failed = job("error", errorCode="NO_MUSIC_DETECTED", errorMessage="There is no music on the page")
    service.on("GET", "/omr/jobs/j1").answer(json=failed)

    with pytest.raises(TaskFailed) as failure:
        flat.recognize(scan)

    assert str(failure.value) == "OMR job j1: error: There is no music on the page (NO_MUSIC_DETECTED)"
    assert failure.value.task.error_code == "NO_MUSIC_DETECTED"
    assert steps_of(service)[-1] == "GET /omr/jobs/j1"


@pytest.mark.parametrize(
    ("files", "words"),
    [
        (["page.pdf"] * 3, "'files' can have at most 2 files, got 3"),
        (["page.gif"], "page.gif cannot be recognised; the service accepts pdf, png"),
        (["large.pdf"], "large.pdf is too large; a file can have at most 10 bytes"),
    ],
)
def test_files_that_the_service_does_not_take_are_refused_before_a_job_is_made(
    service, flat, scan, tmp_path, files, words
):
    (tmp_path / "page.gif").write_bytes(b"GIF")
    (tmp_path / "large.pdf").write_bytes(b"%PDF" * 10)

    with pytest.raises(ApiValueError, match=words):
        flat.recognize([tmp_path / name for name in files])

    assert steps_of(service) == ["GET /omr/capabilities"]


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        ({"output": "midi"}, "'output' must be one of library, musicxml, got 'midi'"),
        ({"locales": ["de"]}, "'locales' must be one of en, fr, got 'de'"),
    ],
)
def test_what_the_service_does_not_offer_is_refused_before_a_job_is_made(service, flat, scan, wish, words):
    with pytest.raises(ApiValueError, match=words):
        flat.recognize(scan, **wish)

    assert steps_of(service) == ["GET /omr/capabilities"]


def test_a_file_that_is_missing_is_one_error(service, flat, tmp_path):
    with pytest.raises(FileNotFoundError):
        flat.recognize(tmp_path / "nowhere.pdf")

    assert steps_of(service) == []


def test_waiting_for_a_job_ends_where_it_asks(service, flat):
    service.on("GET", "/omr/jobs/j1").answer(json=job("processing")).answer(json=waiting())

    assert flat.wait_for_omr_job("j1").status == "awaitingInput"


def test_a_long_poll_is_not_followed_by_another_pause(flat_server, flat, clock):
    def answer_late(handler):
        clock.seconds += 25
        handler.reply(200, {"Content-Length": "88", "Content-Type": "application/json"}, content)

    content = b'{"id": "j1", "status": "processing", "output": "library", "interactiveSteps": []}'.ljust(88)
    flat_server.on("GET", "/omr/jobs/j1").do(answer_late).answer(json=job("done"))

    flat.wait_for_omr_job("j1")

    assert clock.sleeps == [0.0]


def test_the_sandbox_recognises_a_scan(sandbox, teacher, tmp_path):
    (tmp_path / "page.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))

    done = teacher.recognize(tmp_path / "page.png", answer=lambda step: {"title": "From paper"})

    assert teacher.score.get_score(done.result.score).title == "From paper"


def test_a_long_poll_ends_before_the_time_out_of_the_client(service, configure):
    service.on("GET", "/omr/jobs/j1").answer(json=job("done"))

    with FlatClient(configuration=configure(timeout=10)) as client:
        client.wait_for_omr_job("j1")

    assert [dict(request.query)["wait"] for request in service.requests] == ["8"]
