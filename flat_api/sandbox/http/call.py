"""Call, reply and refusal: input and output of a handler."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from flat_api.sandbox.data.records import Account, Token
from flat_api.sandbox.data.store import Store
from flat_api.sandbox.http.storage import Storage

T = TypeVar("T")


class Refusal(Exception):
    """Refusal of a request, sent as an error response.

    Args:
        code: Flat's code for the kind of error.
        param: Name of the parameter or field at fault, where there is one.
    """

    def __init__(self, status: int, code: str, message: str, param: str | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.param = param

    def reply(self) -> Reply:
        """Return the reply. Like Flat's, it has an ``id`` for status 400 and from 500 on only."""
        body = {"code": self.code, "message": self.message}
        if self.param is not None:
            body["param"] = self.param
        if self.status == 400 or self.status >= 500:
            body["id"] = str(uuid.uuid4())
        return json_reply(body, status=self.status)


def bad_request(message: str, param: str | None = None) -> Refusal:
    """Return a 400: the parameters or the body do not fit the contract, or cannot be read."""
    return Refusal(400, "CLIENT_ERROR", message, param)


def unsupported_format(message: str) -> Refusal:
    return Refusal(400, "SCORE_UNSUPPORTED_FORMAT", message, "data")


def unauthorized(message: str) -> Refusal:
    return Refusal(401, "UNAUTHORIZED", message)


def quota_exceeded(message: str) -> Refusal:
    return Refusal(402, "QUOTA_EXCEEDED", message)


def forbidden(message: str) -> Refusal:
    return Refusal(403, "FORBIDDEN", message)


def not_found(what: str) -> Refusal:
    return Refusal(404, "NOT_FOUND", f"This {what} does not exist")


def conflict(message: str) -> Refusal:
    return Refusal(409, "CONFLICT", message)


JSON = "application/json"


class Deferred(Exception):
    """Signal of a handler that it needs a result which takes long.

    The application computes it without the lock of the store, so that other calls go on, and calls the handler again.
    """

    def __init__(self, name: str, work: Callable[[], object]) -> None:
        super().__init__(name)
        self.name = name
        self.work = work


@dataclass(frozen=True)
class Outcome:
    """Result of long work, or the exception that ended it."""

    value: object = None
    error: Exception | None = None


@dataclass(frozen=True)
class Call:
    """Request that is authorized and valid under the contract.

    Attributes:
        storage: Storage for files that a reply redirects to, or gives the address of.
        token: Token of the request; ``None`` if it has none and the operation needs none.
        parameters: Parameters by name, with the types of the contract.
        url: Absolute URL of the request, without its query.
        query: Names of the parameters in the query.
        origin: Scheme, host and port of the server.
        outcomes: Results of :meth:`unlocked`, by name.
        notes: Remarks on the response, which its header ``X-Flat-Sandbox-Note`` shows.
    """

    store: Store
    storage: Storage
    token: Token | None
    parameters: Mapping[str, Any]
    body: Any
    url: str
    query: Set[str]
    origin: str
    accept_language: str
    notes: set[str] = field(default_factory=set[str])
    outcomes: dict[str, Outcome] = field(default_factory=dict[str, Outcome])

    def account(self) -> Account:
        """Return the account of the token; refuse a call without token with 401."""
        account = self.account_or_none()
        if account is None:
            raise unauthorized("This call needs an access token")
        return account

    def account_or_none(self) -> Account | None:
        return self.store.accounts.get(self.token.account) if self.token is not None else None

    def text(self, name: str, default: str = "") -> str:
        value = self.parameters.get(name)
        return value if isinstance(value, str) else default

    def unlocked(self, name: str, work: Callable[[], T]) -> T:
        """Return the result of a function that takes long and needs no store; other calls go on meanwhile.

        The handler starts again with the result: until here, it must not change the store.

        Args:
            name: Name of the result in this call. It names all that the result depends on and that can change.
            work: Function that returns the result, or raises an exception.
        """
        outcome = self.outcomes.get(name)
        if outcome is None:
            raise Deferred(name, work)
        if outcome.error is not None:
            raise outcome.error
        return cast("T", outcome.value)

    def flag(self, name: str) -> bool:
        """Return a boolean parameter; ``False`` if it is absent."""
        return self.parameters.get(name) is True


@dataclass(frozen=True)
class Reply:
    """Result of a handler."""

    body: bytes = b""
    status: int = 200
    media_type: str = JSON
    headers: Mapping[str, str] = field(default_factory=dict[str, str])


Handler = Callable[[Call], Reply]


def json_reply(value: object, *, status: int = 200, headers: Mapping[str, str] | None = None) -> Reply:
    return Reply(json.dumps(value, separators=(",", ":")).encode("ascii"), status, JSON, headers or {})


def no_content() -> Reply:
    return Reply(status=204)
