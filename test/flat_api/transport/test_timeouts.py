"""Timeouts of every transport: silence, a deadline for all of a call, and the time to connect."""

from __future__ import annotations

import os
import socket
import threading
import time

import pytest
from support.loopback import FlatServer

from flat_api.api.omr_api import OMRApi
from flat_api.api.score_api import ScoreApi
from flat_api.api_client import ApiClient
from flat_api.exceptions import (
    ApiException,
    ApiTimeoutError,
    ApiTypeError,
    ApiValueError,
    RateLimitException,
    ServiceException,
)
from flat_api.transport.urllib3_pool import RESTClientObject

SCORE = {"id": "s1", "title": "Ode"}
EXPORT = "/scores/s1/revisions/last/mp3"
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"


@pytest.fixture(autouse=True)
def no_proxies_in_the_environment(monkeypatch):
    for name in list(os.environ):
        if name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)


@pytest.fixture
def api(connect):
    return ScoreApi(connect())


# Silence


def test_silence_is_a_timeout(flat_server, api):
    flat_server.on("GET", "/scores/s1").delay(300)

    with pytest.raises(
        ApiTimeoutError, match=r"get_score\(\): \(0\) timed out while waiting for the response"
    ) as caught:
        api.get_score("s1", _request_timeout=(60, 0.05), _retries=False)

    assert caught.value.sent


def test_silence_in_the_middle_of_a_body_is_a_timeout(flat_server, api):
    def half(handler):
        handler.reply(200, {"Content-Length": "100"}, b"{")
        handler.flat_server.stopping.wait(300)

    flat_server.on("GET", "/scores/s1").do(half)

    with pytest.raises(ApiTimeoutError):
        api.get_score("s1", _request_timeout=(60, 0.05), _retries=False)


def test_a_long_poll_may_be_silent_for_as_long_as_it_was_asked_to(flat_server, connect):
    def respond_late(handler):
        time.sleep(0.3)
        handler.reply(200, {"Content-Length": "12"}, b'{"id": "j1"}')

    flat_server.on("GET", "/omr/jobs/j1").do(respond_late).delay(300)
    api = OMRApi(connect(timeout=(60, 0.1), retries=False))

    assert api.get_omr_job("j1", wait=25).id == "j1"
    with pytest.raises(ApiTimeoutError):
        api.get_omr_job("j1")


def test_a_slow_upload_is_limited_by_silence_and_not_by_the_time_to_connect(connect, monotonic):
    size = 2_000_000
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65536)
    listener.bind(("127.0.0.1", 0))
    listener.listen(1)

    def read_slowly():
        connection, _ = listener.accept()
        seen = 0
        while seen < size:
            seen += len(connection.recv(65536))
            time.sleep(0.01)
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n" + b'{"id": "s1"}')
        connection.close()

    thread = threading.Thread(target=read_slowly, daemon=True)
    thread.start()
    host = f"http://127.0.0.1:{listener.getsockname()[1]}"
    buffer = [(socket.SOL_SOCKET, socket.SO_SNDBUF, 65536)]
    api = ScoreApi(connect(host=host, timeout=(0.1, 60), socket_options=buffer))

    assert api.create_score({"data": "x" * size, "title": "y"}).id == "s1"
    thread.join()
    listener.close()


# A deadline for everything that a call does

DRIPS = {
    "status line": (b"", HEAD + b"X-Pad: " + b"x" * 1000),
    "header": (HEAD, b"X-Pad: " + b"x" * 1000),
    "early hints": (b"", b"HTTP/1.1 103 Early Hints\r\n\r\n" * 40),
    "body": (HEAD + b"Content-Length: 1000\r\n\r\n", b"x" * 1000),
    "chunk": (CHUNKED + b"3e8\r\n", b"x" * 1000),
    "chunks": (CHUNKED, b"1\r\nx\r\n" * 200),
    "chunk size": (CHUNKED, b"0" * 1000),
    "chunk extension": (CHUNKED, b"b;" + b"extension" * 110),
    "trailers": (CHUNKED + b'b\r\n{"id":"s1"}\r\n0\r\n', b"X-Trailer: 1\r\n" * 99),
    "redirect": (b"HTTP/1.1 302 Found\r\nLocation: /scores/s2\r\nContent-Length: 1000\r\n\r\n", b"z" * 1000),
}


