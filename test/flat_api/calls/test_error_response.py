"""Exceptions for failed calls, and their contents."""

from __future__ import annotations

import copy
import gzip
import pickle
import traceback

import pytest

from flat_api import exceptions, rest
from flat_api.api.score_api import ScoreApi
from flat_api.api_client import ApiClient
from flat_api.auth.refreshing import RefreshingTokens
from flat_api.auth.tokens import Tokens
from flat_api.exceptions import (
    ApiConnectionError,
    ApiException,
    ApiKeyError,
    ApiTimeoutError,
    ApiTypeError,
    ApiValueError,
    BadRequestException,
    ConflictException,
    ForbiddenException,
    NotFoundException,
    PaymentRequiredException,
    RateLimitException,
    ServiceException,
    UnauthorizedException,
    UnprocessableEntityException,
)

CLASSES = {
    400: BadRequestException,
    401: UnauthorizedException,
    402: PaymentRequiredException,
    403: ForbiddenException,
    404: NotFoundException,
    409: ConflictException,
    418: ApiException,
    422: UnprocessableEntityException,
    429: RateLimitException,
    500: ServiceException,
    502: ServiceException,
    503: ServiceException,
}
FLAT_ERROR = {"code": "SOME_CODE", "message": "Some words.", "id": "e-1", "param": "score"}


@pytest.fixture
def failed(flat_server, configure):
    """Answer ``get_score`` as told and return what it raises."""

    def call(*answer, **settings):
        flat_server.on("GET", "/scores/s1").answer(*answer, **settings)
        with ApiClient(configure(retries=False)) as client, pytest.raises(ApiException) as caught:
            ScoreApi(client).get_score("s1")
        return caught.value

    return call


@pytest.mark.parametrize("status", CLASSES)
def test_each_status_has_its_class(failed, status):
    error = failed(status, json=FLAT_ERROR, headers={"X-Thing": "1"}, reason="Words")

    assert type(error) is CLASSES[status]
    assert (error.status, error.reason, error.operation) == (status, "Words", "get_score")
    assert (error.code, error.message, error.error_id, error.param) == ("SOME_CODE", "Some words.", "e-1", "score")
    assert error.request_id == "e-1"
    assert error.headers["x-thing"] == "1"
    assert error.data.message == "Some words."
    assert str(error).startswith(f"get_score(): ({status}) Words\nMessage: Some words.\nCode: SOME_CODE")


@pytest.mark.parametrize("status", [400, 403, 404, 500])
@pytest.mark.parametrize(
    ("body", "headers", "text"),
    [
        (b"<html>No</html>", {}, "<html>No</html>"),
        (b"", {}, ""),
        (
            b'{"code": 1, "message": ["x"], "id": {}, "param": null}',
            {},
            '{"code": 1, "message": ["x"], "id": {}, "param": null}',
        ),
        (b'[1, "a"]', {}, '[1, "a"]'),
        (b"caf\xe9", {}, "caf\ufffd"),
        (gzip.compress(b"zipped"), {"Content-Encoding": "gzip"}, "zipped"),
        (b"not zipped", {"Content-Encoding": "gzip"}, "not zipped"),
        (b"\x1f\x8bnot zipped", {"Content-Encoding": "gzip"}, "\x1f\ufffdnot zipped"),
        (gzip.compress(b"zipped and cut")[:-9], {"Content-Encoding": "gzip"}, "zipped and cut"),
        (b"brotli", {"Content-Encoding": "br"}, "brotli"),
        (b"[" * 100_000, {}, "[" * 100_000),
    ],
    ids=[
        "html",
        "empty",
        "wrong types",
        "list",
        "latin-1",
        "gzip",
        "no gzip",
        "nearly gzip",
        "cut gzip",
        "brotli",
        "deep",
    ],
)
def test_an_error_is_the_exception_of_its_status_whatever_its_body_is(failed, status, body, headers, text):
    error = failed(status, body, headers)

    assert (type(error), error.status, error.body) == (CLASSES[status], status, text)
    assert (error.code, error.message, error.param, error.error_id, error.data) == (None, None, None, None, None)


