"""One client in many threads, in forked processes and in spawned ones."""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import threading
import warnings

import pytest
from support.forks import forked
from support.loopback import wait_until

import flat_api
from flat_api.api.score_api import ScoreApi
from flat_api.api_client import ApiClient
from flat_api.client import FlatClient
from flat_api.configuration import Configuration
from flat_api.exceptions import ClientClosedError, NotFoundException
from flat_api.policies.retry import RetryPolicy

SCORE = {"id": "s1", "title": "Ode"}


def title_of(api, score):
    """Run in a spawned process: return the title of a score, and what comes of one that does not exist."""
    with api.api_client:
        title = api.get_score(score).title
        try:
            api.get_score("missing")
        except NotFoundException as error:
            return title, error
    raise AssertionError("there is no such score")


def test_64_threads_keep_no_more_connections_than_configured(flat_server, configure):
    gate = threading.Barrier(64)
    script = flat_server.on("GET", "/scores/s1")
    # No answer comes before all 64 have asked, so that there must be 64 connections for a moment.
    script.do(lambda handler: (gate.wait(60), handler.reply(200, {"Content-Length": "12"}, b'{"id": "s1"}')))
    titles = []

    with ApiClient(configure(connection_pool_maxsize=8)) as client:
        api = ScoreApi(client)
        threads = [threading.Thread(target=lambda: titles.append(api.get_score("s1").id)) for _ in range(64)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert titles == ["s1"] * 64
        assert flat_server.connections == 64
        assert wait_until(lambda: flat_server.open_connections <= 8)

    assert wait_until(lambda: flat_server.open_connections == 0)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_forked_workers_do_not_write_into_the_connections_of_their_parent(flat_server, configure):
    """As under gunicorn and Celery, which make a client and then fork."""
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)
    with ApiClient(configure()) as client:
        api = ScoreApi(client)
        api.get_score("s1")

        workers = [forked(lambda: api.get_score("s1").title == "Ode" and client.close() is None) for _ in range(4)]
        assert [os.waitpid(worker, 0)[1] for worker in workers] == [0] * 4
        api.get_score("s1")

    ports = [request.peer[1] for request in flat_server.requests]
    assert ports[0] == ports[5]
    assert len(set(ports)) == 5


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_forked_child_calls_although_a_thread_of_its_parent_held_the_lock(flat_server, client):
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)
    api = ScoreApi(client)
    api.get_score("s1")

    with client._lock:
        child = forked(lambda: api.get_score("s1").title == "Ode")
        assert os.waitpid(child, 0)[1] == 0
    api.get_score("s1")

    ports = [request.peer[1] for request in flat_server.requests]
    assert ports[0] == ports[2] != ports[1]


def test_a_client_pickles_into_a_process_that_was_spawned(flat_server):
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)
    flat_server.on("GET", "/scores/missing").answer(404, json={"code": "NOT_FOUND", "message": "No such score"})
    configuration = Configuration(flat_server.url, access_token="t0ken", retries=RetryPolicy(attempts=2), proxy="")

    with ApiClient(configuration) as client, multiprocessing.get_context("spawn").Pool(1) as pool:
        title, error = pool.apply_async(title_of, (ScoreApi(client), "s1")).get(60)

    assert title == "Ode"
    assert (type(error), error.status, error.code) == (NotFoundException, 404, "NOT_FOUND")
    assert {request.headers["authorization"] for request in flat_server.requests} == {"Bearer t0ken"}


def test_a_pickled_client_carries_its_token_so_that_a_worker_can_use_it(flat_server, configure):
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)
    configuration = configure(retries=False)
    with ApiClient(configuration, "X-Mine", "1") as client:
        pickled = pickle.dumps(ScoreApi(client))

    api = pickle.loads(pickled)
    with api.api_client:
        api.get_score("s1")

    [request] = flat_server.requests
    assert (request.headers["authorization"], request.headers["x-mine"]) == ("Bearer t0ken", "1")


@pytest.mark.parametrize("kind", [ApiClient, FlatClient])
def test_an_api_object_pickles_with_its_client(flat_server, configure, kind):
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)

    with kind(configuration=configure(retries=False)) as client:
        other = pickle.loads(pickle.dumps(ScoreApi(client)))
        with other.api_client:
            assert other.get_score("s1").title == "Ode"
            assert type(other.api_client) is kind


@pytest.mark.parametrize("call", ["get_score", "get_score_with_http_info", "get_score_without_preload_content"])
def test_a_closed_client_is_a_clear_error_in_every_form_of_a_call(flat_server, configure, call):
    with ApiClient(configure()) as client:
        api = ScoreApi(client)

    with pytest.raises(ClientClosedError, match="the client is closed; make the calls inside of `with`"):
        getattr(api, call)("s1")
    with pytest.raises(ClientClosedError):
        client.call_api("GET", "/scores/s1")
    assert flat_server.requests == []


def test_a_client_that_is_closed_while_others_call_leaves_no_connection_open(flat_server, configure):
    arrived, go_on = threading.Event(), threading.Event()
    script = flat_server.on("GET", "/scores/s1")
    script.do(
        lambda handler: (
            arrived.set(),
            go_on.wait(60),
            handler.reply(200, {"Content-Length": "12"}, b'{"id": "s1"}'),
        )
    )
    titles = []
    client = ApiClient(configure())
    caller = threading.Thread(target=lambda: titles.append(ScoreApi(client).get_score("s1").id))
    caller.start()

    assert arrived.wait(60)
    client.close()
    go_on.set()
    caller.join()

    assert titles == ["s1"]
    assert wait_until(lambda: flat_server.open_connections == 0)


def test_a_forgotten_client_warns_once_however_many_connections_it_has(flat_server, configure):
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)
    clients = [ApiClient(configure())]
    for timeout in (None, 60, (60, 60)):
        for score in (flat_api.ScoreApi(clients[0]), ScoreApi(clients[0])):
            score.get_score("s1", _request_timeout=timeout)
    del score

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        clients.clear()
        gc.collect()

    assert [warning.category for warning in caught] == [ResourceWarning]
    assert "was not closed; use it with `with`" in str(caught[0].message)
    assert "t0ken" not in str(caught[0].message)
    assert wait_until(lambda: flat_server.open_connections == 0)
