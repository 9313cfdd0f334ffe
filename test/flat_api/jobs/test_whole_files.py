"""Files that are saved only when they are whole, from one version, and in the format that was asked for."""

import pytest
from support.job_scores import ETAG, MUSIC, SCORE, cut_off, path_of, score_json

from flat_api.exceptions import ApiException, ResponseDecodingException, TaskFailed
from flat_api.jobs.formats import EXPORTS

OLD, NEW = MUSIC, bytes(reversed(MUSIC))
BEGINNING = 100_000
PATH = path_of("midi")


def files_in(folder):
    return sorted(path.name for path in folder.iterdir())


def part(content, first, last, total=None, etag='"v1"', chunked=False, extra=""):
    """Return a partial response; ``last`` is the position of its last byte."""
    body = content[first : last + 1]
    head = "HTTP/1.1 206 Partial\r\nConnection: close\r\n"
    head += f"Content-Range: bytes {first}-{last}/{total or len(content)}\r\n{extra}"
    head += f"ETag: {etag}\r\n" if etag else ""
    if not chunked:
        return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body
    head += "Transfer-Encoding: chunked\r\n\r\n"
    return head.encode() + b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)


def start_of(handler):
    return int(handler.headers["Range"][len("bytes=") : -1])


def export(flat, folder):
    return flat.export_score(SCORE, "midi", folder / "song.mid", overwrite=True)


def test_a_host_that_sends_slices_is_asked_until_the_file_is_whole(flat_server, flat, tmp_path, clock):
    script = cut_off(flat_server.on("GET", PATH), MUSIC[:BEGINNING], len(MUSIC), ETAG)
    for _ in range(20):
        script.do(
            lambda handler: handler.raw(part(MUSIC, start_of(handler), min(start_of(handler) + 29_999, len(MUSIC) - 1)))
        )

    file = export(flat, tmp_path)

    assert file.path.read_bytes() == MUSIC
    assert len(clock.sleeps) == 1  # after the broken connection, and not between the slices


@pytest.mark.parametrize(
    "answer",
    {
        "another file": part(NEW, 65_536, len(NEW) - 1, etag='"v2"'),
        "a weak tag": part(NEW, 65_536, len(NEW) - 1, etag='W/"v1"'),
        "another total": part(NEW + b"x", 65_536, len(NEW)),
        "another start": part(NEW, 65_535, len(NEW) - 1),
        "an end before its start": part(NEW, 65_536, 65_535),
        "an end behind the total": part(NEW, 65_536, len(NEW) - 1, total=70_000),
        "no number": b"HTTP/1.1 206 Partial\r\nContent-Range: bytes 65536-/*\r\nContent-Length: 1\r\n\r\nx",
        "no range": b"HTTP/1.1 206 Partial\r\nContent-Length: 1\r\n\r\nx",
        "another unit": b"HTTP/1.1 206 Partial\r\nContent-Range: lines 65536-65536/256000\r\n"
        b"Content-Length: 1\r\n\r\nx",
        "several parts": b"HTTP/1.1 206 Partial\r\nContent-Type: multipart/byteranges; boundary=x\r\n"
        b"Content-Length: 5\r\n\r\n--x--",
        "compressed": part(NEW, 65_536, len(NEW) - 1, extra="Content-Encoding: gzip\r\n"),
        "another length": part(NEW, 65_536, len(NEW) - 1).replace(b"Content-Length: 1", b"Content-Length: 2"),
        "not satisfiable": b"HTTP/1.1 416 No\r\nContent-Range: bytes */65536\r\nContent-Length: 0\r\n\r\n",
    }.items(),
    ids=lambda item: item[0],
)
def test_two_files_are_never_mixed(flat_server, flat, tmp_path, answer):
    """The connection breaks after 65,536 bytes of one file; what comes then does not belong to it."""
    script = cut_off(flat_server.on("GET", PATH), OLD[:65_536], len(OLD), ETAG)
    script.raw(answer[1]).answer(body=NEW)

    file = export(flat, tmp_path)

    assert file.path.read_bytes() == NEW
    assert "range" in flat_server.requests[1].headers
    assert "range" not in flat_server.requests[2].headers


def test_without_a_tag_the_dates_of_both_parts_are_compared(flat_server, flat, tmp_path):
    dates = ["Mon, 01 Jan 2024 00:00:00 GMT", "Tue, 02 Jan 2024 00:00:00 GMT"]
    script = cut_off(flat_server.on("GET", PATH), OLD[:65_536], len(OLD), {"Last-Modified": dates[0]})
    script.raw(part(NEW, 65_536, len(NEW) - 1, etag=None, extra=f"Last-Modified: {dates[1]}\r\n"))
    script.answer(body=NEW)

    assert export(flat, tmp_path).path.read_bytes() == NEW
    assert flat_server.requests[1].headers["if-range"] == dates[0]


def test_a_slice_that_is_longer_than_its_range_is_an_error(flat_server, flat, tmp_path):
    script = cut_off(flat_server.on("GET", PATH), MUSIC[:65_536], len(MUSIC), ETAG)
    wrong = part(MUSIC, 65_536, 70_000, chunked=True).replace(b"bytes 65536-70000/", b"bytes 65536-69999/")
    script.raw(wrong)

    with pytest.raises(ResponseDecodingException, match="longer than its Content-Range"):
        export(flat, tmp_path)

    assert files_in(tmp_path) == []


def test_a_slice_that_is_shorter_than_its_range_goes_on_where_it_ended(flat_server, flat, tmp_path):
    script = cut_off(flat_server.on("GET", PATH), MUSIC[:65_536], len(MUSIC), ETAG)
    script.raw(part(MUSIC, 65_536, 70_000, chunked=True).replace(b"bytes 65536-70000/", b"bytes 65536-99999/"))
    script.do(lambda handler: handler.raw(part(MUSIC, start_of(handler), len(MUSIC) - 1)))

    assert export(flat, tmp_path).path.read_bytes() == MUSIC
    assert flat_server.requests[2].headers["range"] == "bytes=70001-"


