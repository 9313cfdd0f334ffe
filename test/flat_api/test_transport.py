"""Time, processes and threads, over real sockets."""

from __future__ import annotations

import copy
import gc
import multiprocessing
import os
import pickle
import socket
import threading
import time
import warnings

import pytest
from certificates import CERTIFICATES
from loopback import wait_until

from flat_api.api.omr_api import OMRApi
from flat_api.api.score_api import ScoreApi
from flat_api.api_client import ApiClient
from flat_api.configuration import Configuration
from flat_api.exceptions import ApiConnectionError, ApiTimeoutError

AUTHORITY = str(CERTIFICATES / "authority.pem")
SCORE = {"id": "s1", "title": "Ode"}


@pytest.fixture(autouse=True)
def no_proxies_in_the_environment(monkeypatch):
    for name in list(os.environ):
        if name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)


# Time


def test_an_answer_that_does_not_come_is_a_timeout(flat_server, client):
    flat_server.on("GET", "/scores/s1").delay(30)

    with pytest.raises(ApiTimeoutError, match=r"get_score\(\): \(0\) the time ran out while waiting for the answer"):
        ScoreApi(client).get_score("s1", _request_timeout=(1, 0.05), _retries=False)


@pytest.mark.parametrize("start", ["status line", "body"])
def test_a_server_that_drips_cannot_hold_a_call_past_its_deadline(flat_server, client, start):
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n"
    flat_server.on("GET", "/scores/s1").drip(head + b" " * 1000, 0.02, len(head) if start == "body" else 0)
    began = time.monotonic()

    with pytest.raises(ApiTimeoutError):
        ScoreApi(client).get_score("s1", _request_timeout=0.2)

    assert time.monotonic() - began < 10  # it would take 20 seconds
    assert len(flat_server.requests) == 1


@pytest.mark.parametrize("timeout", [0.4, (0.4, 30)])
def test_a_host_with_many_silent_addresses_is_limited_by_the_time_to_connect(configure, monkeypatch, timeout):
    waited = []

    def connect(address, wait, *args, **kwargs):
        waited.append(address[0])
        time.sleep(wait)
        raise socket.timeout("timed out")

    places = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (f"127.0.0.{last}", 1)) for last in range(2, 8)]
    monkeypatch.setattr("flat_api.connections.socket.getaddrinfo", lambda *args: places)
    monkeypatch.setattr("urllib3.util.connection.create_connection", connect)
    start = time.monotonic()

    with ApiClient(configure(host="http://flat.test", retries=False)) as client, pytest.raises(ApiTimeoutError):
        ScoreApi(client).get_score("s1", _request_timeout=timeout)

    assert waited == [place[4][0] for place in places]
    assert time.monotonic() - start < 2


def test_a_deadline_leaves_no_time_for_waits_that_do_not_fit(flat_server, client, sleeps):
    flat_server.on("GET", "/scores/s1").answer(503, headers={"Retry-After": "30"})

    with pytest.raises(Exception, match="503"):
        ScoreApi(client).get_score("s1", _request_timeout=10)

    assert (len(flat_server.requests), sleeps) == (1, [])


@pytest.mark.parametrize("status", [b"102 Processing", b"103 Early Hints"])
@pytest.mark.parametrize("times", [1, 3])
def test_what_comes_ahead_of_an_answer_is_not_the_answer(flat_server, client, status, times):
    ahead = b"HTTP/1.1 " + status + b"\r\nLink: </style.css>\r\n\r\n"
    flat_server.on("GET", "/scores/s1").raw(
        ahead * times + b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 11\r\n\r\n{"id":"s1"}'
    )

    assert ScoreApi(client).get_score("s1").id == "s1"


def test_a_server_cannot_send_without_end_ahead_of_an_answer(flat_server, client):
    flat_server.on("GET", "/scores/s1").raw(b"HTTP/1.1 103 Early Hints\r\n\r\n" * 1000)

    with pytest.raises(ApiConnectionError, match="ahead of the final one"):
        ScoreApi(client).get_score("s1", _retries=False)


def test_a_connection_that_had_a_deadline_is_good_for_calls_without(flat_server, client):
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)

    for timeout in (5, None, (1, 2), 5, None):
        ScoreApi(client).get_score("s1", _request_timeout=timeout)

    assert flat_server.connections == 1


