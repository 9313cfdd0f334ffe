"""No secret is shown anywhere: not by repr, str, logs, warnings or errors, not in a traceback with local variables.

Every secret has the same mark in it, and this file never keeps one in a local variable, as its own frames are searched
like all others.
"""

from __future__ import annotations

import logging
import pickle
import sys
import traceback
import warnings

import pytest

import flat_api
from flat_api.api.organization_api import OrganizationApi
from flat_api.api.score_api import ScoreApi
from flat_api.api_client import ApiClient
from flat_api.auth.oauth import OAuth2, Tokens
from flat_api.calls.call import Call
from flat_api.configuration import Configuration
from flat_api.pagination import paginate
from flat_api.support.headers import RequestHeaders
from flat_api.support.redaction import hidden
from flat_api.transport.base import Request

MARK = "s3cr3t"
TOKEN = "access-" + MARK
REFRESH = "refresh-" + MARK
CLIENT_SECRET = "client-" + MARK
PASSWORD = "password-" + MARK
KEY = "sharing-" + MARK
CODE = "code-" + MARK
SCORE = {"id": "s1", "title": "Ode"}


@pytest.fixture(params=["urllib3", "requests"])
def client(request, configure):
    transport = None
    if request.param == "requests":
        pytest.importorskip("requests")
        transport = flat_api.RequestsTransport()
    with ApiClient(
        configure(access_token=TOKEN, retries=1), "X-Api-Key", TOKEN, cookie="sid=" + TOKEN, transport=transport
    ) as client:
        yield client


@pytest.fixture
def oauth(flat_server, configure):
    return OAuth2(
        "app",
        CLIENT_SECRET,
        "https://example.com/callback",
        configuration=configure(access_token="", retries=False),
        token_endpoint=flat_server.url + "/token",
        revocation_endpoint=flat_server.url + "/revoke",
    )


def shown(error):
    """Return everything that a crash reporter could show of an error, and of those that led to it."""
    text = []
    while error is not None:
        report = traceback.TracebackException.from_exception(error, capture_locals=True)
        text += ["".join(report.format()), repr(error), str(error), repr(vars(error)), repr(error.args)]
        if isinstance(error, flat_api.OpenApiException):  # pydantic's own errors cannot be pickled everywhere
            again = pickle.loads(pickle.dumps(error))
            text += [repr(again), str(again), repr(vars(again))]
        error = error.__cause__ or error.__context__
    return "\n".join(text)


def search(call, caplog):
    """Make a call that fails, and return all that it showed."""
    with warnings.catch_warnings(record=True) as warned, caplog.at_level(logging.DEBUG):
        warnings.simplefilter("always")
        with pytest.raises(Exception) as caught:  # noqa: PT011
            call()
    messages = [str(warning.message) for warning in warned]
    return caplog.text + shown(caught.value) + "".join(messages)


def fail(script, kind):
    """Let the server fail."""
    headers = {"X-Echo": TOKEN, "Set-Cookie": "sid=" + TOKEN, "Authorization": "Bearer " + TOKEN}
    if kind == "status":
        script.answer(403, json={"code": "X", "message": "no"})
    elif kind == "echo":
        script.answer(400, json={"code": "X", "message": "bad " + TOKEN}, headers=headers)
    elif kind == "drop":
        script.drop_connection_after_request()
    elif kind == "reset":
        script.reset_connection()
    elif kind == "truncate":
        script.truncate(b'{"id": ')
    elif kind == "undecodable":
        script.answer(body=b"<html>" + TOKEN.encode())
    elif kind == "redirect":
        script.redirect("ftp://nowhere/")
    elif kind == "server":
        script.answer(503)
    elif kind == "timeout":
        script.delay(300)
    elif kind == "garbage":
        script.raw(b"\0\1\2\r\n")


