"""OAuth 2: consent, code, tokens, refresh and revocation."""

from __future__ import annotations

import base64
import json
import re
from html import unescape
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from support.sandbox import Api

from flat_api.sandbox.access.tokens import APPLICATION
from flat_api.sandbox.data.first_day import CLIENT_SECRET

BACK = "http://127.0.0.1:8080/back?from=flat"
WISH = {
    "client_id": APPLICATION,
    "response_type": "code",
    "scope": "scores account.public_profile",
    "redirect_uri": BACK,
    "state": "a b&c",
}
NORA = {"username": "nora.lindqvist", "password": "sandbox", "decision": "accept"}


@pytest.fixture
def origin(sandbox):
    return sandbox.url.removesuffix("/v2")


@pytest.fixture
def post(pool, origin):
    """Return a function that posts a form."""

    def post(path, fields, headers=None):
        return pool.request(
            "POST", origin + path, fields=fields, encode_multipart=False, headers=headers, redirect=False
        )

    return post


@pytest.fixture
def get(pool, origin):
    """Return a function that opens the authorize page."""

    def get(**wish):
        return pool.request("GET", f"{origin}/auth/oauth?{urlencode({**WISH, **wish})}", redirect=False)

    return get


@pytest.fixture
def authorize(post):
    """Return a function that accepts as Nora, and gives what the application is sent."""

    def authorize(**wish):
        response = post("/auth/oauth", {**WISH, **NORA, **wish})
        assert response.status == 303, response.data
        return {name: values[0] for name, values in parse_qs(urlsplit(response.headers["Location"]).query).items()}

    return authorize


@pytest.fixture
def exchange(post):
    """Return a function that calls the token endpoint, with fields to add, change or (``None``) leave out."""

    def exchange(grant_type="authorization_code", **fields):
        form = {"grant_type": grant_type, "client_id": APPLICATION, "client_secret": CLIENT_SECRET}
        if grant_type == "authorization_code":
            form["redirect_uri"] = BACK
        form.update(fields)
        response = post("/oauth/access_token", {name: value for name, value in form.items() if value is not None})
        assert response.headers["Cache-Control"] == "no-store"
        return response.status, json.loads(response.data)

    return exchange


@pytest.fixture
def user(pool, sandbox, contract):
    """Return a function that makes a user of an access token."""
    return lambda token: Api(pool, sandbox.url, contract, token)


@pytest.fixture
def offline(authorize, exchange):
    """Return the tokens of somebody who allowed offline access."""
    return exchange(code=authorize(access_type="offline")["code"])[1]


def test_the_page_says_who_asks_for_what(get):
    response = get()

    html = response.data.decode()
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "flat_api sandbox asks for access" in html
    assert "<code>scores</code>" in html
    assert "<code>account.public_profile</code>" in html


