"""Connections to learning platforms."""

from __future__ import annotations

import pytest
from support.sandbox import NOBODY

PLATFORM = {
    "platformIss": "https://lms.example",
    "platformName": "Our LMS",
    "clientId": "client-1",
    "deploymentId": "1",
    "accessTokenUrl": "https://lms.example/token",
    "authorizationUrl": "https://lms.example/authorize",
    "jwksUrl": "https://lms.example/jwks",
}


def create(admin, **body):
    return admin.ok("createLtiConfiguration", body=body)


def test_a_connection_by_lti_1p1_has_a_key_and_a_secret(admin):
    made = create(admin, mode="1p1-manual", name="Moodle of the music school", lms="moodle")

    assert made["ltiVersion"] == "1p1"
    assert (made["name"], made["lms"], made["status"]) == ("Moodle of the music school", "moodle", "ready-to-use")
    assert made["consumerKey"] != made["consumerSecret"]
    assert admin.ok("listLtiConfigurations") == [made]


def test_a_manual_connection_is_ready_when_all_is_known(admin):
    made = create(admin, mode="1p3-manual", platformName="Our LMS")
    assert made["status"] == "incomplete-setup"
    assert made["enableEmailMatching"] is True

    changed = admin.ok("updateLtiConfiguration", configuration=made["id"], body=PLATFORM)

    assert changed["status"] == "ready-to-use"
    assert changed["clientId"] == "client-1"
    assert admin.ok("listLtiConfigurations") == [changed]


def test_a_deployment_belongs_to_its_platform(admin):
    parent = create(admin, mode="1p3-manual", **PLATFORM)

    made = create(admin, mode="1p3-deployment", deploymentType="canvas", deploymentId="2", clientId="client-1")

    assert made["parentId"] == parent["id"]
    assert made["tool"] == {"product": "canvas"}
    assert len(made["deploymentKey"]) == 32
    admin.refused("deleteLtiConfiguration", 409, configuration=parent["id"])
    admin.ok("deleteLtiConfiguration", configuration=made["id"])
    admin.ok("deleteLtiConfiguration", configuration=parent["id"])
    assert admin.ok("listLtiConfigurations") == []


def test_a_deployment_of_an_unknown_platform_is_400(admin):
    body = {"mode": "1p3-deployment", "deploymentType": "canvas", "deploymentId": "2", "clientId": "who"}

    assert admin.refused("createLtiConfiguration", 400, body=body)["param"] == "clientId"


def test_one_deployment_cannot_be_configured_twice(admin):
    create(admin, mode="1p3-manual", **PLATFORM)
    other = create(admin, mode="1p3-manual", **{**PLATFORM, "deploymentId": "2"})

    admin.refused("createLtiConfiguration", 409, body={"mode": "1p3-manual", **PLATFORM})
    admin.refused("updateLtiConfiguration", 409, configuration=other["id"], body={"deploymentId": "1"})


def test_a_platform_registers_itself(admin, pool):
    made = create(admin, mode="1p3-dynamic", platformInfo={"name": "Our LMS", "url": "https://lms.example"})
    assert (made["status"], made["registrationTokenUsed"], made["registrationCompletionDate"]) == (
        "incomplete-setup",
        False,
        None,
    )
    assert made["registrationToken"] in made["registrationUrl"]

    assert pool.request("GET", made["registrationUrl"]).status == 200
    changed = admin.ok("updateLtiConfiguration", configuration=made["id"], body=PLATFORM)

    assert changed["registrationTokenUsed"] is True
    assert changed["registrationCompletionDate"] is not None
    assert changed["status"] == "ready-to-use"
    assert pool.request("GET", made["registrationUrl"]).status == 410
    assert pool.request("GET", made["registrationUrl"][:-1]).status == 404


def test_fields_of_another_mode_are_400(admin):
    manual = create(admin, mode="1p3-manual")["id"]
    deployment = create(admin, mode="1p3-deployment", deploymentType="canvas", deploymentId="2")["id"]

    for configuration, field in ((manual, "deploymentBreakdownId"), (deployment, "platformName")):
        error = admin.refused("updateLtiConfiguration", 400, configuration=configuration, body={field: "x"})
        assert error["param"] == field


@pytest.mark.parametrize(("field", "value"), [("clientId", 1.5), ("authorizationUrl", {})])
def test_a_field_of_the_wrong_type_is_400(admin, field, value):
    made = create(admin, mode="1p3-manual", **PLATFORM)

    error = admin.refused("updateLtiConfiguration", 400, configuration=made["id"], body={field: value})

    assert error["param"] == field
    assert admin.ok("listLtiConfigurations") == [made]


def test_lti_1p1_cannot_be_changed(admin):
    made = create(admin, mode="1p1-manual")

    error = admin.refused("updateLtiConfiguration", 400, configuration=made["id"], body={"deploymentId": "1"})

    assert error["param"] == "configuration"


@pytest.mark.parametrize("operation", ["updateLtiConfiguration", "deleteLtiConfiguration"])
def test_what_does_not_exist_is_404(admin, operation):
    body = {"body": {}} if operation.startswith("update") else {}

    admin.refused(operation, 404, configuration=NOBODY, **body)


def test_a_mode_that_does_not_exist_is_400(admin):
    admin.refused("createLtiConfiguration", 400, body={"mode": "2p0"})


def test_the_old_credentials_are_the_configurations_of_lti_1p1(admin):
    made = admin.ok("createLtiCredentials", body={"name": "Moodle", "lms": "moodle"})
    create(admin, mode="1p3-manual")
    create(admin, mode="1p1-manual", lms="an lms of our own")

    listed = admin.ok("listLtiCredentials")

    assert listed[0] == made
    assert [entry.get("lms") for entry in listed] == ["moodle", "other"]
    assert admin.ok("listLtiConfigurations")[0]["consumerKey"] == made["consumerKey"]
    admin.ok("revokeLtiCredentials", credentials=made["id"])
    assert len(admin.ok("listLtiConfigurations")) == 2


def test_only_credentials_of_lti_1p1_can_be_revoked(admin):
    manual = create(admin, mode="1p3-manual")

    for credentials in (manual["id"], NOBODY):
        admin.refused("revokeLtiCredentials", 404, credentials=credentials)


def test_reading_needs_a_scope_and_writing_a_larger_one(sign_in, teacher):
    reader = sign_in("admin", scopes=["edu.admin.lti.readonly"])
    reader.ok("listLtiConfigurations")
    reader.ok("listLtiCredentials")

    message = reader.refused("createLtiConfiguration", 403, body={"mode": "1p1-manual"})["message"]

    assert "edu.admin or edu.admin.lti" in message
    for operation in ("listLtiConfigurations", "listLtiCredentials"):
        teacher.refused(operation, 403)
