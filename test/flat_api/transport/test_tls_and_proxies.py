"""TLS and proxies."""

from __future__ import annotations

import base64
import contextlib
import os
import socket
import ssl
import sys
import threading
import time
from pathlib import Path

import pytest
import urllib3
from support.certificates import CERTIFICATES
from support.loopback import FlatServer
from support.proxies import HTTPProxy, Proxy, SocksProxy, drip

from flat_api.api.score_api import ScoreApi
from flat_api.api_client import ApiClient
from flat_api.exceptions import ApiConnectionError, ApiTimeoutError, ApiValueError
from flat_api.transport.proxy import bypasses, proxy_for

AUTHORITY = str(CERTIFICATES / "authority.pem")
SCORE = {"id": "s1", "title": "Ode"}


@pytest.fixture(autouse=True)
def no_proxies_in_the_environment(monkeypatch):
    for name in list(os.environ):
        if name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)


# TLS


@pytest.fixture
def tls_server():
    servers = []

    def start(certificate="server", client_authority=None):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(str(CERTIFICATES / f"{certificate}.pem"))
        if client_authority:
            context.verify_mode = ssl.CERT_REQUIRED
            context.load_verify_locations(client_authority)
        server = FlatServer(context)
        server.on("GET", "/scores/s1").answer(json=SCORE)
        server.on("POST", "/scores").answer(json=SCORE)
        servers.append(server)
        return server

    yield start
    for server in servers:
        server.close()


def fetch(client):
    with client:
        return ScoreApi(client).get_score("s1").title


def test_a_custom_authority_is_trusted_from_a_file(tls_server, connect):
    assert fetch(connect(host=tls_server().url, ssl_ca_cert=AUTHORITY)) == "Ode"


def test_a_custom_authority_is_trusted_from_text(tls_server, configure):
    assert (
        fetch(ApiClient(configure(host=tls_server().url, ca_cert_data=Path(AUTHORITY).read_text(encoding="utf-8"))))
        == "Ode"
    )


def test_an_unknown_authority_is_refused_and_nothing_is_sent(tls_server, connect):
    server = tls_server()

    with pytest.raises(ApiConnectionError, match=r"failed while connecting .*CERTIFICATE_VERIFY_FAILED") as caught:
        ScoreApi(connect(host=server.url)).create_score({"title": "x", "data": "y"})

    assert not caught.value.sent
    assert server.requests == []


def test_the_certificate_of_another_host_is_refused(tls_server, connect):
    server = tls_server("other")

    with pytest.raises(ApiConnectionError, match=r"(?i)match|mismatch"):
        fetch(connect(host=server.url, ssl_ca_cert=AUTHORITY, retries=False))


def test_the_name_in_the_certificate_can_be_another_one_when_it_is_told(tls_server, configure):
    server = tls_server("other")

    assert fetch(ApiClient(configure(host=server.url, ssl_ca_cert=AUTHORITY, assert_hostname="other.test"))) == "Ode"
    assert fetch(ApiClient(configure(host=server.url, ssl_ca_cert=AUTHORITY, assert_hostname=False))) == "Ode"
    assert fetch(ApiClient(configure(host=server.url, ssl_ca_cert=AUTHORITY, tls_server_name="other.test"))) == "Ode"


def test_verification_can_be_switched_off_and_urllib3_warns_about_it(tls_server, connect):
    server = tls_server("other")

    with pytest.warns(urllib3.exceptions.InsecureRequestWarning):
        assert fetch(connect(host=server.url, verify_ssl=False)) == "Ode"


def test_a_client_certificate_is_shown(tls_server, connect):
    server = tls_server(client_authority=AUTHORITY)

    assert fetch(connect(host=server.url, ssl_ca_cert=AUTHORITY, cert_file=str(CERTIFICATES / "client.pem"))) == "Ode"
    with pytest.raises(ApiConnectionError):
        fetch(connect(host=server.url, ssl_ca_cert=AUTHORITY, retries=False))


