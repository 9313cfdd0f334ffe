"""The OAuth flow: consent, code, refresh and revocation."""

from __future__ import annotations

import functools
import re
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest
from support.authorization import EXCHANGED, NOW, answer_tokens, form, make_oauth

import flat_api
from flat_api.api.class_api import ClassApi
from flat_api.api.score_api import ScoreApi
from flat_api.api.task_api import TaskApi
from flat_api.api.user_api import UserApi
from flat_api.auth.oauth import OAuth2, Tokens, required_scopes
from flat_api.exceptions import (
    ApiConnectionError,
    ApiTypeError,
    ApiValueError,
    ForbiddenException,
    OAuthException,
    ServiceException,
)

SCORE = {"id": "s1"}


# Consent


def test_the_consent_page_is_asked_for_what_the_operations_need(oauth, flat_server):
    consent = oauth.consent(required_scopes(ScoreApi.create_score, UserApi.get_user))

    assert consent.url.startswith(flat_server.url + "/auth/oauth?")
    assert parse_qs(urlsplit(consent.url).query) == {
        "response_type": ["code"],
        "client_id": ["app"],
        "redirect_uri": ["https://example.com/callback"],
        "scope": ["account.public_profile scores"],
        "state": [consent.state],
        "access_type": ["offline"],
    }


def test_each_consent_has_a_state_of_its_own(oauth):
    states = {oauth.consent("scores").state for _ in range(10)}

    assert len(states) == 10
    assert min(map(len, states)) >= 43  # 256 bits


def test_the_endpoints_are_flats():
    oauth = OAuth2("app", "s3cret", "https://example.com/callback")

    assert oauth.authorize_url(["scores"], "st", offline=False) == (
        "https://flat.io/auth/oauth?response_type=code&client_id=app"
        "&redirect_uri=https%3A%2F%2Fexample.com%2Fcallback&scope=scores&state=st&access_type=online"
    )
    assert oauth.token_endpoint == "https://api.flat.io/oauth/access_token"
    assert oauth.revocation_endpoint == "https://api.flat.io/oauth/invalidate_token"


def test_scopes_may_be_text_a_list_or_members(oauth):
    def scope(scopes):
        return dict(parse_qsl(urlsplit(oauth.authorize_url(scopes, "st")).query))["scope"]

    assert scope("scores account.email") == "scores account.email"
    assert scope([flat_api.AppScopes.SCORES, "omr", "scores"]) == "scores omr"


@pytest.mark.parametrize("scopes", ["", [], ["scores omr"], ['sc"ores']])
def test_what_is_no_scope_is_refused(oauth, scopes):
    with pytest.raises(ApiValueError, match="scope"):
        oauth.authorize_url(scopes, "st")


def test_methods_are_no_scopes(oauth):
    with pytest.raises(ApiTypeError, match=r"required_scopes\(\)"):
        oauth.consent([ScoreApi.create_score])


def test_the_helper_of_the_older_clients_is_the_same_class():
    assert flat_api.OAuth2Helper is flat_api.OAuth2 is OAuth2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("", "s3cret", "https://e.com"), "client_id must be a non-empty text"),
        (("app", "", "https://e.com"), "client_secret must be a non-empty text"),
        (("app", None, "https://e.com"), "client_secret must be a non-empty text, got a NoneType"),
        (("app", "s3cret", "/callback"), "redirect_uri must be a whole URL"),
        (("app", "s3cret", "https://e.com#x"), "redirect_uri must be a whole URL without a fragment"),
    ],
)
def test_arguments_that_cannot_work_are_refused(arguments, message):
    with pytest.raises((ApiTypeError, ApiValueError), match=message):
        OAuth2(*arguments)


@pytest.mark.parametrize("url", ["ftp://x/y", "https://x/y?z=1", "https:///y"])
def test_an_endpoint_must_be_a_web_address(url):
    with pytest.raises(ApiValueError, match="token_endpoint must be a URL such as"):
        OAuth2("app", "s3cret", "https://e.com", token_endpoint=url)


