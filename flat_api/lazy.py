"""Lazy imports of public names (PEP 562), so that ``import flat_api`` is fast."""

from __future__ import annotations

import sys
from importlib import import_module

# Not imported from typing, which takes longer to load than this package.
TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from importlib.machinery import ModuleSpec
    from types import ModuleType
    from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple


def module_of(name: str) -> str:
    """Return the module that is called after a class: ``score_fork`` for ``ScoreFork``."""
    result = ""
    for place, letter in enumerate(name):
        if place and "A" <= letter <= "Z":
            before, after = name[place - 1], name[place + 1 : place + 3]
            starts = "A" <= before <= "Z" and len(after) == 2 and all("a" <= one <= "z" for one in after)
            if starts or "a" <= before <= "z" or before.isdecimal():
                result += "_"
        result += letter
    return result.lower()


def attach(
    namespace: Dict[str, Any],
    modules: Dict[str, Tuple[str, ...]],
    *,
    names: Sequence[str] = (),
    submodules: Tuple[str, ...] = (),
    inherited: Tuple[str, ...] = (),
) -> Tuple[Callable[[str], object], Callable[[], List[str]]]:
    """Return ``__getattr__`` and ``__dir__`` of a package, which also provide its ``__all__``.

    Args:
        namespace: The package's ``globals()``.
        modules: Public names of modules, which are relative to the package.
        names: Public names, each in a module that is called after it unless ``modules`` says otherwise. What these
            modules would be called is an attribute of the package in any case.
        submodules: Modules that are attributes of the package as well.
        inherited: Packages below this one whose public names are public here, too. What their modules would be called
            can be imported.
    """
    package: str = namespace["__name__"]
    places = {name: module for module, inside in modules.items() for name in inside}

    def below(name: str) -> Any:
        path = f"{package}.{name}"
        if path in sys.modules:
            return import_module(path)  # which waits where another thread is still loading it
        from flat_api.support.gc_pause import PausedGcOnce

        with PausedGcOnce():
            return import_module(path)

    def public() -> List[str]:
        return sorted({*names, *places, *[name for child in inherited for name in below(child).__all__]})

    def find(name: str) -> object:
        if name in places:
            return getattr(below(places[name]), name)
        if name in names:
            return getattr(below(module_of(name)), name)
        if name in submodules or name in modules:
            return below(name)
        if name == "__all__":
            return public()
        if not name.startswith("__"):
            for child in inherited:
                if name in below(child).__all__:
                    return getattr(below(child), name)
            for called in names:
                if module_of(called) == name:
                    return below(places.get(called, name))
        raise AttributeError(f"module {package!r} has no attribute {name!r}")

    def load(name: str) -> object:
        value = namespace[name] = find(name)
        return value

    def dir_() -> List[str]:
        return sorted({*namespace, *public(), *submodules})

    # Before they are loaded: other threads may ask for their modules while they are.
    for child in inherited:
        Redirection(f"{package}.{child}", f"{package}.{child}").install()
    return load, dir_


class Redirection:
    """Finder of renamed modules: ``import old.task`` gives the module ``new.task``.

    It has no base classes, as importing those takes longer than this module.

    Args:
        old: Package whose modules are asked for.
        new: Package of which they are attributes; the same one, where some modules have further names.
    """

    def __init__(self, old: str, new: str) -> None:
        self.old = old
        self.new = new

    def find_spec(
        self, fullname: str, path: Optional[Sequence[str]] = None, target: Optional[ModuleType] = None
    ) -> Optional[ModuleSpec]:
        """Return a specification for modules that are named after classes of the new package.

        Any name is accepted while that package is still being loaded. Nothing is imported here, as all threads wait for
        each other in finders.
        """
        package, _, name = fullname.rpartition(".")
        if package != self.old:
            return None
        classes = getattr(sys.modules.get(self.new), "__all__", None)
        plain = name.replace("_", "")
        if classes is not None:
            alike = [module_of(one) for one in classes if one.replace("_", "").lower() == plain]
            if name not in alike:
                return None
        # The class of specifications, which would have to be imported otherwise.
        known: Any = __spec__
        spec: ModuleSpec = known.__class__(fullname, self)
        return spec

    def create_module(self, spec: ModuleSpec) -> Optional[ModuleType]:
        """Let the import system create an empty module."""
        return None

    def exec_module(self, module: ModuleType) -> None:
        """Replace the empty module by that of the new package."""
        found: Any = getattr(import_module(self.new), module.__name__.rpartition(".")[2], None)
        if not isinstance(found, type(sys)):
            raise ModuleNotFoundError(f"No module named {module.__name__!r}", name=module.__name__)
        sys.modules[module.__name__] = found

    def install(self) -> None:
        """Register this finder once, behind all others."""
        finders: Any = sys.meta_path
        if not any(isinstance(finder, Redirection) and finder.old == self.old for finder in finders):
            finders.append(self)
