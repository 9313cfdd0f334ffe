"""Processes, threads, and the life of a client, over real sockets."""

from __future__ import annotations

import copy
import gc
import multiprocessing
import os
import pickle
import subprocess
import sys
import warnings

import pytest
from support.certificates import CERTIFICATES
from support.loopback import wait_until

from flat_api.api.score_api import ScoreApi
from flat_api.api_client import ApiClient
from flat_api.configuration import Configuration

AUTHORITY = str(CERTIFICATES / "authority.pem")
SCORE = {"id": "s1", "title": "Ode"}


@pytest.fixture(autouse=True)
def no_proxies_in_the_environment(monkeypatch):
    for name in list(os.environ):
        if name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)


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
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        client = ApiClient(configure())
        del client
        gc.collect()

    assert caught == []


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
    from flat_api.transport.urllib3_pool import RESTClientObject

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


GREEN = """
import socket

class Green:
    own = socket.socket

    def __init__(self, *arguments, **options):
        self.real = self.own(*arguments, **options)

    def __getattr__(self, name):
        return getattr(self.real, name)

socket.socket = Green

import flat_api

configuration = flat_api.Configuration(host={url!r}, access_token="t0ken", proxy="")
with flat_api.ApiClient(configuration) as client:
    for _ in range(2):
        print(flat_api.ScoreApi(client).get_score("s1", _request_timeout=5).title)
"""


def test_sockets_that_stand_for_pythons_own_will_do(flat_server):
    """As those of eventlet, which some workers of Celery use."""
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)

    program = [sys.executable, "-c", GREEN.format(url=flat_server.url)]
    output = subprocess.run(program, check=True, stdout=subprocess.PIPE).stdout

    assert output.split() == [b"Ode", b"Ode"]
