"""Import paths of earlier clients, which work and warn."""

from __future__ import annotations

from generator import ir
from generator.emit import text
from generator.emit.output import Output, header
from generator.runtime_exports import USED_NAMES


def emit(package: ir.Package, source: str) -> list[Output]:
    """Return ``apis``, ``apis.tags``, ``model`` and, unless a tag already has it, ``api.default_api``."""
    name, apis = package.name, package.apis
    first = apis[0].name if apis else "..."
    moved = f'moved(__name__, "from {name} import {first}")'
    tags = f'MovedModules(__name__, "{name}.api").install()'
    models = f'MovedModules(__name__, "{name}.models").install()'
    exported = [f"from {name}.api.{api.module} import {api.name} as {api.name}" for api in apis]
    outputs = [
        _module("apis/__init__.py", f"The Api classes, where they once were. {header(source)}", exported, name, moved),
        _module("apis/tags/__init__.py", f"The Api classes, where they once were. {header(source)}", [], name, tags),
        _module("model/__init__.py", f"The models, where they once were. {header(source)}", [], name, models),
    ]
    if all(api.module != "default_api" for api in apis) and apis:
        imports = [f"from {name}.api.{api.module} import {api.name}" for api in apis]
        whole = f"class DefaultApi({', '.join([api.name for api in apis])}):"
        about = "Deprecated: every operation in one class, as once. Use the class of the operation's tag."
        definition = [moved, "", "", whole, "    " + text.docstring(about, 4)]
        outputs.append(_module("api/default_api.py", f"DefaultApi. {header(source)}", imports, name, *definition))
    return outputs


def _module(path: str, about: str, imports: list[str], package: str, *lines: str) -> Output:
    """Return a module that reports its move by calling the runtime."""
    runtime = lines[0].partition("(")[0]
    statements = [*imports, f"from {package}.{USED_NAMES[runtime]} import {runtime}"]
    ordered = sorted(statements, key=lambda line: line.split()[1])
    return Output("package", path, "\n".join([text.docstring(about, 0), "", *ordered, "", *lines, ""]))
