"""The accounts of a school, managed by its administrators."""

from __future__ import annotations

import re
from datetime import datetime
from urllib.parse import unquote

import pytest
from support.sandbox import NOBODY

NEW = {"username": "maya.lorne", "password": "correct horse", "firstname": "Maya", "lastname": "Lorne"}


def names(users):
    return [user["username"] for user in users]


def test_an_account_that_was_created_is_listed_and_counted(admin):
    before = admin.ok("countOrgaUsers")

    created = admin.ok("createOrganizationUser", body={**NEW, "email": "maya@school.example", "role": "teacher"})

    assert created["organizationRole"] == "teacher"
    assert created["email"] == "maya@school.example"
    assert created["printableName"] == "Maya Lorne"
    assert admin.ok("countOrgaUsers") == before + 1
    assert created in admin.ok("listOrganizationUsers")


def test_an_account_is_a_student_unless_something_else_is_said(admin):
    assert admin.ok("createOrganizationUser", body=NEW)["organizationRole"] == "user"


def test_a_created_account_can_be_used_at_once(admin, sign_in):
    created = admin.ok("createOrganizationUser", body={**NEW, "locale": "fr"})

    somebody = sign_in(created["id"])

    assert somebody.import_score()["title"] == "Three Notes"
    assert somebody.ok("getAuthenticatedUser")["locale"] == "fr"


@pytest.mark.parametrize("username", ["tom.abara", "me", "  "])
def test_a_username_that_cannot_be_had_is_400(admin, username):
    error = admin.refused("createOrganizationUser", 400, body={**NEW, "username": username})

    assert error["param"] == "username"


def test_a_short_password_is_400(admin):
    assert admin.refused("createOrganizationUser", 400, body={**NEW, "password": "short"})["param"] == "password"


def test_a_change_changes_what_it_names(admin, sign_in):
    student = sign_in("student").ok("getAuthenticatedUser")

    changed = admin.ok("updateOrganizationUser", user=student["id"], body={"lastname": "Berger"})

    assert changed["lastname"] == "Berger"
    assert changed["username"] == student["username"]
    assert sign_in("student").ok("getAuthenticatedUser")["name"] == "Tom Berger"


def test_a_new_role_holds_at_once(admin, teacher):
    teacher.refused("countOrgaUsers", 403)

    admin.ok(
        "updateOrganizationUser",
        user=teacher.ok("getAuthenticatedUser")["id"],
        body={"organizationRole": "accountAdmin"},
    )

    teacher.ok("countOrgaUsers")


def test_keeping_ones_username_is_no_conflict(admin, student):
    me = student.ok("getAuthenticatedUser")

    admin.ok("updateOrganizationUser", user=me["id"], body={"username": me["username"]})

    admin.refused("updateOrganizationUser", 400, user=me["id"], body={"username": "nora.lindqvist"})


def test_a_removed_account_is_gone_with_its_scores_and_tokens(admin, student, teacher):
    score = student.import_score(privacy="public")["id"]
    user = student.ok("getAuthenticatedUser")["id"]

    admin.ok("removeOrganizationUser", user=user)

    student.refused("getAuthenticatedUser", 401)
    teacher.refused("getScore", 404, score=score)
    teacher.refused("getUser", 404, user=user)
    admin.refused("removeOrganizationUser", 404, user=user)


def test_a_removed_account_leaves_no_trace_at_the_scores_of_others(admin, student, teacher):
    user = student.ok("getAuthenticatedUser")["id"]
    score = teacher.import_score(privacy="public")["id"]
    teacher.ok("addScoreCollaborator", score=score, body={"user": user, "aclRead": True})
    student.ok("postScoreComment", score=score, body={"comment": "Nice"})

    admin.ok("removeOrganizationUser", user=user)

    assert len(teacher.ok("getScoreCollaborators", score=score)) == 1
    assert teacher.ok("getScoreComments", score=score) == []


def test_an_account_made_individual_keeps_its_scores_and_leaves_the_school(admin, student):
    score = student.import_score()["id"]
    user = student.ok("getAuthenticatedUser")["id"]

    admin.ok("removeOrganizationUser", user=user, convertToIndividual="true")

    student.ok("getScore", score=score)
    assert student.ok("getAuthenticatedUser").get("organization") is None
    assert user not in admin.ok("listOrganizationUsers", onlyIds="true")


def test_administrators_do_not_remove_themselves(admin):
    admin.refused("removeOrganizationUser", 403, user=admin.ok("getAuthenticatedUser")["id"])


def test_accounts_of_others_are_not_found(admin, individual):
    stranger = individual.ok("getAuthenticatedUser")["id"]

    for user in (stranger, NOBODY):
        admin.refused("updateOrganizationUser", 404, user=user, body={})
        admin.refused("removeOrganizationUser", 404, user=user)
        admin.refused("createOrganizationUserAccessToken", 404, user=user, body={"scopes": ["scores"]})
        admin.refused("createOrganizationUserSigninLink", 404, user=user, body={})


@pytest.mark.parametrize("user", ["teacher", "student"])
def test_only_administrators_administer_and_the_role_is_named(sign_in, user):
    message = sign_in(user).refused("listOrganizationUsers", 403)["message"]

    assert "Only administrators" in message
    assert "your role is" in message


def test_outside_a_school_there_is_nothing_to_administer(individual):
    assert "belongs to none" in individual.refused("createOrganizationUser", 403, body=NEW)["message"]


