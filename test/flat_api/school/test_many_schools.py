"""Many schools side by side: each with its own state, and an error of one leaves the others alone."""

import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context

import pytest

from flat_api import school
from flat_api.exceptions import ApiTypeError, ApiValueError

if sys.version_info < (3, 10):
    pytest.skip("the sandbox is written for Python 3.10", allow_module_level=True)

from support.schools import KEY, rows

from flat_api.sandbox import Sandbox


@pytest.fixture
def districts():
    """Two schools, which are two servers."""
    with Sandbox() as one, Sandbox() as other:
        yield one, other


def run_of(name, sandbox, folder, key=KEY):
    roster = school.Roster.from_rows(*rows(students=2, classes=1), complete=True)
    path = folder / f"{name}.sqlite3"
    return school.SchoolRun(name, sandbox.configuration("admin"), roster, path, school.Secret(key))


def executors():
    yield "threads", ThreadPoolExecutor(2)
    yield "processes", ProcessPoolExecutor(2, mp_context=get_context("spawn"))


@pytest.mark.parametrize("executor", [one for _, one in executors()], ids=[name for name, _ in executors()])
def test_schools_are_applied_side_by_side_on_any_executor(districts, tmp_path, executor):
    runs = [run_of("north", districts[0], tmp_path), run_of("south", districts[1], tmp_path)]

    with executor:
        outcomes = school.apply_many(runs, executor)

    assert {name: (one.error, len(one.result.rows), one.result.failed) for name, one in outcomes.items()} == {
        "north": (None, 6, ()),
        "south": (None, 6, ()),
    }
    assert KEY not in repr(runs)


def test_an_error_of_one_school_leaves_the_others_alone(districts, tmp_path):
    school.State(tmp_path / "north.sqlite3", "another key of another school").close()
    runs = [run_of("north", districts[0], tmp_path), run_of("south", districts[1], tmp_path)]

    with ThreadPoolExecutor(2) as executor:
        outcomes = school.apply_many(runs, executor)

    assert isinstance(outcomes["north"].error, school.StateError)
    assert outcomes["south"].result.exit_code == 0


def test_two_schools_with_one_state_and_other_things_are_refused(districts, tmp_path):
    run = run_of("north", districts[0], tmp_path)

    with ThreadPoolExecutor(1) as executor:
        with pytest.raises(ApiValueError, match="two schools have the name 'north'"):
            school.apply_many([run, run], executor)
        with pytest.raises(ApiTypeError, match="'runs' must be a list of SchoolRun"):
            school.apply_many(["north"], executor)