def test_the_key_of_a_client_certificate_may_be_in_a_file_of_its_own(tls_server, configure, tmp_path):
    server = tls_server(client_authority=AUTHORITY)
    parts = (CERTIFICATES / "client.pem").read_text().split("-----BEGIN CERTIFICATE-----", 1)
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    key.write_text(parts[0])
    certificate.write_text("-----BEGIN CERTIFICATE-----" + parts[1])

    settings = {"host": server.url, "ssl_ca_cert": AUTHORITY, "cert_file": str(certificate)}
    assert fetch(ApiClient(configure(key_file=str(key), **settings))) == "Ode"


def test_https_never_becomes_http(tls_server, flat_server, connect):
    server = tls_server()
    server.on("GET", "/scores/s2").redirect(flat_server.url + "/scores/s1")
    api = ScoreApi(connect(host=server.url, ssl_ca_cert=AUTHORITY))

    with pytest.raises(Exception, match="redirect is not followed: it leads from https to http"):
        api.get_score("s2")

    assert flat_server.requests == []


def test_a_large_body_arrives_over_tls(tls_server, connect):
    server = tls_server()
    api = ScoreApi(connect(host=server.url, ssl_ca_cert=AUTHORITY))

    api.create_score({"data": "x" * 1_000_000, "title": "y"}, _request_timeout=120)

    assert len(server.requests[0].json["data"]) == 1_000_000


def test_a_server_that_drips_over_tls_cannot_hold_a_call_past_its_deadline(tls_server, connect, monotonic):
    server = tls_server()
    server.pause = lambda seconds: monotonic.pause(seconds, server.stopping)
    server.on("GET", "/scores/s2").drip(b"HTTP/1.1 200 OK\r\nX-Pad: " + b"x" * 1000, 1)
    api = ScoreApi(connect(host=server.url, ssl_ca_cert=AUTHORITY))

    with pytest.raises(ApiTimeoutError) as caught:
        api.get_score("s2", _request_timeout=20)

    assert caught.value.sent
    assert api.get_score("s1", _request_timeout=20).title == "Ode"


# Proxies


@pytest.fixture
def http_proxy():
    proxy = Proxy(HTTPProxy)
    yield proxy
    proxy.close()


@pytest.fixture
def socks_proxy():
    pytest.importorskip("socks")
    proxy = Proxy(SocksProxy)
    yield proxy
    proxy.close()


def test_http_goes_through_a_proxy_with_credentials(flat_server, http_proxy, connect):
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)
    settings = {"proxy": f"http://me:p%40ss@{http_proxy.address}"}

    with connect(host=f"http://flat.test:{flat_server.port}", **settings) as client:
        ScoreApi(client).get_score("s1", sharing_key="k")

    assert http_proxy.asked == [f"GET http://flat.test:{flat_server.port}/scores/s1?sharingKey=k HTTP/1.1"]
    assert http_proxy.headers[0]["proxy-authorization"] == "Basic bWU6cEBzcw=="


def test_a_proxy_is_sent_the_headers_that_are_for_it(flat_server, http_proxy, configure):
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)
    settings = {"proxy": f"http://{http_proxy.address}", "proxy_headers": {"X-Via": "1"}}

    fetch(ApiClient(configure(host=f"http://flat.test:{flat_server.port}", **settings)))

    assert http_proxy.headers[0]["x-via"] == "1"


@pytest.mark.parametrize(
    ("userinfo", "sent"),
    [("me", b"me:"), (":pass", b":pass"), ("m%3ae:p:a", b"m:e:p:a"), ("m%C3%A9:p%2f%23%40", "mé:p/#@".encode())],
)
def test_credentials_of_a_proxy_may_have_any_character(flat_server, http_proxy, configure, userinfo, sent):
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)

    host, proxy = f"http://flat.test:{flat_server.port}", f"http://{userinfo}@{http_proxy.address}"
    assert fetch(ApiClient(configure(host=host, proxy=proxy))) == "Ode"

    assert base64.b64decode(http_proxy.headers[0]["proxy-authorization"].split()[1]) == sent


