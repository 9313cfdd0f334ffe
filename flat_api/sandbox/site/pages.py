"""Pages for invitations, sign-in links and LTI registration, and the routes of all pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from html import escape

from werkzeug.exceptions import HTTPException, MethodNotAllowed
from werkzeug.routing import Map, Rule
from werkzeug.wrappers import Request, Response

from flat_api.sandbox.data.records_education import Invitation
from flat_api.sandbox.data.store import Store
from flat_api.sandbox.site import ResponseReady, Visit, page, paragraph, sign_in_fields, signed_in
from flat_api.sandbox.site.oauth import access_token, authorize_page, decision, invalidate_token


def invitation_page(visit: Visit) -> Response:
    return _form(visit, _invitation(visit))


def accept_invitation(visit: Visit) -> Response:
    """Add the account of the session or of the form to the school."""
    invitation = _invitation(visit)
    account = visit.account_of_form()
    if account is None:
        return _form(visit, invitation, "The username or the password is wrong.", status=401)
    if account.organization is not None:
        return page("You already belong to an organization", status=409)
    visit.store.accounts.put(
        replace(account, organization=invitation.organization, organization_role=invitation.role, score_limit=None)
    )
    visit.store.invitations.put(replace(invitation, used_by=(*invitation.used_by, account.id)))
    return page("Welcome", paragraph(f"{account.name}, you have joined as {invitation.role}."))


def _invitation(visit: Visit) -> Invitation:
    """Return the invitation that the path names, if it can still be accepted."""
    for invitation in visit.store.invitations.find("code", visit.name):
        if invitation.allows_multiple_use or not invitation.used_by:
            return invitation
    raise ResponseReady(page("This invitation is not valid", status=404))


def _form(visit: Visit, invitation: Invitation, complaint: str = "", status: int = 200) -> Response:
    return page(
        "Join the organization",
        paragraph(complaint or f"You are invited as {invitation.role}."),
        f'<form method="post">\n{sign_in_fields(visit.account())}\n<p><button>Join</button></p>\n</form>',
        status=status,
    )


def registration_page(visit: Visit) -> Response:
    """Record that the platform opened the registration URL. The sandbox does not call it back."""
    found = visit.store.lti_configurations.find("registration", visit.name)
    if not found:
        return page("This URL is not valid", status=404)
    if found[0].token_used:
        return page("This URL was used before", status=410)
    visit.store.lti_configurations.put(replace(found[0], token_used=True))
    return page("Registration", paragraph("Send the data of the platform with updateLtiConfiguration."))


def signin_link_page(visit: Visit) -> Response:
    """Sign the browser in, and show a link to the destination."""
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
    return signed_in(visit, account, page("Signed in", sign_in_fields(account), arrival))


PAGES: dict[tuple[str, str], Callable[[Visit], Response]] = {
    ("GET", "/auth/oauth"): authorize_page,
    ("POST", "/auth/oauth"): decision,
    ("POST", "/oauth/access_token"): access_token,
    ("POST", "/oauth/invalidate_token"): invalidate_token,
    ("GET", "/auth/signin-link/<name>"): signin_link_page,
    ("GET", "/join/<name>"): invitation_page,
    ("POST", "/join/<name>"): accept_invitation,
    ("GET", "/lti/register/<name>"): registration_page,
}


class Site:
    """Web pages of a sandbox."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def respond(self, request: Request) -> Response | None:
        """Return the response to a request; ``None`` if there is no such page."""
        try:
            page, path = _routes().bind_to_environ(request.environ).match()
        except MethodNotAllowed as error:
            allowed = ", ".join(sorted(error.valid_methods or ()))
            return Response(f"{request.path} allows {allowed}\n", 405, {"Allow": allowed})
        except HTTPException:
            return None
        with self._store.lock:
            visit = Visit(self._store, request, self._store.now().timestamp(), path.get("name", ""))
            try:
                return PAGES[page](visit)
            except ResponseReady as ready:
                return ready.response
            except HTTPException as error:
                # The form is too large, or malformed.
                return Response(f"{error.description}\n", error.code or 400)


@cache
def _routes() -> Map:
    return Map([Rule(path, endpoint=(method, path), methods=[method]) for method, path in PAGES], strict_slashes=False)
