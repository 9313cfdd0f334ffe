"""Particulars of a session of requests; test_every_transport.py has what it shares with the default transport."""

from __future__ import annotations

import gc
import gzip
import io
import os
import ssl
import threading
import warnings

import pytest
from support.certificates import CERTIFICATES
from support.loopback import FlatServer, wait_until
from urllib3.connection import HTTPConnection
from urllib3.connectionpool import HTTPConnectionPool

import flat_api
from flat_api.api.score_api import ScoreApi
from flat_api.api_client import ApiClient
from flat_api.exceptions import (
    ApiConnectionError,
    ApiTimeoutError,
    ApiTypeError,
    NotFoundException,
    ServiceException,
)
from flat_api.transport.deadline import current_progress
from flat_api.transport.requests_session import RequestsTransport

requests = pytest.importorskip("requests")
responses = pytest.importorskip("responses")

SCORE = {"id": "s1", "title": "Ode"}
EXPORT = "/scores/s1/revisions/last/mp3"


@pytest.fixture(autouse=True)
def no_proxies_in_the_environment(monkeypatch):
    for name in list(os.environ):
        if name.lower().endswith("_proxy") or name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
            monkeypatch.delenv(name)


@pytest.fixture
def session():
    with requests.Session() as session:
        yield session


@pytest.fixture
def over(configure, session):
    """Make Api objects over a session."""
    return lambda **settings: ScoreApi(ApiClient(configure(**settings), transport=RequestsTransport(session)))


def test_headers_cookies_and_auth_of_the_session_are_not_sent(flat_server, session, over):
    session.headers["X-Session"] = "s3cret"
    session.auth = ("me", "p4ss")
    session.params = {"x": "y"}
    session.cookies.set("sid", "1", domain="127.0.0.1")
    flat_server.on("GET", "/scores/s1").answer(json=SCORE, headers={"Set-Cookie": "user=1"})

    over().get_score("s1")
    over(access_token="").get_score("s1")

    assert [request.headers.get("authorization") for request in flat_server.requests] == ["Bearer t0ken", None]
    assert not {"x-session", "cookie"} & set(flat_server.requests[1].headers)
    assert flat_server.requests[0].query == []
    assert dict(session.cookies) == {"sid": "1"}


def test_retries_of_the_session_do_not_multiply_ours(flat_server, session, over, sleeps):
    import urllib3

    retries = urllib3.Retry(5, status_forcelist=[503], redirect=5)
    adapter = requests.adapters.HTTPAdapter(max_retries=retries)
    session.mount("http://", adapter)
    flat_server.on("GET", "/scores/s1").answer(503)
    flat_server.on("POST", "/scores").drop_connection_after_request()

    with pytest.raises(ServiceException):
        over().get_score("s1")
    with pytest.raises(ApiConnectionError):
        over().create_score({"title": "x", "data": "y"})

    assert len(flat_server.requests) == 3 + 1
    assert adapter.max_retries is retries


def test_the_sessions_limit_on_redirects_is_not_asked(flat_server, session, over):
    session.max_redirects = 0
    flat_server.on("GET", "/scores/s1").redirect("/scores/s2")
    flat_server.on("GET", "/scores/s2").answer(json=SCORE)

    assert over().get_score("s1").title == "Ode"


def test_hooks_of_the_session_see_each_answer(flat_server, session, over):
    seen = []
    session.hooks["response"].append(lambda response, **options: seen.append((response.status_code, response.text)))
    session.hooks["response"].append(lambda response, **options: response.raise_for_status())
    flat_server.on("GET", "/scores/s1").answer(503).answer(
        body=gzip.compress(b'{"id": "s1"}'), headers={"Content-Encoding": "gzip"}
    )

    assert over().get_score("s1").id == "s1"
    assert seen == [(503, ""), (200, '{"id": "s1"}')]


def test_the_session_decides_whom_to_trust(session, over):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(str(CERTIFICATES / "server.pem"))
    server = FlatServer(context)
    server.on("GET", "/scores/s1").answer(json=SCORE)
    session.verify = str(CERTIFICATES / "authority.pem")

    assert over(host=server.url).get_score("s1").title == "Ode"
    server.close()


# The session belongs to somebody else

EARLY_HINTS = b"HTTP/1.1 103 Early Hints\r\n\r\n"
ANSWER = b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 11\r\n\r\n{"id":"s1"}'


def hints(handler):
    """Send what only a connection of ours takes for what it is, and keep the connection."""
    handler.wfile.write(EARLY_HINTS + ANSWER)


