"""Optical music recognition: from the first page to the result."""

from __future__ import annotations

import re
import threading
import zlib
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import unquote

import pytest
from support.sandbox import NOBODY, Api
from support.scans import ENCRYPTED, JPEG, PDF, PNG, finished, one_shot, page
from urllib3.exceptions import HTTPError

from flat_api.sandbox import Sandbox


def stored(pool, response):
    """Return the file that a response redirects to."""
    assert response.status == 302, response.data
    return pool.request("GET", response.headers["Location"])


def test_anybody_learns_what_can_be_done(anonymous, teacher):
    free, school = anonymous.ok("getOmrCapabilities"), teacher.ok("getOmrCapabilities")

    assert "remainingCredits" not in free
    assert school["remainingCredits"] == 50
    assert free["maxPages"] < school["maxPages"]


def test_a_job_step_by_step(teacher, pool):
    draft = teacher.call("createOmrJob", body={"output": "musicxml", "locales": ["fr"], "autoRotate": True})
    assert (draft.status, draft.json()["status"]) == (201, "draft")
    job = draft.json()["id"]

    added = [
        teacher.ok("addOmrJobFile", job=job, body=page(data, name)) for data, name in ((JPEG, "a.jpg"), (PDF, None))
    ]
    started = teacher.call("startOmrJob", job=job)
    done = finished(teacher, started.json())

    assert added == [{"fileIndex": 0, "fileCount": 1}, {"fileIndex": 1, "fileCount": 2}]
    assert started.status == 202
    assert started.json()["progress"] == {"percent": 0, "text": "Waiting to begin", "key": "queued"}
    assert started.json()["originalFileMetadata"]["numberOfPages"] == 4
    assert done["status"] == "done"
    assert done["importedMetadata"]["numberMeasures"] == 64
    assert (done["locales"], done["autoRotate"], done["estimatedCredits"]) == (["fr"], True, 4)
    assert done["result"]["exports"] == ["musicxml", "mxl", "midi", "thumbnail.png"]
    starts = {"musicxml": b"<?xml", "mxl": b"PK", "midi": b"MThd", "thumbnail.png": b"\x89PNG"}
    for format in done["result"]["exports"]:
        file = stored(pool, teacher.call("getOmrJobExport", job=job, format=format))
        assert file.data.startswith(starts[format])
        assert file.headers["Content-Disposition"].startswith("attachment")


def test_progress_goes_up_one_phase_at_a_time(teacher):
    job = one_shot(teacher)
    keys = [job["progress"]["key"]]
    while job["status"] == "processing":
        job = teacher.ok("getOmrJob", job=job["id"], wait="25")
        keys.append(job["progress"]["key"])

    assert keys == ["queued", "reading", "details", "building", "done"]


def test_without_wait_the_response_comes_at_once(teacher, clock):
    job = one_shot(teacher)
    before = clock.now

    teacher.ok("getOmrJob", job=job["id"])

    assert clock.now - before < 0.1


def test_a_long_poll_ends_after_its_seconds(teacher, clock):
    job = one_shot(teacher, interactiveSteps=["details"])
    waiting = finished(teacher, job)
    before = clock.now

    assert teacher.ok("getOmrJob", job=job["id"], wait="25") == waiting
    assert clock.now - before < 0.1


@pytest.mark.parametrize("wait", ["26", "-1", "soon"])
def test_a_wait_out_of_range_is_400(teacher, wait):
    assert teacher.refused("getOmrJob", 400, job=NOBODY, wait=wait)["param"] == "wait"


@pytest.fixture
def patient(pool, contract, clock):
    """Return a sandbox whose long polls end only when something happens, and a teacher of it."""
    polling = threading.Event()

    def wait(condition, seconds):
        polling.set()
        condition.wait()

    with Sandbox(clock=clock, wait=wait) as sandbox:
        yield sandbox, Api(pool, sandbox.url, contract, sandbox.token()), polling


def test_a_long_poll_ends_when_somebody_stops_the_job(patient):
    _, teacher, polling = patient
    job = one_shot(teacher)["id"]
    responses = []
    poll = threading.Thread(target=lambda: responses.append(teacher.ok("getOmrJob", job=job, wait="25")))
    poll.start()
    assert polling.wait(60)

    teacher.ok("cancelOmrJob", job=job)

    poll.join(60)
    assert [response["status"] for response in responses] == ["canceled"]


