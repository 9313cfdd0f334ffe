"""The pytest fixtures of the package, in runs of pytest of their own."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import distributions
from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

ROOT = str(Path(__file__).resolve().parents[2])
# Without the plugins of others, of which some take a second to import.
OTHERS = ("cacheprovider", "xdist", "randomly", "hypothesispytest", "ddtrace", "ddtrace.pytest_bdd")
QUIET = (*(word for name in OTHERS for word in ("-p", f"no:{name}")), "-W", "error")
INSTALLED = any(
    point.group == "pytest11" and point.value == "flat_api.pytest_plugin"
    for distribution in distributions(path=[*sys.path, ROOT])
    for point in distribution.entry_points
)
"""Whether pytest finds the plugin by itself."""
PLUGIN = () if INSTALLED else ("-p", "flat_api.pytest_plugin")
HIDE = """
import importlib.abc, importlib.util, sys

real = importlib.util.find_spec
importlib.util.find_spec = lambda name, *rest: None if name == "jsonschema_rs" else real(name, *rest)
"""


@pytest.fixture
def run(pytester, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", ROOT)

    def run(*arguments):
        return pytester.runpytest_subprocess(*QUIET, *arguments, *PLUGIN)

    return run


def test_a_test_gets_a_server_and_a_client(pytester, run):
    pytester.makepyfile(
        """
        import flat_api
        from flat_api.sandbox.faults import Status

        def test_a_score_is_created(flat_client, flat_sandbox):
            flat_sandbox.fault("get_authenticated_user", Status(503, retry_after=0.01))
            me = flat_api.AccountApi(flat_client).get_authenticated_user()
            assert me.username == "nora.lindqvist"
            assert [request.status for request in flat_sandbox.requests] == [503, 200]
        """
    )

    run().assert_outcomes(passed=1)


def test_each_test_has_a_server_of_its_own(pytester, run):
    pytester.makepyfile(
        """
        import flat_api, pytest

        BODY = flat_api.CollectionCreation(title="Hymns")

        @pytest.mark.parametrize("number", [1, 2])
        def test_a_collection_is_alone(flat_client, number):
            collections = flat_api.CollectionApi(flat_client)
            before = len(collections.list_collections())
            collections.create_collection(BODY)
            assert len(collections.list_collections()) == before + 1 == 1
        """
    )

    run().assert_outcomes(passed=2)


def test_a_run_that_does_not_use_it_loads_nothing_of_it(pytester, run):
    pytester.makepyfile(
        """
        import sys

        def test_nothing_is_loaded():
            heavy = ("pydantic", "urllib3", "werkzeug", "jsonschema_rs", "flat_api.sandbox", "flat_api.api_client")
            assert [name for name in heavy if name in sys.modules] == []
        """
    )

    run().assert_outcomes(passed=1)


def test_without_the_extra_there_are_no_fixtures_and_no_trouble(pytester, run):
    pytester.makepyfile(hide=HIDE)
    pytester.makepyfile(
        test_mine="""
        def test_mine():
            pass

        def test_theirs(flat_client):
            pass
        """
    )

    result = run("-p", "hide")

    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["*fixture 'flat_client' not found*"])


def test_the_module_can_be_imported_before_python_3_10():
    program = (
        "import sys; sys.version_info = (3, 7, 9); import flat_api.pytest_plugin as p; print(hasattr(p, 'flat_client'))"
    )

    printed = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout

    assert printed == "False\n"
