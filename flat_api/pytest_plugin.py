"""Fixtures for pytest: embedded Flat servers, clients of their people, a school, and marks for faults.

pytest loads this module in every run if the package is installed. It therefore imports only pytest, and defines no
fixtures if the server cannot run (without the extra ``sandbox``, or before Python 3.10).
"""

from __future__ import annotations

import importlib.util
import sys
from typing import TYPE_CHECKING, Iterator

if TYPE_CHECKING:
    from flat_api.api_client import ApiClient
    from flat_api.client import FlatClient
    from flat_api.sandbox import Sandbox
    from flat_api.sandbox.data.population import School

# jsonschema_rs is installed by the extra "sandbox" only.
if sys.version_info >= (3, 10) and importlib.util.find_spec("jsonschema_rs") is not None:
    import pytest

    MARKS = (
        "flat_fault(operation, *faults, times=1, skip=0): make calls to flat_sandbox fail, as Sandbox.fault() does",
        "flat_school(teachers=2, students=6, classes=2, assignments=1): size of the school that flat_school adds",
    )
    SCHOOL_SIZE = {"teachers": 2, "students": 6, "classes": 2, "assignments": 1}

    def pytest_configure(config: pytest.Config) -> None:
        """Register the marks."""
        for mark in MARKS:
            config.addinivalue_line("markers", mark)

    def pytest_runtest_setup(item: pytest.Item) -> None:
        """Refuse a mark without the fixture that it is for, which would have no effect."""
        fixtures: list[str] = getattr(item, "fixturenames", [])
        for mark, fixture in (("flat_fault", "flat_sandbox"), ("flat_school", "flat_school")):
            used = {fixture, "flat_sandbox_session"} if mark == "flat_fault" else {fixture}
            if item.get_closest_marker(mark) is not None and used.isdisjoint(fixtures):
                pytest.fail(f"the mark {mark} needs the fixture {fixture}, or one that uses it", pytrace=False)

    def _plan_faults(sandbox: Sandbox, request: pytest.FixtureRequest) -> None:
        """Plan the faults of the marks of a test: those of its class first, then as they are written, from the top."""
        for mark in reversed(list(request.node.iter_markers("flat_fault"))):
            sandbox.fault(*mark.args, **mark.kwargs)

    @pytest.fixture(scope="session")
    def _flat_server() -> Iterator[Sandbox]:  # pyright: ignore[reportUnusedFunction]
        """An embedded Flat server for all tests."""
        from flat_api.sandbox import Sandbox

        with Sandbox() as sandbox:
            yield sandbox

    @pytest.fixture
    def flat_sandbox_session(_flat_server: Sandbox, request: pytest.FixtureRequest) -> Sandbox:
        """One embedded Flat server for all tests, reset before each test that uses it."""
        _flat_server.reset()
        _plan_faults(_flat_server, request)
        return _flat_server

    @pytest.fixture
    def flat_sandbox(request: pytest.FixtureRequest) -> Iterator[Sandbox]:
        """An embedded Flat server with its sample accounts and no scores: see ``flat_api.sandbox.Sandbox``.

        In a test that also uses ``flat_sandbox_session``, it is that one.
        """
        if "flat_sandbox_session" in request.fixturenames:
            yield request.getfixturevalue("flat_sandbox_session")
            return
        from flat_api.sandbox import Sandbox

        with Sandbox() as sandbox:
            _plan_faults(sandbox, request)
            yield sandbox

    @pytest.fixture
    def flat_client(flat_sandbox: Sandbox) -> Iterator[ApiClient]:
        """A client of ``flat_sandbox`` with the access token of its teacher."""
        from flat_api.api_client import ApiClient

        with ApiClient(flat_sandbox.configuration(user="teacher")) as client:
            yield client

    @pytest.fixture
    def flat_admin(flat_sandbox: Sandbox) -> Iterator[FlatClient]:
        """A ``FlatClient`` of ``flat_sandbox`` with the access token of its administrator."""
        from flat_api.client import FlatClient

        with FlatClient(configuration=flat_sandbox.configuration(user="admin")) as client:
            yield client

    @pytest.fixture
    def flat_teacher(flat_sandbox: Sandbox) -> Iterator[FlatClient]:
        """A ``FlatClient`` of ``flat_sandbox`` with the access token of its teacher."""
        from flat_api.client import FlatClient

        with FlatClient(configuration=flat_sandbox.configuration(user="teacher")) as client:
            yield client

    @pytest.fixture
    def flat_student(flat_sandbox: Sandbox) -> Iterator[FlatClient]:
        """A ``FlatClient`` of ``flat_sandbox`` with the access token of its first student."""
        from flat_api.client import FlatClient

        with FlatClient(configuration=flat_sandbox.configuration(user="student")) as client:
            yield client

    @pytest.fixture
    def flat_school(flat_sandbox: Sandbox, request: pytest.FixtureRequest) -> School:
        """IDs of two teachers, six students, two classes and two assignments added to ``flat_sandbox``."""
        mark = request.node.get_closest_marker("flat_school")
        chosen: dict[str, int] = dict(mark.kwargs) if mark is not None else {}
        return flat_sandbox.school(**{**SCHOOL_SIZE, **chosen})
