"""The end of a response in HTTP/1.1, and responses whose end cannot be known."""

from __future__ import annotations

import pytest

from flat_api.api.score_api import ScoreApi
from flat_api.exceptions import ApiConnectionError, ApiException

OK = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
SCORE = b'{"id":"s1"}'
EXPORT = "/scores/s1/revisions/last/mp3"
UNCLEAR = [b"abc", b"-1", b"-11", b"+11", b"1_1", b"1.1e1", b"0x0b", b"", b"11, 12", b"11,", b"\xb2", b"9" * 5000]


@pytest.fixture
def once(connect):
    return ScoreApi(connect(retries=False))


@pytest.mark.parametrize("length", UNCLEAR)
def test_an_answer_whose_length_is_not_clear_is_a_connection_error(flat_server, once, length):
    flat_server.on("GET", "/scores/s1").raw(OK + b"Content-Length: " + length + b"\r\n\r\n" + SCORE)
    flat_server.on("GET", EXPORT).raw(b"HTTP/1.1 200 OK\r\nContent-Length: " + length + b"\r\n\r\nID3")

    with pytest.raises(ApiConnectionError, match="waiting for the response") as caught:
        once.get_score("s1")
    with pytest.raises(ApiConnectionError):
        once.get_score_revision_data("s1", "last", "mp3")
    with pytest.raises(ApiConnectionError):
        once.get_score_revision_data_without_preload_content("s1", "last", "mp3")

    assert caught.value.sent


@pytest.mark.parametrize("lengths", [(b"11", b"12"), (b"11", b"abc"), (b"abc", b"11"), (b"0", b"-0")])
def test_lengths_that_contradict_each_other_are_a_connection_error(flat_server, once, lengths):
    fields = b"".join(b"Content-Length: " + length + b"\r\n" for length in lengths)
    flat_server.on("GET", "/scores/s1").raw(OK + fields + b"\r\n" + SCORE)

    with pytest.raises(ApiConnectionError):
        once.get_score("s1")


def test_it_is_repeated_where_that_is_safe(flat_server, connect):
    broken = OK + b"Content-Length: abc\r\n\r\n" + SCORE
    flat_server.on("GET", "/scores/s1").raw(broken).answer(body=SCORE)
    flat_server.on("POST", "/scores").raw(broken)

    api = ScoreApi(connect())
    assert api.get_score("s1").id == "s1"
    with pytest.raises(ApiConnectionError):
        api.create_score({"data": "x", "title": "y"})

    assert [request.method for request in flat_server.requests] == ["GET", "GET", "POST"]


@pytest.mark.parametrize("timeout", [None, 60])
@pytest.mark.parametrize("fields", [b"Content-Length: 11, 11\r\n", b"Content-Length: 11\r\n" * 2, b"A:\r\n b\r\n"])
def test_a_length_that_is_said_twice_is_a_length(flat_server, once, fields, timeout):
    """The third one is folded, and goes another way."""
    fields += b"" if b"," in fields or fields.count(b"11") == 2 else b"Content-Length: 11 \r\n"
    script = flat_server.on("GET", "/scores/s1")
    # The connection stays open: who read until it closes would wait.
    script.do(lambda handler: handler.wfile.write(OK + fields + b"\r\n" + SCORE) and None)

    assert once.get_score("s1", _request_timeout=timeout).id == "s1"


def test_where_there_are_chunks_they_count_and_the_connection_is_not_used_again(flat_server, once):
    flat_server.on("GET", "/scores/s1").chunks([SCORE], {"Content-Length": "5"})

    assert [once.get_score("s1").id for _ in range(2)] == ["s1"] * 2
    assert flat_server.connections == 2


@pytest.mark.parametrize(
    "fields", [b"Content-Length: abc\r\n", b"Content-Length: 1, 2\r\n", b"Transfer-Encoding: chunked\r\n", b""]
)
@pytest.mark.parametrize("status", [b"204 No Content", b"304 Not Modified"])
def test_an_answer_that_has_no_body_ends_with_its_headers(flat_server, once, status, fields):
    head = b"HTTP/1.1 " + status + b"\r\n" + fields + b"\r\n"
    # The connection stays open: who waits for a body would wait long.
    flat_server.on("DELETE", "/scores/s1").do(lambda handler: handler.wfile.write(head) and None)

    if status.startswith(b"204"):
        assert once.delete_score("s1", _request_timeout=(60, 20)) is None
    else:
        with pytest.raises(ApiException) as caught:
            once.delete_score("s1", _request_timeout=(60, 20))
        assert (caught.value.status, caught.value.body) == (304, "")


