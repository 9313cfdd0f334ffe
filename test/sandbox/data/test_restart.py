"""Administration and background work that goes on after a restart."""

from __future__ import annotations

import pytest
from support.sandbox import Api
from support.scans import PDF, one_shot, page

from flat_api.sandbox import Sandbox


@pytest.fixture
def begin(tmp_path, clock, pool, contract):
    """Return a function that starts a sandbox over the same file, and signs somebody in."""
    started = []

    def begin(user):
        for sandbox in started:
            sandbox.close()
        sandbox = Sandbox(clock=clock, wait=clock.wait, state=tmp_path / "flat.sqlite").start()
        started.append(sandbox)
        return Api(pool, sandbox.url, contract, sandbox.token(user))

    yield begin
    for sandbox in started:
        sandbox.close()


def test_a_job_goes_on_after_a_restart(begin, clock):
    job = one_shot(begin("teacher"), page(PDF))["id"]

    teacher = begin("teacher")
    clock.now += 60

    done = teacher.ok("getOmrJob", job=job)
    assert (done["status"], done["importedMetadata"]["numberMeasures"]) == ("done", 48)
    assert teacher.ok("getOmrCapabilities")["remainingCredits"] == 47


def test_a_task_is_done_after_a_restart(begin, clock):
    teacher = begin("teacher")
    score = teacher.import_score()["id"]
    task = teacher.ok("createExportTask", score=score, revision="last", format="mp3")["id"]

    teacher = begin("teacher")
    clock.now += 60

    assert teacher.ok("getTask", task=task)["state"] == "done"


def test_administration_outlives_the_process(begin):
    admin = begin("admin")
    created = admin.ok("createOrganizationUser", body={"username": "maya", "password": "correct horse"})
    invited = admin.ok("createOrganizationInvitation", body={"email": "new@school.example"})
    configured = admin.ok("createLtiConfiguration", body={"mode": "1p3-dynamic", "platformInfo": {"name": "LMS"}})

    admin = begin("admin")

    assert created["id"] in admin.ok("listOrganizationUsers", onlyIds="true")
    assert admin.ok("listOrganizationInvitations")[0]["id"] == invited["id"]
    assert admin.ok("listLtiConfigurations")[0]["registrationToken"] == configured["registrationToken"]
