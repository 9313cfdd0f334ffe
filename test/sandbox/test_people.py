"""People of a sandbox: consent, rotation of refresh tokens, schools of any size, reset."""

from __future__ import annotations

import pytest

import flat_api
from flat_api.sandbox import Sandbox, Switches
from flat_api.sandbox.faults import Status

SCOPES = ["account.education_profile", "account.public_profile", "scores.readonly"]


@pytest.fixture
def oauth(sandbox):
    return sandbox.oauth(sandbox.register_application("Gradebook", redirect_uris=["https://lms.example/callback"]))


@pytest.fixture
def rotating(clock):
    with Sandbox(clock=clock, wait=clock.wait, switches=Switches(rotate_refresh_tokens=True)) as sandbox:
        yield sandbox


def consented(sandbox, oauth, **choice):
    consent = oauth.consent(SCOPES)
    return oauth.finish(sandbox.sign_in(consent.url, **choice), consent.state)


def username(sandbox, token):
    with flat_api.ApiClient(flat_api.Configuration(host=sandbox.url, access_token=token, proxy="")) as client:
        return flat_api.AccountApi(client).get_authenticated_user().username


@pytest.mark.parametrize(("user", "expected"), [("student", "tom.abara"), ("nora.lindqvist", "nora.lindqvist")])
def test_who_accepts_is_whom_the_tokens_act_for(sandbox, oauth, user, expected):
    tokens = consented(sandbox, oauth, user=user)

    assert username(sandbox, tokens.access_token) == expected
    assert username(sandbox, oauth.refresh(tokens).access_token) == expected


def test_an_account_made_by_an_administrator_can_consent(sandbox, oauth, admin):
    person = admin.ok("createOrganizationUser", body={"username": "new.person", "password": "secret-1"})

    assert username(sandbox, consented(sandbox, oauth, user=person["id"]).access_token) == "new.person"


def test_a_refusal_reaches_the_application(sandbox, oauth):
    with pytest.raises(flat_api.OAuthException) as caught:
        consented(sandbox, oauth, decision="refuse")

    assert caught.value.code == "access_denied"


def test_an_application_without_redirect_uris_gets_one_on_a_loopback_address(sandbox):
    oauth = sandbox.oauth(sandbox.register_application("Local"))

    assert consented(sandbox, oauth).refresh_token


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"user": "nobody"}, "no user 'nobody'"),
        ({"decision": "maybe"}, "decision must be 'accept' or 'refuse', got 'maybe'"),
        ({"url": "https://flat.io/auth/oauth?state=hush"}, r"url must be that of the consent page"),
    ],
)
def test_a_wrong_argument_of_sign_in_is_named_before_anything_is_sent(sandbox, oauth, change, message):
    arguments = {"url": oauth.consent(SCOPES).url, **change}

    with pytest.raises(ValueError, match=message) as caught:
        sandbox.sign_in(**arguments)

    assert "hush" not in str(caught.value)
    assert sandbox.requests == []


def test_a_consent_of_an_unknown_application_is_an_error(sandbox, oauth):
    other = sandbox.oauth(sandbox.register_application("Other"), redirect_uri="https://elsewhere.example/")

    with pytest.raises(ValueError, match="client_id or redirect_uri"):
        sandbox.sign_in(other.consent(SCOPES).url.replace(other.client_id, oauth.client_id))


def test_without_rotation_a_refresh_token_stays_valid(sandbox, oauth):
    tokens = consented(sandbox, oauth)

    assert oauth.refresh(tokens).refresh_token == tokens.refresh_token
    assert oauth.refresh(tokens).access_token


def test_with_rotation_each_refresh_replaces_the_refresh_token(rotating):
    oauth = rotating.oauth(rotating.register_application("Gradebook"))
    first = consented(rotating, oauth)

    second = oauth.refresh(first)
    third = oauth.refresh(second)

    assert len({first.refresh_token, second.refresh_token, third.refresh_token}) == 3
    assert username(rotating, third.access_token) == "nora.lindqvist"


