"""TLS in TLS: a server over TLS through the tunnel of a proxy over TLS."""

from __future__ import annotations

import ssl
import threading

import pytest
from support.certificates import CERTIFICATES
from support.loopback import FlatServer
from support.proxies import HTTPProxy, Proxy

from flat_api.api.score_api import ScoreApi
from flat_api.exceptions import ApiTimeoutError

SCORE = {"id": "s1", "title": "Ode"}
EXPORT = "/scores/s1/revisions/last/mp3"


@pytest.fixture
def secure():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(str(CERTIFICATES / "server.pem"))
    return context


@pytest.fixture
def https_proxy(secure):
    """A proxy over TLS."""
    proxy = Proxy(HTTPProxy, secure)
    yield proxy
    proxy.close()


@pytest.fixture
def tunnelled(secure, https_proxy, connect):
    """Make a client that calls a server through the proxy, and bring the server along."""
    server = FlatServer(secure)
    server.on("GET", "/scores/s1").answer(json=SCORE)
    server.on("POST", "/scores").answer(json=SCORE)
    settings = {
        "host": server.url,
        "proxy": f"https://{https_proxy.address}",
        "ssl_ca_cert": str(CERTIFICATES / "authority.pem"),
    }
    yield connect(**settings, retries=False), server
    server.close()


@pytest.mark.parametrize("timeout", [None, 120, (120, 120)])
def test_a_tunnel_of_a_proxy_over_tls_leads_to_a_server_over_tls(tunnelled, https_proxy, timeout):
    client, server = tunnelled
    api = ScoreApi(client)

    for _ in range(2):
        assert api.get_score("s1", _request_timeout=timeout).title == "Ode"
        api.create_score({"data": "x" * 1_000_000, "title": "y"}, _request_timeout=timeout)

    assert len(https_proxy.asked) == 1
    assert len(server.requests[-1].json["data"]) == 1_000_000


@pytest.mark.parametrize("timeout", [20, (20, 300)])
def test_a_handshake_that_drips_through_a_tunnel_over_tls_is_limited(tunnelled, https_proxy, monotonic, timeout):
    https_proxy.pause = monotonic.pause
    https_proxy.dripping.set()

    with pytest.raises(ApiTimeoutError, match="connecting") as caught:
        ScoreApi(tunnelled[0]).get_score("s1", _request_timeout=timeout)

    assert not caught.value.sent


def test_a_record_that_drips_through_a_tunnel_over_tls_is_limited(tunnelled, https_proxy, monotonic):
    client, server = tunnelled
    https_proxy.pause = monotonic.pause

    def reply(handler):
        https_proxy.dripping.set()
        handler.reply(200, {"Content-Length": "2000"}, b"x" * 2000)

    server.on("GET", "/scores/s2").do(reply)
    api = ScoreApi(client)
    api.get_score("s1", _request_timeout=20)

    with pytest.raises(ApiTimeoutError) as caught:
        api.get_score("s2", _request_timeout=20)

    assert caught.value.sent


def test_a_body_that_drips_through_a_tunnel_over_tls_is_limited_when_it_is_read_later(
    tunnelled, https_proxy, monotonic
):
    client, server = tunnelled
    https_proxy.pause = monotonic.pause

    def reply(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2000\r\n\r\n")
        https_proxy.dripping.wait(60)
        handler.wfile.write(b"x" * 2000)

    server.on("GET", EXPORT).do(reply)
    api = ScoreApi(client)
    body = api.get_score_revision_data_without_preload_content("s1", "last", "mp3", _request_timeout=20)
    https_proxy.dripping.set()

    with pytest.raises(ApiTimeoutError, match="reading the response"):
        body.read()


@pytest.mark.usefixtures("monotonic")
def test_a_deadline_that_is_over_leaves_what_else_goes_through_a_tunnel_over_tls_alone(tunnelled):
    client, server = tunnelled
    again = threading.Event()

    def reply(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nID3")
        again.wait(300)
        handler.wfile.write(b"end")

    server.on("GET", EXPORT).do(reply)
    api = ScoreApi(client)
    body = api.get_score_revision_data_without_preload_content("s1", "last", "mp3")
    server.on("GET", "/scores/s2").delay(300)
    with pytest.raises(ApiTimeoutError):
        api.get_score("s2", _request_timeout=0.3)
    again.set()

    assert body.read() == b"ID3end"
