"""Repeats of failed calls, as queues and retry libraries make them."""

from __future__ import annotations

import datetime
import inspect
import pickle

import pytest
from support.loopback import FlatServer

import flat_api
from flat_api import exceptions
from flat_api.api.class_api import ClassApi
from flat_api.api.omr_api import OMRApi
from flat_api.api.score_api import ScoreApi
from flat_api.api_client import ApiClient

NOW = 1_800_000_000
SCORE = {"data": "x", "title": "y"}
LIMITED = {"code": "API_RATE_LIMIT_EXCEEDED", "message": "Too many calls"}
LIMIT = {"X-RateLimit-Limit": "100", "X-RateLimit-Remaining": "0", "X-RateLimit-Reset": str(NOW + 3000)}

TRANSIENT = {
    flat_api.RateLimitException,
    flat_api.ServiceException,
    flat_api.ApiConnectionError,
    flat_api.ApiTimeoutError,
}


def made(kind):
    """Return an error of a class, as a test of a program makes it."""
    if issubclass(kind, flat_api.ApiException):
        return kind(503 if kind is flat_api.ServiceException else 400, "It failed")
    if kind is flat_api.ModelValidationError:
        return kind.__new__(kind)
    return kind("It failed")


@pytest.mark.parametrize(
    "kind",
    sorted(
        {kind for _, kind in inspect.getmembers(exceptions, inspect.isclass) if issubclass(kind, Exception)},
        key=lambda kind: kind.__name__,
    ),
)
def test_each_class_of_exception_is_transient_or_not(kind):
    assert flat_api.is_transient(made(kind)) is (kind in TRANSIENT)


@pytest.mark.parametrize("error", [ValueError("no"), OSError("reset"), TimeoutError(), KeyboardInterrupt()])
def test_an_error_of_another_package_is_not_transient(error):
    assert flat_api.is_transient(error) is False
    assert flat_api.retry_after(error) is None


@pytest.fixture
def failed(flat_server, configure):
    """Call something once, and return its error as another process gets it."""

    def call(method, **options):
        settings = {"policy": {"now": lambda: float(NOW)}, "rate_limit": "raise"}
        with ApiClient(configure(**settings)) as client:
            calls = {
                "GET": lambda: ScoreApi(client).get_score("s1", **options),
                "PUT": lambda: ScoreApi(client).edit_score("s1", {"title": "x"}, **options),
                "DELETE": lambda: ScoreApi(client).delete_score("s1", **options),
                "POST": lambda: ScoreApi(client).create_score(SCORE, **options),
                "POST with a key": lambda: OMRApi(client).create_omr_job({"output": "library"}, **options),
            }
            with pytest.raises(flat_api.ApiException) as caught:
                calls[method]()
        return pickle.loads(pickle.dumps(caught.value))

    return call


def fail_all(flat_server, fail):
    for method, path in [("GET", "/scores/s1"), ("PUT", "/scores/s1"), ("DELETE", "/scores/s1")]:
        fail(flat_server.on(method, path))
    fail(flat_server.on("POST", "/scores"))
    fail(flat_server.on("POST", "/omr/jobs"))


DONE_PERHAPS = {
    "no response": lambda script: script.drop_connection_after_request(),
    "reset": lambda script: script.reset_connection(),
    "cut off": lambda script: script.truncate(b"{}"),
    "500": lambda script: script.answer(500),
    "502": lambda script: script.answer(502),
    "503": lambda script: script.answer(503, headers={"Retry-After": "60"}),
    "523": lambda script: script.answer(523),
}


@pytest.mark.parametrize("failure", list(DONE_PERHAPS))
@pytest.mark.parametrize(
    ("method", "transient"),
    [("GET", True), ("PUT", True), ("DELETE", True), ("POST with a key", True), ("POST", False)],
)
def test_a_call_that_may_have_been_carried_out_is_made_again_only_where_that_does_no_harm(
    flat_server, failed, method, transient, failure
):
    fail_all(flat_server, DONE_PERHAPS[failure])

    assert flat_api.is_transient(failed(method, _retries=False)) is transient


@pytest.mark.parametrize("method", ["GET", "POST", "POST with a key"])
def test_a_call_that_did_not_reach_the_server_is_made_again(flat_server, failed, method):
    flat_server.close()

    assert flat_api.is_transient(failed(method)) is True


@pytest.mark.parametrize("status", [403, 429])
@pytest.mark.parametrize("method", ["GET", "PUT", "POST"])
def test_a_call_that_the_rate_limit_refused_is_made_again_after_the_reset(flat_server, failed, method, status):
    fail_all(flat_server, lambda script: script.answer(status, json=LIMITED, headers=LIMIT))
    error = failed(method)

    assert flat_api.is_transient(error) is True
    assert flat_api.retry_after(error, now=lambda: NOW) == 3001
    assert flat_api.retry_after(error, now=lambda: NOW + 9000) == 0


@pytest.mark.parametrize("status", [400, 401, 402, 403, 404, 409, 422, 501, 505])
def test_a_refusal_that_stays_is_not_transient(flat_server, failed, status):
    fail_all(flat_server, lambda script: script.answer(status, headers={"Retry-After": "60"}))
    error = failed("GET")

    assert flat_api.is_transient(error) is False
    assert flat_api.retry_after(error) is None


