"""Scores: creation, reading and changes."""

from __future__ import annotations

import pytest
from support.sandbox import NOBODY, PIECE, SMALL


def test_an_imported_score_tells_what_is_in_the_file(teacher):
    score = teacher.import_score(PIECE)

    assert score["title"] == "Old Hundredth"
    assert score["composer"] == "Melody from the Genevan Psalter, 1551"
    assert score["lyricist"] == "William Kethe, 1561"
    assert score["arranger"] == "Harmonised for flat_api"
    assert score["licenseText"].startswith("Public domain.")
    assert score["instruments"] == ["voice.soprano", "voice.alto", "voice.tenor", "voice.bass"]
    assert score["instrumentsNames"] == ["Soprano", "Alto", "Tenor", "Bass"]
    assert (score["numberMeasures"], score["mainTempoQpm"], score["mainKeySignature"]) == (9, 84, 1)
    assert score["durationTime"] == pytest.approx(32 * 60 / 84, abs=0.001)
    assert score["privacy"] == "private"
    assert score["user"]["username"] == "nora.lindqvist"
    assert score["rights"]["collaboratorType"] == "owner"


def test_a_created_score_is_the_same_when_it_is_read(teacher):
    score = teacher.import_score()

    assert teacher.ok("getScore", score=score["id"]) == score


def test_creating_a_score_names_its_first_revision(teacher):
    response = teacher.call("createScore", body={"data": SMALL})

    revision = teacher.ok("getScoreRevision", score=response.json()["id"], revision="last")
    assert response.headers["x-flat-score-revision"] == revision["id"]
    assert response.headers["x-flat-score-revision-date"] == revision["date"]


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({"title": "Asked for"}, "Asked for"),
        ({}, "Three Notes"),
        ({"title": "  "}, "Three Notes"),
        ({"title": "x" * 400}, "x" * 300),
    ],
)
def test_the_title_is_the_one_asked_for_else_that_of_the_file(teacher, fields, title):
    assert teacher.import_score(**fields)["title"] == title


def test_a_file_without_a_title_is_called_by_its_name(teacher):
    untitled = SMALL.replace("<work><work-title>Three Notes</work-title></work>", "")

    assert teacher.import_score(untitled, filename="C:\\music\\my waltz.musicxml")["title"] == "my waltz"
    assert teacher.import_score(untitled)["title"] == "Untitled score"


def test_an_edit_changes_what_was_sent_and_nothing_else(teacher):
    before = teacher.import_score(PIECE)
    changes = {
        "title": "Psalm 100",
        "subtitle": "For four voices",
        "composer": None,
        "description": "For Sunday.",
        "tags": ["psalm", "satb"],
        "creationType": "arrangement",
        "license": "cc0",
    }

    after = teacher.ok("editScore", score=before["id"], body=changes)

    assert after == teacher.ok("getScore", score=before["id"])
    assert "composer" not in after
    assert {name: after[name] for name in changes if name != "composer"} == {
        name: value for name, value in changes.items() if name != "composer"
    }
    unchanged = before.keys() - changes.keys() - {"modificationDate", "htmlUrl", "editHtmlUrl"}
    assert {name: after[name] for name in unchanged} == {name: before[name] for name in unchanged}
    assert after["htmlUrl"].endswith("-psalm-100")


def test_an_edit_of_a_printed_text_appears_in_the_export_as_a_new_revision(teacher):
    score = teacher.import_score()

    teacher.ok("editScore", score=score["id"], body={"title": "A & B", "composer": "Nobody <no>"})

    exported = teacher.export(score["id"])
    assert b"<work-title>A &amp; B</work-title>" in exported
    assert b'<creator type="composer">Nobody &lt;no&gt;</creator>' in exported
    assert len(teacher.ok("getScoreRevisions", score=score["id"])) == 2


def test_an_edit_of_something_else_makes_no_revision(teacher):
    score = teacher.import_score()

    teacher.ok("editScore", score=score["id"], body={"privacy": "public"})

    assert len(teacher.ok("getScoreRevisions", score=score["id"])) == 1


def test_publishing_a_score_dates_it_once(teacher):
    score = teacher.import_score()

    published = teacher.ok("editScore", score=score["id"], body={"privacy": "public"})["publicationDate"]
    teacher.ok("editScore", score=score["id"], body={"privacy": "private"})

    assert teacher.ok("editScore", score=score["id"], body={"privacy": "public"})["publicationDate"] == published


def test_an_empty_title_is_refused(teacher):
    score = teacher.import_score()

    assert teacher.refused("editScore", 400, score=score["id"], body={"title": " "})["param"] == "title"


