"""The OAuth flow: consent, code, refresh, revocation, and the provider that keeps calls authorized."""

from __future__ import annotations

import copy
import functools
import json
import multiprocessing
import os
import pickle
import threading
import time
from pathlib import Path
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest
from loopback import wait_until

import flat_api
from flat_api.api.class_api import ClassApi
from flat_api.api.score_api import CREATE_SCORE, ScoreApi
from flat_api.api.task_api import TaskApi
from flat_api.api.user_api import UserApi
from flat_api.api_client import ApiClient
from flat_api.exceptions import (
    ApiConnectionError,
    ApiTimeoutError,
    ApiTypeError,
    ApiValueError,
    ForbiddenException,
    OAuthException,
    ServiceException,
    UnauthorizedException,
)
from flat_api.oauth import OAuth2, Tokens, required_scopes, token_provider

PAYLOADS = Path(__file__).parent.parent / "payloads"
EXCHANGED = json.loads((PAYLOADS / "oauth_token__code_exchange.json").read_text(encoding="utf-8"))
NOW = 1_700_000_000.0
SCORE = {"id": "s1"}


class Clock:
    """A time that passes when it is told to."""

    def __init__(self):
        self.time = NOW

    def __call__(self):
        return self.time


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def oauth(flat_server, configure, clock):
    return make_oauth(flat_server, configure(), clock)


def make_oauth(server, configuration, now):
    return OAuth2(
        "app",
        "s3cret",
        "https://example.com/callback",
        configuration=configuration,
        authorization_endpoint=server.url + "/auth/oauth",
        token_endpoint=server.url + "/oauth/access_token",
        revocation_endpoint=server.url + "/oauth/invalidate_token",
        now=now,
    )


def form(request):
    assert request.headers["content-type"] == "application/x-www-form-urlencoded"
    return dict(parse_qsl(request.body.decode()))


def answer_tokens(server, **fields):
    return server.on("POST", "/oauth/access_token").answer(json={**EXCHANGED, **fields})


# Tokens


def test_tokens_are_read_from_an_answer():
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
def test_an_answer_without_an_access_token_makes_no_tokens(answer):
    with pytest.raises(ApiValueError, match="there is no access_token"):
        Tokens.from_response(answer)


def test_an_access_token_must_be_text():
    with pytest.raises(ApiTypeError, match="access_token must be a non-empty text, got a int"):
        Tokens(5)


# Consent


def test_the_consent_page_is_asked_for_what_the_operations_need(oauth, flat_server):
    consent = oauth.consent(required_scopes(ScoreApi.create_score, UserApi.get_user))

    assert consent.url.startswith(flat_server.url + "/auth/oauth?")
    assert parse_qs(urlsplit(consent.url).query) == {
        "response_type": ["code"],
        "client_id": ["app"],
        "redirect_uri": ["https://example.com/callback"],
        "scope": ["account.public_profile scores"],
        "state": [consent.state],
        "access_type": ["offline"],
    }


def test_each_consent_has_a_state_of_its_own(oauth):
    states = {oauth.consent("scores").state for _ in range(10)}

    assert len(states) == 10
    assert min(map(len, states)) >= 43  # 256 bits


def test_the_endpoints_are_flats():
    oauth = OAuth2("app", "s3cret", "https://example.com/callback")

    assert oauth.authorize_url(["scores"], "st", offline=False) == (
        "https://flat.io/auth/oauth?response_type=code&client_id=app"
        "&redirect_uri=https%3A%2F%2Fexample.com%2Fcallback&scope=scores&state=st&access_type=online"
    )
    assert oauth.token_endpoint == "https://api.flat.io/oauth/access_token"
    assert oauth.revocation_endpoint == "https://api.flat.io/oauth/invalidate_token"


def test_scopes_may_be_text_a_list_or_members(oauth):
    def scope(scopes):
        return dict(parse_qsl(urlsplit(oauth.authorize_url(scopes, "st")).query))["scope"]

    assert scope("scores account.email") == "scores account.email"
    assert scope([flat_api.AppScopes.SCORES, "omr", "scores"]) == "scores omr"


@pytest.mark.parametrize("scopes", ["", [], ["scores omr"], ['sc"ores']])
def test_what_is_no_scope_is_refused(oauth, scopes):
    with pytest.raises(ApiValueError, match="scope"):
        oauth.authorize_url(scopes, "st")


