"""Access: tokens, scopes, privacy and the rate limit."""

from __future__ import annotations

import pytest
from support.sandbox import NOBODY, Api

from flat_api import UserApi, required_scopes
from flat_api.sandbox import Sandbox


def test_without_a_token_the_response_is_401(anonymous):
    error = anonymous.refused("getAuthenticatedUser", 401)

    assert error == {"code": "UNAUTHORIZED", "message": "This call needs an access token"}


@pytest.mark.parametrize("header", ["Bearer not-a-real-token", "Bearer ", "Basic dXNlcjpwYXNz", "not-a-real-token", ""])
def test_a_header_that_is_no_valid_token_is_401(anonymous, header):
    assert anonymous.call("getAuthenticatedUser", headers={"Authorization": header}).status == 401


def test_an_expired_token_is_401(sign_in, clock):
    teacher = sign_in("teacher", expires_in=60)
    teacher.ok("getAuthenticatedUser")

    clock.now += 60

    assert teacher.refused("getAuthenticatedUser", 401)["message"] == "The access token has expired"


def test_a_missing_scope_is_403_and_named(sign_in):
    reader = sign_in("teacher", scopes=["scores.readonly"])

    message = reader.refused("createScore", 403, body={"data": "x"})["message"]

    assert message == "The access token lacks a scope for createScore: it needs scores, and has scores.readonly"


def test_any_one_of_the_scopes_is_enough(sign_in, teacher):
    score = teacher.import_score()

    assert sign_in("teacher", scopes=["scores.readonly"]).ok("getScore", score=score["id"])["id"] == score["id"]


def test_a_public_score_is_read_without_a_token(teacher, anonymous):
    score = teacher.import_score(privacy="public")

    read = anonymous.ok("getScore", score=score["id"])

    assert read["title"] == "Three Notes"
    assert "me" not in read
    assert anonymous.export(score["id"]).startswith(b"<?xml")


def test_without_a_token_nobody_learns_which_scores_exist(teacher, anonymous):
    private = teacher.import_score()

    assert anonymous.refused("getScore", 401, score=private["id"]) == anonymous.refused("getScore", 401, score=NOBODY)


def test_the_private_score_of_another_is_403(teacher, student):
    score = teacher.import_score()

    for operation in ("getScore", "getScoreRevisions", "getScoreCollaborators", "getScoreComments", "listScoreTracks"):
        assert student.refused(operation, 403, score=score["id"])["code"] == "FORBIDDEN"
    for operation in ("deleteScore", "untrashScore"):
        student.refused(operation, 403, score=score["id"])
    student.refused("editScore", 403, score=score["id"], body={"title": "Mine"})


def test_a_public_score_cannot_be_changed_by_another(teacher, student):
    score = teacher.import_score(privacy="public")

    student.refused("editScore", 403, score=score["id"], body={"title": "Mine"})
    student.refused("createScoreRevision", 403, score=score["id"], body={"data": "<x/>"})
    student.refused("deleteScore", 403, score=score["id"])
    assert teacher.ok("getScore", score=score["id"])["title"] == "Three Notes"


def test_a_score_of_the_school_is_open_to_the_school_only(teacher, student, individual):
    score = teacher.import_score(privacy="organizationPublic")

    student.ok("getScore", score=score["id"])
    individual.refused("getScore", 403, score=score["id"])


def test_outside_a_school_there_is_no_school_privacy(individual):
    error = individual.refused("createScore", 400, body={"data": "x", "privacy": "organizationPublic"})

    assert error["param"] == "privacy"


def test_a_sharing_key_opens_a_score(teacher, individual, anonymous):
    score = teacher.import_score(privacy="privateLink")
    key = score["sharingKey"]

    assert len(key) == 128
    assert "sharingKey" not in individual.ok("getScore", score=score["id"], sharingKey=key)
    anonymous.ok("getScore", score=score["id"], sharingKey=key)
    individual.refused("getScore", 403, score=score["id"], sharingKey="0" * 128)
    individual.refused("getScore", 403, score=score["id"])


def test_a_sharing_key_is_worth_nothing_once_the_score_is_private(teacher, individual):
    score = teacher.import_score(privacy="privateLink")

    teacher.ok("editScore", score=score["id"], body={"privacy": "private"})

    individual.refused("getScore", 403, score=score["id"], sharingKey=score["sharingKey"])


def test_every_response_tells_how_many_calls_are_left(teacher, anonymous):
    first = teacher.call("getAuthenticatedUser").headers
    second = teacher.call("getScore", score=NOBODY).headers

    assert first["X-RateLimit-Limit"] == "7200"
    assert int(first["X-RateLimit-Remaining"]) - int(second["X-RateLimit-Remaining"]) == 1
    assert first["X-RateLimit-Reset"] == second["X-RateLimit-Reset"]
    assert anonymous.call("getScore", score=NOBODY).headers["X-RateLimit-Limit"] == "1800"


def test_over_the_limit_the_response_is_403_until_the_hour_is_over(pool, contract, clock):
    with Sandbox(rate_limit=2, clock=clock) as sandbox:
        teacher = Api(pool, sandbox.url, contract, sandbox.token())
        student = Api(pool, sandbox.url, contract, sandbox.token("student"))
        teacher.ok("getAuthenticatedUser")
        teacher.ok("getAuthenticatedUser")

        over = teacher.call("getAuthenticatedUser")
        student.ok("getAuthenticatedUser")

        assert over.status == 403
        assert over.json() == {
            "code": "API_RATE_LIMIT_EXCEEDED",
            "message": "API rate limit exceeded for 127.0.0.1",
        }
        assert over.headers["X-RateLimit-Remaining"] == "0"
        assert "Retry-After" not in over.headers
        clock.now = float(over.headers["X-RateLimit-Reset"])
        teacher.ok("getAuthenticatedUser")


def test_guessing_tokens_uses_up_the_limit_of_the_address(pool, contract):
    with Sandbox(anonymous_rate_limit=1) as sandbox:
        guesser = Api(pool, sandbox.url, contract, "not-a-real-token")

        assert guesser.call("getAuthenticatedUser").headers["X-RateLimit-Remaining"] == "0"


def test_school_profiles_are_anonymous_without_the_scope(sign_in, teacher):
    user = sign_in("teacher", scopes=["account.public_profile"]).ok("getAuthenticatedUser")

    assert not {"firstname", "lastname", "name", "organization", "organizationRole"} & user.keys()
    assert "Nora" not in str(user)
    assert teacher.ok("getAuthenticatedUser")["name"] == "Nora Lindqvist"


@pytest.mark.parametrize("names", [False, True])
def test_people_have_their_names_with_the_scopes_that_the_client_asks_for(sign_in, names):
    reader = sign_in("teacher", scopes=required_scopes(UserApi.get_user, names=names))

    user = reader.ok("getUser", user="me")

    assert ("firstname" in user) is names
    assert user["printableName"].startswith("User ") is not names
