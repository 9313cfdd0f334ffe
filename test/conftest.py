"""Fixtures for every test that calls a server."""

from __future__ import annotations

from typing import Callable, Iterator, List

import pytest
from loopback import FlatServer

from flat_api.api_client import ApiClient
from flat_api.configuration import Configuration
from flat_api.retry import Backoff, RetryPolicy


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
