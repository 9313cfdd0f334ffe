"""The pytest fixtures of the package, in runs of pytest of their own."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.metadata import distributions
from pathlib import Path

import pytest
from support.sandbox import SMALL

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


def test_people_of_the_school_have_clients_of_one_server(pytester, run):
    pytester.makepyfile(
        """
        def test_each_is_somebody_else(flat_admin, flat_teacher, flat_student, flat_sandbox):
            clients = (flat_admin, flat_teacher, flat_student)
            names = [client.account.get_authenticated_user().username for client in clients]
            assert names == ["paul.ferrand", "nora.lindqvist", "tom.abara"]
            assert len(flat_sandbox.requests) == 3
        """
    )

    run().assert_outcomes(passed=1)


def test_a_school_has_the_size_of_its_mark(pytester, run):
    pytester.makepyfile(
        """
        import pytest

        def sizes(school):
            return [len(part) for part in (school.teachers, school.students, school.classes, school.assignments)]

        def test_usual(flat_school, flat_admin):
            assert sizes(flat_school) == [2, 6, 2, 2]
            assert flat_admin.organization.count_orga_users() == 4 + 8

        @pytest.mark.flat_school(students=20, classes=1)
        def test_marked(flat_school):
            assert sizes(flat_school) == [2, 20, 1, 1]
        """
    )

    run("--strict-markers").assert_outcomes(passed=2)


def test_the_server_of_the_session_stays_and_its_data_do_not(pytester, run):
    pytester.makepyfile(
        """
        import flat_api, pytest

        urls = set()

        @pytest.mark.parametrize("number", [1, 2])
        def test_a_collection_is_alone(flat_sandbox_session, flat_teacher, flat_sandbox, number):
            assert flat_sandbox is flat_sandbox_session
            assert flat_sandbox.requests == []
            urls.add(flat_sandbox.url)
            flat_teacher.collection.create_collection(flat_api.CollectionCreation(title="Hymns"))
            assert len(flat_teacher.collection.list_collections()) == 1
            assert len(urls) == 1
        """
    )

    run().assert_outcomes(passed=2)


@pytest.mark.parametrize("server", ["flat_sandbox", "flat_sandbox_session"])
def test_marks_make_calls_fail_from_the_top(pytester, run, server):
    pytester.makepyfile(
        f"""
        import pytest
        from flat_api.sandbox.faults import Status

        ME = "get_authenticated_user"

        @pytest.mark.flat_fault(ME, Status(503, retry_after=0.01))
        @pytest.mark.flat_fault(ME, Status(502, retry_after=0.01))
        def test_marked({server}, flat_teacher):
            assert flat_teacher.account.get_authenticated_user().username == "nora.lindqvist"
            assert [request.status for request in {server}.requests] == [503, 502, 200]

        def test_unmarked({server}, flat_teacher):
            flat_teacher.account.get_authenticated_user()
            assert [request.status for request in {server}.requests] == [200]
        """
    )

    run("--strict-markers").assert_outcomes(passed=2)


def test_a_mark_that_would_have_no_effect_is_an_error(pytester, run):
    pytester.makepyfile(
        """
        import pytest

        @pytest.mark.flat_fault("get_score")
        def test_fault():
            pass

        @pytest.mark.flat_school(students=2)
        def test_school(flat_sandbox):
            pass

        @pytest.mark.flat_fault("get_scroe", None)
        def test_unknown(flat_sandbox):
            pass
        """
    )

    result = run()

    result.assert_outcomes(errors=3)
    result.stdout.fnmatch_lines_random(
        ["*flat_fault needs the fixture flat_sandbox*", "*flat_school needs the fixture flat_school*", "*get_scroe*"]
    )


@pytest.mark.parametrize("page", ["sandbox", "testing-your-code"])
def test_the_tests_that_a_guide_shows_pass(pytester, run, page):
    text = (Path(ROOT) / "docs" / "guides" / f"{page}.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```python\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    shown = [block for block in blocks if re.search(r"^def test_\w+\(flat_", block, re.MULTILINE)]
    pytester.makepyfile("\n\n".join(["import flat_api", f"MUSIC = {SMALL!r}", *shown]))

    run("--strict-markers").assert_outcomes(passed=2)
