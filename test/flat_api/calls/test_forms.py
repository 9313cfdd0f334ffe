"""Form bodies on the wire: files, texts and JSON parts, and values that are refused."""

from __future__ import annotations

import datetime
import io
import re
import tempfile
import uuid
from decimal import Decimal

import pytest
from support.forms import Part, parts_of

from flat_api.api_client import Api
from flat_api.calls.operation import Body, Operation
from flat_api.exceptions import ApiTypeError, ApiValueError
from flat_api.models import ScoreFork

MULTIPART = "multipart/form-data"
URLENCODED = "application/x-www-form-urlencoded"
BYTES = b"\x00PK\r\n--\xff"


@pytest.fixture
def post(flat_server, client):
    """Send a form by an operation of the contract, and return the request."""
    flat_server.on("POST", "/it").answer(json={})

    def send(form, media_types=(MULTIPART,), **options):
        body = Body("body", "Any", content_types=media_types)
        operation = Operation("post_it", "postIt", "POST", "/it", body=body, responses={"200": "Any"})
        Api(client)._call(operation, {"body": form}, options)
        return flat_server.requests[-1]

    return send


@pytest.fixture
def post_untyped(flat_server, client):
    """Send a form by ``call_api``, and return the request."""
    flat_server.on("POST", "/it").answer(json={})

    def send(form, **more):
        client.call_api("POST", "/it", post_params=form, response_type="Any", **more)
        return flat_server.requests[-1]

    return send


@pytest.fixture(params=["operation", "call_api"])
def post_either(request, post, post_untyped):
    return post if request.param == "operation" else post_untyped


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "ode.mxl"
    path.write_bytes(BYTES)
    return path


class WithoutName(io.RawIOBase):
    """A stream that is read in one go, as an upload of a web framework."""

    def read(self, size=-1):
        return BYTES


FILES = {
    "bytes": (lambda path: BYTES, "f"),
    "bytearray": (lambda path: bytearray(BYTES), "f"),
    "BytesIO": (lambda path: io.BytesIO(BYTES), "f"),
    "stream": (lambda path: WithoutName(), "f"),
    "open file": (lambda path: path.open("rb"), "ode.mxl"),
    "path": (lambda path: path, "ode.mxl"),
    "name and bytes": (lambda path: ("a b.mxl", BYTES), "a b.mxl"),
    "name and file": (lambda path: ("é.mxl", io.BytesIO(BYTES)), "é.mxl"),
    "name and path": (lambda path: ("other.mxl", path), "other.mxl"),
    "name, bytes and media type": (lambda path: ("x.mxl", BYTES, "application/x-score"), "x.mxl"),
}


@pytest.mark.parametrize("in_list", [False, True], ids=["alone", "in a list"])
@pytest.mark.parametrize("kind", FILES)
def test_a_file_is_sent_with_its_name_and_its_bytes(post, path, kind, in_list):
    make, name = FILES[kind]
    value = make(path)
    files = [value, ("second.bin", b"2")] if in_list else value

    parts = parts_of(post({"f": files, "title": "Ode"}))

    if hasattr(value, "close"):
        value.close()
    assert [(part.field, part.file_name, part.content) for part in parts] == [
        ("f", name, BYTES),
        *([("f", "second.bin", b"2")] if in_list else []),
        ("title", None, b"Ode"),
    ]
    if kind == "name, bytes and media type":
        assert parts[0].media_type == "application/x-score"


@pytest.mark.parametrize("kind", [kind for kind in FILES if not kind.startswith("byte")])
def test_call_api_sends_a_form_with_a_file_as_multipart(post_untyped, path, kind):
    make, name = FILES[kind]
    value = make(path)

    parts = parts_of(post_untyped([("f", value), ("n", 1), ("n", 2)]))

    if hasattr(value, "close"):
        value.close()
    assert [(part.field, part.file_name, part.content) for part in parts] == [
        ("f", name, BYTES),
        ("n", None, b"1"),
        ("n", None, b"2"),
    ]


@pytest.mark.parametrize("name", ["Content-Type", "content-type"])
def test_a_multipart_header_of_the_caller_gets_the_boundary(post_untyped, name):
    request = post_untyped({"f": ("a.txt", b"text")}, header_params={name: MULTIPART})

    assert parts_of(request) == [Part("f", "a.txt", "text/plain", b"text")]


def test_the_headers_of_a_call_choose_the_media_type_of_its_body(post):
    request = post({"f": ("a.txt", b"text")}, (URLENCODED, MULTIPART), _headers={"Content-Type": MULTIPART})

    assert parts_of(request) == [Part("f", "a.txt", "text/plain", b"text")]


def test_a_file_is_read_from_where_it_stands(post):
    stream = io.BytesIO(b"read already, still to come")
    stream.seek(14)

    assert parts_of(post({"f": stream}))[0].content == b"still to come"


def test_a_temporary_file_without_a_name_has_that_of_the_field(post):
    with tempfile.TemporaryFile() as file:
        file.write(BYTES)
        file.seek(0)
        parts = parts_of(post({"f": file}))

    assert parts[0][:2] == ("f", "f")


def test_a_file_that_was_opened_as_text_is_sent_in_utf_8(post):
    assert parts_of(post({"f": io.StringIO("Ödé")}))[0].content == "Ödé".encode()


