"""Background tasks and their polling."""

from __future__ import annotations

import base64

import pytest
from support.sandbox import NOBODY

PDF = b"%PDF-1.7\n" + b"1 0 obj <</Type /Page>> endobj\n2 0 obj <</Type/Page /Parent 3 0 R>> endobj\n%%EOF"
ENCRYPTED = PDF + b"\ntrailer <</Encrypt 9 0 R>>"


def scan(data=PDF, **fields):
    return {"data": base64.b64encode(data).decode(), "dataEncoding": "base64", "supportsTasks": True, **fields}


def follow(user, clock, task, step=0.5):
    """Return all responses about a task until it has ended."""
    responses = []
    while not responses or responses[-1]["state"] in ("created", "doing"):
        responses.append(user.ok("getTask", task=task["id"]))
        clock.now += step
    return responses


def states(responses):
    return list(dict.fromkeys(response["state"] for response in responses))


def test_an_export_goes_from_created_to_done(teacher, clock):
    score = teacher.import_score()["id"]
    task = teacher.ok("createExportTask", score=score, revision="last", format="mp3")

    responses = [task, *follow(teacher, clock, task, 0.2)]

    assert states(responses) == ["created", "doing", "done"]
    percents = [response["progress"]["percent"] for response in responses]
    assert percents == sorted(percents)
    assert (percents[0], percents[-1]) == (0, 100)
    assert len(set(percents)) > 3
    assert [response["isCancellable"] for response in responses] == [
        response["state"] == "created" for response in responses
    ]
    assert ["result" in response for response in responses] == [response["state"] == "done" for response in responses]
    assert responses[-1]["doneDate"] == responses[-1]["modificationDate"]


@pytest.mark.parametrize(("format", "start"), [("mp3", b"\xff\xfb"), ("wav", b"RIFF"), ("practicefirst", b"PK")])
def test_the_result_of_an_export_is_a_stored_file(teacher, clock, pool, format, start):
    score = teacher.import_score()["id"]
    task = teacher.ok("createExportTask", score=score, revision="last", format=format)

    url = follow(teacher, clock, task)[-1]["result"]["url"]

    assert pool.request("GET", url).data.startswith(start)
    assert pool.request("GET", url, headers={"Authorization": "Bearer x"}).status == 400


def test_a_done_task_gives_an_address_that_works_however_late(teacher, clock, pool):
    score = teacher.import_score()["id"]
    task = teacher.ok("createExportTask", score=score, revision="last", format="mp3")

    clock.now += 7 * 24 * 3600

    # The sound of the score, or silence where the packages for it are not installed.
    sound = pool.request("GET", teacher.ok("getTask", task=task["id"])["result"]["url"])
    assert (sound.status, sound.headers["Content-Type"], sound.data[:2]) == (200, "audio/mp3", b"\xff\xfb")


def test_an_export_of_a_score_that_is_erased_fails(admin, student, individual, clock):
    score = student.import_score(privacy="public")["id"]
    task = individual.ok("createExportTask", score=score, revision="last", format="mp3")

    admin.ok("removeOrganizationUser", user=student.ok("getAuthenticatedUser")["id"])

    failed = individual.ok("getTask", task=task["id"])
    assert failed["state"] == "error"
    assert failed["errorHistory"] == [failed["result"]["error"]]


def test_a_part_that_does_not_exist_is_400(teacher):
    score = teacher.import_score()["id"]

    error = teacher.refused("createExportTask", 400, score=score, revision="last", format="wav", body={"parts": ["x"]})

    assert error["param"] == "parts"


def test_the_task_of_another_is_404(teacher, student):
    score = teacher.import_score(privacy="public")["id"]
    task = teacher.ok("createExportTask", score=score, revision="last", format="wav")["id"]

    for wrong in (task, NOBODY):
        assert student.refused("getTask", 404, task=wrong)["message"] == "This task does not exist"


def test_polling_needs_a_scope_of_its_own(sign_in):
    teacher = sign_in("teacher", scopes=["scores"])
    score = teacher.import_score()["id"]
    task = teacher.ok("createExportTask", score=score, revision="last", format="wav")["id"]

    assert "tasks.readonly" in teacher.refused("getTask", 403, task=task)["message"]


def test_exporting_the_private_score_of_another_is_403(teacher, student):
    score = teacher.import_score()["id"]

    student.refused("createExportTask", 403, score=score, revision="last", format="mp3")


def test_a_pdf_becomes_a_score_by_a_task(teacher, clock):
    collection = teacher.ok("createCollection", body={"title": "Scans"})["id"]
    response = teacher.call(
        "createScore", body=scan(filename="Evening.pdf", collection=collection, privacy="privateLink")
    )
    assert response.status == 202

    responses = [response.json(), *follow(teacher, clock, response.json(), 0.25)]

    assert responses[0]["type"] == "import-omr"
    assert states(responses) == ["created", "doing", "done"]
    score = teacher.ok("getScore", score=responses[-1]["score"])
    assert (score["title"], score["privacy"], score["collections"]) == ("Evening", "privateLink", [collection])
    assert score["numberMeasures"] == 32


def test_the_score_of_a_pdf_appears_without_anybody_asking_for_the_task(teacher, clock):
    teacher.call("createScore", body=scan(title="Mine"))

    clock.now += 60

    listed = teacher.ok("listCollectionScores", collection="allScores")
    assert [score["title"] for score in listed] == ["Mine"]


def test_a_pdf_costs_credits_by_its_pages(teacher):
    before = teacher.ok("getOmrCapabilities")["remainingCredits"]

    teacher.call("createScore", body=scan())

    assert teacher.ok("getOmrCapabilities")["remainingCredits"] == before - 2


def test_a_pdf_that_cannot_be_read_fails_and_costs_nothing(teacher, clock):
    before = teacher.ok("getOmrCapabilities")["remainingCredits"]
    task = teacher.call("createScore", body=scan(ENCRYPTED)).json()

    failed = follow(teacher, clock, task)[-1]

    assert failed["state"] == "error"
    assert failed["result"]["error"] == "The PDF is protected by a password"
    assert failed["errorHistory"] == ["The PDF is protected by a password"]
    assert teacher.ok("getOmrCapabilities")["remainingCredits"] == before


def test_a_pdf_beyond_the_credits_is_402(individual):
    long = b"%PDF-1.7\n" + b"<</Type /Page>>\n" * 10
    individual.call("createScore", body=scan(long))

    assert individual.refused("createScore", 402, body=scan())["code"] == "OMR_CREDITS_EXHAUSTED"


def test_a_pdf_without_tasks_is_400(teacher):
    error = teacher.refused("createScore", 400, body=scan(supportsTasks=False))

    assert error["code"] == "SCORE_UNSUPPORTED_FORMAT"


def test_a_file_that_is_no_scan_is_imported_at_once(teacher):
    response = teacher.call("createScore", body=scan(b"<score-partwise/>"))

    assert response.status == 400
