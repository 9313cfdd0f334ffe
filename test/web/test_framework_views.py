"""The views of the guides to Flask and FastAPI, run by the frameworks against the sandbox."""

import asyncio
import json
import re
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

if sys.version_info < (3, 11):
    pytest.skip("the frameworks are installed for Python 3.11 and later", allow_module_level=True)

from flat_api.sandbox import Sandbox

GUIDES = Path(__file__).resolve().parents[2] / "docs" / "guides"


@pytest.fixture
def sandbox(monkeypatch, tmp_path):
    with Sandbox() as server:
        application = server.register_application("Site", redirect_uris=["http://testserver/flat/callback"])
        oauth = server.oauth(application)
        addresses = {
            name: getattr(oauth, name) for name in ("authorization_endpoint", "token_endpoint", "revocation_endpoint")
        }
        environment = {
            "SECRET_KEY": "a key of the site for tests",
            "FLAT_CLIENT_ID": application.id,
            "FLAT_CLIENT_SECRET": application.secret,
            "FLAT_REDIRECT_URI": "http://testserver/flat/callback",
            "FLAT_OAUTH_SERVER": json.dumps(addresses),
            "FLAT_TOKENS": str(tmp_path),
            "FLAT_API_HOST": server.url,
        }
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        yield server


def application_of(page):
    """Return what the first block of a guide defines."""
    text = (GUIDES / page).read_text(encoding="utf-8")
    code = re.search(r"^```py\n(.*?)^```$", text, re.MULTILINE | re.DOTALL).group(1)
    namespace = {"__name__": "application"}
    # dont_inherit: FastAPI looks at the annotations of the views.
    exec(compile(code, page, "exec", dont_inherit=True), namespace)
    return namespace


class FlaskBrowser:
    def __init__(self, application):
        self._client = application.test_client()
        with self._client.session_transaction(base_url="http://testserver") as session:
            session["user"] = 7

    def request(self, method, path):
        response = self._client.open(path, method=method, base_url="http://testserver")
        return response.status_code, response.headers.get("Location"), response.get_data(as_text=True)


class FastApiBrowser:
    def __init__(self, application):
        from starlette.requests import Request

        @application.get("/own-login")
        def own_login(request: Request):
            request.session["user"] = 7
            return "ok"

        self._application = application
        self._cookies = None
        self.request("GET", "/own-login")

    def request(self, method, path):
        return asyncio.run(self._request(method, path))

    async def _request(self, method, path):
        import httpx

        transport = httpx.ASGITransport(app=self._application)
        async with httpx.AsyncClient(
            transport=transport, base_url="http://testserver", cookies=self._cookies
        ) as client:
            response = await client.request(method, path)
            self._cookies = client.cookies
        return response.status_code, response.headers.get("Location"), response.text


@pytest.fixture(params=["flask", "fastapi"])
def browser(request, sandbox):
    pytest.importorskip(request.param)
    namespace = application_of(f"{request.param}.md")
    yield {"flask": FlaskBrowser, "fastapi": FastApiBrowser}[request.param](namespace["app"])
    namespace["client"].close()


def path_of(url):
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}"


def test_a_user_connects_uses_and_disconnects_an_account(sandbox, browser, tmp_path):
    assert browser.request("GET", "/")[2] == "not connected"
    status, consent, _ = browser.request("GET", "/flat/login")
    assert status in (302, 303)
    returned = path_of(sandbox.sign_in(consent, user="individual"))
    assert browser.request("GET", returned)[1] == "/"
    assert browser.request("GET", "/")[2] == "milan.osei"
    assert [one.name for one in tmp_path.glob("7.json")] == ["7.json"]
    assert browser.request("POST", "/flat/disconnect")[1] == "/"
    assert browser.request("GET", "/")[2] == "not connected"


def test_a_user_who_refuses_and_a_callback_out_of_turn_are_not_connected(sandbox, browser):
    _, consent, _ = browser.request("GET", "/flat/login")
    refused = path_of(sandbox.sign_in(consent, user="individual", decision="refuse"))
    for path in (refused, "/flat/callback?code=x&state=y", "/flat/callback"):
        assert browser.request("GET", path)[1] == "/"

    assert browser.request("GET", "/")[2] in ("not connected", "refused", "try again")
    assert browser.request("GET", "/")[2] == "not connected"
