"""Hosts, URLs and locations that cannot be called: an error of this package, where they are known."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.loopback import FlatServer

from flat_api.api.account_api import AccountApi
from flat_api.api_client import ApiClient
from flat_api.configuration import Configuration
from flat_api.exceptions import ApiException, ApiValueError
from flat_api.support.hosts import ascii_host
from flat_api.transport.requests_session import RequestsTransport

NASTY = [
    "http://a..b/v2",
    "http://.a/v2",
    "http://[::1/v2",
    "http://::1]/v2",
    "http://[::1]x/v2",
    "http://[::g]/v2",
    "http://[v1.a]/v2",
    "http://[]/v2",
    "http://a:99999/v2",
    "http://a:0/v2",
    "http://a:-1/v2",
    "http://a:x/v2",
    "http://a:\uff11\uff12x/v2",
    "http:///v2",
    "http://:80/v2",
    "http://" + "a" * 64 + ".example/v2",
    "http://" + "a." * 200 + "example/v2",
    "http://ex!ample/v2",
    "http://a%2fb/v2",
    "http://a\\b/v2",
    "http://ﬀ℀.example/v2",
    "http://\u2488com/v2",
    "http://xn--a\u00e4.example/v2",
    "http://\udcff.example/v2",
    "ftp://a/v2",
    "a/v2",
]


@pytest.mark.parametrize("url", NASTY)
def test_a_host_that_cannot_exist_is_refused_where_it_is_set(url):
    with pytest.raises(ApiValueError, match="host"):
        Configuration(host=url)


@pytest.mark.parametrize("url", NASTY)
def test_a_url_that_cannot_exist_is_refused_before_anything_is_sent(flat_server, client, url):
    with pytest.raises(ApiValueError, match="'url'"):
        client.call_api("GET", url)

    assert flat_server.requests == []


@pytest.mark.parametrize("proxy", ["http://a..b:3128", "http://[::1:3128", "socks5://a:99999", "http://" + "a" * 64])
def test_a_proxy_that_cannot_exist_is_refused_where_it_is_set(proxy):
    with pytest.raises(ApiValueError, match="proxy"):
        Configuration(proxy=proxy)


@pytest.mark.parametrize("url", [url for url in NASTY if url.isascii() and "://" in url and "///" not in url])
def test_a_location_that_cannot_exist_is_a_redirect_that_is_not_followed(flat_server, connect, url):
    flat_server.on("GET", "/me").redirect(url)

    with pytest.raises(ApiException, match="the redirect is not followed"):
        AccountApi(connect(retries=False)).get_authenticated_user()


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("api.flat.io", "api.flat.io"),
        ("api.flat.io.", "api.flat.io."),
        ("my_container", "my_container"),
        ("127.0.0.1", "127.0.0.1"),
        ("::1", "::1"),
        ("fe80::1%eth0", "fe80::1%eth0"),
        ("bücher.example", "xn--bcher-kva.example"),
        ("BÜCHER.example", "xn--bcher-kva.example"),
    ],
)
def test_a_host_that_can_exist_is_written_in_ascii(host, name):
    assert ascii_host(host) == name


def test_idna_2008_is_used_where_its_package_is_installed(monkeypatch):
    pytest.importorskip("idna")
    assert ascii_host("straße.example") == "xn--strae-oqa.example"

    monkeypatch.setitem(sys.modules, "idna", None)

    assert ascii_host("straße.example") == "strasse.example"


@pytest.mark.parametrize("kind", ["urllib3", "requests"])
def test_both_transports_send_the_same_name_of_an_international_host(flat_server, kind):
    requests = pytest.importorskip("requests")
    session = requests.Session()
    session.proxies, session.trust_env = {"http": flat_server.url}, False
    transport = RequestsTransport(session) if kind == "requests" else None
    name = ascii_host("straße.test")
    flat_server.on("GET", f"http://{name}/me").answer(json={"id": "u1"})
    configuration = Configuration("http://straße.test", proxy=flat_server.url, access_token="", retries=False)

    with ApiClient(configuration, transport=transport) as client, session:
        assert client.call_api("GET", "/me", response_type="Any") == {"id": "u1"}

    assert flat_server.requests[-1].target == f"http://{name}/me"
    assert flat_server.requests[-1].headers["host"] == name


PARTS = st.text(alphabet="a.:[]%@\\/?#-_~! \t\x00\x7fé\u2024\u3002\uff0f\u0130ß\uff11\udcff0", max_size=12)


@given(before=PARTS, host=PARTS, port=PARTS)
def test_no_host_raises_anything_else(before, host, port):
    for text in (f"http://{host}", f"https://{before}{host}:{port}/v2", f"http://[{host}]:{port}", before + host):
        try:
            configuration = Configuration(host=text, retries=False, proxy="http://127.0.0.1:1", no_proxy="")
        except ApiValueError:
            continue
        # The proxy refuses the connection, so no host is looked up.
        with ApiClient(configuration) as client, pytest.raises((ApiException, ApiValueError)):
            client.call_api("GET", "/me", _request_timeout=5)


@pytest.fixture(scope="module")
def redirecting():
    server = FlatServer()
    yield server
    server.close()


@given(location=st.binary(max_size=20) | PARTS.map(lambda text: f"http://{text}".encode("utf-8", "surrogatepass")))
def test_no_location_raises_anything_else(redirecting, location):
    clean = location.replace(b"\r", b"").replace(b"\n", b"")
    redirecting.forget("GET", "/me")
    redirecting.on("GET", "/me").raw(
        b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + clean + b"\r\nConnection: close\r\n\r\n"
    )
    redirecting.find("GET", "/me").answer(404)
    configuration = Configuration(host=redirecting.url, retries=False, proxy="", timeout=5)

    with ApiClient(configuration) as client, pytest.raises(ApiException):
        client.call_api("GET", "/me")
