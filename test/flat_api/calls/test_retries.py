"""Retries: requests that are sent again, the waits, and requests that are never repeated."""

from __future__ import annotations

import contextlib
import threading

import pytest

from flat_api.api.omr_api import OMRApi
from flat_api.api.score_api import ScoreApi
from flat_api.api_client import ApiClient
from flat_api.exceptions import (
    ApiConnectionError,
    ApiTypeError,
    ApiValueError,
    ServiceException,
)
from flat_api.policies.retry import Backoff, RetryBudget, RetryPolicy, retry_after_seconds

SCORE = {"id": "s1", "title": "Ode"}
NOW = 1_800_000_000


@pytest.fixture
def limited(configure):
    """A configuration for a client whose clock stands still."""

    def make(**settings):
        return configure(policy={"now": lambda: float(NOW), **settings.pop("policy", {})}, **settings)

    return make


@pytest.mark.parametrize("status", [502, 503, 504])
def test_a_get_is_repeated_after_a_passing_failure_of_the_server(flat_server, client, sleeps, status):
    flat_server.on("GET", "/scores/s1").answer(status).answer(status).answer(json=SCORE)

    assert ScoreApi(client).get_score("s1").title == "Ode"
    assert len(flat_server.requests) == 3
    assert sleeps == [0.5, 1.0]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 422, 500, 501])
def test_other_statuses_are_final(flat_server, client, status):
    flat_server.on("GET", "/scores/s1").answer(status)

    with pytest.raises(Exception, match=str(status)):
        ScoreApi(client).get_score("s1")

    assert len(flat_server.requests) == 1


def test_a_call_is_given_up_after_three_attempts(flat_server, client):
    flat_server.on("GET", "/scores/s1").answer(503)

    with pytest.raises(ServiceException):
        ScoreApi(client).get_score("s1")

    assert len(flat_server.requests) == 3


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_safe_methods_are_repeated_when_the_connection_drops(flat_server, client, method):
    flat_server.on(method, "/scores/s1").drop_connection_after_request().truncate(b"{}").answer(json=SCORE)
    api = ScoreApi(client)

    {"GET": api.get_score, "PUT": lambda score: api.edit_score(score, {"title": "x"}), "DELETE": api.delete_score}[
        method
    ]("s1")

    assert len(flat_server.requests) == 3


@pytest.mark.parametrize("fail", ["drop_connection_after_request", "reset_connection"])
def test_a_post_is_not_sent_twice_when_the_connection_drops_after_the_request(flat_server, client, fail):
    getattr(flat_server.on("POST", "/scores"), fail)()

    with pytest.raises(ApiConnectionError) as caught:
        ScoreApi(client).create_score({"data": "x", "title": "y"})

    assert len(flat_server.requests) == 1
    assert caught.value.sent


@pytest.mark.parametrize("status", [502, 503, 504])
def test_a_post_is_not_sent_twice_after_a_failure_of_the_server(flat_server, client, status):
    flat_server.on("POST", "/scores").answer(status, headers={"Retry-After": "1"})

    with pytest.raises(ServiceException):
        ScoreApi(client).create_score({"data": "x", "title": "y"})

    assert len(flat_server.requests) == 1


def test_a_post_that_never_left_is_repeated(flat_server, configure, sleeps):
    flat_server.close()

    with ApiClient(configure()) as client, pytest.raises(ApiConnectionError) as caught:
        ScoreApi(client).create_score({"data": "x", "title": "y"})

    assert (caught.value.attempts, caught.value.sent, len(sleeps)) == (3, False, 2)


def test_a_post_with_an_idempotency_key_is_repeated_with_the_same_key(flat_server, client):
    flat_server.on("POST", "/omr/jobs").drop_connection_after_request().answer(201, json={"id": "j1"})

    OMRApi(client).create_omr_job({"output": "library"})

    first, second = flat_server.requests
    assert first.json == second.json
    assert len(first.json["idempotencyKey"]) == 32
    assert first.json["output"] == "library"


@pytest.mark.parametrize(
    ("body", "times"), [(b'{"output": "library"}', 1), (b'{"output": "library", "idempotencyKey": "mine"}', 2)]
)
def test_a_body_of_bytes_is_repeated_only_where_it_holds_an_idempotency_key(flat_server, configure, body, times):
    flat_server.on("POST", "/omr/jobs").drop_connection_after_request().answer(201, json={"id": "j1"})

    with ApiClient(configure(client_side_validation=False)) as client, contextlib.suppress(ApiConnectionError):
        OMRApi(client).create_omr_job(body)

    assert [request.body for request in flat_server.requests] == [body] * times


def test_the_callers_idempotency_key_is_kept(flat_server, client):
    from flat_api.models.omr import OmrJobCreation

    flat_server.on("POST", "/omr/jobs").answer(201, json={"id": "j1"})
    api = OMRApi(client)

    api.create_omr_job({"output": "library", "idempotencyKey": "mine"})
    api.create_omr_job(OmrJobCreation(output="library", idempotency_key="mine"))
    api.create_omr_job(OmrJobCreation(output="library"))
    api.create_omr_job(OmrJobCreation(output="library"))

    keys = [request.json["idempotencyKey"] for request in flat_server.requests]
    assert keys[:2] == ["mine", "mine"]
    assert len(set(keys)) == 3


@pytest.mark.parametrize("text", ["7", "Fri, 15 Jan 2027 08:00:07 GMT"])
def test_retry_after_is_obeyed_to_the_end_of_its_second(flat_server, limited, sleeps, text):
    flat_server.on("GET", "/scores/s1").answer(503, headers={"Retry-After": text}).answer(json=SCORE)

    with ApiClient(limited()) as client:
        ScoreApi(client).get_score("s1")

    assert sleeps == [8.0]


