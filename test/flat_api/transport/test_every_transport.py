"""Promises of every transport: over urllib3, and over a session of requests."""

from __future__ import annotations

import gzip
import logging
import os
import pickle
import socket
import ssl
import threading
import tracemalloc
import zlib

import pytest
from support.certificates import CERTIFICATES
from support.forks import succeeds
from support.loopback import FlatServer

from flat_api.api.score_api import ScoreApi
from flat_api.exceptions import (
    ApiConnectionError,
    ApiException,
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


@pytest.fixture
def other_server():
    server = FlatServer()
    yield server
    server.close()


# Requests and responses


def test_a_request_is_sent_as_it_is(flat_server, api):
    flat_server.on("POST", "/scores").answer(json=SCORE)

    api.create_score({"title": "Für Elise", "data": "x"})

    [request] = flat_server.requests
    assert request.json == {"title": "Für Elise", "data": "x"}
    assert request.headers["content-type"] == "application/json"
    assert request.headers["content-length"] == str(len(request.body))
    assert request.headers["authorization"] == "Bearer t0ken"
    assert request.headers["user-agent"].startswith("flat-api")
    assert request.headers["accept-encoding"] == "gzip, deflate"
    assert "cookie" not in request.headers
    allowed = {"host", "accept", "accept-encoding", "user-agent", "content-type", "content-length", "authorization"}
    assert set(request.headers) <= allowed


@pytest.mark.parametrize("score", ["a b", "a/b", "a%2Fb", "ä", "a?b#c", "..a", "~a", "a;b=c", "%7E"])
def test_a_path_arrives_as_it_was_encoded(flat_server, connect, score):
    from urllib.parse import quote

    target = "/scores/" + quote(score, "")
    flat_server.on("GET", target).answer(json=SCORE)

    ScoreApi(connect()).get_score(score)

    assert flat_server.requests[0].target == target


def test_an_answer_has_its_status_its_headers_and_its_body(flat_server, api):
    flat_server.on("GET", "/scores/s1").answer(203, json=SCORE, headers={"X-Flat": "Yes"}, reason="Fine")

    answer = api.get_score_with_http_info("s1")

    assert (answer.status_code, answer.headers["x-flat"], answer.headers["X-FLAT"]) == (203, "Yes", "Yes")
    assert answer.raw_data == b'{"id": "s1", "title": "Ode"}'
    assert answer.data.title == "Ode"


def test_an_empty_answer_is_an_answer(flat_server, api):
    flat_server.on("DELETE", "/scores/s1").answer(204)

    assert api.delete_score("s1") is None
    assert api.delete_score("s1") is None

    assert flat_server.connections == 1


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_a_compressed_answer_is_decompressed(flat_server, api, encoding):
    compress = gzip.compress if encoding == "gzip" else zlib.compress
    flat_server.on("GET", "/scores/s1").answer(body=compress(b'{"id": "s1"}'), headers={"Content-Encoding": encoding})

    assert api.get_score("s1").id == "s1"


def test_a_chunked_answer_is_put_together(flat_server, api):
    flat_server.on("GET", "/scores/s1").chunks([b'{"id": ', b'"s1"}'])

    assert api.get_score("s1").id == "s1"


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


# Streaming


def test_a_body_is_streamed_in_pieces(flat_server, api):
    flat_server.on("GET", EXPORT).chunks([b"ab", b"cd"], {"Content-Type": "audio/mp3"})

    with api.get_score_revision_data_without_preload_content("s1", "last", "mp3") as answer:
        assert (answer.status, answer.headers["content-type"]) == (200, "audio/mp3")
        assert b"".join(answer.stream(3)) == b"abcd"


def test_a_body_is_saved_to_a_file(flat_server, api, tmp_path):
    flat_server.on("GET", EXPORT).answer(body=b"ID3" * 100_000, content_type="audio/mp3")

    api.get_score_revision_data_without_preload_content("s1", "last", "mp3").save(tmp_path / "ode.mp3")

    assert (tmp_path / "ode.mp3").read_bytes() == b"ID3" * 100_000


def test_a_stream_that_is_cut_off_is_an_error(flat_server, api):
    flat_server.on("GET", EXPORT).truncate(b"ID3")

    with pytest.raises(ApiConnectionError, match="reading the response"):
        b"".join(api.get_score_revision_data_without_preload_content("s1", "last", "mp3"))


# Limits


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_decompression_is_bounded(flat_server, connect, encoding):
    compress = gzip.compress if encoding == "gzip" else zlib.compress
    bomb = compress(compress(b"\0" * 50_000_000))
    flat_server.on("GET", "/scores/s1").answer(body=bomb, headers={"Content-Encoding": f"{encoding}, {encoding}"})
    api = ScoreApi(connect(max_response_bytes=1_000_000))
    tracemalloc.start()

    with pytest.raises(ResponseDecodingException, match="longer than max_response_bytes"):
        api.get_score("s1")

    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 10_000_000


# Redirects


def test_a_redirect_is_followed_by_the_client_and_takes_no_credentials_elsewhere(flat_server, other_server, connect):
    flat_server.on("GET", EXPORT).redirect(other_server.url + "/file?signature=%2Fabc")
    other_server.on("GET", "/file").answer(body=b"ID3", content_type="audio/mp3")
    client = connect()
    client.set_default_header("X-Api-Key", "k3y")
    client.cookie = "sid=1"

    data = ScoreApi(client).get_score_revision_data("s1", "last", "mp3", _headers={"X-Mine": "1"})

    assert data == b"ID3"
    assert other_server.requests[0].target == "/file?signature=%2Fabc"
    assert set(other_server.requests[0].headers) == {"host", "accept", "accept-encoding", "user-agent"}


def test_a_post_is_not_repeated_elsewhere(flat_server, other_server, api):
    flat_server.on("POST", "/scores").redirect(other_server.url + "/scores", 307)

    with pytest.raises(ApiException, match="a POST is not repeated elsewhere"):
        api.create_score({"title": "x", "data": "y"})

    assert other_server.requests == []


@pytest.mark.parametrize("location", ["", "ftp://x/y", "http://[::1", "http://", "http://x:99999/", "é"])
def test_a_redirect_to_nowhere_is_our_error(flat_server, api, location):
    flat_server.on("GET", "/scores/s1").redirect(location)

    with pytest.raises(ApiException) as caught:
        api.get_score("s1")

    assert caught.value.status in (302, 404)


def test_at_most_five_redirects_are_followed(flat_server, api):
    flat_server.on("GET", "/scores/s1").redirect("/scores/s1")

    with pytest.raises(ApiException, match="more than 5 in a row"):
        api.get_score("s1")

    assert len(flat_server.requests) == 6


# Connections


def test_a_connection_is_used_again(flat_server, api):
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)
    flat_server.on("POST", "/scores").answer(400, json={"code": "X", "message": "No"})
    flat_server.on("GET", EXPORT).answer(body=b"ID3")

    for _ in range(3):
        api.get_score("s1")
        api.get_score_revision_data("s1", "last", "mp3")
        with pytest.raises(ApiException):
            api.create_score({"title": "x", "data": "y"})

    assert flat_server.connections == 1


