"""The rate limit: waiting at the server's limit, and staying below it."""

from __future__ import annotations

import json
import threading

import pytest

from flat_api.api.score_api import ScoreApi
from flat_api.api_client import ApiClient
from flat_api.exceptions import ApiTimeoutError, ApiTypeError, ApiValueError, ForbiddenException, RateLimitException
from flat_api.policies.retry import Backoff, RetryPolicy

SCORE = {"id": "s1", "title": "Ode"}
LIMITED = {"code": "API_RATE_LIMIT_EXCEEDED", "message": "API rate limit exceeded for 1.2.3.4"}
NOW = 1_800_000_000


@pytest.fixture
def limited(configure):
    """A configuration for a client whose clock stands still."""

    def make(**settings):
        return configure(policy={"now": lambda: float(NOW), **settings.pop("policy", {})}, **settings)

    return make


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("status", [403, 429])
def test_the_rate_limit_is_waited_out_when_the_reset_is_near(flat_server, limited, sleeps, status, method):
    headers = {"X-RateLimit-Limit": "7200", "X-RateLimit-Remaining": "0", "X-RateLimit-Reset": str(NOW + 20)}
    path = "/scores/s1" if method == "GET" else "/scores"
    flat_server.on(method, path).answer(status, json=LIMITED, headers=headers).answer(json=SCORE)

    with ApiClient(limited()) as client:
        api = ScoreApi(client)
        score = api.get_score("s1") if method == "GET" else api.create_score({"data": "x", "title": "y"})

    assert score.title == "Ode"
    # The second of the reset is over after one more, and a random time keeps clients apart.
    assert sleeps == [22.0]


def test_a_distant_reset_is_an_error_at_once(flat_server, limited, sleeps):
    headers = {"X-RateLimit-Limit": "7200", "X-RateLimit-Remaining": "0", "X-RateLimit-Reset": str(NOW + 3000)}
    flat_server.on("GET", "/scores/s1").answer(403, json=LIMITED, headers=headers)

    with ApiClient(limited()) as client, pytest.raises(RateLimitException) as caught:
        ScoreApi(client).get_score("s1")

    assert (caught.value.reset, sleeps, len(flat_server.requests)) == (NOW + 3000, [], 1)


@pytest.mark.parametrize("text", ["3000", "Fri, 15 Jan 2027 08:50:00 GMT"])
def test_a_limit_that_says_only_how_long_to_wait_tells_when_to_come_back(flat_server, limited, sleeps, text):
    flat_server.on("GET", "/scores/s1").answer(429, headers={"Retry-After": text})

    with ApiClient(limited()) as client, pytest.raises(RateLimitException, match="Try again at 2027-01-15") as caught:
        ScoreApi(client).get_score("s1")

    assert (caught.value.reset, caught.value.limit) == (NOW + 3000, None)
    assert (sleeps, len(flat_server.requests)) == ([], 1)


def test_the_rate_limit_can_be_raised_at_once(flat_server, limited, sleeps):
    flat_server.on("GET", "/scores/s1").answer(403, json=LIMITED, headers={"X-RateLimit-Reset": str(NOW + 1)})

    with ApiClient(limited(rate_limit="raise")) as client, pytest.raises(RateLimitException):
        ScoreApi(client).get_score("s1")

    assert (sleeps, len(flat_server.requests)) == ([], 1)


def test_a_plain_403_is_never_repeated(flat_server, client):
    flat_server.on("GET", "/scores/s1").answer(403, json={"code": "ACCESS_DENIED", "message": "no"})

    with pytest.raises(ForbiddenException):
        ScoreApi(client).get_score("s1")

    assert len(flat_server.requests) == 1


def test_the_client_knows_the_last_limit_that_it_saw(flat_server, client):
    headers = {"X-RateLimit-Limit": "7200", "X-RateLimit-Remaining": "7000", "X-RateLimit-Reset": str(NOW)}
    flat_server.on("GET", "/scores/s1").answer(json=SCORE, headers=headers).answer(json=SCORE)

    assert client.rate_limit is None
    ScoreApi(client).get_score("s1")
    ScoreApi(client).get_score("s1")

    assert (client.rate_limit.limit, client.rate_limit.remaining, client.rate_limit.reset) == (7200, 7000, NOW)


@pytest.mark.parametrize("limit_of_the_storage", [{}, {"X-RateLimit-Limit": "5", "X-RateLimit-Remaining": "1"}])
def test_the_limit_is_that_of_the_server_that_redirects(flat_server, client, limit_of_the_storage):
    headers = {"X-RateLimit-Limit": "7200", "X-RateLimit-Remaining": "7000"}
    headers["Location"] = f"http://localhost:{flat_server.port}/file"
    flat_server.on("GET", "/scores/s1/revisions/last/mp3").answer(302, headers=headers)
    flat_server.on("GET", "/file").answer(body=b"ID3", headers=limit_of_the_storage)

    ScoreApi(client).get_score_revision_data("s1", "last", "mp3")

    assert (client.rate_limit.limit, client.rate_limit.remaining) == (7200, 7000)


