"""The generated client against the sandbox: organizations, tasks, optical music recognition."""

from __future__ import annotations

import base64

import pytest
from support.scans import PDF

import flat_api


@pytest.fixture
def client(sandbox):
    """Return a function that gives the client of a user."""
    opened = []

    def client(user="teacher", token=None):
        configuration = sandbox.configuration(user)
        if token is not None:
            configuration.access_token = token
        opened.append(flat_api.ApiClient(configuration))
        return opened[-1]

    yield client
    for one in opened:
        one.close()


def test_a_teacher_is_created_and_acted_for(client):
    organization = flat_api.OrganizationApi(client("admin"))

    created = organization.create_organization_user(
        {"username": "maya", "password": "correct horse", "role": "teacher"}
    )
    token = organization.create_organization_user_access_token(created.id, {"scopes": ["scores"]})
    score = flat_api.ScoreApi(client(token=token.token)).create_score(
        {
            "title": "Etude",
            "builderData": {"scoreData": {"instruments": [{"group": "strings", "instrument": "violin"}]}},
        }
    )

    assert score.user.id == created.id
    assert created.id in organization.list_organization_users(only_ids=True)
    assert organization.count_orga_users(role=["teacher"]) == 2


def test_a_teacher_is_told_who_may_administer(client):
    with pytest.raises(flat_api.ForbiddenException, match="Only administrators"):
        flat_api.OrganizationApi(client("teacher")).list_organization_users()


def test_every_kind_of_lti_configuration_is_read(client):
    organization = flat_api.OrganizationApi(client("admin"))
    for body in (
        {"mode": "1p1-manual", "name": "Moodle"},
        {"mode": "1p3-manual", "platformName": "LMS"},
        {"mode": "1p3-deployment", "deploymentType": "canvas", "deploymentId": "1"},
        {"mode": "1p3-dynamic"},
    ):
        organization.create_lti_configuration(body)

    kinds = [type(configuration).__name__ for configuration in organization.list_lti_configurations()]

    assert kinds == [
        "LtiConfiguration1p1",
        "LtiConfiguration1p3Manual",
        "LtiConfiguration1p3Deployment",
        "LtiConfiguration1p3Dynamic",
    ]


def test_an_export_is_followed_to_its_file(client, clock, pool):
    teacher = client()
    score = flat_api.ScoreApi(teacher).create_score(
        {
            "title": "Etude",
            "builderData": {"scoreData": {"instruments": [{"group": "strings", "instrument": "violin"}]}},
        }
    )
    task = flat_api.ScoreApi(teacher).create_export_task(score.id, "last", "wav")

    clock.now += 10
    done = flat_api.TaskApi(teacher).get_task(task.id)

    assert (task.state, done.state) == ("created", "done")
    assert pool.request("GET", done.result.url).data.startswith(b"RIFF")


def test_pages_become_notation(client):
    omr = flat_api.OMRApi(client())
    job = omr.create_omr_job({"output": "musicxml"})
    omr.add_omr_job_file(job.id, {"file": base64.b64encode(PDF).decode(), "filename": "Evening.pdf"})
    job = omr.start_omr_job(job.id)
    while job.status == "processing":
        job = omr.get_omr_job(job.id, wait=25)

    notation = omr.get_omr_job_export(job.id, "musicxml")

    assert job.status == "done"
    assert b"<work-title>Evening</work-title>" in bytes(notation)
    assert omr.get_omr_job_file(job.id, 0) == PDF
    assert [entry.amount for entry in omr.list_billing_credits_history()] == [-3, 50]
