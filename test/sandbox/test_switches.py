"""Behaviour that the documentation of Flat leaves open, both ways, and the rules across a school."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from support.sandbox import Api

import flat_api
from flat_api import school as schools
from flat_api.sandbox import Sandbox, Switches

NEW = {"username": "maya.lorne", "firstname": "Maya", "lastname": "Lorne", "password": "secret-1"}


@pytest.fixture
def serve(clock, pool, contract):
    """Return a function that serves a sandbox with switches, and returns it and a function that signs people in."""
    running = []

    def serve(**switches):
        sandbox = Sandbox(clock=clock, wait=clock.wait, switches=Switches(**switches)).start()
        running.append(sandbox)
        return sandbox, lambda user, **token: Api(pool, sandbox.url, contract, sandbox.token(user, **token))

    yield serve
    for sandbox in running:
        sandbox.close()


def id_of(api):
    return api.ok("getAuthenticatedUser", onlyId="true")["id"]


@pytest.mark.parametrize("value", [True, False])
def test_administrators_list_all_classes_or_their_own(serve, value):
    sandbox, sign_in = serve(admins_list_all_classes=value)
    school = sandbox.school(teachers=2, classes=2)

    listed = {entry["id"] for entry in sign_in("admin").ok("listClasses")}

    assert listed == (set(school.classes) if value else set())
    assert [entry["id"] for entry in sign_in(school.teachers[0]).ok("listClasses")] == [school.classes[0]]


@pytest.mark.parametrize("value", [True, False])
def test_administrators_enrol_in_all_classes_or_in_none(serve, value):
    sandbox, sign_in = serve(admins_change_all_classes=value)
    school = sandbox.school(teachers=1, classes=1)
    place = {"class": school.classes[0], "user": id_of(sign_in("student"))}

    if value:
        sign_in("admin").ok("addClassUser", **place)
    else:
        sign_in("admin").refused("addClassUser", 403, **place)
        sign_in("admin").refused("getClass", 403, **{"class": school.classes[0]})
        sign_in(school.teachers[0]).ok("addClassUser", **place)


@pytest.mark.parametrize("value", [True, False])
def test_groups_are_in_the_list_of_accounts_or_not(serve, value):
    sandbox, sign_in = serve(groups_in_user_list=value)
    sandbox.school(students=1, classes=1)

    listed = sign_in("admin").ok("listOrganizationUsers")

    assert all(("groups" in entry) is value for entry in listed)


@pytest.mark.parametrize("value", [True, False])
def test_names_in_lists_for_administrators_need_a_scope_or_not(serve, value):
    _, sign_in = serve(names_for_all_admins=value)
    users, profile = "edu.admin.users.readonly", "account.education_profile"

    without = sign_in("admin", scopes=[users]).call("listOrganizationUsers")
    full = sign_in("admin", scopes=[users, profile]).call("listOrganizationUsers")

    assert ("Lindqvist" in without.data.decode()) is value
    assert ("education_profile" in without.headers.get("X-Flat-Sandbox-Note", "")) is not value
    assert "Lindqvist" in full.data.decode()
    assert "X-Flat-Sandbox-Note" not in full.headers


@pytest.mark.parametrize(("status", "code"), [(400, "CLIENT_ERROR"), (409, "USERNAME_TAKEN")])
def test_a_taken_username_or_address_has_the_status_and_code_of_the_switches(serve, status, code):
    _, sign_in = serve(taken_status=status, taken_code=code)
    admin = sign_in("admin")
    admin.ok("createOrganizationUser", body={**NEW, "email": "maya@lindenhof.example"})

    for change, param in (
        ({"username": "MAYA.Lorne"}, "username"),
        ({"username": "other", "email": "Maya@Lindenhof.example"}, "email"),
    ):
        error = admin.refused("createOrganizationUser", status, body={**NEW, **change})
        assert (error["code"], error["param"]) == (code, param)


@pytest.mark.parametrize("value", [True, False])
def test_addresses_are_unique_everywhere_or_in_the_school(serve, value):
    _, sign_in = serve(unique_emails_everywhere=value)
    body = {**NEW, "email": "milan.osei@lindenhof.example"}  # that of an account outside the school

    if value:
        assert sign_in("admin").refused("createOrganizationUser", 400, body=body)["param"] == "email"
    else:
        sign_in("admin").ok("createOrganizationUser", body=body)


def test_an_account_keeps_its_own_address_and_takes_a_free_one(admin, student):
    me = id_of(student)

    admin.ok("updateOrganizationUser", user=me, body={"email": "TOM.abara@lindenhof.example"})
    admin.refused("updateOrganizationUser", 400, user=me, body={"email": "nora.lindqvist@lindenhof.example"})
    admin.ok("updateOrganizationUser", user=me, body={"email": "tom@lindenhof.example"})
    admin.ok("createOrganizationUser", body={**NEW, "email": "tom.abara@lindenhof.example"})


@pytest.mark.parametrize("username", ["maya lorne", "maya\tlorne", "Me", "maya\x00"])
def test_a_username_with_spaces_or_controls_is_400(admin, username):
    assert admin.refused("createOrganizationUser", 400, body={**NEW, "username": username})["param"] == "username"


@pytest.mark.parametrize("email", ["nobody", "a@b@c", ""])
def test_an_address_that_is_none_is_400(admin, email):
    assert admin.refused("createOrganizationUser", 400, body={**NEW, "email": email})["param"] == "email"


def test_the_last_administrator_stays_one(admin, teacher):
    me = id_of(admin)

    admin.refused("updateOrganizationUser", 409, user=me, body={"organizationRole": "teacher"})
    admin.ok("updateOrganizationUser", user=me, body={"organizationRole": "accountAdmin"})
    admin.ok("updateOrganizationUser", user=id_of(teacher), body={"organizationRole": "admin"})
    admin.ok("updateOrganizationUser", user=me, body={"organizationRole": "teacher"})

    teacher.refused("updateOrganizationUser", 409, user=id_of(teacher), body={"organizationRole": "user"})


def test_a_delegated_token_and_a_link_live_as_long_as_the_switches_say(serve, clock, pool, contract):
    sandbox, sign_in = serve(delegated_token_lifetime=60, signin_link_lifetime=30)
    admin = sign_in("admin")
    teacher = id_of(sign_in("teacher"))
    made = admin.ok("createOrganizationUserAccessToken", user=teacher, body={"scopes": ["account.public_profile"]})
    link = admin.ok("createOrganizationUserSigninLink", user=teacher, body={})["url"]
    delegated = Api(pool, sandbox.url, contract, made["token"])

    clock.now += 29
    assert pool.request("GET", link).status == 200
    delegated.ok("getAuthenticatedUser")

    clock.now += 2
    assert pool.request("GET", link).status == 410
    clock.now += 30
    delegated.refused("getAuthenticatedUser", 401)


@pytest.mark.parametrize("value", [True, False])
def test_tokens_have_limits_of_their_own_or_share_one(serve, value):
    _, sign_in = serve(limit_per_token=value)
    admin, teacher = sign_in("admin"), sign_in("teacher")

    left = [int(api.call("getAuthenticatedUser").headers["X-RateLimit-Remaining"]) for api in (admin, teacher)]

    assert left == ([7199, 7199] if value else [7199, 7198])


@pytest.mark.parametrize("value", [True, False])
def test_submissions_exist_from_the_start_or_from_the_first_work_on(serve, value):
    sandbox, sign_in = serve(submissions_from_start=value)
    school = sandbox.school(students=2, classes=1, assignments=1)
    place = {"class": school.classes[0], "assignment": school.assignments[0]}
    teacher, student = sign_in(school.teachers[0]), sign_in(school.students[0])

    before = teacher.ok("getSubmissions", **place)
    mine = student.ok("createSubmission", **place, body={"submit": True})
    after = teacher.ok("getSubmissions", **place)

    assert sorted(entry["creator"] for entry in before) == (sorted(school.students) if value else [])
    assert [entry["state"] for entry in after if entry["id"] == mine["id"]] == ["turnedIn"]
    assert len(after) == (2 if value else 1)
    history = teacher.ok("getSubmissionHistory", **place, submission=mine["id"])
    assert {user for entry in history for user in entry["users"]} == {school.students[0]}


@pytest.mark.parametrize("value", [True, False])
def test_a_probe_finds_out_what_the_switches_say(serve, value):
    sandbox, _ = serve(
        admins_list_all_classes=value,
        groups_in_user_list=value,
        names_for_all_admins=value,
        limit_per_token=value,
        delegated_token_lifetime=90 if value else 900,
    )
    sandbox.school(students=2, classes=1)
    scopes = ["edu.admin.users", "edu.classes.readonly", "account.public_profile"]

    with flat_api.FlatClient(configuration=sandbox.configuration("admin", scopes=scopes)) as client:
        probe = schools.probe(client)

    assert (probe.lists_other_classes, probe.groups_complete, probe.own_limit) == (value, value, value)
    assert probe.token_seconds == (90 if value else 900)


@pytest.mark.parametrize(
    "wrong", [{"taken_status": 200}, {"delegated_token_lifetime": 0}, {"signin_link_lifetime": float("nan")}]
)
def test_a_switch_outside_its_range_is_named(wrong):
    with pytest.raises(ValueError, match=next(iter(wrong))):
        Switches(**wrong)


def test_the_pages_of_a_long_list_show_each_account_once_and_each_change_at_once(sandbox, admin):
    school = sandbox.school(students=2500)
    ids, query = [], {"limit": "1000"}
    while query is not None:
        response = admin.call("listOrganizationUsers", **query)
        ids += [entry["id"] for entry in response.json()]
        following = re.search(r'[?&]next=([^&>]+)>; rel="next"', response.headers.get("Link", ""))
        query = {"limit": "1000", "next": unquote(following[1])} if following else None

    assert len(ids) == len(set(ids)) == 2500 + 1 + 4

    admin.ok("updateOrganizationUser", user=school.students[-1], body={"lastname": "Zyx"})
    listed = admin.ok("listOrganizationUsers", sort="lastname", direction="desc", limit="1")
    assert [entry["lastname"] for entry in listed] == ["Zyx"]