def test_pacing_spreads_the_calls_that_are_left(flat_server, limited, sleeps):
    headers = {"X-RateLimit-Limit": "100", "X-RateLimit-Remaining": "10", "X-RateLimit-Reset": str(NOW + 50)}
    flat_server.on("GET", "/scores/s1").answer(json=SCORE, headers=headers)

    with ApiClient(limited(rate_limit="pace")) as client:
        for _ in range(4):
            ScoreApi(client).get_score("s1")

    assert sleeps == [5.0, 10.0]


def paced_headers(remaining, seconds):
    return {
        "X-RateLimit-Limit": "100",
        "X-RateLimit-Remaining": f"{remaining}",
        "X-RateLimit-Reset": f"{NOW + seconds}",
    }


def test_a_call_whose_turn_comes_after_its_deadline_fails_at_once_and_takes_no_turn(flat_server, limited, sleeps):
    flat_server.on("GET", "/scores/s1").answer(json=SCORE, headers=paced_headers(10, 400))

    with ApiClient(limited(rate_limit="pace")) as client:
        api = ScoreApi(client)
        for _ in range(2):
            api.get_score("s1")
        for _ in range(5):
            with pytest.raises(
                ApiTimeoutError, match=r"timed out before the rate limit allows the next call \(in 40 s\)"
            ) as caught:
                api.get_score("s1", _request_timeout=30)
            assert not caught.value.sent
        api.get_score("s1", _request_timeout=50)

    assert sleeps == [40.0]
    assert len(flat_server.requests) == 3


def test_a_turn_that_is_further_away_than_the_longest_wait_is_an_error_at_once(flat_server, limited, sleeps):
    flat_server.on("GET", "/scores/s1").answer(json=SCORE, headers=paced_headers(2, 3000))

    with ApiClient(limited(rate_limit="pace")) as client:
        api = ScoreApi(client)
        for _ in range(2):
            api.get_score("s1")
        for _ in range(3):
            with pytest.raises(RateLimitException, match="at this pace the next call is due in 1500 s") as caught:
                api.get_score("s1")
        patient = RetryPolicy(max_wait=3600, sleep=sleeps.append, now=lambda: float(NOW))
        api.get_score("s1", _retries=patient)

    assert (caught.value.limit, caught.value.remaining, caught.value.reset) == (100, 2, NOW + 3000)
    assert "Try again at" in str(caught.value)
    assert sleeps == [1500.0]
    assert len(flat_server.requests) == 3


@pytest.fixture
def hourly(flat_server):
    """A server that allows one call an hour, the end of which it names as a whole second, cut off."""

    class Hourly:
        now = NOW + 0.85
        refused = 0
        end = 0.0

        def sleep(self, seconds):
            self.now += seconds

        def answer(self, handler):
            allowed = self.now >= self.end
            if allowed:
                self.end = self.now + 3600
            self.refused += not allowed
            body = json.dumps(SCORE if allowed else LIMITED).encode()
            headers = {
                "Content-Length": str(len(body)),
                "X-RateLimit-Limit": "1",
                "X-RateLimit-Remaining": "0",
                "X-RateLimit-Reset": str(int(self.end)),
            }
            handler.reply(200 if allowed else 403, headers, body)

    server = Hourly()
    flat_server.on("GET", "/scores/s1").do(server.answer)
    return server


@pytest.mark.parametrize("mode", ["wait", "pace"])
def test_of_60_waits_for_the_next_hour_none_is_refused_again_and_none_fails(hourly, configure, mode):
    policy = {"now": lambda: hourly.now, "sleep": hourly.sleep, "backoff": Backoff(), "attempts": 2}

    with ApiClient(configure(policy=policy, rate_limit=mode, rate_limit_max_wait=3600)) as client:
        for _ in range(61):
            ScoreApi(client).get_score("s1")

    assert hourly.refused == (60 if mode == "wait" else 0)
    assert 60 * 3600 < hourly.now - NOW < 60 * 3603


def limit_headers(seconds):
    return {"X-RateLimit-Limit": "7200", "X-RateLimit-Remaining": "0", "X-RateLimit-Reset": str(NOW + seconds)}


def test_a_refusal_right_after_a_wait_is_waited_for_again_and_uses_no_attempt(flat_server, limited, sleeps):
    script = flat_server.on("GET", "/scores/s1")
    for _ in range(4):
        script.answer(403, json=LIMITED, headers=limit_headers(5))
    script.answer(503).answer(json=SCORE)

    with ApiClient(limited(policy={"attempts": 2})) as client:
        assert ScoreApi(client).get_score("s1").title == "Ode"

    assert sleeps == [7.0, 8.0, 10.0, 14.0, 0.5]