def test_a_long_poll_may_be_silent_for_as_long_as_it_was_asked_to(flat_server, configure):
    script = flat_server.on("GET", "/omr/jobs/j1")
    script.do(lambda handler: (time.sleep(0.3), handler.reply(200, {"Content-Length": "12"}, b'{"id": "j1"}')))

    with ApiClient(configure(timeout=(1, 0.1), retries=False)) as client:
        assert OMRApi(client).get_omr_job("j1", wait=1).id == "j1"
        with pytest.raises(ApiTimeoutError):
            OMRApi(client).get_omr_job("j1")


def test_a_slow_upload_is_limited_by_silence_and_not_by_the_time_to_connect(configure):
    size = 2_000_000
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65536)
    listener.bind(("127.0.0.1", 0))
    listener.listen(1)

    def read_slowly():
        connection, _ = listener.accept()
        seen = 0
        while seen < size:
            seen += len(connection.recv(65536))
            time.sleep(0.01)
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n" + b'{"id": "s1"}')
        connection.close()

    thread = threading.Thread(target=read_slowly, daemon=True)
    thread.start()
    host = f"http://127.0.0.1:{listener.getsockname()[1]}"
    buffer = [(socket.SOL_SOCKET, socket.SO_SNDBUF, 65536)]
    with ApiClient(configure(host=host, timeout=(0.1, 5), socket_options=buffer)) as client:
        ScoreApi(client).create_score({"data": "x" * size, "title": "y"})
    thread.join()
    listener.close()


# Processes, threads, life


def test_many_threads_share_a_client_and_keep_no_more_connections_than_configured(flat_server, configure):
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)
    results = []

    with ApiClient(configure(connection_pool_maxsize=8)) as client:
        api = ScoreApi(client)
        threads = [
            threading.Thread(target=lambda: results.extend(api.get_score("s1").id for _ in range(10))) for _ in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert results == ["s1"] * 80
    assert flat_server.connections <= 8


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_child_process_opens_its_own_connections(flat_server, client):
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)
    api = ScoreApi(client)
    api.get_score("s1")
    context = multiprocessing.get_context("fork")
    queue = context.SimpleQueue()
    client._lock.acquire()  # as if another thread held it at the moment of the fork

    child = context.Process(target=lambda: queue.put(api.get_score("s1").title))
    child.start()
    child.join(20)
    client._lock.release()
    assert queue.get() == "Ode"
    api.get_score("s1")

    ports = [request.peer[1] for request in flat_server.requests]
    assert ports[0] == ports[2] != ports[1]


def test_leaving_the_client_closes_its_sockets(flat_server, configure):
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with ApiClient(configure()) as client:
            ScoreApi(client).get_score("s1")
        del client
        gc.collect()

    assert wait_until(lambda: flat_server.open_connections == 0)


def test_a_client_that_is_forgotten_warns_once_and_closes(flat_server, configure):
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)
    clients = [ApiClient(configure())]
    ScoreApi(clients[0]).get_score("s1")

    with pytest.warns(ResourceWarning, match="was not closed; use it with `with`") as caught:
        clients.clear()

    assert len(caught) == 1
    assert wait_until(lambda: flat_server.open_connections == 0)


def test_an_unused_client_may_be_forgotten(configure):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        client = ApiClient(configure())
        del client
        gc.collect()


def test_clients_can_be_copied(flat_server, configure):
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)
    with ApiClient(configure(retries=False), "X-Mine", "1") as client:
        ScoreApi(client).get_score("s1")
        for other in (copy.copy(client), copy.deepcopy(client), pickle.loads(pickle.dumps(client))):
            with other:
                assert other.default_headers == {"X-Mine": "1"}
                assert ScoreApi(other).get_score("s1").id == "s1"

    assert flat_server.connections == 4


def test_the_transport_can_be_another_one(flat_server, configure):
    from flat_api.rest import RESTClientObject

    class Counting(RESTClientObject):
        calls = 0

        def send(self, request, connect, read, deadline=None):
            self.calls += 1
            return super().send(request, connect, read, deadline)

    flat_server.on("GET", "/scores/s1").answer(503).answer(json=SCORE)
    transport = Counting(Configuration())

    with ApiClient(configure(), transport=transport) as client:
        ScoreApi(client).get_score("s1")

    assert transport.calls == 2