def test_many_threads_share_a_client_and_keep_no_more_connections_than_configured(flat_server, connect):
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)
    results = []

    api = ScoreApi(connect(connection_pool_maxsize=8))

    threads = [
        threading.Thread(target=lambda: results.extend(api.get_score("s1").id for _ in range(10))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert results == ["s1"] * 80
    assert flat_server.connections <= 8


def test_a_pickled_client_has_a_transport(flat_server, connect):
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)

    with pickle.loads(pickle.dumps(connect(retries=False))) as client:
        assert ScoreApi(client).get_score("s1").title == "Ode"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_child_process_opens_its_own_connection(flat_server, api):
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)
    api.get_score("s1")

    assert succeeds(lambda: api.get_score("s1").title == "Ode")
    api.get_score("s1")

    ports = [request.peer[1] for request in flat_server.requests]
    assert ports[0] == ports[2] != ports[1]


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


# Secrets


def test_nothing_secret_is_in_any_log(flat_server, connect, caplog):
    flat_server.on("GET", "/scores/s1").answer(json=SCORE).drop_connection_after_request()

    with caplog.at_level(logging.DEBUG):
        api = ScoreApi(connect(access_token="t0psecret", retries=False))
        api.get_score("s1", sharing_key="sh4ring")
        with pytest.raises(ApiConnectionError) as caught:
            api.get_score("s1", sharing_key="sh4ring")

    assert "sh4ring" not in caplog.text + str(caught.value)
    assert "t0psecret" not in caplog.text + str(caught.value)
    assert "sharingKey=..." in caplog.text
    assert flat_server.requests[0].query == [("sharingKey", "sh4ring")]


def test_no_netrc_replaces_the_token(flat_server, connect, monkeypatch, tmp_path):
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login me password p4ss\n", encoding="utf-8")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)

    ScoreApi(connect(access_token="t0ken")).get_score("s1")
    ScoreApi(connect(access_token="")).get_score("s1")

    assert [request.headers.get("authorization") for request in flat_server.requests] == ["Bearer t0ken", None]