@pytest.mark.parametrize("where", list(DRIPS))
def test_no_part_of_a_response_can_drip_past_the_deadline(flat_server, connect, monotonic, where):
    start, rest = DRIPS[where]
    flat_server.on("GET", "/scores/s1").drip(start + rest, 1, len(start))
    flat_server.on("GET", "/scores/s2").delay(300)
    api = ScoreApi(connect(policy={"clock": monotonic}))

    with pytest.raises(ApiTimeoutError, match="get_score") as caught:
        api.get_score("s1", _request_timeout=20)

    assert (caught.value.host, caught.value.attempts, caught.value.sent) == ("127.0.0.1", 1, True)
    assert 20 <= caught.value.elapsed < len(rest)
    assert "Host: 127.0.0.1, 1 attempt, " in str(caught.value)
    assert len(flat_server.requests) == 1


def test_a_deadline_is_measured_in_real_time(flat_server, api):
    flat_server.on("GET", "/scores/s1").drip(HEAD + b"X-Pad: " + b"x" * 10_000, 0.02)
    start = time.monotonic()

    with pytest.raises(ApiTimeoutError):
        api.get_score("s1", _request_timeout=0.2)

    assert 0.2 <= time.monotonic() - start < 100  # it would take more than 200 seconds


def test_an_error_whose_text_drips_is_still_that_error(flat_server, api, monotonic):
    head = b"HTTP/1.1 500 No\r\nContent-Length: 999\r\n\r\n"
    flat_server.on("GET", "/scores/s1").drip(head + b"x" * 999, 1, len(head) + 10)

    with pytest.raises(ServiceException) as caught:
        api.get_score("s1", _request_timeout=20)

    assert caught.value.status == 500


def test_a_body_that_is_left_to_the_caller_is_read_before_the_deadline(flat_server, api, monotonic):
    head = HEAD + b"Content-Length: 999\r\n\r\n"
    flat_server.on("GET", EXPORT).drip(head + b"x" * 999, 1, len(head))

    with pytest.raises(ApiTimeoutError, match="reading the response"):
        b"".join(api.get_score_revision_data_without_preload_content("s1", "last", "mp3", _request_timeout=20))


def test_redirects_share_one_deadline(flat_server, api, monotonic):
    def slow(location):
        return lambda handler: (
            monotonic.advance(8),
            handler.reply(302, {"Location": location, "Content-Length": "0"}, b""),
        )

    for number in range(5):
        flat_server.on("GET", f"/scores/s{number}").do(slow(f"/scores/s{number + 1}"))
    flat_server.on("GET", "/scores/s5").answer(json=SCORE)

    with pytest.raises(ApiTimeoutError):
        api.get_score("s0", _request_timeout=20)

    assert len(flat_server.requests) == 3


def test_attempts_and_pauses_share_one_deadline(flat_server, connect, monotonic):
    flat_server.on("GET", "/scores/s1").do(
        lambda handler: (monotonic.advance(0.1), handler.reply(503, {"Content-Length": "0"}, b""))
    )
    policy = {"attempts": 100, "budget": 100, "clock": monotonic, "sleep": monotonic.advance}
    start = monotonic.now

    with pytest.raises(ApiException) as caught:
        ScoreApi(connect(policy=policy)).get_score("s1", _request_timeout=2)

    # The pauses asked for are 0.5, 1 and 2 seconds; the third would have outlasted the call.
    assert caught.value.status == 503
    assert monotonic.now - start == pytest.approx(0.1 + 0.5 + 0.1 + 1 + 0.1)
    assert len(flat_server.requests) == 3


def test_a_deadline_leaves_no_time_for_waits_that_do_not_fit(flat_server, api, sleeps):
    flat_server.on("GET", "/scores/s1").answer(503, headers={"Retry-After": "300"})

    with pytest.raises(Exception, match="503"):
        api.get_score("s1", _request_timeout=100)

    assert (len(flat_server.requests), sleeps) == (1, [])


def test_an_upload_that_nobody_reads_is_limited(connect, monotonic):
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65536)
        listener.bind(("127.0.0.1", 0))
        listener.listen(5)
        api = ScoreApi(connect(host=f"http://127.0.0.1:{listener.getsockname()[1]}"))

        with pytest.raises(ApiTimeoutError) as caught:
            api.create_score({"data": "x" * 20_000_000, "title": "y"}, _request_timeout=0.3)

    assert (caught.value.sent, caught.value.attempts) == (True, 1)


def test_the_time_of_a_token_callable_counts(flat_server, connect, monotonic):
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)

    def slow():
        monotonic.advance(30)
        return "t0ken"

    with pytest.raises(ApiTimeoutError):
        ScoreApi(connect(access_token=slow)).get_score("s1", _request_timeout=20)

    assert flat_server.requests == []


