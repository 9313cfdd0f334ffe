"""Import paths of earlier clients, which work and warn."""

from __future__ import annotations

from generator import ir
from generator.emit import text
from generator.emit.output import Output, header
from generator.runtime_exports import USED_NAMES


def emit(package: ir.Package, source: str) -> list[Output]:
    """Return ``apis``, ``model`` and, unless a tag already has it, ``api.default_api``."""
    name = package.name
    outputs = [
        Output("package", "apis.py", _apis(package, source)),
        Output("package", "model/__init__.py", _model(name, source)),
    ]
    if all(api.module != "default_api" for api in package.apis) and package.apis:
        outputs.append(Output("package", "api/default_api.py", _default_api(package, source)))
    return outputs


def _apis(package: ir.Package, source: str) -> str:
    name = package.name
    imports = [f"from {name}.api.{api.module} import {api.name} as {api.name}" for api in package.apis]
    example = package.apis[0].name if package.apis else "..."
    return "\n".join(
        [
            text.docstring(f"The Api classes, where they once were. {header(source)}", 0),
            "",
            *sorted([*imports, f"from {name}.{USED_NAMES['moved']} import moved"], key=lambda line: line.split()[1]),
            "",
            f'moved(__name__, "from {name} import {example}")',
            "",
        ]
    )


def _model(name: str, source: str) -> str:
    return "\n".join(
        [
            text.docstring(f"The models, where they once were. {header(source)}", 0),
            "",
            f"from {name}.{USED_NAMES['MovedModules']} import MovedModules",
            "",
            f'MovedModules(__name__, "{name}.models").install()',
            "",
        ]
    )


def _default_api(package: ir.Package, source: str) -> str:
    name = package.name
    imports = [f"from {name}.api.{api.module} import {api.name}" for api in package.apis]
    bases = ", ".join([api.name for api in package.apis])
    return "\n".join(
        [
            text.docstring(f"DefaultApi. {header(source)}", 0),
            "",
            *sorted([*imports, f"from {name}.{USED_NAMES['moved']} import moved"], key=lambda line: line.split()[1]),
            "",
            f'moved(__name__, "from {name} import {package.apis[0].name}")',
            "",
            "",
            f"class DefaultApi({bases}):",
            '    """Deprecated: every operation in one class, as once. Use the class of the operation\'s tag."""',
            "",
        ]
    )
