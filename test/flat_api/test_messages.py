"""Messages of errors about the arguments of a call: what to use in their place."""

from __future__ import annotations

import contextlib

import pytest

import flat_api

ID = "61d5b2c3d4e5f60718293a41"
PAGE = f"https://flat.io/score/{ID}-evening-by-the-lake"
KEYED = PAGE + "?sharingKey=abc"


@pytest.fixture
def client(flat_server, configure):
    with flat_api.FlatClient(configuration=configure(access_token="t")) as client:
        yield client


def refused(call):
    with pytest.raises((flat_api.ApiValueError, flat_api.ApiTypeError)) as caught:
        call()
    return str(caught.value)


@pytest.mark.parametrize(
    "address",
    [
        PAGE,
        KEYED,
        PAGE + "/edit#m4",
        f"http://www.flat.io/score/{ID}",
        f"flat.io/score/{ID}",
        f" {PAGE}\n",
        f"https://school.flat.io/score/{ID}-x",
    ],
)
def test_the_address_of_a_score_is_refused_with_its_id(flat_server, client, tmp_path, address):
    for call in (
        lambda: client.score.get_score(address),
        lambda: client.score.get_score_revision_data(address, "last", "mxl"),
        lambda: client.score.edit_score(address, {"title": "x"}),
        lambda: client.score.get_score_with_http_info(address),
        lambda: client.export_score(address, "mxl", tmp_path),
        lambda: client.class_.list_assignments(address),
        lambda: next(flat_api.paginate(client.collection.list_collection_scores, address)),
    ):
        message = refused(call)
        assert "got the address of a page" in message
        assert f"use {ID!r}" in message
        assert "abc" not in message
    assert flat_server.requests == []


def test_the_address_of_a_score_with_a_key_names_the_argument_for_the_key(client):
    message = refused(lambda: client.score.get_score(KEYED))

    assert message.endswith(f"use {ID!r}, and the sharingKey of the address as 'sharing_key'")


def test_the_address_of_a_page_with_two_ids_names_both(client):
    other = ID[::-1]
    message = refused(lambda: client.class_.get_class(f"https://flat.io/class/{ID}/assignment/{other}"))

    assert message.endswith(f"use {ID!r} or {other!r}")


@pytest.mark.parametrize(
    "call",
    [
        lambda client: client.user.get_user("https://flat.io/nora.lindqvist"),
        lambda client: client.collection.get_collection("https://flat.io/my-library"),
    ],
)
def test_the_address_of_a_page_without_an_id_is_refused(flat_server, client, call):
    assert "must be an ID, got the address of a page, 'https://flat.io/" in refused(lambda: call(client))
    assert flat_server.requests == []


@pytest.mark.parametrize("value", ["drive-0B1x", "me", "https://example.com/x", ID, "a b", f"{ID}-title", "flat.iox/y"])
def test_what_is_no_address_of_a_page_is_sent_as_it_is(flat_server, client, value):
    with pytest.raises(flat_api.NotFoundException):
        client.score.get_score(value)

    assert len(flat_server.requests) == 1


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("musicxml", "did you mean 'xml'?"),
        ("MusicXML", "did you mean 'xml'?"),
        ("png", "did you mean 'thumbnail.png'?"),
        ("thumbnail", "did you mean 'thumbnail.png'?"),
        ("mid", "did you mean 'midi'?"),
        ("MXL", "did you mean 'mxl'?"),
        ("mp4", "did you mean 'mp3'?"),
        ("pdf", "the API exports no PDF; print the score from its page (html_url)"),
        ("PDF", "the API exports no PDF; print the score from its page (html_url)"),
        ("svg", "the API exports no SVG"),
        ("mscz", "the API exports no MuseScore files; MuseScore opens 'mxl'"),
    ],
)
def test_the_name_of_a_format_that_is_called_differently_is_suggested(flat_server, client, tmp_path, name, hint):
    assert refused(lambda: client.score.get_score_revision_data(ID, "last", name)).endswith(hint)
    assert refused(lambda: client.export_score(ID, name, tmp_path)).endswith(hint)
    assert flat_server.requests == []


def test_the_recognition_has_another_name_for_the_same_format(client):
    assert refused(lambda: client.omr.get_omr_job_export(ID, "xml")).endswith("did you mean 'musicxml'?")


@pytest.mark.parametrize("name", ["page", "offset", "per_page", "page_size", "cursor", "skip"])
def test_arguments_for_pages_of_other_apis_point_at_paginate(client, name):
    wrong = {name: 2}

    for call in (
        lambda: client.collection.list_collections(**wrong),
        lambda: client.organization.list_organization_users_with_http_info(**wrong),
        lambda: flat_api.paginate(client.collection.list_collections, **wrong),
    ):
        assert f"unexpected keyword argument {name!r}; flat_api.paginate() goes through all pages, and" in refused(call)
    message = refused(lambda: client.class_.list_classes(**wrong))
    assert message.endswith("; it has no pages, and its response holds everything")


