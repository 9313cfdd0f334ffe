"""The ``__init__`` modules: lazy for the interpreter, plain imports for type checkers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flat_api.lazy import module_of
from generator import ir
from generator.emit import text
from generator.emit.imports import natural
from generator.emit.output import Output, header
from generator.emit.runtime_exports import public_names
from generator.emit.types import Types

Contents = Mapping[str, Sequence[str]]
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
    attached = text.enclosed("submodules=", [[text.literal(module)] for module in submodules]) if submodules else []
    about = f"Client of the {package.title} {package.version}.".replace("the The ", "the ")
    lines = [
        text.docstring(f"{' '.join(about.split())} {header(source)}", 0),
        "",
        f"from {name}.lazy import attach",
        "",
        f"__version__ = {text.literal(version)}",
        *_lazy(imports, contents, attached, ['inherited=("api", "models")']),
    ]
    return "\n".join(lines) + "\n"


def _listing(about: str, contents: Contents, package: str, source: str) -> str:
    """Return the ``__init__`` of a package in which most names are in modules called after them.

    Its imports are relative, as type checkers see the modules as attributes of the package then, too.
    """
    names = sorted([name for module in contents for name in contents[module]])
    others = {module: [name for name in contents[module] if module_of(name) != module] for module in contents}
    lines = [
        text.docstring(f"{about} {header(source)}", 0),
        "",
        f"from {package}.lazy import attach",
        "",
        "# fmt: off",
        "__all__ = [",
        *text.packed([f"{text.literal(name)}," for name in names], 0, 4),
        "]",
        "# fmt: on",
        "",
        *_lazy({f".{module}": contents[module] for module in contents}, others, ["names=__all__"]),
    ]
    return "\n".join(lines) + "\n"


def _lazy(imports: Contents, contents: Contents, *arguments: list[str]) -> list[str]:
    """Return the imports for type checkers, and for the interpreter what it needs to make them one by one."""
    given = [["globals()"], ["_MODULES"], *[argument for argument in arguments if argument]]
    entries = [line for module in sorted(contents) if contents[module] for line in _entry(module, contents[module])]
    return [
        "TYPE_CHECKING = False",
        "# fmt: off",
        "if TYPE_CHECKING:",
        *(_imports(imports) or ["    pass"]),
        "else:",
        *(["    _MODULES = {", *entries, "    }"] if entries else ["    _MODULES = {}"]),
        *text.packed(text.enclosed("__getattr__, __dir__ = attach", given, call=True), 4, 4),
    ]


def _imports(modules: Contents) -> list[str]:
    """Return one statement per module, on as few lines as possible: these are a tenth of all generated code."""
    lines: list[str] = []
    for module in sorted(modules, key=natural):
        names = sorted(modules[module], key=natural)
        if not names:
            continue
        statement = f"    from {module} import {', '.join(names)}" + "  # noqa: F403" * (names == ["*"])
        if len(statement) > text.LINE_LENGTH:
            lines += [f"    from {module} import (", *text.packed([f"{name}," for name in names], 0, 8), "    )"]
        else:
            lines.append(statement)
    if any("," in line for line in lines):
        lines[0] += "  # noqa: I001"
    return lines


def _entry(module: str, names: Sequence[str]) -> list[str]:
    """Return the lines of one module in the map for the interpreter."""
    pieces = text.enclosed(f"{text.literal(module)}: ", [[text.literal(name)] for name in sorted(names)])
    pieces[-1] += ","
    return text.packed(pieces, 4, 8)
