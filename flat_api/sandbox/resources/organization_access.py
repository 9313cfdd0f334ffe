"""Acting and signing in as somebody else: delegated access tokens and sign-in links."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from typing import Any
from urllib.parse import quote

from flat_api.sandbox import views
from flat_api.sandbox.administration import ROLES, Administrator, administrator, member
from flat_api.sandbox.auth import APPLICATION, SCOPES, issue
from flat_api.sandbox.call import Call, Handler, Reply, json_reply
from flat_api.sandbox.errors import bad_request, forbidden
from flat_api.sandbox.records import Account
from flat_api.sandbox.records_organization import SigninLink

TOKEN_LIFETIME = timedelta(hours=24)
LINK_LIFETIME = timedelta(minutes=5)

TEACHER_SCOPES = frozenset(scope for scope in SCOPES if not scope.startswith("edu.admin"))
"""What a teacher may have."""

STUDENT_SCOPES = frozenset(scope for scope in TEACHER_SCOPES if not scope.startswith("edu.resources"))
"""What a student may have: the resource library is for teachers."""


def create_organization_user_access_token(call: Call) -> Reply:
    """Answer ``POST /organizations/users/{user}/accessToken``."""
    caller, account = _represented(call)
    body: Mapping[str, Any] = call.body
    scopes: list[str] = list(dict.fromkeys(body["scopes"]))
    allowed = TEACHER_SCOPES if account.organization_role == "teacher" else STUDENT_SCOPES
    beyond = [scope for scope in scopes if scope not in allowed]
    if beyond:
        raise bad_request(
            f"The role '{account.organization_role}' does not allow the scope {', '.join(beyond)}", "scopes"
        )
    if not scopes:
        raise bad_request("A token needs a scope", "scopes")
    issued = call.store.now()
    expires = issued + TOKEN_LIFETIME
    application = call.token.application if call.token is not None else APPLICATION
    token = issue(call.store, account.id, scopes, expires=expires.timestamp(), application=application)
    return json_reply(
        {
            "id": call.store.new_id(),
            "name": f"{account.name}, by {caller.account.name}",
            "token": token.id,
            "issuedDate": views.date(issued),
            "expirationDate": views.date(expires),
            "scopes": scopes,
        }
    )


def create_organization_user_signin_link(call: Call) -> Reply:
    """Answer ``POST /organizations/users/{user}/signinLink``. The link leads to :mod:`flat_api.sandbox.site.signin`."""
    _, account = _represented(call)
    body: Mapping[str, Any] = call.body
    destination: str = body.get("destinationPath", "/")
    if not destination.startswith("/") or destination.startswith(("//", "/\\")):
        raise bad_request("The path must begin with one '/' and stay on the site", "destinationPath")
    expires = (call.store.now() + LINK_LIFETIME).timestamp()
    link = call.store.signin_links.put(SigninLink(id=secrets.token_hex(32), account=account.id, expires=expires))
    return json_reply(
        {
            "url": f"{call.origin}/auth/signin-link/{link.id}?next={quote(destination, safe='')}",
            "token": link.id,
            "expirationDate": views.date(datetime.fromtimestamp(expires, timezone.utc)),
        }
    )


def _represented(call: Call) -> tuple[Administrator, Account]:
    """Return the administrator who calls, and the account to act as.

    Raises:
        Refusal: 403, that account administers the school too: nobody gains rights by acting as somebody else.
    """
    caller = administrator(call)
    account = member(call, caller.organization)
    if account.organization_role in ROLES:
        raise forbidden(f"This is for teachers and students; the role of this account is '{account.organization_role}'")
    return caller, account


HANDLERS: dict[str, Handler] = {
    "createOrganizationUserAccessToken": create_organization_user_access_token,
    "createOrganizationUserSigninLink": create_organization_user_signin_link,
}