@pytest.mark.parametrize("tag", ["", "two words", "é", "tag\n", "x" * 31])
def test_a_tag_that_no_response_can_carry_is_refused(teacher, tag):
    score = teacher.import_score()["id"]

    error = teacher.refused("editScore", 400, score=score, body={"tags": ["fine", tag]})

    assert error["param"] == "tags"
    assert teacher.ok("getScore", score=score)["tags"] == []


def test_a_deleted_score_goes_to_the_trash_and_comes_back(teacher):
    score = teacher.import_score()["id"]

    teacher.ok("deleteScore", score=score)
    in_trash = teacher.ok("getScore", score=score)
    teacher.ok("untrashScore", score=score)

    assert in_trash["scheduledDeletionDate"] > in_trash["creationDate"]
    assert "scheduledDeletionDate" not in teacher.ok("getScore", score=score)


def test_a_score_in_the_trash_is_gone_for_everybody_else(teacher, student):
    score = teacher.import_score(privacy="public")["id"]

    teacher.ok("deleteScore", score=score)

    student.refused("getScore", 404, score=score)


def test_a_score_deleted_now_is_gone_for_good(teacher):
    score = teacher.import_score()["id"]

    teacher.ok("deleteScore", score=score, now="true")

    teacher.refused("getScore", 404, score=score)
    teacher.refused("untrashScore", 404, score=score)
    assert teacher.ok("listCollectionScores", collection="trash") == []


def test_a_copy_has_the_music_and_belongs_to_whoever_made_it(teacher, student):
    original = teacher.import_score(PIECE, privacy="public")

    copy = student.ok("forkScore", score=original["id"], body={"keepOriginalTitle": True})

    assert copy["parentScore"] == original["id"]
    assert copy["user"]["username"] == "tom.abara"
    assert (copy["title"], copy["privacy"]) == ("Old Hundredth", "private")
    assert student.export(copy["id"]) == teacher.export(original["id"])
    student.ok("editScore", score=copy["id"], body={"title": "Mine"})
    assert teacher.ok("getScore", score=original["id"])["title"] == "Old Hundredth"


def test_a_copy_is_marked_as_one_unless_told_otherwise(teacher):
    score = teacher.import_score()

    assert teacher.ok("forkScore", score=score["id"], body={})["title"] == "Three Notes (copy)"


def test_a_copy_goes_to_the_root_to_a_collection_or_nowhere(teacher):
    score = teacher.import_score()["id"]
    concert = teacher.ok("createCollection", body={"title": "Concert"})["id"]
    root = teacher.ok("getCollection", collection="root")["id"]

    held = [
        teacher.ok("forkScore", score=score, body=body)["collections"]
        for body in ({}, {"collection": concert}, {"collection": None})
    ]

    assert held == [[root], [concert], []]


def test_an_empty_score_is_made_from_a_list_of_instruments(teacher):
    instruments = [
        {"group": "strings", "instrument": "violin"},
        {"group": "strings", "instrument": "cello", "longName": "Violoncello"},
    ]
    data = {"scoreData": {"fifths": -3, "nbBeats": 3, "beatType": 4, "instruments": instruments}}

    score = teacher.ok("createScore", body={"title": "Duo", "builderData": data})

    assert score["instruments"] == ["strings.violin", "strings.cello"]
    assert score["instrumentsNames"] == ["Violin", "Violoncello"]
    assert (score["title"], score["mainKeySignature"]) == ("Duo", -3)
    assert b"<beats>3</beats>" in teacher.export(score["id"])


@pytest.mark.parametrize(
    "wrong", [{"fifths": 8}, {"nbBeats": 0}, {"beatType": 3}, {"fifths": 0.5}, {"instruments": []}]
)
def test_an_empty_score_that_cannot_be_is_refused(teacher, wrong):
    data = {"instruments": [{"group": "strings", "instrument": "violin"}], **wrong}

    error = teacher.refused("createScore", 400, body={"title": "T", "builderData": {"scoreData": data}})

    assert error["param"] == "builderData"


def test_a_free_plan_ends_at_15_scores(individual):
    scores = [individual.import_score()["id"] for _ in range(15)]

    assert individual.refused("createScore", 402, body={"data": SMALL})["code"] == "QUOTA_EXCEEDED"
    assert individual.refused("forkScore", 402, score=scores[0], body={})["code"] == "QUOTA_EXCEEDED"
    individual.ok("deleteScore", score=scores[0], now="true")
    individual.import_score()


@pytest.mark.parametrize("operation", ["getScore", "deleteScore", "untrashScore", "getScoreRevisions"])
def test_a_score_that_does_not_exist_is_404(teacher, operation):
    error = teacher.refused(operation, 404, score=NOBODY)

    assert error == {"code": "NOT_FOUND", "message": "This score does not exist"}


def test_google_drive_is_not_linked(teacher):
    assert teacher.refused("createScore", 403, body={"source": {"googleDrive": "x"}})["code"] == "FORBIDDEN"
