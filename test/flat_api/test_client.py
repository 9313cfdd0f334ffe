"""FlatClient: everything within reach, nothing loaded before it is used."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
import time

import pytest

import flat_api
from flat_api.api.score_api import ScoreApi
from flat_api.auth.oauth import OAuth2
from flat_api.auth.tokens import Tokens
from flat_api.client import FlatClient
from flat_api.configuration import Configuration
from flat_api.exceptions import ApiTypeError, ClientClosedError
from flat_api.policies.retry import RetryPolicy

APIS = {
    "account": "AccountApi",
    "score": "ScoreApi",
    "collection": "CollectionApi",
    "user": "UserApi",
    "group": "GroupApi",
    "class_": "ClassApi",
    "edu_resources": "EduResourcesApi",
    "organization": "OrganizationApi",
    "task": "TaskApi",
    "omr": "OMRApi",
}


@pytest.fixture
def flat(configure):
    with FlatClient(configuration=configure()) as client:
        yield client


@pytest.mark.parametrize(("attribute", "name"), sorted(APIS.items()))
def test_each_api_is_an_attribute_that_calls_through_the_client(flat, attribute, name):
    api = getattr(flat, attribute)

    assert type(api) is getattr(flat_api, name)
    assert api.api_client is flat
    assert getattr(flat, attribute) is api
    assert attribute in dir(flat)


def test_every_api_of_the_contract_is_an_attribute():
    assert sorted(APIS.values()) == sorted(flat_api.api.__all__)


def test_a_call_goes_where_and_as_whom_the_arguments_say(flat_server):
    flat_server.on("GET", "/me").answer(json={"id": "u1"})

    with FlatClient("my-token", base_url=flat_server.url, timeout=5, retry=RetryPolicy.disabled()) as client:
        assert client.account.get_authenticated_user().id == "u1"

    assert flat_server.requests[0].headers["authorization"] == "Bearer my-token"
    assert client.configuration.timeout == (5, 5)
    assert client.configuration.retries == RetryPolicy.disabled()


def test_it_is_the_client_of_the_20x_idiom(flat_server, flat):
    flat_server.on("GET", "/scores/s1").answer(json={"id": "s1"})

    assert ScoreApi(flat.api_client).get_score("s1").id == "s1"


def test_the_token_comes_from_the_argument_before_the_configuration_before_the_environment(monkeypatch):
    monkeypatch.setenv("FLAT_ACCESS_TOKEN", "of-the-environment")
    configuration = Configuration(access_token="of-the-configuration")

    clients = [FlatClient(), FlatClient(configuration=configuration), FlatClient("mine", configuration=configuration)]

    tokens = [client.configuration.access_token for client in clients]
    assert tokens == ["of-the-environment", "of-the-configuration", "mine"]
    assert configuration.access_token == "of-the-configuration"


def test_a_configuration_is_followed(configure):
    configuration = configure()
    client = FlatClient(configuration=configuration)

    assert client.configuration is configuration


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"access_token": "a", "tokens": object()}, "access_token or tokens, not both"),
        ({"oauth": object()}, "oauth needs tokens"),
        ({"access_token": "a", "oauth": object()}, "oauth needs tokens"),
        ({"on_token_refresh": print}, "on_token_refresh needs tokens"),
        ({"tokens": object(), "on_token_refresh": print}, "on_token_refresh needs oauth"),
        (
            {"configuration": Configuration(access_token="a"), "base_url": "http://x"},
            "configuration or base_url, not both",
        ),
        ({"configuration": Configuration(access_token="a"), "timeout": 3}, "configuration or timeout, not both"),
        ({"configuration": Configuration(access_token="a"), "retry": False}, "configuration or retry, not both"),
    ],
)
def test_arguments_that_contradict_each_other_are_refused(arguments, message):
    with pytest.raises(ApiTypeError, match=message):
        FlatClient(**arguments)


def test_tokens_are_used_and_refreshed_and_the_new_ones_handed_over(flat_server):
    flat_server.on("GET", "/me").answer(json={"id": "u1"}).answer(401).answer(json={"id": "u1"})
    flat_server.on("POST", "/token").answer(json={"access_token": "new", "expires_in": 86400})
    oauth = OAuth2("id", "secret", "https://example.com/back", token_endpoint=f"{flat_server.url}/token")
    tokens = Tokens("old", "refresh-1", time.time() + 86400)
    stored = []

    with FlatClient(tokens=tokens, oauth=oauth, on_token_refresh=stored.append, base_url=flat_server.url) as client:
        client.account.get_authenticated_user()
        client.account.get_authenticated_user()

    sent = [request.headers["authorization"] for request in flat_server.requests if request.method == "GET"]
    assert sent == ["Bearer old", "Bearer old", "Bearer new"]
    assert [(token.access_token, token.refresh_token) for token in stored] == [("new", "refresh-1")]


def test_tokens_without_oauth_are_used_as_long_as_they_last(flat_server):
    flat_server.on("GET", "/me").answer(json={"id": "u1"})

    with FlatClient(tokens=Tokens("one"), base_url=flat_server.url) as client:
        client.account.get_authenticated_user()

    assert flat_server.requests[0].headers["authorization"] == "Bearer one"


def test_a_misspelt_argument_is_refused():
    with pytest.raises(TypeError, match="acess_token"):
        FlatClient(acess_token="a")  # type: ignore[call-arg]


def test_with_gives_the_client_itself_and_closes_it(configure):
    with FlatClient(configuration=configure()) as client:
        assert type(client) is FlatClient

    assert client.closed
    with pytest.raises(ClientClosedError):
        client.account.get_authenticated_user()


def test_it_pickles_and_opens_its_own_connections(flat_server, configure):
    flat_server.on("GET", "/me").answer(json={"id": "u1"})
    with FlatClient(configuration=configure(retries=None)) as flat:
        flat.account.get_authenticated_user()

        with pickle.loads(pickle.dumps(flat)) as copy:
            assert copy.account.get_authenticated_user().id == "u1"
            assert copy.account.api_client is copy

    assert flat_server.connections == 2


def test_its_repr_shows_no_token():
    assert "secret-token" not in repr(FlatClient("secret-token"))


def loaded(code):
    run = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport json, sys; print(json.dumps(sorted(sys.modules)))"],
        check=True,
        stdout=subprocess.PIPE,
    )
    return set(json.loads(run.stdout.decode()))


def test_making_it_loads_what_an_apiclient_needs_and_no_job():
    plain = loaded("import flat_api; flat_api.ApiClient(flat_api.Configuration(access_token='a'))")

    more = loaded("import flat_api; flat_api.FlatClient('a')") - plain
    assert more == {"flat_api.client", "flat_api.jobs", "flat_api.jobs.methods"}


def test_using_one_api_loads_no_other():
    modules = loaded("import flat_api; flat_api.FlatClient('a').task")

    assert {name for name in modules if name.startswith("flat_api.api.")} == {"flat_api.api.task_api"}
