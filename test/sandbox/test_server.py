"""Start, service and end of the sandbox."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import urllib3
from support.sandbox import Api

from flat_api.sandbox import Sandbox
from flat_api.sandbox.__main__ import main
from flat_api.sandbox.faults import Status
from flat_api.sandbox.http import paging
from flat_api.sandbox.http.listener import Listener


def open_files() -> int:
    handles = Path("/proc/self/fd")
    return len(list(handles.iterdir())) if handles.exists() else 0


def test_nothing_stays_behind_after_close(contract):
    threads, files = threading.active_count(), open_files()

    with urllib3.PoolManager() as pool:
        sandbox = Sandbox().start()
        idle = socket.create_connection(("127.0.0.1", int(sandbox.url.rsplit(":", 1)[1].split("/")[0])))
        Api(pool, sandbox.url, contract, sandbox.token()).ok("getAuthenticatedUser")
        sandbox.close()
        idle.close()

    assert threading.active_count() == threads
    assert open_files() == files


def test_closing_twice_does_nothing():
    sandbox = Sandbox().start()

    sandbox.close()
    sandbox.close()

    with pytest.raises(RuntimeError, match="not serving"):
        _ = sandbox.url


def test_a_closed_sandbox_says_that_it_has_no_address():
    with Sandbox() as sandbox:
        pass

    with pytest.raises(RuntimeError, match="not serving"):
        _ = sandbox.url


def test_two_sandboxes_share_nothing(pool, contract):
    with Sandbox() as first, Sandbox() as second:
        Api(pool, first.url, contract, first.token()).import_score()

        other = Api(pool, second.url, contract, second.token())

        assert other.ok("listCollectionScores", collection="allScores") == []
        assert other.call("getAuthenticatedUser", headers={"Authorization": f"Bearer {first.token()}"}).status == 401


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "example.org", ""])
def test_an_address_that_others_reach_needs_a_word(host):
    with pytest.raises(ValueError, match="allow_remote=True"):
        Sandbox(host=host)


other_loopback = pytest.param(
    "127.1.2.3", marks=pytest.mark.skipif(sys.platform == "darwin", reason="macOS has one IPv4 address of loopback")
)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", other_loopback])
def test_addresses_of_this_machine_need_no_word(host):
    with Sandbox(host=host) as sandbox:
        assert sandbox.url.startswith(f"http://{host}:")


def test_an_unknown_user_is_refused_with_the_names_there_are():
    with pytest.raises(ValueError, match="no user 'nobody'; it has admin, teacher"):
        Sandbox().token("nobody")


def test_an_unknown_scope_is_refused():
    with pytest.raises(ValueError, match=r"no scope 'score\.write'"):
        Sandbox().token(scopes=["score.write"])


def test_users_are_known_by_nickname_username_and_id(sandbox, sign_in):
    names = ["teacher", "nora.lindqvist", "5f3b1c2d4e5f60718293a403"]

    assert len({sign_in(name).ok("getAuthenticatedUser")["id"] for name in names}) == 1


def test_calls_from_32_threads_leave_a_consistent_state(teacher):
    def work(number):
        score = teacher.import_score(title=f"Score {number}")
        teacher.ok("editScore", score=score["id"], body={"tags": [f"t{number}"]})
        return score["id"]

    with ThreadPoolExecutor(32) as threads:
        created = list(threads.map(work, range(64)))

    listed = teacher.ok("listCollectionScores", collection="allScores", limit="100")
    assert sorted(score["id"] for score in listed) == sorted(created)
    assert {tuple(score["tags"]) for score in listed} == {(f"t{number}",) for number in range(64)}


def test_a_port_in_use_gets_a_clear_message(capsys):
    with Sandbox() as sandbox:
        port = sandbox.url.rsplit(":", 1)[1].split("/")[0]

        code = main(["--port", port])

    assert code == 1
    assert f"cannot listen on 127.0.0.1 port {port}" in capsys.readouterr().err


def test_a_port_that_cannot_be_gets_a_clear_message(capsys):
    assert main(["--port", "99999"]) == 1
    assert "cannot listen on 127.0.0.1 port 99999" in capsys.readouterr().err


def test_the_command_names_the_option_that_lets_others_in(capsys):
    assert main(["--host", "0.0.0.0"]) == 2
    assert "--allow-remote" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for a single process")
def test_the_command_serves_until_interrupted(pool, contract):
    # Whoever runs the tests in the background has made all their children deaf to the interrupt.
    program = (
        "import runpy, signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
        "runpy.run_module('flat_api.sandbox', run_name='__main__')"
    )
    command = [sys.executable, "-c", program, "--user", "student"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            printed = dict(process.stdout.readline().split() for _ in range(2))
            process.stdout.readline()
            user = Api(pool, printed["URL"], contract, printed["token"]).ok("getAuthenticatedUser")
            process.send_signal(signal.SIGINT)
            _, errors = process.communicate(timeout=60)
        finally:
            process.kill()

    assert user["username"] == "tom.abara"
    assert process.returncode == 0
    assert errors == ""


def test_the_client_does_not_load_the_server():
    program = (
        "import sys, flat_api\n"
        "flat_api.ApiClient, flat_api.ScoreApi, flat_api.ScoreDetails\n"
        "print([name for name in sys.modules if name.split('.')[0] in ('werkzeug', 'jsonschema_rs', 'defusedxml')"
        " or name.startswith('flat_api.sandbox')])"
    )

    printed = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout

    assert printed == "[]\n"


def test_the_clock_of_the_sandbox_is_the_one_it_was_given(teacher, clock):
    clock.now = time.mktime((2030, 1, 1, 12, 0, 0, 0, 0, 0))

    assert teacher.import_score()["creationDate"].startswith("2030-01-01")


def test_a_connection_serves_many_calls(sandbox, contract):
    with urllib3.PoolManager(maxsize=1, block=True) as pool:
        user = Api(pool, sandbox.url, contract, sandbox.token())
        for _ in range(3):
            user.import_score()
        user.refused("getScore", 404, score="0" * 24)
        user.ok("getAuthenticatedUser")

        assert pool.connection_from_url(sandbox.url).num_connections == 1


def test_a_body_in_chunks_is_read(sandbox, pool):
    headers = {"Authorization": f"Bearer {sandbox.token()}", "Content-Type": "application/json"}
    pieces = iter([b'{"title": ', b'"Hymns"}'])

    response = pool.request("POST", f"{sandbox.url}/collections", headers=headers, body=pieces, chunked=True)

    assert response.json()["title"] == "Hymns"


def test_a_body_that_is_too_large_is_413_and_the_response_arrives(sandbox, pool, monkeypatch):
    monkeypatch.setattr("flat_api.sandbox.http.listener.MAX_BODY_SIZE", 1000)
    monkeypatch.setattr("flat_api.sandbox.server.MAX_BODY_SIZE", 1000)
    headers = {"Authorization": f"Bearer {sandbox.token()}"}
    for _ in range(3):
        response = pool.request("POST", f"{sandbox.url}/scores", headers=headers, json={"data": "x" * 3_000_000})

        assert (response.status, response.json()["param"]) == (413, "body")


def test_a_body_in_chunks_that_is_too_large_is_413_and_the_response_arrives(sandbox, pool, monkeypatch):
    monkeypatch.setattr("flat_api.sandbox.http.listener.MAX_BODY_SIZE", 1000)
    monkeypatch.setattr("flat_api.sandbox.server.MAX_BODY_SIZE", 1000)
    headers = {"Authorization": f"Bearer {sandbox.token()}", "Content-Type": "application/json"}
    pieces = (b"x" * 30_000 for _ in range(100))

    response = pool.request("POST", f"{sandbox.url}/scores", headers=headers, body=pieces, chunked=True)

    assert (response.status, response.json()["param"]) == (413, "body")


@pytest.mark.parametrize(
    "request_text",
    [
        b"POST /v2/scores HTTP/1.1\r\nHost: localhost\r\nContent-Length: 50\r\n\r\nshort",
        b"POST /v2/scores HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"POST /v2/scores HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n20\r\n{}",
        b"POST /v2/scores HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\nhello",
        b"nonsense\r\n\r\n",
        b"",
    ],
)
def test_a_broken_request_does_no_harm(sandbox, teacher, capfd, request_text):
    address = urlsplit(sandbox.url)
    with socket.create_connection((address.hostname, address.port)) as connection:
        connection.sendall(request_text)
        connection.shutdown(socket.SHUT_WR)
        while connection.recv(4096):
            pass

    assert teacher.ok("getAuthenticatedUser")["username"] == "nora.lindqvist"
    assert "Traceback" not in capfd.readouterr().err


def test_a_connection_that_ends_during_the_response_leaves_nothing_on_standard_error(capfd):
    def application(environ, start_response):
        environ["werkzeug.socket"].shutdown(socket.SHUT_RDWR)
        start_response("200 OK", [("Content-Length", "6")])
        return [b"response"]

    listener = Listener("127.0.0.1", 0, application)
    listener.start()
    try:
        with socket.create_connection(("127.0.0.1", listener.port)) as connection:
            connection.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert connection.recv(1) == b""
    finally:
        listener.stop()
        listener.server_close()

    assert "Traceback" not in capfd.readouterr().err


def test_pages_are_whole_while_32_threads_write(teacher):
    def write(number):
        return teacher.import_score(title=f"Score {number}")["id"]

    def walk(_):
        return [score["id"] for score in teacher.ok("listCollectionScores", collection="allScores", limit="100")]

    with ThreadPoolExecutor(32) as threads:
        written = threads.map(write, range(48))
        seen = list(threads.map(walk, range(48)))

    created = set(written)
    assert all(len(page) == len(set(page)) and set(page) <= created for page in seen)
    assert set(walk(None)) == created


def test_a_long_list_is_put_in_order_once_and_again_after_a_change(sandbox, teacher, monkeypatch):
    for number in range(5):
        teacher.import_score(title=f"Score {number}")
    ordered = []
    order = paging.order
    monkeypatch.setattr(paging, "order", lambda *args, **options: ordered.append(1) or order(*args, **options))

    def page():
        return [score["title"] for score in teacher.ok("listCollectionScores", collection="allScores", sort="title")]

    assert page() == page() == [f"Score {number}" for number in range(5)]
    assert len(ordered) == 1
    teacher.import_score(title="A new one")
    assert page()[0] == "A new one"
    assert len(ordered) == 2


def test_the_port_for_files_can_be_in_use_too(capsys):
    with Sandbox() as sandbox:
        port = sandbox.url.rsplit(":", 1)[1].split("/")[0]
        threads = threading.active_count()

        assert main(["--storage-port", port]) == 1
        assert f"cannot listen on 127.0.0.1 port {port}" in capsys.readouterr().err
        assert threading.active_count() == threads


def serving(*options, **variables):
    return subprocess.Popen(
        [sys.executable, "-m", "flat_api.sandbox", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **variables},
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM")
def test_a_script_reads_url_and_token_from_json_and_ends_the_server_by_sigterm(pool, contract):
    with serving("--json", FLAT_SANDBOX_TOKEN="the-token-of-a-script") as process:
        try:
            printed = json.loads(process.stdout.readline())
            user = Api(pool, printed["url"], contract, "the-token-of-a-script").ok("getAuthenticatedUser")
            health = pool.request("GET", printed["health"])
            process.send_signal(signal.SIGTERM)
            rest, errors = process.communicate(timeout=60)
        finally:
            process.kill()

    assert (printed["token"], printed["state"]) == ("the-token-of-a-script", None)
    assert user["username"] == "nora.lindqvist"
    assert health.status == 200
    assert (process.returncode, rest, errors) == (0, "", "")


def test_the_health_endpoint_needs_no_token_and_is_no_request(sandbox, pool):
    sandbox.fault("*", Status(503), times=None)
    url = sandbox.url.replace("/v2", "/health")

    response = pool.request("GET", url)

    assert (response.status, response.json()["status"]) == (200, "ok")
    assert pool.request("POST", url).status == 405
    assert sandbox.requests == []


def test_a_token_can_be_chosen_and_a_bad_one_is_not_shown(sandbox, sign_in):
    assert sandbox.token("student", value="student-of-the-tests") == "student-of-the-tests"
    assert sign_in("student", value="student-of-the-tests").ok("getAuthenticatedUser")["username"] == "tom.abara"

    with pytest.raises(ValueError, match="'value' must be 16 or more characters") as error:
        sandbox.token(value="two words of a secret")
    assert "secret" not in str(error.value)


def test_a_bad_token_in_the_environment_is_one_line(monkeypatch, capsys):
    monkeypatch.setenv("FLAT_SANDBOX_TOKEN", "short")

    assert main([]) == 2

    assert capsys.readouterr().err == (
        "python -m flat_api.sandbox: FLAT_SANDBOX_TOKEN must be 16 or more characters of A-Z, a-z, 0-9 and -._~+/ "
        "(RFC 6750)\n"
    )


@pytest.mark.parametrize("options", [["--prot", "1"], ["--port", "x"], ["extra"]])
def test_a_bad_option_is_one_line(options, capsys):
    with pytest.raises(SystemExit) as end:
        main(options)

    assert end.value.code == 2
    assert re.fullmatch(r"python -m flat_api\.sandbox: .*; --help lists the options\n", capsys.readouterr().err)
