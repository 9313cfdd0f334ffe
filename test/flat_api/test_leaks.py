"""Secrets stay where they belong."""

from __future__ import annotations

import logging
import pickle
import traceback
from urllib.parse import unquote

import pytest
from support.loopback import FlatServer

from flat_api.api.score_api import ScoreApi
from flat_api.api_client import ApiClient
from flat_api.exceptions import ApiException, ApiTypeError
from flat_api.transport.base import Request

TOKEN = "t0p-s3cret-t0ken"
KEY = "sh4ring-k3y"
SCORE = {"id": "s1"}


@pytest.fixture
def other_server():
    server = FlatServer()
    yield server
    server.close()


def all_about(error):
    """Everything that a crash reporter could show of an error."""
    shown = traceback.TracebackException.from_exception(error, capture_locals=True)
    return (
        "".join(shown.format())
        + repr(error)
        + str(error)
        + repr(vars(error))
        + repr(pickle.loads(pickle.dumps(error)).__dict__)
    )


@pytest.mark.parametrize("kind", ["status", "dropped", "undecodable", "redirect", "echo", "timeout"])
def test_no_token_is_in_an_error_or_its_traceback_with_locals(flat_server, configure, kind):
    script = flat_server.on("GET", "/scores/s1")
    if kind == "status":
        script.answer(403, json={"code": "X", "message": "no"})
    elif kind == "dropped":
        script.drop_connection_after_request()
    elif kind == "undecodable":
        script.answer(body=b"<html>" + TOKEN.encode())
    elif kind == "redirect":
        script.redirect("")
    elif kind == "timeout":
        script.delay(300)
    else:
        script.answer(
            400,
            json={"code": "X", "message": f"bad token {TOKEN}"},
            headers={"X-Echo": f"Bearer {TOKEN}", "Set-Cookie": "sid=" + TOKEN, "Authorization": TOKEN},
        )

    configuration = configure(access_token=TOKEN, retries=False)
    with ApiClient(configuration, cookie="sid=" + TOKEN) as client, pytest.raises(ApiException) as caught:
        ScoreApi(client).get_score("s1", _request_timeout=(60, 0.05))

    assert TOKEN not in all_about(caught.value)


def test_a_sharing_key_is_in_no_log_of_any_logger(flat_server, configure, caplog):
    flat_server.on("GET", "/scores/s1").answer(json=SCORE, headers={"Set-Cookie": "sid=" + TOKEN})

    with caplog.at_level(logging.DEBUG), ApiClient(configure(access_token=TOKEN), cookie="sid=" + TOKEN) as client:
        ScoreApi(client).get_score("s1", sharing_key=KEY)

    assert flat_server.requests[0].query == [("sharingKey", KEY)]
    assert {record.name for record in caplog.records} >= {"flat_api", "urllib3.connectionpool"}
    assert KEY not in caplog.text
    assert TOKEN not in caplog.text


def test_debug_logs_method_path_status_time_and_attempt(flat_server, configure, caplog):
    flat_server.on("GET", "/scores/s1").answer(503).answer(json=SCORE)

    with caplog.at_level(logging.DEBUG, "flat_api"), ApiClient(configure(access_token=TOKEN)) as client:
        ScoreApi(client).get_score("s1", sharing_key=KEY)

    lines = [record.getMessage() for record in caplog.records if record.name == "flat_api"]
    assert any(
        f"GET {flat_server.url}/scores/s1?sharingKey=... -> 503 in " in line and "(attempt 1)" in line for line in lines
    )
    assert any("-> 200 in " in line and "(attempt 2)" in line for line in lines)
    assert any("'Authorization': '[redacted]'" in line for line in lines)


def test_reprs_show_no_secret(configure):
    with ApiClient(configure(access_token=TOKEN), "X-Api-Key", TOKEN, cookie=TOKEN) as client:
        shown = repr(client) + str(client) + repr(client.configuration) + repr(ScoreApi(client))

    assert TOKEN not in shown
    assert TOKEN not in repr(Request("GET", ("https", "h", 443), "/a?k=" + TOKEN, {}, None, "/a?k=..."))


def test_a_pickled_client_carries_its_token_so_that_a_worker_can_use_it(flat_server, configure):
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)
    configuration = configure(access_token=TOKEN, retries=False)
    with ApiClient(configuration, "X-Mine", "1") as client:
        pickled = pickle.dumps(ScoreApi(client))

    api = pickle.loads(pickled)
    with api.api_client:
        api.get_score("s1")

    [request] = flat_server.requests
    assert (request.headers["authorization"], request.headers["x-mine"]) == ("Bearer " + TOKEN, "1")


# Who is calling


@pytest.mark.parametrize(
    ("auth", "header"),
    [
        (None, "Bearer " + TOKEN),
        ("other", "Bearer other"),
        (lambda: "called", "Bearer called"),
        (lambda: None, None),
        (False, None),
        ({"type": "oauth2", "in": "header", "key": "Authorization", "value": "Bearer dict"}, "Bearer dict"),
    ],
)
def test_credentials_can_be_set_for_a_call(flat_server, configure, auth, header):
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)

    with ApiClient(configure(access_token=TOKEN)) as client:
        ScoreApi(client).get_score("s1", _request_auth=auth)

    assert flat_server.requests[0].headers.get("authorization") == header


def test_an_anonymous_client_sends_no_header(flat_server, configure):
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)

    with ApiClient(configure(access_token="")) as client:
        ScoreApi(client).get_score("s1")

    assert "authorization" not in flat_server.requests[0].headers


