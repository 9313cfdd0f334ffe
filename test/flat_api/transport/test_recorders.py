"""Recorders for tests, vcrpy and pook, see and replace the calls of both transports."""

from __future__ import annotations

import gzip
import subprocess
import sys

import pytest

from flat_api.api.score_api import ScoreApi
from flat_api.exceptions import ApiConnectionError, NotFoundException

SCORE = {"id": "s1", "title": "Ode"}


@pytest.fixture
def vcr():
    return pytest.importorskip("vcr")


@pytest.fixture
def pook():
    module = pytest.importorskip("pook")
    yield module
    module.off()
    module.reset()


def script(flat_server):
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)
    flat_server.on("GET", "/scores/missing").answer(404, json={"code": "NOT_FOUND", "message": "No such score"})
    flat_server.on("POST", "/scores").answer(json=SCORE)
    packed = gzip.compress(b'{"id": "packed"}')
    flat_server.on("GET", "/scores/packed").answer(200, packed, headers={"Content-Encoding": "gzip"})


def use(client):
    """Return what some calls returned: a plain one, one with a secret, a refused one, one with a body, a compressed."""
    api = ScoreApi(client)
    with pytest.raises(NotFoundException) as refused:
        api.get_score("missing")
    return [
        api.get_score("s1").title,
        api.get_score("s1", sharing_key="k3y").title,
        refused.value.message,
        api.create_score({"title": "Ode", "privacy": "private", "data": "X:1"}).id,
        api.get_score("packed").id,
    ]


EXPECTED = ["Ode", "Ode", "No such score", "s1", "packed"]


def test_a_cassette_records_calls_and_replays_them(flat_server, connect, vcr, tmp_path):
    script(flat_server)
    path = str(tmp_path / "cassette.yaml")

    with vcr.use_cassette(path), connect() as client:
        assert use(client) == EXPECTED
    recorded = len(flat_server.requests)
    with vcr.use_cassette(path, record_mode="none") as cassette, connect() as client:
        assert use(client) == EXPECTED

    assert (recorded, len(flat_server.requests), cassette.play_count) == (5, 5, 5)


def test_the_server_gets_the_same_request_while_it_is_recorded(flat_server, connect, vcr, tmp_path):
    script(flat_server)

    with connect() as client:
        use(client)
        with vcr.use_cassette(str(tmp_path / "cassette.yaml")):
            use(client)

    def sent(request):
        return request.method, request.target, request.body, request.headers["authorization"]

    plain, recorded = flat_server.requests[:5], flat_server.requests[5:]
    assert list(map(sent, recorded)) == list(map(sent, plain))


def test_a_client_that_is_open_before_and_after_a_cassette_uses_it_in_between_only(flat_server, connect, vcr, tmp_path):
    script(flat_server)
    path = str(tmp_path / "cassette.yaml")

    with connect() as client:
        api = ScoreApi(client)
        api.get_score("s1")
        for _ in range(2):
            with vcr.use_cassette(path):
                api.get_score("s1")
            api.get_score("s1")

    assert len(flat_server.requests) == 4


def test_a_call_that_a_cassette_does_not_have_names_the_request(flat_server, connect, vcr, tmp_path):
    cassette = vcr.use_cassette(str(tmp_path / "cassette.yaml"), record_mode="none")

    with cassette, connect() as client, pytest.raises(Exception, match="/scores/s1"):
        ScoreApi(client).get_score("s1")

    assert flat_server.requests == []


def test_a_post_is_not_repeated_where_a_recorder_does_not_say_what_was_sent(flat_server, connect, vcr, tmp_path):
    flat_server.on("POST", "/scores").drop_connection_after_request()

    cassette = vcr.use_cassette(str(tmp_path / "cassette.yaml"))

    with cassette, connect() as client, pytest.raises(ApiConnectionError) as caught:
        ScoreApi(client).create_score({"title": "Ode", "privacy": "private", "data": "X:1"})

    assert len(flat_server.requests) == 1
    assert caught.value.sent


def test_a_body_is_saved_to_a_file_from_a_cassette(flat_server, connect, vcr, tmp_path):
    flat_server.on("GET", "/scores/s1/revisions/last/mp3").answer(200, b"ID3" * 100_000)
    path = str(tmp_path / "cassette.yaml")

    def save(client, name):
        response = ScoreApi(client).get_score_revision_data_without_preload_content("s1", "last", "mp3")
        response.save(tmp_path / name)
        return (tmp_path / name).read_bytes()

    with vcr.use_cassette(path), connect() as client:
        first = save(client, "first.mp3")
    with vcr.use_cassette(path, record_mode="none"), connect() as client:
        second = save(client, "second.mp3")

    assert first == second == b"ID3" * 100_000


@pytest.mark.parametrize("transport", ["None", "flat_api.RequestsTransport()"])
def test_the_package_can_be_imported_first_inside_a_cassette(flat_server, vcr, tmp_path, transport):
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)
    program = f"""
import vcr

def title():
    import flat_api
    configuration = flat_api.Configuration({flat_server.url!r}, access_token="t0ken", proxy="")
    with flat_api.ApiClient(configuration, transport={transport}) as client:
        return flat_api.ScoreApi(client).get_score("s1").title

with vcr.use_cassette({str(tmp_path / "cassette.yaml")!r}):
    print(title())
print(title())
with vcr.use_cassette({str(tmp_path / "cassette.yaml")!r}, record_mode="none"):
    print(title())
"""

    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)

    assert run.stdout.split() == ["Ode"] * 3, run.stderr
    assert len(flat_server.requests) == 2


def test_pook_replaces_calls(flat_server, connect, pook):
    pook.on()
    mock = pook.get(f"{flat_server.url}/scores/s1", reply=200, response_json=SCORE, times=2)
    pook.get(f"{flat_server.url}/scores/missing", reply=404, response_json={"code": "NOT_FOUND", "message": "gone"})

    with connect() as client:
        api = ScoreApi(client)
        assert [api.get_score("s1").title for _ in range(2)] == ["Ode", "Ode"]
        with pytest.raises(NotFoundException):
            api.get_score("missing")

    assert mock.calls == 2
    assert flat_server.requests == []


def test_pook_lets_other_calls_through(flat_server, connect, pook):
    script(flat_server)
    pook.on()
    pook.enable_network()
    pook.get("http://other.example/", reply=200)

    with connect() as client:
        assert use(client) == EXPECTED

    assert flat_server.requests[2].query == [("sharingKey", "k3y")]
