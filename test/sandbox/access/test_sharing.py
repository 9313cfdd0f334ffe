"""Collaborators, comments, tracks."""

from __future__ import annotations

import pytest
from support.sandbox import NOBODY

STUDENT = "5f3b1c2d4e5f60718293a404"
VIDEO = "https://www.youtube.com/watch?v=notarealone"
CONTEXT = {
    "partUuid": "3c9a1f60-52c1-4a0e-9d2b-6f1f0a7be001",
    "measureUuids": ["7b21d4a0-0c55-4a3f-8a2e-90ab12cd0001"],
    "startTimePos": 0,
    "stopTimePos": 4,
    "startDpq": 1,
    "stopDpq": 1,
}


@pytest.fixture
def score(teacher):
    """Return the ID of a private score of the teacher."""
    return teacher.import_score()["id"]


def test_sharing_lets_a_user_read(teacher, student, score):
    entry = teacher.ok("addScoreCollaborator", score=score, body={"user": STUDENT})

    assert (entry["aclRead"], entry["aclWrite"], entry["aclAdmin"]) == (True, False, False)
    assert teacher.ok("getScoreCollaborator", score=score, collaborator=entry["id"]) == entry
    assert teacher.ok("getScore", score=score)["collaborators"][1] == entry
    assert student.ok("getScore", score=score)["rights"]["collaboratorType"] == "user"
    student.refused("editScore", 403, score=score, body={"title": "Mine"})


def test_sharing_again_changes_the_rights(teacher, student, score):
    first = teacher.ok("addScoreCollaborator", score=score, body={"user": STUDENT})

    second = teacher.ok("addScoreCollaborator", score=score, body={"user": STUDENT, "aclWrite": True})

    assert second["id"] == first["id"]
    student.ok("editScore", score=score, body={"title": "Ours"})
    student.refused("editScore", 403, score=score, body={"privacy": "public"})
    student.refused("addScoreCollaborator", 403, score=score, body={"userEmail": "guest@lindenhof.example"})


def test_the_owner_is_the_first_collaborator_and_has_no_id(teacher, score):
    owner, *others = teacher.ok("getScoreCollaborators", score=score)

    assert others == []
    assert owner["user"]["username"] == "nora.lindqvist"
    assert "id" not in owner


def test_somebody_without_an_account_is_invited_by_mail(teacher, score):
    entry = teacher.ok("addScoreCollaborator", score=score, body={"userEmail": "guest@lindenhof.example"})

    assert (entry["userEmail"], entry["invited"]) == ("guest@lindenhof.example", True)


def test_a_user_is_named_by_a_mail_address_too(teacher, student, score):
    entry = teacher.ok("addScoreCollaborator", score=score, body={"userEmail": "Tom.Abara@lindenhof.example"})

    assert (entry["user"]["id"], "invited" in entry) == (STUDENT, False)
    assert student.ok("getScore", score=score)["rights"]["collaboratorType"] == "user"


def test_a_user_is_named_by_an_access_token(teacher, student, score):
    entry = teacher.ok("addScoreCollaborator", score=score, body={"userToken": student.token, "aclWrite": True})

    assert (entry["user"]["id"], entry["aclWrite"]) == (STUDENT, True)
    assert teacher.ok("getScoreCollaborator", score=score, collaborator=entry["id"]) == entry
    assert student.token not in teacher.call("getScoreCollaborators", score=score).data.decode()
    student.ok("editScore", score=score, body={"title": "Ours"})


def test_a_token_that_is_unknown_or_has_expired_names_nobody(teacher, sign_in, clock, score):
    expired = sign_in("student", expires_in=60).token
    clock.now += 61

    for token in (expired, "unknown", STUDENT):
        error = teacher.refused("addScoreCollaborator", 400, score=score, body={"userToken": token})
        assert error["param"] == "userToken"


def test_taking_rights_away_closes_the_score(teacher, student, score):
    entry = teacher.ok("addScoreCollaborator", score=score, body={"user": STUDENT})["id"]

    teacher.ok("removeScoreCollaborator", score=score, collaborator=entry)

    student.refused("getScore", 403, score=score)
    teacher.refused("getScoreCollaborator", 404, score=score, collaborator=entry)


def test_a_collaborator_who_deletes_a_score_only_leaves_it(teacher, student, score):
    teacher.ok("addScoreCollaborator", score=score, body={"user": STUDENT})

    student.ok("deleteScore", score=score)

    student.refused("getScore", 403, score=score)
    assert "scheduledDeletionDate" not in teacher.ok("getScore", score=score)


@pytest.mark.parametrize(
    ("body", "param"),
    [
        ({}, "user"),
        ({"user": NOBODY}, "user"),
        ({"user": "5f3b1c2d4e5f60718293a403"}, "user"),
        ({"userEmail": "nora.lindqvist@lindenhof.example"}, "userEmail"),
        ({"user": STUDENT, "userEmail": "guest@lindenhof.example"}, "userEmail"),
    ],
)
def test_sharing_with_nobody_or_with_two_at_once_is_400(teacher, score, body, param):
    assert teacher.refused("addScoreCollaborator", 400, score=score, body=body)["param"] == param