def test_the_end_of_a_file_of_unknown_length_is_asked_for(flat_server, flat, tmp_path):
    head = b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nETag: "v1"\r\n\r\n'
    script = flat_server.on("GET", PATH).raw(head + b"%x\r\n%s\r\n" % (65_536, MUSIC[:65_536]))
    for first, last in ((65_536, 99_999), (100_000, len(MUSIC) - 1)):
        script.raw(part(MUSIC, first, last).replace(b"/%d" % len(MUSIC), b"/*"))
    script.raw(b"HTTP/1.1 416 No\r\nContent-Range: bytes */%d\r\nContent-Length: 0\r\n\r\n" % len(MUSIC))

    assert export(flat, tmp_path).path.read_bytes() == MUSIC


def test_a_part_that_nobody_asked_for_is_an_error(flat_server, flat, tmp_path):
    flat_server.on("GET", PATH).raw(part(MUSIC, 0, 99_999))

    with pytest.raises(ResponseDecodingException, match="206"):
        export(flat, tmp_path)

    assert files_in(tmp_path) == []


def test_a_backup_does_not_call_a_file_unchanged_that_is_not_whole(flat_server, flat, tmp_path):
    score = {**score_json(), "modificationDate": "2026-01-01T00:00:00.000Z"}
    flat_server.on("GET", "/collections").answer(json=[])
    flat_server.on("GET", "/collections/root/scores").answer(json=[score])
    revision = {"id": "r1", "user": "u1", "date": "2026-01-01T00:00:00.000Z"}
    flat_server.on("GET", f"/scores/{SCORE}/revisions/last").answer(json=revision)
    path = path_of("midi", "r1")
    script = cut_off(flat_server.on("GET", path), MUSIC[:BEGINNING], len(MUSIC), ETAG)
    script.raw(part(MUSIC, 65_536, 99_999, etag='"v2"')).answer(202, json={"state": "pending"})

    first = flat.export_collection("root", tmp_path, ["midi"])
    flat_server.forget("GET", path)
    flat_server.on("GET", path).answer(body=MUSIC)
    second = flat.export_collection("root", tmp_path, ["midi"])

    assert len(first.failed) == 1
    assert second.failed == ()
    assert [file.read_bytes() for file in tmp_path.rglob("*.mid")] == [MUSIC]


HTML = b"<!DOCTYPE html><title>Sign in to the network</title>"


@pytest.mark.parametrize(
    ("status", "body", "media_type", "message"),
    [
        (200, HTML, "text/html; charset=utf-8", "got text/html"),
        (200, b"\xef\xbb\xbf\n " + HTML, "application/octet-stream", "got a web page"),
        (200, HTML.upper(), "", "got a web page"),
        (200, b"<html><body>", "audio/midi", "got a web page"),
        (202, b'{"state": "pending"}', "application/json", "status 202"),
        (202, b"", "", "status 202"),
        (200, b'{"code": "NOT_READY"}', "application/json; charset=utf-8", "got application/json"),
        (201, MUSIC, "audio/midi", "status 201"),
        (204, b"", "", "status 204"),
        (200, b"", "audio/midi", "got an empty response"),
        (200, MUSIC, "audio/mpeg", "got audio/mpeg"),
        (200, MUSIC, "image/png", "got image/png"),
        (200, MUSIC, "video/mp4", "got video/mp4"),
        (200, MUSIC, "application/vnd.recordare.musicxml", "got application/vnd.recordare.musicxml"),
    ],
)
def test_what_is_obviously_no_score_is_not_saved_as_one(flat_server, flat, tmp_path, status, body, media_type, message):
    flat_server.on("GET", PATH).answer(status, body, content_type=media_type)
    (tmp_path / "song.mid").write_bytes(OLD)

    with pytest.raises(ResponseDecodingException, match="expected a file in the format 'midi'") as caught:
        export(flat, tmp_path)

    assert message in str(caught.value)
    assert caught.value.status == status
    assert (tmp_path / "song.mid").read_bytes() == OLD
    assert files_in(tmp_path) == ["song.mid"]


@pytest.mark.parametrize("media_type", ["", "application/octet-stream", "binary/octet-stream", "Text/Plain", "own"])
@pytest.mark.parametrize("format", [name for name, kind in EXPORTS.items() if kind.stored])
def test_a_file_with_its_own_or_a_general_media_type_is_saved(flat_server, flat, tmp_path, format, media_type):
    own = EXPORTS[format].media_type if media_type == "own" else media_type
    flat_server.on("GET", path_of(format)).answer(body=b"{}", content_type=own)

    file = flat.export_score(SCORE, format, tmp_path / "file")

    assert file.path.read_bytes() == b"{}"


@pytest.mark.parametrize("url", ["http://[::1/file", "http://a:99999/f", "ftp://a/f", "x", "/../me", "http://u:p@a/f"])
def test_a_file_whose_url_cannot_be_called_is_a_failed_task(flat_server, flat, tmp_path, url):
    flat_server.on("GET", path_of("mp3")).answer(404)
    task = {"id": "t1", "state": "done", "result": {"url": url}, "creationDate": "2024-01-01T00:00:00Z"}
    flat_server.on("POST", path_of("mp3") + "/task").answer(json=task)

    with pytest.raises((TaskFailed, ApiException)):
        flat.export_score(SCORE, "mp3", tmp_path / "song.mp3")

    assert files_in(tmp_path) == []
