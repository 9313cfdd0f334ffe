"""Fixtures of the tests of jobs."""

import sys

import pytest
from support.loopback import FlatServer

from flat_api.client import FlatClient
from flat_api.policies.retry import Backoff, RetryPolicy


class Clock:
    """A time that passes only while somebody sleeps."""

    def __init__(self):
        self.seconds = 1000.0
        self.sleeps = []

    def __call__(self):
        return self.seconds

    def sleep(self, seconds):
        self.sleeps.append(round(seconds, 3))
        self.seconds += seconds


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def flat(configure, clock):
    """A client of the scripted server, whose time is the clock's."""
    policy = RetryPolicy(backoff=Backoff(uniform=lambda low, high: high), sleep=clock.sleep, clock=clock, now=clock)
    with FlatClient(configuration=configure(retries=policy)) as client:
        yield client


@pytest.fixture
def storage():
    """A second origin, for files."""
    server = FlatServer()
    yield server
    server.close()


@pytest.fixture
def sandbox(clock):
    """A sandbox whose time is the clock's."""
    if sys.version_info < (3, 10):
        pytest.skip("the sandbox needs Python 3.10")
    from flat_api.sandbox import Sandbox

    def wait(condition, seconds):
        clock.seconds += seconds

    with Sandbox(clock=clock, wait=wait) as server:
        yield server


@pytest.fixture
def teacher(sandbox, clock):
    """A client of the sandbox, whose time is the clock's."""
    configuration = sandbox.configuration("teacher")
    configuration.retries = RetryPolicy(sleep=clock.sleep, clock=clock, now=clock)
    with FlatClient(configuration=configuration) as client:
        yield client


@pytest.fixture
def piece():
    """A MusicXML file."""
    from pathlib import Path

    import flat_api

    return Path(flat_api.__file__).parent / "sandbox" / "old-hundredth.musicxml"
