"""The page of an invitation."""

from __future__ import annotations

from dataclasses import replace

from werkzeug.wrappers import Response

from flat_api.sandbox.records_organization import Invitation
from flat_api.sandbox.site.visit import Visit, page, paragraph, sign_in_fields


def invitation_page(visit: Visit) -> Response:
    """Answer ``GET /join/{code}``."""
    invitation = _invitation(visit)
    if invitation is None:
        return _gone()
    return _form(visit, invitation)


def accept_invitation(visit: Visit) -> Response:
    """Answer ``POST /join/{code}``: the account of the browser or of the form joins the school."""
    invitation = _invitation(visit)
    if invitation is None:
        return _gone()
    account = visit.account_of_form()
    if account is None:
        return _form(visit, invitation, "The username or the password is wrong.", status=401)
    if account.organization is not None:
        return page("You belong to an organization already", status=409)
    visit.store.accounts.put(
        replace(account, organization=invitation.organization, organization_role=invitation.role, score_limit=None)
    )
    visit.store.invitations.put(replace(invitation, used_by=(*invitation.used_by, account.id)))
    return page("Welcome", paragraph(f"{account.name}, you have joined as {invitation.role}."))


def _invitation(visit: Visit) -> Invitation | None:
    """Return the invitation that the path names, as long as it can be accepted."""
    for invitation in visit.store.invitations.find("code", visit.name):
        if invitation.allows_multiple_use or not invitation.used_by:
            return invitation
    return None


def _gone() -> Response:
    return page("This invitation is not valid", status=404)


def _form(visit: Visit, invitation: Invitation, complaint: str = "", status: int = 200) -> Response:
    account = visit.account()
    who = paragraph(f"You are signed in as {account.name}.") if account is not None else sign_in_fields()
    return page(
        "Join the organization",
        paragraph(complaint) if complaint else paragraph(f"You are invited as {invitation.role}."),
        f'<form method="post">\n{who}\n<p><button>Join</button></p>\n</form>',
        status=status,
    )