def test_methods_are_no_scopes(oauth):
    with pytest.raises(ApiTypeError, match=r"required_scopes\(\)"):
        oauth.consent([ScoreApi.create_score])


def test_the_helper_of_the_older_clients_is_the_same_class():
    assert flat_api.OAuth2Helper is flat_api.OAuth2 is OAuth2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("", "s3cret", "https://e.com"), "client_id must be a non-empty text"),
        (("app", "", "https://e.com"), "client_secret must be a non-empty text"),
        (("app", None, "https://e.com"), "client_secret must be a non-empty text, got a NoneType"),
        (("app", "s3cret", "/callback"), "redirect_uri must be a whole URL"),
        (("app", "s3cret", "https://e.com#x"), "redirect_uri must be a whole URL without a fragment"),
    ],
)
def test_arguments_that_cannot_work_are_refused(arguments, message):
    with pytest.raises((ApiTypeError, ApiValueError), match=message):
        OAuth2(*arguments)


@pytest.mark.parametrize("url", ["ftp://x/y", "https://me:pass@x/y", "https://x/y?z=1"])
def test_an_endpoint_must_be_a_web_address(url):
    with pytest.raises(ApiValueError, match="token_endpoint must be a URL such as"):
        OAuth2("app", "s3cret", "https://e.com", token_endpoint=url)


# Scopes of operations


@pytest.mark.parametrize(
    ("operations", "scopes"),
    [
        ([], ()),
        ([ScoreApi.get_score], ("scores.readonly",)),
        ([ScoreApi.get_score, ScoreApi.create_score], ("scores",)),
        ([ScoreApi.get_score_with_http_info], ("scores.readonly",)),
        ([ScoreApi.create_score_without_preload_content], ("scores",)),
        ([ScoreApi.get_score_comments], ("scores.readonly",)),
        ([ScoreApi.get_score, ScoreApi.post_score_comment], ("scores.readonly", "scores.social")),
        ([ClassApi.get_class], ("edu.classes.readonly",)),
        ([ScoreApi.create_score, TaskApi.get_task], ("scores", "tasks.readonly")),
        ([CREATE_SCORE], ("scores",)),
        ([functools.partial(ScoreApi.get_score, score="s1")], ("scores.readonly",)),
        ([UserApi.ger_user_likes], ("account.public_profile",)),
    ],
)
def test_the_scopes_of_operations_are_the_smallest_that_allow_them(operations, scopes):
    assert required_scopes(*operations) == scopes


def test_scopes_are_found_from_bound_methods_and_overridden_ones(client):
    class Mine(ScoreApi):
        def get_score(self, *args, **kwargs):
            return super().get_score(*args, **kwargs)

    assert required_scopes(ScoreApi(client).create_score) == ("scores",)
    assert required_scopes(Mine(client).get_score) == ("scores.readonly",)


@pytest.mark.parametrize("given", ["get_score", print, ScoreApi, None, ScoreApi.__init__])
def test_what_is_no_operation_has_no_scopes(given):
    with pytest.raises(ApiTypeError, match=r"required_scopes\(\) takes methods of the Api classes"):
        required_scopes(given)


def test_a_forbidden_call_names_the_scopes_that_would_do(flat_server, client):
    flat_server.on("POST", "/scores").answer(403, json={"code": "FORBIDDEN", "message": "no"})

    with pytest.raises(ForbiddenException) as caught:
        ScoreApi(client).create_score({"title": "x", "data": "y"})

    assert caught.value.scopes == CREATE_SCORE.scopes == ("scores",)


# The code


def test_a_code_is_exchanged_with_the_credentials_in_the_form(oauth, flat_server, clock):
    answer_tokens(flat_server, refresh_token="r1")

    tokens = oauth.exchange_code("c0de")

    assert form(flat_server.requests[0]) == {
        "grant_type": "authorization_code",
        "code": "c0de",
        "redirect_uri": "https://example.com/callback",
        "client_id": "app",
        "client_secret": "s3cret",
    }
    assert "authorization" not in flat_server.requests[0].headers
    assert (tokens.access_token, tokens.refresh_token, tokens.expires_at) == ("tok-access-0001", "r1", NOW + 86400)


