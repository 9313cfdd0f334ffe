"""Records of OAuth2 and of the pages where people sign in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class OAuthApplication:
    """A program that asks people for access to their accounts.

    Attributes:
        id: Its ``client_id``.
        secret: Its ``client_secret``.
        name: What people are told who is asking.
        redirect_uris: Where it may be answered; any address of this machine when there are none.
    """

    id: str
    secret: str
    name: str
    redirect_uris: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Grant:
    """What somebody allowed an application to do. The tokens that follow from it name it.

    Attributes:
        code: What the application exchanges for the first access token, once.
        code_expires: When the code stops working, in epoch seconds.
        is_used: Whether the code was exchanged.
        refresh_token: Made with the first access token, where the application asked for access without the person.
    """

    id: str
    application: str
    account: str
    scopes: frozenset[str]
    redirect_uri: str
    is_offline: bool
    code: str
    code_expires: float
    is_used: bool = False
    refresh_token: str | None = None


@dataclass(frozen=True, kw_only=True)
class Session:
    """Somebody who signed in with a browser.

    Attributes:
        id: The value of the cookie.
        expires: When it ends, in epoch seconds.
    """

    id: str
    account: str
    expires: float