@pytest.mark.parametrize(
    ("before", "words", "text"),
    [(b"", b"caf\xe9", "caf\ufffd"), (b"\xef\xbb\xbf", b"words", "words")],
    ids=["latin-1", "byte order mark"],
)
def test_an_error_is_read_although_its_text_is_not_clean(failed, before, words, text):
    error = failed(404, before + b'{"code": "GONE", "message": "' + words + b'", "id": "e-1"}')

    assert (error.code, error.message, error.error_id) == ("GONE", text, "e-1")
    assert error.data.message == text


def test_an_error_whose_body_is_cut_off_keeps_what_came(flat_server, client):
    flat_server.on("GET", "/scores/s1").truncate(b'{"code": "X", ', status=404)

    with pytest.raises(NotFoundException) as caught:
        ScoreApi(client).get_score("s1")

    assert caught.value.body == '{"code": "X", '


def test_a_json_error_is_read_under_any_media_type(failed):
    error = failed(403, json=FLAT_ERROR, content_type="text/csv")

    assert error.code == "SOME_CODE"


LACKS = "Needs a token with one of the scopes: scores, scores.readonly"
CHALLENGE = 'Bearer realm="Flat", error="insufficient_scope", scope="scores"'


@pytest.mark.parametrize(
    ("fields", "headers"),
    [
        ({"code": "FORBIDDEN", "message": "The token lacks the scope scores"}, {}),
        ({"code": "INSUFFICIENT_SCOPE", "message": "No."}, {}),
        ({"code": "MISSING_SCOPES", "message": "No."}, {}),
        (FLAT_ERROR, {"WWW-Authenticate": CHALLENGE}),
    ],
    ids=["message", "code", "codes", "challenge"],
)
def test_a_forbidden_call_names_the_scopes_where_the_response_is_about_scopes(failed, fields, headers):
    error = failed(403, json=fields, headers=headers)

    assert error.missing_scopes == ("scores", "scores.readonly")
    assert LACKS in str(error)


@pytest.mark.parametrize("message", ["You are not allowed to open this score", "Microscopes are sold out"])
def test_a_forbidden_call_names_no_scopes_where_the_account_lacks_the_permission(failed, message):
    error = failed(403, json={"code": "FORBIDDEN", "message": message})

    assert (error.scopes, error.missing_scopes) == (("scores", "scores.readonly"), ())
    assert "Needs" not in str(error)


@pytest.mark.parametrize(
    ("granted", "missing"),
    [(["omr"], ("scores", "scores.readonly")), (["omr", "scores"], ()), ([], ())],
    ids=["none of them", "one of them", "not known"],
)
def test_a_forbidden_call_names_the_scopes_that_the_token_is_known_to_lack(flat_server, configure, granted, missing):
    flat_server.on("GET", "/scores/s1").answer(403, json=FLAT_ERROR)
    provider = RefreshingTokens(Tokens("t", scopes=granted))

    with ApiClient(configure(access_token=provider)) as client, pytest.raises(ForbiddenException) as caught:
        ScoreApi(client).get_score("s1")

    assert caught.value.missing_scopes == missing
    assert (LACKS in str(caught.value)) is bool(missing)


@pytest.mark.parametrize(
    ("token", "options", "words"),
    [
        ("", {}, "No access token was sent: pass access_token to FlatClient or Configuration, or set the environment"),
        ("t", {"_request_auth": False}, "No access token was sent"),
        ("t", {}, "The access token was refused: it is incomplete, expired or revoked"),
        ("", {"_headers": {"authorization": "Bearer t"}}, "The access token was refused"),
    ],
    ids=["no token", "token left out", "token", "own header"],
)
def test_an_unauthorized_call_says_whether_a_token_was_sent(flat_server, configure, token, options, words):
    flat_server.on("GET", "/scores/s1").answer(401)

    with ApiClient(configure(access_token=token)) as client, pytest.raises(UnauthorizedException) as caught:
        ScoreApi(client).get_score("s1", **options)

    assert caught.value.token_sent is ("refused" in words)
    assert words in str(caught.value)


def test_a_storage_host_that_refuses_says_nothing_about_the_token(flat_server, client):
    flat_server.on("GET", "/scores/s1").redirect(f"http://localhost:{flat_server.port}/file")
    flat_server.on("GET", "/file").answer(401)

    with pytest.raises(UnauthorizedException) as caught:
        ScoreApi(client).get_score("s1")

    assert caught.value.token_sent is None
    assert "token" not in str(caught.value)


