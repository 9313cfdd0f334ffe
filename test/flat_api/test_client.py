"""FlatClient: operations as attributes and jobs as methods, each imported when it is first used."""

from __future__ import annotations

import importlib
import inspect
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
from flat_api.jobs.methods import Jobs
from flat_api.models.task import Task
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
        ({"oauth": object()}, "oauth is for refreshing tokens; pass tokens, too"),
        ({"access_token": "a", "oauth": object()}, "oauth is for refreshing tokens; pass tokens, too"),
        ({"on_token_refresh": print}, "on_token_refresh is for refreshing tokens; pass tokens, too"),
        (
            {"tokens": object(), "on_token_refresh": print},
            "on_token_refresh receives the tokens that oauth refreshes; pass oauth, too",
        ),
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


JOBS = {
    "import_score": "imports",
    "import_folder": "imports",
    "export_score": "exports",
    "export_collection": "backup",
    "export_account": "backup",
    "wait_for_task": "waiting",
    "recognize": "recognition",
    "wait_for_omr_job": "recognition",
}


@pytest.mark.parametrize(("job", "module"), sorted(JOBS.items()))
def test_a_job_is_the_function_of_its_module_with_its_signature_and_docstring(job, module):
    function = getattr(importlib.import_module(f"flat_api.jobs.{module}"), job)

    method = getattr(FlatClient, job)

    assert method is function
    assert next(iter(inspect.signature(method).parameters)) == "client"
    assert "Args:" in inspect.getdoc(method)
    assert "client" not in inspect.signature(getattr(FlatClient("a"), job)).parameters


def test_every_function_of_the_list_is_a_method():
    assert sorted(name for name in vars(Jobs) if not name.startswith("__")) == sorted(JOBS)


def test_looking_up_one_job_loads_the_module_of_no_other():
    modules = loaded("import flat_api; flat_api.FlatClient('a').wait_for_task")

    assert not modules & {f"flat_api.jobs.{module}" for module in set(JOBS.values()) - {"waiting"}}


def test_a_subclass_can_extend_a_job():
    class Loud(FlatClient):
        def wait_for_task(self, task, **options):
            return super().wait_for_task(task, **options).id.upper()

    assert Loud("a").wait_for_task(Task(id="t1", state="done")) == "T1"


def test_a_bound_job_pickles_with_its_client():
    job = pickle.loads(pickle.dumps(FlatClient("a").wait_for_task))

    assert job.__func__ is FlatClient.wait_for_task
    assert type(job.__self__) is FlatClient


AUTOSPECS = {
    "a double of the class": "double = mock.create_autospec(flat_api.FlatClient, instance=True)",
    "a method that is replaced": (
        "mock.patch.object(flat_api.FlatClient, 'wait_for_task', autospec=True).start()\n"
        "double = flat_api.FlatClient('a')"
    ),
}


@pytest.mark.parametrize("make", AUTOSPECS.values(), ids=AUTOSPECS)
def test_a_test_double_with_autospec_has_the_signature_of_a_job(make):
    code = (
        "from unittest import mock\n"
        f"import flat_api\n{make}\n"
        "double.wait_for_task('t1', timeout=3)\n"
        "try:\n    double.wait_for_task('t1', time=3)\n"
        "except TypeError as error:\n    print('refused')"
    )

    # A process of its own, in which no job was looked up before.
    run = subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.PIPE)

    assert run.stdout.split() == [b"refused"]
