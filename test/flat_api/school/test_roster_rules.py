"""Rules of a roster: records it never touches, records it refuses, and the name of each failure."""

import datetime
import logging
import sys
import traceback

import pytest

from flat_api import FlatClient, school

if sys.version_info < (3, 10):
    pytest.skip("the sandbox is written for Python 3.10", allow_module_level=True)

from support.schools import KEY, rows

from flat_api.sandbox import Sandbox
from flat_api.sandbox.faults import DropAfter, RateLimited, Status
from flat_api.school.planning.planner import make_plan
from flat_api.school.planning.snapshot import Account, FlatClass, Snapshot

TODAY = datetime.date(2026, 9, 14)
REMOVE = school.Policy(people="remove", classes="archive", enrollments="remove", max_share=1, max_share_of_class=1)


def later(days):
    return TODAY + datetime.timedelta(days=days)


@pytest.fixture
def sandbox():
    with Sandbox() as server:
        yield server


@pytest.fixture
def admin(sandbox):
    configuration = sandbox.configuration("admin")
    configuration.retries = False
    with FlatClient(configuration=configuration) as client:
        yield client


@pytest.fixture
def state(tmp_path):
    with school.State(tmp_path / "roster.sqlite3", KEY) as opened:
        yield opened


def roster_of(people, classes, members):
    return school.Roster.from_rows(people, classes, members, complete=True)


def applied(admin, roster, state, today=TODAY, policy=None, **options):
    plan = school.plan(admin, roster, state, policy, today=today)
    return school.apply(admin, plan, roster, state, today=today, **options)


def member(class_id, person_id, role="student", **fields):
    return {"class_id": class_id, "person_id": person_id, "role": role, **fields}


# Without a server: a snapshot that is written by hand.


def account(number, role="student", **fields):
    return Account(f"u{number}", role, f"roster.{role}{number}", given="Given", family="Family", **fields)


def people_of(*accounts):
    return [
        {"source_id": one.id, "role": one.role, "username": one.username, "given": "Given", "family": "Family"}
        for one in accounts
    ]


def snapshot_of(accounts, classes):
    return Snapshot({one.id: one for one in accounts}, {one.id: one for one in classes}, {})


def planned(roster, snapshot, state, policy=None, today=TODAY):
    return make_plan(roster, snapshot, state, policy or school.Policy(), today)


@pytest.mark.parametrize("synchronized", [True, False])
def test_a_class_that_flat_itself_keeps_in_step_is_left_alone(state, synchronized):
    teacher, student = account(1, "teacher"), account(2)
    room = FlatClass("k1", "Choir", synchronized=synchronized, teachers=frozenset({"u1"}))
    roster = roster_of(
        people_of(teacher, student),
        [{"source_id": "c", "name": "Choir"}],
        [member("c", "u1", "teacher"), member("c", "u2")],
    )

    plan = planned(roster, snapshot_of([teacher, student], [room]), state)

    touched = {one.kind for one in plan.operations if one.class_id or one.school_class}
    assert touched == (set() if synchronized else {"link_class", "enrol"})
    assert ("linked-elsewhere" in {one.code for one in plan.findings}) is synchronized


def test_a_new_teacher_is_added_by_the_old_one_who_then_leaves_by_the_new_one(state, admin, tmp_path):
    people, classes, members = rows(students=1, classes=1)
    people.append({"source_id": "T9", "role": "teacher", "username": "roster.teacher9"})
    applied(admin, roster_of(people, classes, members), state)
    handed = [{**one, "person_id": "T9"} if one["role"] == "teacher" else one for one in members]
    applied(admin, roster_of(people, classes, handed), state, later(1))

    plan = school.plan(admin, roster_of(people, classes, handed), state, REMOVE, today=later(20))
    result = school.apply(
        admin, plan, roster_of(people, classes, handed), state, confirm=1, backup=tmp_path / "b", today=later(20)
    )

    assert plan.counts() == {"unenrol": 1}
    assert result.exit_code == 0
    (room,) = school.directory(admin).classes.values()
    assert [school.directory(admin).accounts[one].username for one in room.teachers] == ["roster.teacher9"]


