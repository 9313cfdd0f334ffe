"""Access to a school: invitations, tokens and sign-in links for other accounts.

The page of an invitation is in :mod:`flat_api.sandbox.site.pages`.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from urllib.parse import quote

from flat_api.sandbox.access.tokens import SCOPES, issue
from flat_api.sandbox.data.records import Account
from flat_api.sandbox.data.records_education import Invitation, SigninLink
from flat_api.sandbox.http import paging
from flat_api.sandbox.http.call import Call, Reply, bad_request, forbidden, json_reply, no_content, not_found
from flat_api.sandbox.resources import views
from flat_api.sandbox.resources.organization.administration import ROLES, Administrator, administrator, member
from flat_api.sandbox.resources.scores.collections import application_of


def list_organization_invitations(call: Call) -> Reply:
    """Handle ``GET /organizations/invitations``, the newest first."""
    invitations = call.store.invitations.find("organization", administrator(call).organization)
    if "role" in call.parameters:
        invitations = [invitation for invitation in invitations if invitation.role == call.text("role")]
    page, headers = paging.page(
        call, invitations, lambda entry: (views.date(entry.created), entry.id), descending=True, limit=50
    )
    return json_reply([_view(call, invitation) for invitation in page], headers=headers)


def create_organization_invitation(call: Call) -> Reply:
    """Handle ``POST /organizations/invitations``. The sandbox sends no mail."""
    caller = administrator(call)
    body: Mapping[str, Any] = call.body
    email: str | None = body.get("email")
    if email is not None and re.fullmatch(r"[^@\s]+@[^@\s]+", email) is None:
        raise bad_request(f"{email!r} is not an e-mail address", "email")
    invitation = Invitation(
        id=call.store.new_id(),
        code=secrets.token_hex(16),
        organization=caller.organization,
        role=body.get("organizationRole", "teacher"),
        invited_by=caller.account.id,
        created=call.store.now(),
        email=email,
    )
    return json_reply(_view(call, call.store.invitations.put(invitation)))


def remove_organization_invitation(call: Call) -> Reply:
    """Handle ``DELETE /organizations/invitations/{invitation}``."""
    organization = administrator(call).organization
    invitation = call.store.invitations.get(call.text("invitation"))
    if invitation is None or invitation.organization != organization:
        raise not_found("invitation")
    call.store.invitations.remove(invitation.id)
    return no_content()


def _view(call: Call, invitation: Invitation) -> views.Json:
    view: views.Json = {
        "id": invitation.id,
        "creationDate": views.date(invitation.created),
        "organization": invitation.organization,
        "organizationRole": invitation.role,
        "customCode": None,
        "invitedBy": invitation.invited_by,
        "htmlUrl": f"{call.origin}/join/{invitation.code}",
        "allowMultipleUse": invitation.allows_multiple_use,
        "usedBy": list(invitation.used_by),
    }
    if invitation.email is not None:
        view["email"] = invitation.email
    return view


TEACHER_SCOPES = frozenset(scope for scope in SCOPES if not scope.startswith("edu.admin"))
"""Scopes of a teacher's token."""

STUDENT_SCOPES = frozenset(scope for scope in TEACHER_SCOPES if not scope.startswith("edu.resources"))
"""Scopes of a student's token: the resource library is for teachers only."""


def create_organization_user_access_token(call: Call) -> Reply:
    """Handle ``POST /organizations/users/{user}/accessToken``."""
    caller, account = _represented(call)
    body: Mapping[str, Any] = call.body
    scopes: list[str] = list(dict.fromkeys(body["scopes"]))
    role = account.organization_role
    allowed = TEACHER_SCOPES if role == "teacher" else STUDENT_SCOPES
    beyond = [scope for scope in scopes if scope not in allowed]
    if beyond:
        raise bad_request(f"The role '{role}' does not allow the scope {', '.join(beyond)}", "scopes")
    if not scopes:
        raise bad_request("A token needs a scope", "scopes")
    issued = call.store.now()
    expires = issued + timedelta(seconds=call.store.switches.delegated_token_lifetime)
    token = issue(call.store, account.id, scopes, expires=expires.timestamp(), application=application_of(call))
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
    """Handle ``POST /organizations/users/{user}/signinLink``. The link leads to :mod:`flat_api.sandbox.site.pages`."""
    _, account = _represented(call)
    body: Mapping[str, Any] = call.body
    destination: str = body.get("destinationPath", "/")
    if not destination.startswith("/") or destination.startswith(("//", "/\\")):
        raise bad_request("The path must begin with one '/' and stay on the site", "destinationPath")
    expires = call.store.now() + timedelta(seconds=call.store.switches.signin_link_lifetime)
    link = SigninLink(id=secrets.token_hex(32), account=account.id, expires=expires.timestamp())
    call.store.signin_links.put(link)
    return json_reply(
        {
            "url": f"{call.origin}/auth/signin-link/{link.id}?next={quote(destination, safe='')}",
            "token": link.id,
            "expirationDate": views.date(expires),
        }
    )


def _represented(call: Call) -> tuple[Administrator, Account]:
    """Return the administrator of a call, and the account to act as.

    It must not be an administrator's, so that acting as another account never gives more rights.
    """
    caller = administrator(call)
    account = member(call, caller.organization)
    if account.organization_role in ROLES:
        raise forbidden(f"This is for teachers and students; the role of this account is '{account.organization_role}'")
    return caller, account
