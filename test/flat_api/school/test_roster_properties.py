"""Random rosters, one after the other: what is applied is done, and nothing is removed by accident."""

import datetime
import itertools
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flat_api import FlatClient, school

if sys.version_info < (3, 10):
    pytest.skip("the sandbox is written for Python 3.10", allow_module_level=True)

from support.schools import KEY

from flat_api.sandbox import Sandbox

TODAY = datetime.date(2026, 9, 14)
_numbers = itertools.count()

PEOPLE = range(6)
CLASSES = range(3)


@st.composite
def rosters(draw):
    """People (the first two are teachers), classes, and who is in which; some broken in the ways of real files."""
    people = draw(st.lists(st.sampled_from(PEOPLE), unique=True))
    classes = draw(st.lists(st.sampled_from(CLASSES), unique=True))
    pairs = draw(st.lists(st.tuples(st.sampled_from(CLASSES), st.sampled_from(PEOPLE)), unique=True))
    names = draw(st.lists(st.sampled_from(["Bell", "Cole", "Dunn"]), min_size=6, max_size=6))
    return people, classes, pairs, names


def roster_of(prefix, records, complete):
    people, classes, pairs, names = records

    def role(number):
        return "teacher" if number < 2 else "student"

    return school.Roster.from_rows(
        [
            {"source_id": str(one), "role": role(one), "username": f"{prefix}.{one}", "family": names[one]}
            for one in people
        ],
        [{"source_id": str(one), "name": f"{prefix} class {one}"} for one in classes],
        [{"class_id": str(room), "person_id": str(one), "role": role(one)} for room, one in pairs],
        complete=complete,
    )


@pytest.fixture(scope="module")
def admin():
    with Sandbox(rate_limit=10**9) as sandbox, FlatClient(configuration=sandbox.configuration("admin")) as client:
        yield client


@settings(max_examples=50 if settings().derandomize else 500)
@given(first=rosters(), second=rosters(), complete=st.booleans(), days=st.integers(0, 60))
def test_after_each_roster_there_is_nothing_left_to_do_and_nobody_is_missing(
    admin, tmp_path_factory, first, second, complete, days
):
    prefix = f"p{next(_numbers)}"
    path = tmp_path_factory.mktemp("state") / "roster.sqlite3"
    with school.State(path, KEY) as state:
        for records, day in ((first, TODAY), (second, TODAY + datetime.timedelta(days=days))):
            roster = roster_of(prefix, records, complete)
            before = school.directory(admin)
            plan = school.plan(admin, roster, state, today=day, reread=True)
            if plan.held:
                break
            result = school.apply(admin, plan, roster, state, today=day, max_failures=1)
            after = school.directory(admin)

            assert plan.removal_count == 0
            assert result.failed == ()
            assert set(before.accounts) <= set(after.accounts)
            assert set(before.classes) <= set(after.classes)
            for one, room in before.classes.items():
                assert room.students <= after.classes[one].students
                assert room.teachers <= after.classes[one].teachers
            assert school.plan(admin, roster, state, today=day, reread=True).operations == ()
            assert_counts(roster, records, plan)


def assert_counts(roster, records, plan):
    """Every record of the source is planned, unchanged or refused."""
    people, classes, pairs, _ = records
    planned = plan.counts()
    linked = {one.person for one in plan.operations if one.kind == "link_user"}
    changed = {one.person for one in plan.operations if one.kind == "update_user"}
    assert linked == set() or linked.isdisjoint(changed)
    kinds = {
        "people": (len(people), planned.get("create_user", 0) + planned.get("update_user", 0)),
        "classes": (len(classes), planned.get("create_class", 0) + planned.get("update_class", 0)),
        "enrollments": (len(pairs), planned.get("enrol", 0)),
    }
    for kind, (number, operations) in kinds.items():
        assert operations + plan.unchanged.get(kind, 0) + plan.refused.get(kind, 0) == number, kind
