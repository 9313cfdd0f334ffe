"""Faults on demand, and the list of received requests."""

from __future__ import annotations

import math
import socket
import threading
import time
from urllib.parse import urlsplit

import pytest
import urllib3

import flat_api
from flat_api.sandbox import Sandbox
from flat_api.sandbox.faults import (
    Delay,
    Drip,
    DropAfter,
    DropBefore,
    MalformedJson,
    MissingField,
    RateLimited,
    Status,
    Truncate,
    UnknownValue,
    WrongContentType,
)


@pytest.fixture
def get_me(sandbox, pool):
    def get_me():
        headers = {"Authorization": f"Bearer {sandbox.token()}"}
        return pool.request("GET", f"{sandbox.url}/me", headers=headers, retries=False)

    return get_me


@pytest.mark.parametrize("name", ["getAuthenticatedUser", "get_authenticated_user", "*"])
def test_a_fault_meets_the_operation_that_is_named(sandbox, get_me, name):
    sandbox.fault(name, Status(502))

    assert [get_me().status, get_me().status] == [502, 200]


def test_a_fault_leaves_other_operations_alone(sandbox, get_me):
    sandbox.fault("createScore", Status(502), times=None)

    assert get_me().status == 200


def test_an_operation_that_does_not_exist_is_refused_with_the_one_that_was_meant(sandbox):
    with pytest.raises(ValueError, match="no operation 'getScores'; did you mean 'getScore"):
        sandbox.fault("getScores", Status())


def test_a_fault_that_is_none_is_refused(sandbox):
    with pytest.raises(ValueError, match="expects at least one fault"):
        sandbox.fault("getScore")


def test_faults_come_as_often_as_was_said_and_when(sandbox, get_me):
    plan = sandbox.fault("*", Status(503), times=2, skip=1)

    assert [get_me().status for _ in range(5)] == [200, 503, 503, 200, 200]
    assert plan.met == 2


def test_plans_come_one_after_the_other(sandbox, get_me):
    sandbox.fault("*", Status(503))
    sandbox.fault("*", Status(429, retry_after=1))

    assert [get_me().status for _ in range(3)] == [503, 429, 200]


def test_a_plan_can_be_cancelled_and_all_of_them_cleared(sandbox, get_me):
    sandbox.fault("*", Status(503), times=None).cancel()
    assert get_me().status == 200

    sandbox.fault("*", Status(503), times=None)
    assert get_me().status == 503

    sandbox.clear_faults()
    assert get_me().status == 200


def test_a_status_has_a_retry_after_only_when_asked(sandbox, get_me):
    sandbox.fault("*", Status(503))
    sandbox.fault("*", Status(503, retry_after=7))

    assert [get_me().headers.get("Retry-After") for _ in range(2)] == [None, "7"]


def test_a_dropped_call_is_not_processed_or_is(sandbox, teacher):
    sandbox.fault("createScore", DropBefore())
    with pytest.raises(urllib3.exceptions.ProtocolError):
        teacher.import_score()
    assert teacher.ok("listCollectionScores", collection="allScores") == []

    sandbox.fault("createScore", DropAfter())
    with pytest.raises(urllib3.exceptions.ProtocolError):
        teacher.import_score()
    assert len(teacher.ok("listCollectionScores", collection="allScores")) == 1


def test_a_truncated_body_is_shorter_than_its_header_says(sandbox, get_me):
    sandbox.fault("*", Truncate(keep=10))

    with pytest.raises(urllib3.exceptions.ProtocolError, match="10 bytes read"):
        get_me()


def test_the_rate_limit_is_reached_as_flat_does_it(sandbox, get_me, clock):
    sandbox.fault("*", RateLimited(reset=90))

    response = get_me()

    assert (response.status, response.json()["code"]) == (403, "API_RATE_LIMIT_EXCEEDED")
    assert "Retry-After" not in response.headers
    assert response.headers["X-RateLimit-Remaining"] == "0"
    assert int(response.headers["X-RateLimit-Reset"]) == math.ceil(clock.now + 90)


def test_malformed_json_is_none(sandbox, get_me):
    sandbox.fault("*", MalformedJson())

    with pytest.raises(ValueError, match="Expecting"):
        get_me().json()


