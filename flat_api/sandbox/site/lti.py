"""The page where a learning platform registers itself."""

from __future__ import annotations

from dataclasses import replace

from werkzeug.wrappers import Response

from flat_api.sandbox.site.visit import Visit, page, paragraph


def registration_page(visit: Visit) -> Response:
    """Answer ``GET /lti/register/{token}``: note that the platform came. The sandbox does not call it back."""
    found = visit.store.lti_configurations.find("registration", visit.name)
    if not found:
        return page("This address is not valid", status=404)
    if found[0].token_used:
        return page("This address was used before", status=410)
    visit.store.lti_configurations.put(replace(found[0], token_used=True))
    return page("Registration", paragraph("Tell the sandbox about the platform with updateLtiConfiguration."))
