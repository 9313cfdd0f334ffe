"""Renewal, in a forked process, of what it must not share with its parent: locks and connections."""

from __future__ import annotations

import os
import weakref
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any, Callable

# Not weakref.WeakMethod: its callback uses names of the module weakref, and raises when Python has emptied that module
# at the end of a program.
_renewals: weakref.WeakKeyDictionary[Any, Callable[[Any], object]] = weakref.WeakKeyDictionary()
_process = os.getpid()


def renew_after_fork(renewal: Callable[[], object]) -> None:
    """Call a bound method in each forked process, for as long as its object exists.

    The object is held weakly, with one renewal: another one replaces it. A renewal must neither wait nor raise, as it
    runs inside of ``os.fork()``, where another thread may have held any lock: it replaces locks, and leaves the closing
    of connections for later.
    """
    method: Any = renewal
    _renewals[method.__self__] = method.__func__


def notice_fork() -> None:
    """Run the renewals where the process was forked without Python's hooks, as uWSGI does unless it is configured to
    call them (``py-call-osafterfork``)."""
    if os.getpid() != _process:
        _renew()


def _renew() -> None:
    global _process
    for owner, renewal in list(_renewals.items()):
        renewal(owner)
    # Last, so that no other thread goes on with what is not yet renewed.
    _process = os.getpid()


if hasattr(os, "register_at_fork"):  # Windows has neither this nor forks
    os.register_at_fork(after_in_child=_renew)
