"""Tokens, and the provider that keeps calls authorized."""

from __future__ import annotations

import copy
import json
import multiprocessing
import os
import pickle
import threading
import time

import pytest
from support.authorization import EXCHANGED, NOW, answer_tokens, make_oauth
from support.loopback import wait_until

import flat_api
from flat_api.api.score_api import ScoreApi
from flat_api.api_client import ApiClient
from flat_api.auth.oauth import Tokens, token_provider
from flat_api.exceptions import (
    ApiTimeoutError,
    ApiTypeError,
    ApiValueError,
    OAuthException,
    ServiceException,
    UnauthorizedException,
)

SCORE = {"id": "s1"}


# Tokens


def test_tokens_are_read_from_a_response():
    tokens = Tokens.from_response(EXCHANGED)

    assert (tokens.access_token, tokens.refresh_token, tokens.expires_at) == (
        "tok-access-0001",
        None,
        1492542537 + 86400,
    )
    assert tokens.scopes == ("account.public_profile", "scores")
    assert tokens.user == "541a137946fd04d57cb2e3c0"
    assert tokens.expired


def test_tokens_without_a_lifetime_do_not_expire():
    assert not Tokens.from_response({"access_token": "a"}).expired
    assert not Tokens("a").expired


def test_tokens_that_were_issued_now_have_not_expired():
    assert not Tokens.from_response({"access_token": "a", "expires_in": "3600"}).expired


def test_tokens_show_nothing_and_can_be_stored():
    tokens = Tokens("acc3ss", "r3fresh", NOW, ["scores"], "me")

    assert "acc3ss" not in repr(tokens)
    assert "r3fresh" not in repr(tokens)
    assert Tokens(**json.loads(json.dumps(tokens.to_dict()))) == tokens
    assert pickle.loads(pickle.dumps(tokens)) == tokens == copy.deepcopy(tokens)
    assert hash(copy.copy(tokens)) == hash(tokens)
    assert tokens != Tokens("acc3ss")


@pytest.mark.parametrize("answer", [{}, {"access_token": 5}, {"access_token": "", "refresh_token": "r"}])
def test_a_response_without_an_access_token_makes_no_tokens(answer):
    with pytest.raises(ApiValueError, match="must hold an access_token"):
        Tokens.from_response(answer)


def test_an_access_token_must_be_text():
    with pytest.raises(ApiTypeError, match="access_token must be a non-empty text, got an int"):
        Tokens(5)


# The provider


@pytest.fixture
def provider(oauth):
    return oauth.provider(Tokens("old", "r1", NOW + 3600))


@pytest.fixture
def server(flat_server):
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)
    answer_tokens(flat_server, access_token="new")
    return flat_server


def fetch(configure, provider):
    with ApiClient(configure(access_token=provider)) as client:
        return ScoreApi(client).get_score("s1")


def sent_tokens(server):
    return [request.headers["authorization"] for request in server.requests if request.path == "/scores/s1"]


def refreshes(server):
    return sum(request.path == "/oauth/access_token" for request in server.requests)


def test_a_good_token_is_used_as_it_is(configure, server, provider):
    fetch(configure, provider)

    assert (sent_tokens(server), refreshes(server)) == (["Bearer old"], 0)


@pytest.mark.parametrize("passed", [3541, 3600, 9999])
def test_a_token_is_refreshed_before_it_expires_and_handed_on(configure, server, oauth, clock, passed):
    stored = []
    provider = oauth.provider(Tokens("old", "r1", NOW + 3600), on_token=stored.append)
    clock.time += passed

    fetch(configure, provider)
    fetch(configure, provider)

    assert sent_tokens(server) == ["Bearer new"] * 2
    assert stored == [provider.tokens]
    assert (provider.tokens.access_token, provider.tokens.refresh_token) == ("new", "r1")
    assert provider.tokens.expires_at == clock.time + 86400