@pytest.mark.parametrize("form_of", ["url", "mapping"])
def test_the_user_who_comes_back_with_the_state_has_tokens(oauth, flat_server, form_of):
    answer_tokens(flat_server)
    query = {"code": "c0de", "state": "st"}
    answer = "https://example.com/callback?code=c0de&state=st" if form_of == "url" else query

    tokens = oauth.finish(answer, "st")

    assert tokens.access_token == "tok-access-0001"
    assert form(flat_server.requests[0])["code"] == "c0de"


@pytest.mark.parametrize(
    ("query", "state"),
    [
        ("code=c&state=other", "st"),
        ("code=c", "st"),
        ("code=c&state=st", None),
        ("code=c&state=", ""),
        ("code=c&state=stt", "st"),
        ("code=c&state=%C3%A9", "st"),
        ("error=access_denied&state=other", "st"),
    ],
)
def test_another_state_is_refused_and_nothing_is_sent(oauth, flat_server, query, state):
    with pytest.raises(OAuthException) as caught:
        oauth.finish("https://example.com/callback?" + query, state)

    assert caught.value.code == "state_mismatch"
    assert flat_server.requests == []


def test_a_user_who_refuses_is_an_error_with_the_servers_words(oauth):
    with pytest.raises(OAuthException, match="Message: Not today\nCode: access_denied") as caught:
        oauth.finish({"error": "access_denied", "error_description": "Not today", "state": "st"}, "st")

    assert caught.value.operation == "OAuth2.finish"


@pytest.mark.parametrize("query", [{"state": "st"}, {"state": "st", "code": ""}])
def test_an_answer_without_a_code_is_refused(oauth, query):
    with pytest.raises(ApiTypeError, match=r"finish\(\): code must be a non-empty text"):
        oauth.finish(query, "st")


@pytest.mark.parametrize(
    ("body", "code", "message"),
    [
        ({"error": "invalid_grant", "error_description": "Too late"}, "invalid_grant", "Too late"),
        ({"error": "invalid_client"}, "invalid_client", None),
        ({"code": "OAUTH_ERROR", "message": "Bad s3cret"}, "OAUTH_ERROR", "Bad [redacted]"),
        (None, None, None),
    ],
)
@pytest.mark.parametrize("status", [400, 401, 403, 404])
def test_errors_of_both_shapes_are_oauth_errors(oauth, flat_server, body, code, message, status):
    flat_server.on("POST", "/oauth/access_token").answer(status, json=body)

    with pytest.raises(OAuthException) as caught:
        oauth.exchange_code("c0de")

    assert (caught.value.status, caught.value.code, caught.value.message) == (status, code, message)
    assert caught.value.operation == "OAuth2.exchange_code"
    assert len(flat_server.requests) == 1


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b"{}", b'{"access_token": 5, "refresh_token": "r3fresh"}'])
def test_an_answer_without_a_token_is_an_oauth_error(oauth, flat_server, body):
    flat_server.on("POST", "/oauth/access_token").answer(body=body)

    with pytest.raises(OAuthException, match="the answer holds no access token") as caught:
        oauth.exchange_code("c0de")

    assert "r3fresh" not in repr(vars(caught.value))


def test_an_error_that_is_answered_as_a_success_is_an_error(oauth, flat_server):
    flat_server.on("POST", "/oauth/access_token").answer(json={"error": "invalid_grant", "error_description": "Late"})

    with pytest.raises(OAuthException, match="Message: Late\nCode: invalid_grant"):
        oauth.exchange_code("c0de")


@pytest.mark.parametrize("fault", ["drop", "503", "truncate"])
def test_a_code_is_sent_once_whatever_happens(oauth, flat_server, fault):
    script = flat_server.on("POST", "/oauth/access_token")
    if fault == "drop":
        script.drop_connection_after_request()
    elif fault == "503":
        script.answer(503)
    else:
        script.truncate(b'{"access_token": "tok')

    with pytest.raises((ApiConnectionError, ServiceException)) as caught:
        oauth.exchange_code("c0de")

    assert len(flat_server.requests) == 1
    assert "tok" not in repr(vars(caught.value)).replace("token", "")


def test_a_code_is_sent_again_when_it_never_arrived(flat_server, configure, clock, sleeps):
    oauth = make_oauth(flat_server, configure(), clock)
    oauth.token_endpoint = "http://127.0.0.1:9/oauth/access_token"

    with pytest.raises(ApiConnectionError) as caught:
        oauth.exchange_code("c0de")

    assert caught.value.attempts == 3


