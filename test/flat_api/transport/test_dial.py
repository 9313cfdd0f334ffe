"""Look-ups of hosts and connections to their addresses, and their limits."""

from __future__ import annotations

import os
import socket
import ssl
import threading

import pytest
from support.forks import succeeds
from support.loopback import wait_until
from support.proxies import HTTPProxy, Proxy, SocksProxy

from flat_api.api.score_api import ScoreApi
from flat_api.api_client import ApiClient
from flat_api.exceptions import ApiConnectionError, ApiTimeoutError
from flat_api.transport import dial

SCORE = {"id": "s1", "title": "Ode"}
LOOPBACK = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 0))]


@pytest.fixture(autouse=True)
def no_proxies_in_the_environment(monkeypatch):
    for name in list(os.environ):
        if name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)


class Resolver:
    """Takes the place of the system's resolver for ``*.test``.

    Attributes:
        asked: The names of all look-ups, in order.
        places: The addresses of every name.
        before: Called before each look-up ends.
        silent: Names whose look-up does not end before ``awake`` is set.
    """

    def __init__(self):
        self.asked = []
        self.places = LOOPBACK
        self.before = lambda: None
        self.silent = set()
        self.awake = threading.Event()
        self._system = socket.getaddrinfo

    def __call__(self, host, port, *args, **kwargs):
        if not str(host).endswith(".test"):
            return self._system(host, port, *args, **kwargs)
        self.asked.append(host)
        if host in self.silent:
            self.awake.wait(300)
        self.before()
        if host.startswith("unknown"):
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return [(*place[:4], (place[4][0], port)) for place in self.places]


@pytest.fixture
def resolver(monkeypatch):
    resolver = Resolver()
    monkeypatch.setattr(socket, "getaddrinfo", resolver)
    yield resolver
    resolver.awake.set()
    assert wait_until(lambda: not look_ups())


def look_ups():
    return [thread for thread in threading.enumerate() if thread.name.startswith("flat_api looks up")]


@pytest.fixture
def answered(monkeypatch, resolver):
    """Wait for every look-up that is not silent, however long a busy machine needs, and for no other."""

    def join(query, seconds):
        threading.Thread.join(query, 0 if resolver.silent else None)

    monkeypatch.setattr(dial._LookUp, "join", join)


@pytest.mark.parametrize("timeout", [0.3, (0.3, 300)])
def test_a_resolver_that_is_silent_cannot_hold_a_call(flat_server, connect, resolver, monotonic, timeout):
    resolver.silent = {"flat.test"}

    api = ScoreApi(connect(host=f"http://flat.test:{flat_server.port}", retries=False))
    with pytest.raises(ApiTimeoutError, match=r"up the host flat\.test") as e:
        api.get_score("s1", _request_timeout=timeout)

    assert (e.value.sent, e.value.host, e.value.operation, e.value.attempts) == (False, "flat.test", "get_score", 1)
    assert len(look_ups()) == 1
    resolver.awake.set()
    assert wait_until(lambda: not look_ups())


@pytest.mark.usefixtures("answered")
def test_a_post_whose_host_was_not_looked_up_in_time_is_repeated(flat_server, connect, resolver):
    flat_server.on("POST", "/scores").answer(json=SCORE)
    resolver.silent = {"flat.test"}

    client = connect(
        host=f"http://flat.test:{flat_server.port}",
        timeout=(60, 60),
        policy={"sleep": lambda seconds: resolver.silent.clear()},
    )
    ScoreApi(client).create_score({"data": "x", "title": "y"})

    assert (len(flat_server.requests), resolver.asked) == (1, ["flat.test"] * 2)


def test_a_host_that_does_not_exist_is_told_from_one_that_is_not_found_in_time(configure, resolver):
    configuration = configure(host="http://unknown.test", retries=False)
    with ApiClient(configuration) as client, pytest.raises(ApiConnectionError, match="looking up the host") as caught:
        ScoreApi(client).get_score("s1")

    assert "Name or service not known" in str(caught.value)
    assert not isinstance(caught.value, ApiTimeoutError)
    assert not caught.value.sent


def test_a_host_is_looked_up_once_per_connection_and_an_address_never(flat_server, configure, resolver, monkeypatch):
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)
    started, start = [], dial._LookUp.start
    monkeypatch.setattr(dial._LookUp, "start", lambda question: started.append(question) or start(question))

    for host in ("flat.test", "127.0.0.1"):
        with ApiClient(configure(host=f"http://{host}:{flat_server.port}")) as client:
            for timeout in (None, 60, (60, 60)):
                ScoreApi(client).get_score("s1", _request_timeout=timeout)

    assert (len(started), resolver.asked) == (1, ["flat.test"])
    assert flat_server.connections == 2