def test_a_comment_is_posted_read_changed_and_deleted(teacher, score):
    posted = teacher.ok("postScoreComment", score=score, body={"comment": "Too fast?"})
    assert (posted["type"], posted["rawComment"], posted["resolved"]) == ("document", "Too fast?", False)
    assert teacher.ok("getScoreComments", score=score) == [posted]
    assert teacher.ok("getScore", score=score)["comments"]["total"] == 1

    changed = teacher.ok("updateScoreComment", score=score, comment=posted["id"], body={"comment": "Too slow?"})
    assert (changed["comment"], changed["rawComment"], changed["date"]) == ("Too slow?", "Too slow?", posted["date"])
    assert changed["modificationDate"] > posted["date"]

    teacher.ok("deleteScoreComment", score=score, comment=posted["id"])
    assert teacher.ok("getScoreComments", score=score) == []


def test_a_comment_on_notes_is_inline_and_lists_can_be_filtered_and_turned(teacher, score):
    first = teacher.ok("postScoreComment", score=score, body={"comment": "1", "context": CONTEXT})
    second = teacher.ok("postScoreComment", score=score, body={"comment": "2", "replyTo": first["id"]})

    assert (first["context"], second["replyTo"]) == (CONTEXT, first["id"])
    assert teacher.ok("getScoreComments", score=score, type="inline") == [first]
    assert teacher.ok("getScoreComments", score=score, type="document") == [second]
    assert teacher.ok("getScoreComments", score=score, sort="date", direction="desc") == [second, first]


def test_a_comment_is_marked_as_dealt_with_and_back(teacher, score):
    comment = teacher.ok("postScoreComment", score=score, body={"comment": "Check"})["id"]

    teacher.ok("markScoreCommentResolved", score=score, comment=comment)
    resolved = teacher.ok("getScoreComments", score=score)[0]
    teacher.ok("markScoreCommentUnresolved", score=score, comment=comment)

    assert (resolved["resolved"], resolved["resolvedBy"]) == (True, "5f3b1c2d4e5f60718293a403")
    assert teacher.ok("getScoreComments", score=score)[0]["resolved"] is False


def test_only_the_author_changes_a_comment_and_the_owner_may_delete_it(teacher, student):
    score = teacher.import_score(privacy="public")["id"]
    comment = student.ok("postScoreComment", score=score, body={"comment": "Nice"})["id"]

    teacher.refused("updateScoreComment", 403, score=score, comment=comment, body={"comment": "Awful"})
    teacher.ok("deleteScoreComment", score=score, comment=comment)


@pytest.mark.parametrize(
    ("body", "param"),
    [
        ({"comment": " "}, "comment"),
        ({"comment": "x", "revision": NOBODY}, "revision"),
        ({"comment": "x", "replyTo": NOBODY}, "replyTo"),
    ],
)
def test_a_comment_that_refers_to_nothing_is_400(teacher, score, body, param):
    assert teacher.refused("postScoreComment", 400, score=score, body=body)["param"] == param


@pytest.mark.parametrize(("body", "param"), [({"comment": " "}, "comment"), ({"revision": NOBODY}, "revision")])
def test_a_comment_is_not_changed_into_one_that_could_not_be_posted(teacher, score, body, param):
    comment = teacher.ok("postScoreComment", score=score, body={"comment": "Check"})["id"]

    refused = teacher.refused("updateScoreComment", 400, score=score, comment=comment, body=body)

    assert refused["param"] == param
    assert teacher.ok("getScoreComments", score=score)[0]["comment"] == "Check"


def test_a_track_is_added_read_changed_and_deleted(teacher, score):
    points = [
        {"type": "measure", "measureUuid": CONTEXT["measureUuids"][0], "time": 1.2},
        {"type": "end", "time": 81.5},
    ]

    track = teacher.ok(
        "addScoreTrack", score=score, body={"url": VIDEO, "title": "Rehearsal", "synchronizationPoints": points}
    )["track"]

    assert (track["type"], track["mediaId"], track["state"]) == ("youtube", "notarealone", "draft")
    assert track["synchronizationPoints"] == points
    assert teacher.ok("listScoreTracks", score=score) == [track]
    changed = teacher.ok("updateScoreTrack", score=score, track=track["id"], body={"state": "completed"})
    assert teacher.ok("getScoreTrack", score=score, track=track["id"]) == changed
    assert (changed["state"], changed["title"]) == ("completed", "Rehearsal")
    teacher.ok("deleteScoreTrack", score=score, track=track["id"])
    teacher.refused("getScoreTrack", 404, score=score, track=track["id"])


def test_a_score_has_one_default_track(teacher, score):
    first = teacher.ok("addScoreTrack", score=score, body={"url": VIDEO, "default": True})["track"]
    teacher.ok("addScoreTrack", score=score, body={"url": "https://vimeo.com/1", "default": True})

    assert teacher.ok("getScoreTrack", score=score, track=first["id"])["default"] is False
    assert [track["default"] for track in teacher.ok("listScoreTracks", score=score)] == [False, True]


@pytest.mark.parametrize(
    "body", [{}, {"url": "https://example.org/a.mp3"}, {"url": "not an address"}, {"url": "http://[x"}]
)
def test_a_recording_must_lie_where_flat_can_play_it(teacher, score, body):
    assert teacher.refused("addScoreTrack", 400, score=score, body=body)["param"] == "url"
