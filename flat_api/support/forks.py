"""Renewal, in a forked process, of what it must not share with its parent: locks and connections."""

from __future__ import annotations

import os
import weakref
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any, Callable, Set

_renewals: Set[weakref.WeakMethod[Any]] = set()
_process = os.getpid()


def renew_after_fork(renewal: Callable[[], object]) -> None:
    """Call a bound method in each forked process, for as long as its object exists.

    The object is held weakly. A renewal must neither wait nor raise, as it runs inside of ``os.fork()``, where another
    thread may have held any lock: it replaces locks, and leaves the closing of connections for later.
    """
    _renewals.add(weakref.WeakMethod(renewal, _renewals.discard))


def notice_fork() -> None:
    """Run the renewals where the process was forked without Python's hooks, as uWSGI does unless it is configured to
    call them (``py-call-osafterfork``)."""
    if os.getpid() != _process:
        _renew()


def _renew() -> None:
    global _process
    for reference in _renewals.copy():
        renewal = reference()
        if renewal is not None:
            renewal()
    # Last, so that no other thread goes on with what is not yet renewed.
    _process = os.getpid()


if hasattr(os, "register_at_fork"):  # Windows has neither this nor forks
    os.register_at_fork(after_in_child=_renew)
