"""Names that are imported when they are first asked for (PEP 562): ``import flat_api`` costs next to nothing."""

from __future__ import annotations

import gc
import sys
from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Dict, List, Tuple


class CollectorPaused:
    """Keeps the cyclic garbage collector away while something is made that stays: modules, schemas, a long answer.

    Collections on the way would find nothing. They take a twentieth of the time to the first answer, and a quarter of
    the time that a thousand scores take.
    """

    def __enter__(self) -> None:
        self._was_enabled = gc.isenabled()
        gc.disable()

    def __exit__(self, *exc_info: object) -> None:
        if self._was_enabled:
            gc.enable()


class CollectorPassedBy(CollectorPaused):
    """Counts what was made in the pause among what is old, where a collection right after it would find nothing either.

    For what is made once in a process. What comes again and again would keep the collector from ever looking at old
    things.
    """

    def __exit__(self, *exc_info: object) -> None:
        # Unless the program keeps things of its own from the collector; they would be handed back here. Some
        # interpreters have no such thing.
        if self._was_enabled and hasattr(gc, "freeze") and not gc.get_freeze_count():
            gc.freeze()
            gc.unfreeze()
        super().__exit__(*exc_info)


def attach(
    namespace: Dict[str, Any],
    modules: Dict[str, str],
    *,
    submodules: Tuple[str, ...] = (),
    inherited: Tuple[str, ...] = (),
) -> Tuple[Callable[[str], object], Callable[[], List[str]]]:
    """Return the ``__getattr__`` and the ``__dir__`` of a package, which has an ``__all__`` through them.

    Args:
        namespace: The package's ``globals()``.
        modules: Module of each public name, relative to the package.
        submodules: Modules that are attributes of the package as well.
        inherited: Packages below this one whose public names are public here, too.
    """
    package: str = namespace["__name__"]

    def below(name: str) -> Any:
        path = f"{package}.{name}"
        if path in sys.modules:
            return import_module(path)  # which waits where another thread is still loading it
        with CollectorPassedBy():
            return import_module(path)

    def public() -> List[str]:
        return sorted([*modules, *[name for child in inherited for name in below(child).__all__]])

    def find(name: str) -> object:
        if name in modules:
            return getattr(below(modules[name]), name)
        if name in submodules or name in modules.values():
            return below(name)
        if name == "__all__":
            return public()
        if not name.startswith("__"):
            for child in inherited:
                if name in below(child).__all__:
                    return getattr(below(child), name)
        raise AttributeError(f"module {package!r} has no attribute {name!r}")

    def load(name: str) -> object:
        value = namespace[name] = find(name)
        return value

    def names() -> List[str]:
        return sorted({*namespace, *public(), *submodules})

    return load, names
