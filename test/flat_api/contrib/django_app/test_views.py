"""A user of a site connects an account at Flat, uses it, and disconnects it, against the sandbox."""

from urllib.parse import urlsplit

import pytest


@pytest.fixture
def sandbox():
    from flat_api.sandbox import Sandbox

    with Sandbox() as server:
        yield server


@pytest.fixture
def flat(sandbox, site, database, monkeypatch):
    """The site, registered as an application of the sandbox."""
    from flat_api.contrib.django import clients

    application = sandbox.register_application("Site", redirect_uris=["http://testserver/flat/callback/"])
    oauth = sandbox.oauth(application)
    members = {
        "CLIENT_ID": application.id,
        "CLIENT_SECRET": application.secret,
        "HOST": sandbox.url,
        "AUTHORIZATION_ENDPOINT": oauth.authorization_endpoint,
        "TOKEN_ENDPOINT": oauth.token_endpoint,
        "REVOCATION_ENDPOINT": oauth.revocation_endpoint,
    }
    for name, value in members.items():
        monkeypatch.setitem(site.FLAT_API, name, value)
    monkeypatch.setattr(clients, "_connections", None)
    yield sandbox
    if clients._connections is not None:
        clients._connections.close()


@pytest.fixture
def browser(site_user):
    from django.test import Client

    client = Client()
    assert client.login(username="ann", password="ann's password")
    return client


def path_of(url):
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}"


def connect(browser, sandbox, *, decision="accept", target="/flat/login/"):
    """Go to Flat, decide there, and come back; return the page where the user ends."""
    consent = browser.get(target)
    returned = sandbox.sign_in(consent["Location"], user="teacher", decision=decision)
    return browser.get(path_of(returned), follow=True)


def test_a_user_connects_uses_and_disconnects_an_account(flat, browser, site_user):
    from flat_api.contrib.django import NotConnected, client_for

    page = connect(browser, flat)
    assert page.content.decode() == "Your account at Flat is connected."
    for _ in range(2):
        with client_for(site_user) as client:
            assert client.account.get_authenticated_user().username == "nora.lindqvist"
    token = next(one.headers["Authorization"] for one in flat.requests if one.operation == "getAuthenticatedUser")

    page = browser.post("/flat/disconnect/", follow=True)
    assert page.content.decode() == "Your account at Flat is disconnected."
    with pytest.raises(NotConnected, match="send them to 'flat_api:login'"):
        client_for(site_user)
    import flat_api

    configuration = flat_api.Configuration(host=flat.url, access_token=token.split()[1])
    with flat_api.ApiClient(configuration) as old, pytest.raises(flat_api.UnauthorizedException):
        flat_api.AccountApi(old).get_authenticated_user()


def test_a_user_who_refuses_reads_why(flat, browser):
    page = connect(browser, flat, decision="refuse")

    assert page.content.decode() == "You have not allowed access to Flat."


@pytest.mark.parametrize(
    "target", ["/flat/callback/", "/flat/callback/?code=x&state=y", "/flat/callback/?error=access_denied&state=y"]
)
def test_a_callback_out_of_turn_is_a_message_and_no_traceback(flat, browser, target):
    page = browser.get(target, follow=True)

    assert (page.status_code, page.content.decode()) == (
        200,
        "This page was opened out of turn. Please connect to Flat again.",
    )


def test_a_state_is_used_once(flat, browser):
    consent = browser.get("/flat/login/")
    returned = path_of(flat.sign_in(consent["Location"], user="teacher"))
    browser.get(returned, follow=True)

    assert "out of turn" in browser.get(returned, follow=True).content.decode()


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("/scores/", "/scores/"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("/\\evil.example/", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
    ],
)
def test_only_a_page_of_this_site_follows(flat, browser, given, expected):
    consent = browser.get("/flat/login/", {"next": given})
    returned = flat.sign_in(consent["Location"], user="teacher")

    assert browser.get(path_of(returned))["Location"] == expected
    assert browser.post("/flat/disconnect/", {"next": given})["Location"] == expected


