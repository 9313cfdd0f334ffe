"""Invitations of a school. Their page is in :mod:`flat_api.sandbox.site.joining`."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from typing import Any

from flat_api.sandbox import paging, views
from flat_api.sandbox.administration import administrator
from flat_api.sandbox.call import Call, Handler, Reply, json_reply, no_content
from flat_api.sandbox.errors import bad_request, not_found
from flat_api.sandbox.records_organization import Invitation

PAGE = 50
"""Invitations in a page unless the call says otherwise."""


def list_organization_invitations(call: Call) -> Reply:
    """Answer ``GET /organizations/invitations``, the newest first."""
    invitations = call.store.invitations.find("organization", administrator(call).organization)
    if "role" in call.parameters:
        invitations = [invitation for invitation in invitations if invitation.role == call.text("role")]
    page, headers = paging.page(call, invitations, _key, descending=True, limit=PAGE)
    return json_reply([_view(call, invitation) for invitation in page], headers=headers)


def create_organization_invitation(call: Call) -> Reply:
    """Answer ``POST /organizations/invitations``. The sandbox sends no mail."""
    caller = administrator(call)
    body: Mapping[str, Any] = call.body
    email: str | None = body.get("email")
    if email is not None and re.fullmatch(r"[^@\s]+@[^@\s]+", email) is None:
        raise bad_request(f"{email!r} is no e-mail address", "email")
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
    """Answer ``DELETE /organizations/invitations/{invitation}``."""
    organization = administrator(call).organization
    invitation = call.store.invitations.get(call.text("invitation"))
    if invitation is None or invitation.organization != organization:
        raise not_found("invitation")
    call.store.invitations.remove(invitation.id)
    return no_content()


def _key(invitation: Invitation) -> paging.Key:
    return views.date(invitation.created), invitation.id


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


HANDLERS: dict[str, Handler] = {
    "listOrganizationInvitations": list_organization_invitations,
    "createOrganizationInvitation": create_organization_invitation,
    "removeOrganizationInvitation": remove_organization_invitation,
}
