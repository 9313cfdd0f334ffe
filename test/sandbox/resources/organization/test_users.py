"""Accounts, public profiles, public scores, likes."""

from __future__ import annotations

import re
import time

import pytest
from support.sandbox import NOBODY, SMALL

TEACHER = "5f3b1c2d4e5f60718293a403"


def test_the_account_is_the_one_behind_the_token(teacher, student):
    assert teacher.ok("getAuthenticatedUser")["username"] == "nora.lindqvist"
    assert student.ok("getAuthenticatedUser")["organizationRole"] == "user"


def test_only_the_id_is_sent_on_request(teacher):
    assert teacher.ok("getAuthenticatedUser", onlyId="true") == {"id": TEACHER}
    assert len(teacher.ok("getAuthenticatedUser", onlyId="false")) > 1


@pytest.mark.parametrize("name", [TEACHER, "nora.lindqvist"])
def test_a_profile_is_found_by_id_and_by_name(student, name):
    assert student.ok("getUser", user=name)["printableName"] == "Nora Lindqvist"


def test_me_is_oneself(teacher):
    assert teacher.ok("getUser", user="me")["id"] == TEACHER


def test_somebody_who_does_not_exist_is_404(teacher):
    assert teacher.refused("getUser", 404, user=NOBODY)["message"] == "This user does not exist"


def test_a_profile_counts_what_is_there(teacher, student):
    score = teacher.import_score(privacy="public")["id"]
    teacher.import_score()
    student.ok("addScoreToCollection", collection="likes", score=score)

    profile = student.ok("getUser", user=TEACHER)

    assert (profile["ownedPublicScoresCount"], profile["likesCount"], profile["likedScoresCount"]) == (1, 1, 0)
    assert student.ok("getUser", user="me")["likedScoresCount"] == 1


def test_only_public_scores_are_listed_for_a_user_even_for_oneself(teacher):
    teacher.import_score(title="Private")
    teacher.import_score(title="Public", privacy="public")

    assert [score["title"] for score in teacher.ok("getUserScores", user="me")] == ["Public"]


def test_scores_of_a_user_come_page_by_page_only_on_request(teacher):
    for _ in range(3):
        teacher.import_score(privacy="public")

    assert len(teacher.ok("getUserScores", user="me", limit="2")) == 3
    paged = teacher.call("getUserScores", user="me", limit="2", paginate="true")
    assert len(paged.json()) == 2
    assert "paginate=true" in paged.headers["Link"]


def test_likes_are_listed_from_the_latest_as_scores_or_as_ids(teacher, student):
    scores = [teacher.import_score(privacy="public")["id"] for _ in range(3)]
    for score in scores:
        student.ok("addScoreToCollection", collection="likes", score=score)

    assert [score["id"] for score in teacher.ok("getUserLikes", user="tom.abara")] == scores[::-1]
    assert teacher.ok("getUserLikes", user="tom.abara", ids="true") == scores[::-1]
    page = teacher.call("getUserLikes", user="tom.abara", ids="true", limit="1")
    assert re.search(r'ids=true&next=[^>]+>; rel="next"', page.headers["Link"])


def test_a_liked_score_that_became_private_is_not_listed_for_others(teacher, student):
    score = teacher.import_score(privacy="public")["id"]
    student.ok("addScoreToCollection", collection="likes", score=score)

    teacher.ok("editScore", score=score, body={"privacy": "private"})

    assert student.ok("getUserLikes", user="me") == []


def test_the_profile_of_an_account_with_many_scores_is_as_quick_as_that_of_one_without(teacher, student):
    def seconds(account):
        start = time.process_time()
        account.ok("getAuthenticatedUser")
        return time.process_time() - start

    score = teacher.import_score(SMALL)["id"]
    for _ in range(2000):
        teacher.ok("forkScore", score=score, body={})

    many, none = (min(seconds(account) for _ in range(15)) for account in (teacher, student))

    assert many < 2 * none
