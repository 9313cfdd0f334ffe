"""Unions (``oneOf`` and ``anyOf``), and how their variants are told apart."""

from __future__ import annotations

from typing import Any

import pytest
from support.contracts import (
    STRING,
    error_of,
    field_of,
    fields_of,
    package_of,
    reasons_of,
    schemas_of,
    union_of,
    yaml_with_schemas,
)

from generator import ir

REF = "#/components/schemas/"


def kind(value: str, **more: Any) -> dict[str, Any]:
    return {"type": "object", "properties": {"kind": {"type": "string", "enum": [value]}, **more}}


def plain(*names: str) -> dict[str, Any]:
    return {"type": "object", "properties": {name: {"type": "string"} for name in names}}


def refs(*names: str) -> list[dict[str, str]]:
    return [{"$ref": REF + name} for name in names]


@pytest.mark.parametrize("keyword", ["oneOf", "anyOf"])
def test_a_choice_of_objects_is_a_union_with_the_members_of_all(keyword: str) -> None:
    declarations = schemas_of(
        A={"type": "object", "required": ["x"], "properties": {"x": {"type": "string"}, "y": {"type": "string"}}},
        B={
            "type": "object",
            "required": ["x"],
            "properties": {"x": {"type": "integer"}, "z": {"type": ["string", "null"]}},
        },
        It={keyword: refs("A", "B")},
    )

    union = union_of(declarations, "It")
    assert union.variants == ("A", "B")
    fields = fields_of(union)
    assert {name: field.type for name, field in fields.items()} == {
        "x": ir.OneOf((STRING, ir.Primitive("integer"))),
        "y": STRING,
        "z": STRING,
    }
    assert not any(field.required for field in fields.values())
    assert [name for name, field in fields.items() if field.nullable] == ["z"]


def test_a_nested_union_stays_a_variant_and_lends_its_members() -> None:
    declarations = schemas_of(
        A=plain("a"), B=plain("b"), C=plain("c"), Inner={"oneOf": refs("A", "B")}, Outer={"oneOf": refs("Inner", "C")}
    )

    outer = union_of(declarations, "Outer")
    assert outer.variants == ("Inner", "C")
    assert list(fields_of(outer)) == ["a", "b", "c"]


def test_a_nullable_choice_of_one_is_that_one() -> None:
    found = field_of({"oneOf": [{"$ref": REF + "A"}, {"type": "null"}]}, A=plain("a"))

    assert (found.type, found.nullable) == (ir.Reference("A"), True)


def test_a_choice_of_one_with_a_discriminator_may_grow_and_is_a_union() -> None:
    mapping = {"propertyName": "kind", "mapping": {"a": REF + "A"}}

    union = union_of(schemas_of(A=kind("a"), It={"oneOf": refs("A"), "discriminator": mapping}), "It")

    assert union.variants == ("A",)
    assert union.discriminator == ir.Discriminator("kind", (("a", "A"),))


def test_inline_branches_are_named_by_their_place() -> None:
    declarations = schemas_of(It={"oneOf": [plain("a"), plain("b")]})

    assert union_of(declarations, "It").variants == ("ItOneOf", "ItOneOf1")


def test_an_inline_union_is_named_after_parent_and_member() -> None:
    found = field_of({"anyOf": refs("A", "B")}, A=plain("a"), B=plain("b"))

    assert found.type == ir.Reference("OwnerIt")


def test_a_choice_with_a_scalar_is_no_union_of_objects() -> None:
    assert field_of({"oneOf": [{"type": "string"}, *refs("A")]}, A=plain("a")).type == ir.OneOf(
        (STRING, ir.Reference("A"))
    )


