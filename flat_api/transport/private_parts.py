"""The private parts of urllib3, http.client and Python that the transport builds on.

Each part is reached through one function, which returns the public behaviour where the part is not what is known of it.
A call then works as with the library alone, and loses what the part is for. ``test/flat_api/test_private_parts.py``
names each part.
"""

from __future__ import annotations

import contextlib
import http.client
import ssl
import types
from typing import TYPE_CHECKING

import urllib3.connection
import urllib3.connectionpool
import urllib3.util.ssl_
from urllib3.util.ssl_ import create_urllib3_context

if TYPE_CHECKING:
    from typing import Any, Dict

RESPONSE_ATTRIBUTES = frozenset({"_method", "chunked", "fp", "headers", "length", "status", "will_close"})


def library_class(module: Any, name: str) -> Any:
    """Return a class of a library by its name, also while a recorder such as vcrpy has put a subclass in its place."""
    kind = getattr(module, name)
    return next((base for base in kind.__mro__ if (base.__module__, base.__name__) == (module.__name__, name)), kind)


PlainConnection: Any = library_class(urllib3.connection, "HTTPConnection")
TLSConnection: Any = library_class(urllib3.connection, "HTTPSConnection")
HTTPConnection: Any = next(base for base in PlainConnection.__mro__ if base.__module__ == http.client.__name__)
PlainPool: Any = urllib3.connectionpool.HTTPConnectionPool
TLSPool: Any = urllib3.connectionpool.HTTPSConnectionPool


def pools_are_replaced() -> bool:
    """Return whether a recorder, HTTP/2 or a newer release decides on the connection classes of urllib3's pools.

    The pools of this package would get around it, so the pools of urllib3 are used in their place.
    """
    try:
        return PlainPool.ConnectionCls is not PlainConnection or TLSPool.ConnectionCls is not TLSConnection
    except AttributeError:
        return True


def home_of(kind: Any, name: str) -> Any:
    """Return the class from which a class has an attribute; ``None`` where it has none."""
    return next((base for base in kind.__mro__ if name in vars(base)), None)


def python_putheader() -> Any:
    """Return Python's ``putheader``; ``None`` where an instrumentation replaced it, or ``_output`` under it is gone."""
    function: Any = HTTPConnection.putheader
    own = type(function) is types.FunctionType and function.__globals__ is http.client.__dict__
    return function if own and hasattr(HTTPConnection, "_output") else None


def with_globals(function: Any, **names: Any) -> Any:
    """Return a copy of a function of a library in which some global names mean something else.

    The function comes back as it is where it does not use the names, or is not a plain function.
    """
    code = getattr(function, "__code__", None)
    if code is None or code.co_freevars or not names.keys() <= set(code.co_names):
        return function
    copy = types.FunctionType(code, {**function.__globals__, **names}, function.__name__, function.__defaults__)
    copy.__kwdefaults__ = function.__kwdefaults__
    return copy


def method_with_globals(owner: Any, name: str, **names: Any) -> Any:
    """Return a method of a class like :func:`with_globals`; the inherited one where it is not the class's own."""
    own: Dict[str, Any] = {**vars(owner)}
    return with_globals(own.get(name, getattr(owner, name, None)), **names)


def tls_context(**options: Any) -> ssl.SSLContext:
    """Return a context of urllib3's ``create_urllib3_context()``, of the class that ``ssl`` has now.

    gevent and eventlet put a subclass there. urllib3 goes on with the class that was there when it was imported, whose
    setters then call themselves (gevent issue 1016).
    """
    make: Any = create_urllib3_context
    known = getattr(urllib3.util.ssl_, "SSLContext", None)
    if isinstance(known, type) and known is not ssl.SSLContext and issubclass(ssl.SSLContext, known):
        make = with_globals(make, SSLContext=ssl.SSLContext)
    context: ssl.SSLContext = make(**options)
    return context


def has_response_attributes(kind: Any) -> bool:
    """Return whether a response class of http.client has the attributes that delimit a body."""
    names = {*dir(kind)}
    for method in (kind.__init__, getattr(kind, "begin", None)):
        names.update(getattr(getattr(method, "__code__", None), "co_names", ()))
    return names >= RESPONSE_ATTRIBUTES


def change_class(instance: Any, kinds: Dict[Any, Any]) -> None:
    """Give an object the subclass that stands for its class, where there is one and the object allows it."""
    kind = kinds.get(instance.__class__)
    if kind is not None:
        # The sockets of eventlet and of extension modules cannot change their class.
        with contextlib.suppress(TypeError):
            instance.__class__ = kind