def test_closing_the_sandbox_ends_a_long_poll(patient):
    sandbox, teacher, polling = patient
    job = one_shot(teacher)["id"]
    ended = threading.Event()

    def poll():
        try:
            teacher.call("getOmrJob", job=job, wait="25")
        except (OSError, HTTPError):
            pass  # with or without a response, as it comes
        finally:
            ended.set()

    threading.Thread(target=poll, daemon=True).start()
    assert polling.wait(60)

    sandbox.close()

    assert ended.wait(60)


def test_a_job_for_the_library_makes_a_score(teacher):
    collection = teacher.ok("createCollection", body={"title": "Scans"})["id"]

    done = finished(teacher, one_shot(teacher, page(name="Evening.jpg"), output="library", collection=collection))

    score = teacher.ok("getScore", score=done["result"]["score"])
    assert (score["title"], score["collections"]) == ("Evening", [collection])
    assert "retention" not in done
    assert "exports" not in done["result"]
    teacher.refused("getOmrJobExport", 404, job=done["id"], format="musicxml")


def test_the_library_needs_the_scope_for_scores(sign_in):
    reader = sign_in("teacher", scopes=["omr"])

    assert "scores besides omr" in reader.refused("createOmrJob", 403, body={"output": "library"})["message"]
    assert one_shot(reader)["status"] == "processing"


def test_a_job_waits_for_input_and_continues_with_it(teacher):
    job = finished(teacher, one_shot(teacher, page(name="Evening.jpg"), interactiveSteps=["details"]))
    assert (job["status"], job["currentStep"]) == ("awaitingInput", "details")
    assert job["pendingStep"]["data"]["title"] == "Evening"
    assert job["pendingStep"]["data"]["instruments"][0]["instrumentId"] == "keyboards.piano"

    body = {
        "step": "details",
        "title": "Morning",
        "mainLanguage": "de",
        "instruments": [{"index": 0, "instrumentId": "brass.trumpet", "partName": "Trp.", "transposeKey": "B♭"}],
    }
    response = teacher.call("submitOmrJobStep", job=job["id"], step="details", body=body)

    assert (response.status, response.json()["status"]) == (202, "processing")
    done = finished(teacher, response.json())
    assert done["importedMetadata"]["instruments"] == ["brass.trumpet"]
    assert done["locales"] == ["de"]


def test_corrections_are_in_the_notation(teacher, pool):
    job = finished(teacher, one_shot(teacher, interactiveSteps=["details"]))
    instruments = [{"index": 0, "midiProgram": 56, "partName": "Trp.", "transposeKey": "Bb"}]
    body = {"step": "details", "title": "Morning", "instruments": instruments}
    done = finished(teacher, teacher.call("submitOmrJobStep", job=job["id"], step="details", body=body).json())

    notation = stored(pool, teacher.call("getOmrJobExport", job=done["id"], format="musicxml")).data.decode()

    assert "<work-title>Morning</work-title>" in notation
    assert "<part-name>Trp.</part-name>" in notation
    assert "<chromatic>-2</chromatic>" in notation
    assert done["importedMetadata"]["instruments"] == ["brass.trp"]


def test_an_empty_input_accepts_everything(teacher):
    job = finished(teacher, one_shot(teacher, interactiveSteps=["details"]))

    response = teacher.call("submitOmrJobStep", job=job["id"], step="details", body={"step": "details"})

    assert finished(teacher, response.json())["importedMetadata"]["instruments"] == ["keyboards.piano"]


def test_a_correction_of_a_part_that_does_not_exist_is_400(teacher):
    job = finished(teacher, one_shot(teacher, interactiveSteps=["details"]))["id"]
    body = {"step": "details", "instruments": [{"index": 0}, {"index": 7}]}

    error = teacher.refused("submitOmrJobStep", 400, job=job, step="details", body=body)

    assert error["param"] == "instruments[1].index"


def test_an_input_that_no_step_waits_for_is_409(teacher):
    job = one_shot(teacher)["id"]

    teacher.refused("submitOmrJobStep", 409, job=job, step="details", body={"step": "details"})


def test_a_draft_takes_files_and_a_running_job_does_not(teacher):
    job = one_shot(teacher)["id"]

    teacher.refused("addOmrJobFile", 409, job=job, body=page())
    teacher.refused("startOmrJob", 409, job=job)


def test_a_job_without_a_file_does_not_start(teacher):
    job = teacher.ok("createOmrJob", body={})["id"]

    teacher.refused("startOmrJob", 400, job=job)
    assert teacher.refused("createOmrJob", 400, body={"autoStart": True})["param"] == "files"


