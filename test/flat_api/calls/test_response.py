"""Responses: bodies, types and differences from the contract."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib

import pytest

from flat_api.api.score_api import ScoreApi
from flat_api.api.user_api import UserApi
from flat_api.api_client import Api, ApiClient
from flat_api.calls.operation import Operation
from flat_api.calls.response import decode_response
from flat_api.exceptions import (
    ApiException,
    ResponseDecodingException,
)
from flat_api.transport.response import RESTResponse

SCORE = {"id": "s1", "title": "Ode"}


def test_with_http_info_brings_status_headers_and_bytes(flat_server, client):
    flat_server.on("GET", "/scores/s1").answer(json=SCORE, headers={"X-Thing": "1"})

    answer = ScoreApi(client).get_score_with_http_info("s1")

    assert (answer.status_code, answer.headers["x-thing"], answer.data.title) == (200, "1", "Ode")
    assert answer.raw_data == b'{"id": "s1", "title": "Ode"}'
    assert answer.drift


def test_drift_is_logged_once_per_response(flat_server, client, caplog):
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)

    with caplog.at_level("INFO", "flat_api.drift"):
        ScoreApi(client).get_score("s1")

    [record] = caplog.records
    assert record.name == "flat_api.drift"
    assert record.getMessage().startswith("get_score(): the response differs from the contract: ")


def test_in_strict_mode_drift_is_an_error(flat_server, configure):
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)

    configuration = configure(response_validation="strict")
    with ApiClient(configuration) as client, pytest.raises(ResponseDecodingException, match="get_score"):
        ScoreApi(client).get_score("s1")


def test_no_content_is_none(flat_server, client):
    flat_server.on("DELETE", "/scores/s1").answer(204)

    assert ScoreApi(client).delete_score("s1") is None


def test_binary_responses_are_bytes_whatever_their_media_type(flat_server, client):
    content = bytes(range(256))
    flat_server.on("GET", "/scores/s1/revisions/last/xml").answer(body=content, content_type="text/html; charset=utf-8")

    assert ScoreApi(client).get_score_revision_data("s1", "last", "xml") == content
    assert flat_server.requests[0].headers["accept-encoding"] == "identity"


@pytest.mark.parametrize(
    ("encoding", "compress"),
    [
        ("gzip", gzip.compress),
        ("x-gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", lambda data: zlib.compress(data)[2:-4]),
        ("gzip, deflate", lambda data: zlib.compress(gzip.compress(data))),
        ("gzip", lambda data: gzip.compress(data[:5]) + gzip.compress(data[5:])),
        ("gzip", lambda data: data),
        ("identity", lambda data: data),
    ],
)
def test_compressed_responses_are_read_and_so_are_those_that_are_mislabelled(flat_server, client, encoding, compress):
    flat_server.on("GET", "/users/u1").answer(body=compress(b'{"id": "u1"}'), headers={"Content-Encoding": encoding})

    assert UserApi(client).get_user("u1").id == "u1"


def test_chunked_responses_are_read(flat_server, client):
    flat_server.on("GET", "/users/u1").chunks([b'{"id"', b': "u1"}'])

    assert UserApi(client).get_user("u1").id == "u1"


@pytest.mark.parametrize("body", [b"", b"<html>", b'{"id": "s1"', b"[" * 100_000, b"\xff\xfe"])
def test_a_success_that_cannot_be_decoded_is_an_error_that_keeps_what_came(flat_server, client, body):
    flat_server.on("GET", "/scores/s1").answer(body=body)

    with pytest.raises(ResponseDecodingException) as caught:
        ScoreApi(client).get_score("s1")

    assert (caught.value.status, caught.value.raw_body, caught.value.operation) == (200, body, "get_score")


def test_a_response_that_is_too_large_is_an_error(flat_server, configure):
    script = flat_server.on("GET", "/scores/s1")
    script.answer(body=b" " * 2000).chunks([b" " * 2000]).answer(
        body=gzip.compress(b" " * 2000), headers={"Content-Encoding": "gzip"}
    )

    with ApiClient(configure(max_response_bytes=1000)) as client:
        for _ in range(3):
            with pytest.raises(ResponseDecodingException, match=r"longer than max_response_bytes \(1,000 bytes\)"):
                ScoreApi(client).get_score("s1")


@pytest.mark.parametrize("status", [200, 500])
def test_a_decompression_bomb_costs_no_more_memory_than_the_limit(flat_server, configure, status):
    bomb = gzip.compress(b" " * 200_000_000, 1)
    flat_server.on("GET", "/scores/s1").answer(status, body=bomb, headers={"Content-Encoding": "gzip"})

    tracemalloc.start()
    configuration = configure(max_response_bytes=8_000_000, retries=False)
    with ApiClient(configuration) as client, pytest.raises(ApiException) as caught:
        ScoreApi(client).get_score("s1")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert (caught.value.status, len(caught.value.raw_body)) == (status, 65536)
    assert peak < 20_000_000


def test_uncompressed_binary_responses_may_be_longer_than_the_limit(flat_server, configure):
    flat_server.on("GET", "/scores/s1/revisions/last/mp3").answer(body=b"x" * 2000, content_type="audio/mp3")

    with ApiClient(configure(max_response_bytes=1000)) as client:
        assert len(ScoreApi(client).get_score_revision_data("s1", "last", "mp3")) == 2000


def test_without_preload_content_the_response_is_unread(flat_server, client, tmp_path):
    flat_server.on("GET", "/scores/s1/revisions/last/mp3").answer(body=b"x" * 200_000, content_type="audio/mp3")
    api = ScoreApi(client)

    with api.get_score_revision_data_without_preload_content("s1", "last", "mp3") as answer:
        assert isinstance(answer, RESTResponse)
        assert (answer.status, answer.getheader("Content-Type")) == (200, "audio/mp3")
        assert answer.read(10) == b"x" * 10
    with api.get_score_revision_data_without_preload_content("s1", "last", "mp3") as answer:
        assert sum(map(len, answer.stream(1000))) == 200_000
    saved = api.get_score_revision_data_without_preload_content("s1", "last", "mp3").save(tmp_path / "ode.mp3")
    assert (tmp_path / "ode.mp3").read_bytes() == b"x" * 200_000
    assert saved == str(tmp_path / "ode.mp3")
    assert [path.name for path in tmp_path.iterdir()] == ["ode.mp3"]


def test_unnamed_files_go_to_the_temp_folder(flat_server, configure, tmp_path):
    flat_server.on("GET", "/scores/s1/revisions/last/mp3").answer(body=b"x", content_type="audio/mp3")

    with ApiClient(configure(temp_folder_path=str(tmp_path))) as client:
        saved = ScoreApi(client).get_score_revision_data_without_preload_content("s1", "last", "mp3").save()

    assert [str(path) for path in tmp_path.iterdir()] == [saved]


@pytest.mark.parametrize(
    ("content_type", "body", "text"),
    [
        ("text/plain", b"a,b", "a,b"),
        ("text/plain; charset=ISO-8859-1", b"\xe9", "\xe9"),
        ("application/xml", "<é/>".encode(), "<é/>"),
        ("text/plain; charset=nonsense", b"\xff", "\ufffd"),
        ("text/plain", b"", ""),
        ("application/json; charset=utf-8", b'"a,b"', "a,b"),
    ],
)
def test_text_that_is_not_json_is_read_as_text(flat_server, client, content_type, body, text):
    flat_server.on("GET", "/it").answer(body=body, headers={"Content-Type": content_type})
    operation = Operation("get_it", "getIt", "GET", "/it", responses={"200": "str"})

    assert decode_response(operation, client.call(operation, {}, {}), False) == (text, ())


@pytest.mark.parametrize(
    ("content_type", "value"),
    [
        ("application/json", {"a": 1}),
        ("application/json; charset=utf-8", {"a": 1}),
        ("application/problem+json", {"a": 1}),
        ("text/plain; charset=utf-8", '{"a":1}'),
        ("TEXT/csv", '{"a":1}'),
        ("image/png", b'{"a":1}'),
        ("audio/midi", b'{"a":1}'),
    ],
)
def test_the_media_type_decides_however_the_contract_spells_it(flat_server, client, content_type, value):
    kinds = {"Image/PNG": "bytes", "Application/JSON; charset=utf-8": "Any", "text/*": "str"}
    flat_server.on("GET", "/it").answer(body=b'{"a":1}', content_type=content_type)

    assert Api(client)._call(Operation("get_it", "getIt", "GET", "/it", responses={"200": kinds}), {}, {}) == value
