"""Refusals: why the server does not do what was asked, in the shape that Flat gives to errors."""

from __future__ import annotations

import uuid
from typing import Any


class Refusal(Exception):
    """A request is not granted.

    Attributes:
        status: HTTP status of the answer.
        code: Flat's word for the kind of refusal.
        message: One sentence for people.
        param: Name of the parameter or field at fault, where there is one.
    """

    def __init__(self, status: int, code: str, message: str, param: str | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.param = param

    def body(self) -> dict[str, Any]:
        """Return the JSON body. It carries an ``id`` only where there is something to look up or to report."""
        body: dict[str, Any] = {"code": self.code, "message": self.message}
        if self.param is not None:
            body["param"] = self.param
        if self.status == 400 or self.status >= 500:
            body["id"] = str(uuid.uuid4())
        return body


def bad_request(message: str, param: str | None = None) -> Refusal:
    """The parameters or the body break the contract, or cannot be understood."""
    return Refusal(400, "CLIENT_ERROR", message, param)


def unsupported_format(message: str) -> Refusal:
    """The file is not one that can be imported."""
    return Refusal(400, "SCORE_UNSUPPORTED_FORMAT", message, "data")


def unauthorized(message: str) -> Refusal:
    """Nobody has signed in, or no longer."""
    return Refusal(401, "UNAUTHORIZED", message)


def quota_exceeded(message: str) -> Refusal:
    """The plan of the account does not go that far."""
    return Refusal(402, "QUOTA_EXCEEDED", message)


def forbidden(message: str) -> Refusal:
    """The account or the token does not allow this."""
    return Refusal(403, "FORBIDDEN", message)


def not_found(what: str) -> Refusal:
    """There is no such thing."""
    return Refusal(404, "NOT_FOUND", f"This {what} does not exist")


def conflict(message: str) -> Refusal:
    """The object is in a state that does not allow this."""
    return Refusal(409, "CONFLICT", message)


def not_implemented(what: str) -> Refusal:
    """The contract has it, the sandbox does not."""
    return Refusal(501, "NOT_IMPLEMENTED", f"The sandbox does not have {what} yet")