def test_the_form_on_the_page_leads_to_a_code(get, post):
    html = get().data.decode()
    hidden = {name: unescape(value) for name, value in re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', html)}
    action = re.search(r'<form method="post" action="([^"]+)"', html)[1]

    response = post(action, {**hidden, **NORA})

    location = urlsplit(response.headers["Location"])
    assert (location.netloc, location.path) == ("127.0.0.1:8080", "/back")
    query = parse_qs(location.query)
    assert query["from"] == ["flat"]
    assert query["state"] == ["a b&c"]
    assert len(query["code"][0]) == 64


def test_text_of_the_application_cannot_break_the_page(sandbox, get):
    application = sandbox.register_application("<script>x</script>", redirect_uris=['https://x.example/"><b>'])

    html = get(client_id=application.id, redirect_uri='https://x.example/"><b>', state='"><i>').data.decode()

    assert "<script>" not in html
    assert "<b>" not in html
    assert "<i>" not in html


def test_who_says_no_sends_the_application_away(post):
    response = post("/auth/oauth", {**WISH, "decision": "deny"})

    query = parse_qs(urlsplit(response.headers["Location"]).query)
    assert (query["error"], query["state"]) == (["access_denied"], ["a b&c"])


def test_a_wrong_password_asks_again(post):
    response = post("/auth/oauth", {**WISH, **NORA, "password": "guess"})

    assert response.status == 401
    assert b"The username or the password is wrong" in response.data


def test_an_account_of_the_school_signs_in_with_its_password(admin, authorize):
    body = {"username": "maya", "password": "correct horse"}
    admin.ok("createOrganizationUser", body=body)

    assert "code" in authorize(**body)


def test_who_came_by_a_signin_link_needs_no_password(admin, teacher, pool, post):
    user = teacher.ok("getAuthenticatedUser")["id"]
    url = admin.ok("createOrganizationUserSigninLink", user=user, body={})["url"]
    cookie = pool.request("GET", url).headers["Set-Cookie"]
    assert "HttpOnly" in cookie

    response = post("/auth/oauth", {**WISH, "decision": "accept"}, {"Cookie": cookie.partition(";")[0]})

    assert "code=" in response.headers["Location"]


@pytest.mark.parametrize(
    "wish",
    [
        {"client_id": "nobody"},
        {"redirect_uri": "https://elsewhere.example/back"},
        {"redirect_uri": "http://127.0.0.1.elsewhere.example/"},
        {"redirect_uri": "javascript://127.0.0.1/%0aalert(1)"},
        {"redirect_uri": "http://127.0.0.1/#fragment"},
        {"redirect_uri": "http://[/"},
        {"redirect_uri": ""},
    ],
)
def test_nobody_is_sent_to_an_address_that_is_not_the_applications(get, post, wish):
    for response in (get(**wish), post("/auth/oauth", {**WISH, **NORA, **wish})):
        assert response.status == 400
        assert "Location" not in response.headers


def test_a_registered_address_must_match_exactly(sandbox, get):
    application = sandbox.register_application("LMS", redirect_uris=["https://lms.example/back"])

    assert get(client_id=application.id, redirect_uri="https://lms.example/back").status == 200
    for other in ("https://lms.example/back/", "https://lms.example/back?x=1", "http://127.0.0.1/back"):
        assert get(client_id=application.id, redirect_uri=other).status == 400


@pytest.mark.parametrize(
    ("wish", "error"),
    [
        ({"response_type": "password"}, "unsupported_response_type"),
        ({"scope": "scores everything"}, "invalid_scope"),
        ({"scope": ""}, "invalid_scope"),
        ({"access_type": "sometimes"}, "invalid_request"),
    ],
)
def test_other_mistakes_are_told_to_the_application(get, wish, error):
    response = get(**wish)

    query = parse_qs(urlsplit(response.headers["Location"]).query)
    assert response.status == 303
    assert (query["error"], query["state"]) == ([error], ["a b&c"])


def test_a_code_becomes_a_token_that_works(authorize, exchange, user, teacher, clock):
    status, body = exchange(code=authorize()["code"])

    me = teacher.ok("getAuthenticatedUser")["id"]
    assert status == 200
    assert {name: value for name, value in body.items() if name not in ("access_token", "issued_at")} == {
        "type": "access",
        "token_type": "bearer",
        "expires_in": 86400,
        "app": APPLICATION,
        "appStatus": "active",
        "user": me,
        "scope": "account.public_profile scores",
    }
    assert abs(body["issued_at"] - clock.now) < 2
    assert re.fullmatch("[0-9a-f]{128}", body["access_token"])
    nora = user(body["access_token"])
    assert nora.import_score()["user"]["id"] == me
    assert "lacks a scope" in nora.refused("listCollections", 403)["message"]


def test_a_token_works_for_a_day(offline, user, clock):
    nora = user(offline["access_token"])
    clock.now += 86_300
    nora.ok("getAuthenticatedUser")

    clock.now += 100

    assert nora.refused("getAuthenticatedUser", 401)["message"] == "The access token has expired"


def test_a_code_is_exchanged_once_and_twice_revokes(authorize, exchange, user):
    code = authorize()["code"]
    nora = user(exchange(code=code)[1]["access_token"])
    nora.ok("getAuthenticatedUser")

    status, body = exchange(code=code)

    assert (status, body["error"]) == (400, "invalid_grant")
    nora.refused("getAuthenticatedUser", 401)


def test_a_code_expires(authorize, exchange, clock):
    code = authorize()["code"]

    clock.now += 600

    assert exchange(code=code)[1]["error"] == "invalid_grant"


@pytest.mark.parametrize(
    ("fields", "status", "error"),
    [
        ({"client_secret": "guess"}, 401, "invalid_client"),
        ({"client_id": "nobody"}, 401, "invalid_client"),
        ({"client_secret": None}, 400, "invalid_request"),
        ({"redirect_uri": "http://127.0.0.1:8080/other"}, 400, "invalid_grant"),
        ({"redirect_uri": None}, 400, "invalid_request"),
        ({"code": "guess"}, 400, "invalid_grant"),
        ({"code": None}, 400, "invalid_request"),
        ({"grant_type": "password"}, 400, "unsupported_grant_type"),
    ],
)
def test_a_wrong_exchange_is_refused_in_the_words_of_the_rfc(authorize, exchange, fields, status, error):
    response = exchange(**{"code": authorize()["code"], **fields})

    assert response[0] == status
    assert response[1].keys() == {"error", "error_description"}
    assert response[1]["error"] == error


def test_the_code_of_another_application_is_worth_nothing(sandbox, authorize, exchange):
    other = sandbox.register_application("Other")

    status, body = exchange(code=authorize()["code"], client_id=other.id, client_secret=other.secret)

    assert (status, body["error"]) == (400, "invalid_grant")


def test_basic_authentication_and_json_are_not_taken(authorize, pool, origin):
    url = origin + "/oauth/access_token"
    basic = base64.b64encode(f"{APPLICATION}:{CLIENT_SECRET}".encode()).decode()
    form = {"grant_type": "authorization_code", "code": authorize()["code"], "redirect_uri": BACK}

    responses = [
        pool.request("POST", url, fields=form, encode_multipart=False, headers={"Authorization": f"Basic {basic}"}),
        pool.request("POST", url, body=json.dumps(form), headers={"Content-Type": "application/json"}),
    ]

    assert [json.loads(response.data)["error"] for response in responses] == ["invalid_request", "invalid_request"]


def test_only_offline_access_gets_a_refresh_token(authorize, exchange, offline):
    assert "refresh_token" not in exchange(code=authorize()["code"])[1]
    assert "refresh_token" not in exchange(code=authorize(access_type="online")["code"])[1]
    assert len(offline["refresh_token"]) == 128


def test_a_refresh_token_gives_new_tokens_for_as_long_as_one_likes(offline, exchange, user, clock):
    for _ in range(2):
        clock.now += 90_000

        status, body = exchange("refresh_token", refresh_token=offline["refresh_token"])

        assert status == 200
        assert "refresh_token" not in body
        assert body["access_token"] != offline["access_token"]
        user(body["access_token"]).ok("getAuthenticatedUser")


def test_a_refresh_may_narrow_the_scope_and_not_widen_it(offline, exchange, user):
    narrow = exchange("refresh_token", refresh_token=offline["refresh_token"], scope="scores")[1]
    status, wide = exchange("refresh_token", refresh_token=offline["refresh_token"], scope="scores edu.admin")

    assert narrow["scope"] == "scores"
    assert (status, wide["error"]) == (400, "invalid_scope")


def test_an_access_token_is_no_refresh_token(offline, exchange):
    for wrong in (offline["access_token"], "guess"):
        assert exchange("refresh_token", refresh_token=wrong)[1]["error"] == "invalid_grant"


def credentials(**fields):
    return {"client_id": APPLICATION, "client_secret": CLIENT_SECRET, **fields}


def test_a_revoked_access_token_is_gone_and_can_be_refreshed(offline, post, exchange, user):
    response = post("/oauth/invalidate_token", credentials(token=offline["access_token"]))

    assert (response.status, response.data) == (200, b"")
    user(offline["access_token"]).refused("getAuthenticatedUser", 401)
    assert exchange("refresh_token", refresh_token=offline["refresh_token"])[0] == 200


def test_a_revoked_refresh_token_takes_everything_with_it(offline, post, exchange, user):
    later = exchange("refresh_token", refresh_token=offline["refresh_token"])[1]

    post("/oauth/invalidate_token", credentials(token=offline["refresh_token"], token_type_hint="refresh_token"))

    for token in (offline["access_token"], later["access_token"]):
        user(token).refused("getAuthenticatedUser", 401)
    assert exchange("refresh_token", refresh_token=offline["refresh_token"])[1]["error"] == "invalid_grant"


def test_revoking_what_does_not_exist_is_no_error(post):
    assert post("/oauth/invalidate_token", credentials(token="guess")).status == 200


def test_an_application_revokes_only_its_own_tokens(sandbox, offline, post, user):
    other = sandbox.register_application("Other")

    for token in (offline["access_token"], offline["refresh_token"]):
        fields = {"client_id": other.id, "client_secret": other.secret, "token": token}
        assert post("/oauth/invalidate_token", fields).status == 200

    user(offline["access_token"]).ok("getAuthenticatedUser")


def test_revoking_needs_the_credentials_of_the_application(offline, post, user):
    response = post("/oauth/invalidate_token", {"client_id": APPLICATION, "client_secret": "x", "token": "x"})

    assert (response.status, json.loads(response.data)["error"]) == (401, "invalid_client")


def test_the_implicit_grant_responds_in_the_fragment(post, user):
    response = post("/auth/oauth", {**WISH, **NORA, "response_type": "token", "access_type": "offline"})

    location = urlsplit(response.headers["Location"])
    fragment = {name: values[0] for name, values in parse_qs(location.fragment).items()}
    assert location.query == "from=flat"
    assert fragment.keys() == {"access_token", "token_type", "expires_in", "scope", "state"}
    user(fragment["access_token"]).ok("getAuthenticatedUser")


def test_tokens_end_with_the_account(admin, offline, exchange, user):
    admin.ok("removeOrganizationUser", user=offline["user"])

    user(offline["access_token"]).refused("getAuthenticatedUser", 401)
    assert exchange("refresh_token", refresh_token=offline["refresh_token"])[1]["error"] == "invalid_grant"


def test_a_form_that_is_too_large_is_refused(post):
    assert post("/oauth/access_token", {"client_id": "x" * 600_000}).status == 400