TERMINAL = "\x1b[2J\x9b31m\x00\x07\r\x7f\u202e\u2066\u200f\u2028"


@pytest.mark.parametrize("field", ["message", "code", "param", "id"])
def test_control_characters_of_the_server_are_escaped_in_the_text_of_an_error(failed, field):
    error = failed(400, json={**FLAT_ERROR, field: "a" + TERMINAL + "\nz"})

    report = "".join(traceback.format_exception_only(type(error), error))
    report = "".join(traceback.format_exception_only(type(error), error))
    for text in (str(error), str(pickle.loads(pickle.dumps(error))), report):
        assert "a\\x1b[2J\\x9b31m\\x00\\x07\\r\\x7f\\u202e\\u2066\\u200f\\u2028" in text
        assert not set(TERMINAL.replace("[2J", "").replace("31m", "")) & set(text)
        text.encode()


@pytest.mark.parametrize(
    "answer",
    [
        {"body": b"\x1b]0;title\x07 caf\xc3\xa9 \xe2\x80\xae \xc2\x9b31m"},
        {"json": {"message": "a \ud800 b"}},
        {"reason": "No \x1b[31m \x9b1m"},
        {"reason": "x" * 5000, "body": b"y" * 5000},
        {"json": {"code": "c" * 5000, "message": "m" * 5000, "id": "i" * 5000, "param": "p" * 5000}},
    ],
    ids=["body", "surrogate", "reason", "long", "long fields"],
)
def test_the_text_of_an_error_is_short_and_safe_whatever_the_server_sends(failed, answer):
    text = str(failed(404, **answer))

    text.encode()
    assert all(line.isprintable() for line in text.split("\n"))
    assert len(text) < 2500


@pytest.mark.parametrize(("status", "code"), [(403, "API_RATE_LIMIT_EXCEEDED"), (429, "OTHER")])
def test_a_rate_limit_says_when_to_come_back(failed, status, code):
    headers = {"X-RateLimit-Limit": "7200", "X-RateLimit-Remaining": "-3", "X-RateLimit-Reset": "1800000000"}
    error = failed(status, json={"code": code, "message": "m"}, headers=headers)

    assert isinstance(error, RateLimitException)
    assert (error.limit, error.remaining, error.reset) == (7200, -3, 1800000000)
    assert error.reset_at.isoformat() == "2027-01-15T08:00:00+00:00"
    assert "Try again at 2027-01-15T08:00:00+00:00" in str(error)


@pytest.mark.parametrize("value", ["soon", "", "99999999999999999999"])
def test_a_rate_limit_with_unreadable_headers_is_still_one(failed, value):
    error = failed(429, headers={"X-RateLimit-Limit": value, "X-RateLimit-Reset": value})

    assert isinstance(error, RateLimitException)
    assert error.reset_at is None


def test_quota_codes_are_quota_errors_and_keep_the_class_of_their_status(failed):
    error = failed(403, json={"code": "OMR_CREDITS_EXHAUSTED", "message": "m"})

    assert isinstance(error, PaymentRequiredException)
    assert isinstance(error, ForbiddenException)


@pytest.mark.parametrize(
    ("name", "statuses"),
    [
        ("FlatError", CLASSES),
        ("FlatAuthenticationError", [401]),
        ("FlatAuthorizationError", [403]),
        ("FlatRateLimitError", [429]),
        ("FlatValidationError", [400, 422]),
        ("FlatNotFoundError", [404]),
        ("FlatQuotaError", [402]),
        ("FlatServerError", [500, 502, 503]),
    ],
)
def test_the_names_of_the_2_0_clients_are_the_same_classes(name, statuses):
    named = getattr(exceptions, name)

    assert [status for status, kind in CLASSES.items() if issubclass(kind, named)] == list(statuses)


def test_the_published_ways_to_build_and_find_an_exception_work():
    assert rest.ApiException is ApiException
    assert (ApiException(404, "No").status, ApiException(status=404, reason="No", body="b").body) == (404, "b")
    assert str(ApiException(404, "No")) == "(404) No"
    assert isinstance(ApiTypeError("m"), TypeError)
    assert isinstance(ApiValueError("m", ["a"]), ValueError)
    assert str(ApiKeyError("no such key")) == "no such key"


