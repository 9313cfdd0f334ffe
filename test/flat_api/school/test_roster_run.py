"""A roster from the first plan to the nightly run, against the embedded server."""

import datetime
import json
import sys
from collections import Counter

import pytest
from support.schools import KEY, rows

from flat_api import FlatClient, school

if sys.version_info < (3, 10):
    pytest.skip("the sandbox is written for Python 3.10", allow_module_level=True)

from flat_api.sandbox import Sandbox

TODAY = datetime.date(2026, 9, 14)


def later(days):
    return TODAY + datetime.timedelta(days=days)


def roster_of(people, classes, members, complete=True):
    return school.Roster.from_rows(people, classes, members, complete=complete)


@pytest.fixture
def sandbox():
    with Sandbox() as server:
        yield server


@pytest.fixture
def admin(sandbox):
    with FlatClient(configuration=sandbox.configuration("admin")) as client:
        yield client


@pytest.fixture
def state(tmp_path):
    with school.State(tmp_path / "roster.sqlite3", KEY) as opened:
        yield opened


def counted(sandbox):
    return Counter((one.method, one.operation) for one in sandbox.requests)


def applied(admin, roster, state, today=TODAY, **options):
    plan = school.plan(admin, roster, state, today=today)
    return school.apply(admin, plan, roster, state, today=today, **options)


def test_a_plan_sends_no_change_and_prints_the_same_bytes_twice(sandbox, admin, state):
    roster = roster_of(*rows())

    first = school.plan(admin, roster, state, today=TODAY)
    second = school.plan(admin, roster, state, today=TODAY)

    assert str(first) == str(second)
    assert first.counts() == {"create_user": 6, "create_class": 2, "enrol": 8}
    assert first.exit_code == 2
    assert {one.method for one in sandbox.requests if one.operation != "createOrganizationUserAccessToken"} == {"GET"}


def test_after_the_plan_is_applied_the_next_one_has_nothing_to_do(sandbox, admin, state):
    roster = roster_of(*rows())
    plan = school.plan(admin, roster, state, today=TODAY)
    sandbox.forget_requests()

    result = school.apply(admin, plan, roster, state, today=TODAY)

    assert (result.failed, result.exit_code) == ((), 0)
    writes = {operation: number for (method, operation), number in counted(sandbox).items() if method != "GET"}
    assert writes == {
        "createOrganizationUser": 6,
        "createOrganizationUserAccessToken": 2,
        "createClass": 2,
        "addClassUser": 8,
    }
    again = school.plan(admin, roster, state, today=later(1))
    assert (again.operations, again.exit_code) == ((), 0)
    assert again.unchanged == {"people": 6, "classes": 2, "enrollments": 10}


def test_a_night_without_changes_reads_the_list_of_accounts_only(sandbox, admin, state):
    roster = roster_of(*rows())
    applied(admin, roster, state)
    school.plan(admin, roster, state, today=TODAY)
    sandbox.forget_requests()

    plan = school.plan(admin, roster, state, today=later(1))

    assert plan.operations == ()
    assert counted(sandbox) == {("GET", "listOrganizationUsers"): 1}


def test_changed_names_are_sent_and_nothing_else(sandbox, admin, state):
    people, classes, members = rows()
    applied(admin, roster_of(people, classes, members), state)
    people[2]["family"] = "Bell"
    classes[0]["name"] = "Chamber choir"
    changed = roster_of(people, classes, members)
    sandbox.forget_requests()

    plan = school.plan(admin, changed, state, today=later(1))
    result = school.apply(admin, plan, changed, state, today=later(1))

    assert plan.counts() == {"update_user": 1, "update_class": 1}
    assert result.exit_code == 0
    sent = [one.json() for one in sandbox.requests if one.operation in ("updateOrganizationUser", "updateClass")]
    assert sent == [{"lastname": "Bell"}, {"name": "Chamber choir"}]


def test_whoever_is_absent_stays_and_is_listed_as_stale(admin, state):
    people, classes, members = rows()
    applied(admin, roster_of(people, classes, members), state)
    fewer = roster_of(people[:-1], classes, [one for one in members if one["person_id"] != "S3"])
    applied(admin, fewer, state, later(1))

    plan = school.plan(admin, fewer, state, today=later(40))

    assert plan.operations == ()
    assert (dict(plan.stale), plan.oldest) == ({"people": 1, "enrolments": 2}, 39)
    assert "stale, kept: 2 enrolments, 1 people (oldest 39 days)" in str(plan)


REMOVE = school.Policy(enrollments="remove", max_share=1, max_share_of_class=1)