@pytest.mark.parametrize("seconds", [5, -3000])
def test_all_waits_of_a_call_together_are_limited(flat_server, limited, sleeps, seconds):
    flat_server.on("GET", "/scores/s1").answer(403, json=LIMITED, headers=limit_headers(seconds))

    with ApiClient(limited(rate_limit_max_wait=30)) as client, pytest.raises(RateLimitException):
        ScoreApi(client).get_score("s1")

    # The last wait may exceed the limit by its random time.
    assert 30 - 5 < sum(sleeps) < 30 + 21
    assert len(flat_server.requests) == len(sleeps) + 1


@pytest.mark.parametrize(
    ("settings", "waits"),
    [
        ({}, 0),
        ({"rate_limit_max_wait": 3600}, 1),
        ({"rate_limit_max_wait": 3599}, 0),
        ({"rate_limit_max_wait": 3600, "rate_limit": "raise"}, 0),
        ({"rate_limit_max_wait": 3600, "policy": {"attempts": 1}}, 1),
        ({"policy": {"max_wait": 3600}}, 1),
        ({"rate_limit_max_wait": 0, "policy": {"max_wait": 3600}}, 0),
    ],
)
def test_the_longest_wait_is_a_setting_and_otherwise_that_of_the_retry_policy(
    flat_server, limited, sleeps, settings, waits
):
    flat_server.on("GET", "/scores/s1").answer(403, json=LIMITED, headers=limit_headers(3600)).answer(json=SCORE)

    with ApiClient(limited(**settings)) as client:
        if waits:
            ScoreApi(client).get_score("s1")
        else:
            with pytest.raises(RateLimitException):
                ScoreApi(client).get_score("s1")

    assert len(sleeps) == waits


@pytest.mark.parametrize(("value", "error"), [("60", ApiTypeError), (True, ApiTypeError), (-1, ApiValueError)])
def test_the_longest_wait_is_checked_where_it_is_set(configure, value, error):
    with pytest.raises(error, match="rate_limit_max_wait must be"):
        configure(rate_limit_max_wait=value)


def test_a_call_without_retries_is_sent_once_also_at_the_rate_limit(flat_server, limited, sleeps):
    flat_server.on("GET", "/scores/s1").answer(403, json=LIMITED, headers=limit_headers(5))

    with ApiClient(limited()) as client, pytest.raises(RateLimitException):
        ScoreApi(client).get_score("s1", _retries=False)

    assert (sleeps, len(flat_server.requests)) == ([], 1)


def test_retry_after_at_the_rate_limit_is_obeyed_before_the_reset_of_the_hour(flat_server, limited, sleeps):
    headers = {**limit_headers(3000), "Retry-After": "7"}
    flat_server.on("GET", "/scores/s1").answer(429, headers=headers).answer(json=SCORE)

    with ApiClient(limited()) as client:
        ScoreApi(client).get_score("s1")

    assert sleeps == [9.0]


def test_threads_share_one_pace(flat_server, limited):
    flat_server.on("GET", "/scores/s1").answer(json=SCORE, headers=paced_headers(10, 50))
    sleeps = []

    with ApiClient(limited(rate_limit="pace", policy={"sleep": sleeps.append})) as client:
        api = ScoreApi(client)
        api.get_score("s1")
        threads = [threading.Thread(target=api.get_score, args=("s1",)) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert sorted(sleeps) == [5.0 * turn for turn in range(1, 8)]


@pytest.mark.parametrize(
    ("limit", "remaining", "reset"), [("9" * 400, "4" * 400, NOW + 5), (10, 1, "9" * 400), (10, 1, f"{NOW}000")]
)
def test_pacing_does_not_believe_in_numbers_that_cannot_be(flat_server, limited, sleeps, limit, remaining, reset):
    headers = {"X-RateLimit-Limit": limit, "X-RateLimit-Remaining": remaining, "X-RateLimit-Reset": reset}
    flat_server.on("GET", "/scores/s1").answer(json=SCORE, headers={name: str(headers[name]) for name in headers})

    with ApiClient(limited(rate_limit="pace")) as client:
        for _ in range(3):
            ScoreApi(client).get_score("s1")

    assert sum(sleeps) < 1


def test_pacing_leaves_a_burst_alone_while_enough_is_left(flat_server, limited, sleeps):
    headers = {"X-RateLimit-Limit": "100", "X-RateLimit-Remaining": "51", "X-RateLimit-Reset": str(NOW + 50)}
    flat_server.on("GET", "/scores/s1").answer(json=SCORE, headers=headers)

    with ApiClient(limited(rate_limit="pace")) as client:
        for _ in range(4):
            ScoreApi(client).get_score("s1")

    assert sleeps == []
