"""One module per tag: the Api class with its operations."""

from __future__ import annotations

from generator import ir
from generator.emit import text
from generator.emit.imports import Imports
from generator.emit.methods import Methods
from generator.emit.notes import Notes
from generator.emit.operations import constant, definition
from generator.emit.output import Output, header
from generator.emit.types import Types


def emit(package: ir.Package, types: Types, source: str) -> list[Output]:
    """Return the modules of ``NAME/api/``; the first tag of an operation defines it, a second one imports it."""
    notes = Notes(package, types)
    owners: dict[int, ir.Api] = {}
    for api in package.apis:
        for operation in api.operations:
            owners.setdefault(id(operation), api)
    return [
        Output("package", f"api/{api.module}.py", _module(api, owners, Methods(package.name, types, notes), source))
        for api in package.apis
    ]


def _module(api: ir.Api, owners: dict[int, ir.Api], methods: Methods, source: str) -> str:
    body = [line for operation in api.operations for line in methods.lines(operation)]
    own = [operation for operation in api.operations if owners[id(operation)] is api]
    definitions = [line for operation in own for line in definition(operation, methods.types)]
    if definitions:
        definitions = ["# fmt: off", *definitions, "# fmt: on"]
    runtime, package = methods.runtime, methods.package
    runtime.use(f"{package}.api_client", "Api")
    for operation in api.operations:
        if owners[id(operation)] is not api:
            runtime.use(f"{package}.api.{owners[id(operation)].module}", constant(operation))
    for name in ("Body", "Operation", "Parameter"):
        if any(f"{name}(" in line for line in definitions):
            runtime.use(f"{package}.calls.operation", name)
    words = text.sentence(api.description) or f"Operations of {text.inline_code(api.tag)}."
    return "\n".join(
        [
            text.docstring(f"{api.name}. {header(source)}", 0),
            "",
            "from __future__ import annotations",
            "",
            *runtime.lines(package),
            "",
            *_for_type_checkers(methods.imports, package),
            "",
            *definitions,
            "",
            "",
            f"class {text.identifier(api.name)}(Api):",
            "    " + text.docstring(text.wrap(words, text.LINE_LENGTH - 10), 4),
            *body,
            "",
        ]
    )


def _for_type_checkers(imports: Imports, package: str) -> list[str]:
    lines = imports.lines(package, indent="    ")
    return ["TYPE_CHECKING = False", "if TYPE_CHECKING:", *lines] if lines else []
