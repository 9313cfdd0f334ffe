"""Downloads of exports: broken connections, resumption and large files."""

import hashlib
import tracemalloc

import pytest
from support.job_scores import ETAG, MUSIC, SCORE, cut_off, path_of

from flat_api.exceptions import ApiConnectionError


def files_in(folder):
    return sorted(path.name for path in folder.iterdir())


def start_of(range):
    return int(range[len("bytes=") : -len("-")])


def part_of(content, length=None):
    """Answer with the range that was asked for, or with its beginning and a broken connection."""

    def send(handler):
        start = start_of(handler.headers["Range"])
        head = f"HTTP/1.1 206 Partial\r\nContent-Range: bytes {start}-{len(content) - 1}/{len(content)}\r\n"
        head += f"Content-Length: {len(content) - start}\r\n\r\n"
        handler.raw(head.encode() + content[start:][:length])

    return send


def test_a_download_that_breaks_off_goes_on_where_it_stopped(flat_server, storage, flat, tmp_path):
    headers = {"Location": storage.url + "/file?signature=s", "X-Flat-Score-Revision": "r7"}
    for revision in ("last", "r7"):
        flat_server.on("GET", path_of("mp3", revision)).answer(302, headers=headers)
    cut_off(storage.on("GET", "/file"), MUSIC[:100000], len(MUSIC), ETAG).do(part_of(MUSIC))
    seen = []

    file = flat.export_score(SCORE, "mp3", tmp_path / "song.mp3", progress=lambda *now: seen.append(now))

    assert file.path.read_bytes() == MUSIC
    assert file.sha256 == hashlib.sha256(MUSIC).hexdigest()
    first, second = storage.requests
    assert "range" not in first.headers
    assert first.headers["accept-encoding"] == "identity"
    assert second.headers["if-range"] == '"v1"'
    assert start_of(second.headers["range"]) >= 64 * 1024
    assert flat_server.requests[1].path == path_of("mp3", "r7")
    assert seen[-1] == (len(MUSIC), len(MUSIC))
    assert seen == sorted(seen)
    assert {total for _, total in seen} == {len(MUSIC)}


@pytest.mark.parametrize("answer", ["whole", "other range", "unsatisfiable", "no validator", "weak validator"])
def test_a_download_begins_anew_where_the_host_does_not_go_on(flat_server, flat, tmp_path, answer):
    script = flat_server.on("GET", path_of("midi"))
    validators = {"no validator": {}, "weak validator": {"ETag": 'W/"v1"'}}.get(answer, ETAG)
    cut_off(script, b"x" * 70000, 80000, validators)
    if answer == "other range":
        script.answer(206, b"y" * 10, {"Content-Range": "bytes 0-9/10"})
    elif answer == "unsatisfiable":
        script.answer(416)
    script.answer(body=MUSIC)

    file = flat.export_score(SCORE, "midi", tmp_path / "song.mid")

    assert file.path.read_bytes() == MUSIC
    assert file.sha256 == hashlib.sha256(MUSIC).hexdigest()
    if answer in ("no validator", "weak validator"):
        assert all("range" not in request.headers for request in flat_server.requests)


def test_a_download_that_never_gets_further_is_given_up(flat_server, flat, tmp_path, clock):
    cut_off(flat_server.on("GET", path_of("midi")), MUSIC[:5000], 6000)

    with pytest.raises(ApiConnectionError):
        flat.export_score(SCORE, "midi", tmp_path / "song.mid")

    assert len(flat_server.requests) == 3
    assert files_in(tmp_path) == []


def test_a_host_that_breaks_off_again_and_again_is_followed_as_long_as_it_gets_further(flat_server, flat, tmp_path):
    script = flat_server.on("GET", path_of("midi"))
    content = MUSIC * 3
    cut_off(script, content[: 64 * 1024], len(content), ETAG)
    for _ in range(10):
        script.do(part_of(content, 64 * 1024))
    script.do(part_of(content))

    file = flat.export_score(SCORE, "midi", tmp_path / "song.mid")

    assert file.sha256 == hashlib.sha256(content).hexdigest()


def test_200_mib_cost_less_than_one_mib_of_memory(flat_server, storage, flat, tmp_path):
    mebibyte = b"\0" * (1024 * 1024)

    def send(handler):
        handler.send_response(200)
        handler.send_header("Content-Length", str(200 * len(mebibyte)))
        handler.end_headers()
        for _ in range(200):
            handler.wfile.write(mebibyte)

    flat_server.on("GET", path_of("wav")).redirect(storage.url + "/file")
    storage.on("GET", "/file").answer(body=MUSIC).do(send)
    flat.export_score(SCORE, "wav", tmp_path / "first.wav")  # loads the modules

    tracemalloc.start()
    try:
        file = flat.export_score(SCORE, "wav", tmp_path / "song.wav")
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert file.bytes == 200 * 1024 * 1024
    assert peak < 1024 * 1024