def test_fifty_threads_make_one_refresh(configure, server, oauth, clock):
    stored, results = [], []
    provider = oauth.provider(Tokens("old", "r1", NOW - 1), on_token=stored.append)
    start = threading.Barrier(50)

    with ApiClient(configure(access_token=provider)) as client:

        def call():
            start.wait()
            results.append(ScoreApi(client).get_score("s1").id)

        threads = [threading.Thread(target=call) for _ in range(50)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert results == ["s1"] * 50
    assert (refreshes(server), len(stored)) == (1, 1)
    assert set(sent_tokens(server)) == {"Bearer new"}


def test_fifty_threads_whose_token_is_refused_make_one_refresh(configure, flat_server, oauth):
    answer_tokens(flat_server, access_token="new")

    def judge(handler):
        good = handler.headers["Authorization"] == "Bearer new"
        body = b'{"id": "s1"}' if good else b""
        handler.reply(200 if good else 401, {"Content-Length": str(len(body))}, body)

    flat_server.on("GET", "/scores/s1").do(judge)
    provider = oauth.provider(Tokens("old", "r1", NOW + 3600))
    results = []
    with ApiClient(configure(access_token=provider)) as client:
        threads = [
            threading.Thread(target=lambda: results.append(ScoreApi(client).get_score("s1").id)) for _ in range(50)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert results == ["s1"] * 50
    assert refreshes(flat_server) == 1


@pytest.mark.parametrize("status", ["expired", "refused"])
def test_a_call_does_not_wait_for_a_refresh_beyond_its_timeout(configure, flat_server, oauth, monotonic, status):
    flat_server.on("GET", "/scores/s1").answer(401, json={}).answer(json=SCORE)
    body = json.dumps({**EXCHANGED, "access_token": "new"}).encode()
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)
    timed_out = threading.Event()

    def respond_late(handler):
        timed_out.wait(60)
        handler.raw(answer)

    flat_server.on("POST", "/oauth/access_token").do(respond_late)
    tokens = Tokens("old", "refresh", NOW - 1 if status == "expired" else None)
    provider = oauth.provider(tokens)
    with ApiClient(configure(access_token=provider, retries=False)) as client:
        with pytest.raises(ApiTimeoutError, match="timed out while refreshing the access token") as caught:
            ScoreApi(client).get_score("s1", _request_timeout=0.2)
        timed_out.set()

        assert caught.value.operation == "get_score"
        assert wait_until(lambda: provider.tokens.access_token != "old")
        assert wait_until(lambda: all("refreshes" not in thread.name for thread in threading.enumerate()))


def test_a_401_leads_to_one_refresh_and_no_more(configure, server, provider):
    server.on("GET", "/me").answer(401)

    with ApiClient(configure(access_token=provider)) as client, pytest.raises(UnauthorizedException):
        flat_api.AccountApi(client).get_authenticated_user()

    assert [request.path for request in server.requests] == ["/me", "/oauth/access_token", "/me"]
    assert server.requests[2].headers["authorization"] == "Bearer new"


@pytest.mark.parametrize("tokens", [Tokens("old"), Tokens("old", None, NOW - 1)])
def test_without_a_refresh_token_the_401_is_raised(configure, flat_server, oauth, tokens):
    flat_server.on("GET", "/scores/s1").answer(401)

    with pytest.raises(UnauthorizedException):
        fetch(configure, oauth.provider(tokens))

    assert sent_tokens(flat_server) == ["Bearer old"]


def test_without_oauth_the_tokens_are_used_as_long_as_they_last(configure, server):
    fetch(configure, token_provider(Tokens("old", "r1", 1.0)))

    assert (sent_tokens(server), refreshes(server)) == (["Bearer old"], 0)


def test_a_refresh_that_fails_fails_the_call_and_every_waiting_one(configure, flat_server, oauth):
    arrived = threading.Semaphore(0)

    def refuse(handler):
        arrived.acquire(timeout=60)
        handler.reply(400, {"Content-Length": "26"}, b'{"error": "invalid_grant"}')

    flat_server.on("POST", "/oauth/access_token").do(refuse)
    provider = oauth.provider(Tokens("old", "r1", NOW - 1))
    errors = []

    def ask():
        try:
            provider()
        except OAuthException as error:
            errors.append(error)

    threads = [threading.Thread(target=ask) for _ in range(10)]
    for thread in threads:
        thread.start()
    for _ in range(10):
        arrived.release()
    for thread in threads:
        thread.join()

    assert [error.code for error in errors] == ["invalid_grant"] * 10
    assert len(set(map(id, errors))) == 10
    with pytest.raises(OAuthException, match="invalid_grant"):
        fetch(configure, provider)


def test_while_the_old_token_is_good_a_refresh_that_fails_does_no_harm(configure, server, clock, oauth):
    provider = oauth.provider(Tokens("old", "r1", NOW + 3600))
    oauth.token_endpoint = server.url + "/oauth/down"
    server.on("POST", "/oauth/down").answer(503)
    clock.time += 3550

    fetch(configure, provider)
    fetch(configure, provider)

    assert sent_tokens(server) == ["Bearer old"] * 2
    assert sum(request.path == "/oauth/down" for request in server.requests) == 1

    clock.time += 55
    with pytest.raises(ServiceException):
        fetch(configure, provider)


def test_on_token_may_make_calls_with_the_new_token(configure, server, oauth):
    seen = []
    provider = oauth.provider(
        Tokens("old", "r1", NOW - 1), on_token=lambda tokens: seen.append(fetch(configure, provider))
    )

    fetch(configure, provider)

    assert [score.id for score in seen] == ["s1"]
    assert refreshes(server) == 1


def test_what_on_token_raises_comes_out_and_the_tokens_are_kept(configure, server, oauth):
    def store(tokens):
        raise RuntimeError("the disk is full")

    provider = oauth.provider(Tokens("old", "r1", NOW - 1), on_token=store)

    with pytest.raises(RuntimeError, match="the disk is full"):
        fetch(configure, provider)
    fetch(configure, provider)

    assert refreshes(server) == 1


def test_an_interrupted_refresh_is_taken_over_by_a_waiting_thread(oauth):
    class Interrupted:
        calls = 0
        entered = threading.Event()
        proceed = threading.Event()

        def now(self):
            return NOW

        def refresh(self, tokens):
            self.calls += 1
            if self.calls == 1:
                self.entered.set()
                self.proceed.wait(60)
                raise KeyboardInterrupt
            return Tokens("new", "r1", NOW + 3600)

    helper = Interrupted()
    provider = token_provider(Tokens("old", "r1", NOW - 1), helper)
    results = []

    def interrupted():
        with pytest.raises(KeyboardInterrupt):
            provider()

    first = threading.Thread(target=interrupted)
    first.start()
    helper.entered.wait(60)
    second = threading.Thread(target=lambda: results.append(provider()))
    second.start()
    time.sleep(0.01)
    helper.proceed.set()
    first.join()
    second.join()

    assert results == ["new"]


def test_copies_of_a_configuration_share_the_provider_and_pickles_take_it_along(configure, server, clock):
    oauth = make_oauth(server, configure(retries=False), time.time)
    provider = oauth.provider(Tokens("old", "r1", 1.0), on_token=print)
    configuration = configure(access_token=provider, retries=False)

    assert copy.deepcopy(configuration).access_token is provider
    other = pickle.loads(pickle.dumps(configuration))
    with ApiClient(other) as client:
        ScoreApi(client).get_score("s1")

    assert sent_tokens(server) == ["Bearer new"]
    assert provider.tokens.access_token == "old"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_child_process_refreshes_although_a_thread_of_the_parent_was_at_it(oauth, server):
    entered, proceed = threading.Event(), threading.Event()
    real = oauth.refresh
    parent = os.getpid()

    def slow(tokens):
        if os.getpid() == parent:
            entered.set()
            proceed.wait(60)
        return real(tokens)

    oauth.refresh = slow
    provider = oauth.provider(Tokens("old", "r1", NOW - 1))
    thread = threading.Thread(target=provider)
    thread.start()
    entered.wait(60)
    context = multiprocessing.get_context("fork")
    queue = context.SimpleQueue()

    child = context.Process(target=lambda: queue.put(provider()))
    child.start()
    child.join(60)
    proceed.set()
    thread.join()

    assert child.exitcode == 0
    assert queue.get() == "new"


def test_the_client_takes_tokens_and_refreshes_them(flat_server, configure, server, oauth):
    stored = []

    with flat_api.FlatClient(
        tokens=Tokens("old", "r1", NOW - 1), oauth=oauth, on_token_refresh=stored.append, base_url=server.url
    ) as client:
        client.score.get_score("s1")

    assert sent_tokens(server) == ["Bearer new"]
    assert [tokens.access_token for tokens in stored] == ["new"]
