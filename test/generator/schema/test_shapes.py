"""Types of schemas, in small contracts."""

from __future__ import annotations

from typing import Any

import pytest
from support.contracts import (
    ANY,
    BOOLEAN,
    BYTES,
    INTEGER,
    NONE,
    NUMBER,
    OBJECT,
    STRING,
    error_of,
    field_of,
    fields_of,
    model_of,
    old_schemas_of,
    package_of,
    reasons_of,
    schemas_of,
    yaml_with_schemas,
)

from generator import ir

REF = "#/components/schemas/"
PERSON = {"type": "object", "properties": {"name": {"type": "string"}}}
DATE, TIMESTAMP = ir.Primitive("date"), ir.Primitive("date-time")


@pytest.mark.parametrize(
    ("schema", "type_"),
    [
        ({"type": "string"}, STRING),
        ({"type": "string", "format": "uuid"}, STRING),
        ({"type": "string", "format": "byte"}, STRING),
        ({"type": "string", "contentEncoding": "base64"}, STRING),
        ({"type": "string", "format": "binary"}, BYTES),
        ({"type": "string", "contentMediaType": "application/octet-stream"}, BYTES),
        ({"type": "string", "format": "date"}, DATE),
        ({"type": "string", "format": "date-time"}, TIMESTAMP),
        ({"type": "integer", "format": "int64"}, INTEGER),
        ({"type": "number"}, NUMBER),
        ({"type": "boolean"}, BOOLEAN),
        ({"type": "null"}, NONE),
        ({}, ANY),
        (True, ANY),
        ({"description": "Anything."}, ANY),
        ({"type": "object"}, OBJECT),
        ({"type": "object", "additionalProperties": True}, OBJECT),
        ({"type": "object", "additionalProperties": {}}, OBJECT),
        ({"type": "object", "additionalProperties": {"type": "integer"}}, ir.MapOf(INTEGER)),
        ({"additionalProperties": {"type": "integer"}}, ir.MapOf(INTEGER)),
        ({"type": "object", "patternProperties": {"^x": {"type": "string"}}}, ir.MapOf(STRING)),
        (
            {"patternProperties": {"^x": {"type": "string"}}, "additionalProperties": {"type": "integer"}},
            ir.MapOf(ir.OneOf((INTEGER, STRING))),
        ),
        (
            {"patternProperties": {"^x": {"type": "string"}, "^y": {"type": "integer"}}},
            ir.MapOf(ir.OneOf((STRING, INTEGER))),
        ),
        ({"enum": [[1], [2]]}, ir.ListOf(ANY)),
        ({"enum": [{"a": 1}]}, OBJECT),
        ({"type": "array", "items": {"type": "integer"}, "enum": [[1]]}, ir.ListOf(INTEGER)),
        ({"enum": [{"a": 1}, 1]}, ANY),
        ({"type": "array", "items": {"type": "string"}}, ir.ListOf(STRING)),
        ({"type": "array"}, ir.ListOf(ANY)),
        ({"items": {"type": "string"}}, ir.ListOf(STRING)),
        ({"type": "array", "items": {"type": ["string", "null"]}}, ir.ListOf(ir.NullOr(STRING))),
        ({"type": "array", "prefixItems": [{"type": "string"}]}, ir.ListOf(ANY)),
        ({"type": "integer", "items": {"type": "string"}}, INTEGER),
        ({"type": ["string", "integer"]}, ir.OneOf((STRING, INTEGER))),
        ({"minLength": 1}, STRING),
        ({"const": "x"}, ir.LiteralOf(("x",))),
        ({"type": "string", "enum": ["x"]}, ir.LiteralOf(("x",))),
        ({"type": "boolean", "enum": [True]}, ir.LiteralOf((True,))),
        ({"enum": ["a", 1, True]}, ir.LiteralOf(("a", 1, True))),
        ({"type": "number", "enum": [1.5, 2.5]}, NUMBER),
        ({"allOf": [{"type": "string"}, {"maxLength": 3}]}, STRING),
        ({"allOf": [{"type": "number"}, {"type": "integer"}]}, INTEGER),
        ({"oneOf": [{"type": "string"}]}, STRING),
        ({"oneOf": [{"type": "string"}, {"type": "integer"}]}, ir.OneOf((STRING, INTEGER))),
        ({"anyOf": [{"type": "string", "format": "uri"}, {"type": "string"}]}, STRING),
        ({"type": "string", "anyOf": [{"pattern": "a"}, {"pattern": "b"}]}, STRING),
        ({"anyOf": [{"type": "string"}, {}]}, ANY),
        (
            {"oneOf": [{"type": "string"}, {"oneOf": [{"type": "integer"}, {"type": "string"}]}]},
            ir.OneOf((STRING, INTEGER)),
        ),
        (
            {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]},
            ir.OneOf((STRING, ir.ListOf(STRING))),
        ),
    ],
)
def test_type_of_a_property(schema: Any, type_: ir.Type) -> None:
    assert field_of(schema).type == type_