@pytest.mark.parametrize(
    ("make", "hint"),
    [
        (lambda: flat_api.FlatClient(flat_api.Configuration()), "use FlatClient(configuration=...)"),
        (lambda: flat_api.FlatClient(flat_api.Tokens("t")), "use FlatClient(tokens=...)"),
        (
            lambda: flat_api.FlatClient(flat_api.ApiClient(flat_api.Configuration())),
            "use FlatClient(configuration=client.configuration)",
        ),
        (lambda: flat_api.FlatClient(token="t"), "unexpected keyword argument 'token'; use access_token"),
        (lambda: flat_api.FlatClient(host="h"), "unexpected keyword argument 'host'; use base_url"),
        (lambda: flat_api.FlatClient(retries=3), "unexpected keyword argument 'retries'; use retry"),
        (lambda: flat_api.FlatClient(verify_ssl=False), "FlatClient(configuration=Configuration(verify_ssl=...))"),
        (lambda: flat_api.FlatClient(acess_token="t"), "did you mean 'access_token'?"),
        (lambda: flat_api.FlatClient(nonsense=1), "unexpected keyword argument 'nonsense'"),
        (lambda: flat_api.ApiClient("t"), "got a str; set Configuration(access_token=...)"),
        (lambda: flat_api.Configuration(token="t"), "set access_token"),
    ],
)
def test_a_client_that_is_made_differently_says_what_to_use(make, hint):
    message = refused(make)

    assert message.endswith(hint)


class Broken:
    """An object whose ``repr`` fails."""

    def __repr__(self):
        raise RuntimeError("no repr")


LONG = {
    "text": "x" * 100_000,
    "bytes": b"x" * 100_000,
    "list": ["x"] * 50_000,
    "tuple": ("x" * 10_000,) * 5,
    "dict": {"x" * 10_000: "x" * 10_000},
    "number": 10**3000,
    "class": type("x" * 10_000, (), {}),
    "broken": Broken(),
    "address": "https://flat.io/" + "x" * 100_000,
    "controls": "\x1b[31m\u202e" * 10_000,
}
CALLS = {
    "enum": lambda client, value: client.score.get_score_revision_data("s1", "last", value),
    "path": lambda client, value: client.score.get_score(["x", value]),
    "integer": lambda client, value: client.omr.get_omr_job("j1", wait=["x", value]),
    "query": lambda client, value: client.collection.list_collections(sort=value),
    "limit": lambda client, value: client.collection.list_collections(limit=value),
    "timeout": lambda client, value: client.score.get_score("s1", _request_timeout=value),
    "retries": lambda client, value: client.score.get_score("s1", _retries=value),
    "headers": lambda client, value: client.score.get_score("s1", _headers={"X-A\n": value}),
    "header value": lambda client, value: client.score.get_score("s1", _headers={"X-A": value_name(value) + "\n"}),
    "header name": lambda client, value: client.score.get_score("s1", _headers={value_name(value): "a"}),
    "content type": lambda client, value: client.score.get_score("s1", _content_type=value),
    "keyword": lambda client, value: client.score.get_score("s1", **{value_name(value): 1}),
    "body": lambda client, value: client.score.create_score({"title": [value], "data": [value]}),
    "key": lambda client, value: client.collection.create_collection({"title": [value]}),
    "model": lambda client, value: flat_api.CollectionCreation(title=[value]),
    "model keyword": lambda client, value: flat_api.CollectionCreation(**{value_name(value): 1}),
    "configuration": lambda client, value: flat_api.Configuration(timeout=value),
    "host": lambda client, value: flat_api.Configuration(host=value),
    "proxy": lambda client, value: flat_api.Configuration(proxy=["x", value]),
    "file": lambda client, value: flat_api.Configuration(cert_file=value),
    "setting": lambda client, value: flat_api.Configuration(**{value_name(value): 1}),
    "flat client": lambda client, value: flat_api.FlatClient(**{value_name(value): 1}),
    "policy": lambda client, value: flat_api.RetryPolicy(attempts=[value]),
    "paginate": lambda client, value: flat_api.paginate(value),
    "cursor": lambda client, value: flat_api.paginate(client.collection.list_collections, start=[value]),
    "total": lambda client, value: flat_api.paginate(client.collection.list_collections, limit_total=value),
    "scopes": lambda client, value: flat_api.required_scopes(value),
    "format": lambda client, value: client.export_score("s1", value, "x"),
    "score": lambda client, value: client.export_score([value], "mxl", "x"),
    "user": lambda client, value: client.as_user([value], ["scores"]),
    "scope": lambda client, value: client.as_user("u1", [value]),
    "url": lambda client, value: client.call_api("GET", [value]),
    "method": lambda client, value: client.call_api("G T" + value_name(value), "/me"),
    "type": lambda client, value: client.call_api("GET", "/me", response_type=value_name(value)),
    "consent": lambda client, value: flat_api.OAuth2("a", "b", "https://x").consent([value]),
    "redirect": lambda client, value: flat_api.OAuth2("a", "b", value_name(value)),
}


def value_name(value):
    return value if isinstance(value, str) else "x" * 100_000


@pytest.mark.parametrize("name", CALLS)
def test_a_value_in_a_message_is_cut_and_safe_whatever_it_is(client, name):
    messages = []
    for value in LONG.values():
        # Some of the values are allowed for some of the arguments.
        with contextlib.suppress(flat_api.ApiException):
            try:
                CALLS[name](client, value)
            except (flat_api.ApiTypeError, flat_api.ApiValueError) as error:
                messages.append(str(error))

    assert len(messages) >= 2
    for message in messages:
        assert len(message) < 1200, message[:2000]
        assert "x" * 201 not in message
        assert all(line.isprintable() for line in message.split("\n"))


def test_a_value_that_an_enum_does_not_have_is_cut():
    with pytest.raises(ValueError, match=r"^'x{199}\.\.\. is not a valid ScorePrivacy"):
        flat_api.ScorePrivacy("x" * 100_000)