def test_a_deadline_holds_for_the_thread_that_has_it_only(flat_server, connect):
    server = FlatServer()
    timed_out = threading.Event()

    def respond_late(handler):
        timed_out.wait(60)
        handler.reply(200, {"Content-Length": "11"}, b'{"id":"s1"}')

    server.on("GET", "/scores/s1").do(respond_late)
    client = connect(host=server.url, retries=False)
    found = []
    patient = threading.Thread(target=lambda: found.append(ScoreApi(client).get_score("s1").id))
    patient.start()

    with pytest.raises(ApiTimeoutError):
        ScoreApi(client).get_score("s1", _request_timeout=0.1)
    timed_out.set()

    patient.join()
    server.close()
    assert found == ["s1"]


def test_a_connection_that_had_a_deadline_is_good_for_calls_without(flat_server, api):
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)

    for timeout in (60, None, (60, 60), 60, None):
        assert api.get_score("s1", _request_timeout=timeout).title == "Ode"

    assert flat_server.connections == 1


# The deadline of calls without one of their own


@pytest.mark.parametrize("where", list(DRIPS))
def test_a_server_that_drips_holds_a_call_for_ten_minutes_by_default(flat_server, connect, monotonic, where):
    start, rest = DRIPS[where]
    flat_server.on("GET", "/scores/s1").drip(start + rest, 30, len(start))
    flat_server.on("GET", "/scores/s2").delay(300)
    api = ScoreApi(connect(policy={"clock": monotonic}))

    with pytest.raises(ApiTimeoutError, match="total_timeout of the configuration is 600 s here") as caught:
        api.get_score("s1")

    assert 600 <= caught.value.elapsed < 30 * len(rest)
    assert len(flat_server.requests) == 1


@pytest.mark.parametrize(("timeout", "read"), [(None, True), (900, False), (2000, True)])
def test_the_deadline_of_all_calls_is_a_setting(flat_server, connect, monotonic, timeout, read):
    body = b'{"id": "s1", "title": "Ode"}' + b" " * 22
    head = HEAD + b"Content-Length: 50\r\n\r\n"
    flat_server.on("GET", "/scores/s1").drip(head + body, 30, len(head))
    api = ScoreApi(connect(total_timeout=timeout))

    if read:
        assert api.get_score("s1").title == "Ode"
    else:
        with pytest.raises(ApiTimeoutError):
            api.get_score("s1")


@pytest.mark.parametrize("value", [0, -1, "600", float("inf"), True])
def test_the_deadline_of_all_calls_is_checked_where_it_is_set(connect, value):
    with pytest.raises((ApiTypeError, ApiValueError), match=r"total_timeout must be a .*number of seconds"):
        connect(total_timeout=value)


def test_a_pair_of_timeouts_leaves_the_deadline_of_all_calls(flat_server, api, monotonic):
    flat_server.on("GET", "/scores/s1").drip(CHUNKED + b"0" * 1000, 30, len(CHUNKED))

    with pytest.raises(ApiTimeoutError, match="total_timeout"):
        api.get_score("s1", _request_timeout=(5, 60))


def test_a_timeout_of_the_call_replaces_the_deadline_of_all_calls(flat_server, api, monotonic):
    body = b'{"id": "s1", "title": "Ode"}' + b" " * 22
    head = HEAD + b"Content-Length: 50\r\n\r\n"
    flat_server.on("GET", "/scores/s1").drip(head + body, 30, len(head))

    assert api.get_score("s1", _request_timeout=3000).title == "Ode"


def test_a_body_that_is_left_to_the_caller_may_take_any_time_while_bytes_come(flat_server, api, monotonic):
    head = HEAD + b"Content-Length: 100\r\n\r\n"
    flat_server.on("GET", EXPORT).drip(head + b"x" * 100, 30, len(head))
    start = monotonic.now

    with api.get_score_revision_data_without_preload_content("s1", "last", "mp3") as response:
        assert b"".join(response.stream()) == b"x" * 100
    assert monotonic.now - start > 2000


@pytest.mark.parametrize(
    ("start", "rest", "error"),
    [
        (HEAD, b"X-Pad: " + b"x" * 1000, ApiTimeoutError),
        (b"HTTP/1.1 500 No\r\nContent-Length: 1000\r\n\r\n", b"x" * 1000, ServiceException),
    ],
    ids=["header", "error"],
)
def test_only_the_body_is_left_to_the_caller(flat_server, api, monotonic, start, rest, error):
    flat_server.on("GET", EXPORT).drip(start + rest, 30, len(start))
    before = monotonic.now

    with pytest.raises(error):
        api.get_score_revision_data_without_preload_content("s1", "last", "mp3")

    assert 600 <= monotonic.now - before < 30 * len(rest)