@pytest.mark.parametrize(
    ("body", "param"),
    [
        ({"locales": ["en", "tlh"]}, "locales[1]"),
        ({"interactiveSteps": ["rhythm"]}, "interactiveSteps[0]"),
        ({"collection": NOBODY}, "collection"),
        ({"files": [page(b"<score-partwise/>")]}, "files[0].file"),
        ({"files": [page(), {"file": "not Base64!"}]}, "files[1].file"),
        ({"files": [page()] * 21}, "files"),
        ({"files": [page(PDF)] * 17}, "files"),
    ],
)
def test_a_wrong_job_is_400_and_leaves_nothing(teacher, body, param):
    assert teacher.refused("createOmrJob", 400, body=body)["param"] == param
    assert teacher.ok("listOmrJobs") == []


def test_a_file_over_the_size_of_the_plan_is_400(individual):
    job = individual.ok("createOmrJob", body={})["id"]

    error = individual.refused("addOmrJobFile", 400, job=job, body=page(JPEG + bytes(10 * 1024 * 1024)))

    assert error["param"] == "file"


def test_pages_are_counted_inside_compressed_objects_too(teacher):
    objects = zlib.compress(b"<</Type /Page>> <</Type/Page>>")
    document = b"%PDF-1.7\n1 0 obj <</Type /ObjStm>> stream\n" + objects + b"\nendstream endobj"

    assert one_shot(teacher, page(document))["estimatedCredits"] == 2


def test_the_same_key_gives_the_same_job_and_charges_once(teacher, student):
    first = one_shot(teacher, idempotencyKey="k")

    again = one_shot(teacher, idempotencyKey="k")

    assert again["id"] == first["id"]
    assert teacher.ok("getOmrCapabilities")["remainingCredits"] == 49
    assert one_shot(teacher, idempotencyKey="other")["id"] != first["id"]
    assert one_shot(student, idempotencyKey="k")["id"] != first["id"]


def test_the_same_key_sent_at_the_same_time_gives_one_job(teacher):
    with ThreadPoolExecutor(8) as threads:
        jobs = list(threads.map(lambda _: one_shot(teacher, idempotencyKey="k")["id"], range(16)))

    assert len(set(jobs)) == 1
    assert teacher.ok("getOmrCapabilities")["remainingCredits"] == 49


def test_the_same_key_gives_a_draft_back_as_a_draft(teacher):
    responses = [teacher.call("createOmrJob", body={"idempotencyKey": "k"}) for _ in range(2)]

    assert [response.status for response in responses] == [201, 201]
    assert responses[0].json() == responses[1].json()


def test_no_more_jobs_run_than_the_plan_allows(individual):
    one_shot(individual)

    error = individual.refused("createOmrJob", 409, body={"files": [page()], "autoStart": True})

    assert error["code"] == "OMR_TOO_MANY_JOBS"


def test_a_file_that_cannot_be_read_fails_in_the_language_of_the_reader(teacher):
    failed = finished(teacher, one_shot(teacher, page(ENCRYPTED)))

    assert (failed["status"], failed["errorCode"]) == ("error", "ENCRYPTED_PDF")
    french = teacher.ok("getOmrJob", job=failed["id"], headers={"X-Flat-Locale": "fr-CA"})
    assert french["errorMessage"] == "Le PDF est protégé par un mot de passe"


def test_the_header_goes_before_the_account_and_the_browser(admin, sign_in, clock):
    created = admin.ok("createOrganizationUser", body={"username": "anke", "password": "secret", "locale": "de"})
    anke, teacher = sign_in(created["id"]), sign_in("teacher")

    def text(user, **headers):
        clock.now += 60
        return user.call("createOmrJob", body={"files": [page()], "autoStart": True}, headers=headers).json()[
            "progress"
        ]["text"]

    assert text(anke) == "Wartet auf den Beginn"
    assert text(anke, **{"X-Flat-Locale": "fr"}) == "En attente"
    assert text(anke, **{"X-Flat-Locale": "tlh"}) == "Wartet auf den Beginn"
    assert text(teacher, **{"Accept-Language": "pt, fr;q=0.5, de;q=0.8"}) == "Wartet auf den Beginn"
    assert text(teacher) == "Waiting to begin"


def test_refusals_are_in_the_language_of_the_reader(teacher):
    job = teacher.ok("createOmrJob", body={"output": "musicxml"})["id"]

    error = teacher.refused("getOmrJobExport", 409, job=job, format="mxl", headers={"X-Flat-Locale": "fr"})

    assert error["message"] == "La tâche n'est pas encore terminée"