def test_the_last_teacher_of_a_class_stays_and_so_does_the_account(state):
    teacher = account(1, "teacher")
    room = FlatClass("k1", "Choir", teachers=frozenset({"u1"}))
    for kind, name, flat_id in (
        ("person", state.pseudonym("person", "gone"), "u1"),
        ("enrollment", state.pseudonym("enrollment", "c", "gone"), "k1/u1"),
    ):
        state.link(kind, name, flat_id, TODAY)
        state.mark_absent(kind, set(), TODAY)

    plan = planned(roster_of([], [], []), snapshot_of([teacher], [room]), state, REMOVE, later(30))

    assert plan.operations == ()
    assert {one.code for one in plan.findings} == {"last-teacher"}


@pytest.mark.parametrize(
    ("policy", "today", "expected"),
    [
        pytest.param(REMOVE, later(14), {"delete_user": 1}, id="after the days"),
        pytest.param(REMOVE, later(13), {}, id="a day too early"),
        pytest.param(school.Policy(), later(90), {}, id="not allowed"),
        pytest.param(
            school.Policy(people="remove", max_share=1, freeze=((later(10), later(20)),)), later(15), {}, id="holidays"
        ),
    ],
)
def test_an_account_is_removed_only_where_every_rule_allows_it(state, policy, today, expected):
    student = account(2)
    state.link("person", state.pseudonym("person", "gone"), "u2", TODAY)
    state.mark_absent("person", set(), TODAY)

    assert planned(roster_of([], [], []), snapshot_of([student], []), state, policy, today).counts() == expected


def test_a_record_that_nobody_linked_is_never_removed(state):
    strangers = [account(number) for number in range(5)]
    room = FlatClass("k1", "Choir", teachers=frozenset({"u0"}), students=frozenset({"u1", "u2"}))

    plan = planned(roster_of([], [], []), snapshot_of(strangers, [room]), state, REMOVE, later(99))

    assert (plan.operations, dict(plan.stale)) == ((), {})


def test_an_excluded_person_is_neither_created_nor_enrolled(admin, state):
    people, classes, members = rows(students=2, classes=1)
    state.exclude("person", "S1")
    state.exclude("enrollment", "C0", "S0")

    plan = school.plan(admin, roster_of(people, classes, members), state, today=TODAY)

    assert plan.counts() == {"create_user": 2, "create_class": 1}


def test_a_student_whose_account_is_a_teacher_s_is_refused_and_the_others_go_on(state):
    teacher = account(1, "teacher")
    people = people_of(teacher)
    people[0]["role"] = "student"
    people.append({"source_id": "new", "role": "student", "username": "roster.new"})

    plan = planned(roster_of(people, [], []), snapshot_of([teacher], []), state)

    assert plan.counts() == {"create_user": 1}
    assert [one.code for one in plan.findings] == ["role-conflict"]
    assert plan.refused["people"] == 1


def test_every_record_of_the_source_is_planned_unchanged_or_refused(state):
    people, classes, members = rows(students=6, classes=2)
    people[3]["username"] = people[4]["username"]
    classes.append({"source_id": "C9", "name": "No teacher"})
    members.append(member("C9", "S5"))
    roster = roster_of(people, classes, members)

    plan = planned(roster, snapshot_of([], []), state)

    planned_of = {"people": ("create_user",), "classes": ("create_class",), "enrollments": ("enrol",)}
    counts = {
        kind: plan.unchanged.get(kind, 0) + plan.refused.get(kind, 0) + sum(plan.counts().get(one, 0) for one in kinds)
        for kind, kinds in planned_of.items()
    }
    assert counts == {"people": len(people), "classes": len(classes), "enrollments": len(members)}


