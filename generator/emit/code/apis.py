"""One module per tag: the Api class with its operations."""

from __future__ import annotations

from generator import ir
from generator.emit import text
from generator.emit.code.methods import Methods
from generator.emit.code.operations import constant, definition
from generator.emit.notes import Notes
from generator.emit.output import Output, header
from generator.emit.types import Types


def emit(package: ir.Package, types: Types, source: str) -> list[Output]:
    """Return the modules of ``NAME/api/``.

    The class of an operation's first tag has its data, the classes of other tags refer to them.
    """
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
    runtime, package = methods.runtime, methods.package
    runtime.use_runtime(package, "Api")
    body: list[str] = []
    for operation in api.operations:
        body += ["", f"    {_data(operation, api, owners[id(operation)], methods)}", *methods.lines(operation)]
    for_checkers = methods.imports.lines(package, indent="    ")
    if for_checkers:
        runtime.use("typing", "TYPE_CHECKING")
    words = text.sentence(api.description) or f"Operations of {text.inline_code(api.tag)}."
    return "\n".join(
        [
            text.docstring(f"{api.name}. {header(source)}", 0),
            "",
            "from __future__ import annotations",
            "",
            *runtime.lines(package),
            "",
            *(["if TYPE_CHECKING:", *for_checkers] if for_checkers else []),
            "",
            "",
            f"class {text.identifier(api.name)}(Api):",
            "    " + text.docstring(text.wrap(words, text.LINE_LENGTH - 10), 4),
            *body,
            "",
        ]
    )


def _data(operation: ir.Operation, api: ir.Api, owner: ir.Api, methods: Methods) -> str:
    """Return the statement for the data of an operation."""
    name = constant(operation)
    if owner is not api:
        other = methods.runtime.use(f"{methods.package}.api.{owner.module}", owner.name)
        return f"{name} = {other}.{name}  # pyright: ignore[reportPrivateUsage]"
    data = definition(operation, methods.types)
    for used in ("Body", "Operation", "Parameter"):
        if f"{used}(" in data:
            methods.runtime.use_runtime(methods.package, used)
    return f"{name} = {data}"