def test_a_provider_is_asked_at_each_call(flat_server, configure):
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)
    tokens = iter(["one", "two"])

    with ApiClient(configure(access_token=lambda: next(tokens))) as client:
        ScoreApi(client).get_score("s1")
        ScoreApi(client).get_score("s1")

    assert [request.headers["authorization"] for request in flat_server.requests] == ["Bearer one", "Bearer two"]


def test_a_provider_that_returns_no_text_is_refused(client):
    with pytest.raises(ApiTypeError, match="access_token must be text, got an int"):
        ScoreApi(client).get_score("s1", _request_auth=lambda: 5)


# Redirects


def test_nothing_secret_follows_a_redirect_to_another_origin(flat_server, other_server, configure):
    flat_server.on("GET", "/scores/s1/revisions/last/mp3").redirect(other_server.url + "/file?signature=abc&x=%2F")
    other_server.on("GET", "/file").answer(body=b"ID3", content_type="audio/mp3")

    with ApiClient(configure(access_token=TOKEN), "X-Api-Key", TOKEN, cookie="sid=1") as client:
        data = ScoreApi(client).get_score_revision_data("s1", "last", "mp3", _headers={"X-Mine": "1"})

    assert data == b"ID3"
    [request] = other_server.requests
    assert request.target == "/file?signature=abc&x=%2F"
    assert set(request.headers) == {"host", "accept", "accept-encoding", "user-agent"}


def test_credentials_follow_a_redirect_to_the_same_origin(flat_server, configure):
    flat_server.on("GET", "/scores/s1").redirect("s2", 307)
    flat_server.on("GET", "/scores/s2").answer(json=SCORE)

    with ApiClient(configure(access_token=TOKEN)) as client:
        ScoreApi(client).get_score("s1")

    assert flat_server.requests[1].headers["authorization"] == "Bearer " + TOKEN


def test_a_redirect_with_a_short_body_keeps_its_connection(flat_server, client):
    flat_server.on("GET", "/scores/s1").answer(302, b"gone", headers={"Location": "/scores/s2"})
    flat_server.on("GET", "/scores/s2").answer(json=SCORE)

    ScoreApi(client).get_score("s1")

    assert (len(flat_server.requests), flat_server.connections) == (2, 1)


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_post_is_not_replayed_at_another_origin(flat_server, other_server, client, status):
    flat_server.on("POST", "/scores").redirect(other_server.url + "/scores", status)

    with pytest.raises(ApiException, match="a POST is not repeated elsewhere") as caught:
        ScoreApi(client).create_score({"data": "x", "title": "y"})

    assert caught.value.status == status
    assert other_server.requests == []


def test_see_other_after_a_post_is_fetched_without_the_body(flat_server, client):
    flat_server.on("POST", "/scores").redirect("/scores/s1", 303)
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)

    ScoreApi(client).create_score({"data": "x", "title": "y"})

    assert flat_server.requests[1].body == b""
    assert "content-type" not in flat_server.requests[1].headers


def test_at_most_five_redirects_are_followed(flat_server, client):
    flat_server.on("GET", "/scores/s1").redirect("/scores/s1")

    with pytest.raises(ApiException, match="redirect is not followed: there are more than 5 in a row"):
        ScoreApi(client).get_score("s1")

    assert len(flat_server.requests) == 6


@pytest.mark.parametrize(
    "location", ["", "ftp://x/y", "file:///etc/passwd", "http://[::1", "http://", "http://x:99999/"]
)
def test_a_redirect_to_no_web_address_is_an_error(flat_server, client, location):
    flat_server.on("GET", "/scores/s1").redirect(location)

    with pytest.raises(ApiException, match="redirect is not followed") as caught:
        ScoreApi(client).get_score("s1")

    assert caught.value.status == 302


SIGNED = "/file?X-Amz-Date=20270115T080000Z&X-Amz-Credential=AKIA%2Feu-west-1&X-Amz-Signature=" + "5f" * 32
AZURE = "/file?sv=2027-01-15&sig=" + "c2lnbmF0dXJl" * 4 + "%3D"


def shown(error):
    return f"{error} {error.body} {error.raw_body} {dict(error.headers)}"


@pytest.mark.parametrize("status", [403, 200])
@pytest.mark.parametrize("target", [SIGNED, AZURE], ids=["S3", "Azure"])
def test_a_storage_that_says_what_it_was_asked_does_not_show_the_signature(
    flat_server, other_server, client, target, status
):
    flat_server.on("GET", "/scores/s1").redirect(other_server.url + target)
    told = f"no: {target} or {unquote(target)} at 20270115T080000Z".encode()
    other_server.on("GET", "/file").answer(status, told, headers={"X-Asked": target}, content_type="text/plain")

    with pytest.raises(ApiException) as caught:
        ScoreApi(client).get_score("s1")

    assert other_server.requests[0].target == target
    assert not any(secret in shown(caught.value) for secret in ("5f5f", "c2lnbmF0dXJl", "AKIA"))
    assert "at 20270115T080000Z" in caught.value.body


@pytest.mark.parametrize("method", ["get", "create"])
def test_where_a_redirect_leads_that_is_not_followed_is_shown_without_its_signature(flat_server, client, method):
    flat_server.on("POST", "/scores").redirect("http://storage.test" + SIGNED)
    flat_server.on("GET", "/scores/s1").redirect("ftp://storage.test" + SIGNED)
    api = ScoreApi(client)

    with pytest.raises(ApiException, match="redirect is not followed") as caught:
        api.get_score("s1") if method == "get" else api.create_score({"data": "x", "title": "y"})

    assert "storage.test/file?" in caught.value.headers["Location"]
    assert "5f5f" not in shown(caught.value)
