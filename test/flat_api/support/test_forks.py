"""Renewal of locks and connections in a forked process."""

from __future__ import annotations

import gc
import os
import pickle
import subprocess
import sys
import weakref

import pytest
from support.forks import succeeds

from flat_api.api.score_api import ScoreApi
from flat_api.api_client import ApiClient
from flat_api.support.forks import renew_after_fork
from flat_api.transport.requests_session import RequestsTransport

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork"),
    pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning"),
]


class Holder:
    """Something that a child must not share."""

    def __init__(self) -> None:
        self.process = os.getpid()
        renew_after_fork(self.renew)

    def renew(self) -> None:
        self.process = os.getpid()


def test_what_a_child_must_not_share_is_renewed_in_the_child_only():
    holder = Holder()
    parent = os.getpid()

    assert succeeds(lambda: holder.process == os.getpid() != parent)
    assert holder.process == parent


def test_a_grandchild_renews_again():
    holder = Holder()

    assert succeeds(lambda: succeeds(lambda: holder.process == os.getpid()))


def test_an_object_that_is_gone_is_not_kept_for_a_fork():
    holder = Holder()
    alive = weakref.ref(holder)

    del holder
    gc.collect()

    assert alive() is None
    assert succeeds(lambda: True)


TRANSPORTS = pytest.mark.parametrize("transport", [None, RequestsTransport], ids=["urllib3", "requests"])


@TRANSPORTS
def test_a_child_uses_no_connection_of_its_parent(flat_server, configure, transport):
    flat_server.on("GET", "/scores/s1").answer(json={"id": "s1"})

    with ApiClient(configure(), transport=transport and transport()) as client:
        scores = ScoreApi(client)
        scores.get_score("s1")
        assert succeeds(lambda: scores.get_score("s1").id == "s1")
        scores.get_score("s1")

    parent, child, again = [request.peer for request in flat_server.requests]
    assert parent == again
    assert parent != child


# In an interpreter of its own: without Python's hooks, a fork beside another thread may leave Python's own lock taken.
UNNOTICED = """
import ctypes, os, sys
import flat_api

configuration = flat_api.Configuration(sys.argv[1], access_token="t0ken", proxy="", retries=False)
transport = flat_api.RequestsTransport() if sys.argv[2:] else None
with flat_api.ApiClient(configuration, transport=transport) as client:
    scores = flat_api.ScoreApi(client)
    scores.get_score("s1")
    child = ctypes.PyDLL(None).fork()
    if child == 0:
        try:
            os._exit(0 if scores.get_score("s1").id == "s1" else 1)
        finally:
            os._exit(2)
    assert os.waitpid(child, 0)[1] == 0
    scores.get_score("s1")
"""


@TRANSPORTS
def test_a_child_that_was_forked_without_the_hooks_of_python_uses_no_connection_of_its_parent(flat_server, transport):
    """As under uWSGI."""
    flat_server.on("GET", "/scores/s1").answer(json={"id": "s1"})
    arguments = ["requests"] if transport else []

    subprocess.run([sys.executable, "-c", UNNOTICED, flat_server.url, *arguments], check=True, timeout=200)

    parent, child, again = [request.peer for request in flat_server.requests]
    assert parent == again
    assert parent != child


def test_a_transport_that_was_pickled_notices_forks_as_well(flat_server, configure):
    flat_server.on("GET", "/scores/s1").answer(json={"id": "s1"})
    transport = pickle.loads(pickle.dumps(RequestsTransport()))

    with ApiClient(configure(), transport=transport) as client, transport.session:
        scores = ScoreApi(client)
        scores.get_score("s1")
        assert succeeds(lambda: scores.get_score("s1").id == "s1")

    assert len({request.peer for request in flat_server.requests}) == 2


UNCLOSED = """
import sys
import flat_api
configuration = flat_api.Configuration(access_token="t0ken", host=sys.argv[1])
client = flat_api.ApiClient(configuration)
print(flat_api.ScoreApi(client).get_score("s1").title)
# Python empties the modules before it frees what `sys` holds.
sys.client = client
"""


def test_a_program_that_ends_with_an_open_client_prints_no_traceback(flat_server):
    flat_server.on("GET", "/scores/s1").answer(json={"id": "s1", "title": "Ode"})

    program = [sys.executable, "-c", UNCLOSED, flat_server.url]
    ended = subprocess.run(program, capture_output=True, text=True)

    assert (ended.stdout, ended.stderr, ended.returncode) == ("Ode\n", "", 0)