def test_a_dripping_body_is_whole_in_the_end(sandbox, get_me):
    whole = get_me().data
    sandbox.fault("*", Drip(size=50, pause=0.001))

    assert get_me().data == whole


def test_a_content_type_can_be_wrong(sandbox, get_me):
    sandbox.fault("*", WrongContentType())

    response = get_me()

    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert response.json()["username"] == "nora.lindqvist"


def test_fields_can_be_missing_or_new(sandbox, teacher, pool):
    score = teacher.import_score()["id"]
    sandbox.fault("get_score", MissingField("user.id"), UnknownValue("privacy", "hologram"))
    sandbox.fault("list_collection_scores", MissingField("title"))
    headers = {"Authorization": f"Bearer {teacher.token}"}

    found = pool.request("GET", f"{sandbox.url}/scores/{score}", headers=headers).json()
    listed = pool.request("GET", f"{sandbox.url}/collections/allScores/scores", headers=headers).json()

    assert found["privacy"] == "hologram"
    assert "id" not in found["user"]
    assert "title" not in listed[0]


def test_a_stored_file_can_break_off_and_be_resumed(sandbox, teacher, pool):
    score = teacher.import_score()["id"]
    url = teacher.ok("getScoreRevisionData", score=score, revision="last", format="wav", url="true")["url"]
    whole = pool.request("GET", url).data
    sandbox.fault("*", Status(500), times=None)
    sandbox.fault("storage", Truncate(keep=100))

    with pytest.raises(urllib3.exceptions.ProtocolError):
        pool.request("GET", url, retries=False)
    rest = pool.request("GET", url, headers={"Range": "bytes=100-"})

    assert (rest.status, rest.data) == (206, whole[100:])


def test_a_delay_ends_when_the_sandbox_closes(clock):
    sandbox = Sandbox(clock=clock).start()
    sandbox.fault("*", Delay(3600))
    address = urlsplit(sandbox.url)
    with socket.create_connection((address.hostname, address.port)) as connection:
        connection.sendall(b"GET /v2/me HTTP/1.1\r\nHost: localhost\r\n\r\n")
        while not sandbox.requests:
            time.sleep(0.001)

        closing = threading.Thread(target=sandbox.close)
        closing.start()
        closing.join(60)

        assert not closing.is_alive()


def test_the_client_recovers_from_a_fault(sandbox):
    sandbox.fault("get_authenticated_user", Status(503, retry_after=0.01))

    with flat_api.ApiClient(sandbox.configuration()) as client:
        me = flat_api.AccountApi(client).get_authenticated_user()

    assert me.username == "nora.lindqvist"
    assert [request.status for request in sandbox.requests] == [503, 200]


def test_requests_are_recorded(sandbox, teacher):
    teacher.import_score(title="Étude")
    teacher.call("listCollectionScores", collection="allScores", limit="5")

    created, listed = sandbox.requests

    assert (created.method, created.path, created.operation, created.status) == (
        "POST",
        "/v2/scores",
        "createScore",
        200,
    )
    assert created.json()["title"] == "Étude"
    assert created.headers["authorization"] == f"Bearer {teacher.token}"
    assert (listed.query["limit"], listed.body, listed.operation) == ("5", b"", "listCollectionScores")


def test_requests_that_are_refused_dropped_or_for_files_are_recorded_too(sandbox, teacher, pool):
    score = teacher.import_score()["id"]
    url = teacher.ok("getScoreRevisionData", score=score, revision="last", format="wav", url="true")["url"]
    sandbox.forget_requests()

    pool.request("GET", f"{sandbox.url}/nothing")
    pool.request("GET", url)
    sandbox.fault("*", DropBefore())
    with pytest.raises(urllib3.exceptions.ProtocolError):
        teacher.call("getScore", score=score)

    assert [(request.operation, request.status) for request in sandbox.requests] == [
        (None, 404),
        ("storage", 200),
        ("getScore", None),
    ]


def test_a_request_does_not_show_its_token_when_it_is_printed(sandbox, teacher):
    teacher.ok("getAuthenticatedUser")

    assert teacher.token not in repr(sandbox.requests)