def test_a_transport_that_cannot_lift_a_deadline_gets_none_for_an_unread_body(flat_server, configure):
    deadlines = []

    class Plain:
        def __init__(self, configuration):
            self.inner = RESTClientObject(configuration)
            self.close = self.inner.close

        def send(self, request, connect, read, deadline):
            deadlines.append(deadline)
            return self.inner.send(request, connect, read, deadline)

    flat_server.on("GET", EXPORT).answer(body=b"ID3")
    configuration = configure()
    with ApiClient(configuration, transport=Plain(configuration)) as client:
        api = ScoreApi(client)
        assert api.get_score_revision_data_without_preload_content("s1", "last", "mp3").data == b"ID3"
        assert api.get_score_revision_data("s1", "last", "mp3") == b"ID3"

    assert [deadline is None for deadline in deadlines] == [True, False]


@pytest.mark.parametrize(("seconds", "own", "waits"), [(3000, None, True), (3000, 600, False)])
def test_a_wait_for_the_rate_limit_counts_towards_a_timeout_of_the_call_only(
    flat_server, connect, monotonic, seconds, own, waits
):
    limit = {"X-RateLimit-Limit": "1", "X-RateLimit-Remaining": "0", "X-RateLimit-Reset": str(10_000 + seconds)}
    flat_server.on("GET", "/scores/s1").answer(429, headers=limit).answer(json=SCORE)
    policy = {"now": lambda: 10_000.0, "sleep": monotonic.advance}
    api = ScoreApi(connect(policy=policy, rate_limit_max_wait=3600))

    if waits:
        assert api.get_score("s1").title == "Ode"
    else:
        with pytest.raises(RateLimitException):
            api.get_score("s1", _request_timeout=own)

    assert len(flat_server.requests) == (2 if waits else 1)


@pytest.mark.parametrize(("size", "enough"), [(100, False), (5_000_000, True)])
def test_a_large_upload_gets_the_time_that_a_slow_connection_needs(flat_server, api, monotonic, size, enough):
    response = HEAD + b'Content-Length: 12\r\n\r\n{"id": "s1"}'
    flat_server.on("POST", "/scores").drip(response, 1000 / len(response))

    if enough:
        assert api.create_score({"data": "x" * size, "title": "y"}).id == "s1"
    else:
        with pytest.raises(ApiTimeoutError) as caught:
            api.create_score({"data": "x" * size, "title": "y"})
        assert caught.value.sent
    assert len(flat_server.requests) == 1


# The time to connect


@pytest.mark.parametrize("timeout", [0.4, (0.4, 30)])
def test_a_host_with_many_silent_addresses_is_limited_by_the_time_to_connect(connect, monkeypatch, monotonic, timeout):
    waited = []

    def try_to_connect(address, wait, *args, **kwargs):
        waited.append(address[0])
        monotonic.advance(wait)
        raise socket.timeout("timed out")

    places = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (f"127.0.0.{last}", 1)) for last in range(2, 8)]
    monkeypatch.setattr("flat_api.transport.dial.socket.getaddrinfo", lambda *args: places)
    monkeypatch.setattr("urllib3.util.connection.create_connection", try_to_connect)
    monkeypatch.setattr("flat_api.transport.dial._LookUp.join", lambda query, seconds: threading.Thread.join(query))
    start = monotonic.now

    with pytest.raises(ApiTimeoutError) as caught:
        ScoreApi(connect(host="http://flat.test", retries=False)).create_score(
            {"title": "x", "data": "y"}, _request_timeout=timeout
        )

    assert not caught.value.sent
    assert waited == [place[4][0] for place in places]
    assert monotonic.now - start == pytest.approx(0.4)


@pytest.mark.parametrize("timeout", [0.3, (0.3, 300)])
def test_a_handshake_that_stops_is_limited(connect, timeout):
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen(5)
        api = ScoreApi(connect(host=f"https://127.0.0.1:{silent.getsockname()[1]}", retries=False))

        with pytest.raises(ApiTimeoutError, match="connecting") as caught:
            api.create_score({"data": "x", "title": "y"}, _request_timeout=timeout)

    assert not caught.value.sent
