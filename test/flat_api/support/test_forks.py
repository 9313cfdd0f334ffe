"""Renewal of locks and connections in a forked process."""

from __future__ import annotations

import ctypes
import gc
import os
import pickle
import signal
import weakref

import pytest

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


def fork_unnoticed() -> int:
    """Fork as uWSGI does, without the hooks that Python has for it."""
    return ctypes.PyDLL(None).fork()


def succeeds(work, fork=os.fork) -> bool:
    """Return whether ``work`` returns something true in a child."""
    child = fork()
    if child == 0:
        signal.alarm(60)
        try:
            os._exit(0 if work() else 1)
        finally:
            os._exit(2)
    return os.waitpid(child, 0)[1] == 0


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


@pytest.mark.parametrize("fork", [os.fork, fork_unnoticed])
@pytest.mark.parametrize("transport", [None, RequestsTransport])
def test_a_child_uses_no_connection_of_its_parent_however_it_was_forked(flat_server, configure, fork, transport):
    flat_server.on("GET", "/scores/s1").answer(json={"id": "s1"})

    with ApiClient(configure(), transport=transport and transport()) as client:
        scores = ScoreApi(client)
        scores.get_score("s1")
        assert succeeds(lambda: scores.get_score("s1").id == "s1", fork)
        scores.get_score("s1")

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
