"""What ``explain`` says about a node of the contract."""

import pytest
import sample

from generator import ir
from generator.explain import UnknownPointer, explain

PACKAGE = sample.package(
    sample.model("Thing", sample.field("id")),
    sample.enum("Color", "red", "green"),
    apis=(sample.api("ThingApi", sample.operation("get_thing", "/things/{id}", returns=ir.Reference("Thing"))),),
    reasons=(
        ("#/components/schemas/Thing", ("an object with properties is a model",)),
        ("#/components/schemas/Thing/allOf/0", ("flattened",)),
    ),
)


def test_a_schema_is_shown_with_its_class_file_and_reasons():
    assert explain(PACKAGE, "#/components/schemas/Thing").splitlines() == [
        "#/components/schemas/Thing",
        "  is model Thing in flat_api/models/thing.py, 1 fields",
        "  because an object with properties is a model",
        "  ./allOf/0",
        "      flattened",
    ]


def test_a_field_is_shown_with_its_type():
    assert "is field Thing.id of type str" in explain(PACKAGE, "#/components/schemas/Thing/properties/id")


@pytest.mark.parametrize(
    "pointer", ["/paths/~1things~1{id}/get", "#/paths/~1things~1{id}/get", "/paths//things/{id}/get"]
)
def test_an_operation_is_found_however_its_path_is_spelled(pointer):
    assert "is method ThingApi.get_thing in flat_api/api/thing_api.py, returns Thing" in explain(PACKAGE, pointer)


def test_a_misspelt_pointer_gets_a_suggestion():
    with pytest.raises(UnknownPointer, match="did you mean #/components/schemas/Color"):
        explain(PACKAGE, "#/components/schemas/Colour")