def test_a_removal_needs_the_policy_the_days_a_confirmation_and_a_backup(sandbox, admin, state, tmp_path):
    people, classes, members = rows()
    applied(admin, roster_of(people, classes, members), state)
    fewer = roster_of(people, classes, [one for one in members if one["person_id"] != "S3"])
    applied(admin, fewer, state, later(1))

    assert school.plan(admin, fewer, state, REMOVE, today=later(14)).operations == ()
    plan = school.plan(admin, fewer, state, REMOVE, today=later(15))
    assert plan.counts() == {"unenrol": 2}
    sandbox.forget_requests()
    with pytest.raises(ValueError, match="pass confirm=2 when you have looked at them, got None"):
        school.apply(admin, plan, fewer, state, today=later(15))
    with pytest.raises(ValueError, match="pass backup=FOLDER"):
        school.apply(admin, plan, fewer, state, confirm=2, today=later(15))
    assert sandbox.requests == []
    result = school.apply(admin, plan, fewer, state, confirm=2, backup=tmp_path / "grades", today=later(15))

    assert result.exit_code == 0
    saved = [json.loads(one.read_text(encoding="utf-8")) for one in (tmp_path / "grades").iterdir()]
    assert len(saved) == 2
    assert counted(sandbox)["DELETE", "deleteClassUser"] == 2
    assert school.plan(admin, fewer, state, REMOVE, today=later(16)).operations == ()


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda people, classes, members: ([], [], []), id="empty"),
        pytest.param(lambda people, classes, members: (people[:3], classes[:1], members[:1]), id="half"),
    ],
)
@pytest.mark.parametrize("complete", [True, False])
def test_a_source_that_lost_its_records_removes_nobody(admin, state, spoil, complete):
    records = rows()
    applied(admin, roster_of(*records), state)
    policy = school.Policy(people="remove", classes="archive", enrollments="remove")
    broken = roster_of(*spoil(*records), complete=complete)
    applied(admin, broken, state, later(1))

    plan = school.plan(admin, broken, state, policy, today=later(30))

    assert plan.removal_count == 0
    if complete:
        assert plan.held == ("mass-change",)
        assert plan.exit_code == 3


def test_new_identifiers_of_the_same_people_and_classes_are_held(sandbox, admin, state):
    people, classes, members = rows()
    applied(admin, roster_of(people, classes, members), state)
    classes = [{**one, "source_id": one["source_id"] + "-new"} for one in classes]
    members = [{**one, "class_id": one["class_id"] + "-new"} for one in members]
    changed = roster_of(people, classes, members)

    plan = school.plan(admin, changed, state, today=later(1))
    sandbox.forget_requests()
    result = school.apply(admin, plan, changed, state, today=later(1))

    assert (plan.held, plan.exit_code, result.exit_code) == (("re-key",), 3, 3)
    assert sandbox.requests == []


def test_a_saved_plan_is_the_same_plan_and_names_nobody(admin, state, tmp_path):
    roster = roster_of(*rows())
    plan = school.plan(admin, roster, state, today=TODAY)
    plan.save(tmp_path / "plan.json")
    text = (tmp_path / "plan.json").read_text(encoding="utf-8")

    loaded = school.Plan.load(tmp_path / "plan.json")

    assert (loaded, str(loaded), loaded.id) == (plan, str(plan), plan.id)
    for private in ("roster.student", "Given", "Family", "school.example", "Choir", "S0", "T0"):
        assert private not in text
    (tmp_path / "plan.json").write_text(text.replace('"enrol"', '"unenrol"', 1), encoding="utf-8")
    with pytest.raises(ValueError, match="was changed after it was saved"):
        school.Plan.load(tmp_path / "plan.json")


def test_a_plan_of_another_roster_is_refused_before_anything_is_sent(sandbox, admin, state):
    plan = school.plan(admin, roster_of(*rows()), state, today=TODAY)
    sandbox.forget_requests()

    with pytest.raises(ValueError, match="was made of another roster"):
        school.apply(admin, plan, roster_of(*rows(students=3)), state, today=TODAY)

    assert sandbox.requests == []


def test_a_run_that_ends_early_is_continued_with_the_same_plan(sandbox, admin, state):
    roster = roster_of(*rows())
    plan = school.plan(admin, roster, state, today=TODAY)

    first = school.apply(admin, plan, roster, state, max_calls=7, today=TODAY)
    second = school.apply(admin, plan, roster, state, today=TODAY)

    assert (first.stopped, first.exit_code, second.exit_code) == ("max-calls", 4, 0)
    numbers = counted(sandbox)
    assert numbers["POST", "createOrganizationUser"] == 6
    assert numbers["POST", "createClass"] == 2
    assert numbers["PUT", "addClassUser"] == 8


def test_credentials_are_written_as_the_accounts_are_made_and_never_replaced(admin, state, tmp_path):
    roster = roster_of(*rows(students=1, classes=1))

    applied(admin, roster, state, credentials=tmp_path / "passwords.csv")

    lines = (tmp_path / "passwords.csv").read_text(encoding="utf-8").splitlines()
    assert sorted(line.split(",")[0] for line in lines) == ["roster.student0", "roster.teacher0", "username"]
    assert all(len(line.split(",")[1]) >= 8 for line in lines)
    with pytest.raises(FileExistsError):
        applied(admin, roster, state, credentials=tmp_path / "passwords.csv")


def test_an_account_that_is_there_already_is_linked_and_not_created_again(sandbox, admin, state, tmp_path):
    roster = roster_of(*rows())
    applied(admin, roster, state)
    with school.State(tmp_path / "new.sqlite3", KEY) as lost:
        plan = school.plan(admin, roster, lost, today=TODAY)
        assert plan.counts() == {"link_user": 6, "link_class": 2}
        assert school.apply(admin, plan, roster, lost, today=TODAY).exit_code == 0
        assert school.plan(admin, roster, lost, today=TODAY).operations == ()


def test_the_account_of_an_administrator_is_never_changed(admin, state):
    name = admin.account.get_authenticated_user().username
    people = [{"source_id": "A", "role": "teacher", "username": name, "given": "Other", "family": "Name"}]

    plan = school.plan(admin, roster_of(people, [], []), state, today=TODAY)

    assert plan.counts() == {"link_user": 1}
