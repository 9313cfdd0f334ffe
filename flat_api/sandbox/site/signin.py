"""The page behind a sign-in link."""

from __future__ import annotations

from html import escape

from werkzeug.wrappers import Response

from flat_api.sandbox.site.visit import Visit, page, paragraph, signed_in


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
