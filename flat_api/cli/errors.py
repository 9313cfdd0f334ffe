"""Errors of commands: one line on standard error, and an exit code."""

from __future__ import annotations

import json
from typing import Optional

from flat_api.exceptions import (
    ApiException,
    ApiTypeError,
    ApiValueError,
    ForbiddenException,
    NotFoundException,
    OpenApiException,
    RateLimitException,
    UnauthorizedException,
)
from flat_api.exceptions.misuse import printable

FAILED, USAGE, NOT_FOUND, NOT_ALLOWED, LIMIT = 1, 2, 3, 4, 5
"""Exit codes, beside 0 (done) and 130 (interrupted). Those of ``roster`` are in its help."""


class CommandError(Exception):
    """Error whose text is what the user reads.

    Args:
        text: What is wrong, what was expected, and what to do.
        code: Exit code.
    """

    def __init__(self, text: str, code: int = FAILED) -> None:
        super().__init__(text)
        self.code = code


def exit_code(error: BaseException) -> int:
    """Return the exit code of an error."""
    if isinstance(error, CommandError):
        return error.code
    if isinstance(error, RateLimitException):
        return LIMIT
    if isinstance(error, (UnauthorizedException, ForbiddenException)):
        return NOT_ALLOWED
    if isinstance(error, NotFoundException):
        return NOT_FOUND
    if isinstance(error, (ApiTypeError, ApiValueError)):
        return USAGE
    return FAILED


def line(error: BaseException) -> str:
    """Return an error as one line."""
    if isinstance(error, ApiException):
        return _line_of_call(error)
    if isinstance(error, FileExistsError):
        return printable(f"{error.filename}: the file exists; --overwrite replaces it")
    if isinstance(error, OSError) and error.strerror:
        return printable(f"{error.filename}: {error.strerror}" if error.filename else error.strerror)
    if isinstance(error, UnicodeDecodeError):
        return "the input is no text in UTF-8"
    return printable(" ".join(str(error).split())) or type(error).__name__


def _line_of_call(error: ApiException) -> str:
    text = " ".join((error.message or error.reason or "the request failed").split())
    status = f" ({error.status})" if error.status else ""
    remedy: Optional[str] = None
    if isinstance(error, UnauthorizedException):
        remedy = "log in again with: flat-api login; where FLAT_ACCESS_TOKEN is set, it wins over the login"
    elif isinstance(error, RateLimitException) and error.reset_at is not None:
        remedy = f"calls are allowed again at {error.reset_at:%Y-%m-%d %H:%M:%S} UTC"
    elif isinstance(error, ForbiddenException) and error.missing_scopes:
        remedy = f"the token lacks one of the scopes {', '.join(error.missing_scopes)}"
    return printable(f"{text}{status}{f'; {remedy}' if remedy else ''}")


EXPECTED = (CommandError, OpenApiException, OSError, ImportError, json.JSONDecodeError, UnicodeDecodeError)
"""Errors that are the user's or the network's, and not a fault of this program."""
