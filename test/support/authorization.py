"""The application that asks for consent, and the time that it goes by."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import parse_qsl

from flat_api.auth.oauth import OAuth2

PAYLOADS = Path(__file__).parent / "payloads"
EXCHANGED = json.loads((PAYLOADS / "oauth_token__code_exchange.json").read_text(encoding="utf-8"))
NOW = 1_700_000_000.0


class Clock:
    """A time that passes when it is told to."""

    def __init__(self):
        self.time = NOW

    def __call__(self):
        return self.time


def make_oauth(server, configuration, now):
    return OAuth2(
        "app",
        "s3cret",
        "https://example.com/callback",
        configuration=configuration,
        authorization_endpoint=server.url + "/auth/oauth",
        token_endpoint=server.url + "/oauth/access_token",
        revocation_endpoint=server.url + "/oauth/invalidate_token",
        now=now,
    )


def form(request):
    assert request.headers["content-type"] == "application/x-www-form-urlencoded"
    return dict(parse_qsl(request.body.decode()))


def answer_tokens(server, **fields):
    return server.on("POST", "/oauth/access_token").answer(json={**EXCHANGED, **fields})
