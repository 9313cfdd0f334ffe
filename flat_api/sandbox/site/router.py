"""Which page answers at which address."""

from __future__ import annotations

from functools import cache

from werkzeug.exceptions import HTTPException, MethodNotAllowed
from werkzeug.routing import Map, Rule
from werkzeug.wrappers import Request, Response

from flat_api.sandbox.site.authorize import authorize_page, decision
from flat_api.sandbox.site.joining import accept_invitation, invitation_page
from flat_api.sandbox.site.lti import registration_page
from flat_api.sandbox.site.signin import signin_link_page
from flat_api.sandbox.site.tokens import access_token, invalidate_token
from flat_api.sandbox.site.visit import Page, Visit
from flat_api.sandbox.store import Store

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