@pytest.mark.parametrize(
    ("operation", "fault", "code", "stopped"),
    [
        ("createClass", Status(402, code="QUOTA_EXCEEDED"), "payment-required", "payment-required"),
        ("createOrganizationUser", Status(401, code="UNAUTHORIZED"), "unauthorized", "unauthorized"),
        ("createOrganizationUser", RateLimited(3600), "rate-limit", "rate-limit"),
        ("addClassUser", Status(403, code="FORBIDDEN"), "forbidden", None),
        ("addClassUser", Status(404, code="NOT_FOUND"), "not-found", None),
        ("addClassUser", Status(503), "service", None),
    ],
)
def test_a_failure_has_a_code_and_stops_the_run_where_all_others_would_fail(
    sandbox, admin, state, operation, fault, code, stopped
):
    roster = roster_of(*rows(students=2, classes=1))
    sandbox.fault(operation, fault, times=1)

    result = applied(admin, roster, state)

    assert result.stopped == stopped
    assert code in {row.code for row in result.failed}
    assert (result.exit_code, code in str(result)) == (4, True)
    assert applied(admin, roster, state).exit_code == 0


def test_a_username_that_somebody_took_meanwhile_is_a_row_and_the_others_go_on(sandbox, admin, state):
    roster = roster_of(*rows(students=3, classes=1))
    plan = school.plan(admin, roster, state, today=TODAY)
    admin.organization.create_organization_user({"username": "roster.student1", "password": "not ours"})

    result = school.apply(admin, plan, roster, state, today=TODAY)

    assert {(row.operation.kind, row.status, row.code) for row in result.failed} == {
        ("create_user", "skipped", "stale-plan"),
        ("enrol", "blocked", "blocked"),
    }


def test_an_account_that_changed_since_the_plan_is_left_alone(admin, state):
    people, classes, members = rows(students=2, classes=1)
    applied(admin, roster_of(people, classes, members), state)
    changed = [{**one, "family": "New"} for one in people]
    roster = roster_of(changed, classes, members)
    plan = school.plan(admin, roster, state, today=later(1))
    user = next(one for one in school.directory(admin).accounts.values() if one.username == "roster.student0")
    admin.organization.update_organization_user(user.id, {"lastname": "Meanwhile"})

    result = school.apply(admin, plan, roster, state, today=later(1))

    assert [(row.status, row.code) for row in result.failed] == [("skipped", "stale-plan")]
    assert school.directory(admin).accounts[user.id].family == "Meanwhile"


def test_a_response_that_is_lost_makes_no_twin(sandbox, admin, state):
    roster = roster_of(*rows(students=2, classes=2))
    sandbox.fault("createClass", DropAfter(), times=2)
    sandbox.fault("createOrganizationUser", DropAfter(), times=2)

    result = applied(admin, roster, state)

    found = school.directory(admin)
    assert result.exit_code == 0
    assert sorted(one.name for one in found.classes.values()) == ["Choir 0", "Choir 1"]
    assert sum(one.username.startswith("roster.") for one in found.accounts.values()) == 4


def test_many_equal_failures_stop_the_run(sandbox, admin, state):
    sandbox.fault("addClassUser", Status(403, code="FORBIDDEN"), times=None)

    result = applied(admin, roster_of(*rows(students=40, classes=1)), state)

    assert result.stopped == "max-failures"
    assert sum(row.status == "failed" for row in result.rows) < 15


def test_one_delegated_token_is_made_for_a_teacher_however_many_classes_there_are(sandbox, admin, state):
    people, classes, members = rows(students=2, classes=3)
    members = [{**one, "person_id": "T0"} if one["role"] == "teacher" else one for one in members]
    plan = school.plan(admin, roster_of(people, classes, members), state, today=TODAY)
    sandbox.forget_requests()

    school.apply(admin, plan, roster_of(people, classes, members), state, today=TODAY)

    tokens = [one for one in sandbox.requests if one.operation == "createOrganizationUserAccessToken"]
    assert len(tokens) == 1