def test_https_goes_through_a_tunnel_and_the_proxy_sees_no_token(tls_server, http_proxy, connect):
    server = tls_server()
    settings = {"proxy": f"http://me:pass@{http_proxy.address}", "ssl_ca_cert": AUTHORITY}

    assert fetch(connect(host=f"https://flat.test:{server.port}", **settings)) == "Ode"

    assert http_proxy.asked == [
        f"CONNECT flat.test:{server.port} HTTP/1.{'1' if sys.version_info >= (3, 12) else '0'}"
    ] or (http_proxy.asked[0].startswith(f"CONNECT flat.test:{server.port} "))
    assert "authorization" not in http_proxy.headers[0]
    assert http_proxy.headers[0]["proxy-authorization"] == "Basic bWU6cGFzcw=="
    assert "proxy-authorization" not in server.requests[0].headers


def test_both_schemes_go_through_a_socks_proxy_with_credentials(flat_server, tls_server, socks_proxy, connect):
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)
    secure = tls_server()
    proxy = f"socks5h://me:pass@{socks_proxy.address}"

    assert fetch(connect(host=f"http://flat.test:{flat_server.port}", proxy=proxy)) == "Ode"
    assert fetch(connect(host=f"https://flat.test:{secure.port}", proxy=proxy, ssl_ca_cert=AUTHORITY)) == "Ode"

    assert socks_proxy.asked == [f"flat.test:{flat_server.port}", f"flat.test:{secure.port}"]
    assert socks_proxy.headers[0] == {"user": "me", "password": "pass"}


def test_a_post_is_not_sent_twice_through_a_socks_proxy_either(flat_server, socks_proxy, connect):
    flat_server.on("POST", "/scores").drop_connection_after_request()

    with connect(proxy=f"socks5://{socks_proxy.address}") as client, pytest.raises(ApiConnectionError):
        ScoreApi(client).create_score({"data": "x", "title": "y"})

    assert len(flat_server.requests) == 1


def test_a_proxy_that_is_not_there_is_a_connection_error_without_its_password(connect):
    api = ScoreApi(connect(host="https://flat.test", proxy="http://me:p4ss@127.0.0.1:9", retries=False))

    with pytest.raises(ApiConnectionError, match="failed while connecting") as caught:
        api.get_score("s1")

    assert not caught.value.sent
    assert "p4ss" not in str(caught.value)


def test_a_post_is_repeated_when_the_proxy_opens_no_tunnel(flat_server, connect):
    flat_server.on("CONNECT", "flat.test:443").answer(502)
    api = ScoreApi(connect(host="https://flat.test", proxy=flat_server.url))

    with pytest.raises(ApiConnectionError, match="Tunnel connection failed: 502") as caught:
        api.create_score({"data": "x", "title": "y"})

    assert (caught.value.sent, caught.value.attempts, len(flat_server.requests)) == (False, 3, 3)


def test_the_proxy_of_the_environment_is_used_except_for_no_proxy(flat_server, http_proxy, configure, monkeypatch):
    flat_server.on("GET", "/scores/s1").answer(json=SCORE)
    monkeypatch.setenv("HTTP_PROXY", f"HTTP://{http_proxy.address}")
    configuration = configure(host=f"http://localhost:{flat_server.port}")

    fetch(ApiClient(configuration))
    monkeypatch.setenv("NO_PROXY", "example.com, localhost")
    fetch(ApiClient(configuration))
    monkeypatch.delenv("NO_PROXY")
    fetch(ApiClient(configure(host=f"http://localhost:{flat_server.port}", no_proxy="localhost")))
    fetch(ApiClient(configure(host=f"http://localhost:{flat_server.port}", proxy="")))

    assert len(http_proxy.asked) == 1
    assert len(flat_server.requests) == 4


