"""Names of earlier clients, which warn: ``flat_api.model.task`` is ``flat_api.models.task``."""

from __future__ import annotations

import functools
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any, Callable, TypeVar, cast
from warnings import warn

from flat_api.lazy import Redirection

if TYPE_CHECKING:
    from types import ModuleType


def moved(old: str, new: str) -> None:
    """Warn that the module ``old`` is deprecated, and name the replacement."""
    # The third frame, as the import system's own are not counted.
    warn(f"{old} is deprecated: write `{new}`", DeprecationWarning, stacklevel=3)


class MovedModules(Redirection):
    """A redirection that warns."""

    def __init__(self, old: str, new: str) -> None:
        super().__init__(old, new)
        import_module(new)

    def exec_module(self, module: ModuleType) -> None:
        """Replace the empty module by that of the new package, and warn."""
        super().exec_module(module)
        moved(module.__name__, f"from {sys.modules[module.__name__].__name__} import ...")


Method = TypeVar("Method", bound=Callable[..., Any])


def renamed(method: Method, name: str) -> Method:
    """Return ``method`` under its older ``name``, with a warning at each call."""

    @functools.wraps(method)
    def older(self: object, *arguments: Any, **keywords: Any) -> Any:
        warn(f"{name}() is deprecated: call {method.__name__}()", DeprecationWarning, stacklevel=2)
        return method(self, *arguments, **keywords)

    older.__name__ = name
    older.__qualname__ = method.__qualname__.rpartition(".")[0] + "." + name
    older.__doc__ = f"Deprecated: call :meth:`{method.__name__}`."
    return cast(Method, older)