def test_the_end_of_a_body_that_is_not_there_is_not_the_next_answer(flat_server, once):
    flat_server.on("DELETE", "/scores/s1").do(
        lambda handler: handler.wfile.write(b"HTTP/1.1 204 No\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n") and None
    )

    for _ in range(3):
        assert once.delete_score("s1") is None


@pytest.mark.parametrize("fields", [b"Content-Length: 1000", b"Transfer-Encoding: chunked", b"Content-Length: 1, 2"])
def test_an_answer_to_head_has_no_body(flat_server, client, fields):
    head = OK + fields + b"\r\n\r\n"
    flat_server.on("HEAD", "/scores/s1").do(lambda handler: handler.wfile.write(head) and None)

    for _ in range(2):
        assert client.call_api("HEAD", "/scores/s1", _request_timeout=(60, 20)).read() == b""


@pytest.mark.parametrize("coding", [b"gzip, chunked", b"gzip", b"chunked, chunked"])
def test_a_transfer_coding_that_was_not_asked_for_is_refused(flat_server, once, coding):
    """Else the chunks' sizes would be in the file."""
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: " + coding + b"\r\n\r\n"
    flat_server.on("GET", EXPORT).raw(head + b"3\r\nID3\r\n0\r\n\r\n")

    with pytest.raises(ApiConnectionError, match="is not supported"):
        once.get_score_revision_data("s1", "last", "mp3")


@pytest.mark.parametrize("fields", [b"", b"Transfer-Encoding: identity\r\n"])
def test_an_answer_without_a_length_ends_with_the_connection(flat_server, once, fields):
    flat_server.on("GET", EXPORT).raw(b"HTTP/1.1 200 OK\r\n" + fields + b"\r\nID3")

    assert once.get_score_revision_data("s1", "last", "mp3") == b"ID3"


@pytest.mark.parametrize(
    "start",
    [
        b"Content-Length: 50000000000\r\n\r\n",
        b"Content-Length: " + b"9" * 18 + b"\r\n\r\n",
        b"Transfer-Encoding: chunked\r\n\r\n" + b"f" * 15 + b"\r\n",
    ],
)
def test_a_length_that_cannot_be_held_is_not_believed(flat_server, once, start):
    flat_server.on("GET", EXPORT).raw(b"HTTP/1.1 200 OK\r\n" + start + b"ID3")

    with pytest.raises(ApiConnectionError, match="reading the response"):
        once.get_score_revision_data("s1", "last", "mp3")


CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
NO_CHUNKS = [
    pytest.param(size + b"\r\n" + SCORE + b"\r\n0\r\n\r\n", id=f"size {size!r}")
    for size in (b"0xb", b"0_b", b" b", b"+b", b"\x0bb", b"", b";b", b"b b", b"b,", b"-b", b"b\x0b", b"b\r", b"f" * 99)
]
NO_CHUNKS += [
    pytest.param(b"b\n" + SCORE + b"\r\n0\r\n\r\n", id="line feed only"),
    pytest.param(b"b\r\n" + SCORE + b"}}0\r\n\r\n", id="longer than its size"),
    pytest.param(b"5\r\n" + SCORE[:5] + b"xx6\r\n" + SCORE[5:] + b"\r\n0\r\n\r\n", id="longer, and another one"),
    pytest.param(b"b\r\n" + SCORE + b"\r\n-0\r\n\r\n", id="the last one"),
    pytest.param(b"b;" + b"x" * 99999 + b"\r\n" + SCORE + b"\r\n0\r\n\r\n", id="a long extension"),
    pytest.param(b"b\r\n" + SCORE + b"\r\n0\r\nX: " + b"x" * 99999 + b"\r\n\r\n", id="a long trailer"),
]