# On the way


def test_a_refused_connection_says_where_and_how_often(flat_server, configure):
    configuration = configure()
    flat_server.close()

    with ApiClient(configuration) as client, pytest.raises(ApiConnectionError) as caught:
        ScoreApi(client).get_score("s1")

    error = caught.value
    assert (error.status, error.operation, error.host, error.attempts, error.sent) == (
        0,
        "get_score",
        "127.0.0.1",
        3,
        False,
    )
    assert "Connection refused" in str(error)
    assert "Host: 127.0.0.1, 3 attempts" in str(error)
    assert not isinstance(error, ApiTimeoutError)


def test_an_unknown_host_is_a_connection_error(configure):
    configuration = configure(host="http://does-not-exist.invalid", retries=False)
    with ApiClient(configuration) as client, pytest.raises(ApiConnectionError):
        ScoreApi(client).get_score("s1")


@pytest.mark.parametrize(
    "script",
    [
        lambda script: script.drop_connection_after_request(),
        lambda script: script.reset_connection(),
        lambda script: script.truncate(b'{"id": "s1"}'),
        lambda script: script.raw(b"nonsense\r\n\r\n"),
        lambda script: script.raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab"),
        lambda script: script.raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nab"),
        lambda script: script.raw(b"HTTP/1.1 200 OK\r\nContent-Le"),
        lambda script: script.raw(b"HTTP/1.1 200 OK\r\nX: " + b"y" * 70_000 + b"\r\n\r\n"),
        lambda script: script.raw(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n"),
        lambda script: script.raw(
            b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 30\r\n\r\n"
            + gzip.compress(b"0123456789" * 20)[:30]
        ),
    ],
)
def test_half_a_response_is_a_connection_error(flat_server, configure, script):
    script(flat_server.on("GET", "/scores/s1"))

    with ApiClient(configure(retries=False)) as client, pytest.raises(ApiConnectionError) as caught:
        ScoreApi(client).get_score("s1")

    assert (caught.value.status, caught.value.operation, caught.value.attempts) == (0, "get_score", 1)


def test_a_response_that_is_cut_off_in_a_stream_is_a_connection_error(flat_server, client):
    flat_server.on("GET", "/scores/s1/revisions/last/mp3").truncate(b"x" * 100)

    answer = ScoreApi(client).get_score_revision_data_without_preload_content("s1", "last", "mp3")
    with answer, pytest.raises(ApiConnectionError):
        list(answer.stream())


def test_a_file_of_a_response_that_is_cut_off_does_not_stay(flat_server, client, tmp_path):
    flat_server.on("GET", "/scores/s1/revisions/last/mp3").truncate(b"x" * 100)

    answer = ScoreApi(client).get_score_revision_data_without_preload_content("s1", "last", "mp3")
    with pytest.raises(ApiConnectionError):
        answer.save(tmp_path / "ode.mp3")

    assert list(tmp_path.iterdir()) == []


def test_an_error_status_raises_in_all_variants(flat_server, client):
    flat_server.on("GET", "/scores/s1").answer(404, json=FLAT_ERROR)
    api = ScoreApi(client)

    for method in (api.get_score, api.get_score_with_http_info, api.get_score_without_preload_content):
        with pytest.raises(NotFoundException):
            method("s1")


# Copies


def test_exceptions_survive_pickling_and_copying(failed):
    headers = {"X-RateLimit-Limit": "1", "X-RateLimit-Reset": "1800000000"}
    errors = [
        failed(429, json=FLAT_ERROR, headers=headers),
        ApiException(404, "No", body="b", data={"a": 1}),
        ApiTimeoutError(0, "late"),
        ApiTypeError("m"),
        ApiValueError("m", ["a"]),
        ApiKeyError("m"),
    ]
    for error in errors:
        for other in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
            assert type(other) is type(error)
            assert (str(other), other.args) == (str(error), error.args)
            assert {name: str(value) for name, value in vars(other).items()} == {
                name: str(value) for name, value in vars(error).items()
            }
