"""What earlier clients called otherwise: ``flat_api.model.task`` is the very module ``flat_api.models.task``."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any, Callable, Optional, Sequence, TypeVar, cast
from warnings import warn


def moved(old: str, new: str) -> None:
    """Warn who imports the module ``old`` that it is deprecated, and say what to write instead."""
    # The third frame, as the import system's own are not counted.
    warn(f"{old} is deprecated: write `{new}`", DeprecationWarning, stacklevel=3)


class Redirection(MetaPathFinder, Loader):
    """Imports the modules of one package from another.

    Args:
        old: Package whose modules are asked for.
        new: Package that has them.
    """

    def __init__(self, old: str, new: str) -> None:
        self.old = old
        self.new = new

    def find_spec(
        self, fullname: str, path: Optional[Sequence[str]], target: Optional[ModuleType] = None
    ) -> Optional[ModuleSpec]:
        """Claim the modules of the old package that the new one has."""
        package, _, name = fullname.rpartition(".")
        if package != self.old:
            return None
        from importlib.util import find_spec

        return ModuleSpec(fullname, self) if find_spec(f"{self.new}.{name}") is not None else None

    def exec_module(self, module: ModuleType) -> None:
        """Put the module of the new package in the place of the empty one that the import system made."""
        name = module.__name__.rpartition(".")[2]
        moved(module.__name__, f"from {self.new}.{name} import ...")
        sys.modules[module.__name__] = import_module(f"{self.new}.{name}")

    def install(self) -> None:
        """Make the import system ask this redirection, once however often the old package is imported."""
        finders: Any = sys.meta_path
        if not any(isinstance(finder, Redirection) and finder.old == self.old for finder in finders):
            finders.append(self)


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