@pytest.mark.parametrize("chunks", NO_CHUNKS)
def test_chunks_that_are_not_clear_are_a_connection_error(flat_server, once, chunks):
    flat_server.on("GET", "/scores/s1").raw(CHUNKED + chunks)
    flat_server.on("GET", EXPORT).raw(CHUNKED + chunks)

    with pytest.raises(ApiConnectionError, match="reading the response"):
        once.get_score("s1", _request_timeout=60)
    with pytest.raises(ApiConnectionError, match="reading the response"):
        once.get_score_revision_data("s1", "last", "mp3")
    with pytest.raises(ApiConnectionError, match="reading the response"):
        list(once.get_score_revision_data_without_preload_content("s1", "last", "mp3"))


@pytest.mark.parametrize("timeout", [None, 60])
@pytest.mark.parametrize(
    "chunks",
    [
        b"b\r\n" + SCORE + b"\r\n0\r\n\r\n",
        b"00B\r\n" + SCORE + b"\r\n000\r\n\r\n",
        b"b  \r\n" + SCORE + b"\r\n0  \r\n\r\n",
        b'b ;a="-1"\r\n' + SCORE + b"\r\n0;b\r\nX-Trailer: 1\r\nAnother: 0x10\r\n\r\n",
        b"".join(b"1\r\n" + SCORE[index : index + 1] + b"\r\n" for index in range(11)) + b"0\r\n\r\n",
        b"2\r\n" + SCORE[:2] + b"\r\n9\r\n" + SCORE[2:] + b"\r\n2\r\n\r\n\r\n0\r\n\r\n",
    ],
    ids=["one", "zeros", "padded", "extensions and trailers", "many", "line ends"],
)
def test_chunks_are_put_together_and_the_connection_is_used_again(flat_server, once, chunks, timeout):
    for path in ("/scores/s1", EXPORT):
        flat_server.on("GET", path).do(lambda handler: handler.wfile.write(CHUNKED + chunks) and None)

    for _ in range(2):
        assert once.get_score("s1", _request_timeout=timeout).id == "s1"
        assert once.get_score_revision_data("s1", "last", "mp3", _request_timeout=timeout).rstrip() == SCORE
        with once.get_score_revision_data_without_preload_content(
            "s1", "last", "mp3", _request_timeout=timeout
        ) as body:
            assert b"".join(body).rstrip() == SCORE

    assert flat_server.connections == 1


@pytest.mark.parametrize(
    "line",
    [b"no colon", b": no name", b"Na me: x", b"Name : x", b"X: a\rContent-Length: 3", b"X: a\0b", b"N\xe4me: x"],
)
@pytest.mark.parametrize("before", [b"", b"A: folded\r\n line\r\n"])
def test_a_malformed_header_line_is_an_error_and_not_the_end_of_the_headers(flat_server, once, line, before):
    """Else the sizes of the chunks would be in the file."""
    head = b"HTTP/1.1 200 OK\r\n" + before + line + b"\r\nTransfer-Encoding: chunked\r\n\r\n"
    flat_server.on("GET", EXPORT).raw(head + b"3\r\nID3\r\n0\r\n\r\n")

    with pytest.raises(ApiConnectionError, match="expected a header field"):
        once.get_score_revision_data("s1", "last", "mp3")


def test_a_header_line_that_begins_with_a_space_folds_nothing(flat_server, once):
    flat_server.on("GET", EXPORT).raw(b"HTTP/1.1 200 OK\r\n folded: x\r\nContent-Length: 3\r\n\r\nID3")

    with pytest.raises(ApiConnectionError, match="expected a header field"):
        once.get_score_revision_data("s1", "last", "mp3")


def test_trailers_without_end_are_an_error(flat_server, once):
    flat_server.on("GET", EXPORT).raw(CHUNKED + b"3\r\nID3\r\n0\r\n" + b"X: y\r\n" * 1000 + b"\r\n")

    with pytest.raises(ApiConnectionError, match="more than 100 trailers"):
        once.get_score_revision_data("s1", "last", "mp3")


@pytest.mark.parametrize("status", [b"100 Continue", b"102 Processing"])
def test_informational_responses_without_end_are_an_error(flat_server, once, status):
    flat_server.on("GET", EXPORT).raw((b"HTTP/1.1 " + status + b"\r\n\r\n") * 1000 + OK + b"\r\nID3")

    with pytest.raises(ApiConnectionError, match="informational responses in a row"):
        once.get_score_revision_data("s1", "last", "mp3")