def test_the_owner_of_the_session_finds_it_as_it_was(flat_server, session, over):
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)
    flat_server.on("GET", "/hints").raw(EARLY_HINTS)
    adapter = session.get_adapter("http://")
    before = dict(vars(adapter), max_retries=adapter.max_retries)
    session.get(flat_server.url + "/scores/s1")
    [key] = adapter.poolmanager.pools.keys()
    pool = adapter.poolmanager.pools[key]
    kept = dict(vars(pool))

    over().get_score("s1", sharing_key="k", _request_timeout=60)

    assert (current_progress().deadline, current_progress().target) == (None, None)
    assert vars(adapter) == before
    assert vars(pool) == dict(kept, num_requests=2)
    assert {type(connection) for connection in pool.pool.queue if connection} == {pool.ConnectionCls}
    # Its own requests go over the same connection, and like any of requests: it knows no hint but 100.
    assert session.get(flat_server.url + "/hints").status_code == 103
    assert flat_server.connections == 1


def test_a_connection_that_the_owner_opened_keeps_our_promises(flat_server, session, over, monotonic):
    flat_server.on("GET", "/scores/s1").answer(json=SCORE).do(hints).drip(ANSWER * 100, 1)
    session.get(flat_server.url + "/scores/s1")

    assert over().get_score("s1").id == "s1"
    with pytest.raises(ApiTimeoutError):
        over().get_score("s1", _request_timeout=20)

    assert flat_server.connections == 1


def test_the_owner_and_the_client_use_the_session_at_once(flat_server, session, over):
    flat_server.on("GET", "/scores/s1").do(hints)
    flat_server.on("GET", "/me").answer(json={"id": "me"})
    api, ids, own = over(), [], []

    def work():
        for number in range(20):
            ids.append(api.get_score("s1", _request_timeout=None if number % 2 else 120).id)
            own.append(session.get(flat_server.url + "/me").json()["id"])

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (ids, own) == (["s1"] * 80, ["me"] * 80)


def test_an_adapter_of_an_own_class_is_used_with_all_that_it_does(session, over):
    class Adapter(requests.adapters.HTTPAdapter):
        calls, ended = 0, False

        def init_poolmanager(self, *args, **options):
            context = ssl.create_default_context(cafile=str(CERTIFICATES / "authority.pem"))
            super().init_poolmanager(*args, ssl_context=context, **options)

        def send(self, request, **options):
            self.calls += 1
            request.headers["X-Mine"] = "1"
            return super().send(request, **options)

        def __del__(self):
            Adapter.ended = True

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(str(CERTIFICATES / "server.pem"))
    server = FlatServer(context)
    server.on("GET", "/scores/s1").do(hints)
    adapter = Adapter()
    session.mount("https://", adapter)
    # requests 2.32.0 to 2.32.2 look at the session's authorities first.
    session.verify = str(CERTIFICATES / "authority.pem")

    for _ in range(2):
        assert over(host=f"https://localhost:{server.port}").get_score("s1").id == "s1"

    server.close()
    gc.collect()
    assert (adapter.calls, Adapter.ended, server.connections) == (2, False, 1)
    assert server.requests[0].headers["x-mine"] == "1"


def test_an_adapter_with_an_own_way_to_a_pool_keeps_our_promises(flat_server, session, over):
    class Adapter(requests.adapters.HTTPAdapter):
        def get_connection(self, url, proxies=None):
            return self.poolmanager.connection_from_url(flat_server.url)

        def get_connection_with_tls_context(self, request, verify, proxies=None, cert=None):
            return self.get_connection(request.url, proxies)

    session.mount("http://", Adapter())
    flat_server.on("GET", "/scores/s1").do(hints)

    assert over(host="http://flat.test").get_score("s1").id == "s1"


def test_waiting_for_a_pool_that_blocks_is_part_of_the_call(flat_server, session, over):
    session.mount("http://", requests.adapters.HTTPAdapter(pool_maxsize=1, pool_block=True))
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)
    flat_server.on("GET", EXPORT).answer(body=b"ID3")
    api = over()

    stream = api.get_score_revision_data_without_preload_content("s1", "last", "mp3")

    with stream, pytest.raises(ApiTimeoutError) as caught:
        api.get_score("s1", _request_timeout=0.1)

    assert not caught.value.sent
    assert [api.get_score("s1", _request_timeout=60).id for _ in range(2)] == ["s1", "s1"]


@pytest.mark.parametrize("url", ["http://127.0.0.1:9", "{}/nothing"])
def test_a_hook_that_fails_does_not_make_a_post_one_that_was_not_sent(flat_server, session, over, url):
    url = url.format(flat_server.url)

    def report(response, **options):
        requests.get(url).raise_for_status()

    session.hooks["response"].append(report)
    flat_server.on("POST", "/scores").answer(json=SCORE)

    with pytest.raises(ApiConnectionError) as caught:
        over().create_score({"title": "x", "data": "y"})

    assert caught.value.sent
    assert [request.path for request in flat_server.requests].count("/scores") == 1
    assert wait_until(lambda: flat_server.open_connections == 0)