def test_reuse_of_a_replaced_refresh_token_revokes_all_tokens_of_its_consent_only(rotating):
    oauth = rotating.oauth(rotating.register_application("Gradebook"))
    first, other = consented(rotating, oauth), consented(rotating, oauth, user="student")
    second = oauth.refresh(first)

    with pytest.raises(flat_api.OAuthException) as caught:
        oauth.refresh(first)

    assert caught.value.code == "invalid_grant"
    with pytest.raises(flat_api.OAuthException):
        oauth.refresh(second)
    for tokens in (first, second):
        with pytest.raises(flat_api.UnauthorizedException):
            username(rotating, tokens.access_token)
    assert username(rotating, other.access_token) == "tom.abara"


def test_replaced_refresh_tokens_are_known_after_a_restart(tmp_path):
    path = tmp_path / "state.sqlite"
    with Sandbox(state=path, switches=Switches(rotate_refresh_tokens=True)) as sandbox:
        application = sandbox.register_application("Gradebook")
        oauth = sandbox.oauth(application)
        first = consented(sandbox, oauth)
        second = oauth.refresh(first)

    with Sandbox(state=path, switches=Switches(rotate_refresh_tokens=True)) as sandbox:
        oauth = sandbox.oauth(application)
        for tokens in (first, second):
            with pytest.raises(flat_api.OAuthException):
                oauth.refresh(tokens)


def test_a_school_has_as_many_people_classes_and_assignments_as_wanted(sandbox, sign_in):
    school = sandbox.school(teachers=2, students=7, classes=3, assignments=2)

    assert [len(part) for part in (school.teachers, school.students, school.classes, school.assignments)] == [
        2,
        7,
        3,
        6,
    ]
    mine = sign_in(school.teachers[0]).ok("listClasses")
    assert {entry["id"] for entry in mine} == {school.classes[0], school.classes[2]}
    members = [len(sign_in("admin").ok("listGroupUsers", group=entry["studentsGroup"]["id"])) for entry in mine]
    assert sorted(members) == [2, 3]
    work = sign_in(school.students[0]).ok("listAssignments", **{"class": school.classes[0]})
    assert [entry["id"] for entry in work] == [school.assignments[1], school.assignments[0]]


def test_a_second_school_adds_to_the_first(sandbox, admin):
    before = admin.ok("countOrgaUsers")

    first, second = sandbox.school(teachers=1, students=2), sandbox.school(teachers=1, students=2)

    assert not {*first.teachers, *first.students} & {*second.teachers, *second.students}
    assert admin.ok("countOrgaUsers") == before + 6


@pytest.mark.parametrize(
    ("numbers", "message"),
    [
        ({"students": -1}, "students must be an integer of 0 or more, got -1"),
        ({"classes": True}, "classes must be an integer of 0 or more, got True"),
        ({"teachers": 0, "classes": 1}, "teachers must be 1 or more"),
        ({"assignments": 1}, "classes must be 1 or more"),
    ],
)
def test_a_school_that_cannot_be_is_refused_whole(sandbox, admin, numbers, message):
    before = admin.ok("countOrgaUsers")

    with pytest.raises(ValueError, match=message):
        sandbox.school(**numbers)

    assert admin.ok("countOrgaUsers") == before


def test_after_a_reset_everything_is_as_at_the_start(clock):
    with Sandbox(clock=clock, wait=clock.wait, rate_limit=3) as sandbox:
        token = sandbox.token("admin")
        for _ in range(3):
            username(sandbox, token)
        sandbox.school(teachers=1, students=3, classes=1)
        sandbox.fault("*", Status(500), times=None)

        sandbox.reset()

        assert sandbox.requests == []
        with pytest.raises(flat_api.UnauthorizedException):
            username(sandbox, token)
        with flat_api.ApiClient(sandbox.configuration("admin")) as client:
            assert flat_api.OrganizationApi(client).count_orga_users() == 4


def test_a_reset_reaches_the_state_file(tmp_path):
    path = tmp_path / "state.sqlite"
    with Sandbox(state=path) as sandbox:
        school = sandbox.school(students=2)
        sandbox.reset()

    with Sandbox(state=path) as sandbox:
        assert sandbox.token("teacher")
        with pytest.raises(ValueError, match="no user"):
            sandbox.token(school.students[0])
