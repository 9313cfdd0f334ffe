"""Connections of somebody else, lent to us for one exchange."""

from __future__ import annotations

import functools
import http.client

from urllib3.connection import HTTPConnection

from flat_api.connections import Sending, new_conn

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Lent(Sending):
    """The part that goes before the class of a connection of somebody else, for as long as it is lent to us.

    Attributes:
        plain: Its own class.
    """

    plain: Any


@functools.lru_cache(maxsize=64)
def lent(plain: Any) -> Any:
    """Return the class of a lent connection, or ``None`` where its own has another way to send: HTTP/2, or a recorder.

    Args:
        plain: Its own class.
    """
    if _home(plain, "send") is not http.client.HTTPConnection:
        return None
    names = {"plain": plain, "__module__": __name__}
    home = _home(plain, "_new_conn")
    if home is HTTPConnection:
        names["_new_conn"] = new_conn
    elif home is not None and home.__module__ == "urllib3.contrib.socks":
        from flat_api.socks import new_conn as through_socks

        names["_new_conn"] = through_socks
    return type(plain.__name__, (Lent, plain), names)


def _home(kind: Any, name: str) -> Any:
    """Return the class from which a class has an attribute."""
    return next((base for base in kind.__mro__ if name in vars(base)), None)
