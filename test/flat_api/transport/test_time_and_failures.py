"""What every transport promises about time, and about what goes wrong; see test_transports.py for the rest."""

from __future__ import annotations

import socket
import ssl
import threading
import time

import pytest
from support.certificates import CERTIFICATES
from support.loopback import FlatServer

from flat_api.api.omr_api import OMRApi
from flat_api.api.score_api import ScoreApi
from flat_api.exceptions import (
    ApiConnectionError,
    ApiException,
    ApiTimeoutError,
    ForbiddenException,
    NotFoundException,
    ResponseDecodingException,
    ServiceException,
)

SCORE = {"id": "s1", "title": "Ode"}
EXPORT = "/scores/s1/revisions/last/mp3"


@pytest.fixture
def api(connect):
    return ScoreApi(connect())


# Time


def test_silence_is_a_timeout(flat_server, api):
    flat_server.on("GET", "/scores/s1").delay(30)

    with pytest.raises(
        ApiTimeoutError, match=r"get_score\(\): \(0\) timed out while waiting for the response"
    ) as caught:
        api.get_score("s1", _request_timeout=(1, 0.05), _retries=False)

    assert caught.value.sent


def test_silence_in_the_middle_of_a_body_is_a_timeout(flat_server, api):
    def half(handler):
        handler.reply(200, {"Content-Length": "100"}, b"{")
        handler.flat_server.stopping.wait(30)

    flat_server.on("GET", "/scores/s1").do(half)

    with pytest.raises(ApiTimeoutError):
        api.get_score("s1", _request_timeout=(1, 0.05), _retries=False)


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
DRIPS = {
    "status line": (b"", HEAD + b"X-Pad: " + b"x" * 1000),
    "header": (HEAD, b"X-Pad: " + b"x" * 1000),
    "early hints": (b"", b"HTTP/1.1 103 Early Hints\r\n\r\n" * 20),
    "body": (HEAD + b"Content-Length: 1000\r\n\r\n", b"x" * 1000),
    "chunk": (HEAD + b"Transfer-Encoding: chunked\r\n\r\n3e8\r\n", b"x" * 1000),
    "chunks": (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n" * 200),
}


@pytest.mark.parametrize("where", list(DRIPS))
def test_a_server_that_drips_cannot_hold_a_call_past_its_deadline(flat_server, api, where):
    start, rest = DRIPS[where]
    flat_server.on("GET", "/scores/s1").drip(start + rest, 0.02, len(start))
    began = time.monotonic()

    with pytest.raises(ApiTimeoutError) as caught:
        api.get_score("s1", _request_timeout=0.2)

    assert time.monotonic() - began < 8  # it would take more than 10 seconds
    assert caught.value.sent
    assert len(flat_server.requests) == 1


def test_a_connection_that_had_a_deadline_is_good_for_calls_without(flat_server, api):
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)

    for timeout in (5, None, (1, 2), 5, None):
        assert api.get_score("s1", _request_timeout=timeout).title == "Ode"

    assert flat_server.connections == 1


@pytest.mark.parametrize("timeout", [0.4, (0.4, 30)])
def test_a_host_with_many_silent_addresses_is_limited_by_the_time_to_connect(connect, monkeypatch, timeout):
    waited = []

    def try_to_connect(address, wait, *args, **kwargs):
        waited.append(address[0])
        time.sleep(wait)
        raise socket.timeout("timed out")

    places = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (f"127.0.0.{last}", 1)) for last in range(2, 8)]
    monkeypatch.setattr("flat_api.transport.dial.socket.getaddrinfo", lambda *args: places)
    monkeypatch.setattr("urllib3.util.connection.create_connection", try_to_connect)
    start = time.monotonic()

    with pytest.raises(ApiTimeoutError) as caught:
        ScoreApi(connect(host="http://flat.test", retries=False)).create_score(
            {"title": "x", "data": "y"}, _request_timeout=timeout
        )

    assert not caught.value.sent
    assert waited == [place[4][0] for place in places]
    assert time.monotonic() - start < 2


def test_a_deadline_leaves_no_time_for_waits_that_do_not_fit(flat_server, api, sleeps):
    flat_server.on("GET", "/scores/s1").answer(503, headers={"Retry-After": "30"})

    with pytest.raises(Exception, match="503"):
        api.get_score("s1", _request_timeout=10)

    assert (len(flat_server.requests), sleeps) == (1, [])


