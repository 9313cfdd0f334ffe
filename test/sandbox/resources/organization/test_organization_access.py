"""Tokens and links for other users, and invitations."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from support.sandbox import NOBODY, Api


@pytest.fixture
def teacher_id(teacher):
    return teacher.ok("getAuthenticatedUser", onlyId="true")["id"]


@pytest.fixture
def browser(pool):
    """Return a function that opens a page, with the cookies of earlier ones."""
    cookies = {}

    def browser(url, form=None):
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}
        fields = {"fields": form, "encode_multipart": False} if form is not None else {}
        method = "POST" if form is not None else "GET"
        response = pool.request(method, url, headers=headers, redirect=False, **fields)
        for cookie in response.headers.getlist("Set-Cookie"):
            name, _, value = cookie.partition(";")[0].partition("=")
            cookies[name] = value
        return response

    return browser


def test_a_delegated_token_acts_as_the_teacher_until_it_expires(admin, teacher, teacher_id, pool, contract, clock):
    token = admin.ok("createOrganizationUserAccessToken", user=teacher_id, body={"scopes": ["scores", "edu.classes"]})

    delegate = Api(pool, admin.url, contract, token["token"])
    score = delegate.import_score()

    assert re.fullmatch("[0-9a-f]{128}", token["token"])
    assert token["scopes"] == ["scores", "edu.classes"]
    assert teacher.ok("getScore", score=score["id"])["user"]["id"] == teacher_id
    assert "lacks a scope" in delegate.refused("listCollections", 403)["message"]
    clock.now += 24 * 3600
    delegate.refused("getScore", 401, score=score["id"])


@pytest.mark.parametrize(
    ("role", "scopes", "named"),
    [
        ("teacher", ["scores", "edu.admin.users"], "edu.admin.users"),
        ("student", ["edu.resources"], "edu.resources"),
        ("student", ["edu.admin"], "edu.admin"),
    ],
)
def test_a_scope_beyond_the_role_is_400_and_named(admin, sign_in, role, scopes, named):
    user = sign_in(role).ok("getAuthenticatedUser")["id"]

    error = admin.refused("createOrganizationUserAccessToken", 400, user=user, body={"scopes": scopes})

    assert error["param"] == "scopes"
    assert error["message"].endswith(named)


def test_a_token_without_a_scope_is_400(admin, teacher_id):
    admin.refused("createOrganizationUserAccessToken", 400, user=teacher_id, body={"scopes": []})


def test_nobody_acts_as_an_administrator(admin):
    me = admin.ok("getAuthenticatedUser")["id"]

    admin.refused("createOrganizationUserAccessToken", 403, user=me, body={"scopes": ["edu.admin"]})
    admin.refused("createOrganizationUserSigninLink", 403, user=me, body={})


def test_teachers_make_no_tokens(teacher, student):
    user = student.ok("getAuthenticatedUser")["id"]

    teacher.refused("createOrganizationUserAccessToken", 403, user=user, body={"scopes": ["scores"]})
    teacher.refused("createOrganizationUserSigninLink", 403, user=user, body={})


def test_a_signin_link_signs_in(admin, teacher_id, browser):
    link = admin.ok("createOrganizationUserSigninLink", user=teacher_id, body={"destinationPath": "/score/abc"})

    response = browser(link["url"])

    assert link["token"] in link["url"]
    assert response.status == 200
    assert b"signed in as Nora Lindqvist" in response.data
    assert b'href="/score/abc"' in response.data


def test_a_signin_link_expires(admin, teacher_id, browser, clock):
    link = admin.ok("createOrganizationUserSigninLink", user=teacher_id, body={})

    clock.now += 300

    assert browser(link["url"]).status == 410


def test_a_link_of_ones_own_leads_nowhere_else(admin, teacher_id, browser):
    token = admin.ok("createOrganizationUserSigninLink", user=teacher_id, body={})["token"]
    origin = admin.url.removesuffix("/v2")

    response = browser(f"{origin}/auth/signin-link/{token}?next=https://elsewhere.example/%22%3Cb%3E")

    assert b"elsewhere" not in response.data
    assert browser(f"{origin}/auth/signin-link/{NOBODY}").status == 404


@pytest.mark.parametrize(
    "path", ["score/1", "//elsewhere.example", "/\\elsewhere.example", "https://elsewhere.example"]
)
def test_a_destination_outside_the_site_is_400(admin, teacher_id, path):
    error = admin.refused("createOrganizationUserSigninLink", 400, user=teacher_id, body={"destinationPath": path})

    assert error["param"] == "destinationPath"


def test_a_link_ends_with_the_account(admin, teacher_id, browser):
    url = admin.ok("createOrganizationUserSigninLink", user=teacher_id, body={})["url"]

    admin.ok("removeOrganizationUser", user=teacher_id)

    assert browser(url).status == 404


def test_an_invitation_is_listed_until_it_is_removed(admin):
    made = admin.ok("createOrganizationInvitation", body={"email": "new@school.example", "organizationRole": "admin"})
    assert admin.ok("listOrganizationInvitations") == [made]

    admin.ok("removeOrganizationInvitation", invitation=made["id"])

    assert admin.ok("listOrganizationInvitations") == []
    admin.refused("removeOrganizationInvitation", 404, invitation=made["id"])


def test_invitations_are_for_teachers_unless_something_else_is_said(admin):
    assert admin.ok("createOrganizationInvitation", body={})["organizationRole"] == "teacher"


def test_invitations_are_filtered_by_role_and_paged(admin):
    made = [
        admin.ok("createOrganizationInvitation", body={"organizationRole": role})["id"]
        for role in ("teacher", "admin", "teacher")
    ]

    first = admin.call("listOrganizationInvitations", role="teacher", limit="1")
    cursor = unquote(re.search(r'next=([^&>]+)>; rel="next"', first.headers["Link"])[1])
    second = admin.call("listOrganizationInvitations", role="teacher", limit="1", next=cursor)

    assert [first.json()[0]["id"], second.json()[0]["id"]] == [made[2], made[0]]
    assert 'rel="next"' not in second.headers["Link"]


@pytest.mark.parametrize(
    ("body", "param"), [({"email": "nobody"}, "email"), ({"organizationRole": "user"}, "organizationRole")]
)
def test_a_wrong_invitation_is_400(admin, body, param):
    assert admin.refused("createOrganizationInvitation", 400, body=body)["param"] == param


def test_an_invitation_is_accepted_on_its_page(admin, individual, browser):
    made = admin.ok("createOrganizationInvitation", body={"email": "milan@school.example"})
    assert browser(made["htmlUrl"]).status == 200
    assert browser(made["htmlUrl"], {"username": "milan.osei", "password": "wrong"}).status == 401

    accepted = browser(made["htmlUrl"], {"username": "milan.osei", "password": "sandbox"})

    assert accepted.status == 200
    me = individual.ok("getAuthenticatedUser")
    assert me["organizationRole"] == "teacher"
    assert admin.ok("listOrganizationInvitations")[0]["usedBy"] == [me["id"]]
    assert browser(made["htmlUrl"]).status == 404


def test_who_belongs_to_a_school_cannot_join_another(admin, browser):
    made = admin.ok("createOrganizationInvitation", body={})

    assert browser(made["htmlUrl"], {"username": "tom.abara", "password": "sandbox"}).status == 409


def test_a_page_takes_only_its_methods(admin, pool):
    response = pool.request("GET", admin.url.removesuffix("/v2") + "/oauth/access_token")

    assert response.status == 405
    assert response.headers["Allow"] == "POST"
