"""The pages that people see when a link leads them here, and which page answers at which address."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from html import escape

from werkzeug.exceptions import HTTPException, MethodNotAllowed
from werkzeug.routing import Map, Rule
from werkzeug.wrappers import Request, Response

from flat_api.sandbox.records_education import Invitation
from flat_api.sandbox.site.oauth import access_token, authorize_page, decision, invalidate_token
from flat_api.sandbox.site.visit import Page, Visit, page, paragraph, sign_in_fields, signed_in
from flat_api.sandbox.store import Store


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


def registration_page(visit: Visit) -> Response:
    """Answer ``GET /lti/register/{token}``: note that the platform came. The sandbox does not call it back."""
    found = visit.store.lti_configurations.find("registration", visit.name)
    if not found:
        return page("This address is not valid", status=404)
    if found[0].token_used:
        return page("This address was used before", status=410)
    visit.store.lti_configurations.put(replace(found[0], token_used=True))
    return page("Registration", paragraph("Tell the sandbox about the platform with updateLtiConfiguration."))


def signin_link_page(visit: Visit) -> Response:
    """Answer ``GET /auth/signin-link/{token}``: sign the browser in, and show where the person would arrive."""
    link = visit.store.signin_links.get(visit.name)
    account = visit.store.accounts.get(link.account) if link is not None else None
    if link is None or account is None:
        return page("This link is not valid", status=404)
    if link.expires <= visit.now:
        return page("This link has expired", status=410)
    destination = visit.request.args.get("next", "/")
    if not destination.startswith("/") or destination.startswith(("//", "/\\")):
        destination = "/"
    arrival = f'<p>On to <a href="{escape(destination)}">{escape(destination)}</a></p>'
    return signed_in(visit, account, page("Signed in", paragraph(f"You are signed in as {account.name}."), arrival))


PAGES: dict[tuple[str, str], Page] = {
    ("GET", "/auth/oauth"): authorize_page,
    ("POST", "/auth/oauth"): decision,
    ("POST", "/oauth/access_token"): access_token,
    ("POST", "/oauth/invalidate_token"): invalidate_token,
    ("GET", "/auth/signin-link/<name>"): signin_link_page,
    ("GET", "/join/<name>"): invitation_page,
    ("POST", "/join/<name>"): accept_invitation,
    ("GET", "/lti/register/<name>"): registration_page,
}
"""Pages by method and path."""


class Site:
    """The pages over a store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def respond(self, request: Request) -> Response | None:
        """Return the answer to a request, ``None`` where there is no page."""
        try:
            page, path = _routes().bind_to_environ(request.environ).match()
        except MethodNotAllowed as error:
            allowed = ", ".join(sorted(error.valid_methods or ()))
            return Response(f"{request.path} takes {allowed}\n", 405, {"Allow": allowed})
        except HTTPException:
            return None
        with self._store.lock:
            visit = Visit(
                store=self._store,
                request=request,
                origin=request.host_url.rstrip("/"),
                now=self._store.now().timestamp(),
                name=str(path.get("name", "")),
            )
            try:
                return PAGES[page](visit)
            except HTTPException as error:
                # The form is too large, or cannot be read.
                return Response(f"{error.description}\n", error.code or 400)


@cache
def _routes() -> Map:
    return Map([Rule(path, endpoint=(method, path), methods=[method]) for method, path in PAGES], strict_slashes=False)
