"""Servers of the API, as :class:`flat_api.Configuration` lists them."""

from __future__ import annotations

from generator import ir
from generator.emit import text
from generator.emit.output import Output, header
from generator.runtime_exports import SERVERS_MODULE


def emit(package: ir.Package, source: str) -> list[Output]:
    """Return the module of the servers."""
    lines = [
        text.docstring(f"Servers of the API. {header(source)}", 0),
        "",
        "from __future__ import annotations",
        "",
        "from typing import Any, Dict, Tuple",
        "",
        "HOSTS: Tuple[Dict[str, Any], ...] = (",
        *[f"    {_server(server)}," for server in package.servers],
        ")",
        text.docstring("The servers of the contract; the first is the default.", 0),
        "",
        f"API_VERSION = {text.literal(package.version)}",
        text.docstring("The version of the contract.", 0),
        "",
    ]
    return [Output("package", f"{SERVERS_MODULE.replace('.', '/')}.py", "\n".join(lines))]


def _server(server: ir.Server) -> str:
    entries = [f'"url": {text.literal(server.url)}', f'"description": {text.literal(server.description)}']
    if server.variables:
        entries.append(f'"variables": {{{", ".join([_variable(variable) for variable in server.variables])}}}')
    return f"{{{', '.join(entries)}}}"


def _variable(variable: ir.ServerVariable) -> str:
    facts = f'"description": {text.literal(variable.description)}, "default_value": {text.literal(variable.default)}'
    allowed = f', "enum_values": [{", ".join(map(text.literal, variable.allowed))}]' if variable.allowed else ""
    return f"{text.literal(variable.name)}: {{{facts}{allowed}}}"
