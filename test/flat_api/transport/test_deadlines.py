"""A time-out that is a number holds for everything that a call does, over real sockets."""

from __future__ import annotations

import os
import socket
import threading
import time

import pytest
from support.loopback import FlatServer

from flat_api.api.score_api import ScoreApi
from flat_api.api_client import ApiClient
from flat_api.exceptions import ApiException, ApiTimeoutError, ServiceException

SCORE = {"id": "s1", "title": "Ode"}
EXPORT = "/scores/s1/revisions/last/mp3"
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"


@pytest.fixture(autouse=True)
def no_proxies_in_the_environment(monkeypatch):
    for name in list(os.environ):
        if name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)


@pytest.fixture
def within(monkeypatch):
    """Check that something is over long before a server that drips is."""

    class Stopwatch:
        def __enter__(self):
            self.start = time.monotonic()

        def __exit__(self, *exc_info):
            assert time.monotonic() - self.start < 3

    return Stopwatch()


@pytest.mark.parametrize(
    ("start", "dripping"),
    [
        (b"", HEAD),
        (b"", b"HTTP/1.1 103 Early Hints\r\n\r\n" * 99),
        (HEAD, b"X-Padding: " + b"y" * 999),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"0" * 999),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"b;" + b"extension" * 99),
        (HEAD + b'Transfer-Encoding: chunked\r\n\r\nb\r\n{"id":"s1"}\r\n0\r\n', b"X-Trailer: 1\r\n" * 99),
        (b"HTTP/1.1 302 Found\r\nLocation: /scores/s2\r\nContent-Length: 999\r\n\r\n", b"z" * 999),
    ],
    ids=["status", "hints", "headers", "chunk size", "chunk extension", "trailers", "redirect"],
)
def test_no_part_of_an_answer_can_drip_past_the_deadline(flat_server, client, within, start, dripping):
    flat_server.on("GET", "/scores/s1").drip(start + dripping, 0.05, len(start))
    flat_server.on("GET", "/scores/s2").delay(30)

    with within, pytest.raises(ApiTimeoutError, match="get_score") as caught:
        ScoreApi(client).get_score("s1", _request_timeout=0.3)

    assert (caught.value.host, caught.value.attempts, caught.value.sent) == ("127.0.0.1", 1, True)
    assert 0.2 < caught.value.elapsed < 3
    assert "Host: 127.0.0.1, 1 attempt, 0." in str(caught.value)


def test_an_error_whose_text_drips_is_still_that_error(flat_server, client, within):
    head = b"HTTP/1.1 500 No\r\nContent-Length: 999\r\n\r\n"
    flat_server.on("GET", "/scores/s1").drip(head + b"x" * 999, 0.05, len(head) + 10)

    with within, pytest.raises(ServiceException) as caught:
        ScoreApi(client).get_score("s1", _request_timeout=0.3)

    assert caught.value.status == 500


def test_a_body_that_is_left_to_the_caller_is_read_before_the_deadline(flat_server, client, within):
    head = HEAD + b"Content-Length: 999\r\n\r\n"
    flat_server.on("GET", EXPORT).drip(head + b"x" * 999, 0.05, len(head))
    api = ScoreApi(client)

    with within, pytest.raises(ApiTimeoutError, match="reading the response"):
        b"".join(api.get_score_revision_data_without_preload_content("s1", "last", "mp3", _request_timeout=0.3))


def test_redirects_share_one_deadline(flat_server, client, within):
    def slow(location):
        return lambda handler: (
            handler.flat_server.stopping.wait(0.25),
            handler.reply(302, {"Location": location, "Content-Length": "0"}, b""),
        )

    for number in range(5):
        flat_server.on("GET", f"/scores/s{number}").do(slow(f"/scores/s{number + 1}"))
    flat_server.on("GET", "/scores/s5").answer(json=SCORE)

    with within, pytest.raises(ApiTimeoutError):
        ScoreApi(client).get_score("s0", _request_timeout=0.6)

    assert len(flat_server.requests) == 3


def test_attempts_and_pauses_share_one_deadline(flat_server, configure, within):
    flat_server.on("GET", "/scores/s1").do(
        lambda handler: (handler.flat_server.stopping.wait(0.1), handler.reply(503, {"Content-Length": "0"}, b""))
    )
    policy = {"attempts": 100, "budget": 100, "sleep": lambda seconds: time.sleep(0.05)}

    with ApiClient(configure(policy=policy)) as client, within, pytest.raises(ApiException) as caught:
        ScoreApi(client).get_score("s1", _request_timeout=2)

    # The pauses asked for are 0.5, 1 and 2 seconds; the third would have outlasted the call.
    assert caught.value.status == 503
    assert len(flat_server.requests) == 3


@pytest.mark.parametrize("timeout", [0.3, (0.3, 30)])
def test_a_handshake_that_stops_is_limited(configure, within, timeout):
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen(5)
        host = f"https://127.0.0.1:{silent.getsockname()[1]}"

        with ApiClient(configure(host=host, retries=False)) as client, within, pytest.raises(ApiTimeoutError) as caught:
            ScoreApi(client).create_score({"data": "x", "title": "y"}, _request_timeout=timeout)

    assert not caught.value.sent
    assert "connecting" in str(caught.value)


def test_an_upload_that_nobody_reads_is_limited(configure, within):
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65536)
        listener.bind(("127.0.0.1", 0))
        listener.listen(5)
        host = f"http://127.0.0.1:{listener.getsockname()[1]}"

        with ApiClient(configure(host=host)) as client, within, pytest.raises(ApiTimeoutError) as caught:
            ScoreApi(client).create_score({"data": "x" * 20_000_000, "title": "y"}, _request_timeout=0.5)

    assert (caught.value.sent, caught.value.attempts) == (True, 1)


def test_the_time_of_a_token_callable_counts(flat_server, configure, within):
    flat_server.on("GET", "/scores/s1").delay(30)

    def slow():
        time.sleep(0.4)
        return "t0ken"

    with ApiClient(configure(access_token=slow)) as client, within, pytest.raises(ApiTimeoutError):
        ScoreApi(client).get_score("s1", _request_timeout=0.2)

    assert flat_server.requests == []


def test_a_deadline_holds_for_the_thread_that_has_it_only(flat_server, client):
    server = FlatServer()
    server.on("GET", "/scores/s1").do(
        lambda handler: (
            handler.flat_server.stopping.wait(0.5),
            handler.reply(200, {"Content-Length": "11"}, b'{"id":"s1"}'),
        )
    )
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)
    client.configuration.host = server.url
    found = []
    patient = threading.Thread(target=lambda: found.append(ScoreApi(client).get_score("s1").id))
    patient.start()

    with pytest.raises(ApiTimeoutError):
        ScoreApi(client).get_score("s1", _request_timeout=0.1)

    patient.join()
    server.close()
    assert found == ["s1"]
