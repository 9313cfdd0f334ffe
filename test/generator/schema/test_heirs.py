"""A component with a discriminator is a union of the components that extend it."""

from __future__ import annotations

from typing import Any

from support.contracts import fields_of, schemas_of, union_of

from generator import ir

REF = "#/components/schemas/"
PET = {
    "type": "object",
    "required": ["petType"],
    "discriminator": {"propertyName": "petType", "mapping": {"cat": REF + "Cat", "dog": "Dog"}},
    "properties": {"petType": {"type": "string"}, "owner": {"$ref": REF + "Owner"}},
}
OWNER = {"type": "object", "properties": {"pets": {"type": "array", "items": {"$ref": REF + "Pet"}}}}


def heir(base: str = "Pet", **properties: Any) -> dict[str, Any]:
    return {"allOf": [{"$ref": REF + base}, {"type": "object", "properties": properties}]}


CAT, DOG = heir(claws={"type": "integer"}), heir(bark={"type": "boolean"})


def pet(**more: Any) -> ir.UnionModel:
    return union_of(schemas_of(Pet=PET, Owner=OWNER, Cat=CAT, Dog=DOG, **more), "Pet")


def test_the_heirs_are_the_variants_and_the_mapping_tells_them_apart() -> None:
    found = pet()

    assert found.variants == ("Cat", "Dog")
    assert found.discriminator is not None
    assert found.discriminator.wire_name == "petType"
    assert dict(found.discriminator.mapping) == {"cat": "Cat", "dog": "Dog", "Pet": "Pet"}
    assert list(fields_of(found)) == ["petType", "owner", "claws", "bark"]


def test_an_heir_without_a_value_has_its_own_name() -> None:
    found = pet(Fish=heir(fins={"type": "integer"}))

    assert found.discriminator is not None
    assert dict(found.discriminator.mapping)["Fish"] == "Fish"


def test_an_heir_of_an_heir_is_a_variant_too() -> None:
    assert pet(Lion=heir("Cat", mane={"type": "boolean"})).variants == ("Cat", "Dog", "Lion")


def test_another_name_for_the_base_is_no_heir() -> None:
    assert pet(Animal={"allOf": [{"$ref": REF + "Pet"}]}).variants == ("Cat", "Dog")


def test_a_base_that_nothing_extends_is_a_model() -> None:
    alone = {**PET, "discriminator": {"propertyName": "petType"}, "properties": {"petType": {"type": "string"}}}

    assert isinstance(schemas_of(Pet=alone)["Pet"], ir.Model)
