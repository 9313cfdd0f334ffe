"""Redirects: requests after them, their failures, and secrets that stay behind."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from support.loopback import FlatServer

from flat_api.api.omr_api import OMRApi
from flat_api.api.score_api import ScoreApi
from flat_api.api_client import Api, ApiClient
from flat_api.calls.operation import Operation
from flat_api.exceptions import ApiConnectionError, ApiException, ForbiddenException

NOW = 1_800_000_000
LIMIT = {"X-RateLimit-Limit": "100", "X-RateLimit-Remaining": "0", "X-RateLimit-Reset": str(NOW + 5)}
LIMITED = {"code": "API_RATE_LIMIT_EXCEEDED", "message": "Too many calls"}

FAILURES = {
    "401": lambda script: script.answer(401, json={"code": "UNAUTHORIZED", "message": "No"}),
    "403": lambda script: script.answer(403, json={"code": "ACCESS_DENIED", "message": "No"}),
    "429": lambda script: script.answer(429, headers=LIMIT),
    "403 rate limit": lambda script: script.answer(403, headers=LIMIT, json=LIMITED),
    "500": lambda script: script.answer(500),
    "503": lambda script: script.answer(503),
    "no response": lambda script: script.drop_connection_after_request(),
    "reset": lambda script: script.reset_connection(),
    "short body": lambda script: script.truncate(b"{}"),
}
PASSING = {"503", "no response", "reset", "short body"}
LIMITS = {"429", "403 rate limit"}


class Renewing:
    """A token provider that has another token after each refusal."""

    def __init__(self):
        self.renewed = 0

    def __call__(self):
        return f"t0ken-{self.renewed}"

    def renew(self, refused):
        self.renewed += 1
        return True


@pytest.fixture
def storage():
    server = FlatServer()
    yield server
    server.close()


@pytest.fixture
def tokens():
    return Renewing()


@pytest.fixture
def call(configure, tokens):
    """Call a path with any method, by a client with a renewable token."""
    settings = {"access_token": tokens, "rate_limit_max_wait": 10, "policy": {"now": lambda: float(NOW)}}
    with ApiClient(configure(**settings)) as client:

        def send(method, path="/it", **more):
            responses = {"200": "Any", "204": "None"}
            operation = Operation("do_it", "doIt", method, path, responses=responses, **more)
            return Api(client)._call(operation, {}, {})

        yield send


def method_after(status, method, same):
    """Return the method of the request after a redirect, ``None`` where the redirect is refused."""
    if method == "GET" or status == 303:
        return "GET"
    return method if status in (307, 308) and same else None


def repeats(failure, method, same):
    """Return how often the request after a redirect is sent."""
    if failure == "401":
        return 2 if same else 1
    if failure in LIMITS:
        return 2
    return 3 if failure in PASSING and method != "POST" else 1


@pytest.mark.parametrize("same", [True, False], ids=["same host", "storage host"])
@pytest.mark.parametrize("failure", FAILURES)
@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE"])
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_failure_after_a_redirect_never_repeats_the_request_before_it(
    flat_server, storage, call, tokens, status, method, failure, same
):
    target = flat_server if same else storage
    flat_server.on(method, "/it").redirect(target.url + "/next", status)
    next_method = method_after(status, method, same)
    if next_method is not None:
        FAILURES[failure](target.on(next_method, "/next"))

    with pytest.raises(ApiException):
        call(method)

    sent = [(request.method, request.path) for request in flat_server.requests + storage.requests]
    assert sent.count((method, "/it")) == 1
    assert len(sent) == 1 + (0 if next_method is None else repeats(failure, next_method, same))
    assert tokens.renewed == (1 if failure == "401" and same and next_method else 0)


@pytest.mark.parametrize("failure", sorted(PASSING | LIMITS))
def test_the_result_of_a_post_is_read_after_a_passing_failure(flat_server, storage, call, failure):
    flat_server.on("POST", "/it").redirect(storage.url + "/next?signature=abc", 303)
    FAILURES[failure](storage.on("GET", "/next")).answer(json={"done": True})

    assert call("POST") == {"done": True}
    assert [request.method for request in flat_server.requests] == ["POST"]
    assert [request.target for request in storage.requests] == ["/next?signature=abc"] * 2


def test_a_token_that_is_refused_after_a_303_is_renewed_for_the_next_request_only(flat_server, call):
    flat_server.on("POST", "/it").redirect("/next", 303)
    FAILURES["401"](flat_server.on("GET", "/next")).answer(json={"done": True})

    assert call("POST") == {"done": True}
    sent = [(request.method, request.headers["authorization"]) for request in flat_server.requests]
    assert sent == [("POST", "Bearer t0ken-0"), ("GET", "Bearer t0ken-0"), ("GET", "Bearer t0ken-1")]


def test_a_connection_that_fails_after_a_redirect_says_that_the_request_was_sent(flat_server, call):
    closed = FlatServer()
    closed.close()
    flat_server.on("POST", "/it").redirect(closed.url + "/next", 303)

    with pytest.raises(ApiConnectionError) as caught:
        call("POST")

    assert caught.value.sent
    assert len(flat_server.requests) == 1


def test_at_most_five_redirects_are_followed_in_all_attempts_together(flat_server, call):
    flat_server.on("GET", "/it").redirect("/a")
    flat_server.on("GET", "/a").answer(503).redirect("/b")
    for path, following in ("/b", "/c"), ("/c", "/d"), ("/d", "/e"), ("/e", "/f"):
        flat_server.on("GET", path).redirect(following)

    with pytest.raises(ApiException, match="more than 5 in a row"):
        call("GET")

    assert [request.path for request in flat_server.requests] == ["/it", "/a", "/a", "/b", "/c", "/d", "/e"]


def test_a_refusal_of_a_storage_names_no_scopes_of_the_api(flat_server, storage, call):
    flat_server.on("GET", "/it").redirect(storage.url + "/next")
    FAILURES["403"](storage.on("GET", "/next"))

    with pytest.raises(ForbiddenException) as caught:
        call("GET", scopes=("scores",))

    assert caught.value.scopes == ()


@pytest.mark.parametrize("way", ["redirect", "call_api"])
def test_the_rate_limit_of_another_host_is_not_that_of_the_api(flat_server, storage, client, way):
    storage.on("GET", "/next").answer(json={}, headers={**LIMIT, "X-RateLimit-Limit": "7"})
    flat_server.on("GET", "/it").answer(302, headers={"Location": storage.url + "/next", **LIMIT})

    client.call_api("GET", "/it" if way == "redirect" else storage.url + "/next", response_type="Any")

    assert (client.rate_limit and client.rate_limit.limit) == (100 if way == "redirect" else None)


def test_an_idempotency_key_does_not_repeat_a_post_that_was_redirected(flat_server, client):
    flat_server.on("POST", "/omr").redirect("/omr/j1", 303)
    flat_server.on("GET", "/omr/j1").answer(503)

    with pytest.raises(ApiException):
        OMRApi(client).create_omr_job({"collection": "root"})

    assert [request.method for request in flat_server.requests].count("POST") == 1


# Credentials, bodies and signatures


def test_credentials_follow_a_redirect_to_the_same_origin(flat_server, configure):
    flat_server.on("GET", "/scores/s1").redirect("s2", 307)
    flat_server.on("GET", "/scores/s2").answer(json={"id": "s1"})

    with ApiClient(configure(access_token="t0ken")) as client:
        ScoreApi(client).get_score("s1")

    assert flat_server.requests[1].headers["authorization"] == "Bearer t0ken"


def test_a_redirect_with_a_short_body_keeps_its_connection(flat_server, client):
    flat_server.on("GET", "/scores/s1").answer(302, b"gone", headers={"Location": "/scores/s2"})
    flat_server.on("GET", "/scores/s2").answer(json={"id": "s1"})

    ScoreApi(client).get_score("s1")

    assert (len(flat_server.requests), flat_server.connections) == (2, 1)


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_post_is_not_sent_to_another_origin(flat_server, storage, client, status):
    flat_server.on("POST", "/scores").redirect(storage.url + "/scores", status)

    with pytest.raises(ApiException, match="a POST is not repeated elsewhere") as caught:
        ScoreApi(client).create_score({"data": "x", "title": "y"})

    assert caught.value.status == status
    assert storage.requests == []


def test_see_other_after_a_post_is_fetched_without_the_body(flat_server, client):
    flat_server.on("POST", "/scores").redirect("/scores/s1", 303)
    flat_server.on("GET", "/scores/s1").answer(json={"id": "s1"})

    ScoreApi(client).create_score({"data": "x", "title": "y"})

    assert flat_server.requests[1].body == b""
    assert "content-type" not in flat_server.requests[1].headers


SIGNED = "/file?X-Amz-Date=20270115T080000Z&X-Amz-Credential=AKIA%2Feu-west-1&X-Amz-Signature=" + "5f" * 32
AZURE = "/file?sv=2027-01-15&sig=" + "c2lnbmF0dXJl" * 4 + "%3D"


def shown(error):
    return f"{error} {error.body} {error.raw_body} {dict(error.headers)}"


@pytest.mark.parametrize("status", [403, 200])
@pytest.mark.parametrize("target", [SIGNED, AZURE], ids=["S3", "Azure"])
def test_a_storage_that_says_what_it_was_asked_does_not_show_the_signature(
    flat_server, storage, client, target, status
):
    flat_server.on("GET", "/scores/s1").redirect(storage.url + target)
    told = f"no: {target} or {unquote(target)} at 20270115T080000Z".encode()
    storage.on("GET", "/file").answer(status, told, headers={"X-Asked": target}, content_type="text/plain")

    with pytest.raises(ApiException) as caught:
        ScoreApi(client).get_score("s1")

    assert storage.requests[0].target == target
    assert not any(secret in shown(caught.value) for secret in ("5f5f", "c2lnbmF0dXJl", "AKIA"))
    assert "at 20270115T080000Z" in caught.value.body


@pytest.mark.parametrize("method", ["get", "create"])
def test_where_a_redirect_leads_that_is_not_followed_is_shown_without_its_signature(flat_server, client, method):
    flat_server.on("POST", "/scores").redirect("http://storage.test" + SIGNED)
    flat_server.on("GET", "/scores/s1").redirect("ftp://storage.test" + SIGNED)
    api = ScoreApi(client)

    with pytest.raises(ApiException, match="redirect is not followed") as caught:
        api.get_score("s1") if method == "get" else api.create_score({"data": "x", "title": "y"})

    assert caught.value.headers["Location"].endswith("://storage.test/...")
    assert "5f5f" not in shown(caught.value)
