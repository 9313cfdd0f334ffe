"""Polling of tasks."""

import pickle

import pytest

import flat_api
from flat_api.exceptions import NotFoundException, OpenApiException, ServiceException, TaskFailed, TaskTimeout

PATH = "/tasks/t1"


def task(state, **fields):
    return {"id": "t1", "type": "audio-export", "state": state, **fields}


def test_a_task_is_asked_for_ever_more_slowly_until_it_is_done(flat_server, flat, clock):
    script = flat_server.on("GET", PATH)
    for state in ["created", "blocked", "doing", "doing", "doing", "doing", "doing", "doing", "done"]:
        script.answer(json=task(state))

    done = flat.wait_for_task("t1")

    assert done.state == "done"
    assert clock.sleeps == [1.0, 1.5, 2.25, 3.375, 5.062, 7.594, 10.0, 10.0]


def test_a_task_that_is_done_is_not_asked_for(flat_server, flat):
    done = flat_api.Task(id="t1", state="done")

    assert flat.wait_for_task(done) is done
    assert flat_server.requests == []


@pytest.mark.parametrize(
    ("ended", "words"),
    [
        (task("error", result={"error": "No sound font"}), "task t1 (audio-export): error: No sound font"),
        (task("error", errorHistory=["first", "last"]), "task t1 (audio-export): error: last"),
        (task("error", children=[task("error", result={"error": "A part"})]), "task t1 (audio-export): error: A part"),
        (task("canceled"), "task t1 (audio-export): canceled"),
    ],
    ids=["result", "history", "children", "canceled"],
)
def test_a_task_that_fails_raises_with_the_words_of_the_server(flat_server, flat, ended, words):
    flat_server.on("GET", PATH).answer(json=task("doing")).answer(json=ended)

    with pytest.raises(TaskFailed) as failed:
        flat.wait_for_task("t1")

    assert str(failed.value) == words
    assert failed.value.task.state == ended["state"]
    assert isinstance(failed.value, OpenApiException)


def test_a_failure_pickles():
    error = pickle.loads(pickle.dumps(TaskFailed("task t1: error", flat_api.Task(id="t1", state="error"))))

    assert (str(error), error.task.id) == ("task t1: error", "t1")


def test_waiting_ends_at_the_deadline_with_the_state_that_was_seen_last(flat_server, flat, clock):
    flat_server.on("GET", PATH).answer(json=task("doing"))

    with pytest.raises(TaskTimeout, match="task t1 is not finished after 3 seconds") as late:
        flat.wait_for_task("t1", timeout=3)

    assert clock.sleeps == [1.0, 1.5, 0.5]
    assert late.value.task.state == "doing"
    assert isinstance(late.value, TimeoutError)


def test_a_state_that_is_not_known_yet_is_waited_out(flat_server, flat):
    flat_server.on("GET", PATH).answer(json=task("resting")).answer(json=task("done"))

    assert flat.wait_for_task("t1").state == "done"


def test_waiting_survives_faults_that_pass(flat_server, flat):
    script = flat_server.on("GET", PATH).answer(json=task("doing"))
    for _ in range(4):
        script.answer(503)
    for _ in range(4):
        script.drop_connection_after_request()
    script.answer(json=task("done"))

    assert flat.wait_for_task("t1").state == "done"


def test_waiting_gives_up_when_the_server_stays_away(flat_server, flat):
    flat_server.on("GET", PATH).answer(500)

    with pytest.raises(ServiceException):
        flat.wait_for_task("t1")

    assert len(flat_server.requests) == 11


def test_waiting_outlasts_the_rate_limit(flat_server, flat, clock):
    limit = {"X-RateLimit-Limit": "7200", "X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "1300"}
    refused = {"code": "API_RATE_LIMIT_EXCEEDED", "message": "too many"}
    flat_server.on("GET", PATH).answer(403, headers=limit, json=refused).answer(json=task("done"))

    assert flat.wait_for_task("t1").state == "done"
    assert clock.sleeps == [301.0]


def test_a_task_that_does_not_exist_is_no_fault_that_passes(flat_server, flat):
    with pytest.raises(NotFoundException):
        flat.wait_for_task("t1")

    assert len(flat_server.requests) == 1


def test_progress_is_told_each_state(flat_server, flat):
    flat_server.on("GET", PATH).answer(json=task("doing", progress={"percent": 40})).answer(json=task("done"))
    seen = []

    flat.wait_for_task("t1", progress=lambda now: seen.append(now.progress.percent if now.progress else None))

    assert seen == [40, None]


@pytest.mark.parametrize("timeout", [0, -1, float("nan"), "long"])
def test_a_timeout_that_is_none_is_refused(flat_server, flat, timeout):
    with pytest.raises((ValueError, TypeError), match=r"wait_for_task\(\): 'timeout' must be"):
        flat.wait_for_task("t1", timeout=timeout)

    assert flat_server.requests == []
