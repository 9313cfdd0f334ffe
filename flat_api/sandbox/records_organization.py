"""Records of the administration of a school."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, kw_only=True)
class License:
    """What a school paid for: all of its people may use Flat until it expires."""

    id: str
    organization: str
    expires: datetime
    source: str = "order"
    mode: str = "site"


@dataclass(frozen=True, kw_only=True)
class Invitation:
    """An invitation to join a school.

    Attributes:
        code: Last part of the address of its page, which nobody can guess.
        invited_by: ID of the account that made it.
        used_by: IDs of the accounts that accepted it.
    """

    id: str
    code: str
    organization: str
    role: str
    invited_by: str
    created: datetime
    email: str | None = None
    used_by: tuple[str, ...] = ()

    @property
    def allows_multiple_use(self) -> bool:
        """Whether anybody who has the address can accept it, as long as it is addressed to nobody."""
        return self.email is None


@dataclass(frozen=True, kw_only=True)
class SigninLink:
    """A link that signs an account in.

    Attributes:
        id: The token in the link.
        expires: When it stops working, in epoch seconds.
    """

    id: str
    account: str
    expires: float


@dataclass(frozen=True, kw_only=True)
class LtiConfiguration:
    """A connection of a school to a learning platform.

    Attributes:
        version: ``1p1`` or ``1p3``.
        mode: ``1p1-manual``, ``1p3-manual``, ``1p3-deployment`` or ``1p3-dynamic``.
        creator: ID of the account that made it.
        platform: What is known of the platform, under the names of the contract.
        secrets: Keys and tokens that the server made for it, under the names of the contract.
        token_used: Whether the platform opened the address for registering itself.
        completed: When the last missing fact about a platform that registers itself came in.
    """

    id: str
    organization: str
    version: str
    mode: str
    creator: str
    created: datetime
    platform: dict[str, Any] = field(default_factory=dict[str, Any])
    secrets: dict[str, str] = field(default_factory=dict[str, str])
    parent: str | None = None
    token_used: bool = False
    completed: datetime | None = None
