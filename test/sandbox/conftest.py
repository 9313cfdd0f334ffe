"""A sandbox for each test, and its users."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import urllib3
    from support.sandbox import Api, Contract

    from flat_api.sandbox import Sandbox


class TooNew(pytest.Module):
    """A test module that this Python cannot import."""

    def collect(self) -> list[pytest.Item]:
        """Skip the module, by its name."""
        pytest.skip(f"{self.path.name}: flat_api.sandbox needs Python 3.10")


def pytest_pycollect_makemodule(module_path: Path, parent: pytest.Collector) -> pytest.Module | None:
    """Skip all modules of this directory where the server cannot run."""
    return TooNew.from_parent(parent, path=module_path) if sys.version_info < (3, 10) else None


class Clock:
    """Time that passes when a test says so."""

    def __init__(self) -> None:
        self.now = 1_776_000_000.0

    def __call__(self) -> float:
        self.now += 0.001
        return self.now

    def wait(self, condition: threading.Condition, seconds: float) -> None:
        """Pass so many seconds at once, instead of waiting for the condition."""
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    """Return a clock that moves a millisecond each time somebody looks at it."""
    return Clock()


@pytest.fixture(scope="session")
def contract() -> Contract:
    """Return ``openapi.yaml``."""
    from support.sandbox import Contract

    return Contract()


@pytest.fixture
def sandbox(clock: Clock) -> Iterator[Sandbox]:
    """Return a sandbox that is serving."""
    from flat_api.sandbox import Sandbox

    with Sandbox(clock=clock, wait=clock.wait) as sandbox:
        yield sandbox


@pytest.fixture(scope="session")
def pool() -> Iterator[urllib3.PoolManager]:
    """Return connections to whatever server."""
    import urllib3

    with urllib3.PoolManager() as pool:
        yield pool


@pytest.fixture
def sign_in(sandbox: Sandbox, pool: urllib3.PoolManager, contract: Contract) -> Callable[..., Api]:
    """Return a function that signs a user in: a nickname, ``None`` for nobody, and what the token is for."""
    from support.sandbox import Api

    def sign_in(user: str | None = "teacher", **token: object) -> Api:
        value = sandbox.token(user, **token) if user is not None else None  # type: ignore[arg-type]
        return Api(pool, sandbox.url, contract, value)

    return sign_in


@pytest.fixture
def admin(sign_in: Callable[..., Api]) -> Api:
    """Return an administrator of the school."""
    return sign_in("admin")


@pytest.fixture
def teacher(sign_in: Callable[..., Api]) -> Api:
    """Return a teacher of the school."""
    return sign_in("teacher")


@pytest.fixture
def student(sign_in: Callable[..., Api]) -> Api:
    """Return a student of the school."""
    return sign_in("student")


@pytest.fixture
def individual(sign_in: Callable[..., Api]) -> Api:
    """Return somebody outside the school, with a free plan."""
    return sign_in("individual")


@pytest.fixture
def anonymous(sign_in: Callable[..., Api]) -> Api:
    """Return somebody without a token."""
    return sign_in(None)