@pytest.fixture
def handshake(monkeypatch):
    """End every TLS handshake at once, and return the list of the seconds that each one had."""
    seconds = []

    def wrap_socket(context, sock, *args, **kwargs):
        seconds.append(sock.gettimeout())
        raise ssl.SSLError("enough")

    monkeypatch.setattr(ssl.SSLContext, "wrap_socket", wrap_socket)
    return seconds


@pytest.fixture
def post_over_tls(configure):
    """Return a function that sends a request to ``https://flat.test``, where a socket listens."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(1)
        configuration = configure(host=f"https://flat.test:{listener.getsockname()[1]}", retries=False)
        with ApiClient(configuration) as client:
            yield ScoreApi(client).create_score


@pytest.mark.usefixtures("answered")
def test_connecting_has_the_time_that_looking_up_has_left(resolver, handshake, post_over_tls, monotonic):
    resolver.before = lambda: monotonic.advance(20)

    with pytest.raises(ApiConnectionError) as caught:
        post_over_tls({"data": "x", "title": "y"}, _request_timeout=(60, 300))

    assert handshake == [40]
    assert not caught.value.sent


@pytest.mark.usefixtures("answered", "monotonic")
def test_a_handshake_may_take_longer_than_the_share_of_one_address(resolver, handshake, post_over_tls):
    """A host with many addresses has as much time for TLS as a host with one."""
    resolver.places = LOOPBACK * 8

    with pytest.raises(ApiConnectionError):
        post_over_tls({"data": "x", "title": "y"}, _request_timeout=(80, 300))

    assert handshake == [80]


@pytest.mark.parametrize(
    ("host", "proxy", "silent"),
    [
        ("flat.test", "http://proxy.test:{http}", "proxy.test"),
        ("flat.test", "socks5h://proxy.test:{socks}", "proxy.test"),
        ("flat.test", "socks5://127.0.0.1:{socks}", "flat.test"),
        ("flat.test", "socks4://127.0.0.1:{socks}", "flat.test"),
    ],
)
@pytest.mark.usefixtures("monotonic")
def test_names_of_proxies_and_those_that_a_proxy_is_not_told_are_limited_too(configure, resolver, host, proxy, silent):
    if proxy.startswith("socks"):
        pytest.importorskip("socks")
    resolver.silent = {silent}
    settings = {"host": f"https://{host}", "proxy": proxy.format(http=9, socks=9), "retries": False}

    with ApiClient(configure(**settings)) as client, pytest.raises(ApiTimeoutError, match=f"up the host {silent}") as e:
        ScoreApi(client).get_score("s1", _request_timeout=0.3)

    assert not e.value.sent


@pytest.mark.parametrize(
    ("kind", "proxy", "asked"),
    [
        (HTTPProxy, "http://me:pass@proxy.test:{}", ["proxy.test"]),
        (SocksProxy, "socks5h://proxy.test:{}", ["proxy.test"]),
        (SocksProxy, "socks5://proxy.test:{}", ["flat.test", "proxy.test"]),
    ],
)
def test_each_name_is_looked_up_once_on_the_way_through_a_proxy(flat_server, configure, resolver, kind, proxy, asked):
    if kind is SocksProxy:
        pytest.importorskip("socks")
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)
    through = Proxy(kind)
    settings = {"proxy": proxy.format(through.address.rpartition(":")[2])}

    with ApiClient(configure(host=f"http://flat.test:{flat_server.port}", **settings)) as client:
        assert ScoreApi(client).get_score("s1").title == "Ode"

    through.close()
    assert resolver.asked == asked
    assert len(through.asked) == 1


def test_without_another_thread_the_host_is_looked_up_all_the_same(flat_server, configure, resolver, monkeypatch):
    """As at the end of a program, from Python 3.12 on."""

    def refuse(question):
        raise RuntimeError("can't create new thread at interpreter shutdown")

    monkeypatch.setattr(dial._LookUp, "start", refuse)
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)

    with ApiClient(configure(host=f"http://flat.test:{flat_server.port}")) as client:
        assert ScoreApi(client).get_score("s1").title == "Ode"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_child_process_looks_up_although_the_parent_was_at_it(flat_server, configure, resolver):
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)
    resolver.silent = {"flat.test"}
    with ApiClient(configure(host=f"http://flat.test:{flat_server.port}", retries=False)) as client:
        api = ScoreApi(client)
        with pytest.raises(ApiTimeoutError, match="looking up the host"):
            api.get_score("s1", _request_timeout=(0.1, 60))
        assert len(look_ups()) == 1
        resolver.silent = set()

        assert succeeds(lambda: api.get_score("s1").title == "Ode")