def test_an_input_page_comes_back_as_it_was_sent(teacher, pool):
    job = one_shot(teacher, page(JPEG), page(PDF), page(PNG))["id"]

    files = [stored(pool, teacher.call("getOmrJobFile", job=job, index=str(index))) for index in range(3)]

    assert [file.data for file in files] == [JPEG, PDF, PNG]
    assert [file.headers["Content-Type"] for file in files] == ["image/jpeg", "application/pdf", "image/png"]
    for index in ("3", "-1"):
        teacher.refused("getOmrJobFile", 404, job=job, index=index)


def test_exports_before_the_end_are_409(teacher):
    teacher.refused("getOmrJobExport", 409, job=one_shot(teacher)["id"], format="musicxml")


def test_a_stopped_job_stays_stopped(teacher):
    job = one_shot(teacher)["id"]

    stopped = teacher.ok("cancelOmrJob", job=job)

    assert (stopped["status"], stopped["progress"]["key"]) == ("canceled", "canceled")
    assert teacher.ok("cancelOmrJob", job=job) == stopped
    assert teacher.ok("getOmrJob", job=job, wait="25") == stopped


def test_a_job_that_has_ended_cannot_be_stopped(teacher):
    done = finished(teacher, one_shot(teacher))

    teacher.refused("cancelOmrJob", 409, job=done["id"])


def test_erasing_takes_the_files_and_leaves_the_job(teacher):
    done = finished(teacher, one_shot(teacher))

    erased = teacher.ok("deleteOmrJob", job=done["id"])

    assert erased["retention"]["expiryDate"] == done["retention"]["expiryDate"]
    assert "expiredDate" in erased["retention"]
    assert "result" not in erased
    assert teacher.ok("deleteOmrJob", job=done["id"]) == erased
    for operation, extra in (("getOmrJobExport", {"format": "mxl"}), ("getOmrJobFile", {"index": "0"})):
        assert teacher.refused(operation, 409, job=done["id"], **extra)["code"] == "OMR_JOB_EXPIRED"


def test_only_finished_jobs_without_a_score_can_be_erased(teacher):
    running = one_shot(teacher)["id"]
    library = finished(teacher, one_shot(teacher, output="library"))["id"]

    assert teacher.refused("deleteOmrJob", 403, job=library)["code"] == "OMR_JOB_NOT_EXPIRABLE"
    draft = teacher.ok("createOmrJob", body={"output": "musicxml"})["id"]
    assert teacher.refused("deleteOmrJob", 409, job=draft)["code"] == "OMR_JOB_IN_PROGRESS"
    teacher.ok("cancelOmrJob", job=draft)
    teacher.ok("deleteOmrJob", job=draft)
    assert finished(teacher, teacher.ok("getOmrJob", job=running))["status"] == "done"


def test_files_are_erased_when_their_time_is_over(teacher, clock):
    done = finished(teacher, one_shot(teacher))
    assert teacher.ok("listOmrJobs", expired="true") == []

    clock.now += 30 * 24 * 3600

    expired = teacher.ok("listOmrJobs", expired="true")
    assert [job["retention"]["expiredDate"] for job in expired] == [done["retention"]["expiryDate"]]
    assert teacher.ok("listOmrJobs", expired="false") == []


def test_the_jobs_of_another_are_not_found(teacher, student):
    job = one_shot(teacher)["id"]

    for wrong in (job, NOBODY):
        for operation in ("getOmrJob", "startOmrJob", "cancelOmrJob", "deleteOmrJob"):
            student.refused(operation, 404, job=wrong)
        student.refused("addOmrJobFile", 404, job=wrong, body=page())
    assert student.ok("listOmrJobs") == []


def test_jobs_are_listed_newest_first_by_status_and_page(teacher):
    drafts = [teacher.ok("createOmrJob", body={})["id"] for _ in range(3)]
    one_shot(teacher)

    first = teacher.call("listOmrJobs", status="draft", limit="2")
    cursor = unquote(re.search(r'next=([^&>]+)>; rel="next"', first.headers["Link"])[1])
    second = teacher.ok("listOmrJobs", status="draft", limit="2", next=cursor)

    assert [job["id"] for job in first.json() + second] == drafts[::-1]


def test_nothing_of_it_works_without_the_scope(sign_in):
    writer = sign_in("teacher", scopes=["scores"])

    for operation in ("listOmrJobs", "createOmrJob", "listBillingCreditsHistory"):
        assert "it needs omr" in writer.refused(operation, 403, body={})["message"]