def test_who_is_not_signed_in_is_sent_to_the_login_of_the_site(flat):
    from django.test import Client

    for path in ("/flat/login/", "/flat/callback/"):
        assert Client().get(path)["Location"].startswith("/accounts/login/")
    assert Client().post("/flat/disconnect/")["Location"].startswith("/accounts/login/")


def test_a_link_cannot_disconnect_and_neither_can_another_site(flat, site_user):
    from django.test import Client

    browser = Client(enforce_csrf_checks=True)
    browser.login(username="ann", password="ann's password")

    assert browser.get("/flat/disconnect/").status_code == 405
    assert browser.post("/flat/disconnect/").status_code == 403


def test_flat_that_cannot_be_reached_is_a_message(flat, browser, site, monkeypatch):
    consent = browser.get("/flat/login/")
    returned = path_of(flat.sign_in(consent["Location"], user="teacher"))
    monkeypatch.setitem(site.FLAT_API, "TOKEN_ENDPOINT", "http://127.0.0.1:1/token")

    assert "cannot be reached" in browser.get(returned, follow=True).content.decode()


def test_the_admin_shows_the_connection_and_no_token(flat, browser, site_user):
    from django.test import Client

    from flat_api.contrib.django.models import FlatTokens

    connect(browser, flat)
    site_user.is_staff = site_user.is_superuser = True
    site_user.save()
    admin = Client()
    admin.login(username="ann", password="ann's password")
    row = FlatTokens.objects.get()

    pages = [
        admin.get(path).content.decode()
        for path in ("/admin/flat_api/flattokens/", f"/admin/flat_api/flattokens/{row.pk}/change/")
    ]

    assert all("ann" in page for page in pages)
    assert bytes(row.content).decode() not in "".join(pages)
    assert admin.get("/admin/flat_api/flattokens/add/").status_code == 403


def test_no_migration_is_missing(site, database):
    from django.core.management import call_command

    call_command("makemigrations", "flat_api", check=True, dry_run=True, verbosity=0)


def found(monkeypatch, site, **members):
    from flat_api.contrib.django.checks import check_settings

    for name, value in members.items():
        monkeypatch.setitem(site.FLAT_API, name, value)
    return [(one.id, str(one)) for one in check_settings(None)]


def test_right_settings_have_no_findings(site, monkeypatch):
    assert found(monkeypatch, site) == []


@pytest.mark.parametrize(
    ("members", "code", "text"),
    [
        ({"CLIENT_ID": ""}, "flat_api.E002", "has no 'CLIENT_ID'"),
        ({"CLIENT_IT": "x"}, "flat_api.E003", "did you mean 'CLIENT_ID'"),
        ({"SCOPES": "scores"}, "flat_api.E004", "must be a list"),
        ({"TOKEN_KEYS": ["t00-short"]}, "flat_api.E005", "['TOKEN_KEYS'][0] is not a key"),
        ({"REDIRECT_URI": "http://example.com/"}, "flat_api.W002", "not an https address"),
    ],
)
def test_a_wrong_setting_is_found_by_the_system_check(site, monkeypatch, members, code, text):
    findings = found(monkeypatch, site, **members)

    assert [one for one, _ in findings] == [code]
    assert text in findings[0][1]
    assert "t00-short" not in findings[0][1]


def test_a_missing_setting_and_a_missing_middleware_are_found(site, monkeypatch):
    monkeypatch.setattr(site, "MIDDLEWARE", site.MIDDLEWARE[:-1])
    assert [one for one, _ in found(monkeypatch, site)] == ["flat_api.W001"]
    monkeypatch.setattr(site, "FLAT_API", None)
    assert [one for one, _ in found(monkeypatch, site)] == ["flat_api.E001"]