def test_what_stands_beside_a_choice_is_added_to_every_branch() -> None:
    declarations = schemas_of(
        A=plain("a"),
        B=plain("b"),
        It={"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}, "oneOf": refs("A", "B")},
    )

    union = union_of(declarations, "It")
    assert union.variants == ("ItA", "ItB")
    assert list(fields_of(declarations["ItA"])) == ["id", "a"]
    assert fields_of(declarations["ItB"])["id"].required
    assert list(fields_of(declarations["A"])) == ["a"]


def test_all_of_around_a_choice_is_added_to_every_branch() -> None:
    declarations = schemas_of(
        Base=plain("id"), A=plain("a"), B=plain("b"), It={"allOf": [{"$ref": REF + "Base"}, {"oneOf": refs("A", "B")}]}
    )

    assert union_of(declarations, "It").variants == ("ItA", "ItB")
    assert list(fields_of(declarations["ItB"])) == ["id", "b"]


def test_a_branch_that_has_the_members_already_stays_itself() -> None:
    declarations = schemas_of(
        Base=plain("id"),
        A={"allOf": [*refs("Base"), plain("a")]},
        B={"allOf": [*refs("Base"), plain("b")]},
        It={"allOf": [*refs("Base"), {"oneOf": refs("A", "B")}]},
    )

    assert union_of(declarations, "It").variants == ("A", "B")


def test_two_choices_beside_each_other_are_multiplied() -> None:
    declarations = schemas_of(
        A=plain("a"),
        B=plain("b"),
        C=plain("c"),
        D=plain("d"),
        It={"allOf": [{"oneOf": refs("A", "B")}, {"oneOf": refs("C", "D")}]},
    )

    assert union_of(declarations, "It").variants == ("ItAC", "ItAD", "ItBC", "ItBD")
    assert list(fields_of(declarations["ItBC"])) == ["b", "c"]


def test_too_many_combinations_are_a_located_error() -> None:
    choices = "\n".join(
        "    - oneOf: [" + ", ".join(f"{{properties: {{a{n}{m}: {{}}}}}}" for m in range(3)) + "]" for n in range(4)
    )

    error = error_of(yaml_with_schemas(f"It:\n  allOf:\n{choices}\n"))

    assert str(error).startswith("api.yaml:12:18: the choices beside each other make more than 64 combinations")


def test_branches_that_only_validate_are_loosened() -> None:
    package = package_of(
        {"components": {"schemas": {"It": {**plain("a", "b"), "anyOf": [{"required": ["a"]}, {"required": ["b"]}]}}}}
    )

    (model,) = package.declarations
    assert list(fields_of(model)) == ["a", "b"]
    assert "/components/schemas/It/anyOf: loosened: the branches of this anyOf only validate" in reasons_of(package)


def test_a_branch_that_contradicts_its_surroundings_is_left_out() -> None:
    base = {"type": "object", "properties": {"at": {"type": "string"}}}
    derived = {"properties": {"at": {"oneOf": [{"type": "integer"}, {"type": "string"}]}}}

    fields = fields_of(schemas_of(Base=base, It={"allOf": [*refs("Base"), derived]})["It"])

    assert fields["at"].type == STRING


def test_the_mapping_of_a_discriminator_takes_references_and_bare_names() -> None:
    discriminator = {"propertyName": "kind", "mapping": {"one": REF + "A", "two": "B"}}

    union = union_of(
        schemas_of(A=kind("one"), B=kind("two"), It={"oneOf": refs("A", "B"), "discriminator": discriminator}), "It"
    )

    assert union.discriminator == ir.Discriminator("kind", (("one", "A"), ("two", "B")))


def test_without_a_mapping_the_values_of_the_member_decide() -> None:
    union = union_of(
        schemas_of(
            A=kind("one"), B=kind("two"), It={"oneOf": refs("A", "B"), "discriminator": {"propertyName": "kind"}}
        ),
        "It",
    )

    assert union.discriminator == ir.Discriminator("kind", (("one", "A"), ("two", "B")))


def test_without_mapping_and_values_the_names_of_the_schemas_decide() -> None:
    union = union_of(
        schemas_of(
            **{
                "a-b": plain("kind"),
                "C": plain("kind"),
                "It": {"oneOf": refs("a-b", "C"), "discriminator": {"propertyName": "kind"}},
            }
        ),
        "It",
    )

    assert union.discriminator == ir.Discriminator("kind", (("a-b", "AB"), ("C", "C")))


def test_only_the_names_of_components_decide_where_a_choice_stands_inside_all_of() -> None:
    inner = {"oneOf": refs("A", "B"), "discriminator": {"propertyName": "kind"}}
    around = {"allOf": [plain("id"), inner]}
    union = union_of(schemas_of(A=plain("kind"), B=plain("kind"), It=around), "It")

    assert union.discriminator == ir.Discriminator("kind", (("A", "ItA"), ("B", "ItB")))


def test_fixed_values_tell_variants_apart_where_the_contract_does_not_say_so() -> None:
    union = union_of(schemas_of(A=kind("one"), B=kind("two"), It={"oneOf": refs("A", "B")}), "It")

    assert union.discriminator == ir.Discriminator("kind", (("one", "A"), ("two", "B")))


def test_equal_values_tell_nothing_apart() -> None:
    assert (
        union_of(schemas_of(A=kind("one", a={}), B=kind("one"), It={"oneOf": refs("A", "B")}), "It").discriminator
        is None
    )


def test_the_parent_may_hold_the_discriminator() -> None:
    decides = {"propertyName": "type", "mapping": {"a": REF + "A", "b": REF + "B"}}

    union = union_of(
        schemas_of(A=plain("a"), B=plain("b"), It={"oneOf": refs("A", "B"), "x-parent-discriminator": decides}), "It"
    )

    assert union.parent_discriminator == ir.Discriminator("type", (("a", "A"), ("b", "B")))
    assert union.discriminator is None


def test_a_mapping_to_nowhere_is_located_with_a_suggestion() -> None:
    error = error_of(
        yaml_with_schemas(
            """
            Folder: {type: object, properties: {a: {}}}
            File: {type: object, properties: {b: {}}}
            It:
              oneOf: [{$ref: '#/components/schemas/Folder'}, {$ref: '#/components/schemas/File'}]
              discriminator:
                propertyName: kind
                mapping: {folder: '#/components/schemas/Foldr'}
            """
        )
    )

    assert str(error).startswith(
        "api.yaml:13:27: the mapping leads to '#/components/schemas/Foldr', which does not exist "
        "(did you mean 'Folder'?)"
    )


def test_variants_that_inherit_from_their_union_are_taken() -> None:
    pet = {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"type": "string"}},
        "discriminator": {"propertyName": "kind"},
    }

    declarations = schemas_of(Pet=pet, Cat={"allOf": [*refs("Pet"), plain("lives")]})

    assert list(fields_of(declarations["Cat"])) == ["kind", "lives"]
    assert union_of(declarations, "Pet").variants == ("Cat",)


def test_a_union_of_its_own_heirs_is_taken() -> None:
    pet = {
        **plain("kind"),
        "oneOf": refs("Cat", "Dog"),
        "discriminator": {"propertyName": "kind", "mapping": {"cat": "Cat", "dog": "Dog"}},
    }

    declarations = schemas_of(
        Pet=pet, Cat={"allOf": [*refs("Pet"), plain("lives")]}, Dog={"allOf": [*refs("Pet"), plain("bark")]}
    )

    assert union_of(declarations, "Pet").variants == ("Cat", "Dog")
    assert list(fields_of(declarations["Dog"])) == ["kind", "bark"]