def test_a_connection_with_a_way_of_its_own_to_send_is_left_alone(flat_server, session, over):
    recorded = []

    class Recorder(HTTPConnection):
        def send(self, data):
            recorded.append(data)
            super().send(data)

    class Adapter(requests.adapters.HTTPAdapter):
        def init_poolmanager(self, *args, **options):
            super().init_poolmanager(*args, **options)
            self.poolmanager.pool_classes_by_scheme = {"http": type("Pool", (HTTPConnectionPool,), {})}
            self.poolmanager.pool_classes_by_scheme["http"].ConnectionCls = Recorder

    session.mount("http://", Adapter())
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)
    flat_server.on("POST", "/scores").drop_connection_after_request()

    assert over().get_score("s1", sharing_key="k", _request_timeout=60).title == "Ode"
    with pytest.raises(ApiConnectionError) as caught:
        over().create_score({"title": "x", "data": "y"})
    with pytest.raises(ApiConnectionError, match="connecting") as refused:
        over(host="http://127.0.0.1:9").create_score({"title": "x", "data": "y"})

    assert caught.value.sent
    assert len(flat_server.requests) == 2
    assert flat_server.requests[0].query == [("sharingKey", "k")]
    assert b"".join(recorded).startswith(b"GET /scores/s1?sharingKey=k")
    assert not refused.value.sent


def test_an_adapter_that_is_none_of_http_is_left_alone(session, over):
    class Memory(requests.adapters.BaseAdapter):
        def send(self, request, **options):
            if request.method == "POST":
                raise requests.ConnectionError("lost")
            response = requests.Response()
            response.status_code, response.request, response.url = 200, request, request.url
            response.raw = io.BytesIO(b'{"id": "s1"}')
            return response

        def close(self):
            pass

    session.mount("http://", Memory())

    assert over().get_score("s1", _request_timeout=60).id == "s1"
    with pytest.raises(ApiConnectionError, match="lost") as caught:
        over().create_score({"title": "x", "data": "y"})
    assert (caught.value.sent, caught.value.attempts) == (True, 1)


def test_a_given_session_stays_open_and_an_own_one_is_closed(flat_server, configure, session):
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)

    for _ in range(2):
        with ApiClient(configure(), transport=flat_api.RequestsTransport(session)) as client:
            ScoreApi(client).get_score("s1")
    assert flat_server.connections == 1

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with ApiClient(configure(), transport=flat_api.RequestsTransport()) as client:
            ScoreApi(client).get_score("s1")


def test_what_is_no_session_is_refused():
    with pytest.raises(ApiTypeError, match=r"RequestsTransport\(\) takes a requests.Session, got a str"):
        RequestsTransport("session")


def test_without_requests_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "requests", None)

    with pytest.raises(ImportError, match=r"pip install 'flat-api\[requests\]'"):
        RequestsTransport()


# Testing with `responses`


@responses.activate
def test_code_can_be_tested_with_responses(over):
    responses.get("https://api.flat.io/v2/scores/s1", json=SCORE, headers={"X-Flat": "Yes"})

    answer = over(host="https://api.flat.io/v2").get_score_with_http_info("s1", sharing_key="k")

    assert (answer.data.title, answer.headers["x-flat"]) == ("Ode", "Yes")
    [call] = responses.calls
    assert call.request.headers["Authorization"] == "Bearer t0ken"
    assert call.request.params == {"sharingKey": "k"}


@responses.activate
def test_failures_can_be_played_with_responses(over, sleeps):
    url = "https://api.flat.io/v2/scores/s1"
    responses.get(url, body=requests.ConnectionError("no route"))
    responses.get(url, status=503)
    responses.get(url, status=404, json={"code": "NOT_FOUND", "message": "No"})

    with pytest.raises(NotFoundException, match="Code: NOT_FOUND"):
        over(host="https://api.flat.io/v2").get_score("s1")

    assert len(responses.calls) == 3
    assert len(sleeps) == 2


@responses.activate
def test_bodies_binary_answers_and_redirects_can_be_played_with_responses(over):
    responses.post(
        "https://api.flat.io/v2/scores",
        json=SCORE,
        match=[responses.matchers.json_params_matcher({"title": "Ode", "data": "x"})],
    )
    responses.get("https://api.flat.io/v2" + EXPORT, status=302, headers={"Location": "https://storage.example/f?s=1"})
    responses.get("https://storage.example/f", body=b"ID3", content_type="audio/mp3")
    api = over(host="https://api.flat.io/v2")

    assert api.create_score(flat_api.ScoreCreation(title="Ode", data="x")).id == "s1"
    assert api.get_score_revision_data("s1", "last", "mp3", _request_timeout=60) == b"ID3"

    assert "Authorization" not in responses.calls[2].request.headers
