"""Repeats of failed calls by queues and retry libraries: if and when they may be made."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from flat_api.exceptions import ApiConnectionError, ApiException, RateLimitException, ServiceException
from flat_api.policies.retry import GRACE

if TYPE_CHECKING:
    from typing import Callable, Optional

_PERMANENT_STATUSES = frozenset({501, 505})
"""Failures of the server that stay: it does not have the method, or the version of HTTP (RFC 9110, section 15.6)."""


def is_transient(error: BaseException) -> bool:
    """Return whether a call that raised an error may be made again, and may succeed later.

    ``True`` for a refusal by the rate limit, a failed connection and a response 5xx, unless the call may have been
    carried out and would do its work twice: a POST that was sent, without an idempotency key. ``False`` for every other
    error, those of other packages included.

    >>> is_transient(RateLimitException(429))
    True
    >>> is_transient(ValueError("the input is wrong"))
    False
    """
    if not isinstance(error, ApiException) or error.repeatable is False:
        return False
    if isinstance(error, ServiceException):
        return error.status not in _PERMANENT_STATUSES
    return isinstance(error, (RateLimitException, ApiConnectionError))


def retry_after(error: BaseException, *, now: Callable[[], float] = time.time) -> Optional[float]:
    """Return the seconds until the server accepts the call again, or ``None`` where it named no time.

    The time is over at the end of the second that the server named. The result is ``None``, too, where the call must
    not be made again (:func:`is_transient`).

    Args:
        error: The error of the call.
        now: Function that returns the time in epoch seconds.
    """
    if not isinstance(error, ApiException) or not is_transient(error):
        return None
    moment = error.allowed_at if isinstance(error, RateLimitException) else error.retry_at
    return None if moment is None else max(0.0, moment.timestamp() + GRACE - now())
