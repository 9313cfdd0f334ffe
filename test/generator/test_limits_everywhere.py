"""Limits hold wherever a contract puts them, and never for what a response holds."""

from __future__ import annotations

import importlib
import json
import sys
from typing import Any

import pytest

from flat_api.exceptions import ModelValidationError
from generator.build import build
from generator.commands.publish import Target, carry_out, plan
from generator.emit.package import render, runtime
from generator.parse.document import parse

LIMITS: dict[str, tuple[dict[str, Any], list[Any], list[Any]]] = {
    "minimum": ({"type": "integer", "minimum": 0}, [0, 7], [-1, "1", True, 1.5]),
    "maximum": ({"type": "integer", "maximum": 9}, [9, -7], [10]),
    "exclusiveMinimum": ({"type": "integer", "exclusiveMinimum": 0}, [1], [0]),
    "exclusiveMaximum": ({"type": "integer", "exclusiveMaximum": 9}, [8], [9]),
    "fractionOfInteger": ({"type": "integer", "minimum": 0.5, "maximum": 2.5}, [1, 2], [0, 3]),
    "multipleOf": ({"type": "integer", "multipleOf": 5}, [10, -5, 0], [11]),
    "multipleOfFraction": ({"type": "integer", "multipleOf": 2.5}, [5, 10], [2, 6]),
    "numberMinimum": ({"type": "number", "minimum": 0.5}, [0.5, 1, 1e300], [0.25, -1, "1", True]),
    "numberMaximum": ({"type": "number", "maximum": 2}, [2, 1.5], [2.25, 3]),
    "numberExclusiveMinimum": ({"type": "number", "exclusiveMinimum": 0}, [0.1], [0, 0.0, -1]),
    "numberExclusiveMaximum": ({"type": "number", "exclusiveMaximum": 1}, [0.9], [1, 1.0]),
    "cents": ({"type": "number", "multipleOf": 0.01}, [19.99, 0.07, 1e22, 4, 0.29], [19.995, 0.001]),
    "halves": ({"allOf": [{"type": "number", "multipleOf": 0.5}, {"multipleOf": 0.2}]}, [3, 1.0], [0.5, 0.2]),
    "minLength": ({"type": "string", "minLength": 2}, ["ab", "né"], ["", "a", 5]),
    "maxLength": ({"type": "string", "maxLength": 3}, ["", "abc"], ["abcd"]),
    "pattern": ({"type": "string", "pattern": "^a+$"}, ["aa"], ["ab"]),
    "lookahead": ({"type": "string", "pattern": "^(?!b)"}, ["a"], ["b"]),
    "minItems": ({"type": "array", "items": {"type": "string"}, "minItems": 1}, [["a"]], [[], "a"]),
    "maxItems": ({"type": "array", "items": {"type": "string"}, "maxItems": 1}, [["a"], []], [["a", "b"]]),
    "enum": ({"type": "string", "enum": ["one", "three"], "maxLength": 4}, ["one"], ["three", "two"]),
    "integerEnum": ({"type": "integer", "enum": [1, 5, 10], "maximum": 5}, [1, 5], [10, 2]),
    "enumItems": ({"type": "array", "items": {"type": "string", "enum": ["x", "y"]}, "maxItems": 1}, [["x"]], [["z"]]),
}
"""Per limit its schema, values within it, and values beyond."""

PLACES: dict[str, tuple[Any, Any]] = {
    "field": (lambda schema: schema, lambda value: value),
    "item": (lambda schema: {"type": "array", "items": schema}, lambda value: [value]),
    "map": (lambda schema: {"type": "object", "additionalProperties": schema}, lambda value: {"key": value}),
    "member": (lambda schema: {"anyOf": [schema, {"type": "boolean"}]}, lambda value: value),
    "nullable": (lambda schema: {"anyOf": [schema, {"type": "null"}]}, lambda value: value),
    "alias": (lambda schema: {"$ref": "#/components/schemas/ALIAS"}, lambda value: value),
    "deep": (
        lambda schema: {"type": "array", "items": {"type": "object", "additionalProperties": schema}},
        lambda value: [{"key": value}],
    ),
}
"""Per place the schema around that of a limit, and the value around that of the schema."""

CASES = [(limit, place, need) for limit in LIMITS for place in PLACES for need in ("required", "optional")]


def contract() -> dict[str, Any]:
    schemas: dict[str, Any] = {f"{limit}Alias": schema for limit, (schema, _, _) in LIMITS.items()}
    paths: dict[str, Any] = {}
    for limit, place, need in CASES:
        schema = json.loads(json.dumps(PLACES[place][0](LIMITS[limit][0])).replace("ALIAS", f"{limit}Alias"))
        name = model_name(limit, place, need)
        required = {"required": ["it"]} if need == "required" else {}
        schemas[name] = {"type": "object", "properties": {"it": schema}, **required}
        content = {"content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}}
        paths[f"/{name}"] = {"post": {"operationId": f"send{name}", "requestBody": content, "responses": {}}}
    info = {"title": "Limits", "version": "1"}
    return {"openapi": "3.1.0", "info": info, "paths": paths, "components": {"schemas": schemas}}


def model_name(limit: str, place: str, need: str) -> str:
    return f"{limit[0].upper()}{limit[1:]}{place.title()}{need.title()}"


@pytest.fixture(scope="module")
def limited(tmp_path_factory):
    package = build(parse(json.dumps(contract()).encode(), "limits.json"), "limited")
    target = Target(tmp_path_factory.mktemp("limited"), "limited")
    carry_out(target, plan(target, [*render(package, "limits.json", "1.0"), *runtime(package)], []))
    sys.path.insert(0, str(target.root))
    yield importlib.import_module("limited")
    sys.path.remove(str(target.root))
    for name in [name for name in sys.modules if name.split(".")[0] == "limited"]:
        del sys.modules[name]


@pytest.mark.parametrize(("limit", "place", "need"), CASES)
def test_a_limit_holds_in_every_place(limited, limit, place, need):
    _, within, beyond = LIMITS[limit]
    wrapped = PLACES[place][1]
    model = getattr(limited, model_name(limit, place, need))

    for value in within:
        made = model(it=wrapped(value))
        assert json.loads(made.to_json()) == {"it": wrapped(value)}
        made.it = wrapped(value)
    for value in [value for value in beyond if not (place == "member" and value is True)]:
        with pytest.raises(limited.ModelValidationError, match=" 'it"):
            model(it=wrapped(value))
        with pytest.raises(limited.ModelValidationError, match=" 'it"):
            made.it = wrapped(value)
        assert json.loads(made.to_json()) == {"it": wrapped(within[-1])}
        assert json.loads(model.from_dict({"it": wrapped(value)}).to_json()) == {"it": wrapped(value)}


def test_a_list_beyond_its_length_is_decoded_with_its_models():
    from flat_api import OmrDetailsSubmission

    submission = {"step": "details", "instruments": [{"index": number} for number in range(201)]}

    decoded = OmrDetailsSubmission.from_dict(submission)

    assert decoded.instruments is not None
    assert decoded.instruments[200].index == 200
    assert decoded.to_dict() == submission


def test_a_required_number_of_the_contract_has_its_limit():
    from flat_api import OmrInstrumentOverride

    with pytest.raises(ModelValidationError, match="'index' must be greater than or equal to 0, got -5"):
        OmrInstrumentOverride(index=-5)
