"""Clients that act for a user of the organization."""

from __future__ import annotations

import os
import pickle
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from support.forks import succeeds

from flat_api.client import FlatClient
from flat_api.exceptions import ApiTypeError, ApiValueError, ClientClosedError, ForbiddenException
from flat_api.models.app_scopes import AppScopes

NOW = 1_800_000_000


class Clock:
    def __init__(self):
        self.now = float(NOW)

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def admin(configure, clock):
    with FlatClient(configuration=configure(access_token="admin-token", policy={"now": clock})) as client:
        yield client


def made(name, minutes=60):
    """Return the answer that carries a new token."""
    answer = {"token": f"token-of-{name}", "scopes": ["scores"], "issuedDate": "2027-01-15T08:00:00.000Z"}
    return {**answer, "expirationDate": f"2027-01-15T{8 + minutes // 60:02}:{minutes % 60:02}:00.000Z"}


def tokens_made(server):
    return [request for request in server.requests if request.method == "POST"]


def path_of(user):
    return f"/organizations/users/{user}/accessToken"


@pytest.fixture
def school(flat_server):
    """A server that knows a teacher."""
    flat_server.on("POST", path_of("u1")).answer(json=made("u1"))
    flat_server.on("GET", "/me").answer(json={"id": "u1"})
    return flat_server


def test_calls_carry_the_token_that_the_administrator_had_made(school, admin):
    assert admin.as_user("u1", scopes=["scores", "tasks.readonly"]).account.get_authenticated_user().id == "u1"

    create, call = school.requests
    assert create.headers["authorization"] == "Bearer admin-token"
    assert create.json == {"scopes": ["scores", "tasks.readonly"]}
    assert call.headers["authorization"] == "Bearer token-of-u1"


def test_nothing_is_sent_before_the_first_call(school, admin):
    admin.as_user("u1", scopes=["scores"])

    assert school.requests == []


def test_the_token_is_kept_for_later_clients_of_the_same_user_and_scopes(school, admin):
    for scopes in (["scores", "omr"], ["omr", AppScopes.SCORES], ("scores", "omr", "scores")):
        with admin.as_user("u1", scopes=scopes) as client:
            client.account.get_authenticated_user()

    assert len(tokens_made(school)) == 1


def test_other_scopes_are_another_token(school, admin):
    for scopes in (["scores"], ["scores.readonly"]):
        admin.as_user("u1", scopes=scopes).account.get_authenticated_user()

    assert [request.json for request in tokens_made(school)] == [
        {"scopes": ["scores"]},
        {"scopes": ["scores.readonly"]},
    ]


@pytest.mark.parametrize(("minutes", "seconds", "tokens"), [(60, 3539, 1), (60, 3541, 2), (1, 53, 1), (1, 55, 2)])
def test_it_is_replaced_shortly_before_it_expires(flat_server, admin, clock, minutes, seconds, tokens):
    flat_server.on("POST", path_of("u1")).answer(json=made("u1", minutes))
    flat_server.on("GET", "/me").answer(json={"id": "u1"})
    client = admin.as_user("u1", scopes=["scores"])
    client.account.get_authenticated_user()

    clock.now += seconds
    client.account.get_authenticated_user()

    assert len(tokens_made(flat_server)) == tokens


def test_it_does_not_matter_that_the_clock_of_this_machine_is_wrong(school, admin, clock):
    clock.now += 365 * 86400
    client = admin.as_user("u1", scopes=["scores"])

    client.account.get_authenticated_user()
    client.account.get_authenticated_user()

    assert len(tokens_made(school)) == 1


def test_a_token_that_is_not_accepted_any_more_is_replaced(flat_server, admin):
    flat_server.on("POST", path_of("u1")).answer(json=made("old")).answer(json=made("new"))
    flat_server.on("GET", "/me").answer(401).answer(json={"id": "u1"})

    assert admin.as_user("u1", scopes=["scores"]).account.get_authenticated_user().id == "u1"

    assert flat_server.requests[-1].headers["authorization"] == "Bearer token-of-new"


def test_threads_that_act_for_a_user_at_once_share_one_token(school, admin):
    gate = threading.Barrier(8)

    def work(_):
        client = admin.as_user("u1", scopes=["scores"])
        gate.wait()
        return client.account.get_authenticated_user().id

    with ThreadPoolExecutor(8) as executor:
        assert set(executor.map(work, range(8))) == {"u1"}
    assert len(tokens_made(school)) == 1


def test_threads_that_act_for_many_users_do_not_wait_for_each_other(flat_server, admin):
    together = threading.Barrier(4, timeout=60)  # breaks, unless all requests for tokens are under way at once
    users = [f"u{number}" for number in range(4)]
    for user in users:
        script = flat_server.on("POST", path_of(user))
        script.do(
            lambda handler: (
                (together.wait() and None) or handler.reply(200, {"Content-Length": "17"}, b'{"token":"t0k3n"}')
            )
        )
    flat_server.on("GET", "/me").answer(json={"id": "x"})

    with ThreadPoolExecutor(4) as executor:
        list(executor.map(lambda user: admin.as_user(user, scopes=["scores"]).account.get_authenticated_user(), users))

    assert len(tokens_made(flat_server)) == 4


