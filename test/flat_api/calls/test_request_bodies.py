"""Bodies on the wire by media type, and bodies that are refused."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

from flat_api.api_client import Api
from flat_api.calls.operation import Body, Operation
from flat_api.exceptions import ApiTypeError


@pytest.fixture
def post(flat_server, client):
    """Send a value as a body of some type and media type."""
    flat_server.on("POST", "/it").answer(json={})

    def send(value, kind="Any", media_type="application/json", **options):
        body = Body("body", kind, content_types=(media_type,))
        operation = Operation("post_it", "postIt", "POST", "/it", body=body, responses={"200": "Any"})
        return Api(client)._call(operation, {"body": value}, options)

    return send


def test_an_object_in_a_multipart_form_says_that_it_is_json(flat_server, post):
    post({"meta": {"id": 1}, "title": "Ode"}, media_type="multipart/form-data")

    body = flat_server.requests[0].body
    assert b'name="meta"\r\nContent-Type: application/json\r\n\r\n{"id":1}\r\n' in body
    assert b'name="title"\r\n\r\nOde\r\n' in body


def test_a_dict_is_not_sent_as_xml(flat_server, post):
    with pytest.raises(ApiTypeError, match="'body' cannot be written as application/xml, got a dict"):
        post({"id": 1}, _content_type="application/xml")

    assert flat_server.requests == []


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("str", 3, "must be a str, got an int"),
        ("List[ScoreFork]", {"a": 1}, "must be a List[ScoreFork], got a dict"),
        ("List[ScoreFork]", [{}, "x"], "must be a List[ScoreFork], got a list of dict, str"),
        ("ScoreFork", "x", "must be a ScoreFork or a dict, got a str"),
    ],
)
def test_a_body_of_another_type_is_refused_with_what_was_expected(flat_server, post, kind, value, words):
    with pytest.raises(ApiTypeError, match=re.escape(f"'body' {words}")):
        post(value, kind)

    assert flat_server.requests == []


@pytest.mark.parametrize(
    "body",
    [io.BytesIO(b"1\n2"), {"data": io.BytesIO(b"1\n2")}, [{"deep": (io.StringIO(""),)}], {"data": Path("a.mxl")}],
)
def test_an_open_file_in_json_is_refused(flat_server, client, body):
    with pytest.raises(ApiTypeError, match=r"'body' cannot be written as JSON: a file .* has no form in JSON"):
        client.call_api("POST", "/it", body=body)

    assert flat_server.requests == []