@pytest.mark.parametrize("name", ["token_endpoint", "authorization_endpoint", "revocation_endpoint"])
def test_an_endpoint_with_a_password_is_refused_and_not_shown(name):
    with pytest.raises(ApiValueError, match=rf"^OAuth2\(\): {name} must not hold credentials$"):
        OAuth2("app", "s3cret", "https://e.com", **{name: "https://me:pass@x/y"})


@pytest.mark.parametrize("wrong", ["s3cret\n", " s3cret", "s3\tcret", "s3\x00cret", "s3\u2028cret"])
def test_a_token_a_code_and_a_secret_with_a_line_break_or_a_space_at_the_end_are_refused(oauth, flat_server, wrong):
    calls = {
        "client_secret": lambda: OAuth2("app", wrong, "https://e.com"),
        "code": lambda: oauth.exchange_code(wrong),
        "refresh_token": lambda: oauth.refresh(wrong),
        "token": lambda: oauth.revoke(wrong),
        "Tokens(): access_token": lambda: Tokens(wrong),
        "Tokens(): refresh_token": lambda: Tokens("t", wrong),
    }
    for name, call in calls.items():
        with pytest.raises(ApiValueError, match=f"{re.escape(name)} must not have spaces at its ends, line breaks"):
            call()
    assert flat_server.requests == []


@pytest.mark.parametrize("name", ["access_token", "refresh_token"])
def test_a_token_with_a_line_break_from_the_server_is_an_error_of_the_flow(oauth, flat_server, name):
    answer_tokens(flat_server, **{"access_token": "t", name: "abc\nX-Evil: 1"})

    with pytest.raises(OAuthException, match="no usable token") as caught:
        oauth.exchange_code("c0de")

    assert caught.value.code == "no_token"
    assert "Evil" not in repr(vars(caught.value))


# Scopes of operations


@pytest.mark.parametrize(
    ("operations", "scopes"),
    [
        ([], ()),
        ([ScoreApi.get_score], ("scores.readonly",)),
        ([ScoreApi.get_score, ScoreApi.create_score], ("scores",)),
        ([ScoreApi.get_score_with_http_info], ("scores.readonly",)),
        ([ScoreApi.create_score_without_preload_content], ("scores",)),
        ([ScoreApi.get_score_comments], ("scores.readonly",)),
        ([ScoreApi.get_score, ScoreApi.post_score_comment], ("scores.readonly", "scores.social")),
        ([ClassApi.get_class], ("edu.classes.readonly",)),
        ([ScoreApi.create_score, TaskApi.get_task], ("scores", "tasks.readonly")),
        ([vars(ScoreApi.create_score)["operation"]], ("scores",)),
        ([functools.partial(ScoreApi.get_score, score="s1")], ("scores.readonly",)),
        ([UserApi.ger_user_likes], ("account.public_profile",)),
    ],
)
def test_the_scopes_of_operations_are_the_smallest_that_allow_them(operations, scopes):
    assert required_scopes(*operations) == scopes


def test_scopes_are_found_from_bound_methods_and_overridden_ones(client):
    class Mine(ScoreApi):
        def get_score(self, *args, **kwargs):
            return super().get_score(*args, **kwargs)

    assert required_scopes(ScoreApi(client).create_score) == ("scores",)
    assert required_scopes(Mine(client).get_score) == ("scores.readonly",)


@pytest.mark.parametrize(
    ("methods", "scopes"),
    [
        ([ClassApi.list_assignments], ("account.education_profile", "edu.assignments.readonly")),
        ([UserApi.get_user], ("account.education_profile",)),
        ([UserApi.get_user, ScoreApi.get_score], ("account.education_profile", "scores.readonly")),
    ],
)
def test_the_names_of_people_need_a_scope_of_their_own(methods, scopes):
    assert required_scopes(*methods, names=True) == scopes
    assert required_scopes(*methods, names=False) == required_scopes(*methods) != scopes


