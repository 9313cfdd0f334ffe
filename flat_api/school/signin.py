"""Sign-in links, with which someone enters Flat from another system."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flat_api.exceptions import ApiValueError
from flat_api.exceptions.misuse import excerpt
from flat_api.jobs.arguments import check_text
from flat_api.school.model import Secret

if TYPE_CHECKING:
    from flat_api.client import FlatClient


def signin_link(client: FlatClient, user_id: str, path: str = "/") -> Secret:
    """Return an address that signs a user in, for entry without LTI.

    Whoever has the address is signed in as the user, until it expires. Make one for each click, send the browser there
    at once (303), and keep it nowhere.

    Args:
        client: Client of an administrator.
        user_id: ID of the account.
        path: Page of Flat where the user arrives, such as ``/score/...``.

    Returns:
        The address; ``str()`` reveals it, ``repr`` does not.

    Raises:
        ApiTypeError, ApiValueError: An argument is wrong; ``path`` must be a path of Flat, never another address.
        ApiException: Flat refused it.
    """
    check_text("signin_link()", "user_id", user_id, required=True)
    check_text("signin_link()", "path", path, required=True)
    # "//host" and "/\\host" are addresses of another host to a browser (WHATWG URL, section 4.4).
    if not path.startswith("/") or path[1:2] in ("/", "\\") or any(one <= " " or one == "\x7f" for one in path):
        raise ApiValueError(f"signin_link(): 'path' must be a path such as '/', got {excerpt(path)}")
    created = client.organization.create_organization_user_signin_link(user_id, {"destinationPath": path})
    if not created.url:
        raise ApiValueError("signin_link(): the response to create_organization_user_signin_link() has no address")
    return Secret(created.url)