KINDS = ["status", "echo", "drop", "reset", "truncate", "undecodable", "redirect", "server", "timeout", "garbage"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_call_that_fails_shows_neither_the_token_nor_the_sharing_key(flat_server, client, caplog, kind):
    fail(flat_server.on("GET", "/scores/s1"), kind)

    text = search(lambda: ScoreApi(client).get_score("s1", KEY, _request_timeout=(60, 0.05)), caplog)

    assert MARK not in text
    assert "GET /scores/s1" in text or "get_score" in text


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("form", ["", "_with_http_info", "_without_preload_content"])
def test_credentials_of_one_call_are_not_shown(flat_server, configure, caplog, kind, form):
    if form == "_without_preload_content" and kind in ("truncate", "undecodable"):
        kind = "drop"  # the body is not read there
    fail(flat_server.on("GET", "/scores/s1"), kind)

    with ApiClient(configure(access_token="", retries=False)) as client:
        get_score = getattr(ScoreApi(client), "get_score" + form)
        text = search(lambda: get_score("s1", _request_auth=TOKEN, _request_timeout=(60, 0.05)), caplog)

    assert MARK not in text


def test_an_own_header_of_one_call_is_not_shown(flat_server, client, caplog):
    fail(flat_server.on("GET", "/scores/s1"), "status")

    text = search(lambda: ScoreApi(client).get_score("s1", _headers={"Authorization": TOKEN}), caplog)

    assert MARK not in text


@pytest.mark.parametrize("name", ["X-Auth-Token", "Api-Key", "X-Gateway-Secret", "X-Amz-Signature", "x-password"])
@pytest.mark.parametrize("kind", ["status", "echo", "drop"])
def test_a_header_that_is_named_like_a_secret_is_not_shown(flat_server, configure, caplog, name, kind):
    fail(flat_server.on("GET", "/scores/s1"), kind)

    with ApiClient(configure(access_token="", retries=False), name, TOKEN) as client:
        text = search(lambda: ScoreApi(client).get_score("s1"), caplog)
        text += search(lambda: ScoreApi(client).get_score("s1", _headers={name: TOKEN}), caplog)

    assert flat_server.requests[1].headers[name.lower()] == TOKEN
    assert MARK not in text


@pytest.mark.parametrize("kind", ["status", "drop", "undecodable"])
@pytest.mark.parametrize("form", [dict, flat_api.UserCreation])
def test_a_password_is_not_shown(flat_server, client, caplog, kind, form):
    fail(flat_server.on("POST", "/organizations/users"), kind)

    def call():
        OrganizationApi(client).create_organization_user(form(username="ann", password=PASSWORD))

    assert MARK not in search(call, caplog)


@pytest.mark.parametrize("wrong", [{"password": PASSWORD}, {"username": "ann", "password": ["x" + PASSWORD]}])
def test_a_body_that_is_refused_is_not_shown(caplog, wrong):
    wrong = hidden(wrong)

    assert MARK not in search(lambda: flat_api.UserCreation(**wrong), caplog)


def test_an_argument_that_is_refused_shows_no_other(client, caplog):
    api = ScoreApi(client)

    for call in (
        lambda: api.get_score("", KEY),
        lambda: api.get_score("s1", KEY, _request_timeout=-1),
        lambda: api.get_score("s1", KEY, _host_index=99),
        lambda: api.get_score("s1", sharing_key=[KEY]),
        lambda: api.get_score("s1", _request_auth=TOKEN + "\n"),
        lambda: api.get_score("s1", _request_auth=TOKEN, _headers={"X-A": "b\nc"}),
        lambda: client.call_api("GET", "/../x", _request_auth=TOKEN, header_params={"Authorization": TOKEN}),
        lambda: client.call_api("GET", "/x", post_params={"password": PASSWORD}),
    ):
        assert MARK not in search(call, caplog)


@pytest.mark.parametrize(
    "wrong",
    [
        {"timeout": -1},
        {"hots": "x"},
        {"host": "ftp://x"},
        {"proxy": f"http://me:{PASSWORD}@"},
        {"proxy": f"me:{PASSWORD}@proxy:1"},
        {"proxy": f"http://me:{PASSWORD}@proxy:1", "timeout": 0},
        {"proxy_headers": {"Proxy-Authorization": PASSWORD + "\n"}},
        {"access_token": TOKEN + "\n"},
        {"access_token": TOKEN + "\u20ac"},
        {"acess_token": TOKEN},
    ],
    ids=lambda wrong: "-".join(wrong),
)
def test_a_configuration_that_is_refused_shows_nothing(caplog, request, wrong):
    settings = hidden({"access_token": TOKEN, **request.node.callspec.params["wrong"]})
    del wrong, request

    assert MARK not in search(lambda: Configuration(**settings), caplog)


def test_a_setting_that_is_refused_shows_nothing(caplog):
    configuration = Configuration(access_token=TOKEN, proxy=f"http://me:{PASSWORD}@proxy:1")

    for name, value in (("access_token", TOKEN + "\n"), ("token", TOKEN), ("proxy", "http://" + PASSWORD + "@")):
        value = hidden(value)
        assert MARK not in search(lambda: setattr(configuration, name, value), caplog)  # noqa: B023


@pytest.mark.parametrize("kind", ["status", "drop", "truncate", "undecodable", "redirect", "server"])
def test_the_oauth_flow_shows_nothing_when_it_fails(flat_server, oauth, caplog, kind):
    for path in ("/token", "/revoke"):
        fail(flat_server.on("POST", path), kind)
    tokens = Tokens(TOKEN, REFRESH, 1.0)

    calls = [
        lambda: oauth.exchange_code(CODE),
        lambda: oauth.finish(f"https://example.com/callback?code={CODE}&state=st-{MARK}", f"st-{MARK}"),
        lambda: oauth.finish({"code": CODE, "state": f"st-{MARK}"}, "other"),
        lambda: oauth.refresh(REFRESH),
        lambda: oauth.refresh(tokens),
    ]
    if kind != "undecodable":
        calls += [lambda: oauth.revoke(REFRESH), lambda: oauth.revoke(tokens)]
    for call in calls:
        assert MARK not in search(call, caplog)


def test_an_error_that_echoes_the_credentials_of_the_flow_does_not_show_them(flat_server, oauth, caplog):
    message = f"{CLIENT_SECRET} {REFRESH}"
    flat_server.on("POST", "/token").answer(400, json={"error": "invalid_grant", "error_description": message})
    del message

    assert MARK not in search(lambda: oauth.refresh(REFRESH), caplog)


@pytest.mark.parametrize("answer", ["no token", "wrong type", "half"])
def test_a_response_with_tokens_that_cannot_be_used_does_not_show_them(flat_server, oauth, caplog, answer):
    script = flat_server.on("POST", "/token")
    if answer == "no token":
        script.answer(json={"refresh_token": REFRESH})
    elif answer == "wrong type":
        script.answer(json={"access_token": [TOKEN], "refresh_token": REFRESH})
    else:
        script.truncate(b'{"access_token": "' + TOKEN.encode())

    assert MARK not in search(lambda: oauth.exchange_code(CODE), caplog)
    assert MARK not in search(lambda: Tokens.from_response({"refresh_token": REFRESH}), caplog)


@pytest.mark.parametrize("expires_at", [1.0, 4e9])
def test_a_refresh_that_fails_inside_of_a_call_shows_nothing(flat_server, oauth, configure, caplog, expires_at):
    flat_server.on("POST", "/token").answer(400, json={"error": "invalid_grant"})
    flat_server.on("GET", "/scores/s1").answer(401)
    provider = oauth.provider(Tokens(TOKEN, REFRESH, expires_at))

    with ApiClient(configure(access_token=provider)) as client:
        text = search(lambda: ScoreApi(client).get_score("s1", KEY), caplog)

    assert "invalid_grant" in text
    assert MARK not in text


class Vault:
    """Gives out tokens, and fails when it is told to."""

    class Sealed(Exception):
        pass

    def __init__(self):
        self.sealed_for = set()

    def __call__(self):
        if "call" in self.sealed_for:
            raise self.Sealed("no entry")
        return TOKEN

    def renew(self, rejected):
        del rejected
        raise self.Sealed("no entry")


@pytest.mark.parametrize("when", ["call", "renew"])
@pytest.mark.parametrize("timeout", [None, 5])
def test_what_a_token_callable_raises_comes_out_as_it_is_and_shows_nothing(
    flat_server, configure, caplog, when, timeout
):
    flat_server.on("GET", "/scores/s1").answer(401)
    vault = Vault()
    vault.sealed_for.add(when)

    with ApiClient(configure(access_token=vault), "X-Api-Key", TOKEN, cookie="sid=" + TOKEN) as client:
        api = ScoreApi(client)
        with pytest.raises(Vault.Sealed) as caught:
            api.get_score("s1", KEY, _request_timeout=timeout)
        text = search(lambda: api.get_score("s1", KEY, _request_timeout=timeout), caplog)

    assert (type(caught.value), caught.value.args, caught.value.__cause__) == (Vault.Sealed, ("no entry",), None)
    assert len(flat_server.requests) == (0 if when == "call" else 2)
    assert MARK not in text


def test_a_page_that_cannot_be_fetched_shows_nothing(flat_server, client, caplog):
    fail(flat_server.on("GET", "/collections/c1/scores"), "status")
    collections = flat_api.CollectionApi(client)

    text = search(lambda: next(paginate(collections.list_collection_scores, "c1", sharing_key=KEY)), caplog)

    assert MARK not in text


def test_no_object_shows_a_secret(client, oauth, configure):
    tokens = Tokens(TOKEN, REFRESH, 1.0)
    configuration = configure(access_token=TOKEN, proxy=f"http://me:{PASSWORD}@proxy:1", proxy_headers={"X": PASSWORD})
    objects = [
        client,
        client.configuration,
        configuration,
        ScoreApi(client),
        oauth,
        tokens,
        oauth.provider(tokens),
        client.default_headers,
        flat_api.UserCreation(username="ann", password=PASSWORD),
        flat_api.ScoreDetails.from_dict({"id": "s1", "sharingKey": KEY}),
        configuration.access_token,
        Request("GET", ("https", "h", 443), f"/a?sharingKey={KEY}", {}, None, "/a?sharingKey=..."),
    ]

    for one in objects:
        assert MARK not in repr(one)
        if one is not configuration.access_token:
            assert MARK not in str(one)


def test_what_is_logged_about_a_call_that_succeeds_holds_no_secret(flat_server, client, oauth, caplog):
    flat_server.on("GET", "/scores/s1").answer(json={**SCORE, "sharingKey": KEY}, headers={"Set-Cookie": "a=" + TOKEN})
    flat_server.on("POST", "/token").answer(json={"access_token": TOKEN, "refresh_token": REFRESH, "expires_in": 1})

    with caplog.at_level(logging.DEBUG):
        ScoreApi(client).get_score("s1", KEY, _headers={"X-Mine": "1"})
        oauth.refresh(oauth.exchange_code(CODE))

    assert "/scores/s1?sharingKey=..." in caplog.text
    assert MARK not in caplog.text


@pytest.mark.parametrize(
    "host", ["https://me:{}@h", "https://me:{}@h:bad", "https://me:{}/x@h", "me:{}@h", "https://me:{}@[::1"]
)
def test_a_host_with_a_password_is_refused_without_showing_it(caplog, host):
    shown = search(lambda: Configuration(host.format(PASSWORD)), caplog)

    assert "must not hold credentials" in shown
    assert MARK not in shown


@pytest.mark.parametrize("name", ["sharingKey", "X-Amz-Signature"])
def test_the_url_of_a_direct_call_shows_no_secret(flat_server, client, caplog, name):
    flat_server.on("GET", "/scores/s1").answer(302, headers={"Location": "ftp://x/" + KEY})

    shown = search(lambda: client.call_api("GET", "/scores/s1", query_params={name: KEY, "a": "b"}), caplog)

    assert flat_server.requests[0].query == [(name, KEY), ("a", "b")]
    assert MARK not in shown
    with pytest.raises(flat_api.ApiValueError) as caught:
        client.call_api("GET", "https://me:" + PASSWORD + "@h/")
    assert MARK not in str(caught.value)


def test_a_token_in_a_response_that_cannot_be_read_is_not_shown(flat_server, configure, caplog):
    flat_server.on("POST", "/organizations/users/u1/accessToken").answer(json={"token": TOKEN, "id": 5})

    with ApiClient(configure(access_token="", response_validation="strict")) as client:
        shown = search(
            lambda: OrganizationApi(client).create_organization_user_access_token("u1", {"scopes": []}), caplog
        )

    assert "does not match the contract" in shown
    assert MARK not in shown


def test_the_proxy_of_the_environment_shows_no_password(configure, caplog, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "socks5://me:" + PASSWORD + "@127.0.0.1:1")
    monkeypatch.setenv("NO_PROXY", "")
    monkeypatch.setitem(sys.modules, "flat_api.transport.socks", None)

    with ApiClient(configure(access_token="")) as client:
        shown = search(lambda: ScoreApi(client).get_score("s1"), caplog)

    assert "PySocks" in shown
    assert MARK not in shown


@pytest.mark.parametrize(
    "proxy",
    [
        "http://me:{}#x@proxy:1",
        "http://me:{}/x@proxy:1",
        "http://me:{}@[::1",
        "http://me:{}@proxy:x",
        "socks9://me:{}@proxy:1",
        "ftp://me:{}@proxy:1",
        "http://me:12#{}@proxy:1",
        "://{}",
    ],
)
def test_a_proxy_of_the_environment_that_is_no_url_is_refused_and_not_shown(configure, caplog, monkeypatch, proxy):
    monkeypatch.setenv("HTTP_PROXY", proxy.format(PASSWORD))
    monkeypatch.setenv("NO_PROXY", "")

    with ApiClient(configure(access_token="")) as client:
        shown = search(lambda: ScoreApi(client).get_score("s1"), caplog)

    assert "the proxy of the environment must be a URL such as" in shown
    assert MARK not in shown
    assert "host='me'" not in shown


@pytest.mark.parametrize("reason", ["no {}", "{}"])
@pytest.mark.parametrize("status", [200, 302, 403, 503])
def test_a_reason_phrase_that_repeats_the_token_is_not_shown(flat_server, client, caplog, reason, status):
    headers = {"Location": "ftp://nowhere"} if status == 302 else {}
    flat_server.on("GET", "/scores/s1").answer(status, b"<html>", headers, reason=reason.format(TOKEN))

    assert MARK not in search(lambda: ScoreApi(client).get_score("s1"), caplog)


@pytest.mark.parametrize(
    "location",
    [
        "/files/{}/x",
        "http://localhost:{port}/files/{}",
        "http://me:{}@localhost:{port}/files",
        "http://me:{}/@localhost:{port}/files",
        "http://me:{}@localhost:99999/",
        "http://127.0.0.1:1/{}",
        "ftp://nowhere/{}",
        "//me:{}@127.0.0.1:1/",
    ],
)
def test_neither_the_path_nor_the_password_of_a_redirect_is_shown(flat_server, client, caplog, location):
    headers = {"Location": location.format(MARK, port=flat_server.port)}
    flat_server.on("GET", "/scores/s1").answer(302, headers=headers)
    del headers

    assert MARK not in search(lambda: ScoreApi(client).get_score("s1"), caplog)


@pytest.mark.parametrize(
    "link",
    [
        "<{url}?next=a&sharingKey={mark}>",
        "<{url}?cursor=a&sharingKey={mark}>",
        "<http://elsewhere.test/{mark}?next=a&token={mark}>",
        "<http://me:{mark}@elsewhere.test/?next=a>",
        "<http://[::1?next=a&sharingKey={mark}>",
    ],
)
def test_a_page_whose_link_is_unusable_shows_no_secret(flat_server, client, caplog, link):
    path = "/collections/c1/scores"
    link = hidden(link.format(url=flat_server.url + path, mark=MARK))
    headers = hidden({"Link": link + '; rel="next"', "Set-Cookie": "sid=" + MARK, "X-Auth-Token": MARK})
    flat_server.on("GET", path).answer(json=[{"id": "s1", "sharingKey": KEY}], headers=headers)
    collections = flat_api.CollectionApi(client)

    text = search(lambda: list(paginate(collections.list_collection_scores, "c1")), caplog)

    assert "the header Link has" in text
    assert MARK not in text


@pytest.mark.parametrize(
    "head",
    [
        "{}",
        "HTTP/1.1 {} OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: {}\r\n\r\n",
        "HTTP/1.1 200 OK\r\n{}\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: {}\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{}\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na{}\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;{}\n",
    ],
)
@pytest.mark.parametrize("unread", [False, True])
def test_an_error_about_the_bounds_of_a_response_shows_nothing_of_it(flat_server, client, caplog, head, unread):
    flat_server.on("GET", "/scores/s1").raw(head.format(TOKEN).encode())

    def call():
        if unread:
            ScoreApi(client).get_score_without_preload_content("s1").read()
        else:
            ScoreApi(client).get_score("s1")

    text = search(call, caplog)
    assert "ApiConnectionError" in text
    assert MARK not in text


def test_the_reason_of_a_proxy_that_opens_no_tunnel_is_not_shown(flat_server, caplog):
    proxy = hidden(f"http://me:{PASSWORD}@127.0.0.1:{flat_server.port}")
    flat_server.on("CONNECT", "api.flat.test:443").answer(407, reason="no " + PASSWORD)

    with ApiClient(Configuration("https://api.flat.test", proxy=proxy, retries=False, access_token="")) as client:
        text = search(lambda: ScoreApi(client).get_score("s1"), caplog)

    assert "Tunnel connection failed: " in text
    assert MARK not in text


@pytest.mark.parametrize("kind", [bytes, bytearray, tuple, list])
def test_a_token_of_a_wrong_type_is_refused_and_not_shown(flat_server, client, oauth, configure, caplog, kind):
    def wrong():
        return kind([TOKEN]) if kind in (tuple, list) else kind(TOKEN.encode())

    configuration = configure(access_token="")
    provider = ApiClient(configure(access_token=wrong))
    calls = [
        lambda: Configuration(access_token=wrong()),
        lambda: Configuration(proxy=wrong()),
        lambda: Configuration(proxy_headers={"X-Key": wrong()}),
        lambda: setattr(configuration, "access_token", wrong()),
        lambda: flat_api.FlatClient(wrong()),
        lambda: ApiClient(wrong()),
        lambda: ScoreApi(wrong()),
        lambda: ApiClient(configuration, "Authorization", wrong()),
        lambda: ApiClient(configuration, cookie=wrong()),
        lambda: client.set_default_header("X-Api-Key", wrong()),
        lambda: setattr(client, "cookie", wrong()),
        lambda: ScoreApi(provider).get_score("s1"),
        lambda: ScoreApi(client).get_score("s1", _request_auth=wrong()),
        lambda: ScoreApi(client).get_score("s1", _headers={"Authorization": wrong()}),
        lambda: Tokens(wrong()),
        lambda: Tokens("t", wrong()),
        lambda: oauth.provider(wrong()),
        lambda: OAuth2("app", wrong(), "https://example.com/callback"),
        lambda: oauth.refresh(wrong()),
        lambda: oauth.revoke(wrong()),
        lambda: oauth.exchange_code(wrong()),
        lambda: oauth.finish(wrong(), "st"),
    ]
    for number, call in enumerate(calls):
        text = search(call, caplog)
        assert "ApiTypeError" in text, (number, text)
        assert MARK not in text, (number, text)
    assert flat_server.requests == []


@pytest.mark.parametrize("wrong", [TOKEN + "\n", "\x00" + TOKEN])
def test_a_token_with_a_line_break_is_refused_and_not_shown(client, oauth, caplog, wrong):
    wrong = hidden(wrong)
    for call in (
        lambda: flat_api.FlatClient(wrong),
        lambda: ApiClient(None, "X-Api-Key", wrong),
        lambda: ApiClient(None, cookie=wrong),
        lambda: client.set_default_header("Authorization", wrong),
        lambda: Tokens(wrong),
        lambda: oauth.refresh(wrong),
        lambda: oauth.exchange_code(wrong),
        lambda: OAuth2("app", wrong, "https://example.com/callback"),
        lambda: client.call_api("GET", "/me?access_token=" + wrong),
    ):
        text = search(call, caplog)
        assert "ApiValueError" in text
        assert MARK not in text


def test_the_url_of_an_endpoint_with_a_password_is_not_shown(caplog):
    def call():
        OAuth2("app", "x", "https://example.com/", token_endpoint=hidden(f"https://me:{PASSWORD}@example.com/t"))

    assert MARK not in search(call, caplog)


def test_no_object_of_the_transport_shows_a_secret(flat_server, client, oauth):
    flat_server.on("GET", "/files/x").answer(headers={"Set-Cookie": "sid=" + TOKEN}, reason="OK " + TOKEN)
    headers = RequestHeaders({"Authorization": "Bearer " + TOKEN, "X-Api-Key": TOKEN, "Cookie": "sid=" + TOKEN})
    request = Request("GET", ("http", "h", 80), "/x?k=" + KEY, headers, PASSWORD.encode(), "/x?k=...")
    consent = oauth.consent("scores")
    with client.call_api("GET", "/files/x") as response:
        for one in (response, request, headers, Call("get", request, None, 1.0, 1.0), client.rest_client):
            assert MARK not in repr(one) + str(one)
    assert consent.state not in repr(consent) + str(consent)
    assert consent.state in consent.url


@pytest.mark.parametrize(
    "make",
    [
        lambda: ApiClient(3),
        lambda: flat_api.FlatClient("t", tokens=Tokens("t")),
        lambda: ScoreApi(3),
        lambda: Tokens(3),
        lambda: flat_api.RefreshingTokens(3),
        lambda: OAuth2("", "x", "https://example.com"),
        lambda: Configuration(timeout=-1),
    ],
)
def test_an_object_whose_constructor_raised_can_be_shown_by_a_crash_reporter(make, caplog):
    assert "Traceback" in search(make, caplog)
