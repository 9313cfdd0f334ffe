"""Fixtures for every test that calls a server."""

from __future__ import annotations

import os
from typing import Callable, Iterator, List

import pytest
from hypothesis import HealthCheck, settings
from support.clock import MonotonicClock
from support.loopback import FlatServer

from flat_api.api_client import ApiClient
from flat_api.configuration import Configuration
from flat_api.policies.retry import Backoff, RetryPolicy
from flat_api.transport.requests_session import RequestsTransport

pytest_plugins = ("support.django_fixtures",)

# A busy machine is no failure, so nothing here is limited by time. The examples are the same in each run: a test that
# fails after a change fails because of the change. To look for more, pass `--hypothesis-profile=explore`.
settings.register_profile("explore", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.register_profile("flat_api", settings.get_profile("explore"), derandomize=True)
settings.load_profile("flat_api")


@pytest.fixture(autouse=True)
def no_defaults_of_other_tests() -> Iterator[None]:
    """Forget the default client and configuration, which are made once per process from the environment."""
    yield
    ApiClient.set_default(None)
    Configuration.set_default(None)


@pytest.fixture
def flat_server() -> Iterator[FlatServer]:
    server = FlatServer()
    yield server
    server.close()


@pytest.fixture
def sleeps() -> List[float]:
    """The pauses that the client wanted to make."""
    return []


@pytest.fixture
def monotonic(flat_server: FlatServer, monkeypatch: pytest.MonkeyPatch) -> MonotonicClock:
    """The clock of all deadlines, which passes only while the server drips, or when the test moves it."""
    clock = MonotonicClock()
    monkeypatch.setattr("time.monotonic", clock)
    flat_server.pause = lambda seconds: clock.pause(seconds, flat_server.stopping)
    return clock


@pytest.fixture
def configure(flat_server: FlatServer, sleeps: List[float]) -> Callable[..., Configuration]:
    """Make configurations for the server, whose pauses are noted instead of made, and are the longest possible."""

    def make(**settings: object) -> Configuration:
        policy = {"backoff": Backoff(uniform=lambda low, high: high), "sleep": sleeps.append}
        policy.update(settings.pop("policy", {}))  # type: ignore[arg-type]
        retries = RetryPolicy(**policy)  # type: ignore[arg-type]
        usual = {"host": flat_server.url, "access_token": "t0ken", "retries": retries}
        return Configuration(**{**usual, **settings})  # type: ignore[arg-type]

    return make


@pytest.fixture
def client(configure: Callable[..., Configuration]) -> Iterator[ApiClient]:
    with ApiClient(configure()) as opened:
        yield opened


@pytest.fixture(params=["urllib3", "requests"])
def connect(
    request: pytest.FixtureRequest, configure: Callable[..., Configuration], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., ApiClient]]:
    """Make clients over the transport in question."""
    for name in list(os.environ):
        if name.lower().endswith("_proxy") or name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
            monkeypatch.delenv(name)
    opened = []

    def make(**settings: object) -> ApiClient:
        transport = None
        if request.param == "requests":
            pytest.importorskip("requests")
            from support.sessions import session_for

            opened.append(session_for(**settings))
            transport = RequestsTransport(opened[-1])
        opened.append(ApiClient(configure(**settings), transport=transport))
        return opened[-1]

    yield make
    for client_or_session in reversed(opened):
        client_or_session.close()
