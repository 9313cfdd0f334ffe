"""The ``__init__`` modules: lazy for the interpreter, plain imports for type checkers."""

from __future__ import annotations

from generator import ir
from generator.emit import text
from generator.emit.imports import natural
from generator.emit.output import Output, header
from generator.emit.runtime_exports import public_names


def emit(package: ir.Package, source: str, version: str, submodules: tuple[str, ...]) -> list[Output]:
    """Return ``__init__`` of the package, of ``api`` and of ``models``.

    Args:
        version: What ``__version__`` says.
        submodules: What is reached as an attribute of the package.
    """
    apis = {api.name: api.module for api in package.apis}
    models = {item.name: item.module for item in package.declarations}
    return [
        Output("package", "__init__.py", _package(package, source, version, submodules)),
        Output(
            "package", "api/__init__.py", _listing("The Api classes, one per tag.", f"{package.name}.api", apis, source)
        ),
        Output("package", "models/__init__.py", _listing("All models.", f"{package.name}.models", models, source)),
    ]


def _package(package: ir.Package, source: str, version: str, submodules: tuple[str, ...]) -> str:
    name = package.name
    runtime = public_names(api.name for api in package.apis)
    modules = {public: module for module, names in runtime.items() for public in names}
    imports = [f"from {name} import {module} as {module}" for module in submodules]
    imports += [f"from {name}.{module} import {public} as {public}" for public, module in modules.items()]
    imports += [f"from {name}.{below} import *  # noqa: F403" for below in ("api", "models")]
    about = f"Client of the {package.title} {package.version}.".replace("the The ", "the ")
    return _module(
        " ".join(about.split()), name, modules, imports, submodules, source, f"__version__ = {text.literal(version)}"
    )


def _listing(about: str, package: str, modules: dict[str, str], source: str) -> str:
    imports = [f"from {package}.{module} import {name}" for name, module in modules.items()]
    imports += [f"from {package} import {module} as {module}" for module in dict.fromkeys(modules.values())]
    names = text.packed([f"{text.literal(name)}," for name in sorted(modules)], 0, 4)
    return _module(
        about, package, modules, imports, (), source, "# fmt: off", "__all__ = [", *names, "]", "# fmt: on", ""
    )


def _module(
    about: str,
    package: str,
    modules: dict[str, str],
    imports: list[str],
    submodules: tuple[str, ...],
    source: str,
    *statements: str,
) -> str:
    attached = [["globals()"], ["MODULES"]]
    if submodules:
        attached.append(text.enclosed("submodules=", [[text.literal(name)] for name in submodules]))
        attached.append(['inherited=("api", "models")'])
    entries = [f"{text.literal(name)}: {text.literal(module)}," for name, module in sorted(modules.items())]
    return "\n".join(
        [
            text.docstring(f"{about} {header(source)}", 0),
            "",
            f"from {package.split('.')[0]}.lazy import attach",
            "",
            *statements,
            "TYPE_CHECKING = False",
            "# fmt: off",
            "if TYPE_CHECKING:",
            *_unwrapped(sorted(imports, key=_place) or ["pass"]),
            "else:",
            "    MODULES = {",
            *_marked(text.packed(entries, 0, 8)),
            "    }",
            *text.packed(text.enclosed("__getattr__, __dir__ = attach", attached, call=True), 4, 4),
            "",
        ]
    )


def _unwrapped(statements: list[str]) -> list[str]:
    """Return the statements, one a line also where it is too long: wrapped they would take a thousand lines more."""
    lines = ["    " + statement for statement in statements]
    marked = _marked(lines)
    if marked != lines:
        marked[0] += "  # noqa: I001"
    return marked


def _marked(lines: list[str]) -> list[str]:
    """Return the lines, those that are too long marked as meant so."""
    return [line + "  # noqa: E501" if len(line) > text.LINE_LENGTH else line for line in lines]


def _place(statement: str) -> tuple[object, ...]:
    _, module, _, name, *_ = statement.split()
    return (natural(module), natural(name))