def test_texts_lists_and_json_keep_their_kinds(post):
    form = {
        "list": ["a", "b"],
        "tuple": (1, 2),
        "nested": [[1, 2], {"a": [None]}],
        "object": {"when": datetime.date(2026, 1, 31)},
        "model": ScoreFork(collection="c1"),
        "flag": True,
        "none": None,
        "number": Decimal("1.50"),
        "id": uuid.UUID(int=1),
        "when": datetime.datetime(2026, 1, 31, tzinfo=datetime.timezone.utc),
        "empty": [],
    }

    parts = parts_of(post(form))

    assert [(part.field, part.media_type, part.content) for part in parts] == [
        ("list", None, b"a"),
        ("list", None, b"b"),
        ("tuple", None, b"1"),
        ("tuple", None, b"2"),
        ("nested", "application/json", b"[1,2]"),
        ("nested", "application/json", b'{"a":[null]}'),
        ("object", "application/json", b'{"when":"2026-01-31"}'),
        ("model", "application/json", b'{"collection":"c1"}'),
        ("flag", None, b"true"),
        ("number", None, b"1.50"),
        ("id", None, b"00000000-0000-0000-0000-000000000001"),
        ("when", None, b"2026-01-31T00:00:00Z"),
    ]


def test_a_urlencoded_form_repeats_fields_and_writes_json(post):
    request = post([("a", "x&y"), ("a", [1, 2]), ("b", {"c": 1}), ("d", b"\xff")], (URLENCODED,))

    assert request.headers["content-type"] == URLENCODED
    assert request.body == b"a=x%26y&a=1&a=2&b=%7B%22c%22%3A1%7D&d=%FF"


def test_a_form_with_a_file_is_sent_as_multipart_where_the_contract_has_both(post):
    assert parts_of(post({"f": ("a.txt", b"text")}, (URLENCODED, MULTIPART)))[0].file_name == "a.txt"
    assert post({"f": "text"}, (URLENCODED, MULTIPART)).body == b"f=text"


def test_a_name_cannot_start_another_header(post):
    request = post({'a"\r\nX-A: 1': ('n"\r\nX-B: 2', b"text")})

    assert b'name="a%22%0D%0AX-A: 1"; filename="n%22%0D%0AX-B: 2"\r\n' in request.body


class Odd:
    """An object without a form on the wire."""


REFUSED = {
    "object": (Odd(), ApiTypeError, "got an Odd"),
    "set": ({1}, ApiTypeError, "got a set"),
    "generator": ((number for number in "ab"), ApiTypeError, "got a generator"),
    "function": (len, ApiTypeError, "got a builtin_function_or_method"),
    "texts": (("a.txt", "text"), ApiTypeError, "must be a list of texts, or a file as (name, bytes)"),
    "texts in a list": ([("a.txt", "text")], ApiTypeError, "must be a list of texts, or a file as (name, bytes)"),
    "object in json": ({"deep": [Odd()]}, ApiTypeError, "cannot be written as JSON"),
    "file in json": ({"deep": [io.BytesIO()]}, ApiTypeError, "a file (BytesIO) has no form in JSON"),
    "surrogate": ("\ud83d", ApiValueError, "must be text that can be written in UTF-8"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_a_value_without_a_form_is_refused_by_the_name_of_its_field(flat_server, post_either, kind):
    value, error, words = REFUSED[kind]

    with pytest.raises(error, match=r"\(\): field 'thing' " + ".*" + re.escape(words)):
        post_either({"title": "Ode", "thing": value})

    assert flat_server.requests == []


@pytest.mark.parametrize("form", ["text", 3, ["a"], [("a", 1, 2)], {1: "a"}])
def test_a_form_without_names_is_refused(flat_server, post_either, form):
    with pytest.raises(ApiTypeError, match=r"\(\): (a form|the name of a field) must be"):
        post_either(form)

    assert flat_server.requests == []


def test_a_file_that_cannot_be_read_is_refused_by_the_name_of_its_field(flat_server, post, tmp_path, path):
    closed = io.BytesIO()
    closed.close()
    with path.open("ab") as unreadable, path.open(encoding="utf-8") as text:
        broken = [tmp_path / "missing.mxl", tmp_path, closed, unreadable, text]
        for file in broken:
            with pytest.raises(ApiValueError, match=r"post_it\(\): field 'f' .*(cannot be read|mode 'rb')"):
                post({"f": file})

    assert flat_server.requests == []


def test_a_media_type_that_would_start_another_header_is_refused(flat_server, post):
    with pytest.raises(ApiValueError, match="field 'f': media type"):
        post({"f": ("a.txt", b"", "text/plain\r\nX-A: 1")})

    assert flat_server.requests == []


def test_a_file_in_a_urlencoded_form_is_refused(flat_server, post):
    with pytest.raises(ApiTypeError, match="field 'f' is a file, which needs a form of type multipart/form-data"):
        post({"f": io.BytesIO(b"")}, (URLENCODED,))

    assert flat_server.requests == []


@pytest.mark.parametrize("value", [{"a": 1}, io.BytesIO(b""), Odd(), [["nested"]], {1}])
def test_a_query_holds_no_repr_of_an_object(flat_server, client, value):
    with pytest.raises(ApiTypeError, match=r"call_api\(\): 'q' of 'query_params' must be a single value, got a"):
        client.call_api("GET", "/it", query_params={"q": value})

    assert flat_server.requests == []
