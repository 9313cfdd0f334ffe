"""Calls that go on while others take long."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from support.sandbox import SMALL

from flat_api.sandbox.music import imports
from flat_api.sandbox.resources.scores import revisions


class Gate:
    """Work that lasts until it is let go on."""

    def __init__(self, work):
        self.begun, self.end = threading.Event(), threading.Event()
        self._work = work

    def __call__(self, *arguments, **options):
        self.begun.set()
        assert self.end.wait(30)
        return self._work(*arguments, **options)


@pytest.fixture
def threads():
    with ThreadPoolExecutor() as threads:
        yield threads


def test_an_export_does_not_hold_up_other_calls(sign_in, monkeypatch, threads):
    teacher = sign_in("teacher")
    score = teacher.import_score()["id"]
    gate = Gate(revisions.FORMATS["midi"].write)
    monkeypatch.setitem(revisions.FORMATS, "midi", replace(revisions.FORMATS["midi"], write=gate))

    export = threads.submit(teacher.call, "getScoreRevisionData", score=score, revision="last", format="midi")
    try:
        assert gate.begun.wait(30)
        teacher.ok("createCollection", body={"title": "Meanwhile"})
        teacher.ok("deleteScore", score=score, now="true")
    finally:
        gate.end.set()

    # The score is looked for again after the export.
    assert export.result().status == 404


@pytest.mark.parametrize("operation", ["createScore", "createScoreRevision"])
def test_an_import_does_not_hold_up_other_calls(sign_in, monkeypatch, threads, operation):
    teacher = sign_in("teacher")
    place = {"score": teacher.import_score()["id"]} if operation == "createScoreRevision" else {}
    before = len(teacher.ok("listCollectionScores", collection="allScores"))
    gate = Gate(imports.notation)
    monkeypatch.setattr(imports, "notation", gate)

    made = threads.submit(teacher.call, operation, body={"data": SMALL}, **place)
    try:
        assert gate.begun.wait(30)
        teacher.ok("createCollection", body={"title": "Meanwhile"})
    finally:
        gate.end.set()

    assert made.result().status == 200
    expected = before + (operation == "createScore")
    assert len(teacher.ok("listCollectionScores", collection="allScores")) == expected


@pytest.mark.parametrize(
    ("operation", "body", "titles"),
    [
        ("forkScore", {"collection": "root"}, ["Three Notes", "Three Notes (copy)"]),
        ("editScore", {"title": "Other"}, ["Other"]),
    ],
)
def test_new_printed_texts_do_not_hold_up_other_calls(sign_in, monkeypatch, threads, operation, body, titles):
    teacher = sign_in("teacher")
    score = teacher.import_score()["id"]
    gate = Gate(revisions.set_texts)
    monkeypatch.setattr(revisions, "set_texts", gate)

    made = threads.submit(teacher.call, operation, body=body, score=score)
    try:
        assert gate.begun.wait(30)
        teacher.ok("createCollection", body={"title": "Meanwhile"})
        assert teacher.ok("getScore", score=score)["title"] == "Three Notes"
    finally:
        gate.end.set()

    assert made.result().status == 200
    listed = teacher.ok("listCollectionScores", collection="allScores")
    assert sorted(entry["title"] for entry in listed) == sorted(titles)


def test_the_quota_holds_for_imports_at_the_same_time(sign_in, threads):
    individual = sign_in("individual")
    results = list(threads.map(lambda _: individual.call("createScore", body={"data": SMALL}).status, range(20)))

    assert sorted(results) == [200] * 15 + [402] * 5


@pytest.mark.parametrize(("measures", "notes", "message"), [(10_001, 0, "10001 measures"), (3, 5, "15 notes")])
def test_a_score_beyond_the_limits_is_400_with_its_number(teacher, monkeypatch, measures, notes, message):
    monkeypatch.setattr(imports, "MAX_NOTES", 14)  # half a million take seconds
    measure = "<measure>" + "<note/>" * notes + "</measure>"
    data = (
        '<score-partwise><part-list><score-part id="P1"><part-name/></score-part></part-list><part id="P1">'
        f"{measure * measures}</part></score-partwise>"
    )

    error = teacher.refused("createScore", 400, body={"data": data})

    assert (error["code"], error["param"]) == ("SCORE_UNSUPPORTED_FORMAT", "data")
    assert message in error["message"]