@pytest.mark.parametrize(
    "schema",
    [
        {"type": ["string", "null"]},
        {"type": "string", "nullable": True},
        {"oneOf": [{"type": "string"}, {"type": "null"}]},
        {"anyOf": [{"type": "null"}, {"type": "string"}]},
        {"allOf": [{"type": "string"}], "nullable": True},
        {"allOf": [{"type": ["string", "null"]}, {"description": "x"}]},
        {"$ref": REF + "Nullable"},
        {"$ref": REF + "Name", "nullable": True},
        {"allOf": [{"$ref": REF + "Name"}], "nullable": True},
        {"oneOf": [{"$ref": REF + "Name"}, {"type": "null"}]},
        {"oneOf": [{"$ref": REF + "Name"}, {"enum": [None]}]},
    ],
)
def test_every_spelling_of_nullable_is_understood(schema: Any) -> None:
    found = field_of(schema, Name={"type": "string"}, Nullable={"type": ["string", "null"]})

    assert (found.type, found.nullable) == (STRING, True)


@pytest.mark.parametrize(
    "schema", [{"enum": ["a", "b", None]}, {"type": "string", "nullable": True, "enum": ["a", "b"]}]
)
def test_an_enum_with_null_is_nullable(schema: Any) -> None:
    found = field_of(schema)

    assert (found.type, found.nullable) == (ir.Reference("OwnerIt"), True)


def test_a_reference_to_a_nullable_enum_is_nullable() -> None:
    assert field_of({"$ref": REF + "E"}, E={"type": ["string", "null"], "enum": ["a", "b", None]}).nullable


def test_a_nullable_member_of_another_part_stays_nullable() -> None:
    base = {"type": "object", "properties": {"x": {"type": ["string", "null"]}}}

    fields = fields_of(schemas_of(Base=base, It={"allOf": [{"$ref": REF + "Base"}, PERSON]})["It"])

    assert [(name, field.nullable) for name, field in fields.items()] == [("x", True), ("name", False)]


def test_all_of_is_flattened_in_the_order_of_its_parts() -> None:
    own = {"properties": {"own": {"type": "string"}}}
    nested = {"allOf": [{"$ref": REF + "Person"}, {"type": "object", "properties": {"b": {"type": "string"}}}]}

    declarations = schemas_of(Person=PERSON, It={"allOf": [nested, {"required": ["name"]}], **own})

    assert [(name, field.required) for name, field in fields_of(declarations["It"]).items()] == [
        ("name", True),
        ("b", False),
        ("own", False),
    ]
    assert sorted(declarations) == ["It", "Person"]


def test_required_may_name_a_member_of_another_part() -> None:
    declarations = schemas_of(
        Person=PERSON, It={"allOf": [{"$ref": REF + "Person"}, {"type": "object", "required": ["name"]}]}
    )

    assert fields_of(declarations["It"])["name"].required
    assert not fields_of(declarations["Person"])["name"].required


def test_the_narrower_of_two_declarations_of_a_member_wins() -> None:
    wide = {"type": "object", "properties": {"x": {"type": "string", "maxLength": 9}, "y": {"type": "number"}}}
    narrow = {"type": "object", "properties": {"x": {"enum": ["a"]}, "y": {"type": "integer", "description": "Y."}}}

    fields = fields_of(schemas_of(Wide=wide, It={"allOf": [{"$ref": REF + "Wide"}, narrow]})["It"])

    assert fields["x"].type == ir.LiteralOf(("a",))
    assert (fields["y"].type, fields["y"].description) == (INTEGER, "Y.")


def test_parts_that_contradict_each_other_are_a_located_error() -> None:
    error = error_of(
        yaml_with_schemas(
            """
            It:
              allOf:
                - properties: {x: {type: string}}
                - properties: {x: {type: integer}}
            """
        )
    )

    assert str(error).startswith("api.yaml:10:34: no value can be integer and, as")