@pytest.mark.parametrize(
    ("host", "no_proxy", "direct"),
    [
        ("api.flat.io", "flat.io", True),
        ("api.flat.io", ".flat.io", True),
        ("api.flat.io", "*.flat.io", True),
        ("api.flat.io", "*", True),
        ("api.flat.io", "API.FLAT.IO", True),
        ("api.flat.io", "flat.io:443", True),
        ("api.flat.io", "flat.io:80", False),
        ("api.flat.io", "lat.io", False),
        ("api.flat.io", "", False),
        ("10.1.2.3", "10.0.0.0/8", True),
        ("10.1.2.3", "11.0.0.0/8", False),
        ("[::1]", "::1", True),
        ("::1", "[::1]:443", True),
        ("api.flat.io", "other.com api.flat.io", True),
        ("api.flat.io", ".", False),
        ("api.flat.io", "*.", False),
        ("2001:db8:0:0::1", "2001:DB8::1", True),
        ("2001:db8::1", "[2001:db8::]/32", False),
        ("2001:db8::1", "2001:db8::/32", True),
    ],
)
def test_no_proxy_lists_hosts_domains_ports_and_networks(host, no_proxy, direct):
    assert bypasses(host, 443, no_proxy) is direct


def test_a_proxy_header_of_a_cgi_request_is_not_a_proxy(monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://evil:1")
    assert proxy_for("http", "flat.io", 80, None, None) == "http://evil:1"

    monkeypatch.setenv("REQUEST_METHOD", "GET")

    assert proxy_for("http", "flat.io", 80, None, None) is None


def test_a_socks_proxy_without_pysocks_says_what_to_install(configure, monkeypatch):
    monkeypatch.setitem(sys.modules, "flat_api.transport.socks", None)

    configuration = configure(proxy="socks5://127.0.0.1:9")
    with ApiClient(configuration) as client, pytest.raises(ApiValueError, match="pip install PySocks"):
        ScoreApi(client).get_score("s1")


# Proxies that are slow, or spoken to over TLS


def dripping(content, pause):
    """Return the port of a server that sends one byte a second, whatever the request is."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen()

    def serve():
        with contextlib.suppress(OSError), listener, listener.accept()[0] as connection:
            drip(connection, content, pause)

    threading.Thread(target=serve, daemon=True).start()
    return listener.getsockname()[1]


@pytest.mark.parametrize("timeout", [20, (20, 300)])
@pytest.mark.parametrize(
    ("proxy", "content"),
    [
        ("http://127.0.0.1:{}", b"HTTP/1.1 200 OK\r\nX-Pad: " + b"y" * 200),
        ("socks5h://127.0.0.1:{}", b"\x05\x00\x05\x00\x00\x03\xff" + b"a" * 200),
    ],
)
def test_a_proxy_that_drips_is_limited_by_the_time_to_connect(connect, monotonic, proxy, content, timeout):
    if proxy.startswith("socks"):
        pytest.importorskip("socks")

    def pause(seconds):
        monotonic.advance(seconds)
        time.sleep(0.01)

    settings = {"host": "https://flat.test", "proxy": proxy.format(dripping(content, pause)), "retries": False}

    with pytest.raises(ApiTimeoutError) as caught:
        ScoreApi(connect(**settings)).get_score("s1", _request_timeout=timeout)

    assert not caught.value.sent


def test_a_proxy_may_take_as_long_to_open_a_tunnel_as_connecting_may(tls_server, http_proxy, connect):
    server = tls_server()
    http_proxy.thinking = 1.7
    client = connect(
        host=f"https://localhost:{server.port}",
        proxy=f"http://{http_proxy.address}",
        ssl_ca_cert=AUTHORITY,
        retries=False,
    )

    assert ScoreApi(client).get_score("s1", _request_timeout=(120, 1.5)).title == "Ode"


@pytest.mark.parametrize("trusted", [True, False])
def test_a_proxy_is_spoken_to_over_tls_and_must_have_a_good_certificate(flat_server, tls_server, configure, trusted):
    proxy = tls_server()
    proxy.on("GET", "http://flat.test/v2/scores/s1").answer(json=SCORE)
    authority = {"ssl_ca_cert": AUTHORITY} if trusted else {}
    settings = {"host": "http://flat.test/v2", "proxy": proxy.url.replace("//", "//me:pass@"), "retries": False}

    if trusted:
        assert fetch(ApiClient(configure(**settings, **authority))) == "Ode"
        assert proxy.requests[0].headers["proxy-authorization"] == "Basic bWU6cGFzcw=="
    else:
        with pytest.raises(ApiConnectionError, match="certificate"):
            fetch(ApiClient(configure(**settings)))
        assert proxy.requests == []
