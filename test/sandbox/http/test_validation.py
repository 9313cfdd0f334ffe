"""Requests that break the contract: status 400, with the name of the argument."""

from __future__ import annotations

import pytest
from support.sandbox import NOBODY, SMALL, Response

from flat_api.sandbox.handlers import HANDLERS


@pytest.mark.parametrize(
    ("body", "param"),
    [
        ({}, "data"),
        ({"title": "No music"}, "builderData"),
        ({"data": 3}, "data"),
        ({"data": SMALL, "title": 3}, "title"),
        ({"data": SMALL, "privacy": "secret"}, "privacy"),
        ({"data": SMALL, "dataEncoding": "base32"}, "dataEncoding"),
        ({"builderData": {"scoreData": {"instruments": []}}}, "title"),
        ({"title": "T", "builderData": {}}, "builderData.scoreData"),
        (
            {"title": "T", "builderData": {"scoreData": {"instruments": [{"group": "g", "instrument": 1}]}}},
            "builderData.scoreData.instruments[0].instrument",
        ),
        ({"data": SMALL, "source": {"googleDrive": "x"}}, "body"),
        ([], "body"),
        ("text", "body"),
    ],
)
def test_a_score_to_create_that_is_not_right_names_the_field(teacher, body, param):
    error = teacher.refused("createScore", 400, body=body)

    assert error["code"] == "CLIENT_ERROR"
    assert error["param"] == param
    assert len(error["id"]) == 36


@pytest.mark.parametrize(
    ("operation", "parameters", "param"),
    [
        ("listCollections", {"limit": "0"}, "limit"),
        ("listCollections", {"limit": "101"}, "limit"),
        ("listCollections", {"limit": "many"}, "limit"),
        ("listCollections", {"limit": "2.5"}, "limit"),
        ("listCollections", {"sort": "size"}, "sort"),
        ("listCollections", {"direction": "up"}, "direction"),
        ("getAuthenticatedUser", {"onlyId": "perhaps"}, "onlyId"),
        ("getScoreRevisionData", {"score": NOBODY, "revision": "last", "format": "pdf"}, "format"),
    ],
)
def test_a_parameter_that_is_not_right_is_named(teacher, operation, parameters, param):
    assert teacher.refused(operation, 400, **parameters)["param"] == param


@pytest.mark.parametrize(
    "sent",
    [
        b"{",
        b'{"title": NaN}',
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"title": "\\ud800"}',
        b"",
    ],
    ids=["broken", "not a number", "not UTF-8", "too deep", "half a character", "empty"],
)
def test_a_body_that_is_no_json_is_400(teacher, pool, sent):
    headers = {"Authorization": f"Bearer {teacher.token}", "Content-Type": "application/json"}

    response = Response(pool.request("POST", teacher.url + "/scores", body=sent, headers=headers))

    assert (response.status, response.json()["param"]) == (400, "body")


def test_a_body_of_another_type_is_400(teacher, pool):
    headers = {"Authorization": f"Bearer {teacher.token}", "Content-Type": "text/xml"}

    response = Response(pool.request("POST", teacher.url + "/scores", body=SMALL.encode(), headers=headers))

    assert response.status == 400
    assert "must be application/json, not 'text/xml'" in response.json()["message"]


def test_fields_that_the_contract_does_not_know_are_ignored(teacher):
    assert teacher.import_score(colour="blue")["title"] == "Three Notes"


def test_an_unknown_path_is_404(teacher, pool):
    response = Response(pool.request("GET", teacher.url + "/nowhere"))

    assert (response.status, response.json()["code"]) == (404, "NOT_FOUND")


def test_an_unknown_method_is_405(teacher, pool):
    response = Response(pool.request("PATCH", teacher.url + "/me"))

    assert (response.status, response.json()["code"]) == (405, "CLIENT_ERROR")


def test_every_operation_of_the_contract_responds(teacher, contract):
    """An operation that the sandbox lacks says so with 501; nothing falls over."""
    for operation, (_, path, _) in contract.operations.items():
        names = [part[1:-1] for part in path.split("/") if part.startswith("{")]
        formats = {"format": "mp3"} if "format" in names else {}

        response = teacher.call(operation, **{**dict.fromkeys(names, NOBODY), **formats})

        if operation in HANDLERS:
            assert response.status < 500, (operation, response.status, response.data)
        else:
            assert response.status == 501, operation
            assert operation in response.json()["message"]


def test_what_is_named_like_an_operation_takes_a_call_and_gives_a_reply():
    for operation, handler in HANDLERS.items():
        assert handler.__annotations__ == {"call": "Call", "return": "Reply"}, operation