def test_names_must_be_a_flag():
    with pytest.raises(ApiTypeError, match=r"required_scopes\(\): 'names' must be True or False, got 'yes'"):
        required_scopes(ScoreApi.get_score, names="yes")


@pytest.mark.parametrize("given", ["get_score", print, ScoreApi, None, ScoreApi.__init__])
def test_what_is_no_operation_has_no_scopes(given):
    with pytest.raises(ApiTypeError, match=r"required_scopes\(\) takes methods of the Api classes"):
        required_scopes(given)


def test_a_forbidden_call_names_the_scopes_that_would_do(flat_server, client):
    flat_server.on("POST", "/scores").answer(403, json={"code": "FORBIDDEN", "message": "no"})

    with pytest.raises(ForbiddenException) as caught:
        ScoreApi(client).create_score({"title": "x", "data": "y"})

    assert caught.value.scopes == ("scores",)


# The code


def test_a_code_is_exchanged_with_the_credentials_in_the_form(oauth, flat_server, clock):
    answer_tokens(flat_server, refresh_token="r1")

    tokens = oauth.exchange_code("c0de")

    assert form(flat_server.requests[0]) == {
        "grant_type": "authorization_code",
        "code": "c0de",
        "redirect_uri": "https://example.com/callback",
        "client_id": "app",
        "client_secret": "s3cret",
    }
    assert "authorization" not in flat_server.requests[0].headers
    assert (tokens.access_token, tokens.refresh_token, tokens.expires_at) == ("tok-access-0001", "r1", NOW + 86400)


@pytest.mark.parametrize("form_of", ["url", "mapping"])
def test_the_user_who_comes_back_with_the_state_has_tokens(oauth, flat_server, form_of):
    answer_tokens(flat_server)
    query = {"code": "c0de", "state": "st"}
    answer = "https://example.com/callback?code=c0de&state=st" if form_of == "url" else query

    tokens = oauth.finish(answer, "st")

    assert tokens.access_token == "tok-access-0001"
    assert form(flat_server.requests[0])["code"] == "c0de"


@pytest.mark.parametrize(
    ("query", "state"),
    [
        ("code=c&state=other", "st"),
        ("code=c", "st"),
        ("code=c&state=st", None),
        ("code=c&state=", ""),
        ("code=c&state=stt", "st"),
        ("code=c&state=%C3%A9", "st"),
        ("error=access_denied&state=other", "st"),
    ],
)
def test_another_state_is_refused_and_nothing_is_sent(oauth, flat_server, query, state):
    with pytest.raises(OAuthException) as caught:
        oauth.finish("https://example.com/callback?" + query, state)

    assert caught.value.code == "state_mismatch"
    assert flat_server.requests == []


REDIRECT = "https://example.com/callback?"


class Several(dict):
    """Parameters as Django's ``QueryDict`` has them: the last value, and all of them by a method."""

    def __getitem__(self, name):
        return super().__getitem__(name)[-1]

    def getlist(self, name):
        return super().__getitem__(name)


class Multi(Several):
    """The same as aiohttp's ``MultiDict``."""

    getlist = None

    def getall(self, name):
        return dict.__getitem__(self, name)