@pytest.mark.parametrize("text", ["3000", "Fri, 15 Jan 2027 08:50:00 GMT"])
def test_a_server_that_asks_for_a_long_wait_is_not_waited_for(flat_server, limited, sleeps, text):
    flat_server.on("GET", "/scores/s1").answer(503, headers={"Retry-After": text})

    with ApiClient(limited()) as client, pytest.raises(ServiceException) as caught:
        ScoreApi(client).get_score("s1")

    assert (len(flat_server.requests), sleeps) == (1, [])
    assert caught.value.retry_at.isoformat() == "2027-01-15T08:50:00+00:00"
    assert str(caught.value).endswith("Try again at 2027-01-15T08:50:00+00:00")


@pytest.mark.parametrize("text", ["", "soon", "Fri, 15 Jan 99999 08:50:00 GMT"])
def test_a_server_that_says_no_time_to_come_back_is_an_error_without_one(flat_server, limited, text):
    flat_server.on("GET", "/scores/s1").answer(503, headers={"Retry-After": text})

    with ApiClient(limited()) as client, pytest.raises(ServiceException) as caught:
        ScoreApi(client).get_score("s1", _retries=False)

    assert caught.value.retry_at is None
    assert "Come back" not in str(caught.value)


@pytest.mark.parametrize(
    ("retries", "requests"), [(False, 1), (0, 1), (1, 2), (True, 3), (RetryPolicy(attempts=2, sleep=lambda s: None), 2)]
)
def test_retries_can_be_set_for_a_call(flat_server, client, retries, requests):
    flat_server.on("GET", "/scores/s1").answer(503)

    with pytest.raises(ServiceException):
        ScoreApi(client).get_score("s1", _retries=retries)

    assert len(flat_server.requests) == requests


def test_a_server_that_is_down_is_not_flooded(flat_server, configure):
    flat_server.on("GET", "/scores/s1").answer(503)

    with ApiClient(configure(policy={"budget": 5})) as client:
        for _ in range(10):
            with pytest.raises(ServiceException):
                ScoreApi(client).get_score("s1")

    assert len(flat_server.requests) == 10 + 5


def test_threads_share_one_budget(flat_server, configure):
    flat_server.on("GET", "/scores/s1").answer(503)
    failures = []

    def call():
        with pytest.raises(ServiceException) as caught:
            ScoreApi(client).get_score("s1")
        failures.append(caught.value)

    with ApiClient(configure(policy={"budget": 5})) as client:
        threads = [threading.Thread(target=call) for _ in range(10)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert (len(failures), len(flat_server.requests)) == (10, 10 + 5)


def test_successes_fill_the_budget_again():
    budget = RetryBudget(1)
    assert [budget.take(), budget.take()] == [True, False]

    for _ in range(11):
        budget.succeed()

    assert [budget.take(), budget.take()] == [True, False]


def test_backoff_draws_from_a_growing_range_up_to_the_cap():
    ranges = []
    backoff = Backoff(base=1, cap=5, uniform=lambda low, high: ranges.append((low, high)) or high)

    assert [backoff.delay(attempt) for attempt in (1, 2, 3, 4, 5000)] == [1, 2, 4, 5, 5]
    assert {low for low, _ in ranges} == {0.0}


@pytest.mark.parametrize("text", [None, "", "soon", "-3", "\xb2", "Thu, 99 Foo 2026", "1" * 65])
def test_an_unreadable_retry_after_is_none(text):
    assert retry_after_seconds(text, NOW) is None


def test_a_policy_is_a_value():
    assert RetryPolicy(attempts=2) == RetryPolicy(attempts=2)
    assert hash(RetryPolicy()) == hash(RetryPolicy())
    assert RetryPolicy.disabled().attempts == 1
    with pytest.raises(ApiValueError, match="attempts must be at least 1"):
        RetryPolicy(attempts=0)
    with pytest.raises(ApiTypeError, match="attempts must be a whole number"):
        RetryPolicy(attempts=1.5)  # type: ignore[arg-type]


def test_urllib3_retries_nothing_by_itself(flat_server, configure):
    flat_server.on("GET", "/scores/s1").reset_connection()

    with ApiClient(configure(retries=False)) as client, pytest.raises(ApiConnectionError):
        ScoreApi(client).get_score("s1")

    assert len(flat_server.requests) == 1


def test_a_token_provider_that_renews_is_asked_once_after_a_401(flat_server, configure):
    class Provider:
        token = "old"
        renewed = ()

        def __call__(self):
            return self.token

        def renew(self, rejected):
            self.renewed += (rejected,)
            self.token = "new"
            return True

    flat_server.on("GET", "/scores/s1").answer(401).answer(json=SCORE)
    provider = Provider()
    with ApiClient(configure(access_token=provider)) as client:
        ScoreApi(client).get_score("s1")

    assert [request.headers["authorization"] for request in flat_server.requests] == ["Bearer old", "Bearer new"]
    assert provider.renewed == ("old",)


def test_an_exception_has_the_elapsed_time_of_the_call(flat_server, configure):
    flat_server.close()
    ticks = iter(range(100))

    configuration = configure(policy={"clock": lambda: float(next(ticks))})
    with ApiClient(configuration) as client, pytest.raises(ApiConnectionError) as caught:
        ScoreApi(client).get_score("s1")

    assert caught.value.elapsed == 3.0
