"""What a handler gets and what it gives back."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from flat_api.sandbox.errors import unauthorized
from flat_api.sandbox.records import Account, Token
from flat_api.sandbox.storage import Storage
from flat_api.sandbox.store import Store

JSON = "application/json"


@dataclass(frozen=True)
class Call:
    """A request that has been let in and keeps to the contract.

    Attributes:
        storage: Where files go that are answered with a redirect or an address.
        token: The token that came with it; ``None`` where the operation allows that and none came.
        parameters: Parameters by name, with the types of the contract.
        body: The decoded JSON body.
        url: Absolute address of the request, without its query.
        origin: Scheme, host and port of the server, where its pages are.
        accept_language: The header ``Accept-Language``.
    """

    store: Store
    storage: Storage
    token: Token | None
    parameters: Mapping[str, Any]
    body: Any
    url: str
    origin: str
    accept_language: str = ""

    def account(self) -> Account:
        """Return the account behind the token.

        Raises:
            Refusal: 401, there is none.
        """
        account = self.account_or_none()
        if account is None:
            raise unauthorized("This call needs an access token")
        return account

    def account_or_none(self) -> Account | None:
        """Return the account behind the token, if there is one."""
        return self.store.accounts.get(self.token.account) if self.token is not None else None

    def text(self, name: str, default: str = "") -> str:
        """Return a parameter of the type string."""
        value = self.parameters.get(name)
        return value if isinstance(value, str) else default

    def flag(self, name: str) -> bool:
        """Return a parameter of the type boolean; left out means false."""
        return self.parameters.get(name) is True


@dataclass(frozen=True)
class Reply:
    """An answer, ready to be sent."""

    body: bytes = b""
    status: int = 200
    media_type: str = JSON
    headers: Mapping[str, str] = field(default_factory=dict[str, str])


Handler = Callable[[Call], Reply]


def json_reply(value: object, *, status: int = 200, headers: Mapping[str, str] | None = None) -> Reply:
    """Return an answer with a JSON body."""
    return Reply(json.dumps(value, separators=(",", ":")).encode("ascii"), status, JSON, headers or {})


def no_content() -> Reply:
    """Return the answer 204."""
    return Reply(status=204)
