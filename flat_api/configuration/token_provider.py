"""Token providers, which give a client its access token for each call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import Protocol

if TYPE_CHECKING:
    from typing import Optional


class TokenProvider(Protocol):
    """Callable that returns access tokens; a plain function is one.

    It is given as ``Configuration(access_token=...)`` or as ``_request_auth`` of a call, and is called for each attempt
    of a call, by several threads at once. It may raise an exception of its own, which leaves the call.

    A provider may also have

    - a method ``renew(rejected: str) -> bool``, which is called once after a response with status 401 to the token
      ``rejected``, and returns whether there is another token now; the call is then repeated with it,
    - an attribute ``scopes``, a list of the scopes of its tokens, with which a response with status 403 is explained.

    :meth:`OAuth2.provider() <flat_api.OAuth2.provider>` returns one that refreshes, and shares its tokens in a store.
    """

    def __call__(self) -> Optional[str]:
        """Return the token to use now, or ``None`` to send no token."""
        raise NotImplementedError
