"""Forms with files, by a package that is generated from a contract with uploads."""

from __future__ import annotations

import datetime
import importlib
import io
import sys
from pathlib import Path

import pytest
from support.forms import fields_of

from generator.build import build_package
from generator.commands.publish import Target, carry_out, plan
from generator.emit.package import render, runtime

CONTRACT = Path(__file__).parent / "contracts" / "uploads.yaml"
BYTES = b"\x89PNG\r\n--\xff"


@pytest.fixture(scope="module")
def uploads(tmp_path_factory):
    target = Target(tmp_path_factory.mktemp("uploads"), "uploads")
    package = build_package(CONTRACT, "uploads")
    carry_out(target, plan(target, [*render(package, CONTRACT.name, "1.0"), *runtime(package)], []))
    sys.path.insert(0, str(target.root))
    yield importlib.import_module("uploads")
    # The modules stay: Python 3.11 complains about weak methods (of its clients) that go together with their module.
    sys.path.remove(str(target.root))


@pytest.fixture
def api(uploads, flat_server):
    flat_server.on("POST", "/upload").answer(204)
    flat_server.on("POST", "/either").answer(204)
    with uploads.ApiClient(uploads.Configuration(host=flat_server.url)) as client:
        yield uploads.ThingApi(client)


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "page 1.png"
    path.write_bytes(BYTES)
    return path


@pytest.fixture(params=["dict", "model"])
def form(request, uploads):
    """Make the body as a plain dictionary, or as the model."""
    return dict if request.param == "dict" else lambda members: uploads.UploadRequest(**members)


def test_files_alone_and_in_lists_arrive_with_their_names_and_bytes(flat_server, api, form, path):
    with path.open("rb") as opened:
        files = [opened, io.BytesIO(BYTES), path, ("b.png", path), ("c.png", BYTES, "image/x-png"), BYTES]
        api.upload(form({"files[]": files, "cover": ("cover.jpg", io.BytesIO(BYTES))}))

    fields = fields_of(flat_server.requests[0])
    assert [(part.file_name, part.media_type) for part in fields["files[]"]] == [
        ("page 1.png", "image/png"),
        ("files[]", "application/octet-stream"),
        ("page 1.png", "image/png"),
        ("b.png", "image/png"),
        ("c.png", "image/x-png"),
        ("files[]", "application/octet-stream"),
    ]
    assert [(part.file_name, part.media_type) for part in fields["cover"]] == [("cover.jpg", "image/jpeg")]
    assert {part.content for part in fields["files[]"] + fields["cover"]} == {BYTES}


def test_other_fields_are_text_and_nested_ones_are_json(flat_server, api, form):
    when = datetime.datetime(2026, 1, 31, tzinfo=datetime.timezone.utc)
    members = {"title": "Ode", "count": 2, "flag": False, "tags": ["x", "y"], "grid": [[1, 2], [3]]}
    api.upload(form({"files[]": [], "meta": {"a": "b", "when": when}, **members}))

    parts = [part for parts in fields_of(flat_server.requests[0]).values() for part in parts]
    assert {(part.field, part.media_type, part.content) for part in parts} == {
        ("title", None, b"Ode"),
        ("count", None, b"2"),
        ("flag", None, b"false"),
        ("tags", None, b"x"),
        ("tags", None, b"y"),
        ("grid", "application/json", b"[1,2]"),
        ("grid", "application/json", b"[3]"),
        ("meta", "application/json", b'{"a":"b","when":"2026-01-31T00:00:00Z"}'),
    }


@pytest.mark.parametrize("value", [3, object(), "page 1.png", ["list"], ("a", "b"), ("a", 3), (1, b"")])
def test_what_is_no_file_is_refused_before_it_is_sent(flat_server, api, form, value):
    with pytest.raises(ValueError, match=r"(?s)cover.*bytes, an open file, a pathlib.Path, or a tuple of a name and"):
        api.upload(form({"files[]": [b""], "cover": value}))

    assert flat_server.requests == []


def test_a_form_becomes_multipart_where_it_has_a_file(flat_server, api):
    api.upload_either({"title": "Ode"})
    api.upload_either({"title": "Ode", "image": ("a.png", BYTES)})

    urlencoded, multipart = flat_server.requests
    assert urlencoded.body == b"title=Ode"
    assert fields_of(multipart)["image"][0][1:] == ("a.png", "image/png", BYTES)


def test_a_file_in_a_json_body_is_refused(flat_server, api, path):
    with pytest.raises(TypeError, match="'photo' cannot be written as JSON"):
        api.upload_either({"image": path}, _content_type="application/json")

    assert flat_server.requests == []


def test_a_file_of_a_response_is_bytes(uploads):
    photo = uploads.Photo.from_json('{"image": "text"}')

    assert photo.image == b"text"
    assert uploads.Photo.from_dict({"image": "text"}) == photo
    assert photo.to_json() == '{"image":"text"}'