def test_a_member_that_two_parts_describe_as_objects_has_the_members_of_both() -> None:
    one = {"type": "object", "properties": {"x": {"type": "object", "properties": {"a": {"type": "string"}}}}}
    other = {"type": "object", "properties": {"x": {"type": "object", "properties": {"b": {"type": "string"}}}}}

    declarations = schemas_of(One=one, It={"allOf": [{"$ref": REF + "One"}, other]})

    assert fields_of(declarations["It"])["x"].type == ir.Reference("ItX")
    assert list(fields_of(declarations["ItX"])) == ["a", "b"]


def test_a_wrapper_with_texts_only_stands_for_what_it_wraps() -> None:
    for wrapper in ("allOf", "oneOf", "anyOf"):
        found = field_of({"type": "object", wrapper: [{"$ref": REF + "Person"}], "description": "Mine."}, Person=PERSON)

        assert (found.type, found.description) == (ir.Reference("Person"), "Mine.")


def test_inline_schemas_are_named_after_parent_and_member() -> None:
    inner = {"type": "object", "properties": {"state": {"type": "string", "enum": ["a", "b"]}}}
    declarations = schemas_of(
        Owner={
            "allOf": [
                {
                    "type": "object",
                    "properties": {
                        "part": inner,
                        "some_parts": {"type": "array", "items": inner},
                        "by-name": {"type": "object", "additionalProperties": inner},
                        "maybe": {"oneOf": [inner, {"type": "null"}]},
                    },
                }
            ]
        }
    )

    assert sorted(declarations) == [
        "Owner",
        "OwnerByNameValue",
        "OwnerByNameValueState",
        "OwnerMaybe",
        "OwnerMaybeState",
        "OwnerPart",
        "OwnerPartState",
        "OwnerSomePartsInner",
        "OwnerSomePartsInnerState",
    ]


def test_an_inline_schema_gives_way_to_a_component_of_its_name() -> None:
    declarations = schemas_of(OwnerIt=PERSON, Owner={"type": "object", "properties": {"it": PERSON}})

    assert fields_of(declarations["Owner"])["it"].type == ir.Reference("OwnerIt_6562")


def test_an_inline_schema_that_two_models_inherit_is_declared_once() -> None:
    base = {"type": "object", "properties": {"state": {"type": "string", "enum": ["a", "b"]}}}

    declarations = schemas_of(
        Z={"allOf": [{"$ref": REF + "ZBase"}]}, A={"allOf": [{"$ref": REF + "ZBase"}, PERSON]}, ZBase=base
    )

    assert fields_of(declarations["A"])["state"].type == ir.Reference("ZBaseState")


def test_components_that_are_no_objects_become_aliases() -> None:
    declarations = schemas_of(
        Names={"type": "array", "items": {"type": "string"}, "description": "Names."},
        Id={"type": "string", "minLength": 3},
        Free={"type": "object"},
        Owner={"type": "object", "properties": {"names": {"$ref": REF + "Names"}, "id": {"$ref": REF + "Id"}}},
    )

    assert declarations["Names"] == ir.Alias(
        name="Names", module="names", description="Names.", type=ir.ListOf(STRING), pointer="/components/schemas/Names"
    )
    assert declarations["Free"] == ir.Alias(name="Free", module="free", type=OBJECT, pointer="/components/schemas/Free")
    fields = fields_of(declarations["Owner"])
    assert (fields["names"].type, fields["id"].type) == (ir.ListOf(STRING), STRING)


def test_objects_may_contain_themselves() -> None:
    tree = {"type": "object", "properties": {"children": {"type": "array", "items": {"$ref": REF + "Tree"}}}}

    assert fields_of(schemas_of(Tree=tree)["Tree"])["children"].type == ir.ListOf(ir.Reference("Tree"))


def test_a_list_of_itself_becomes_a_list_of_anything_with_a_reason() -> None:
    package = package_of({"components": {"schemas": {"Deep": {"type": "array", "items": {"$ref": REF + "Deep"}}}}})

    (deep,) = package.declarations
    assert isinstance(deep, ir.Alias)
    assert deep.type == ir.ListOf(ANY)
    assert "/components/schemas/Deep: loosened: it contains itself without an object in between" in reasons_of(package)