@pytest.mark.parametrize(
    ("response", "message"),
    [
        (REDIRECT + "code=a&code=b&state=st", "parameter code more than once"),
        (REDIRECT + "code=a&code=a&state=st", "parameter code more than once"),
        (REDIRECT + "code=a&state=st&state=st", "parameter state more than once"),
        (REDIRECT + "code=a&state=st&state=", "parameter state more than once"),
        ({"code": ["a", "b"], "state": ["st"]}, "parameter code more than once"),
        (Several(code=["a"], state=["other", "st"]), "parameter state more than once"),
        (Multi(code=["a", "b"], state=["st"]), "parameter code more than once"),
        (REDIRECT + "code=a&error=access_denied&state=st", "both a code and an error"),
        (REDIRECT + "code=a&state=st&iss=https%3A%2F%2Fevil.example", "another authorization server"),
        (REDIRECT + "code=a&state=st&iss=", "another authorization server"),
        (REDIRECT + "code=a&state=st&iss=http%3A%2F%2F%5B", "another authorization server"),
        (REDIRECT + "code=a&state=st&iss=https://flat.io&iss=https://flat.io", "parameter iss more than once"),
    ],
)
def test_a_redirect_that_the_server_did_not_make_is_refused_and_nothing_is_sent(oauth, flat_server, response, message):
    with pytest.raises(OAuthException, match=message) as caught:
        oauth.finish(response, "st")

    assert caught.value.code == "invalid_redirect"
    assert flat_server.requests == []


@pytest.mark.parametrize(
    ("query", "state", "message"),
    [
        ("code=a", "st", "the redirect has no state"),
        ("code=a&state=st", None, "there is no state of this session"),
        ("code=a&state=other", "st", "the state is not that of this session"),
    ],
)
def test_a_state_that_is_refused_says_which_one_is_missing(oauth, query, state, message):
    with pytest.raises(OAuthException, match=message):
        oauth.finish(REDIRECT + query, state)


@pytest.mark.parametrize(
    "response",
    [
        {"code": ["c0de"], "state": ["st"]},
        Several(code=["c0de"], state=["st"]),
        Multi(code=["c0de"], state=["st"]),
    ],
    ids=["lists", "getlist", "getall"],
)
def test_the_parameters_of_a_redirect_are_taken_as_frameworks_have_them(oauth, flat_server, response):
    answer_tokens(flat_server)

    assert oauth.finish(response, "st").access_token == "tok-access-0001"
    assert form(flat_server.requests[0])["code"] == "c0de"


def test_the_issuer_of_a_redirect_may_be_the_server_of_the_endpoints(oauth, flat_server):
    answer_tokens(flat_server)

    assert oauth.finish({"code": "c0de", "state": "st", "iss": flat_server.url}, "st").access_token == "tok-access-0001"


@pytest.mark.parametrize("response", [b"https://example.com/?code=a&state=st", None, ["code", "a"]])
def test_a_redirect_that_is_neither_a_url_nor_parameters_is_refused(oauth, response):
    with pytest.raises(ApiTypeError, match=r"finish\(\): 'response' must be the URL of the redirect, or the"):
        oauth.finish(response, "st")


def test_a_user_who_refuses_is_an_error_with_the_servers_words(oauth):
    with pytest.raises(OAuthException, match="Message: Not today\nCode: access_denied") as caught:
        oauth.finish({"error": "access_denied", "error_description": "Not today", "state": "st"}, "st")

    assert caught.value.operation == "OAuth2.finish"


@pytest.mark.parametrize("query", [{"state": "st"}, {"state": "st", "code": ""}])
def test_a_response_without_a_code_is_refused(oauth, query):
    with pytest.raises(ApiTypeError, match=r"finish\(\): code must be a non-empty text"):
        oauth.finish(query, "st")


@pytest.mark.parametrize(
    ("body", "code", "message"),
    [
        ({"error": "invalid_grant", "error_description": "Too late"}, "invalid_grant", "Too late"),
        ({"error": "invalid_client"}, "invalid_client", None),
        ({"code": "OAUTH_ERROR", "message": "Bad s3cret"}, "OAUTH_ERROR", "Bad [redacted]"),
        (None, None, None),
    ],
)
@pytest.mark.parametrize("status", [400, 401, 403, 404])
def test_errors_of_both_shapes_are_oauth_errors(oauth, flat_server, body, code, message, status):
    flat_server.on("POST", "/oauth/access_token").answer(status, json=body)

    with pytest.raises(OAuthException) as caught:
        oauth.exchange_code("c0de")

    assert (caught.value.status, caught.value.code, caught.value.message) == (status, code, message)
    assert caught.value.operation == "OAuth2.exchange_code"
    assert len(flat_server.requests) == 1


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b"{}", b'{"access_token": 5, "refresh_token": "r3fresh"}'])
def test_a_response_without_a_token_is_an_oauth_error(oauth, flat_server, body):
    flat_server.on("POST", "/oauth/access_token").answer(body=body)

    with pytest.raises(OAuthException, match="the response holds no access token") as caught:
        oauth.exchange_code("c0de")

    assert "r3fresh" not in repr(vars(caught.value))


