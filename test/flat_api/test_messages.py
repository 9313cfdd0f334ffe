"""Messages of errors about the arguments of a call: what to use in their place."""

from __future__ import annotations

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
