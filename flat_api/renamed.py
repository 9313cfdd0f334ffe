"""Methods that were once spelled otherwise."""

from __future__ import annotations

from typing import Any, Callable, TypeVar, cast
from warnings import warn

Method = TypeVar("Method", bound=Callable[..., Any])


def renamed(method: Method, name: str) -> Method:
    """Return ``method`` under its older ``name``; a call warns, and names the method to call instead."""

    def older(self: object, *arguments: Any, **keywords: Any) -> Any:
        warn(f"{name}() is deprecated: call {method.__name__}()", DeprecationWarning, stacklevel=2)
        return method(self, *arguments, **keywords)

    older.__wrapped__ = method  # type: ignore[attr-defined]
    older.__name__ = name
    older.__qualname__ = method.__qualname__.rpartition(".")[0] + "." + name
    older.__doc__ = f"Deprecated: call :meth:`{method.__name__}`."
    older.__module__ = method.__module__
    return cast(Method, older)
