"""Decompression of responses, and its limits."""

from __future__ import annotations

import gzip
import random
import time
import tracemalloc
import zlib

import pytest

from flat_api.api.score_api import ScoreApi
from flat_api.api_client import ApiClient
from flat_api.exceptions import ApiConnectionError, ApiException, ResponseDecodingException

EXPORT = "/scores/s1/revisions/last/mp3"
MIB = 2**20


@pytest.fixture
def once(configure):
    with ApiClient(configure(retries=False)) as client:
        yield ScoreApi(client)


@pytest.mark.parametrize("status", [200, 500])
@pytest.mark.parametrize("binary", [False, True])
def test_a_gibibyte_in_gzip_costs_less_than_100_mebibytes(flat_server, once, status, binary):
    bomb = gzip.compress(b" " * (32 * MIB), 1) * 32
    flat_server.on("GET", EXPORT if binary else "/scores/s1").answer(status, bomb, {"Content-Encoding": "gzip"})
    tracemalloc.start()

    with pytest.raises(ApiException, match="longer than max_response_bytes" if status == 200 else "500") as caught:
        once.get_score_revision_data("s1", "last", "mp3") if binary else once.get_score("s1")

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert caught.value.status == status
    assert peak < 100 * MIB


@pytest.mark.parametrize("size", [0, 1, 511, 512, 513, 70_000, 3 * MIB])
@pytest.mark.parametrize("window", [31, 15, -15])
def test_streams_of_every_size_are_read_to_their_end(flat_server, once, size, window):
    noise = random.Random(size).getrandbits(8 * size).to_bytes(size, "big") if size else b""
    for content in (noise, b"x" * size):
        compressor = zlib.compressobj(6, zlib.DEFLATED, window)
        body = compressor.compress(content) + compressor.flush()
        encoding = "gzip" if window == 31 else "deflate"
        flat_server.on("GET", EXPORT).answer(body=body, headers={"Content-Encoding": encoding})
        flat_server.on("GET", EXPORT).answer(body=body[:-1], headers={"Content-Encoding": encoding})

        assert once.get_score_revision_data("s1", "last", "mp3") == content
        with pytest.raises(ApiConnectionError, match="compressed data ends too early"):
            once.get_score_revision_data("s1", "last", "mp3")

        flat_server.forget("GET", EXPORT)


def test_members_padding_and_what_is_no_member_are_told_apart(flat_server, once):
    first, second = gzip.compress(b"first"), gzip.compress(b"second" * 1000)
    script = flat_server.on("GET", EXPORT)
    for body in (first + second, first + b"\0" * 700 + second + b"\0", first + second + b"no member" + first):
        script.answer(body=body, headers={"Content-Encoding": "gzip"})

    for _ in range(3):
        assert once.get_score_revision_data("s1", "last", "mp3") == b"first" + b"second" * 1000


def test_many_small_members_take_time_in_proportion(flat_server, once):
    """Half a minute, when all that follows a member was copied for each of them."""
    count = 300_000
    body = gzip.compress(b"") * count
    flat_server.on("GET", EXPORT).answer(body=body, headers={"Content-Encoding": "gzip"})
    start = time.process_time()

    assert once.get_score_revision_data("s1", "last", "mp3") == b""

    assert time.process_time() - start < 8


def test_an_answer_is_not_decompressed_without_end(flat_server, once):
    body = b'{"id": "s1"}'
    for _ in range(6):
        body = gzip.compress(body)
    flat_server.on("GET", "/scores/s1").answer(body=body, headers={"Content-Encoding": ", ".join(["gzip"] * 6)})

    with pytest.raises(ResponseDecodingException, match="compressed 6 times"):
        once.get_score("s1")
