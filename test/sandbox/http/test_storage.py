"""The storage host: files at signed addresses."""

from __future__ import annotations

import re

import pytest
import urllib3

from flat_api.sandbox.http.storage import LIFETIME, Storage

DATA = bytes(range(256)) * 40


@pytest.fixture
def storage(clock):
    storage = Storage(clock)
    storage.start()
    yield storage
    storage.close()


@pytest.fixture
def get(pool):
    def get(url, method="GET", **headers):
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return pool.request(method, url, headers=named, redirect=False, retries=False)

    return get


def test_a_file_is_read_at_its_address(storage, get):
    response = get(storage.put(DATA, "audio/wav", "score.wav"))

    assert (response.status, response.data) == (200, DATA)
    assert response.headers["Content-Type"] == "audio/wav"
    assert response.headers["Content-Disposition"] == "attachment; filename*=UTF-8''score.wav"


def test_a_file_name_may_hold_anything(storage, get):
    url = storage.put(DATA, "audio/wav", "Élégie/1?.wav")

    assert get(url).data == DATA
    assert get(url).headers["Content-Disposition"] == "attachment; filename*=UTF-8''%C3%89l%C3%A9gie%2F1%3F.wav"


def test_an_authorization_header_is_refused(storage, get):
    response = get(storage.put(DATA, "audio/wav", "score.wav"), Authorization="Bearer token")

    assert response.status == 400
    assert b"Authorization header is not accepted" in response.data


@pytest.mark.parametrize(
    ("asked", "status", "first", "stop"),
    [
        ("bytes=0-9", 206, 0, 10),
        ("bytes=10000-", 206, 10000, 10240),
        ("bytes=-5", 206, 10235, 10240),
        ("bytes=5-99999", 206, 5, 10240),
    ],
)
def test_a_range_is_served(storage, get, asked, status, first, stop):
    response = get(storage.put(DATA, "audio/wav", "score.wav"), Range=asked)

    assert (response.status, response.data) == (status, DATA[first:stop])
    assert response.headers["Content-Range"] == f"bytes {first}-{stop - 1}/{len(DATA)}"


def test_a_range_beyond_the_end_is_416(storage, get):
    response = get(storage.put(DATA, "audio/wav", "score.wav"), Range="bytes=99999-")

    assert (response.status, response.headers["Content-Range"]) == (416, "bytes */10240")


def test_a_range_of_another_file_gets_the_whole(storage, get):
    url = storage.put(DATA, "audio/wav", "score.wav")
    tag = get(url).headers["ETag"]

    assert get(url, Range="bytes=5-", If_Range=tag).data == DATA[5:]
    assert get(url, Range="bytes=5-", If_Range='"other"').data == DATA


def test_an_address_expires(storage, get, clock):
    url = storage.put(DATA, "audio/wav", "score.wav")

    clock.now += LIFETIME + 1

    assert get(url).status == 403
    assert b"expired" in get(url).data


def test_a_newer_address_of_the_same_file_outlives_the_older(storage, get, clock):
    old = storage.put(DATA, "audio/wav", "score.wav")
    clock.now += LIFETIME / 2
    new = storage.put(DATA, "audio/wav", "score.wav")

    clock.now += LIFETIME * 0.75

    assert (get(old).status, get(new).status) == (403, 200)


def test_an_address_cannot_be_stretched(storage, get):
    url = storage.put(DATA, "audio/wav", "score.wav")

    for tampered in (re.sub(r"expires=\d+", "expires=9999999999", url), url.partition("?")[0], url[:-1] + "g"):
        assert get(tampered).status == 403


def test_files_are_read_only(storage, get):
    url = storage.put(DATA, "audio/wav", "score.wav")

    assert get(url, "PUT").status == 405
    assert (get(url, "HEAD").status, get(url, "HEAD").headers["Content-Length"]) == (200, "10240")


def test_a_storage_that_does_not_serve_has_no_addresses(clock):
    with pytest.raises(RuntimeError, match="not serving"):
        Storage(clock).put(DATA, "audio/wav", "score.wav")


def test_addresses_name_the_host_that_the_caller_knows(clock):
    with urllib3.PoolManager() as pool:
        storage = Storage(clock, host="0.0.0.0")
        storage.start()
        try:
            url = storage.seen_from("http://127.0.0.1:8080/v2").put(DATA, "audio/wav", "score.wav")

            assert pool.request("GET", url).data == DATA
        finally:
            storage.close()