def test_no_connection_stays_open_and_the_settings_are_the_configurations(flat_server, configure, clock):
    class Transport:
        def send(self, request, connect, read, deadline):
            sent.append((request.url, connect, read))
            raise ApiConnectionError(0, "no")

        def close(self):
            raise AssertionError

    sent = []
    oauth = OAuth2("app", "s3cret", "https://e.com", configuration=configure(timeout=(1, 2)), transport=Transport())

    with pytest.raises(ApiConnectionError):
        oauth.exchange_code("c0de")

    assert sent == [("https://api.flat.io/oauth/access_token", 1, 2)]


# Refresh and revocation


def test_a_refresh_keeps_the_old_refresh_token_if_none_comes_back(oauth, flat_server):
    answer_tokens(flat_server).answer(json={**EXCHANGED, "refresh_token": "r2"})

    first, second = oauth.refresh("r1"), oauth.refresh(Tokens("a", "r1"))

    assert (first.refresh_token, second.refresh_token) == ("r1", "r2")
    assert [form(request) for request in flat_server.requests] == [
        {"grant_type": "refresh_token", "refresh_token": "r1", "client_id": "app", "client_secret": "s3cret"}
    ] * 2


def test_without_a_refresh_token_nothing_is_sent(oauth, flat_server):
    with pytest.raises(ApiTypeError, match=r"refresh\(\): refresh_token must be a non-empty text, got a NoneType"):
        oauth.refresh(Tokens("a"))

    assert flat_server.requests == []


def test_both_tokens_are_revoked(oauth, flat_server):
    flat_server.on("POST", "/oauth/invalidate_token").answer(503).answer(200)

    oauth.revoke(Tokens("a1", "r1"))
    oauth.revoke("a2")

    tokens = [form(request)["token"] for request in flat_server.requests]
    assert tokens == ["r1", "r1", "a1", "a2"]
    assert form(flat_server.requests[0]) == {"token": "r1", "client_id": "app", "client_secret": "s3cret"}


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
def test_a_call_does_not_wait_for_a_refresh_beyond_its_time_out(configure, flat_server, oauth, status):
    flat_server.on("GET", "/scores/s1").answer(401, json={}).answer(json=SCORE)
    body = json.dumps({**EXCHANGED, "access_token": "new"}).encode()
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)
    flat_server.on("POST", "/oauth/access_token").drip(answer, 0.02, start=len(answer) - 30)
    tokens = Tokens("old", "refresh", NOW - 1 if status == "expired" else None)
    provider = oauth.provider(tokens)
    with ApiClient(configure(access_token=provider, retries=False)) as client:
        with pytest.raises(ApiTimeoutError, match="the access token was not refreshed within the time-out") as caught:
            ScoreApi(client).get_score("s1", _request_timeout=0.2)

        assert caught.value.operation == "get_score"
        assert wait_until(lambda: provider.tokens.access_token != "old")
        assert wait_until(lambda: all("refreshes" not in thread.name for thread in threading.enumerate()))


def test_a_401_is_answered_with_one_refresh_and_no_more(configure, server, provider):
    server.on("GET", "/me").answer(401)

    with ApiClient(configure(access_token=provider)) as client, pytest.raises(UnauthorizedException):
        flat_api.AccountApi(client).get_authenticated_user()

    assert [request.path for request in server.requests] == ["/me", "/oauth/access_token", "/me"]
    assert server.requests[2].headers["authorization"] == "Bearer new"


@pytest.mark.parametrize("tokens", [Tokens("old"), Tokens("old", None, NOW - 1)])
def test_without_a_refresh_token_the_401_is_the_answer(configure, flat_server, oauth, tokens):
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
        arrived.acquire(timeout=5)
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
                self.proceed.wait(5)
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
    helper.entered.wait(5)
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
            proceed.wait(10)
        return real(tokens)

    oauth.refresh = slow
    provider = oauth.provider(Tokens("old", "r1", NOW - 1))
    thread = threading.Thread(target=provider)
    thread.start()
    entered.wait(10)
    context = multiprocessing.get_context("fork")
    queue = context.SimpleQueue()

    child = context.Process(target=lambda: queue.put(provider()))
    child.start()
    child.join(20)
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
