"""Faults of a body: the same error, whichever way and over whichever transport it is read."""

import csv
import gzip
import io
import json
import random
import shutil
import zipfile
import zlib

import pytest

from flat_api.api.score_api import ScoreApi
from flat_api.exceptions import ApiConnectionError, ApiValueError, ResponseDecodingException

EXPORT = "/scores/s1/revisions/last/mxl"
LIMIT = 250_000
CONTENT = random.Random(1).getrandbits(8 * 100_000).to_bytes(100_000, "big")
GZIP = gzip.compress(CONTENT, 1)
LARGE = gzip.compress(b" " * (LIMIT + 1))

ENDS_EARLY = (ApiConnectionError, "compressed data ends too early")
TRUNCATED = (ApiConnectionError, "failed while reading the response")
FAULTS = {
    "gzip cut in half": (GZIP[: len(GZIP) // 2], "gzip", ENDS_EARLY),
    "gzip without its trailer": (GZIP[:-8], "gzip", ENDS_EARLY),
    "gzip without its last byte": (GZIP[:-1], "gzip", ENDS_EARLY),
    "gzip of one byte": (GZIP[:1], "gzip", ENDS_EARLY),
    "gzip whose second member is cut": (GZIP + GZIP[:-9], "gzip", ENDS_EARLY),
    "gzip whose second member has one byte": (GZIP + GZIP[:1], "gzip", ENDS_EARLY),
    "zlib cut in half": (zlib.compress(CONTENT)[:50_000], "deflate", ENDS_EARLY),
    "zlib without its checksum": (zlib.compress(CONTENT)[:-4], "deflate", ENDS_EARLY),
    "gzip with a wrong checksum": (
        GZIP[:-8] + b"\0" * 4 + GZIP[-4:],
        "gzip",
        (ResponseDecodingException, "not what Content-Encoding says"),
    ),
    "gzip with noise in it": (
        GZIP[:2] + b"\xff" * 50 + GZIP[52:],
        "gzip",
        (ResponseDecodingException, "not what Content-Encoding says"),
    ),
    "another encoding": (b"\x0b\x02\x80abc\x03", "br", (ResponseDecodingException, "Content-Encoding 'br'")),
    "another encoding, too": (GZIP, "gzip, zstd", (ResponseDecodingException, "Content-Encoding 'zstd'")),
    "too many encodings": (GZIP, ", ".join(["gzip"] * 6), (ResponseDecodingException, "compressed 6 times")),
    "gzip over the limit": (LARGE, "gzip", (ResponseDecodingException, "longer than max_response_bytes")),
    "gzip in gzip over the limit": (
        gzip.compress(gzip.compress(b"") * 15_000 + gzip.compress(b"x")),
        "gzip, gzip",
        (ResponseDecodingException, "longer than max_response_bytes"),
    ),
}


def at_once(api, folder):
    return api.get_score_revision_data("s1", "last", "mxl")


def unread(api):
    return api.get_score_revision_data_without_preload_content("s1", "last", "mxl")


def copied(api, folder):
    buffer = io.BytesIO()
    shutil.copyfileobj(unread(api), buffer)
    return buffer.getvalue()


def into_buffer(api, folder):
    response, buffer, parts = unread(api), bytearray(1000), []
    while True:
        count = response.readinto(buffer)
        if not count:
            return b"".join(parts)
        parts.append(bytes(buffer[:count]))


def saved(api, folder):
    try:
        unread(api).save(folder / "saved.mxl")
    finally:
        left = [path.name for path in folder.iterdir()]
    assert left == ["saved.mxl"]
    return (folder / "saved.mxl").read_bytes()


WAYS = {
    "at once": at_once,
    "data": lambda api, folder: unread(api).data,
    "read": lambda api, folder: unread(api).read(),
    "read in pieces": copied,
    "readinto": into_buffer,
    "stream": lambda api, folder: b"".join(unread(api).stream(1000)),
    "lines": lambda api, folder: b"".join(unread(api)),
    "buffered": lambda api, folder: io.BufferedReader(unread(api)).read(),
    "save": saved,
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_a_body_is_the_same_error_however_it_is_read(flat_server, connect, tmp_path, fault, way):
    body, encoding, (kind, message) = FAULTS[fault]
    flat_server.on("GET", EXPORT).answer(body=body, headers={"Content-Encoding": encoding})
    api = ScoreApi(connect(retries=False, max_response_bytes=LIMIT))

    with pytest.raises(kind, match=message) as caught:
        WAYS[way](api, tmp_path)

    assert caught.value.operation.startswith("get_score_revision_data")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("encoding", ["", "identity", "gzip", "x-gzip", "deflate", "gzip, deflate", "bare deflate"])
def test_a_whole_body_is_whole_however_it_is_read(flat_server, connect, tmp_path, encoding, way):
    bare = zlib.compressobj(6, zlib.DEFLATED, -15)
    bodies = {
        "": CONTENT,
        "identity": CONTENT,
        "deflate": zlib.compress(CONTENT),
        "gzip, deflate": zlib.compress(GZIP),
        "bare deflate": bare.compress(CONTENT) + bare.flush(),
    }
    headers = {"Content-Encoding": encoding.replace("bare ", "")} if encoding else {}
    flat_server.on("GET", EXPORT).answer(body=bodies.get(encoding, GZIP), headers=headers)
    api = ScoreApi(connect(retries=False, max_response_bytes=LIMIT))

    for _ in range(2):
        assert WAYS[way](api, tmp_path) == CONTENT
        for path in tmp_path.iterdir():
            path.unlink()

    assert flat_server.connections == 1


@pytest.mark.parametrize("way", ["data", "read", "read in pieces", "readinto", "stream", "lines", "save"])
def test_a_truncated_body_stays_an_error_when_it_is_read_again(flat_server, connect, tmp_path, way):
    flat_server.on("GET", EXPORT).truncate(CONTENT)
    response = unread(ScoreApi(connect(retries=False)))
    reads = {
        "data": lambda: response.data,
        "read": response.read,
        "read in pieces": lambda: shutil.copyfileobj(response, io.BytesIO()),
        "readinto": lambda: response.readinto(bytearray(200_000)),
        "stream": lambda: list(response.stream()),
        "lines": lambda: list(response),
        "save": lambda: response.save(tmp_path / "file"),
    }

    for _ in range(2):
        with pytest.raises(ApiConnectionError, match="failed while reading the response"):
            reads[way]()

    assert list(tmp_path.iterdir()) == []


def test_a_response_that_is_read_at_once_is_limited_by_every_name(flat_server, connect):
    flat_server.on("GET", "/scores/s1").answer(body=b" " * (LIMIT + 1))
    api = ScoreApi(connect(max_response_bytes=LIMIT))

    for read in (
        lambda: api.get_score("s1"),
        lambda: api.get_score_without_preload_content("s1").data,
        lambda: api.get_score_without_preload_content("s1").read(),
        lambda: api.get_score_without_preload_content("s1").json(),
    ):
        with pytest.raises(ResponseDecodingException, match="longer than max_response_bytes"):
            read()


def test_a_response_that_was_closed_before_its_end_does_not_look_whole(flat_server, connect):
    flat_server.on("GET", EXPORT).answer(body=CONTENT * 10).answer(body=CONTENT)
    api = ScoreApi(connect())

    with unread(api) as response:
        assert response.read(1000) == CONTENT[:1000]
    with pytest.raises(ApiValueError, match="closed before all of its body was read"):
        response.read()

    with unread(api) as response:
        assert response.data == CONTENT
    assert response.closed
    assert response.data == CONTENT


def test_part_of_a_body_that_was_not_asked_for_is_an_error(flat_server, connect):
    flat_server.on("GET", EXPORT).answer(206, CONTENT[:10], {"Content-Range": "bytes 0-9/100000"})
    flat_server.on("GET", "/scores/s1").answer(206, b'{"id": "s1"}', {"Content-Range": "bytes 0-11/12"})
    api = ScoreApi(connect(retries=False))

    for call in (lambda: at_once(api, None), lambda: unread(api), lambda: api.get_score("s1")):
        with pytest.raises(ResponseDecodingException, match="206") as caught:
            call()
        assert caught.value.status == 206
    with api.get_score_revision_data_without_preload_content(
        "s1", "last", "mxl", _headers={"range": "bytes=0-9"}
    ) as response:
        assert response.data == CONTENT[:10]


# The methods of urllib3's response


@pytest.fixture
def open_export(flat_server, connect):
    """Return a function that serves a body, and returns the unread response with it."""

    def open_body(body, **headers):
        flat_server.on("GET", EXPORT).answer(body=body, headers=headers)
        return unread(ScoreApi(connect()))

    return open_body


def test_a_response_can_be_copied_like_any_file(open_export):
    response, buffer = open_export(CONTENT), io.BytesIO()

    shutil.copyfileobj(response, buffer, 999)

    assert buffer.getvalue() == CONTENT
    assert (response.read(), response.read(10), response.data) == (b"", b"", b"")


def test_a_response_is_read_in_the_sizes_that_were_asked_for(open_export):
    response = open_export(GZIP, **{"Content-Encoding": "gzip"})

    assert [len(response.read(size)) for size in (0, 1, 70_000, 100)] == [0, 1, 70_000, 100]
    assert 0 < len(response.read1(500)) <= 500
    assert response.read(-1) == CONTENT[70_101 + 500 :]


def test_a_response_gives_csv_through_a_text_wrapper(open_export):
    table = "name,grade\r\nÉtude,12\r\n" + "x,1\r\n" * 20_000
    response = open_export(table.encode())

    rows = list(csv.reader(io.TextIOWrapper(response, encoding="utf-8", newline="")))

    assert (rows[:2], len(rows)) == ([["name", "grade"], ["Étude", "12"]], 20_002)


def test_a_response_gives_an_archive_through_its_data(open_export):
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("score.xml", "<score/>")
    response = open_export(archive.getvalue())

    with zipfile.ZipFile(io.BytesIO(response.data)) as file:
        assert file.read("score.xml") == b"<score/>"

    assert (response.readable(), response.writable(), response.seekable()) == (True, False, False)


def test_a_response_gives_its_lines(open_export):
    text = b"first\n\n" + b"x" * 100_000 + b"\nlast"

    assert list(open_export(text)) == text.splitlines(keepends=True)


def test_a_response_gives_its_json(open_export):
    response = open_export(b'{"id": "s1"}')

    assert response.json() == response.json() == json.loads(response.data) == {"id": "s1"}


@pytest.mark.parametrize("body", [b"", b"<html>", b"[" * 100_000, b"\xff\xff"])
def test_a_response_that_is_not_json_is_a_decoding_error(open_export, body):
    with pytest.raises(ResponseDecodingException, match="not JSON") as caught:
        open_export(body).json()

    assert caught.value.raw_body == body


def test_a_response_names_its_headers_and_its_url(flat_server, connect):
    flat_server.on("GET", EXPORT).redirect(flat_server.url + "/file?signature=s3cret")
    flat_server.on("GET", "/file").answer(body=b"x", headers={"X-Mine": "1"})

    with unread(ScoreApi(connect())) as response:
        assert response.getheader("x-mine") == response.getheaders()["X-Mine"] == "1"
        assert response.getheader("missing", "default") == "default"
        assert response.geturl() == flat_server.url + "/file?signature=s3cret"
        assert "s3cret" not in repr((response, response.url))


@pytest.mark.parametrize("body", [b"", b"short", CONTENT])
@pytest.mark.parametrize("end", ["read and release", "release", "drain", "close"])
def test_a_connection_is_used_again_only_where_its_body_is_read(flat_server, connect, body, end):
    flat_server.on("GET", EXPORT).answer(body=body)
    api = ScoreApi(connect())

    for _ in range(3):
        response = unread(api)
        assert not response.closed
        if end == "read and release":
            assert response.data == body
        if end == "drain":
            response.drain_conn()
        elif end == "close":
            response.close()
        else:
            response.release_conn()
        assert response.closed

    kept = not body or end == "read and release" or (end == "drain" and body == b"short")
    assert flat_server.connections == (1 if kept else 3)