def test_the_connections_of_the_administrators_client_are_used(school, admin):
    for _ in range(3):
        admin.as_user("u1", scopes=["scores"]).account.get_authenticated_user()

    assert school.connections == 1


def test_closing_it_leaves_the_others_open(school, admin):
    with admin.as_user("u1", scopes=["scores"]) as client:
        client.account.get_authenticated_user()

    admin.as_user("u1", scopes=["scores"]).account.get_authenticated_user()
    assert school.connections == 1
    with pytest.raises(ClientClosedError):
        client.account.get_authenticated_user()


def test_it_cannot_be_used_when_the_administrators_client_is_closed(school, admin):
    client = admin.as_user("u1", scopes=["scores"])
    client.account.get_authenticated_user()
    admin.close()

    with pytest.raises(ClientClosedError, match="as_user"):
        client.account.get_authenticated_user()


def test_the_refusal_of_a_token_names_the_operation_and_its_scopes(flat_server, admin):
    flat_server.on("POST", path_of("u1")).answer(403, json={"code": "FORBIDDEN", "message": "no scope"})

    with pytest.raises(ForbiddenException, match=r"create_organization_user_access_token\(\)[\s\S]*edu\.admin\.users"):
        admin.as_user("u1", scopes=["scores"]).account.get_authenticated_user()


def test_a_call_that_the_scopes_of_the_delegated_token_do_not_allow_names_those_that_do(flat_server, school, admin):
    flat_server.on("POST", "/scores").answer(403, json={"code": "FORBIDDEN", "message": "no"})
    client = admin.as_user("u1", scopes=["scores.readonly"])

    with pytest.raises(ForbiddenException) as caught:
        client.score.create_score({"title": "x", "data": "y"})

    assert caught.value.missing_scopes == ("scores",)


def test_settings_and_headers_are_taken_along_but_not_the_cookie(school, admin):
    admin.set_default_header("X-Flat-Locale", "sv")
    admin.user_agent = "my-school/1.0"
    admin.cookie = "session=admin"

    admin.as_user("u1", scopes=["scores"]).account.get_authenticated_user()

    headers = school.requests[-1].headers
    assert (headers["x-flat-locale"], headers["user-agent"]) == ("sv", "my-school/1.0")
    assert "cookie" not in headers


@pytest.mark.parametrize(
    ("scopes", "message"),
    [
        (["score"], "there is no scope 'score'; did you mean 'scores'"),
        (["edu.admin.readonly"], "there is no scope"),
        ([3], "there is no scope 3"),
        ([], "must name at least one scope"),
    ],
)
def test_scopes_that_the_contract_does_not_have_are_refused(flat_server, admin, scopes, message):
    with pytest.raises(ApiValueError, match=message):
        admin.as_user("u1", scopes=scopes)

    assert flat_server.requests == []


@pytest.mark.parametrize("scopes", ["scores", None])
def test_scopes_are_a_list(admin, scopes):
    with pytest.raises(ApiTypeError, match="must be a list"):
        admin.as_user("u1", scopes=scopes)


@pytest.mark.parametrize(
    ("user", "error"), [("", ApiValueError), (" ", ApiValueError), (None, ApiTypeError), (3, ApiTypeError)]
)
def test_a_user_is_named(admin, user, error):
    with pytest.raises(error, match="user_id"):
        admin.as_user(user, scopes=["scores"])


def test_a_token_without_an_end_is_kept_until_it_is_refused(flat_server, admin, clock):
    flat_server.on("POST", path_of("u1")).answer(json={"token": "endless"})
    flat_server.on("GET", "/me").answer(json={"id": "u1"})
    client = admin.as_user("u1", scopes=["scores"])
    client.account.get_authenticated_user()

    clock.now += 1e6
    client.account.get_authenticated_user()

    assert len(tokens_made(flat_server)) == 1


def test_no_repr_shows_a_token(school, admin):
    client = admin.as_user("u1", scopes=["scores"])
    client.account.get_authenticated_user()

    shown = repr(client) + repr(client.configuration) + repr(client.configuration.access_token)
    assert "token-of-u1" not in shown


def test_it_pickles_with_the_client_that_its_tokens_come_from(school, configure):
    with FlatClient(configuration=configure(retries=None)) as admin:
        client = admin.as_user("u1", scopes=["scores"])
        client.account.get_authenticated_user()

        copy = pickle.loads(pickle.dumps(client))
        copy.account.get_authenticated_user()

        assert len(tokens_made(school)) == 1
        copy.configuration.access_token._client.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_forked_process_does_not_wait_for_a_thread_that_it_does_not_have(school, admin):
    client = admin.as_user("u1", scopes=["scores"])
    provider = client.configuration.access_token
    with provider._lock:
        assert succeeds(lambda: provider() == "token-of-u1")