def test_reading_needs_a_scope_and_writing_a_larger_one(sign_in, anonymous):
    reader = sign_in("admin", scopes=["edu.admin.users.readonly"])
    reader.ok("listOrganizationUsers")

    message = reader.refused("createOrganizationUser", 403, body=NEW)["message"]

    assert "edu.admin or edu.admin.users" in message
    anonymous.refused("listOrganizationUsers", 401)


def test_names_are_shown_whatever_else_the_token_may_know(sign_in):
    users = sign_in("admin", scopes=["edu.admin.users.readonly"]).ok("listOrganizationUsers")

    assert "tom.abara" in names(users)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"role": "teacher"}, ["nora.lindqvist"]),
        ({"role": ["teacher", "admin"]}, ["nora.lindqvist", "paul.ferrand"]),
        ({"q": "NORA"}, ["nora.lindqvist"]),
        ({"q": "abara tom"}, ["tom.abara"]),
        ({"q": "nobody"}, []),
        ({"group": NOBODY}, []),
        ({"noActiveLicense": "true"}, []),
        ({"testAccounts": "only"}, []),
        ({"testAccounts": "exclude", "role": "admin"}, ["paul.ferrand"]),
    ],
)
def test_filters_choose_the_accounts_that_are_listed_and_counted(admin, filters, expected):
    assert names(admin.ok("listOrganizationUsers", sort="username", **filters)) == expected
    assert admin.ok("countOrgaUsers", **filters) == len(expected)


def test_the_members_of_a_group_are_found(admin, teacher):
    made = teacher.ok("createClass", body={"name": "Choir"})
    group = made["teachersGroup"]["id"]

    found = admin.ok("listOrganizationUsers", group=group)

    assert names(found) == ["nora.lindqvist"]
    assert group in found[0]["groups"]


def test_a_licence_ends_when_its_time_is_over(admin, clock):
    license = admin.ok("listOrganizationUsers", role="admin")[0]["license"]
    assert license["active"]
    assert names(admin.ok("listOrganizationUsers", role="admin", licenseExpirationDate=license["expirationDate"]))
    assert not admin.ok("listOrganizationUsers", licenseExpirationDate=["2020-01-01", "2020-01-02"])

    clock.now = datetime.fromisoformat(license["expirationDate"].replace("Z", "+00:00")).timestamp()

    assert admin.ok("countOrgaUsers", noActiveLicense="true") == 4
    assert not admin.ok("listOrganizationUsers", role="admin")[0]["license"]["active"]


def test_a_date_that_is_none_is_400(admin):
    error = admin.refused("listOrganizationUsers", 400, licenseExpirationDate="soon")

    assert error["param"] == "licenseExpirationDate"


def test_who_was_active_last_comes_first_when_asked_for(admin, student, teacher, clock):
    teacher.ok("getAuthenticatedUser")
    clock.now += 3600
    student.ok("getAuthenticatedUser")
    clock.now += 3600

    users = admin.ok("listOrganizationUsers", sort="lastActivityDate", direction="desc")

    assert names(users)[:3] == ["paul.ferrand", "tom.abara", "nora.lindqvist"]
    assert "lastActivityDate" not in users[-1]


@pytest.mark.parametrize("sort", ["creationDate", "firstname", "lastname", "username", "licenseExpirationDate"])
def test_a_walk_through_pages_sees_everybody_once(admin, sort):
    seen, cursor = [], {}
    while True:
        response = admin.call(
            "listOrganizationUsers", sort=sort, limit="1", role=["user", "teacher", "admin"], **cursor
        )
        seen += names(response.json())
        link = re.search(r'[?&]next=([^&>]+)>; rel="next"', response.headers.get("Link", ""))
        if link is None:
            break
        cursor = {"next": unquote(link[1])}

    assert sorted(seen) == ["ines.koval", "nora.lindqvist", "paul.ferrand", "tom.abara"]


def test_the_link_repeats_every_filter(admin):
    link = admin.call("listOrganizationUsers", limit="1", role=["user", "admin"], onlyIds="true").headers["Link"]

    assert "role=user&role=admin" in link
    assert "onlyIds=true" in link


def test_only_ids_gives_identifiers(admin):
    ids = admin.ok("listOrganizationUsers", onlyIds="true", sort="username")

    assert ids == [user["id"] for user in admin.ok("listOrganizationUsers", sort="username")]


@pytest.mark.parametrize("operation", ["listOrganizationUsers", "countOrgaUsers"])
def test_licences_are_looked_up_only_for_calls_that_go_by_them(admin, monkeypatch, operation):
    looked_up = []
    monkeypatch.setattr("flat_api.sandbox.resources.organization.users.license_of", lambda *_: looked_up.append(1))

    admin.ok(operation, q="o", role="user", testAccounts="exclude")

    assert not looked_up
    admin.ok(operation, noActiveLicense="true")
    assert looked_up


@pytest.mark.parametrize("convert", ["true", "false"])
def test_who_leaves_the_school_leaves_its_classes_and_the_work_in_them(admin, teacher, student, convert):
    user = student.ok("getAuthenticatedUser")["id"]
    made = teacher.ok("createClass", body={"name": "Choir"})
    teacher.ok("addClassUser", **{"class": made["id"], "user": user})
    assignment = teacher.ok(
        "createClassAssignment",
        **{"class": made["id"], "body": {"type": "newScore", "title": "A tune", "state": "active"}},
    )
    place = {"class": made["id"], "assignment": assignment["id"]}
    student.ok("createSubmission", **place, body={})
    assert len(teacher.ok("getSubmissions", **place)) == 1

    admin.ok("removeOrganizationUser", user=user, convertToIndividual=convert)

    assert teacher.ok("getSubmissions", **place) == []
    assert teacher.ok("listGroupUsers", group=made["studentsGroup"]["id"]) == []