@pytest.mark.parametrize("status", [b"102 Processing", b"103 Early Hints"])
@pytest.mark.parametrize("times", [1, 3])
def test_what_comes_ahead_of_an_answer_is_not_the_answer(flat_server, api, status, times):
    ahead = b"HTTP/1.1 " + status + b"\r\nLink: </style.css>\r\n\r\n"
    flat_server.on("GET", "/scores/s1").raw(
        ahead * times + b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 11\r\n\r\n{"id":"s1"}'
    )

    assert api.get_score("s1").id == "s1"
    assert len(flat_server.requests) == 1


def test_a_server_cannot_send_without_end_ahead_of_an_answer(flat_server, api):
    flat_server.on("GET", "/scores/s1").raw(b"HTTP/1.1 103 Early Hints\r\n\r\n" * 1000)

    with pytest.raises(ApiConnectionError, match="informational responses in a row"):
        api.get_score("s1", _retries=False)


def test_a_long_poll_may_be_silent_for_as_long_as_it_was_asked_to(flat_server, connect):
    script = flat_server.on("GET", "/omr/jobs/j1")
    script.do(lambda handler: (time.sleep(0.3), handler.reply(200, {"Content-Length": "12"}, b'{"id": "j1"}')))

    api = OMRApi(connect(timeout=(1, 0.1), retries=False))

    assert api.get_omr_job("j1", wait=1).id == "j1"
    with pytest.raises(ApiTimeoutError):
        api.get_omr_job("j1")


def test_a_slow_upload_is_limited_by_silence_and_not_by_the_time_to_connect(connect):
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
    api = ScoreApi(connect(host=host, timeout=(0.1, 5), socket_options=buffer))

    assert api.create_score({"data": "x" * size, "title": "y"}).id == "s1"
    thread.join()
    listener.close()


# Failures


@pytest.mark.parametrize(
    ("status", "kind"), [(403, ForbiddenException), (404, NotFoundException), (500, ServiceException)]
)
def test_a_status_is_our_exception(flat_server, api, status, kind):
    flat_server.on("GET", "/scores/s1").answer(status, json={"code": "X", "message": "No"})

    with pytest.raises(kind, match="Message: No") as caught:
        api.get_score("s1")

    assert (caught.value.status, caught.value.code) == (status, "X")


def test_a_server_that_is_not_there_is_a_connection_error_before_anything_was_sent(connect):
    api = ScoreApi(connect(host="http://127.0.0.1:9", retries=False))

    with pytest.raises(ApiConnectionError, match="failed while connecting") as caught:
        api.create_score({"title": "x", "data": "y"})

    assert not caught.value.sent
    assert caught.value.host == "127.0.0.1"


def test_a_post_is_repeated_when_it_did_not_arrive(connect, flat_server, sleeps):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        api = ScoreApi(connect(host=f"http://127.0.0.1:{taken.getsockname()[1]}"))

        with pytest.raises(ApiConnectionError) as caught:
            api.create_score({"title": "x", "data": "y"})

    assert caught.value.attempts == 3


@pytest.mark.parametrize("fault", ["drop_connection_after_request", "reset_connection"])
def test_a_post_is_sent_once_when_the_connection_breaks_after_it(flat_server, api, fault):
    getattr(flat_server.on("POST", "/scores"), fault)()

    with pytest.raises(ApiConnectionError) as caught:
        api.create_score({"title": "x", "data": "y"})

    assert caught.value.sent
    assert len(flat_server.requests) == 1


def test_a_get_is_repeated_when_the_connection_breaks(flat_server, api):
    flat_server.on("GET", "/scores/s1").drop_connection_after_request().truncate(b"{").answer(json=SCORE)

    assert api.get_score("s1").title == "Ode"
    assert len(flat_server.requests) == 3


@pytest.mark.parametrize("garbage", [b"SSH-2.0-OpenSSH_9\r\n\r\n", b"HTTP/1.1 200 OK\r\nno colon\r\n", b""])
def test_what_is_no_http_is_a_connection_error(flat_server, api, garbage):
    flat_server.on("GET", "/scores/s1").raw(garbage)

    with pytest.raises(ApiException) as caught:
        api.get_score("s1", _retries=False)

    assert isinstance(caught.value, (ApiConnectionError, ResponseDecodingException))


def test_an_unknown_authority_is_refused_before_anything_is_sent(connect):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(str(CERTIFICATES / "server.pem"))
    server = FlatServer(context)
    api = ScoreApi(connect(host=server.url, retries=False))

    with pytest.raises(ApiConnectionError, match="CERTIFICATE_VERIFY_FAILED") as caught:
        api.create_score({"title": "x", "data": "y"})

    server.close()
    assert not caught.value.sent
    assert server.requests == []
