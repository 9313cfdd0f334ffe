"""Collections: own ones and built-in ones."""

from __future__ import annotations

import pytest
from support.sandbox import NOBODY, SMALL

BUILT_IN = ["root", "app", "trash", "allScores", "collaborations", "likes"]


def titles(api, collection):
    return [score["title"] for score in api.ok("listCollectionScores", collection=collection, sort="title")]


def test_a_collection_is_made_read_changed_and_deleted(teacher):
    made = teacher.ok("createCollection", body={"title": "Concert in May"})
    assert made["contents"] == {"scoresCount": 0}
    assert teacher.ok("getCollection", collection=made["id"]) == made

    changed = teacher.ok("editCollection", collection=made["id"], body={"title": "Concert in June"})
    assert changed["title"] == "Concert in June"
    assert teacher.ok("listCollections") == [changed]

    teacher.ok("deleteCollection", collection=made["id"])
    teacher.refused("getCollection", 404, collection=made["id"])
    assert teacher.ok("listCollections") == []


@pytest.mark.parametrize("name", BUILT_IN)
def test_built_in_collections_are_there_and_cannot_be_changed(teacher, name):
    collection = teacher.ok("getCollection", collection=name)

    assert collection["type"] == name
    assert not collection["capabilities"]["canEdit"]
    assert not collection["capabilities"]["canDelete"]
    teacher.refused("editCollection", 403, collection=name, body={"title": "Mine"})
    teacher.refused("deleteCollection", 403, collection=name)


def test_a_score_is_put_into_a_collection_and_taken_out(teacher):
    score = teacher.import_score()["id"]
    concert = teacher.ok("createCollection", body={"title": "Concert"})["id"]

    added = teacher.ok("addScoreToCollection", collection=concert, score=score)
    again = teacher.ok("addScoreToCollection", collection=concert, score=score)

    assert concert in added["collections"]
    assert again["collections"] == added["collections"]
    assert titles(teacher, concert) == ["Three Notes"]
    assert teacher.ok("getCollection", collection=concert)["contents"] == {"scoresCount": 1}
    teacher.ok("deleteScoreFromCollection", collection=concert, score=score)
    assert titles(teacher, concert) == []
    teacher.refused("deleteScoreFromCollection", 404, collection=concert, score=score)
    teacher.ok("getScore", score=score)


def test_deleting_a_collection_keeps_its_scores(teacher):
    concert = teacher.ok("createCollection", body={"title": "Concert"})["id"]
    score = teacher.import_score(collection=concert)

    teacher.ok("deleteCollection", collection=concert)

    assert score["collections"] == [concert]
    assert teacher.ok("getScore", score=score["id"])["collections"] == []


def test_a_new_score_without_a_collection_is_in_that_of_the_application(teacher):
    score = teacher.import_score()

    app = teacher.ok("getCollection", collection="app")
    assert score["collections"] == [app["id"]]
    assert titles(teacher, "app") == ["Three Notes"]
    assert teacher.ok("listCollections") == [app]
    assert app["app"]["name"] == "flat_api sandbox"


def test_all_scores_are_ones_own_and_those_that_are_shared(teacher, student):
    teacher.import_score(title="Private")
    shared = teacher.import_score(title="Shared")["id"]
    student.import_score(title="Own")

    teacher.ok("addScoreCollaborator", score=shared, body={"user": student.ok("getAuthenticatedUser")["id"]})

    assert titles(student, "allScores") == ["Own", "Shared"]
    assert titles(student, "collaborations") == ["Shared"]
    assert titles(teacher, "collaborations") == []


def test_a_score_in_the_trash_is_listed_there_and_nowhere_else(teacher):
    concert = teacher.ok("createCollection", body={"title": "Concert"})["id"]
    score = teacher.import_score(collection=concert)["id"]
    teacher.ok("addScoreToCollection", collection="likes", score=score)

    teacher.ok("deleteScore", score=score)

    assert [titles(teacher, name) for name in (concert, "app", "allScores", "likes")] == [[], [], [], []]
    assert titles(teacher, "trash") == ["Three Notes"]
    teacher.ok("untrashScore", score=score)
    assert titles(teacher, concert) == ["Three Notes"]


def test_putting_a_score_among_the_likes_is_liking_it(teacher, student):
    score = teacher.import_score(privacy="public")["id"]

    liked = student.ok("addScoreToCollection", collection="likes", score=score)

    assert liked["me"]["isLiked"] is True
    assert teacher.ok("getScore", score=score)["likes"] == {"total": 1, "weekly": 1, "monthly": 1, "yearly": 1}
    assert teacher.ok("getScore", score=score)["me"]["isLiked"] is False
    student.ok("deleteScoreFromCollection", collection="likes", score=score)
    assert teacher.ok("getScore", score=score)["likes"]["total"] == 0


@pytest.mark.parametrize("name", ["trash", "allScores", "collaborations"])
def test_scores_cannot_be_put_where_they_only_appear(teacher, name):
    score = teacher.import_score()["id"]

    teacher.refused("addScoreToCollection", 403, collection=name, score=score)
    teacher.refused("deleteScoreFromCollection", 403, collection=name, score=score)
    assert teacher.refused("createScore", 400, body={"data": SMALL, "collection": name})["param"] == "collection"


def test_the_collection_of_another_is_403(teacher, student):
    concert = teacher.ok("createCollection", body={"title": "Concert"})["id"]

    for operation in ("getCollection", "listCollectionScores", "deleteCollection"):
        student.refused(operation, 403, collection=concert)


def test_a_collection_that_does_not_exist_is_404_in_the_path_and_400_elsewhere(teacher):
    teacher.refused("getCollection", 404, collection=NOBODY)
    assert teacher.refused("createScore", 400, body={"data": SMALL, "collection": NOBODY})["param"] == "collection"
    assert teacher.refused("listCollections", 400, parent=NOBODY)["param"] == "parent"


def test_collections_lie_in_no_other(teacher):
    concert = teacher.ok("createCollection", body={"title": "Concert"})

    assert teacher.ok("listCollections", parent="root") == [concert]
    assert teacher.ok("listCollections", parent=concert["id"]) == []


def test_taking_a_collection_out_of_the_trash_fails_as_it_always_does(teacher):
    concert = teacher.ok("createCollection", body={"title": "Concert"})["id"]

    teacher.refused("untrashCollection", 400, collection=concert)


def test_a_score_that_is_private_again_disappears_from_the_collection_of_another(teacher, student):
    score = teacher.import_score(privacy="public")["id"]
    student.ok("addScoreToCollection", collection="root", score=score)
    assert titles(student, "root") == ["Three Notes"]

    teacher.ok("editScore", score=score, body={"privacy": "private"})

    assert titles(student, "root") == []