def test_any_json_value_can_be_described() -> None:
    value = {
        "oneOf": [
            {"type": ["string", "number", "boolean"]},
            {"type": "array", "items": {"$ref": REF + "Json"}},
            {"type": "object", "additionalProperties": {"$ref": REF + "Json"}},
        ]
    }

    declaration = schemas_of(Json=value)["Json"]

    assert isinstance(declaration, ir.Alias)
    assert declaration.type == ir.OneOf((STRING, NUMBER, BOOLEAN, ir.ListOf(ANY), OBJECT))


def test_a_single_valued_component_stays_an_enum() -> None:
    declaration = schemas_of(Only={"type": "string", "enum": ["x"]})["Only"]

    assert isinstance(declaration, ir.Enum)
    assert declaration.members == (ir.EnumMember("X", "x", ()),)


def test_integer_enums_are_enums_of_integers() -> None:
    declarations = schemas_of(Level={"type": "integer", "enum": [1, -2]})

    level = declarations["Level"]
    assert isinstance(level, ir.Enum)
    assert (level.base, [(one.name, one.value) for one in level.members]) == (
        "int",
        [("NUMBER_1", 1), ("NUMBER_MINUS_2", -2)],
    )


def test_values_are_taken_in_the_type_of_their_schema() -> None:
    declarations = schemas_of(A={"type": "string", "enum": [1.5, 2, True]}, B={"type": "integer", "enum": ["1", "2"]})

    for name, values in (("A", ["1.5", "2", "true"]), ("B", [1, 2])):
        enum = declarations[name]
        assert isinstance(enum, ir.Enum)
        assert [member.value for member in enum.members] == values


def test_a_number_in_an_enum_of_texts_is_taken_as_it_is_written() -> None:
    from generator.build import build
    from generator.parse.document import parse

    package = build(parse(yaml_with_schemas("Version: {type: string, enum: [1.10, 2.0, no]}").encode(), "api.yaml"))

    (enum,) = package.declarations
    assert isinstance(enum, ir.Enum)
    assert [member.value for member in enum.members] == ["1.10", "2.0", "no"]


def test_fixed_values_in_a_choice_become_one_enum() -> None:
    branches = [{"const": "a", "description": "First."}, {"const": "b"}, {"type": "string", "enum": ["c"]}]

    enum = schemas_of(Letter={"anyOf": branches})["Letter"]

    assert isinstance(enum, ir.Enum)
    assert [member.value for member in enum.members] == ["a", "b", "c"]


def test_what_is_loosened_is_recorded() -> None:
    schemas = {
        "A": {
            "type": "object",
            "not": {"required": ["x"]},
            "minProperties": 1,
            "if": {},
            "properties": {"x": {"type": "string"}},
        },
        "B": {"type": "string", "pattern": "\\p{L}"},
    }
    package = package_of(
        {"components": {"schemas": {**schemas, "C": {"type": "object", "properties": {"b": {"$ref": REF + "B"}}}}}}
    )

    reasons = reasons_of(package)
    for line in ("'not' is left to the server", "'minProperties' is left", "'if' is left", "cannot check this pattern"):
        assert line in reasons


def test_versions_3_0_and_3_1_give_the_same_package() -> None:
    new = schemas_of(
        A={"type": ["object", "null"], "properties": {"x": {"type": ["integer", "null"], "exclusiveMinimum": 0}}},
        B={"oneOf": [{"$ref": REF + "A"}, {"type": "null"}]},
    )
    old = old_schemas_of(
        A={
            "type": "object",
            "nullable": True,
            "properties": {"x": {"type": "integer", "nullable": True, "minimum": 0, "exclusiveMinimum": True}},
        },
        B={"nullable": True, "allOf": [{"$ref": REF + "A"}]},
    )

    assert new == old


def test_texts_examples_and_marks_reach_the_representation() -> None:
    schema = {
        "type": "object",
        "description": "Mine.",
        "deprecated": True,
        "examples": [{"x": 1}, {"x": 2}],
        "properties": {
            "x": {"type": "integer", "description": "X.", "default": 3, "deprecated": True, "x-secret": True}
        },
    }

    model = model_of(schemas_of(It=schema), "It")

    assert (model.description, model.deprecated, model.example, model.holds_secret) == ("Mine.", True, '{"x":1}', True)
    (field,) = model.fields
    assert (field.description, field.default, field.deprecated, field.secret) == ("X.", "3", True, True)
