"""Reference pages of Api classes and models, and tables of contents."""

from __future__ import annotations

from typing import Optional

from generator import ir
from generator.emit import text
from generator.emit.notes import Notes, argument_note, body_note, field_note, paging_note, returned
from generator.emit.output import Output, Region, header
from generator.emit.types import Types
from generator.reach import mentioned
from generator.runtime_exports import exception


def emit(package: ir.Package, types: Types, source: str) -> list[Output]:
    """Return the pages of ``docs/api`` and ``docs/models``."""
    notes = Notes(package, types)
    mark = f"<!-- {header(source)} -->"
    outputs = [
        Output("page", f"api/{api.name}.md", _api(api, types, notes, package.name, mark)) for api in package.apis
    ]
    users = _users(package, types)
    for item in package.declarations:
        page = _declaration(item, types, package.name, users.get(item.name, ()), mark)
        outputs.append(Output("page", f"models/{item.name}.md", page))
    return outputs


def regions(package: ir.Package, path: str, below: str) -> list[Region]:
    """Return the tables of the page at ``path``, whose links begin with ``below``."""
    return [
        Region(path, "operations", _operations_table(package, below)),
        Region(path, "models", _models_table(package, below)),
        Region(path, "scopes", _scopes_table(package)),
    ]


def index(package: ir.Package, path: str, source: str) -> str:
    """Return an index page for a package that has none of its own."""
    tables = [f"## {region.name.title()}\n\n{region.start}\n{region.end}\n" for region in regions(package, path, "")]
    mark = f"<!-- {header(source)} -->"
    return f"{mark}\n\n# {text.markdown(package.title)}\n\n{text.markdown(package.description)}\n\n" + "\n".join(tables)


def _operations_table(package: ir.Package, below: str) -> str:
    rows = ["| Class | Method | Request | |", "| --- | --- | --- | --- |"]
    for api in package.apis:
        for operation in api.operations:
            link = f"[{api.name}]({below}api/{api.name}.md)"
            method = f"[`{operation.name}`]({below}api/{api.name}.md#{operation.name})"
            request = text.code(f"{operation.method.upper()} {operation.path}")
            note = text.cell(text.clean(operation.summary)) + (" (deprecated)" if operation.deprecated else "")
            rows.append(f"| {link} | {method} | {request} | {note} |")
    return "\n".join(rows) + "\n"


def _models_table(package: ir.Package, below: str) -> str:
    rows = ["| Model | |", "| --- | --- |"]
    for item in package.declarations:
        first = text.clean(item.description).split("\n\n")[0]
        rows.append(f"| [{item.name}]({below}models/{item.name}.md) | {text.cell(first)} |")
    return "\n".join(rows) + "\n"


def _scopes_table(package: ir.Package) -> str:
    rows = ["| Scope | |", "| --- | --- |"]
    rows += [f"| {text.code(name)} | {text.cell(words)} |" for name, words in package.scopes]
    return "\n".join(rows) + "\n"


def _api(api: ir.Api, types: Types, notes: Notes, package: str, mark: str) -> str:
    parts = [mark, f"# {api.name}", text.markdown(api.description)]
    parts.append("\n".join([f"- [`{operation.name}`](#{operation.name})" for operation in api.operations]))
    for operation in api.operations:
        parts += _operation(operation, api, types, notes, package)
    return "\n\n".join([part for part in parts if part]) + "\n"


def _operation(operation: ir.Operation, api: ir.Api, types: Types, notes: Notes, package: str) -> list[str]:
    parts = [f"## {operation.name}", text.markdown(text.sentence(operation.summary))]
    parts += [text.code(f"{operation.method.upper()} {operation.path}"), text.markdown(operation.description)]
    if operation.deprecated:
        instead = f": use `{operation.replaced_by}`" if operation.replaced_by else ""
        parts.append(f"**Deprecated**{instead}.")
    parts.append(_sample(operation, api, package))
    if operation.parameters or operation.body is not None:
        parts.append(_arguments_table(operation, types))
    if operation.body is not None:
        parts += _body_examples(operation.body)
    result = types.words(operation.returns)
    parts.append(f"**Returns** {result}. {text.markdown(returned(operation, types))}".rstrip())
    if refused := dict.fromkeys(response.status for response in operation.responses if response.status[0] in "45"):
        parts.append("**Errors** " + ", ".join([f"`{exception(status)}` ({status})" for status in refused]))
    if errors := notes.errors(operation):
        parts.append("\n".join([f"- `{exception(status)}`: {text.cell(words)}" for status, words in errors]))
    if operation.scopes:
        parts.append("**Scopes** " + ", ".join([text.code(scope) for scope in operation.scopes]))
    if operation.pagination is not None:
        parts.append(text.markdown(paging_note(operation.pagination)))
    if operation.since:
        parts.append(f"Since version {text.markdown(operation.since)} of the API.")
    return parts