def test_an_error_in_a_successful_response_is_an_error(oauth, flat_server):
    flat_server.on("POST", "/oauth/access_token").answer(json={"error": "invalid_grant", "error_description": "Late"})

    with pytest.raises(OAuthException, match="Message: Late\nCode: invalid_grant"):
        oauth.exchange_code("c0de")


@pytest.mark.parametrize("fault", ["drop", "503", "truncate"])
def test_a_code_is_sent_once_whatever_happens(oauth, flat_server, fault):
    script = flat_server.on("POST", "/oauth/access_token")
    if fault == "drop":
        script.drop_connection_after_request()
    elif fault == "503":
        script.answer(503)
    else:
        script.truncate(b'{"access_token": "tok')

    with pytest.raises((ApiConnectionError, ServiceException)) as caught:
        oauth.exchange_code("c0de")

    assert len(flat_server.requests) == 1
    assert "tok" not in repr(vars(caught.value)).replace("token", "")


def test_a_code_is_sent_again_when_it_never_arrived(flat_server, configure, clock, sleeps):
    oauth = make_oauth(flat_server, configure(), clock)
    oauth.token_endpoint = "http://127.0.0.1:9/oauth/access_token"

    with pytest.raises(ApiConnectionError) as caught:
        oauth.exchange_code("c0de")

    assert caught.value.attempts == 3


def test_no_connection_stays_open_and_the_settings_are_the_configurations(flat_server, configure, clock):
    class Transport:
        def send(self, request, connect, read, deadline):
            sent.append((request.url, connect, read))
            raise ApiConnectionError(0, "no")

        def close(self):
            raise AssertionError

    sent = []
    oauth = OAuth2("app", "s3cret", "https://e.com", configuration=configure(timeout=(1, 2)), transport=Transport())

    with pytest.raises(ApiConnectionError):
        oauth.exchange_code("c0de")

    assert sent == [("https://api.flat.io/oauth/access_token", 1, 2)]


# Refresh and revocation


def test_a_refresh_keeps_the_old_refresh_token_if_none_comes_back(oauth, flat_server):
    answer_tokens(flat_server).answer(json={**EXCHANGED, "refresh_token": "r2"})

    first, second = oauth.refresh("r1"), oauth.refresh(Tokens("a", "r1"))

    assert (first.refresh_token, second.refresh_token) == ("r1", "r2")
    assert [form(request) for request in flat_server.requests] == [
        {"grant_type": "refresh_token", "refresh_token": "r1", "client_id": "app", "client_secret": "s3cret"}
    ] * 2


def test_without_a_refresh_token_nothing_is_sent(oauth, flat_server):
    with pytest.raises(ApiTypeError, match=r"refresh\(\): refresh_token must be a non-empty text, got a NoneType"):
        oauth.refresh(Tokens("a"))

    assert flat_server.requests == []


def test_both_tokens_are_revoked(oauth, flat_server):
    flat_server.on("POST", "/oauth/invalidate_token").answer(503).answer(200)

    oauth.revoke(Tokens("a1", "r1"))
    oauth.revoke("a2")

    tokens = [form(request)["token"] for request in flat_server.requests]
    assert tokens == ["r1", "r1", "a1", "a2"]
    assert form(flat_server.requests[0]) == {"token": "r1", "client_id": "app", "client_secret": "s3cret"}