@pytest.mark.parametrize("text", ["60", "Fri, 15 Jan 2027 08:01:00 GMT"])
def test_the_time_that_the_server_names_is_the_time_to_come_back(flat_server, failed, text):
    fail_all(flat_server, lambda script: script.answer(503, headers={"Retry-After": text}))

    assert flat_api.retry_after(failed("GET", _retries=False), now=lambda: NOW) == 61
    assert flat_api.retry_after(failed("POST"), now=lambda: NOW) is None


def test_a_server_that_names_no_time_leaves_it_to_the_caller(flat_server, failed):
    fail_all(flat_server, lambda script: script.answer(502))

    assert flat_api.retry_after(failed("GET", _retries=False)) is None


def test_retry_after_counts_from_the_present_time():
    error = flat_api.RateLimitException(429)
    error.reset_at = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=1000)

    assert 900 < flat_api.retry_after(error) <= 1001


@pytest.mark.parametrize("status", [503, 429])
def test_a_post_is_not_made_again_for_a_failure_after_its_redirect(flat_server, failed, status):
    flat_server.on("POST", "/scores").redirect("/next", 303)
    flat_server.on("GET", "/next").answer(status, headers=LIMIT)

    assert flat_api.is_transient(failed("POST", _retries=False)) is False


@pytest.mark.parametrize(("method", "transient"), [("GET", True), ("POST", False)])
def test_a_body_that_breaks_while_the_caller_reads_it(flat_server, client, method, transient):
    flat_server.on(method, "/it").truncate(b"{}")

    with client.call_api(method, "/it") as response, pytest.raises(flat_api.ApiConnectionError) as caught:
        b"".join(response.stream())

    assert flat_api.is_transient(caught.value) is transient


def test_a_response_that_cannot_be_decoded_is_not_transient(flat_server, failed):
    fail_all(flat_server, lambda script: script.answer(200, b"<html>"))

    assert flat_api.is_transient(failed("GET")) is False


def test_a_call_whose_token_could_not_be_refreshed_is_made_again(flat_server, configure):
    closed = FlatServer()
    closed.close()
    oauth = flat_api.OAuth2("id", "secret", "https://app.example/callback", configuration=configure(host=closed.url))
    oauth.token_endpoint = closed.url + "/oauth/access_token"
    tokens = flat_api.Tokens("old", "refresh", expires_at=0.0)

    configuration = configure(access_token=flat_api.RefreshingTokens(tokens, oauth))
    with ApiClient(configuration) as client, pytest.raises(flat_api.ApiConnectionError) as caught:
        ScoreApi(client).create_score(SCORE)

    assert flat_api.is_transient(caught.value) is True


# A deletion that was done before


@pytest.mark.parametrize("failure", ["no response", "reset", "502", "503"])
def test_a_deletion_whose_repeat_finds_nothing_was_a_success(flat_server, client, failure):
    DONE_PERHAPS[failure](flat_server.on("DELETE", "/scores/s1")).answer(
        404, json={"code": "NOT_FOUND", "message": "No"}, headers={"X-Trace": "t1"}
    )

    response = ScoreApi(client).delete_score_with_http_info("s1")

    assert (response.status_code, response.data, response.headers.get("X-Trace")) == (204, None, "t1")
    assert len(flat_server.requests) == 2


def test_a_deletion_that_is_left_unread_is_a_success_as_well(flat_server, client):
    flat_server.on("DELETE", "/scores/s1").drop_connection_after_request().answer(404, b"{}")

    with ScoreApi(client).delete_score_without_preload_content("s1") as response:
        assert (response.status, response.read()) == (204, b"")


def test_a_deletion_that_finds_nothing_at_first_is_an_error(flat_server, client):
    flat_server.on("DELETE", "/scores/s1").answer(404)

    with pytest.raises(flat_api.NotFoundException):
        ScoreApi(client).delete_score("s1")


def test_a_deletion_that_never_reached_the_server_before_is_an_error(flat_server, configure):
    limit = {**LIMIT, "X-RateLimit-Reset": str(NOW + 5)}
    flat_server.on("DELETE", "/scores/s1").answer(429, headers=limit).answer(404)

    configuration = configure(policy={"now": lambda: float(NOW)})
    with ApiClient(configuration) as client, pytest.raises(flat_api.NotFoundException):
        ScoreApi(client).delete_score("s1")


def test_a_deletion_that_returns_what_was_deleted_cannot_return_it_twice(flat_server, client):
    path = "/classes/c1/assignments/a1/submissions/s1"
    flat_server.on("DELETE", path).drop_connection_after_request().answer(404)

    with pytest.raises(flat_api.NotFoundException):
        ClassApi(client).delete_submission("c1", "a1", "s1")


def test_another_method_that_finds_nothing_after_a_failure_is_an_error(flat_server, client):
    flat_server.on("GET", "/scores/s1").answer(503).answer(404)

    with pytest.raises(flat_api.NotFoundException):
        ScoreApi(client).get_score("s1")
