"""Credentials of a call: the token of the client, that of one call, and none."""

from __future__ import annotations

import pytest

from flat_api.api.score_api import ScoreApi
from flat_api.api_client import ApiClient
from flat_api.exceptions import ApiTypeError

TOKEN = "t0p-s3cret-t0ken"
SCORE = {"id": "s1"}


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
