"""All workers of a token keep one pace, and one that dies holds nothing."""

import logging
import math
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from hypothesis import settings
from support.redis_server import running_redis

from flat_api import ApiClient, ApiTypeError, Configuration, ScoreApi
from flat_api.policies.rate_limit import RateLimit

redis = pytest.importorskip("redis")
contrib = pytest.importorskip("flat_api.contrib.redis")

RedisTokenStore, SharedRateLimit = contrib.RedisTokenStore, contrib.SharedRateLimit


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    with running_redis(tmp_path_factory.mktemp("redis")) as port:
        yield port


@pytest.fixture
def client(port):
    with redis.Redis(port=port) as client:
        client.flushdb()
        yield client


class LimitedServer:
    """A server with so many calls in a window of so many seconds, which says so in its headers, as Flat does."""

    def __init__(self, limit, window):
        self.limit = limit
        self.accepted = {}
        self.refused = {}
        self._lock = threading.Lock()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                with outer._lock:
                    number = math.floor(time.time() / window)
                    used = outer.accepted.get(number, 0)
                    refused = used >= limit
                    counts = outer.refused if refused else outer.accepted
                    counts[number] = counts.get(number, 0) + 1
                body = b'{"code": "API_RATE_LIMIT_EXCEEDED"}' if refused else b'{"id": "s1", "title": "Ode"}'
                self.send_response(403 if refused else 200)
                self.send_header("X-RateLimit-Limit", str(limit))
                self.send_header("X-RateLimit-Remaining", str(max(0, limit - used - 1)))
                self.send_header("X-RateLimit-Reset", str(math.ceil((number + 1) * window)))
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *arguments):
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True
            request_queue_size = 100

        self._server = Server(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


WORKER = """
import sys
import redis
from flat_api import ApiClient, Configuration, ScoreApi
from flat_api.contrib.redis import SharedRateLimit
url, port, calls = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
limit = SharedRateLimit(redis.Redis(port=port), "flat:pace:school")
settings = dict(host=url, access_token="t0ken", retries=False)
with ApiClient(Configuration(rate_limit=limit, rate_limit_max_wait=60, **settings)) as client:
    for number in range(calls):
        ScoreApi(client).get_score("s1")
print("done")
"""


def test_eight_workers_use_up_each_window_and_are_not_refused(client, port):
    # The first window only begins to be known, so a refusal in it may happen.
    many = not settings().derandomize
    limit, window, calls = (200, 5, 100) if many else (60, 2, 15)
    with LimitedServer(limit, window) as server:
        arguments = [sys.executable, "-c", WORKER, server.url, str(port), str(calls)]
        workers = [subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True) for _ in range(8)]
        outputs = [worker.communicate(timeout=120)[0] for worker in workers]

    assert outputs == ["done\n"] * 8
    assert sum(server.accepted.values()) == 8 * calls
    assert sum(server.refused.values()) <= 1
    used = sorted(server.accepted)
    assert used == list(range(used[0], used[-1] + 1)), "no window is idle"


def seen(remaining, reset, limit=100):
    return RateLimit(limit, remaining, reset)


def test_the_calls_of_all_workers_are_spread_over_the_rest_of_the_window(client):
    one, other = (SharedRateLimit(client, "k", now=lambda: 1000.0) for _ in range(2))

    waits = [pace.delay(seen(10, 1100)) for pace in (one, other, one, other)]

    assert waits == pytest.approx([0, 10, 10 + 100 / 9, 10 + 100 / 9 + 100 / 8], abs=0.5)


def test_nothing_is_delayed_while_more_than_half_of_the_calls_are_left(client):
    pace = SharedRateLimit(client, "k", now=lambda: 1000.0)

    assert [pace.delay(seen(80, 1100)) for _ in range(10)] == [0.0] * 10


def test_a_worker_that_has_seen_no_response_waits_for_the_calls_of_the_others(client):
    one, other = (SharedRateLimit(client, "k", now=lambda: 1000.0) for _ in range(2))
    one.delay(seen(0, 1100))

    assert other.delay(None) == pytest.approx(101, abs=0.01)


def test_a_delay_that_is_too_long_reserves_nothing(client):
    pace = SharedRateLimit(client, "k", now=lambda: 1000.0)
    pace.delay(seen(10, 1100))

    assert pace.delay(None, longest=1) == pace.delay(None, longest=1) > 1


def test_the_next_window_begins_when_the_second_of_the_reset_is_over(client):
    now = [1000.0]
    pace = SharedRateLimit(client, "k", now=lambda: now[0])
    pace.delay(seen(0, 1100))
    now[0] = 1101.5

    assert [pace.delay(None) for _ in range(3)] == [0.0] * 3


def test_a_reset_that_is_further_away_than_a_day_is_not_obeyed(client):
    assert SharedRateLimit(client, "k", now=lambda: 1000.0).delay(seen(0, 1_700_000_000_000)) == 0.0


def test_without_redis_each_worker_keeps_its_own_pace_and_says_so_once(caplog):
    with redis.Redis(port=1, retry=None) as nowhere:
        pace = SharedRateLimit(nowhere, "k", now=lambda: 1000.0)
        with caplog.at_level(logging.WARNING, "flat_api"):
            waits = [pace.delay(seen(10, 1100)) for _ in range(2)]

        assert waits == pytest.approx([0, 10])
        assert [record.getMessage() for record in caplog.records] == [
            "<SharedRateLimit 'k'> cannot be used (ConnectionError); each worker keeps a pace of its own"
        ]


def test_a_store_without_redis_is_an_error_that_names_it():
    from flat_api import TokenStoreError

    with redis.Redis(port=1, retry=None) as nowhere:
        store = RedisTokenStore(nowhere, "flat:tokens:u1")
        for work in (store.load, lambda: store.locked().__enter__()):
            with pytest.raises(TokenStoreError, match=r"<RedisTokenStore 'flat:tokens:u1'> cannot be used"):
                work()


def test_a_wrong_argument_is_named(client):
    for wrong in (lambda: SharedRateLimit("redis://", "k"), lambda: RedisTokenStore(None, "k")):
        with pytest.raises(ApiTypeError, match=r"'client' must be a redis\.Redis"):
            wrong()
    with pytest.raises(ApiTypeError, match="'key' must be a non-empty text, got ''"):
        SharedRateLimit(client, "")


def test_a_client_waits_as_the_pace_says(client, configure, flat_server):
    flat_server.on("GET", "/scores/s1").answer(json={"id": "s1", "title": "Ode"})

    asked = []

    class Pace:
        def delay(self, seen, longest):
            asked.append((seen, longest))
            return 0.01

    with ApiClient(Configuration(host=flat_server.url, access_token="t", rate_limit=Pace())) as paced:
        assert ScoreApi(paced).get_score("s1").title == "Ode"

    assert asked == [(None, 61.0)]
