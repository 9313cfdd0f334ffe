"""A client from its start to its end, and calls beyond the contract."""

from __future__ import annotations

import copy
import gc
import pickle
import warnings

import pytest
from support.loopback import FlatServer, wait_until

from flat_api.api.score_api import ScoreApi
from flat_api.api_client import ApiClient
from flat_api.configuration import Configuration
from flat_api.exceptions import (
    ApiTypeError,
    ApiValueError,
    ClientClosedError,
    NotFoundException,
)

SCORE = {"id": "s1", "title": "Ode"}


def test_a_closed_client_says_so_and_entering_opens_it_again(flat_server, configure):
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)
    client = ApiClient(configure())
    with client:
        ScoreApi(client).get_score("s1")

    with pytest.raises(ClientClosedError, match=r"get_score\(\): the client is closed"):
        ScoreApi(client).get_score("s1")
    with client:
        assert ScoreApi(client).get_score("s1").id == "s1"


def test_a_client_and_an_api_of_something_else_are_refused():
    with pytest.raises(ApiTypeError, match=r"^ApiClient\(\): 'configuration' must be a Configuration, got a str; set"):
        ApiClient("s3cret")
    with pytest.raises(ApiTypeError, match=r"^ScoreApi\(\): 'api_client' must be an ApiClient, got a Configuration$"):
        ScoreApi(Configuration("http://localhost:1"))


@pytest.mark.parametrize("kind", [ApiClient, Configuration])
def test_a_default_of_another_kind_is_refused(kind):
    with pytest.raises(ApiTypeError, match=rf"set_default\(\): 'default' must be an? {kind.__name__}, got an int$"):
        kind.set_default(3)


def test_a_wrong_default_header_is_refused_by_its_name():
    with pytest.raises(ApiTypeError, match=r"^ApiClient.set_default_header\(\): the header must be text, got 'X-Lang'"):
        ApiClient().set_default_header("X-Lang", 3)


def test_a_server_that_the_contract_does_not_have_is_refused_by_the_name_of_the_operation(client):
    with pytest.raises(ApiValueError, match=r"^get_score\(\): _host_index must be 0 to 0, .*, got 9$"):
        ScoreApi(client).get_score("s1", _host_index=9)


def test_connections_are_reused(flat_server, client):
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)
    flat_server.on("GET", "/scores/s2").answer(404, json={"code": "NOT_FOUND", "message": "no"})

    for _ in range(2):
        ScoreApi(client).get_score("s1")
        with pytest.raises(NotFoundException):
            ScoreApi(client).get_score("s2")

    assert flat_server.connections == 1


def test_a_client_follows_changes_of_its_configuration(flat_server, configure):
    flat_server.on("GET", "/v3/scores/s1").answer(json=SCORE)
    configuration = configure(access_token="")
    with ApiClient(configuration) as client:
        configuration.access_token = "later"
        configuration.host = flat_server.url + "/v3/"
        ScoreApi(client).get_score("s1")

    assert flat_server.requests[0].headers["authorization"] == "Bearer later"


def test_the_default_client_uses_the_default_configuration(flat_server, configure):

    flat_server.on("GET", "/scores/s1").answer(json=SCORE)
    Configuration.set_default(configure(access_token="default"))
    try:
        ApiClient.set_default(None)
        with ApiClient.get_default():
            ScoreApi().get_score("s1")
    finally:
        ApiClient.set_default(None)
        Configuration.set_default(None)

    assert flat_server.requests[0].headers["authorization"] == "Bearer default"


# The end of a client


def test_leaving_the_client_closes_its_sockets(flat_server, configure):
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with ApiClient(configure()) as client:
            ScoreApi(client).get_score("s1")
        del client
        gc.collect()

    assert wait_until(lambda: flat_server.open_connections == 0)


def test_an_unused_client_may_be_forgotten(configure):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        client = ApiClient(configure())
        del client
        gc.collect()

    assert caught == []


def test_clients_can_be_copied(flat_server, configure):
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)
    with ApiClient(configure(retries=False), "X-Mine", "1") as client:
        ScoreApi(client).get_score("s1")
        for other in (copy.copy(client), copy.deepcopy(client), pickle.loads(pickle.dumps(client))):
            with other:
                assert other.default_headers == {"X-Mine": "1"}
                assert ScoreApi(other).get_score("s1").id == "s1"

    assert flat_server.connections == 4


def test_the_transport_can_be_another_one(flat_server, configure):
    from flat_api.transport.urllib3_pool import RESTClientObject

    class Counting(RESTClientObject):
        calls = 0

        def send(self, request, connect, read, deadline=None):
            self.calls += 1
            return super().send(request, connect, read, deadline)

    flat_server.on("GET", "/scores/s1").answer(503).answer(json=SCORE)
    transport = Counting(Configuration())

    with ApiClient(configure(), transport=transport) as client:
        ScoreApi(client).get_score("s1")

    assert transport.calls == 2


# Endpoints beyond the contract


def test_call_api_reaches_what_the_contract_lacks(flat_server, client):
    flat_server.on("GET", "/me/notifications").answer(json=[{"id": "n1"}])
    flat_server.on("POST", "/new/thing").answer(json=SCORE)

    listed = client.call_api(
        "GET", "/me/notifications", query_params={"limit": 3, "read": False, "x": None}, response_type="Any"
    )
    made = client.call_api("POST", "/new/thing", body={"a": 1}, response_type="ScoreDetails")

    assert listed == [{"id": "n1"}]
    assert made.title == "Ode"
    first, second = flat_server.requests
    assert (first.target, first.headers["authorization"]) == ("/me/notifications?limit=3&read=false", "Bearer t0ken")
    assert second.json == {"a": 1}


def test_call_api_takes_the_published_positional_arguments(flat_server, client):
    flat_server.on("PUT", "/thing").answer(body=b"raw")

    answer = client.call_api("PUT", flat_server.url + "/thing?x=1", {"X-Mine": "1"}, {"a": 1}, None, (1, 2))

    assert (answer.status, answer.read(), answer.data) == (200, b"raw", b"raw")
    assert flat_server.requests[0].headers["x-mine"] == "1"


def test_call_api_gives_no_credentials_to_other_hosts(flat_server, configure):

    flat_server.on("GET", "/file").answer(body=b"data")
    other = FlatServer()
    other.on("GET", "/file").answer(body=b"data")
    with ApiClient(configure(), "X-Secret", "s", cookie="sid=1") as client:
        assert client.call_api("GET", other.url + "/file", response_type="bytes") == b"data"
    other.close()

    assert set(other.requests[0].headers) == {"host", "accept", "accept-encoding", "user-agent"}


@pytest.mark.parametrize("response_type", ["Nope", "List[Nope]", "List[", "Liszt[Score]", dict, ""])
def test_call_api_refuses_a_type_that_does_not_exist_before_anything_is_sent(flat_server, client, response_type):
    with pytest.raises(ApiValueError, match=r"call_api\(\): 'response_type' must be a model"):
        client.call_api("GET", "/new", response_type=response_type)

    assert flat_server.requests == []


@pytest.mark.parametrize("url", ["me", "ftp://x/y", "/a/../b", "/a/%2e%2e/b", "/a b", "/a\n", "http://u:p@x/", 5])
def test_call_api_refuses_what_is_no_url(flat_server, client, url):
    with pytest.raises((ApiValueError, ApiTypeError), match=r"call_api\(\): 'url'"):
        client.call_api("GET", url)
