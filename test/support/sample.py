"""A small package in the form that the front half of the generator gives, for tests of the back half."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from generator import ir

STRING = ir.Primitive("string")
BOOLEAN = ir.Primitive("boolean")


def field(name: str, type_: ir.Type = STRING, **changes: Any) -> ir.Field:
    """Return an optional field with nothing special about it."""
    return replace(ir.Field(name=name, wire_name=name, type=type_), **changes)


def model(name: str, *fields: ir.Field, **changes: Any) -> ir.Model:
    """Return a model of requests and responses."""
    plain = ir.Model(**_named(name), fields=fields, in_request=True, in_response=True)
    return replace(plain, **{"description": f"A {name}.", **changes})


def _named(name: str) -> dict[str, Any]:
    return {"name": name, "module": name.lower(), "pointer": f"#/components/schemas/{name}"}


def enum(name: str, *values: str, **changes: Any) -> ir.Enum:
    """Return an enum of strings, whose members are named after them."""
    members = tuple([ir.EnumMember(value.upper(), value, ()) for value in values])
    return replace(ir.Enum(**_named(name), base="str", members=members), **changes)


def union(name: str, *variants: str, **changes: Any) -> ir.UnionModel:
    """Return a union without a discriminator."""
    plain = ir.UnionModel(**_named(name), variants=variants, in_request=True, in_response=True)
    return replace(plain, **changes)


def alias(name: str, type_: ir.Type) -> ir.Alias:
    """Return an alias."""
    return ir.Alias(**_named(name), type=type_)


def parameter(name: str, location: ir.Location = "query", type_: ir.Type = STRING, **changes: Any) -> ir.Parameter:
    """Return a parameter, which is required in the path only."""
    plain = ir.Parameter(
        name=name,
        wire_name=name,
        location=location,
        type=type_,
        required=location == "path",
        style="form" if location == "query" else "simple",
        explode=location == "query",
    )
    return replace(plain, **changes)


def response(type_: ir.Type, status: str = "200", media: str = "application/json", **changes: Any) -> ir.Response:
    """Return a response with one media type."""
    return replace(ir.Response(status, "The result.", ((media, type_),), ()), **changes)


def body(name: str, type_: ir.Type, **changes: Any) -> ir.Body:
    """Return a required JSON body."""
    return replace(ir.Body(name, type_, True, ("application/json",), "", ()), **changes)


def operation(name: str, path: str = "/things", method: str = "get", **changes: Any) -> ir.Operation:
    """Return an operation whose response is any JSON value."""
    plain = ir.Operation(
        name,
        name,
        method,
        path,
        f"Do {name}",
        "",
        (),
        None,
        0,
        (response(ir.Primitive("any")),),
        ir.Primitive("any"),
        (),
        True,
        False,
        None,
        (),
        None,
        None,
        None,
        False,
        None,
        "/paths/" + path.replace("/", "~1") + f"/{method}",
    )
    return replace(plain, **changes)


def api(name: str, *operations: ir.Operation) -> ir.Api:
    """Return an Api class; ``ThingApi`` is in ``thing_api``."""
    return ir.Api(name, name[:-3].lower() + "_api", name[:-3], f"Calls about a {name[:-3]}.", operations)


def package(*declarations: ir.Declaration, apis: tuple[ir.Api, ...] = (), **changes: Any) -> ir.Package:
    """Return a package."""
    plain = ir.Package("flat_api", "Sample", "1.0", "", (), (), apis, declarations, ())
    return replace(plain, **changes)
