"""The ``__init__`` modules: lazy for the interpreter, plain imports for type checkers."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from flat_api.lazy import module_of
from generator import ir
from generator.emit import text
from generator.emit.imports import natural
from generator.emit.output import Output, header
from generator.emit.types import Types
from generator.runtime_exports import USED_NAMES, public_names

Contents = Mapping[str, Collection[str]]
"""Names by the module that has them."""


def emit(package: ir.Package, types: Types, source: str, version: str, submodules: tuple[str, ...]) -> list[Output]:
    """Return ``__init__`` of the package, of ``api`` and of ``models``.

    Args:
        version: What ``__version__`` says.
        submodules: What is reached as an attribute of the package.
    """
    apis = {api.module: [api.name] for api in package.apis}
    models = {module: [item.name for item in items] for module, items in types.modules.contents.items()}
    return [
        Output("package", "__init__.py", _package(package, source, version, submodules)),
        Output("package", "api/__init__.py", _listing("The Api classes, one per tag.", apis, package.name, source)),
        Output("package", "models/__init__.py", _listing("All models.", models, package.name, source)),
    ]


def _package(package: ir.Package, source: str, version: str, submodules: tuple[str, ...]) -> str:
    name = package.name
    contents = public_names(api.name for api in package.apis)
    imports = {f"{name}.{module}": [f"{public} as {public}" for public in contents[module]] for module in contents}
    imports[name] = [f"{module} as {module}" for module in submodules]
    imports |= {f"{name}.{below}": ["*"] for below in ("api", "models")}
    arguments = [f"submodules={text.literals(submodules)}"] if submodules else []
    about = f"Client of the {package.title} {package.version}.".replace("the The ", "the ")
    version_line = f"__version__ = {text.literal(version)}"
    lazy = _lazy(imports, contents, *arguments, 'inherited=("api", "models")')
    return _module(f"{' '.join(about.split())} {header(source)}", name, version_line, lazy)


def _listing(about: str, contents: Contents, package: str, source: str) -> str:
    """Return the ``__init__`` of ``api`` or ``models``.

    Its imports are relative, as type checkers see the modules as attributes of the package then, too.
    """
    names = sorted([name for module in contents for name in contents[module]])
    others = {module: [name for name in contents[module] if module_of(name) != module] for module in contents}
    listed = f"__all__ = [{', '.join([text.literal(name) for name in names])}]"
    lazy = _lazy({f".{module}": contents[module] for module in contents}, others, "names=__all__")
    return _module(f"{about} {header(source)}", package, listed, lazy)


def _module(about: str, package: str, constant: str, lazy: list[str]) -> str:
    attach = f"from {package}.{USED_NAMES['attach']} import attach"
    return "\n".join([text.docstring(about, 0), "", attach, "", constant, "", *lazy, ""])


def _lazy(imports: Contents, contents: Contents, *arguments: str) -> list[str]:
    """Return the imports for type checkers, and the lazy ones for the interpreter."""
    entries = [f"        {_entry(module, contents[module])}," for module in sorted(contents) if contents[module]]
    return [
        "# Not imported from typing, which takes longer to load than this package. Without the annotation, jedi would",
        "# not look behind it.",
        "TYPE_CHECKING: bool = False",
        "if TYPE_CHECKING:",
        *(_imports(imports) or ["    pass"]),
        "else:",
        *(["    _MODULES = {", *entries, "    }"] if entries else ["    _MODULES = {}"]),
        f"    __getattr__, __dir__ = attach({', '.join(['globals()', '_MODULES', *arguments])})",
    ]


def _imports(modules: Contents) -> list[str]:
    """Return one statement per module.

    ruff would give each ``x as x`` a statement of its own, hence the ``noqa``.
    """
    lines: list[str] = []
    for module in sorted(modules, key=natural):
        names = ", ".join(sorted(modules[module], key=natural))
        if names == "*":
            lines.append(f"    from {module} import *  # noqa: F403")
        elif names:
            lines.append(f"    from {module} import {names}")
    if any(" as " in line for line in lines):
        start, _, names = lines[0].partition(" import ")
        lines[:1] = [f"{start} import (  # noqa: I001", f"        {names}", "    )"]
    return lines


def _entry(module: str, names: Collection[str]) -> str:
    """Return the entry of one module in the map for the interpreter."""
    return f"{text.literal(module)}: {text.literals(sorted(names))}"