def test_links_are_found_again_when_the_source_changed_its_identifiers(admin, state):
    people, classes, members = rows()
    applied(admin, roster_of(people, classes, members), state)
    people = [{**one, "source_id": "new " + one["source_id"]} for one in people]
    classes = [{**one, "source_id": "new " + one["source_id"]} for one in classes]
    members = [{**one, "class_id": "new " + one["class_id"], "person_id": "new " + one["person_id"]} for one in members]
    changed = roster_of(people, classes, members)
    assert school.plan(admin, changed, state, today=later(1)).held == ("re-key",)

    relinked = school.relink(admin, changed, state, today=later(1))

    assert (relinked.people, relinked.classes, relinked.enrollments) == (6, 2, 10)
    assert school.plan(admin, changed, state, today=later(1)).operations == ()
    assert school.plan(admin, changed, state, today=later(1)).stale == {}


def test_what_is_known_about_a_person_is_erased(admin, state, tmp_path):
    applied(admin, roster_of(*rows()), state)
    user = next(one for one in school.directory(admin).accounts.values() if one.username == "roster.student0")

    erased = school.forget(state, "S0")

    assert erased == 3
    assert user.id.encode() not in b"".join(
        one.read_bytes() for one in tmp_path.iterdir() if one.name.startswith("roster")
    )


CANARIES = ("canary", "Xanthippe", "hush-hush", "4711")


def test_no_log_error_repr_file_or_output_names_a_person(sandbox, admin, state, tmp_path, caplog):
    caplog.set_level(logging.DEBUG)
    people = [
        {"source_id": "T4711", "role": "teacher", "username": "canary.teacher", "family": "Xanthippe"},
        {"source_id": "S4711", "role": "student", "username": "canary.student", "family": "Xanthippe"},
        {"source_id": "S47112", "role": "student", "username": "canary.student", "email": "canary@school.example"},
    ]
    people[0]["password"] = "hush-hush-hush"
    classes = [{"source_id": "C4711", "name": "Canary choir Xanthippe"}]
    members = [member("C4711", "T4711", "teacher"), member("C4711", "S4711")]
    roster = roster_of(people, classes, members)
    shown = []
    for fault in (None, Status(503), Status(400, code="USERNAME_TAKEN"), DropAfter()):
        if fault is not None:
            sandbox.fault("createOrganizationUser", fault, times=9)
        plan = school.plan(admin, roster, state, today=TODAY)
        plan.save(tmp_path / "plan.json")
        result = school.apply(admin, plan, roster, state, max_calls=1, today=TODAY)
        shown += [
            str(plan),
            repr(plan),
            str(result),
            repr(result),
            *map(repr, plan.operations),
            *map(str, plan.findings),
        ]
        sandbox.clear_faults()
    try:
        school.State(state.path, people[0]["password"] + " as another key")
    except school.StateError as error:
        shown += ["".join(traceback.format_exception(type(error), error, error.__traceback__))]
    shown += [repr(school.probe(admin)), repr(school.directory(admin)), caplog.text]
    data = b"".join(one.read_bytes() for one in tmp_path.iterdir()).decode("latin-1")

    for canary in CANARIES:
        assert canary not in "".join(shown)
        assert canary not in data


def test_a_probe_reads_at_most_eight_times_and_changes_nothing(sandbox, admin, state):
    applied(admin, roster_of(*rows()), state)
    sandbox.forget_requests()

    probe = school.probe(admin)

    methods = [one.method for one in sandbox.requests]
    assert (methods.count("GET") <= 8, methods.count("POST")) == (True, 1)
    assert (probe.role, probe.reads_people, probe.names, probe.groups_complete) == ("admin", True, True, True)
    assert "lists other classes: no" in str(probe)