def _sample(operation: ir.Operation, api: ir.Api, package: str) -> str:
    arguments = [f"{p.name}=..." for p in operation.parameters if p.required]
    if operation.body is not None and operation.body.required:
        arguments.insert(operation.body_position, f"{operation.body.name}=...")
    call = f"{api.name}(client).{operation.name}({', '.join(arguments)})"
    return text.fenced(f"from {package} import {api.name}\n\n{call}", "python").rstrip("\n")


def _arguments_table(operation: ir.Operation, types: Types) -> str:
    rows = [_row(p.name, types.words(p.type), p.required, argument_note(p)) for p in operation.parameters]
    if (body := operation.body) is not None:
        rows.insert(operation.body_position, _row(body.name, types.words(body.type), body.required, body_note(body)))
    return "\n".join(["| Argument | Type | | |", "| --- | --- | --- | --- |", *rows])


def _body_examples(body: ir.Body) -> list[str]:
    parts: list[str] = []
    for name, example in body.examples:
        which = f" ({text.markdown(name)})" if len(body.examples) > 1 else ""
        parts += [f"An example of `{body.name}`{which}:", _example(example)]
    return parts


def _row(name: str, words: str, required: bool, note: str) -> str:
    return f"| `{name}` | {words} | {'required' if required else ''} | {text.cell(note)} |"


def _declaration(item: ir.Declaration, types: Types, package: str, users: tuple[str, ...], mark: str) -> str:
    parts = [mark, f"# {item.name}", text.markdown(text.sentence(item.description))]
    if item.deprecated:
        parts.append("**Deprecated.**")
    parts.append(text.fenced(f"from {package} import {item.name}", "python").rstrip("\n"))
    if isinstance(item, ir.Enum):
        parts.append(_members_table(item))
    elif isinstance(item, ir.Alias):
        words = f"{types.words(item.type)}{' or null' if item.nullable else ''}"
        parts.append(f"A {types.words(item.type)}." if isinstance(item.type, ir.ListOf) else f"An alias of {words}.")
    else:
        parts += [*_variants(item), _fields_table(item.fields, types)]
        parts.append(_example(item.example))
    if users:
        parts.append("**Used by** " + ", ".join(users))
    return "\n\n".join([part for part in parts if part]) + "\n"


def _variants(item: ir.Structure) -> list[str]:
    if not isinstance(item, ir.UnionModel):
        return []
    return ["One of:\n\n" + "\n".join([f"- [{name}]({name}.md)" for name in item.variants])]


def _fields_table(fields: tuple[ir.Field, ...], types: Types) -> str:
    rows = ["| Field | JSON | Type | | |", "| --- | --- | --- | --- | --- |"]
    for field in fields:
        traits = ["required"] * field.required + ["nullable"] * field.nullable
        words = types.words(field.type).replace("](../models/", "](")
        cells = [f"`{field.name}`", text.code(field.wire_name), words, ", ".join(traits), text.cell(field_note(field))]
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows) if fields else ""


def _members_table(item: ir.Enum) -> str:
    rows = ["| Member | Value |", "| --- | --- |"]
    rows += [f"| `{member.name}` | {text.code(str(member.value))} |" for member in item.members]
    return "\n".join(rows)


def _example(example: Optional[str]) -> str:
    return "" if example is None else text.fenced(text.pretty_json(example), "json").rstrip("\n")


def _users(package: ir.Package, types: Types) -> dict[str, tuple[str, ...]]:
    """Return, for each declaration, links to what refers to it."""
    users: dict[str, dict[str, None]] = {}
    for name in types.declarations:
        for target in mentioned(types.declarations[name]):
            users.setdefault(target, {})[f"[{name}]({name}.md)"] = None
    for api in package.apis:
        for operation in api.operations:
            link = f"[{api.name}.{operation.name}](../api/{api.name}.md#{operation.name})"
            for target in types.used_by(operation):
                users.setdefault(target, {})[link] = None
    return {name: tuple(links) for name, links in users.items()}
