"""What is particular to a session of requests; what it shares with the own transport is in test_transports.py."""

from __future__ import annotations

import gzip
import os
import ssl
import warnings

import pytest
from certificates import CERTIFICATES
from loopback import FlatServer

import flat_api
from flat_api.api.score_api import ScoreApi
from flat_api.api_client import ApiClient
from flat_api.exceptions import (
    ApiConnectionError,
    ApiTypeError,
    NotFoundException,
    ServiceException,
)
from flat_api.requests_transport import RequestsTransport

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
    assert api.get_score_revision_data("s1", "last", "mp3", _request_timeout=5) == b"ID3"

    assert "Authorization" not in responses.calls[2].request.headers
