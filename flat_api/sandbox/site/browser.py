"""Consent without a browser, and an OAuth2 client of a sandbox."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal
from urllib.parse import parse_qsl, urlencode, urlsplit

from flat_api.sandbox.site import COOKIE

if TYPE_CHECKING:
    from flat_api.auth.oauth import OAuth2
    from flat_api.sandbox.data.records import OAuthApplication

Decision = Literal["accept", "refuse"]

DECISIONS: dict[str, str] = {"accept": "accept", "refuse": "deny"}
"""Value of the button on the consent page for each decision."""

REDIRECT_URI = "http://127.0.0.1:8000/callback"
"""Redirect URI of an application that registered none. Nothing needs to listen there."""


def oauth_client(
    application: OAuthApplication, redirect_uri: str | None, url: str, clock: Callable[[], float]
) -> OAuth2:
    from flat_api.auth.oauth import OAuth2
    from flat_api.configuration import Configuration

    return OAuth2(
        application.id,
        application.secret,
        redirect_uri or next(iter(application.redirect_uris), REDIRECT_URI),
        # A proxy from the environment cannot reach a loopback address.
        configuration=Configuration(access_token="", proxy=""),
        authorization_endpoint=f"{url}/auth/oauth",
        token_endpoint=f"{url}/oauth/access_token",
        revocation_endpoint=f"{url}/oauth/invalidate_token",
        now=clock,
    )


def check_consent(url: str, decision: str, own: str) -> None:
    """Refuse a URL that is not the consent page of a sandbox, and an unknown decision.

    Raises:
        ValueError: The URL or the decision is wrong.
    """
    if decision not in DECISIONS:
        raise ValueError(f"sign_in(): decision must be 'accept' or 'refuse', got {decision!r:.200}")
    if url.partition("?")[0] != f"{own}/auth/oauth":
        # The query may hold a state, which is a secret.
        raise ValueError(
            f"sign_in(): url must be that of the consent page, {own}/auth/oauth?..., got {url.partition('?')[0]!r:.200}"
        )


def decide(url: str, session: str, decision: str) -> str:
    """Send the form of the consent page, and return the URL that the browser is sent to.

    Raises:
        ValueError: The server refused the request without a redirect.
    """
    import urllib3

    fields = {**dict(parse_qsl(urlsplit(url).query, keep_blank_values=True)), "decision": DECISIONS[decision]}
    headers = {"Cookie": f"{COOKIE}={session}", "Content-Type": "application/x-www-form-urlencoded"}
    with urllib3.PoolManager() as pool:
        response = pool.request(
            "POST", url.partition("?")[0], body=urlencode(fields), headers=headers, redirect=False, retries=False
        )
    location = response.headers.get("Location")
    if location is None:
        raise ValueError(
            f"sign_in(): url was refused with status {response.status}: its client_id or redirect_uri is not one "
            "of an application of this sandbox"
        )
    return location
